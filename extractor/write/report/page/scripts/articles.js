// The list of articles.

const articleFilter = { text: "", status: "ok" };

function articleRows() {
  const words = articleFilter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return data.articles.filter((article) => {
    article.searched ??= [article.title, article.publisher, article.published, article.source, article.article_id].join(" ").toLowerCase();
    return (!articleFilter.status || article.status === articleFilter.status) && words.every((word) => article.searched.includes(word));
  });
}

function articlesView() {
  const table = dataTable(articleColumns(), { caption: "Articles", sorted: ["published", true], onpick: (row) => go(`article/${row.number}`) });
  const count = el("p", { class: "count", role: "status" });
  countReviewed();
  const update = () => {
    const rows = articleRows();
    table.show(rows);
    count.textContent = `${number(rows.length)} of ${counted(data.articles.length, "article")}${leftOut()}`;
  };
  const statuses = [["", "all"], ...[...new Set(data.articles.map((article) => article.status))].map((status) => [status, STATUS[status] ?? status])];
  const made = el(
    "div",
    {},
    el(
      "form",
      { class: "filters", role: "search", "aria-label": "Filter articles", onsubmit: (event) => event.preventDefault() },
      field(
        "Search",
        el("input", {
          type: "search",
          value: articleFilter.text,
          placeholder: "title, publisher, date …",
          oninput: (event) => ((articleFilter.text = event.target.value), update()),
        }),
      ),
      field(
        "which",
        choice(statuses, articleFilter.status, (value) => ((articleFilter.status = value), update())),
      ),
    ),
    count,
    table,
  );
  update();
  return made;
}

const STATUS = { ok: "with events", none: "no event found", skipped: "skipped", failed: "failed" };

function leftOut() {
  const more = (meta.counts.articles ?? data.articles.length) - data.articles.length;
  return more > 0 ? `; ${number(more)} without an event are in the tables only` : "";
}

function articleColumns() {
  return [
    { name: "published", label: "published", cell: (row) => row.published || el("span", { class: "quiet" }, "unknown"), sort: (row) => row.published },
    {
      name: "title",
      label: "title",
      cell: (row) => [
        el("a", { href: `#/article/${row.number}` }, told(row.title || row.article_id)),
        row.error && el("span", { class: "quiet" }, ` ${row.error}`),
      ],
      sort: (row) => row.title.toLowerCase(),
    },
    { name: "publisher", label: "publisher", cell: (row) => told(row.publisher), sort: (row) => row.publisher.toLowerCase() },
    { name: "n_events", label: "events", number: true, cell: (row) => number(row.n_events), sort: (row) => row.n_events },
    { name: "n_claims", label: "claims", number: true, cell: (row) => number(row.n_claims), sort: (row) => row.n_claims },
    { name: "reviewed", label: "reviewed", number: true, cell: (row) => reviewedOf(row), sort: (row) => reviewedCount(row) },
  ];
}

/** How many claims of each article are decided on. */
function countReviewed() {
  reviewed.clear();
  for (const { article_id, fact_id } of decided.values()) if (/^[fr][0-9a-f]+$/.test(fact_id)) reviewed.set(article_id, (reviewed.get(article_id) ?? 0) + 1);
}

const reviewed = new Map();
const reviewedCount = (info) => reviewed.get(info.article_id) ?? 0;

function reviewedOf(info) {
  const count = reviewedCount(info);
  return el(
    "span",
    { class: count ? "verdict is-right" : "quiet" },
    decided.has(`${info.article_id}/complete`) ? "✓ complete" : count ? `${count} of ${info.n_claims}` : "–",
  );
}
