// Why a claim is there: the steps that led to it, opened when somebody asks.

/** A line to open under a claim; null on a page that holds no reasons, or for a claim that a reviewer added. */
function whyLine(item) {
  if (!meta.why || item.verdict === "added") return null;
  const made = el("details", { class: "why", ontoggle: () => made.open && made.children.length === 1 && showWhy(made, item) }, el("summary", {}, "why"));
  return made;
}

async function showWhy(made, item) {
  const steps = await whyOf(item);
  const line = ([head, text, ...evidence]) => el("li", {}, el("strong", {}, head), " ", told(text), whyEvidence(evidence));
  made.append(el("ol", {}, steps.map(line)));
}

const whyEvidence = (lines) =>
  lines.length > 0 &&
  el(
    "ul",
    {},
    lines.map((line) => el("li", {}, told(line))),
  );

/** The steps of a claim: [head, text, evidence …]. */
async function whyOf(item) {
  const { number } = item.article.info;
  const part = meta.chunks.findLastIndex((first) => first <= number);
  await wholeFile;
  if (!byId(`data-why-${part}`)) return [["No reasons", "They would make this page too large; ask extractor why for a claim by its id."]];
  const { texts, articles } = await open(`why-${part}`);
  const steps = articles[number - meta.chunks[part]][item.id];
  return steps ? steps.map((step) => step.map((n) => texts[n])) : [["No reasons", "The text of this article is not kept in the tables (--no-text)."]];
}
