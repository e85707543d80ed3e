// A document as an article: its text with marks, notes beside it, and the source where known.

const TAGS = { headline: "h2", crosshead: "h3" };

const AT_ONCE = 250; // blocks and notes drawn before the page is shown, and in each step after that

/** A document as an article.
 *
 * A passage is a block with notes and those without that follow it. The first passages are drawn
 * at once, the others step by step while the page is looked at, or when they are asked for.
 */
class Article {
  constructor(item) {
    this.item = item;
    this.order = shownFindings(item); // the findings by their places
    this.numbers = new Map(this.order.map((finding, index) => [finding, index + 1]));
    this.notes = new Map(); // by finding, of what is drawn
    this.lit = new Map(); // by finding: what lights up with it, and how
    this.node = element("article", { class: item.source ? "paired" : "" });
    const sources = alignedSource(item);
    this.blocks = item.blocks.flatMap(([kind, pieces], index) =>
      parts(trim(pieces.map(marks))).map((part, number) => [
        kind,
        part,
        number === 0 ? sources[index] : [],
      ]),
    );
    this.ends = lastPieces(this.blocks, this.numbers);
    this.passages = this.#passages();
    this.drawn = 0;
    this.#drawSome();
  }

  /** Draw until a finding is there. */
  reach(finding) {
    while (!this.notes.has(finding) && this.drawn < this.passages.length) this.#draw();
  }

  /** Draw what is left. */
  finish() {
    while (this.drawn < this.passages.length) this.#draw();
  }

  #drawSome() {
    for (let left = AT_ONCE; left > 0 && this.drawn < this.passages.length;) left -= this.#draw();
    const goOn = () => this.node.isConnected && this.#drawSome();
    if (this.drawn < this.passages.length) setTimeout(goOn, 20);
  }

  /** Return the passages as indexes of their blocks and findings. */
  #passages() {
    const passages = [];
    const left = new Set(this.order);
    this.blocks.forEach(([, pieces], index) => {
      const findings = pieces.flatMap((piece) => piece[1]).filter((each) => left.delete(each));
      if (index === this.blocks.length - 1) findings.push(...left);
      if (findings.length || !passages.length) passages.push({ blocks: [], findings: [] });
      passages.at(-1).blocks.push(index);
      passages.at(-1).findings.push(...findings);
    });
    return passages;
  }

  /** Draw the next passage; return how many blocks and notes it has. */
  #draw() {
    const { blocks, findings } = this.passages[this.drawn++];
    const source = blocks.flatMap((index) => this.blocks[index][2]);
    const [first, ...rest] = blocks.map((index) => this.#block(index));
    const notes = findings.map((finding) => this.#note(finding));
    this.node.append(
      element(
        "section",
        { class: "passage" },
        this.item.source &&
          element(
            "div",
            { class: "source" },
            source.map((each) => element("p", { dir: "auto" }, shown(each))),
          ),
        element("div", { class: "text" }, first),
        notes.length > 0 && element("ol", { class: "notes", "aria-label": "Findings" }, notes),
        rest.length > 0 && element("div", { class: "text rest" }, rest),
      ),
    );
    return blocks.length + notes.length;
  }

  #block(index) {
    const [kind, pieces] = this.blocks[index];
    const name = index === 0 && kind === "headline" ? "headline first" : kind;
    return element(
      TAGS[kind] ?? "p",
      { class: name, dir: "auto" },
      pieces.map((piece) => this.#piece(piece)),
    );
  }

  #piece(piece) {
    const [text, all, places] = piece;
    const found = all.filter((finding) => this.numbers.has(finding));
    const related = places.filter(([finding]) => this.numbers.has(finding));
    if (!found.length && !related.length) return shown(text);
    const content = shown(text, found.length > 0);
    const node = found.length
      ? this.#mark(found, content)
      : element("span", { class: "related" }, content);
    for (const finding of found) this.#lightUp(finding, node, "on");
    for (const [finding] of related) this.#lightUp(finding, node, "mentioned");
    if (related.length) node.dataset.related = related.map((place) => place.join("."));
    return [node, this.ends.get(piece)?.map((finding) => this.#reference(finding))];
  }

  #mark(found, content) {
    const severities = found.map((finding) => this.item.findings[finding].severity);
    const worst = SEVERITIES.find((severity) => severities.includes(severity));
    const point = !content.length && "point";
    const layered = found.length > 1 && "layered";
    const classes = [worst, point, layered].filter(Boolean).join(" ");
    return element("mark", { class: classes, "data-findings": found.join(" ") }, content);
  }

  #lightUp(finding, node, how) {
    if (!this.lit.has(finding)) this.lit.set(finding, []);
    this.lit.get(finding).push([node, how]);
  }

  #reference(finding) {
    const { severity, message } = this.item.findings[finding];
    const number = this.numbers.get(finding);
    return element(
      "a",
      {
        class: `reference ${severity}`,
        href: `#d${this.item.number}-${finding}`,
        role: "doc-noteref",
        "aria-label": `${severity} ${number}: ${bare(message)}`,
        "data-findings": finding,
      },
      String(number),
    );
  }

  #note(finding) {
    const { rule, severity, message, place, fix, safe, related } = this.item.findings[finding];
    const node = element(
      "li",
      { class: `note ${severity}`, tabindex: "-1", "data-findings": finding },
      element(
        "p",
        { class: "message", dir: "auto" },
        element("span", { class: "number" }, String(this.numbers.get(finding))),
        sign(severity),
        shown(message, true),
      ),
      related && element("ul", { class: "mentions" }, mentions(finding, related)),
      element(
        "p",
        { class: "origin" },
        fix !== undefined && element("span", { class: "fix" }, drawnFix(fix, safe)),
        element(
          "span",
          { class: "by" },
          element("a", { href: `#rule/${rule}` }, shown(rule)),
          element("span", { class: "place", title: "line and column" }, place),
        ),
      ),
    );
    this.notes.set(finding, node);
    return node;
  }
}

/** Return the pieces of a block without the white space around them that nobody marked. */
function trim(pieces) {
  const bare = pieces.map((piece) => [...piece]);
  const isPlain = (piece) => piece && !piece[1].length;
  if (isPlain(bare[0])) bare[0][0] = bare[0][0].trimStart();
  const last = bare.at(-1);
  if (isPlain(last)) last[0] = last[0].trimEnd();
  else if (last) last[0] = last[0].replace(/[\r\n]+$/, "");
  return bare.filter((piece) => piece[0] || piece[1].length);
}

const MOST_NOTES = 25; // beside one block; with more, the notes would be far from their places

/** Return the pieces of a block in parts that each end a sentence, if it has a great many notes. */
function parts(pieces) {
  const divided = [[]];
  let count = 0;
  for (const piece of pieces) {
    count += piece[1].length > 0;
    const end = count > MOST_NOTES && !piece[1].length && /[.!?]['"”’)]*\s+/.exec(piece[0]);
    if (!end) {
      divided.at(-1).push(piece);
      continue;
    }
    const at = end.index + end[0].length;
    divided.at(-1).push([piece[0].slice(0, at), [], piece[2]]);
    divided.push([[piece[0].slice(at), [], piece[2]]]);
    count = 0;
  }
  return divided;
}

/** Return the findings that end with each piece: there stand their numbers. */
function lastPieces(blocks, numbers) {
  const last = new Map();
  for (const piece of blocks.flatMap(([, pieces]) => pieces)) {
    for (const finding of piece[1]) if (numbers.has(finding)) last.set(finding, piece);
  }
  const ends = new Map();
  for (const [finding, piece] of last) ends.set(piece, [...(ends.get(piece) ?? []), finding]);
  return ends;
}

function drawnFix(fix, safe) {
  return [
    element("span", { class: "unseen" }, "Fix: "),
    element("span", { class: "arrow", "aria-hidden": "true" }, "→ "),
    fix.trim() === ""
      ? element("em", {}, fix === "" ? "take it out" : counted(fix.length, "space"))
      : element("ins", { dir: "auto" }, shown(fix, true)),
    safe
      ? null
      : element(
          "span",
          { class: "caution", title: "The fix may change the meaning" },
          "check meaning",
        ),
  ];
}

/** Return what a note says of related places: buttons that lead there, links to other documents. */
function mentions(finding, related) {
  return related.map(([message, path], number) => {
    const text = shown(path === null ? message : `${message} (${path})`);
    const other = documents.find((each) => each.path === path && each.blocks);
    const place = { type: "button", "data-place": `${finding}.${number}` };
    return element(
      "li",
      {},
      path === null
        ? element("button", place, text)
        : other
          ? element("a", { href: `#d${other.number}` }, text)
          : text,
    );
  });
}

/** Return the blocks of the source that stand beside each block: one each where both have as many,
 * else those at the same part of the text. */
function alignedSource(item) {
  const beside = item.blocks.map(() => []);
  const source = item.source ?? [];
  if (source.length === item.blocks.length) return source.map((text) => [text]);
  const lengths = item.blocks.map(([, pieces]) => plain(pieces).length);
  const ends = lengths.map(
    (
      (sum) => (length) =>
        (sum += length)
    )(0),
  );
  const whole = source.reduce((sum, text) => sum + text.length, 0);
  let done = 0;
  for (const text of source) {
    const middle = ((done + text.length / 2) / whole) * ends.at(-1);
    beside[ends.findIndex((end) => middle <= end)].push(text);
    done += text.length;
  }
  return beside;
}
