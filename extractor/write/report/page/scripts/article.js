// One article: its text with every claim in its place, and the claims as a table beside it.

const shownRoles = new Set(meta.roles);

async function articleView(which, claim) {
  const info = data.articles[Number(which)];
  if (!info || !meta.whole) return el("p", { class: "empty" }, "There is no such article on this page. ", el("a", { href: "#/articles" }, "All articles"));
  const article = await openArticle(info.number);
  const made = el("article", { class: "reader" });
  const draw = () => {
    const items = [...article.items, ...addedItems(article)];
    made.replaceChildren(
      articleHead(article),
      ...(article.text ? [legend(article, draw)] : []),
      el("div", { class: "reader-body" }, textPane(article, items, made), claimsPane(article, items, made)),
    );
  };
  draw();
  listeners.add(draw);
  made.onleave = () => listeners.delete(draw);
  if (claim)
    setTimeout(() =>
      pick(
        made,
        [...article.items, ...addedItems(article)].find((item) => item.id === decodeURIComponent(claim)),
        false,
      ),
    );
  return made;
}

function articleHead(article) {
  const { info } = article;
  const rows = articleRows().sort(comparing((row) => row.published, true));
  const at = rows.indexOf(info);
  const link = (row, text, key) =>
    row && [" ", el("a", { href: `#/article/${row.number}`, "data-key": key, title: row.title }, text, " ", el("kbd", {}, key.toUpperCase()))];
  return el(
    "header",
    {},
    el(
      "p",
      { class: "crumbs" },
      el("a", { href: "#/articles" }, "Articles"),
      at >= 0 && [link(rows[at - 1], "← previous", "k"), link(rows[at + 1], "next →", "j")],
    ),
    el("h2", {}, told(info.title || info.article_id)),
    el(
      "p",
      { class: "lead" },
      [
        info.publisher && told(info.publisher),
        info.published ? longDate(info.published) : "publication date not known",
        webLink(info.url, "on the web"),
        info.source && told(shortPath(info.source), { title: info.source }),
      ]
        .filter(Boolean)
        .map((part, i) => [i ? " · " : "", part]),
    ),
    info.error && el("p", { class: "notice" }, info.error),
    el(
      "ul",
      { class: "events" },
      eventsOf(article).map((event) => eventLine(event, info)),
    ),
  );
}

const shortPath = (path) => path.split(/[\\/]/).slice(-2).join("/");

function eventLine(event, info) {
  const incident = incidentOf(info, event.event_id);
  const role = choice(
    meta.roles.map((name) => [name, name]),
    roleOfEvent(event),
    (value) => decide([roleLine(event, value)]),
    { class: `role role-${roleOfEvent(event)}`, "aria-label": `Role of ${event.event_id}` },
  );
  return el(
    "li",
    {},
    role,
    ` ${event.event_id}: `,
    incident ? incidentLink(incident, headline(event)) : event.isNew ? "an event that was missed" : headline(event),
    decided.has(roleId(event)) && [" ", el("span", { class: "verdict is-edited" }, "✎ role edited")],
  );
}

/** A reviewer's word on the role of an event; set back to what was found, it is open again. */
function roleLine(event, value) {
  const verdict = value === event.role ? "open" : "edited";
  const { article_id } = event.article.info;
  return {
    fact_id: roleId(event),
    article_id,
    event_id: event.event_id,
    attribute: "role",
    verdict,
    value,
    text: "",
    start: 0,
    end: 0,
    sentence: "",
    was: { value: event.role },
    ...signature(),
  };
}

/** Which marks are shown: a box for each role, and what the colours stand for. */
function legend(article, draw) {
  const toggle = (role) => (event) => {
    event.target.checked ? shownRoles.add(role) : shownRoles.delete(role);
    draw();
  };
  const roles = meta.roles.filter((role) => eventsOf(article).some((event) => roleOfEvent(event) === role));
  const used = [...new Set(article.items.map((item) => item.attribute))];
  return el(
    "div",
    { class: "legend" },
    roles.map((role) =>
      el(
        "label",
        { class: "check" },
        el("input", { type: "checkbox", checked: shownRoles.has(role), onchange: toggle(role) }),
        el("span", { class: `role role-${role}` }, role),
      ),
    ),
    el(
      "span",
      { class: "colours" },
      used.map((name) => el("span", {}, badge(name), labelOf(name))),
    ),
  );
}

function textPane(article, items, made) {
  if (!article.text)
    return el(
      "div",
      { class: "text" },
      el("p", { class: "notice" }, "The text is not kept in the tables of this run (--no-text): here are the sentences of its claims."),
      items.map((item) => el("p", {}, sentence(item))),
    );
  const visible = items.filter((item) => shownRoles.has(roleOf(item)));
  const text = el(
    "div",
    { class: "text", dir: "auto", lang: "en" },
    markedText(article, visible, (item) => pick(made, item, true)),
  );
  text.addEventListener("pointerup", () => offerSelection(article, text));
  text.addEventListener("keyup", () => offerSelection(article, text));
  return text;
}

function claimsPane(article, items, made) {
  const rows = items.map((item) =>
    el(
      "tr",
      { "data-item": item.number, class: `${verdictClass(item)} role-${roleOf(item)}` },
      el(
        "th",
        { scope: "row" },
        badge(item.attribute),
        el("button", { type: "button", class: "plain", onclick: () => pick(made, item, false) }, labelOf(item.attribute)),
      ),
      el(
        "td",
        {},
        el("span", { class: "shown-value" }, told(shownValue(item))),
        el("div", { class: "quiet" }, [says(item), item.event_id].filter(Boolean).join(" · ")),
        whyLine(item),
      ),
      el("td", { class: "number score" }, scoreText(item)),
      el("td", { class: "review-cell" }, verdictBadge(item), reviewButtons(item)),
    ),
  );
  return el(
    "div",
    { class: "claims-pane" },
    el(
      "table",
      { class: "data" },
      el("caption", { class: "hidden" }, "Claims of this article"),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ["attribute", "value", "conf.", "review"].map((name) => el("th", { scope: "col", class: name === "conf." ? "score" : "" }, name)),
        ),
      ),
      el("tbody", {}, rows),
    ),
    el(
      "div",
      { class: "actions" },
      article.text && el("button", { type: "button", onclick: () => addForm(article) }, "Add a missing fact"),
      completeButton(article),
    ),
  );
}

const says = (item) => (item.kind === "reaction" ? item.actor : item.asserted_by ? `says ${nameOf(item.asserted_by)}` : "");

const shownValue = (item) => {
  const decision = decided.get(item.id);
  return decision?.verdict === "edited" ? `${amount({ ...item, ...decision })} (was ${amount(item)})` : amount(item);
};

/** Leads from the text to the table, or from the table to the text. */
function pick(made, item, fromText) {
  if (!item) return;
  made.querySelectorAll(".picked").forEach((one) => one.classList.remove("picked"));
  const row = made.querySelector(`tr[data-item="${item.number}"]`);
  const marks = [...made.querySelectorAll("mark[data-items]")].filter((one) => one.dataset.items.split(" ").includes(String(item.number)));
  for (const one of [row, ...marks]) one?.classList.add("picked");
  const target = fromText ? row : marks[0];
  target?.scrollIntoView({ block: "center", behavior: reducedMotion() ? "auto" : "smooth" });
  if (!fromText) marks[0]?.focus({ preventScroll: true });
}

const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Facts that reviewers added to an article, as items. */
function addedItems(article) {
  const lines = [...decided.values()].filter((one) => one.verdict === "added" && one.article_id === article.info.article_id);
  return lines.map((one, i) => ({
    ...one,
    id: one.fact_id,
    kind: one.attribute === "reaction" ? "reaction" : "fact",
    article,
    number: article.items.length + i,
    asserted_by_text: "",
    confidence: "",
    sentence_start: one.sentence,
    sentence_end: "",
  }));
}
