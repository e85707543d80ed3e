// Elements and text. Whatever a document holds becomes text nodes, never markup.

const byId = (id) => document.getElementById(id);

/** Return an element; a string among the children is text, what is null or false is left out. */
function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

// What acts on a text instead of being seen in it.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const HIDDEN_OR_ODD = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}]/gu;
const NAMES = {
  "U+00A0": "no-break space",
  "U+00AD": "soft hyphen",
  "U+200B": "zero-width space",
  "U+200E": "left-to-right mark",
  "U+200F": "right-to-left mark",
  "U+202D": "left-to-right override",
  "U+202E": "right-to-left override",
  "U+202F": "narrow no-break space",
  "U+FEFF": "byte order mark",
};

/** Return a text as nodes, what is hidden in it made visible; where it is marked, odd spaces too. */
function shown(text, marked = false) {
  if (/^[ -~]*$/.test(text)) return text ? [text] : []; // most of all, and quick
  const flat = text.replace(/\r\n?|[\n\t]/g, " ");
  const nodes = [];
  let done = 0;
  for (const { 0: letter, index } of flat.matchAll(marked ? HIDDEN_OR_ODD : HIDDEN)) {
    if (letter === " " || joins(flat, index)) continue;
    nodes.push(flat.slice(done, index), chip(letter));
    done = index + letter.length;
  }
  nodes.push(flat.slice(done));
  return nodes.filter((node) => node !== "");
}

/** Return a text for where there are no elements: names, titles, options. */
function bare(text) {
  return shown(text)
    .map((node) => node.textContent ?? node)
    .join("");
}

/** Say whether a joiner does its work there, as in emoji and in words of Persian or Hindi. */
function joins(text, index) {
  return (
    /[\u200c\u200d]/.test(text[index]) &&
    /[^\p{sc=Latin}\s]$/u.test(text.slice(Math.max(0, index - 2), index)) &&
    /^[^\p{sc=Latin}\s]/u.test(text.slice(index + 1, index + 3))
  );
}

function chip(letter) {
  const code = letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  const name = `U+${code}`;
  return element("span", { class: "chip", title: NAMES[name] }, name);
}

/** Return Markdown's paragraphs as elements: of its marks, rules use those of code and lists. */
function paragraphs(texts) {
  return texts.map((text) => {
    const items = text.split(/\n(?=[-*] )/);
    return items.every((item) => /^[-*] /.test(item))
      ? element(
          "ul",
          {},
          items.map((item) => element("li", {}, prose(item.slice(2)))),
        )
      : element("p", {}, prose(text));
  });
}

function prose(text) {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 ? element("code", {}, shown(part)) : shown(part)));
}

/** Return a number of things, as in "1 error" or "2,000 findings". */
function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Return the sign of a severity: a shape that says what its colour says. */
function shape(severity) {
  return element("span", { class: `sign ${severity}`, "aria-hidden": "true" });
}

/** Return the sign of a severity with its name, for those who do not see the sign. */
function sign(severity) {
  return [shape(severity), element("span", { class: "unseen" }, `${severity} `)];
}
