// Launches by date, and two figures against each other. Drawn by Observable Plot; each dot is a link to its incident.

// Okabe and Ito's colours that everybody can tell apart; shapes tell them apart again
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#b8a800"];
const SHAPES = ["circle", "triangle", "square", "diamond", "star", "cross", "wye"];
const [OTHER, UNTOLD, GREY] = ["other", "not told", "#8a8f98"];
const MANY = 600; // incidents from which on single dots say less than bars

const chartBy = { slot: "class", whole: false }; // whole: also what lies far back

function chartsView() {
  const charts = el("div", { class: "charts" });
  const count = el("p", { class: "count", role: "status" });
  const update = () => {
    hideTip();
    const rows = filtered();
    count.textContent = `${howMany(rows)}${undated(rows)}`;
    charts.replaceChildren(...[timeline(rows), ...scatters(rows)].filter(Boolean));
  };
  const ways = ["class", "agent", "outcome"].filter((slot) => slots[slot]).map((slot) => [slot, labelOf(slots[slot])]);
  const made = el(
    "div",
    {},
    filterBar(update),
    el(
      "div",
      { class: "chart-bar" },
      count,
      field(
        "colour by",
        choice(ways, chartBy.slot, (value) => ((chartBy.slot = value), update())),
      ),
    ),
    charts,
  );
  made.onshow = update; // drawn when it has a width
  const resized = new ResizeObserver(() => charts.offsetWidth && charts.offsetWidth !== made.drawnAt && ((made.drawnAt = charts.offsetWidth), update()));
  resized.observe(charts);
  made.onleave = () => resized.disconnect();
  return made;
}

function undated(rows) {
  const count = rows.filter((row) => !row[slots.date]).length;
  return count ? `, ${number(count)} without a date` : "";
}

/** The most frequent values of the chosen column, and the colour and the shape of each: the same in every chart, whatever the filter. */
function groups() {
  const column = slots[chartBy.slot];
  const valueOf = (row) => (row[column] || "").split(";")[0];
  const top = d3
    .rollups(data.incidents, (group) => group.length, valueOf)
    .sort((a, b) => b[1] - a[1])
    .map(([value]) => value)
    .filter(Boolean)
    .slice(0, COLOURS.length);
  const label = (value) => (chartBy.slot === "agent" ? nameOf(value) : plain(value));
  const of = (row) => (top.includes(valueOf(row)) ? label(valueOf(row)) : valueOf(row) ? OTHER : UNTOLD);
  const domain = [...top.map(label), OTHER, UNTOLD];
  const range = (values, rest) => [...values.slice(0, top.length), rest, rest];
  return { of, domain, color: { domain, range: range(COLOURS, GREY) }, symbol: { domain, range: range(SHAPES, "circle") } };
}

/** A partial date stands in the middle of its month or year. */
function dayOf(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month ? month - 1 : 6, day || (month ? 15 : 1)));
}

function chart(title, note, plot) {
  // Plot names its groups for who cannot see them, without the role that lets a name be read
  for (const group of [plot].flat().flatMap((one) => [...one.querySelectorAll("g[aria-label]")])) group.setAttribute("role", "group");
  return el("figure", { class: "chart" }, el("figcaption", {}, el("h3", {}, title), note && el("p", { class: "quiet" }, note)), plot);
}

const linkOf = (row) => `#/incident/${encodeURIComponent(row.incident_id)}`;
const chartWidth = () => Math.max(300, Math.min(1300, (document.querySelector(".charts")?.clientWidth ?? 900) - 40));

function timeline(rows) {
  const dated = rows.filter((row) => row[slots.date]);
  if (!dated.length) return null;
  const [near, far] = chartBy.whole ? [dated, []] : nearAndFar(dated);
  const note = [
    near.length <= MANY && near.some((row) => !isWhole(row)) ? "Hollow where only the month or the year is told." : "",
    far.length ? `${counted(far.length, "incident")} before ${day(near[0]).getUTCFullYear()} left out.` : "",
  ].join(" ");
  const more =
    (far.length > 0 || chartBy.whole) &&
    el(
      "button",
      { type: "button", class: "plain", onclick: () => ((chartBy.whole = !chartBy.whole), current.onshow()) },
      chartBy.whole ? "Leave out what is far back" : "Show all",
    );
  return chart("By date", [note, " ", more], near.length > MANY ? bars(near) : lanes(near));
}

const day = (row) => dayOf(row[slots.date]);
const isWhole = (row) => row[slots.date].length === 10;

/** The rows by date, without the few that lie so far back that the others would stand on one spot. */
function nearAndFar(rows) {
  const sorted = [...rows].sort((a, b) => day(a) - day(b));
  const [first, last, most] = [0, sorted.length - 1, Math.floor(sorted.length / 10)].map((at) => day(sorted[at]));
  const cut = last - most < 0.5 * (last - first) ? most : first;
  return [sorted.filter((row) => day(row) >= cut), sorted.filter((row) => day(row) < cut)];
}

/** A lane for each value, a dot for each incident. */
function lanes(rows) {
  const { of, domain, color, symbol } = groups();
  const used = domain.filter((name) => rows.some((row) => of(row) === name));
  const title = (row) => `${headline(row)}\n${[row[slots.from], plain(row[slots.class] ?? "")].filter(Boolean).join(", ")}`;
  const dot = { fy: of, x: day, symbol: of, stroke: of, r: 5, strokeWidth: 1.6, href: linkOf, ariaLabel: headline, padding: 1, anchor: "middle" };
  const dots = (which, fill) => Plot.dot(which, Plot.dodgeY({ ...dot, fill }));
  const crowd = d3.max(
    d3.rollups(
      rows,
      (group) => group.length,
      (row) => `${of(row)} ${row[slots.date].slice(0, 7)}`,
    ),
    ([, n]) => n,
  );
  const width = chartWidth();
  return Plot.plot({
    width,
    height: 50 + used.length * Math.min(90, 30 + 4 * crowd),
    marginLeft: width < 500 ? 84 : 120,
    x: { type: "utc", label: null, grid: true, inset: 10 },
    fy: { domain: used, label: null, padding: 0 },
    color,
    symbol,
    style: { fontSize: "12px" },
    marks: [
      Plot.frame({ stroke: "currentColor", strokeOpacity: 0.12 }),
      dots(rows.filter(isWhole), of),
      dots(
        rows.filter((row) => !isWhole(row)),
        "none",
      ),
      Plot.tip(rows, Plot.pointerX({ fy: of, x: day, title })),
    ],
  });
}

/** How many there are in each span of time. */
function bars(rows) {
  const { of, domain, color } = groups();
  const used = domain.filter((name) => rows.some((row) => of(row) === name));
  const marks = [Plot.rectY(rows, Plot.stackY({ order: domain }, Plot.binX({ y: "count" }, { x: day, fill: of, tip: true, inset: 0.5 }))), Plot.ruleY([0])];
  const plot = Plot.plot({
    width: chartWidth(),
    height: 320,
    x: { type: "utc", label: null },
    y: { grid: true, label: "incidents" },
    color,
    style: { fontSize: "12px" },
    marks,
  });
  return [signs(used, domain, color, { range: domain.map(() => "square") }), plot];
}

/** The first two figures of an incident against each other. */
function scatters(rows) {
  const [x, y] = figures;
  const both = y ? rows.filter((row) => row[`${x.column}_min`] && row[`${y.column}_min`]) : [];
  if (!both.length) return [];
  const { of, domain, color, symbol } = groups();
  const end = (a, which) => (row) => Number(row[`${a.column}_${which}`]);
  const middle = (a) => (row) => (end(a, "min")(row) + end(a, "max")(row)) / 2;
  const axis = (a) => ({ label: `${a.label}${a.unit ? ` (${a.unit})` : ""}`, grid: true, zero: true, nice: true, ticks: 6 });
  const told = (row, a) => `${a.label} ${span(row[`${a.column}_min`], row[`${a.column}_max`])} ${a.unit}`;
  const rule = { stroke: of, strokeWidth: 1.5 };
  const spans = [
    Plot.ruleY(both, { ...rule, x1: end(x, "min"), x2: end(x, "max"), y: middle(y) }),
    Plot.ruleX(both, { ...rule, y1: end(y, "min"), y2: end(y, "max"), x: middle(x) }),
  ];
  const marks = [
    ...(both.length > MANY ? [] : spans),
    // of many, a dot is no link of its own: what is pointed at is opened by a click on the chart
    Plot.dot(both, {
      x: middle(x),
      y: middle(y),
      fill: of,
      symbol: of,
      ...(both.length > MANY ? { r: 3, fillOpacity: 0.6 } : { r: 5.5, href: linkOf, ariaLabel: headline }),
      title: (row) => [headline(row), told(row, x), told(row, y)].join("\n"),
      tip: true,
    }),
  ];
  const width = chartWidth();
  const plot = Plot.plot({
    width,
    height: Math.min(500, Math.max(300, width * 0.55)),
    marginLeft: 56,
    x: axis(x),
    y: axis(y),
    color,
    symbol,
    style: { fontSize: "12px" },
    marks,
  });
  if (both.length > MANY) plot.addEventListener("click", () => plot.value && go(linkOf(plot.value).slice(2)));
  const used = domain.filter((name) => both.some((row) => of(row) === name));
  return [
    chart(
      `${y.label} against ${x.label}`.replace(/^./, (first) => first.toUpperCase()),
      both.length > MANY ? "The middle of what the sources say." : "Lines span what the sources say.",
      [signs(used, domain, color, symbol), plot],
    ),
  ];
}

/** What the colours and shapes stand for. */
function signs(used, domain, color, symbol) {
  const sign = (name) => {
    const at = domain.indexOf(name);
    const shape = d3[`symbol${symbol.range[at].replace(/^./, (first) => first.toUpperCase())}`];
    const svg = d3.create("svg").attr("width", 14).attr("height", 14).attr("viewBox", "-7 -7 14 14").attr("aria-hidden", "true");
    svg.append("path").attr("d", d3.symbol(shape, 55)()).attr("fill", color.range[at]);
    return el("span", {}, svg.node(), " ", name);
  };
  return el("p", { class: "signs" }, used.map(sign));
}
