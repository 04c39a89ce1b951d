// The claims in the order of the review.

const ORDERS = { disputed: "disputed first, then the least certain", uncertain: "least certain first", article: "article by article" };
const queue = { all: [], byId: new Map(), groups: new Map(), order: [], ordered: "", at: null, skipped: new Set(), only: "" };

async function loadQueue() {
  queue.all = named(meta.columns.queue, await unpack("queue"));
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

const itemAt = async (entry) => (await openArticle(entry.article)).items[entry.item];
const alike = (entry) => queue.groups.get(entry.group) ?? [];
