// Signs of the map: places with their incidents, lines between them, labels that do not cover each other.

/** The meridian opposite to the widest gap between the places: no line has to run around the edge of the map. */
function meridian(rows) {
  const longitudes = rows
    .flatMap((row) => [row.longitude, row.to_longitude])
    .filter((degrees) => degrees !== "")
    .map(Number)
    .sort(d3.ascending);
  if (!longitudes.length) return 0;
  const gaps = d3.pairs([...longitudes, longitudes[0] + 360], (a, b) => ({ middle: (a + b) / 2, width: b - a }));
  return Math.round((d3.greatest(gaps, (a, b) => a.width - b.width).middle + 180) / 10) * 10;
}

/** Grows with the number of incidents, up to what leaves its neighbours to be seen. */
const radius = (place) => 4 + Math.min(2.2 * Math.sqrt(place.rows.length), 16 * Math.sqrt(place.share));

/** Incidents by their place: [{name, at, rows}], the largest first, so that small ones lie on top. */
function gather(placed, column) {
  const places = d3.rollups(
    placed,
    (group) => ({ at: group[0].at, name: group[0].row[column] || "?", rows: group.map(({ row }) => row) }),
    ({ at }) => at.join(),
  );
  const most = d3.max(places, ([, place]) => place.rows.length);
  return places.map(([, place]) => ({ ...place, share: place.rows.length / most })).sort((a, b) => b.rows.length - a.rows.length);
}

function drawPoints(layer, tag, places, projection, onpick) {
  layer
    .selectAll(tag)
    .data(places, (d) => d.at.join())
    .join(tag)
    .attr("transform", (d) => `translate(${projection(d.at)})`)
    .attr("tabindex", 0)
    .attr("role", "button")
    .attr("data-place", (d) => d.name)
    .attr("aria-label", (d) => `${d.name}: ${counted(d.rows.length, "incident")}`)
    .on("click", (_, d) => onpick(d, tag))
    .on("keydown", (event, d) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), onpick(d, tag)))
    .on("mouseenter focus", (event, d) => showTip(event.currentTarget, [el("strong", {}, told(d.name)), el("div", {}, counted(d.rows.length, "incident"))]))
    .on("mouseleave blur", hideTip);
}

function drawLines(layer, path, rows) {
  const both = rows.filter((row) => row.latitude !== "" && row.to_latitude !== "");
  const ends = (row) => [
    [Number(row.longitude), Number(row.latitude)],
    [Number(row.to_longitude), Number(row.to_latitude)],
  ];
  const lines = d3
    .rollups(
      both,
      (group) => ({ n: group.length, coordinates: ends(group[0]) }),
      (row) => ends(row).join(),
    )
    .map(([, line]) => line);
  layer
    .selectAll("path")
    .data(lines)
    .join("path")
    .attr("d", ({ coordinates }) => path({ type: "LineString", coordinates }))
    .attr("stroke-width", ({ n }) => Math.min(4, 1 + Math.log2(n) / 2));
}

/** Circles around where flights came down by site, direction and distance. */
function drawReached(layer, path, rows) {
  const reached = rows.filter((row) => row.reached.length);
  layer
    .selectAll("path")
    .data(reached)
    .join("path")
    .attr("class", (row) => (row.implausible ? "implausible" : ""))
    .attr("d", (row) => path(circleAround(row.reached)))
    .on("mouseenter", (event, row) => showTip(event.currentTarget, [el("strong", {}, headline(row)), el("div", {}, reachedText(row))]))
    .on("mouseleave", hideTip);
}

const KM_OF_DEGREE = 111.195; // along a great circle

const circleAround = ([latitude, longitude, within]) =>
  d3
    .geoCircle()
    .center([longitude, latitude])
    .radius(within / KM_OF_DEGREE)();

const reachedText = ({ reached: [latitude, longitude, within], implausible }) =>
  `by distance and direction near ${latitude.toFixed(1)}, ${longitude.toFixed(1)}, within ${number(within)} km` +
  (implausible ? `; implausible: ${implausible}` : "");

const reachedNote = (row) => row.reached.length > 0 && el("span", { class: "quiet" }, ` ${reachedText(row)}`);

/** Hides the labels that would stand on another one: those of places with fewer incidents. */
function thinLabels(labels, k, size) {
  const taken = [];
  labels.selectAll("text").each(function (d) {
    const [x, y] = this.getAttribute("transform")
      .match(/-?[\d.]+/g)
      .map(Number);
    const box = { left: x * k, right: x * k + size * (14 + 7 * d.name.length), top: y * k - 8 * size, bottom: y * k + 8 * size };
    const free = taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
    if (free) taken.push(box);
    this.style.display = free ? "" : "none";
  });
}
