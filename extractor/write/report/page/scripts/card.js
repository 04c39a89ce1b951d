// A claim as the review asks about it, and the buttons that decide on one anywhere.

/** What else is claimed of the same attribute of the same incident. */
async function rivals(item) {
  const incident = incidentOf(item.article.info, item.event_id);
  const known = incident && incident.told_by.length <= 40 ? await itemsOf(incident) : item.article.items.filter((one) => one.event_id === item.event_id);
  return byValue(known.filter((one) => item.kind === "fact" && one.attribute === item.attribute && amount(one) !== amount(item)));
}

const rivalLine = ([value, items]) =>
  el("li", {}, el("strong", {}, told(value)), ` says ${[...new Set(items.map(source))].join(", ")} `, articleLink(items[0]));

function claimCard(item, entry, others) {
  const event = eventOf(item);
  const same = alike(entry).filter((one) => !isDecided(one)).length;
  const incident = incidentOf(item.article.info, item.event_id);
  return el(
    "section",
    { class: "claim-card", tabindex: -1, "aria-label": `${labelOf(item.attribute)} ${amount(item)}` },
    el(
      "p",
      { class: "question" },
      badge(item.attribute),
      el("span", {}, labelOf(item.attribute)),
      el("strong", {}, told(amount(item))),
      item.kind === "fact" && el("span", {}, `says ${source(item)}`),
    ),
    el("blockquote", { dir: "auto" }, context(item)),
    el(
      "p",
      { class: "from" },
      articleLink(item),
      [item.article.info.publisher, item.article.info.published].filter(Boolean).map((part) => [", ", told(part)]),
      event &&
        el(
          "span",
          {},
          " · ",
          el("span", { class: `role role-${roleOfEvent(event)}` }, roleOfEvent(event)),
          ` ${event.event_id}: `,
          incident ? incidentLink(incident, headline(event)) : headline(event),
        ),
    ),
    !isBlind() && el("p", { class: "quiet score" }, item.confidence === "" ? "" : `confidence ${scoreText(item)}`),
    !isBlind() && whyLine(item),
    others.length > 0 &&
      el(
        "details",
        { class: "rivals", open: Boolean(entry.disputed) },
        el("summary", {}, entry.disputed ? "Other claims contradict it" : "Also claimed"),
        el("ul", {}, others.map(rivalLine)),
      ),
    el(
      "div",
      { class: "actions" },
      action("R", "Right", "right", () => judge(item, "right")),
      action("W", "Wrong", "wrong", () => judge(item, "wrong")),
      action("E", "Edit", "", () => editForm(item)),
      action("S", "Skip", "", () => skip(entry)),
      same > 1 && action("A", `Accept all ${number(same)} of this value and wording`, "", () => acceptAll(entry)),
      item.article.text && action("M", "Add a missing fact", "", () => addForm(item.article)),
    ),
  );
}

const action = (key, label, kind, onclick) =>
  el("button", { type: "button", class: kind, "data-key": key.toLowerCase(), onclick }, label, " ", el("kbd", {}, key));

/** The sentence with its claim marked, and what stands before and behind it. */
function context(item) {
  const { points, text } = item.article;
  if (item.sentence_end === "") return sentence(item);
  const [from, to] = [points.unit(item.sentence_start), points.unit(item.sentence_end)];
  const before = text.slice(Math.max(0, from - 240), from);
  const after = text.slice(to, to + 240);
  return [
    el("span", { class: "around" }, from > 240 ? `… ${before.replace(/^\S*\s/, "")}` : before),
    sentence(item),
    el("span", { class: "around" }, after.length === 240 ? `${after.replace(/\s\S*$/, "")} …` : after),
  ];
}

/** Buttons for a claim in the table of its article. */
function reviewButtons(item) {
  const small = (label, sign, onclick) =>
    el("button", { type: "button", class: "small", "aria-label": `${label}: ${labelOf(item.attribute)} ${amount(item)}`, title: label, onclick }, sign);
  if (decided.has(item.id)) return small("Take the decision back", "↺", () => decide([{ ...decided.get(item.id), verdict: "open", ...signature() }]));
  return [small("Right", "✓", () => judge(item, "right")), small("Wrong", "✗", () => judge(item, "wrong")), small("Edit", "✎", () => editForm(item))];
}

/** Says of an article that nothing more is told in it: what makes it gold. */
function completeButton(article) {
  const id = `${article.info.article_id}/complete`;
  const is = decided.has(id);
  const one = {
    fact_id: id,
    article_id: article.info.article_id,
    event_id: "",
    attribute: "",
    verdict: is ? "open" : "complete",
    text: "",
    start: 0,
    end: 0,
    sentence: "",
  };
  return el(
    "button",
    {
      type: "button",
      "aria-pressed": String(is),
      title: "Every claim of this article is in the list and reviewed",
      onclick: () => decide([{ ...one, ...signature() }]),
    },
    is ? "✓ Article is complete" : "Nothing more is told here",
  );
}
