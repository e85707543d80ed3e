// What the report holds: documents with their findings, and which of them are shown.

const SEVERITIES = ["error", "warning", "hint"];

/** Read the pieces of JSON in the page; `summary` is null where the run did not come to its end. */
function read() {
  const documents = new Map();
  let summary = null;
  for (const script of document.querySelectorAll("script[data-kind]")) {
    const value = JSON.parse(script.textContent);
    script.remove();
    if (script.dataset.kind === "summary") summary = value;
    else add(documents, value);
  }
  const listed = [...documents.values()].sort((a, b) => a.number - b.number);
  for (const item of listed) {
    item.findings ??= [];
    item.name = item.line ? `${item.path}:${item.line}` : item.path;
    item.title = title(item.blocks ?? []);
    item.score = summary?.scores[item.number];
    item.sought = `${item.name}\n${item.title}`.toLowerCase();
  }
  return { documents: listed, summary };
}

/** Return the headline, or what else comes first. */
function title(blocks) {
  const block = blocks.find(([kind]) => kind === "headline") ?? blocks[0];
  return block ? plain(block[1]).trim().slice(0, 160) : "";
}

/** Add a document, or what rules across documents found in one that is there. */
function add(documents, value) {
  const known = documents.get(value.number);
  if (!known?.findings) {
    documents.set(value.number, value);
    return;
  }
  const shift = known.findings.length;
  known.findings.push(...value.findings);
  known.blocks = known.blocks.map(([kind, pieces], index) => [
    kind,
    merged(pieces, moved(value.blocks[index][1], shift)),
  ]);
}

/** Return pieces with their findings counted from `shift`. */
function moved(pieces, shift) {
  return pieces.map((piece) =>
    typeof piece === "string"
      ? piece
      : [piece[0], piece[1].map((i) => i + shift), piece[2].map(([i, n]) => [i + shift, n])],
  );
}

/** Return the pieces of one text that two lists cut in different ways. */
function merged(one, other) {
  const left = [...one];
  const right = [...other];
  const pieces = [];
  while (left.length || right.length) {
    const point = [left, right].find((pieces) => pieces.length && marks(pieces[0])[0] === "");
    if (point || !left.length || !right.length) {
      pieces.push((point ?? (left.length ? left : right)).shift());
      continue;
    }
    const [a, b] = [marks(left.shift()), marks(right.shift())];
    const length = Math.min(a[0].length, b[0].length);
    if (a[0].length > length) left.unshift([a[0].slice(length), a[1], a[2]]);
    if (b[0].length > length) right.unshift([b[0].slice(length), b[1], b[2]]);
    pieces.push([a[0].slice(0, length), [...a[1], ...b[1]], [...a[2], ...b[2]]]);
  }
  return pieces;
}

/** Return a piece as [text, findings, related places]. */
function marks(piece) {
  return typeof piece === "string" ? [piece, [], []] : piece;
}

function plain(pieces) {
  return pieces.map((piece) => marks(piece)[0]).join("");
}

const { documents, summary } = read();
const filter = { severities: new Set(SEVERITIES), rule: "", file: "", order: "number" };

/** Say whether a finding is shown; a rule that ends in a stop means a family. */
function matches(finding) {
  const { rule, severities } = filter;
  return (
    severities.has(finding.severity) &&
    (!rule || finding.rule === rule || (rule.endsWith(".") && finding.rule.startsWith(rule)))
  );
}

/** Count the findings of each document that are shown; return the documents with any, in order. */
function select() {
  const file = filter.file.trim().toLowerCase();
  for (const item of documents) {
    item.counts = { error: 0, warning: 0, hint: 0, all: 0 };
    if (!item.sought.includes(file)) continue;
    for (const finding of item.findings) {
      if (!matches(finding)) continue;
      item.counts[finding.severity]++;
      item.counts.all++;
    }
  }
  const selected = documents.filter((item) => item.counts.all);
  if (filter.order === "score") selected.sort((a, b) => a.score - b.score);
  if (filter.order === "findings") selected.sort((a, b) => b.counts.all - a.counts.all);
  return selected;
}

/** Return how many findings there are of each rule, of each severity and in all. */
function countRules(findings) {
  const counts = new Map();
  for (const { rule, severity } of findings) {
    if (!counts.has(rule)) counts.set(rule, { error: 0, warning: 0, hint: 0, all: 0 });
    const count = counts.get(rule);
    count[severity]++;
    count.all++;
  }
  return counts;
}

function isFiltered() {
  return filter.severities.size < SEVERITIES.length || filter.rule !== "" || filter.file !== "";
}

/** Return the findings of a document that are shown, in the order of their places. */
function shownFindings(item) {
  const places = new Set(item.blocks.flatMap(([, pieces]) => pieces.flatMap((p) => marks(p)[1])));
  item.findings.forEach((_, index) => places.add(index));
  return [...places].filter((index) => matches(item.findings[index]));
}
