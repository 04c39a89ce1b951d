// The filter of the incidents, which the table, the map and the charts share.

const filter = { text: "", agent: "", class: "", outcome: "", role: "", from: "", to: "", disputed: false, place: "", least: "" };
const slots = {
  agent: firstOf("agent"),
  class: firstOf("class"),
  outcome: firstOf("outcome"),
  date: firstOf("date"),
  time: firstOf("time"),
  name: firstOf("name"),
  count: firstOf("count"),
};
slots.from = meta.attributes.find((a) => a.family === "from")?.name ?? "";
slots.to = meta.attributes.find((a) => a.family === "to")?.name ?? "";

/** The incidents that pass the filter. */
function filtered() {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return data.incidents.filter((incident) => passes(incident) && words.every((word) => searchText(incident).includes(word)));
}

function passes(incident) {
  const date = incident[slots.date] || "";
  return (
    ["agent", "class", "outcome"].every(
      (slot) =>
        !filter[slot] ||
        String(incident[slots[slot]] ?? "")
          .split(";")
          .includes(filter[slot] === "-" ? "" : filter[slot]),
    ) &&
    (!filter.role || incident.role === filter.role) &&
    (!filter.disputed || isDisputed(incident)) &&
    (!filter.place || [incident[slots.from], incident[slots.to]].includes(filter.place)) &&
    (!filter.least || incident.confidence >= Number(filter.least)) &&
    (!filter.from || (date && date >= filter.from.slice(0, date.length))) &&
    (!filter.to || (date && date.slice(0, filter.to.length) <= filter.to))
  );
}

const isDisputed = (incident) => incident.disputed.length > 0 || Boolean(incident.conflicts);

function searchText(incident) {
  incident.searched ??= [
    ...Object.values(incident).filter((value) => typeof value === "string"),
    nameOf(incident[slots.agent] ?? ""),
    nameOf(incident.reacting_governments ?? ""),
    ...incident.told_by.map(([n]) => data.articles[n]?.title ?? ""),
  ]
    .join(" ")
    .toLowerCase();
  return incident.searched;
}

/** The fields of the filter; onchange is called when one changes. */
function filterBar(onchange) {
  const set = (name) => (value) => {
    filter[name] = value;
    onchange();
  };
  const select = (slot) => slots[slot] && field(labelOf(slots[slot]), choice(optionsOf(slots[slot], slot), filter[slot], set(slot)));
  const typed = (name, label, more) => field(label, el("input", { value: filter[name], oninput: (event) => set(name)(event.target.value.trim()), ...more }));
  const form = el(
    "form",
    { class: "filters", role: "search", "aria-label": "Filter incidents", onsubmit: (event) => event.preventDefault() },
    typed("text", "Search", { type: "search", placeholder: "place, weapon, title …" }),
    select("agent"),
    select("class"),
    select("outcome"),
    field("told as", choice([["", "all"], ...meta.roles.map((role) => [role, role])], filter.role, set("role"))),
    typed("from", "From", { placeholder: "2017-01", size: 10, inputmode: "numeric" }),
    typed("to", "To", { placeholder: "2017-12", size: 10, inputmode: "numeric" }),
    meta.whole &&
      field(
        "Confidence",
        choice([["", "all"], ...[0.5, 0.7, 0.8, 0.9].map((least) => [String(least), `at least ${percent(least)}`])], filter.least, set("least")),
        { class: "field score" },
      ),
    el(
      "label",
      { class: "check" },
      el("input", { type: "checkbox", checked: filter.disputed, onchange: (event) => set("disputed")(event.target.checked) }),
      "figures disagree",
    ),
    filter.place && el("span", { class: "check chip" }, "place: ", told(filter.place)),
    el("button", { type: "reset", class: "plain", onclick: () => clearFilter(onchange) }, "Clear"),
  );
  // on a small screen the fields are folded away
  return el("details", { class: "filter-box", open: window.innerWidth > 600 || searching() }, el("summary", {}, "Filter"), form);
}

const searching = () => Object.values(filter).some(Boolean);

function clearFilter(onchange) {
  Object.assign(filter, { text: "", agent: "", class: "", outcome: "", role: "", from: "", to: "", disputed: false, place: "", least: "" });
  document.querySelector(".filters .chip")?.remove();
  setTimeout(onchange); // after the form has reset its fields
}

/** The values of a column with how often each stands in it, the most frequent first. */
function optionsOf(column, slot) {
  const often = new Map();
  for (const incident of data.incidents) for (const value of String(incident[column] ?? "").split(";")) often.set(value, (often.get(value) ?? 0) + 1);
  const label = (value) => (value === "" ? "not told" : slot === "agent" ? nameAndCode(value) : plain(value));
  return [["", "all"], ...[...often].sort((a, b) => b[1] - a[1]).map(([value, n]) => [value || "-", `${label(value)} · ${n}`])];
}
