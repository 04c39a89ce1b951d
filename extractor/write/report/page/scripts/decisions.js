// The review as it stands: a log of decisions in the browser's own store, one entry a step, so that two windows lose nothing of each other.
// A decision is a line of corrections.jsonl (see corrections.js); the last one on a claim counts.

const STORE = `news-facts/${meta.key}/`;
const SETTINGS = `news-facts-settings/${meta.key}`;
const decided = new Map(); // id of the claim → decision
let log = []; // [{key, lines}]
let stored = true; // whether the browser keeps what it is given

function readLog() {
  try {
    const keys = Object.keys(localStorage)
      .filter((key) => key.startsWith(STORE))
      .sort();
    log = keys.map((key) => ({ key, lines: JSON.parse(localStorage.getItem(key)) }));
  } catch {
    stored = false;
  }
  fold();
}

function fold() {
  decided.clear();
  for (const { lines } of log) for (const line of lines) line.verdict === "open" ? decided.delete(line.fact_id) : decided.set(line.fact_id, line);
}

/** Writes down decisions as one step that can be undone. */
function decide(lines) {
  const last = log.length ? Number(log[log.length - 1].key.slice(STORE.length).split("-")[0]) : 0;
  const key = `${STORE}${String(last + 1).padStart(8, "0")}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
  log.push({ key, lines });
  try {
    localStorage.setItem(key, JSON.stringify(lines));
  } catch {
    stored = false; // full or forbidden: the page says so, and asks before it is left
  }
  for (const line of lines) line.verdict === "open" ? decided.delete(line.fact_id) : decided.set(line.fact_id, line);
  changed();
}

/** Takes the last step back; its decisions, or null where there is none. */
function undo() {
  const step = log.pop();
  if (!step) return null;
  try {
    localStorage.removeItem(step.key);
  } catch {
    stored = false;
  }
  fold();
  changed();
  return step.lines;
}

const listeners = new Set();
const changed = () => listeners.forEach((listener) => listener());

const settings = { reviewer: "", blind: false, order: "disputed", keys: true, ...readSettings() };

function readSettings() {
  try {
    return JSON.parse(localStorage.getItem(SETTINGS) ?? "{}");
  } catch {
    return {};
  }
}

function saveSettings() {
  try {
    localStorage.setItem(SETTINGS, JSON.stringify(settings));
  } catch {
    stored = false;
  }
  document.body.classList.toggle("blind", settings.blind);
}

const isBlind = () => settings.blind;

/** How a claim looks: predicted until somebody has decided on it. */
const verdictOf = (item) => decided.get(item.id)?.verdict ?? "predicted";
const verdictClass = (item) => `is-${verdictOf(item)}`;

const SIGNS = { right: "✓", wrong: "✗", edited: "✎", added: "＋" };

/** "✓ right, MK": who decided what; nothing for what is predicted. */
function verdictBadge(item) {
  const decision = decided.get(item.id);
  if (!decision) return el("span", { class: "verdict is-predicted", title: "found by the program; nobody has reviewed it" }, "predicted");
  const by = decision.reviewer ? `, ${decision.reviewer}` : "";
  return el(
    "span",
    { class: `verdict is-${decision.verdict}`, title: `${decision.verdict} ${decision.when}${by}` },
    `${SIGNS[decision.verdict] ?? ""} ${decision.verdict}${by}`,
  );
}

window.addEventListener("storage", (event) => {
  if (event.key === null || event.key.startsWith(STORE)) {
    readLog();
    changed();
  }
});
window.addEventListener("beforeunload", (event) => {
  if (!stored && log.length) event.preventDefault();
});
