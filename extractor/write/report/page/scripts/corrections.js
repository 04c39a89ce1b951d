// corrections.jsonl: one decision a line, with all that is needed to find its claim again in a later run. CORRECTIONS.md describes it.

const KEPT_OF_ITEM = ["value", "value_min", "value_max", "unit", "qualifier", "asserted_by"];

/** A line on a claim; `changes` is what the reviewer sets in place of what the program found. */
function line(item, verdict, changes = {}, more = {}) {
  const found = Object.fromEntries(KEPT_OF_ITEM.map((name) => [name, item[name]]));
  const was = Object.fromEntries(
    Object.entries(changes)
      .filter(([name, value]) => String(item[name] ?? "") !== String(value))
      .map(([name]) => [name, item[name] ?? ""]),
  );
  const { article } = item;
  return {
    fact_id: item.id,
    article_id: article.info.article_id,
    event_id: item.event_id,
    attribute: item.attribute,
    verdict,
    ...found,
    text: item.text,
    start: item.start,
    end: item.end,
    sentence: sentenceOf(item),
    ...changes,
    ...(verdict === "edited" ? { was } : {}),
    ...(item.confidence === "" || item.confidence === undefined ? {} : { confidence: item.confidence }),
    ...more,
    ...signature(),
  };
}

const sentenceOf = (item) =>
  item.sentence_end === "" || item.sentence_end === undefined ? (item.sentence_start ?? "") : item.article.points.slice(item.sentence_start, item.sentence_end);
const signature = () => ({ reviewer: settings.reviewer, when: new Date().toISOString().replace(/\.\d+Z$/, "Z"), blind: settings.blind });

/** The whole line of what was accepted with another claim: the store holds no more of it than which it is. */
async function wholeLine(one) {
  const entry = one.text === undefined && queue.byId.get(one.fact_id);
  return entry ? { ...line(await itemAt(entry), one.verdict), ...one } : one;
}

/** All decisions as the text of a file, by article and place. */
async function correctionsText() {
  if (!queue.all.length) await loadQueue();
  const whole = [];
  for (const one of decided.values()) whole.push(await wholeLine(one)); // one after the other: few articles are open at a time
  const lines = whole.sort((a, b) =>
    a.article_id < b.article_id ? -1 : a.article_id > b.article_id ? 1 : a.start - b.start || (a.fact_id < b.fact_id ? -1 : 1),
  );
  return lines.map((one) => `${JSON.stringify(one)}\n`).join("");
}

function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Takes over the decisions of a file; what is decided here already and later stays. [taken, left]. */
function takeOver(text) {
  const lines = text
    .split("\n")
    .filter((one) => one.trim())
    .map((one) => JSON.parse(one));
  const wrong = lines.findIndex((one) => typeof one.fact_id !== "string" || typeof one.verdict !== "string" || typeof one.article_id !== "string");
  if (wrong >= 0) throw new Error(`line ${wrong + 1} is no decision`);
  const newer = lines.filter((one) => !(decided.get(one.fact_id)?.when >= one.when));
  if (newer.length) decide(newer);
  return [newer.length, lines.length - newer.length];
}
