// The side: filters, and the list of the documents that they leave.

const MOST_ROWS = 250; // in the list at first, and as many more when asked for
const rows = new Map(); // by document, of those in the list
let listed = 0;

function row(item) {
  const signs = SEVERITIES.filter((severity) => item.counts[severity]).map((severity) =>
    element("span", {}, sign(severity), item.counts[severity].toLocaleString("en")),
  );
  const link = element(
    "a",
    { href: `#d${item.number}` },
    element("span", { class: "title" }, shown(item.title || item.name)),
    element("span", { class: "path" }, shown(item.name)),
    element("span", { class: "counts" }, signs),
    item.score && element("span", { class: "row-score", title: "score" }, item.score),
  );
  rows.set(item, link);
  return element("li", {}, link);
}

function list(count) {
  const from = listed;
  listed = Math.min(count, selected.length);
  byId("documents").append(...selected.slice(from, listed).map(row));
  byId("more").hidden = listed === selected.length;
  byId("more").textContent = `${counted(selected.length - listed, "more document")}`;
}

function markCurrent() {
  for (const link of document.querySelectorAll(".side [aria-current]")) {
    link.removeAttribute("aria-current");
  }
  if (current && selected.indexOf(current.item) >= listed) {
    list(selected.indexOf(current.item) + MOST_ROWS);
  }
  const link = current ? rows.get(current.item) : byId("home");
  link?.setAttribute("aria-current", "page");
  if (current) link?.scrollIntoView({ block: "nearest" });
}

function applyFilters() {
  filter.severities = new Set(
    SEVERITIES.filter((severity) => byId(`severity-${severity}`).checked),
  );
  filter.rule = byId("rule").value;
  filter.file = byId("file").value;
  filter.order = byId("order").value;
  selected = select();
  const found = selected.reduce((sum, item) => sum + item.counts.all, 0);
  byId("status").textContent =
    `${counted(found, "finding")} in ${counted(selected.length, "document")}`;
  byId("reset").hidden = !isFiltered();
  rows.clear();
  listed = 0;
  byId("documents").replaceChildren();
  list(MOST_ROWS);
  const looked = active;
  draw();
  if (looked !== null) activate(looked, false); // who filters goes on filtering
}

function fillFilters() {
  const all = documents.flatMap((item) => item.findings);
  byId("severities").append(
    ...SEVERITIES.map((severity) => {
      const box = element("input", { type: "checkbox", id: `severity-${severity}`, checked: true });
      const count = all.filter((finding) => finding.severity === severity).length;
      return element(
        "label",
        {},
        box,
        shape(severity),
        `${severity}s`,
        element("span", { class: "count" }, count.toLocaleString("en")),
      );
    }),
  );
  const families = new Map();
  for (const [rule, count] of [...countRules(all)].sort(([a], [b]) => a.localeCompare(b))) {
    const family = rule.split(".")[0];
    families.set(family, [...(families.get(family) ?? []), [rule, count.all]]);
  }
  const option = (value, text) => element("option", { value }, text);
  byId("rule").append(
    option("", "All rules"),
    ...[...families].map(([family, rules]) =>
      element(
        "optgroup",
        { label: bare(family) },
        rules.length > 1 && option(`${family}.`, `all of ${bare(family)}`),
        rules.map(([rule, count]) => option(rule, `${bare(rule)} (${count.toLocaleString("en")})`)),
      ),
    ),
  );
}

let typing = 0;
const form = byId("filters");
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => event.target.id !== "file" && applyFilters());
form.addEventListener("reset", () => setTimeout(applyFilters));
byId("more").addEventListener("click", () => list(listed + MOST_ROWS));
byId("file").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(applyFilters, 120);
});
