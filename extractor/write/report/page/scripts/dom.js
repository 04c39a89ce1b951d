// Elements of the page. Text becomes text nodes, never markup: nothing that an article says can be more than text.

/** el("p", {class: "note", onclick: f}, "text", child, …): an element; children that are null or "" are left out. */
function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) setOn(made, name, value);
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== "" && child !== false));
  return made;
}

function setOn(made, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
  else if (name === "value" || name === "checked" || name === "selected") made[name] = value;
  else made.setAttribute(name, value === true ? "" : String(value));
}

const byId = (id) => document.getElementById(id);

/** What an article wrote, kept apart from the words around it, whichever way it runs. */
const told = (text, given = {}) => el("bdi", { dir: "auto", ...given }, text);

/** A link to the page of an article on the web; only an address of the web is one. */
function webLink(url, label) {
  return /^https?:\/\//i.test(url) ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label) : null;
}

/** A select of [value, label] pairs. */
function choice(options, chosen, onchange, given = {}) {
  const made = el(
    "select",
    { onchange: () => onchange(made.value), ...given },
    options.map(([value, label]) => el("option", { value, selected: value === chosen }, label)),
  );
  return made;
}

/** A field with its label; a select in a label would else be called by its options too. */
function field(label, input, given = {}) {
  input.setAttribute("aria-label", label);
  return el("label", { class: "field", ...given }, el("span", {}, label), input);
}

/** Says something to who does not see the page change. */
function announce(text) {
  byId("announcer").textContent = text;
}

/** Whether keys that are pressed now go into a field. */
const isTyping = (target) => target.closest?.("input, textarea, select, dialog, [contenteditable]") !== null;
