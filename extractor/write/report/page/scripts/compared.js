// What another's table has and this run has not, and where figures contradict, as `extractor compare` found it.

const STATUSES = {
  matched: "in both",
  missing_here: "missing here",
  missing_there: "missing there",
  told_again: "told again",
  outside_here: "outside what the articles cover",
  outside_there: "outside what they cover",
};
const WORSE = ["contradicts", "disputed"];

function comparedColumns() {
  const text = (name, label, cell = (row) => told(row[name])) => ({ name, label, cell, sort: (row) => row[name] });
  return [
    text("status", "found", (row) => STATUSES[row.status] ?? plain(row.status)),
    text("day", "date", (row) => (data.byId.has(row.incident_id) ? incidentLink(row, row.day || "undated") : row.day || "undated")),
    text("actor", labelOf(slots.agent), (row) => nameOf(row.actor)),
    text("kind", "class", (row) => plain(row.kind)),
    text("reference", "there"),
    {
      name: "values",
      label: "differs in",
      cell: (row) => contradictions(row).map((value) => contradiction(value)),
      sort: (row) => contradictions(row).length || "",
      title: "what contradicts, or is disputed among our sources",
    },
    text("why", "why"),
  ];
}

const contradictions = (row) => row.values.filter((value) => WORSE.includes(value.verdict));

/** "distance: 790 km here, 499 km there", with our sentence. */
function contradiction(value) {
  const from = [value.asserted_by && nameOf(value.asserted_by), value.publisher, value.published].filter(Boolean).join(", ");
  return el(
    "details",
    {},
    el("summary", {}, el("span", { class: "flag" }, labelOf(value.attribute)), " ", told(value.ours), " here, ", told(value.theirs), " there"),
    el("blockquote", {}, told(value.quote)),
    el("p", { class: "quiet" }, from),
  );
}

/** "51 in both · 5 missing here". */
function comparedCounts(rows) {
  return Object.entries(STATUSES)
    .map(([status, label]) => [rows.filter((row) => row.status === status).length, label])
    .filter(([n]) => n)
    .map(([n, label]) => `${number(n)} ${label}`)
    .join(" · ");
}

async function comparedView() {
  const rows = named(meta.columns.compared, await open("compared")).map((row) => ({ ...row, values: named(meta.columns.compared_value, row.values) }));
  const shown = { status: "" };
  const table = dataTable(comparedColumns(), { caption: "Compared", sorted: ["day", true] });
  const show = () =>
    table.show(rows.filter((row) => (shown.status === "differs" ? contradictions(row).length : !shown.status || row.status === shown.status)));
  const options = [["", "all"], ["differs", "in both, and figures differ"], ...Object.entries(STATUSES)];
  const pick = choice(options, "", (status) => {
    shown.status = status;
    show();
  });
  show();
  return el("div", {}, el("div", { class: "filters" }, field("Show", pick)), el("p", { class: "count", role: "status" }, comparedCounts(rows)), table);
}
