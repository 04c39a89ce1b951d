// The data of the run: packed into script elements, opened when they are needed.

const meta = JSON.parse(byId("meta").textContent);
const KEPT = 24; // chunks that stay open: a few megabytes each

const wholeFile = new Promise((resolve) => (document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", resolve) : resolve()));

async function unpack(name) {
  if (!byId(`data-${name}`)) await wholeFile;
  const letters = byId(`data-${name}`).textContent.trim();
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

const opened = new Map();

/** The data of a name; what was used longest ago is closed again. */
function open(name) {
  const known = opened.get(name) ?? unpack(name);
  opened.delete(name);
  opened.set(name, known);
  const chunks = [...opened.keys()].filter((key) => /^(chunk|why)-/.test(key));
  if (chunks.length > KEPT) opened.delete(chunks[0]);
  return known;
}

/** Lists of values as objects, by the names of their columns. */
const named = (columns, rows) => rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));

const data = { incidents: [], articles: [], byId: new Map(), articleNumber: new Map() };

async function loadIncidents() {
  data.incidents = named(meta.columns.incidents, await unpack("incidents"));
  data.byId = new Map(data.incidents.map((incident) => [incident.incident_id, incident]));
}

async function loadArticles() {
  data.articles = named(meta.columns.articles, await unpack("articles"));
  data.articles.forEach((article, number) => {
    article.number = number;
    data.articleNumber.set(article.article_id, number);
  });
  for (const incident of data.incidents)
    for (const [article, event] of incident.told_by) data.byId.set(`${data.articles[article].article_id}/${event}`, incident);
}

/** The incident that an article's event belongs to. */
const incidentOf = (article, event) => data.byId.get(`${article.article_id}/${event}`);

/** An article with its text, its events and its claims: {info, text, points, events, items}. An item is a fact or a reaction. */
async function openArticle(number) {
  const chunk = meta.chunks.findLastIndex((first) => first <= number);
  const packed = (await open(`chunk-${chunk}`))[number - meta.chunks[chunk]];
  if (!packed.items) prepare(packed, data.articles[number]);
  return packed;
}

function prepare(article, info) {
  article.info = info;
  article.points = new CodePoints(article.text);
  const facts = named(meta.columns.facts, article.facts).map((fact) => ({ ...fact, id: fact.fact_id, kind: "fact" }));
  const reactions = named(meta.columns.reactions, article.reactions).map((r) => ({
    ...r,
    id: r.reaction_id,
    kind: "reaction",
    attribute: "reaction",
    value: r.reaction,
    unit: "",
    qualifier: "",
    asserted_by: r.government,
    asserted_by_text: r.actor,
    value_min: "",
    value_max: "",
  }));
  article.items = [...facts, ...reactions];
  article.items.forEach((item, number) => Object.assign(item, { number, article }));
  article.events.forEach((event) => Object.assign(event, { article }));
}

/** The events of an article, and those that reviewers found beside them (new1, new2 …). */
function eventsOf(article) {
  const added = [...decided.values()].filter((one) => one.verdict === "added" && one.article_id === article.info.article_id && one.event_id.startsWith("new"));
  const ids = [...new Set(added.map((one) => one.event_id))].sort();
  return [...article.events, ...ids.map((event_id) => ({ event_id, role: "main", article, isNew: true }))];
}

const eventOf = (item) => eventsOf(item.article).find((event) => event.event_id === item.event_id);

/** The role of an event: as a reviewer has set it, else as it was found. */
const roleOfEvent = (event) => decided.get(roleId(event))?.value ?? event.role;
const roleId = (event) => `${event.article.info.article_id}/${event.event_id}/role`;
const roleOf = (item) => (eventOf(item) ? roleOfEvent(eventOf(item)) : "main");
