// A table that is sorted by its headers and shown a page at a time.

const PAGE = 100;

/**
 * columns: [{name, label, title, cell(row) → node or text, sort(row) → value, number: bool}]
 * Returns an element with .show(rows); onpick(row) is called for a click or Enter on a row.
 */
function dataTable(columns, { caption, sorted, onpick, rowClass }) {
  const state = { rows: [], by: sorted?.[0] ?? "", down: sorted?.[1] ?? false, page: 0 };
  const body = el("tbody");
  const pager = el("nav", { class: "pager", "aria-label": `Pages of ${caption}` });
  const heads = columns.map((column) => head(column, () => sortBy(column)));
  const table = el("table", { class: "data" }, el("caption", { class: "hidden" }, caption), el("thead", {}, el("tr", {}, heads)), body);

  function sortBy(column) {
    state.down = state.by === column.name ? !state.down : Boolean(column.number);
    state.by = column.name;
    state.page = 0;
    draw();
  }

  function draw() {
    const column = columns.find((one) => one.name === state.by);
    if (column?.sort) state.rows.sort(comparing(column.sort, state.down));
    heads.forEach((cell, i) => cell.setAttribute("aria-sort", columns[i].name === state.by ? (state.down ? "descending" : "ascending") : "none"));
    const first = state.page * PAGE;
    body.replaceChildren(...state.rows.slice(first, first + PAGE).map((row) => tableRow(row, columns, onpick, rowClass)));
    drawPager(first);
  }

  function drawPager(first) {
    const last = Math.min(first + PAGE, state.rows.length);
    const turn = (by) => () => {
      state.page += by;
      draw();
      table.scrollIntoView({ block: "start" });
    };
    pager.hidden = state.rows.length <= PAGE;
    pager.replaceChildren(
      el("button", { type: "button", disabled: first === 0, onclick: turn(-1) }, "Previous"),
      el("span", {}, `${number(first + 1)}–${number(last)} of ${number(state.rows.length)}`),
      el("button", { type: "button", disabled: last >= state.rows.length, onclick: turn(1) }, "Next"),
    );
  }

  const made = el("div", { class: "table-frame" }, el("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption }, table), pager);
  made.show = (rows) => {
    state.rows = [...rows];
    state.page = 0;
    draw();
  };
  return made;
}

function head(column, onclick) {
  const label = column.sort ? el("button", { type: "button", onclick }, column.label, el("span", { class: "arrow", "aria-hidden": "true" })) : column.label;
  return el("th", { scope: "col", class: column.number ? "number" : "", title: column.title, "data-column": column.name }, label);
}

function tableRow(row, columns, onpick, rowClass) {
  const cells = columns.map((column, i) =>
    el(i ? "td" : "th", { scope: i ? null : "row", class: column.number ? "number" : "", "data-label": column.label }, column.cell(row)),
  );
  // a click anywhere opens the row; by keyboard its link does
  return el(
    "tr",
    { class: rowClass?.(row) ?? "", onclick: (event) => event.target.closest("a, button") === null && getSelection().isCollapsed && onpick?.(row) },
    cells,
  );
}

/** Empty values stand last, whichever way it is sorted. */
function comparing(key, down) {
  return (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === y) return 0;
    if (x === "" || x === undefined || x === null) return 1;
    if (y === "" || y === undefined || y === null) return -1;
    return (x < y ? -1 : 1) * (down ? -1 : 1);
  };
}
