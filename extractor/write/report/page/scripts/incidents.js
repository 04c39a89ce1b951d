// The incidents as a table.

const incidentLink = (incident, text) => el("a", { href: `#/incident/${encodeURIComponent(incident.incident_id)}` }, text);

function incidentColumns() {
  const text = (name, label, cell, more = {}) => name && { name, label, cell, sort: (row) => row[name] ?? "", ...more };
  const least = (a) => (row) => (row[`${a.column}_min`] === "" || row[`${a.column}_min`] === undefined ? "" : Number(row[`${a.column}_min`]));
  return [
    text(slots.date, "date", (row) => incidentLink(row, [row[slots.date] || "undated", row[slots.time] ? ` ${row[slots.time]}` : ""])),
    text(slots.agent, labelOf(slots.agent), (row) =>
      row[slots.agent] ? el("span", { title: row[slots.agent] }, nameOf(row[slots.agent])) : el("span", { class: "quiet" }, "not told"),
    ),
    text(slots.from, labelOf(slots.from), (row) => told(row[slots.from] ?? "")),
    slots.name && text(slots.name, labelOf(slots.name), (row) => told(row[slots.name] ?? "")),
    text(slots.class, "class", (row) => plain(row[slots.class] ?? "")),
    text(slots.count, "no.", (row) => number(row[slots.count] ?? ""), {
      number: true,
      title: "how many",
      sort: (row) => (row[slots.count] ? Number(row[slots.count]) : ""),
    }),
    ...figures.map((a) => ({
      name: a.column,
      label: `${a.label}${a.unit ? `, ${a.unit}` : ""}`,
      number: true,
      cell: (row) => span(row[`${a.column}_min`], row[`${a.column}_max`]),
      sort: least(a),
    })),
    slots.to && text(slots.to, labelOf(slots.to), (row) => told(row[slots.to] ?? "")),
    text(slots.outcome, "outcome", (row) => outcomeMark(row[slots.outcome])),
    text("n_articles", "articles", (row) => number(row.n_articles), {
      number: true,
      sort: (row) => Number(row.n_articles),
      title: "how many articles tell of it",
    }),
    {
      name: "conflicts",
      label: "disagree",
      cell: (row) =>
        isDisputed(row)
          ? el("span", { class: "flag", title: row.conflicts || row.disputed.map(labelOf).join(", ") }, row.disputed.map(labelOf).join(", ") || "figures")
          : "",
      sort: (row) => (isDisputed(row) ? row.disputed.length || 1 : ""),
      title: "claims that contradict each other",
    },
    meta.whole && {
      name: "confidence",
      label: "conf.",
      number: true,
      title: "mean over its attributes of the surest claim's confidence",
      cell: (row) => (row.confidence === "" ? "" : el("span", { class: "score" }, percent(row.confidence))),
      sort: (row) => row.confidence,
    },
  ].filter(Boolean);
}

function outcomeMark(outcome) {
  const signs = { success: "✓", failure: "✗" };
  return outcome ? el("span", { class: `outcome ${outcome}` }, `${signs[outcome] ?? ""} ${plain(outcome)}`) : "";
}

/** "12 of 40 incidents, 2 of them planned". */
function howMany(rows) {
  const planned = rows.filter((row) => row.role === "planned").length;
  const all = rows.length === data.incidents.length ? "" : `${number(rows.length)} of `;
  return `${all}${counted(data.incidents.length, "incident")}${planned ? `, ${number(planned)} of them planned` : ""}`;
}

function incidentsView() {
  const table = dataTable(incidentColumns(), {
    caption: "Incidents",
    sorted: [slots.date, true],
    onpick: (row) => go(`incident/${encodeURIComponent(row.incident_id)}`),
    rowClass: (row) => `role-${row.role}`,
  });
  const count = el("p", { class: "count", role: "status" });
  const update = () => {
    const rows = filtered();
    table.show(rows);
    count.textContent = howMany(rows);
  };
  const made = el("div", {}, filterBar(update), count, table);
  update();
  return made;
}
