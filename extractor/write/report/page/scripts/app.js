// The page: its views by the part of the address behind #, and keys that lead on.

const VIEWS = {
  incidents: { label: "Incidents", make: incidentsView },
  articles: { label: "Articles", make: articlesView, whole: true },
  map: { label: "Map", make: mapView, places: true },
  timeline: { label: "Timeline", make: chartsView },
  review: { label: "Review", make: reviewView, whole: true },
  compared: { label: "Compared", make: comparedView, compared: true },
};
const DETAILS = { incident: { tab: "incidents", make: incidentView }, article: { tab: "articles", make: articleView } };
let current = null;

function go(where) {
  location.hash = `#/${where}`;
}

function tabs() {
  return Object.entries(VIEWS).filter(([, view]) => (meta.whole || !view.whole) && (!view.places || slots.from) && (!view.compared || meta.compared));
}

async function route() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
  const view = DETAILS[name] ?? VIEWS[name] ?? VIEWS.incidents;
  const tab = DETAILS[name]?.tab ?? (VIEWS[name] ? name : "incidents");
  current?.onleave?.();
  hideTip();
  byId("add-selected")?.remove();
  current = await view.make(...rest.map(decodeSafely));
  byId("view").replaceChildren(...(DETAILS[name] ? [] : [el("h2", { class: "hidden" }, VIEWS[tab].label)]), current);
  current.onshow?.();
  for (const link of document.querySelectorAll("#tabs a"))
    link.dataset.tab === tab ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  document.title = `${VIEWS[tab].label} · ${meta.name}`;
  if (!location.hash.includes("review") && !rest[1]) window.scrollTo(0, 0);
}

function decodeSafely(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** j and k: the next and the one before; ? is not needed, the links say so. */
function onKey(event) {
  if (!settings.keys || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "Escape") hideTip();
  const key = { ArrowRight: "j", ArrowLeft: "k" }[event.key] ?? event.key;
  if (!["j", "k"].includes(key) || event.target.closest?.(".map-frame")) return;
  document.querySelector(`.crumbs [data-key="${key}"]`)?.click();
}

function header() {
  const { counts } = meta;
  const facts = [
    counts.articles !== undefined && counted(counts.articles, "article"),
    counted(counts.incidents, "incident"),
    counts.facts !== undefined && counted(counts.facts, "claim"),
    counts.reactions !== undefined && counted(counts.reactions, "reaction"),
    counts.failed > 0 && `${number(counts.failed)} failed`,
  ].filter(Boolean);
  byId("summary").textContent = facts.join(" · ");
  byId("tabs").replaceChildren(...tabs().map(([name, view]) => el("a", { href: `#/${name}`, "data-tab": name }, view.label)));
  if (!meta.whole)
    byId("scope").append(
      el(
        "p",
        { class: "notice" },
        `This run has ${counted(meta.counts.ok ?? 0, "article")} with events, more than a page can hold (${number(meta.most)}, or 60 MB): ` +
          "here are its incidents. The articles and claims are in the tables.",
      ),
    );
}

async function start() {
  readLog();
  saveSettings();
  header();
  await loadIncidents();
  if (meta.whole) await loadArticles();
  window.addEventListener("hashchange", () => route().catch(fail));
  document.addEventListener("keydown", onKey);
  await route();
  document.body.dataset.ready = "yes";
}

function fail(error) {
  byId("view").replaceChildren(el("p", { class: "notice" }, `The page cannot be shown: ${error.message}. It needs a browser of 2023 or later.`));
  throw error;
}

// what the first view needs stands before this script; the articles are still being read behind it
start().catch(fail);
