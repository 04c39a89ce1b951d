// Sites, areas where something came down, and lines between them, on the coasts of Natural Earth.

const SIZE = { width: 1000, height: 560 };

async function mapView() {
  const frame = el("div", { class: "map-frame" });
  const picked = el("div", { class: "map-list", "aria-live": "polite" });
  const count = el("p", { class: "count", role: "status" });
  const world = await open("coast");
  const map = drawMap(world, picked);
  const update = () => {
    const rows = filtered();
    const placed = rows.filter((row) => row.latitude !== "");
    const known = `${number(placed.length)} of ${counted(rows.length, "incident")} with a known place.`;
    count.textContent = `${known} Lines lead to the middle of the sea or place that is named; they are no flight paths.`;
    map.show(rows);
    picked.replaceChildren(el("p", { class: "quiet" }, "Pick a place to see its incidents."));
  };
  frame.append(map.node, map.buttons);
  const made = el("div", {}, filterBar(update), count, el("div", { class: "map-body" }, frame, picked), mapLegend());
  made.onshow = () => {
    update();
    map.fit();
  };
  return made;
}

function mapLegend() {
  const sign = (kind, label) => el("span", {}, el("span", { class: `map-sign ${kind}`, "aria-hidden": "true" }), label);
  return el(
    "p",
    { class: "legend" },
    sign("from", labelOf(slots.from)),
    slots.to && sign("to", labelOf(slots.to)),
    slots.to && sign("line", "from one to the other"),
    data.incidents.some((row) => row.reached.length) && sign("reached", "where it came down by distance and direction"),
    data.incidents.some((row) => row.implausible) && sign("implausible", "figures that cannot all be right"),
    el("span", { class: "quiet" }, "Coasts and borders: Natural Earth, as they are drawn there."),
  );
}

function drawMap(world, picked) {
  const projection = d3
    .geoEqualEarth()
    .rotate([-meridian(data.incidents), 0])
    .fitSize([SIZE.width, SIZE.height], { type: "Sphere" });
  const path = d3.geoPath(projection);
  const svg = d3
    .create("svg")
    .attr("viewBox", `0 0 ${SIZE.width} ${SIZE.height}`)
    .attr("class", "map")
    .attr("role", "group")
    .attr("aria-label", "Map of the incidents");
  const layer = svg.append("g");
  layer
    .append("path")
    .attr("class", "water")
    .attr("d", path({ type: "Sphere" }));
  layer.append("path").attr("class", "grid").attr("d", path(d3.geoGraticule10()));
  layer
    .append("path")
    .attr("class", "land")
    .attr("d", path(topojson.feature(world, world.objects.land)));
  layer
    .append("path")
    .attr("class", "borders")
    .attr("d", path(topojson.mesh(world, world.objects.countries, (a, b) => a !== b)));
  const [reached, lines, ends, sites, labels] = ["reached", "lines", "ends", "sites", "labels"].map((name) => layer.append("g").attr("class", name));
  const state = { scale: 1, places: [], picked: null };
  const zoom = d3
    .zoom()
    .scaleExtent([1, 60])
    .translateExtent([
      [0, 0],
      [SIZE.width, SIZE.height],
    ])
    .on("zoom", ({ transform }) => {
      layer.attr("transform", transform);
      state.scale = transform.k;
      resize();
    });
  svg.call(zoom).on("dblclick.zoom", null);

  /** Signs keep their size on the screen. */
  function resize() {
    const k = (state.scale * svg.node().clientWidth) / SIZE.width || state.scale;
    sites.selectAll("circle").attr("r", (d) => radius(d) / k);
    ends.selectAll("path").attr("d", (d) => d3.symbol(d3.symbolDiamond, (60 + Math.min(25 * Math.sqrt(d.rows.length), 260 * d.share)) / k ** 2)());
    labels
      .selectAll("text")
      .attr("font-size", 12 / k)
      .attr("dx", (d) => (radius(d) + 4) / k)
      .attr("dy", 4 / k)
      .attr("stroke-width", 3 / k);
    thinLabels(labels, state.scale, state.scale / k);
  }

  function show(rows) {
    const placed = rows.filter((row) => row.latitude !== "").map((row) => ({ row, at: [Number(row.longitude), Number(row.latitude)] }));
    const landed = rows.filter((row) => row.to_latitude !== "").map((row) => ({ row, at: [Number(row.to_longitude), Number(row.to_latitude)] }));
    state.places = [...placed, ...landed].map(({ at }) => at);
    state.picked = null;
    const bySite = gather(placed, slots.from);
    drawReached(reached, path, rows);
    drawLines(lines, path, rows);
    drawPoints(ends, "path", gather(landed, slots.to), projection, pickPlace);
    drawPoints(sites, "circle", bySite, projection, pickPlace);
    sites.selectAll("circle").classed("implausible", (d) => d.rows.some((row) => row.implausible));
    labels
      .selectAll("text")
      .data(bySite)
      .join("text")
      .attr("transform", (d) => `translate(${projection(d.at)})`)
      .text((d) => d.name);
    resize();
  }

  /** Nearer or farther; around the place that is picked, if one is. */
  function step(factor) {
    if (state.picked) svg.call(zoom.translateTo, ...projection(state.picked.at));
    svg.call(zoom.scaleBy, factor);
  }

  function pickPlace(place, kind) {
    state.picked = place;
    svg.selectAll(".picked").classed("picked", false);
    svg
      .selectAll("circle, .ends path")
      .filter((d) => d === place)
      .classed("picked", true);
    const latest = [...place.rows].sort((a, b) => ((a[slots.date] ?? "") < (b[slots.date] ?? "") ? 1 : -1));
    picked.replaceChildren(
      el("h3", {}, told(place.name)),
      el(
        "p",
        { class: "quiet" },
        [
          counted(place.rows.length, "incident"),
          labelOf(kind === "circle" ? slots.from : slots.to),
          `${place.at[1].toFixed(2)}, ${place.at[0].toFixed(2)}`,
        ].join(" · "),
      ),
      el(
        "ul",
        {},
        latest.slice(0, 200).map((row) => el("li", {}, incidentLink(row, headline(row)), reachedNote(row))),
      ),
      el("button", { type: "button", onclick: () => ((filter.place = place.name), go("incidents")) }, "Show in the table"),
    );
  }

  function fit() {
    if (!state.places.length) return svg.call(zoom.transform, d3.zoomIdentity);
    const points = state.places.map((at) => projection(at));
    const [[left, right], [top, bottom]] = [d3.extent(points, ([x]) => x), d3.extent(points, ([, y]) => y)];
    const scale = Math.max(1, Math.min(12, 0.8 / Math.max((right - left) / SIZE.width, (bottom - top) / SIZE.height, 0.01)));
    const inside = (middle, size) => Math.max(size / 2 / scale, Math.min(size - size / 2 / scale, middle));
    const [x, y] = [inside((left + right) / 2, SIZE.width), inside((top + bottom) / 2, SIZE.height)];
    svg.call(
      zoom.transform,
      d3.zoomIdentity
        .translate(SIZE.width / 2, SIZE.height / 2)
        .scale(scale)
        .translate(-x, -y),
    );
  }

  const button = (label, text, onclick) => el("button", { type: "button", "aria-label": label, title: label, onclick }, text);
  const buttons = el(
    "div",
    { class: "map-buttons" },
    button("Zoom in", "+", () => step(1.8)),
    button("Zoom out", "−", () => step(1 / 1.8)),
    button("Show all", "⤢", fit),
  );
  return { node: svg.node(), buttons, show, fit };
}
