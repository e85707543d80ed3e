// The report as a whole: numbers, scores, rules, and what went wrong.

/** Return the overview of the documents that are selected. */
function overview(selected) {
  const found = selected.flatMap((item) => item.findings.filter(matches));
  const all = documents.reduce((sum, item) => sum + item.findings.length, 0);
  const clean = documents.filter((item) => !item.findings.length);
  const counts = SEVERITIES.map((severity) => [
    severity,
    found.filter((finding) => finding.severity === severity).length,
  ]).filter(([, count]) => count);
  return element(
    "div",
    { class: "overview" },
    element(
      "h1",
      {},
      found.length < all
        ? `${found.length.toLocaleString("en")} of ${counted(all, "finding")}`
        : all
          ? counted(all, "finding")
          : "No findings",
      ` in ${counted(summary?.documents ?? documents.length, "document")}`,
    ),
    counts.length > 0 &&
      element(
        "p",
        { class: "tally" },
        counts.map(([severity, count]) =>
          element("span", {}, shape(severity), counted(count, severity)),
        ),
      ),
    summary?.withheld && element("p", { class: "tally" }, summary.withheld),
    summary ? problems(summary.problems) : unfinished(),
    summary && scores(),
    found.length > 0 && ruleTable(found),
    clean.length > 0 && cleanDocuments(clean),
    summary && element("p", { class: "colophon" }, `mtlint ${summary.mtlint}`),
  );
}

function unfinished() {
  const text = "The run did not come to its end: documents may be missing, and scores are.";
  return element("p", { class: "warned", role: "alert" }, text);
}

function problems(messages) {
  if (!messages.length) return null;
  return element(
    "section",
    { class: "warned" },
    element("h2", {}, counted(messages.length, "problem")),
    element(
      "ul",
      {},
      messages.map((message) => element("li", {}, shown(message))),
    ),
  );
}

function scores() {
  const { score, penalty, words, steps, histogram } = summary;
  const most = Math.max(...histogram, 1);
  const names = steps.map((step, index) =>
    index === steps.length - 1 ? String(step) : `${step} to ${steps[index + 1]}`,
  );
  const bars = histogram.map((count, index) => {
    const bar = element("span", { class: "bar" });
    bar.style.setProperty("--part", count / most);
    return element(
      "li",
      {},
      element("span", { class: "step" }, names[index]),
      bar,
      element("span", { class: "count" }, count.toLocaleString("en")),
    );
  });
  return element(
    "section",
    {},
    element("h2", {}, "Score"),
    element(
      "p",
      { class: "score" },
      element("strong", {}, score),
      `of 100: a penalty of ${penalty} per 1,000 words in ${counted(words, "word")}`,
    ),
    element("h3", {}, "Documents by score"),
    element("ol", { class: "histogram" }, bars.reverse()),
  );
}

function ruleTable(found) {
  const counts = [...countRules(found)].sort(
    ([one, a], [other, b]) =>
      b.error - a.error || b.warning - a.warning || b.hint - a.hint || one.localeCompare(other),
  );
  const head = ["Rule", ...SEVERITIES.map((severity) => sign(severity)), ""];
  const rows = counts.map(([rule, count]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, element("a", { href: `#rule/${rule}` }, shown(rule))),
      SEVERITIES.map((severity) =>
        element("td", {}, count[severity] ? count[severity].toLocaleString("en") : ""),
      ),
      element(
        "td",
        {},
        element(
          "button",
          { type: "button", "data-rule": rule, "aria-label": `Show ${bare(rule)}` },
          "show",
        ),
      ),
    ),
  );
  return element(
    "section",
    {},
    element("h2", {}, "Rules"),
    element(
      "table",
      { class: "rules" },
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          head.map((title) => (title ? element("th", { scope: "col" }, title) : element("td", {}))),
        ),
      ),
      element("tbody", {}, rows),
    ),
  );
}

function cleanDocuments(clean) {
  return element(
    "details",
    { class: "clean" },
    element("summary", {}, `${counted(clean.length, "document")} without findings`),
    element(
      "ul",
      {},
      clean.map((item) => element("li", {}, shown(item.name))),
    ),
  );
}

/** Return the help of a rule, as it is in its documentation. */
function help(rule) {
  const known = summary?.rules[rule];
  const total = documents.reduce(
    (sum, item) => sum + item.findings.filter((finding) => finding.rule === rule).length,
    0,
  );
  return [
    element("h2", { id: "help-title" }, shown(rule)),
    known
      ? [
          element(
            "p",
            { class: "traits" },
            shape(known.severity),
            `${known.severity}, confidence ${known.confidence}; MQM: ${known.mqm}`,
          ),
          paragraphs(known.documentation),
          examples("Wrong", known.bad),
          examples("Right", known.good),
        ]
      : element("p", {}, "Nothing more is known of this rule here."),
    element(
      "p",
      { class: "actions" },
      total > 0 &&
        element(
          "button",
          { type: "button", "data-rule": rule },
          `Show ${counted(total, "finding")}`,
        ),
      element("button", { type: "button", "data-close": true }, "Close"),
    ),
  ];
}

function examples(title, list) {
  if (!list.length) return null;
  return [
    element("h3", {}, title),
    element(
      "ul",
      { class: "examples" },
      list.map((texts) => element("li", {}, texts.map(example))),
    ),
  ];
}

function example(pieces) {
  return element(
    "p",
    { dir: "auto" },
    pieces.map((piece) =>
      typeof piece === "string"
        ? shown(piece)
        : [
            element("del", {}, shown(piece[0], true)),
            piece[1] ? [" ", element("ins", {}, shown(piece[1], true))] : null,
          ],
    ),
  );
}
