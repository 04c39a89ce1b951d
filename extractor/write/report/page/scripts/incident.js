// One incident: every claim of every article, the rival values of an attribute side by side.

async function incidentView(id) {
  const incident = data.byId.get(id);
  if (!incident) return el("p", { class: "empty" }, "There is no such incident on this page. ", el("a", { href: "#/incidents" }, "All incidents"));
  const items = await itemsOf(incident);
  const [events, reactions] = [items.filter((item) => item.kind === "fact"), items.filter((item) => item.kind === "reaction")];
  return el(
    "article",
    { class: "incident" },
    el("p", { class: "crumbs" }, el("a", { href: "#/incidents" }, "Incidents"), neighbours(incident)),
    el("h2", {}, headline(incident)),
    el("p", { class: "lead" }, leadOf(incident)),
    incident.implausible && el("p", { class: "witness" }, el("span", { class: "flag" }, "implausible"), " By physics: ", told(incident.implausible), "."),
    meta.whole
      ? meta.attributes.map((attribute) =>
          attributeBlock(
            attribute,
            events.filter((item) => item.attribute === attribute.name),
            incident,
          ),
        )
      : plainValues(incident),
    reactions.length > 0 &&
      el("section", { class: "attribute" }, el("h3", {}, badge("reaction"), "reactions"), el("div", { class: "values" }, byValue(reactions).map(valueCard))),
    meta.whole && toldBy(incident),
  );
}

async function itemsOf(incident) {
  const parts = await Promise.all(incident.told_by.map(async ([number, event]) => (await openArticle(number)).items.filter((item) => item.event_id === event)));
  return parts.flat();
}

/** The incidents before and after it in the filtered table. */
function neighbours(incident) {
  const rows = filtered().sort(comparing((row) => row[slots.date] ?? "", true));
  const at = rows.indexOf(incident);
  if (at < 0) return null;
  const link = (row, text, key) =>
    row &&
    el("a", { href: `#/incident/${encodeURIComponent(row.incident_id)}`, "data-key": key, title: headline(row) }, text, " ", el("kbd", {}, key.toUpperCase()));
  return [link(rows[at - 1], "← previous", "k"), link(rows[at + 1], "next →", "j")].filter(Boolean).map((one) => [" ", one]);
}

function leadOf(incident) {
  const where = incident[slots.from] ? `from ${incident[slots.from]}` : "";
  const when = incident[slots.date] ? longDate(incident[slots.date]) : "date not told";
  const articles = `told by ${counted(Number(incident.n_articles) || 1, "article")}`;
  const role = incident.role === "main" ? "" : incident.role === "planned" ? "announced, not yet done" : "told as background only";
  return [when, where, articles, role, isDisputed(incident) ? "claims disagree" : ""].filter(Boolean).join(" · ");
}

/** An attribute with its values: one card a value, so that rivals stand side by side. */
function attributeBlock(attribute, items, incident) {
  if (!items.length) return null;
  const disagree = incident.disputed.includes(attribute.name);
  return el(
    "section",
    { class: `attribute ${disagree ? "disagree" : ""}`, "aria-label": attribute.label },
    el(
      "h3",
      { title: attribute.meaning },
      [badge(attribute.name), attribute.label],
      disagree && el("span", { class: "flag" }, "disagree"),
      bestOf(attribute, incident),
    ),
    el("div", { class: "values" }, byValue(items).map(valueCard)),
  );
}

/** The figure that stands for the incident where several are told, and the rule that chose it. */
function bestOf(attribute, incident) {
  const column = attribute.columns[0]?.[1] ?? attribute.name;
  const [best, rule, least, greatest] = ["best", "rule", "min", "max"].map((end) => incident[`${column}_${end}`] ?? "");
  return best && least !== greatest && el("span", { class: "quiet best" }, `best: ${number(best)} (${rule}), of ${span(least, greatest)}`);
}

/** Claims grouped by their value, those that most claims support first. */
function byValue(items) {
  const groups = new Map();
  for (const item of items) {
    const key = amount(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}

const SHOWN = 2; // claims of a value that are open from the begin

function valueCard([value, items]) {
  const sources = [...new Set(items.map((item) => (item.asserted_by ? nameOf(item.asserted_by) : "the article")))];
  const rest = items.slice(SHOWN);
  const reaction = items[0].kind === "reaction";
  return el(
    "div",
    { class: "value" },
    el("p", {}, el("span", { class: "amount" }, told(value)), !reaction && el("span", { class: "says" }, ` says ${sources.join(", ")}`)),
    el("ul", { class: "claims" }, items.slice(0, SHOWN).map(claimLine)),
    rest.length > 0 && el("details", {}, el("summary", {}, `${counted(rest.length, "more claim")}`), el("ul", { class: "claims" }, rest.map(claimLine))),
  );
}

function claimLine(item) {
  const { info } = item.article;
  return el(
    "li",
    { class: verdictClass(item) },
    sentence(item),
    el(
      "p",
      { class: "from" },
      articleLink(item),
      info.publisher && [", ", told(info.publisher)],
      info.published && `, ${info.published}`,
      " ",
      verdictBadge(item),
      item.confidence !== "" && el("span", { class: "score" }, ` ${scoreText(item)}`),
    ),
    whyLine(item),
  );
}

const articleLink = (item) =>
  el("a", { href: `#/article/${item.article.info.number}/${encodeURIComponent(item.id)}` }, told(item.article.info.title || item.article.info.article_id));

function toldBy(incident) {
  const lines = incident.told_by.map(([n, event, role]) => {
    const info = data.articles[n];
    return el(
      "li",
      {},
      el("a", { href: `#/article/${n}` }, told(info.title || info.article_id)),
      [info.publisher, info.published].filter(Boolean).map((part) => [", ", told(part)]),
      el("span", { class: "quiet" }, ` ${event}, ${role}`),
    );
  });
  return el("section", { class: "told-by" }, el("h3", {}, "Told by"), el("ul", {}, lines));
}

/** What the table says of an incident, where the page holds no claims. */
function plainValues(incident) {
  const shown = meta.columns.incidents.filter(
    (name) => incident[name] !== "" && !["incident_id", "told_by", "disputed", "confidence", "to_latitude", "to_longitude", "reached", "role"].includes(name),
  );
  return el(
    "dl",
    { class: "plain-values" },
    shown.map((name) => [el("dt", {}, plain(name)), el("dd", {}, told(incident[name]))]),
  );
}
