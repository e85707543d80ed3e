// The page: what is looked at, filters, keys, and the list of documents.

const main = byId("main");
const helpDialog = byId("help");
const KEYS = [
  ["n", "next finding"],
  ["p", "previous finding"],
  ["]", "next document"],
  ["[", "previous document"],
  ["o", "overview"],
  ["h", "help of the rule"],
  ["/", "look for a document"],
  ["?", "these keys"],
];

let selected = []; // the documents that are shown, in order
let current = null; // the article that is looked at
let active = null; // the finding that is looked at
let view = "overview"; // what the address says when no help is open
let keysOn = true;

// -- what is looked at -------------------------------------------------------------------------

function go(hash) {
  if (location.hash === `#${hash}`) route();
  else location.hash = hash;
}

/** Return what stands after the # in the address; nothing where that is no text. */
function address() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function route() {
  const hash = address();
  const place = /^d(\d+)(?:-(\d+))?$/.exec(hash);
  if (hash.startsWith("rule/")) {
    if (!main.querySelector("article, .overview")) draw();
    openHelp(help(hash.slice(5)));
    return;
  }
  if (helpDialog.open) helpDialog.close();
  if (!place && hash && hash !== "overview") return; // #main: the browser goes there
  const item = place && documents.find((each) => each.number === Number(place[1]) && each.blocks);
  view = item ? hash : "overview";
  if (!item || current?.item !== item) draw();
  if (place?.[2]) activate(Number(place[2]));
}

/** Draw what `view` names. */
function draw() {
  const place = /^d(\d+)/.exec(view);
  const item = place && documents.find((each) => each.number === Number(place[1]));
  active = null;
  current = item ? new Article(item) : null;
  main.replaceChildren(...(item ? [heading(item), current.node] : [overview(selected)]));
  document.title = item ? `${bare(item.name)} · mtlint` : "mtlint report";
  drawMap();
  markCurrent();
  scrollTo(0, 0);
}

function heading(item) {
  const { counts } = item;
  const index = selected.indexOf(item);
  const neighbour = (step, name, text) => {
    const other = index < 0 ? undefined : selected[index + step];
    return (
      other && element("a", { href: `#d${other.number}`, rel: name, title: bare(other.name) }, text)
    );
  };
  return element(
    "header",
    { class: "head" },
    element("h1", {}, shown(item.name)),
    element(
      "p",
      { class: "tally" },
      item.score &&
        element("span", { class: "of-score" }, "Score ", element("strong", {}, item.score)),
      SEVERITIES.filter((severity) => counts[severity]).map((severity) =>
        element("span", {}, shape(severity), counted(counts[severity], severity)),
      ),
      counts.all < item.findings.length &&
        element(
          "span",
          {},
          `${(item.findings.length - counts.all).toLocaleString("en")} hidden by the filters`,
        ),
    ),
    element(
      "nav",
      { class: "neighbours", "aria-label": "Neighbouring documents" },
      neighbour(-1, "prev", "← previous"),
      neighbour(1, "next", "next →"),
    ),
  );
}

/** Draw where in the text the findings are: a tick for each part of it that has some. */
function drawMap() {
  const parts = 150;
  const worst = new Map();
  if (current) {
    const whole = current.item.blocks.reduce((sum, [, pieces]) => sum + plain(pieces).length, 0);
    let done = 0;
    const seen = new Set();
    for (const piece of current.item.blocks.flatMap(([, pieces]) => pieces.map(marks))) {
      for (const finding of piece[1]) {
        if (!current.numbers.has(finding) || seen.has(finding)) continue;
        seen.add(finding);
        const part = Math.min(parts - 1, Math.floor((done / Math.max(whole, 1)) * parts));
        const rank = SEVERITIES.indexOf(current.item.findings[finding].severity);
        if (!worst.has(part) || worst.get(part).rank > rank) worst.set(part, { rank, finding });
      }
      done += piece[0].length;
    }
  }
  const ticks = [...worst].map(([part, { rank, finding }]) => {
    const tick = element("i", { class: SEVERITIES[rank], "data-findings": finding });
    tick.style.setProperty("--at", part / parts);
    return tick;
  });
  byId("map").replaceChildren(...ticks);
  byId("map").hidden = !ticks.length;
}

// -- findings ----------------------------------------------------------------------------------

/** Look at a finding; with `focus`, so do the keyboard and a screen reader. */
function activate(finding, focus = true) {
  current?.reach(finding);
  const note = current?.notes.get(finding);
  if (!note) return;
  if (active !== null) current.notes.get(active)?.classList.remove("active");
  active = finding;
  note.classList.add("active");
  light([finding]);
  const [mark] = current.lit.get(finding)?.find(([, how]) => how === "on") ?? [note];
  mark.scrollIntoView({ block: "center" });
  if (focus) note.focus({ preventScroll: true });
  view = `d${current.item.number}-${finding}`;
  history.replaceState(null, "", `#${view}`);
}

/** Go to the finding before or after the one that is looked at, across documents. */
function step(by) {
  if (current && current.order.length) {
    const at =
      active === null ? (by > 0 ? -1 : current.order.length) : current.order.indexOf(active);
    const next = current.order[at + by];
    if (next !== undefined) return activate(next);
  }
  const other = selected[nextDocument(by)];
  if (!other) return;
  view = `d${other.number}`;
  draw();
  activate(current.order.at(by > 0 ? 0 : -1));
}

function nextDocument(by) {
  const at = current ? selected.indexOf(current.item) : by > 0 ? -1 : selected.length;
  return at + by;
}

let lit = [];

/** Light up the marks of findings, and the places that are related to them. */
function light(findings) {
  for (const [node, how] of lit) node.classList.remove(how);
  const chosen = findings.length || active === null ? findings : [active];
  lit = chosen.flatMap((finding) => [
    ...(current?.lit.get(finding) ?? []),
    [current?.notes.get(finding), "on"],
  ]);
  lit = lit.filter(([node]) => node);
  for (const [node, how] of lit) node.classList.add(how);
}

function findingsAt(target) {
  const at = target.closest?.("[data-findings]");
  return at ? at.dataset.findings.split(" ").map(Number) : [];
}

main.addEventListener("mouseover", (event) => light(findingsAt(event.target)));
main.addEventListener("mouseleave", () => light([]));
main.addEventListener("focusin", (event) => light(findingsAt(event.target)));
document.addEventListener("click", (event) => {
  const { target } = event;
  const place = target.closest("[data-place]")?.dataset.place;
  const rule = target.closest("button[data-rule]")?.dataset.rule;
  if (target.closest("[data-close]")) closeHelp();
  else if (rule !== undefined) showRule(rule);
  else if (place) showPlace(place);
  else if (target.closest("a, button")) return;
  else {
    const findings = findingsAt(target);
    if (findings.length) activate(findings.at(-1));
  }
});

function showPlace(place) {
  current.finish();
  const node = [...current.node.querySelectorAll("[data-related]")].find((each) =>
    each.dataset.related.split(",").includes(place),
  );
  node?.scrollIntoView({ block: "center" });
}

// -- help --------------------------------------------------------------------------------------

function openHelp(content) {
  helpDialog.replaceChildren(...[content].flat(Infinity).filter(Boolean));
  if (!helpDialog.open) helpDialog.showModal();
  helpDialog.scrollTop = 0;
}

function closeHelp() {
  helpDialog.close();
}

helpDialog.addEventListener("close", () => {
  if (location.hash.startsWith("#rule/")) history.replaceState(null, "", `#${view}`);
});
helpDialog.addEventListener("click", (event) => {
  if (event.target === helpDialog) closeHelp(); // the backdrop
});

function showRule(rule) {
  byId("rule").value = rule;
  applyFilters();
  closeHelp();
  if (selected.length && !(current && selected.includes(current.item)))
    go(`d${selected[0].number}`);
}

function openKeys() {
  const toggle = element("input", { type: "checkbox", id: "keys-on" });
  toggle.checked = keysOn;
  toggle.addEventListener("change", () => {
    keysOn = toggle.checked;
  });
  openHelp([
    element("h2", { id: "help-title" }, "Keys"),
    element(
      "dl",
      { class: "keys" },
      KEYS.map(([key, does]) => [
        element("dt", {}, element("kbd", {}, key)),
        element("dd", {}, does),
      ]),
    ),
    element("p", {}, element("label", {}, toggle, " single keys act")),
    element(
      "p",
      { class: "actions" },
      element("button", { type: "button", "data-close": true }, "Close"),
    ),
  ]);
}

const ACTIONS = {
  n: () => step(1),
  p: () => step(-1),
  "]": () => turn(1),
  "[": () => turn(-1),
  o: () => go("overview"),
  h: () => active !== null && go(`rule/${current.item.findings[active].rule}`),
  "/": () => {
    document.querySelector(".drawer").open = true;
    byId("file").focus();
  },
  "?": openKeys,
};

function turn(by) {
  const other = selected[nextDocument(by)];
  if (other) go(`d${other.number}`);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), select, dialog");
  if (typing || !keysOn || event.ctrlKey || event.metaKey || event.altKey) return;
  const action = Object.hasOwn(ACTIONS, event.key) && ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
byId("keys").addEventListener("click", openKeys);

// -- print: a document, or from the overview those that are selected -----------------------------

const MOST_PRINTED = 50; // documents: for many pages a browser takes more than its time

addEventListener("beforeprint", () => {
  if (current) return current.finish();
  const left = selected.length - MOST_PRINTED;
  const printed = selected.slice(0, MOST_PRINTED).map((item) => {
    const article = new Article(item);
    article.finish();
    return element("div", { class: "printed" }, heading(item), article.node);
  });
  if (left > 0)
    printed.push(element("p", { class: "printed" }, `${counted(left, "more document")}`));
  main.append(...printed);
});
addEventListener("afterprint", () => {
  for (const node of main.querySelectorAll(".printed")) node.remove();
});

// -- begin -------------------------------------------------------------------------------------

fillFilters();
if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".drawer").open = false;
selected = select();
if (!location.hash && documents.length === 1 && selected.length) view = `d${selected[0].number}`;
applyFilters();
addEventListener("hashchange", route);
if (location.hash) route();
document.documentElement.dataset.ready = "";
