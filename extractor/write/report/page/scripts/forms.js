// Two forms: another value for a claim, and a fact that was missed.

const OTHER_SOURCE = "who says so: a code of the codebook (JPN), empty for the article itself";

/** A dialog with fields; save() gives back a complaint, or "" when all is well. */
function dialog(title, fields, save) {
  const complaint = el("p", { class: "notice", role: "alert", hidden: true });
  const submit = (event) => {
    event.preventDefault();
    const wrong = save();
    complaint.textContent = wrong;
    complaint.hidden = !wrong;
    if (!wrong) made.close();
  };
  const made = el(
    "dialog",
    { "aria-labelledby": "dialog-title", onclose: () => made.remove() },
    el(
      "form",
      { onsubmit: submit },
      el("h2", { id: "dialog-title" }, title),
      fields,
      complaint,
      el(
        "div",
        { class: "actions" },
        el("button", { type: "submit", class: "main" }, "Save"),
        el("button", { type: "button", onclick: () => made.close() }, "Cancel"),
      ),
    ),
  );
  document.body.append(made);
  made.showModal();
  return made;
}

/** Fields of a claim: an object of inputs by the name of what they hold. */
function claimFields(attribute, item, article) {
  const input = (name, more = {}) => el("input", { value: item[name] ?? "", name, ...more });
  const select = (name, values) => choice([["", ""], ...values.map((value) => [value, plain(value)])], item[name] ?? "", () => {}, { name });
  const figure = attribute.kind === "quantity";
  const known = eventsOf(article).map((event) => [
    event.event_id,
    `${event.event_id} (${roleOfEvent(event)}): ${event.isNew ? "an event that was missed" : headline(event)}`,
  ]);
  const events = [...known, [`new${eventsOf(article).filter((event) => event.isNew).length + 1}`, "an event that is not in the list"]];
  return {
    value: attribute.values.length ? select("value", attribute.values) : input("value", figure || attribute.kind === "count" ? { inputmode: "decimal" } : {}),
    ...(figure
      ? {
          value_min: input("value_min", { inputmode: "decimal" }),
          value_max: input("value_max", { inputmode: "decimal" }),
          unit: choice(
            attribute.unit.split(" or ").map((unit) => [unit, unit]),
            item.unit,
            () => {},
            { name: "unit" },
          ),
        }
      : {}),
    ...(figure || attribute.kind === "count" ? { qualifier: select("qualifier", meta.qualifiers) } : {}),
    asserted_by: input("asserted_by", { list: "codes", title: OTHER_SOURCE }),
    event_id: choice(events, item.event_id, () => {}, { name: "event_id" }),
  };
}

const FIELD_LABELS = {
  value: "Value",
  value_min: "At least",
  value_max: "At most",
  unit: "Unit",
  qualifier: "How exact",
  asserted_by: "Says who",
  event_id: "Of event",
  note: "Note",
  text: "Words in the text",
};
const labelOfField = (name, attribute) => (name === "asserted_by" && attribute.kind === "reaction" ? "Government" : FIELD_LABELS[name]);
const fieldList = (inputs, attribute) => Object.entries(inputs).map(([name, input]) => field(labelOfField(name, attribute), input));
const valuesOf = (inputs) => Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value.trim()]));

/** A complaint about values that no table would take, or "". */
function complaintOf(attribute, values) {
  if (!values.value && attribute.kind !== "count") return "A value is needed.";
  const numbers = attribute.kind === "quantity" ? ["value", "value_min", "value_max"] : attribute.kind === "count" ? ["value"] : [];
  const wrong = numbers.find((name) => values[name] && !Number.isFinite(Number(values[name])));
  if (wrong) return `${FIELD_LABELS[wrong]}: write a number as 1250 or 12.5.`;
  if (attribute.kind === "date" && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(values.value)) return "Write the date as 2017-11-29, 2017-11 or 2017.";
  if (attribute.kind === "time" && !/^\d\d:\d\d$/.test(values.value)) return "Write the time as 03:18.";
  return "";
}

/** A figure's ends are its value where nothing else is told. */
function withEnds(attribute, values) {
  if (attribute.kind !== "quantity") return values;
  const number = (value) => (value === "" ? "" : Number(value));
  return { ...values, value_min: number(values.value_min || values.value), value_max: number(values.value_max || values.value) };
}

function editForm(item) {
  const attribute = attributes.get(item.attribute);
  const inputs = claimFields(attribute, { ...item, ...(decided.get(item.id)?.verdict === "edited" ? decided.get(item.id) : {}) }, item.article);
  const note = el("input", { name: "note" });
  // another value, and ends that nobody touched: they follow it
  const follow = (values) =>
    values.value !== String(item.value) && values.value_min === String(item.value_min) && values.value_max === String(item.value_max)
      ? { ...values, value_min: "", value_max: "" }
      : values;
  dialog(
    `Edit: ${attribute.label}`,
    [el("blockquote", { dir: "auto" }, sentence(item)), el("div", { class: "fields" }, fieldList({ ...inputs, note }, attribute), codeList())],
    () => {
      const values = valuesOf(inputs);
      const wrong = complaintOf(attribute, values);
      if (!wrong) decide([line(item, "edited", withEnds(attribute, follow(values)), note.value ? { note: note.value } : {})]);
      return wrong;
    },
  );
}

const codeList = () =>
  el(
    "datalist",
    { id: "codes" },
    Object.entries(meta.names).map(([code, name]) => el("option", { value: code }, name)),
  );

/** A new fact; `chosen` is {start, end} of words that are selected in the text, in code points. */
function addForm(article, chosen = null) {
  const words = chosen ? article.points.slice(chosen.start, chosen.end) : "";
  const state = { inputs: {}, attribute: meta.attributes[0] };
  const fields = el("div", { class: "fields" });
  const text = el("input", { value: words, name: "text", required: true });
  const note = el("input", { name: "note" });
  const draw = (name) => {
    state.attribute = attributes.get(name);
    state.inputs = claimFields(
      state.attribute,
      { value: words, unit: state.attribute.unit.split(" or ")[0], event_id: eventsOf(article)[0]?.event_id ?? "new1" },
      article,
    );
    fields.replaceChildren(...fieldList({ text, ...state.inputs, note }, state.attribute), codeList());
  };
  draw(state.attribute.name);
  const which = choice(
    [...attributes.values()].map((attribute) => [attribute.name, attribute.label]),
    state.attribute.name,
    draw,
    { name: "attribute" },
  );
  dialog("Add a missing fact", [field("Attribute", which), fields], () => {
    const values = valuesOf(state.inputs);
    const place = placeOf(article, text.value, chosen);
    const wrong = !place ? "These words do not stand in the text." : complaintOf(state.attribute, values);
    if (!wrong) decide([addedLine(article, state.attribute, withEnds(state.attribute, values), place, note.value)]);
    return wrong;
  });
}

/** Where words stand in the text: where they were selected, else the first place. */
function placeOf(article, words, chosen) {
  if (chosen && article.points.slice(chosen.start, chosen.end) === words) return chosen;
  const at = words ? article.text.indexOf(words) : -1;
  return at < 0 ? null : { start: article.points.point(at), end: article.points.point(at + words.length) };
}

function addedLine(article, attribute, values, { start, end }, note) {
  const id = `added-${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  return {
    fact_id: id,
    article_id: article.info.article_id,
    event_id: "",
    attribute: attribute.name,
    verdict: "added",
    value: "",
    value_min: "",
    value_max: "",
    unit: "",
    qualifier: "",
    asserted_by: "",
    text: article.points.slice(start, end),
    start,
    end,
    sentence: sentenceAround(article, start, end),
    ...values,
    ...(note ? { note } : {}),
    ...signature(),
  };
}

/** The sentence around a place, as far as stops and line ends tell. */
function sentenceAround(article, start, end) {
  const { text, points } = article;
  const [from, to] = [points.unit(start), points.unit(end)];
  const begin = Math.max(
    ...[". ", "? ", "! ", "\n"]
      .map((stop) => text.lastIndexOf(stop, from - 1) + stop.length)
      .map((at, i) => (text.lastIndexOf([". ", "? ", "! ", "\n"][i], from - 1) < 0 ? 0 : at)),
  );
  const rest = text.slice(to).search(/[.?!](\s|$)|\n/);
  return text.slice(begin, rest < 0 ? text.length : to + rest + 1).trim();
}

/** Offers to add what is selected in the text as a fact. */
function offerSelection(article, pane) {
  const selection = getSelection();
  byId("add-selected")?.remove();
  if (selection.isCollapsed || !pane.contains(selection.anchorNode) || !pane.contains(selection.focusNode)) return;
  const range = selection.getRangeAt(0);
  const before = range.cloneRange();
  before.selectNodeContents(pane);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  const chosen = { start: article.points.point(from), end: article.points.point(from + range.toString().length) };
  const box = range.getBoundingClientRect();
  const button = el(
    "button",
    { type: "button", id: "add-selected", class: "main", onclick: () => (button.remove(), addForm(article, chosen)) },
    "Add as a fact",
  );
  button.style.left = `${Math.max(8, box.left)}px`;
  button.style.top = `${Math.max(8, box.top - 40)}px`;
  document.body.append(button);
}
