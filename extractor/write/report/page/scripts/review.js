// The review: one claim at a time, by keys.

const ORDERS = { disputed: "disputed first, then the least certain", uncertain: "least certain first", article: "article by article" };
const queue = { all: [], byId: new Map(), groups: new Map(), order: [], ordered: "", at: null, skipped: new Set(), only: "" };

async function loadQueue() {
  queue.all = named(meta.columns.queue, await open("queue"));
  queue.all.forEach((entry, n) => (entry.n = n));
  queue.byId = new Map(queue.all.map((entry) => [entry.id, entry]));
  queue.groups = d3.group(queue.all, (entry) => entry.group);
}

/** The claims in the order of the review; without scores in the order of the articles, which tells nothing of them. */
function orderQueue() {
  const order = settings.blind ? "article" : settings.order;
  if (queue.ordered === `${order} ${queue.only}`) return;
  queue.ordered = `${order} ${queue.only}`;
  const sure = (a, b) => a.confidence - b.confidence || a.n - b.n;
  const by = { article: (a, b) => a.n - b.n, uncertain: sure, disputed: (a, b) => b.disputed - a.disputed || sure(a, b) };
  queue.order = queue.all.filter((entry) => !queue.only || entry.attribute === queue.only).sort(by[order]);
}

const isDecided = (entry) => decided.has(entry.id);

function nextOpen() {
  const open = queue.order.find((entry) => !isDecided(entry) && !queue.skipped.has(entry.n));
  if (open) return open;
  queue.skipped.clear(); // all that is left was skipped: once more from the begin
  return queue.order.find((entry) => !isDecided(entry)) ?? null;
}

async function reviewView() {
  if (!queue.all.length) await loadQueue();
  const made = el("div", { class: "review" });
  const draw = async () => {
    orderQueue();
    if (!queue.at || isDecided(queue.at) || !queue.order.includes(queue.at)) queue.at = nextOpen();
    const item = queue.at && (await itemAt(queue.at));
    const others = item && !isBlind() ? await rivals(item) : [];
    made.replaceChildren(reviewBar(draw), progress(), item ? claimCard(item, queue.at, others) : allDone(), reviewFoot());
    made.querySelector(".claim-card")?.focus({ preventScroll: true });
  };
  listeners.add(draw);
  const onkey = (event) => keyPressed(event, draw);
  document.addEventListener("keydown", onkey);
  made.onleave = () => {
    listeners.delete(draw);
    document.removeEventListener("keydown", onkey);
  };
  await draw();
  return made;
}

const itemAt = async (entry) => (await openArticle(entry.article)).items[entry.item];

function reviewBar(draw) {
  const set = (name) => (value) => {
    settings[name] = value;
    queue.at = null;
    saveSettings();
    draw();
  };
  const used = [...new Set(queue.all.map((entry) => entry.attribute))];
  return el(
    "div",
    { class: "filters" },
    field("Reviewer", el("input", { value: settings.reviewer, size: 12, placeholder: "your initials", oninput: (event) => ((settings.reviewer = event.target.value.trim()), saveSettings()) })),
    field("Order", choice(Object.entries(ORDERS), settings.blind ? "article" : settings.order, set("order"), { disabled: settings.blind })),
    field("Attribute", choice([["", "all"], ...used.map((name) => [name, labelOf(name)])], queue.only, (value) => ((queue.only = value), (queue.at = null), draw()))),
    el("label", { class: "check", title: "Hides how sure the program is, and goes article by article" }, el("input", { type: "checkbox", checked: settings.blind, onchange: (event) => set("blind")(event.target.checked) }), "hide scores (blind review)"),
    el("label", { class: "check" }, el("input", { type: "checkbox", checked: settings.keys, onchange: (event) => set("keys")(event.target.checked) }), "single keys"),
  );
}

function progress() {
  const known = [...decided.values()].filter(({ fact_id, attribute }) => queue.byId.has(fact_id) && (!queue.only || queue.byId.get(fact_id).attribute === queue.only));
  const often = d3.rollup(known, (group) => group.length, ({ verdict }) => verdict);
  const done = d3.sum(often.values());
  const added = [...decided.values()].filter((one) => one.verdict === "added").length;
  const parts = [`${number(done)} of ${counted(queue.order.length, "claim")} reviewed`, ...[...often].map(([verdict, n]) => `${number(n)} ${verdict}`), added && `${number(added)} added`].filter(Boolean);
  return el("div", { class: "progress" }, el("progress", { max: queue.order.length || 1, value: done, "aria-label": "Reviewed" }), el("p", { role: "status" }, parts.join(" · ")));
}

/** What else is claimed of the same attribute of the same incident. */
async function rivals(item) {
  const incident = incidentOf(item.article.info, item.event_id);
  const known = incident && incident.told_by.length <= 40 ? await itemsOf(incident) : item.article.items.filter((one) => one.event_id === item.event_id);
  return byValue(known.filter((one) => item.kind === "fact" && one.attribute === item.attribute && amount(one) !== amount(item)));
}

const rivalLine = ([value, items]) => el("li", {}, el("strong", {}, told(value)), ` says ${[...new Set(items.map(source))].join(", ")} `, articleLink(items[0]));

function claimCard(item, entry, others) {
  const event = eventOf(item);
  const same = alike(entry).filter((one) => !isDecided(one)).length;
  const incident = incidentOf(item.article.info, item.event_id);
  return el(
    "section",
    { class: "claim-card", tabindex: -1, "aria-label": `${labelOf(item.attribute)} ${amount(item)}` },
    el("p", { class: "question" }, badge(item.attribute), el("span", {}, labelOf(item.attribute)), el("strong", {}, told(amount(item))), item.kind === "fact" && el("span", {}, `says ${source(item)}`)),
    el("blockquote", { dir: "auto" }, context(item)),
    el("p", { class: "from" }, articleLink(item), [item.article.info.publisher, item.article.info.published].filter(Boolean).map((part) => [", ", told(part)]), event && el("span", {}, " · ", el("span", { class: `role role-${roleOfEvent(event)}` }, roleOfEvent(event)), ` ${event.event_id}: `, incident ? incidentLink(incident, headline(event)) : headline(event))),
    !isBlind() && el("p", { class: "quiet score" }, item.confidence === "" ? "" : `confidence ${scoreText(item)}`),
    others.length > 0 && el("details", { class: "rivals", open: Boolean(entry.disputed) }, el("summary", {}, entry.disputed ? "Other claims contradict it" : "Also claimed"), el("ul", {}, others.map(rivalLine))),
    el(
      "div",
      { class: "actions" },
      action("R", "Right", "right", () => judge(item, "right")),
      action("W", "Wrong", "wrong", () => judge(item, "wrong")),
      action("E", "Edit", "", () => editForm(item)),
      action("S", "Skip", "", () => skip(entry)),
      same > 1 && action("A", `Accept all ${number(same)} of this value and wording`, "", () => acceptAll(entry)),
      action("M", "Add a missing fact", "", () => addForm(item.article)),
    ),
  );
}

const action = (key, label, kind, onclick) => el("button", { type: "button", class: kind, "data-key": key.toLowerCase(), onclick }, label, " ", el("kbd", {}, key));

/** The sentence with its claim marked, and what stands before and behind it. */
function context(item) {
  const { points, text } = item.article;
  if (item.sentence_end === "") return sentence(item);
  const [from, to] = [points.unit(item.sentence_start), points.unit(item.sentence_end)];
  const before = text.slice(Math.max(0, from - 240), from);
  const after = text.slice(to, to + 240);
  return [el("span", { class: "around" }, from > 240 ? `… ${before.replace(/^\S*\s/, "")}` : before), sentence(item), el("span", { class: "around" }, after.length === 240 ? `${after.replace(/\s\S*$/, "")} …` : after)];
}

const alike = (entry) => queue.groups.get(entry.group) ?? [];

function judge(item, verdict) {
  decide([line(item, verdict)]);
  announce(`${labelOf(item.attribute)} ${amount(item)}: ${verdict}`);
}

function skip(entry) {
  queue.skipped.add(entry.n);
  queue.at = null;
  changed();
}

/** Accepts all open claims of the same attribute, value and words; each line names the claim that was seen. */
async function acceptAll(entry) {
  const others = alike(entry).filter((one) => one !== entry && !isDecided(one));
  const short = ({ id, article }) => ({ fact_id: id, article_id: data.articles[article].article_id, verdict: "right", accepted_with: entry.id, ...signature() });
  decide([line(await itemAt(entry), "right"), ...others.map(short)]);
  announce(`${counted(others.length + 1, "claim")} accepted`);
}

function takeBack() {
  const lines = undo();
  if (!lines) return announce("nothing to undo");
  queue.at = queue.byId.get(lines[0].fact_id) ?? queue.at;
  changed();
  announce("undone");
}

function allDone() {
  return el("section", { class: "claim-card done", tabindex: -1 }, el("p", {}, queue.order.length ? "All claims of this list are reviewed." : "There is no claim to review."));
}

function reviewFoot() {
  const file = el("input", { type: "file", accept: ".jsonl,.json,application/json", class: "hidden", id: "corrections-file", tabindex: -1, "aria-label": "corrections.jsonl", onchange: (event) => readFile(event.target) });
  return el(
    "div",
    { class: "actions foot" },
    el("button", { type: "button", "data-key": "u", disabled: !log.length, onclick: takeBack }, "Undo ", el("kbd", {}, "U")),
    el("button", { type: "button", class: "main", id: "download", disabled: !decided.size, onclick: async () => download("corrections.jsonl", await correctionsText(), "application/jsonl") }, `Download corrections.jsonl (${number(decided.size)})`),
    el("button", { type: "button", onclick: () => file.click() }, "Open corrections …"),
    file,
    el("p", { class: "quiet" }, stored ? "Decisions are kept in this browser as you make them. Download the file to hand them on." : "This browser keeps nothing for this page: download the file before you close it."),
  );
}

async function readFile(input) {
  try {
    const [taken, left] = takeOver(await input.files[0].text());
    announce(`${counted(taken, "decision")} taken over, ${number(left)} were known`);
  } catch (error) {
    announce(`This is no corrections.jsonl: ${error.message}`);
  }
}

function keyPressed(event) {
  if (!settings.keys || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const button = document.querySelector(`.review [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (button && !button.disabled) {
    event.preventDefault();
    button.click();
  }
}

/** Buttons for a claim in the table of its article. */
function reviewButtons(item) {
  const small = (label, sign, onclick) => el("button", { type: "button", class: "small", "aria-label": `${label}: ${labelOf(item.attribute)} ${amount(item)}`, title: label, onclick }, sign);
  if (decided.has(item.id)) return small("Take the decision back", "↺", () => decide([{ ...decided.get(item.id), verdict: "open", ...signature() }]));
  return [small("Right", "✓", () => judge(item, "right")), small("Wrong", "✗", () => judge(item, "wrong")), small("Edit", "✎", () => editForm(item))];
}

/** Says of an article that nothing more is told in it: what makes it gold. */
function completeButton(article) {
  const id = `${article.info.article_id}/complete`;
  const is = decided.has(id);
  const one = { fact_id: id, article_id: article.info.article_id, event_id: "", attribute: "", verdict: is ? "open" : "complete", text: "", start: 0, end: 0, sentence: "" };
  return el("button", { type: "button", "aria-pressed": String(is), title: "Every claim of this article is in the list and reviewed", onclick: () => decide([{ ...one, ...signature() }]) }, is ? "✓ Article is complete" : "Nothing more is told here");
}
