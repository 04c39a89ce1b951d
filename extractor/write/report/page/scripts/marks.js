// Claims in their place in the text.

/** The text cut at every begin and end of a claim: [{from, to, items}], in UTF-16 units. */
function segments(article, items) {
  const places = items
    .map((item) => ({ item, from: article.points.unit(item.start), to: article.points.unit(item.end) }))
    .filter(({ from, to }) => to > from && to <= article.text.length);
  const cuts = [...new Set([0, article.text.length, ...places.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts
    .slice(0, -1)
    .map((from, i) => ({ from, to: cuts[i + 1], items: places.filter((place) => place.from <= from && place.to >= cuts[i + 1]).map((place) => place.item) }));
}

/** The text of an article as nodes, with its claims marked. */
function markedText(article, items, onpick) {
  return segments(article, items).map(({ from, to, items: here }) => {
    const text = article.text.slice(from, to);
    return here.length ? mark(text, here, from, onpick) : document.createTextNode(text);
  });
}

function mark(text, here, from, onpick) {
  // the narrowest claim gives the colour; the others are told when it is pointed at
  const [top] = [...here].sort((a, b) => a.end - a.start - (b.end - b.start));
  const begins = here.filter((item) => item.article.points.unit(item.start) === from);
  return el(
    "mark",
    {
      class: `claim ${attributes.get(top.attribute)?.family ?? "figure"} role-${roleOf(top)} ${verdictClass(top)}`,
      "data-items": here.map((item) => item.number).join(" "),
      "data-letters": begins.map((item) => attributes.get(item.attribute)?.letters ?? "").join(" "),
      tabindex: begins.includes(top) ? 0 : null,
      role: begins.includes(top) ? "button" : null,
      "aria-label": begins.includes(top) ? `${text}: ${here.map(described).join("; ")}` : null,
      onclick: () => onpick(top),
      onkeydown: (event) => event.key === "Enter" && onpick(top),
      onmouseenter: (event) => showTip(event.currentTarget, here.map(tipLine)),
      onfocus: (event) => showTip(event.currentTarget, here.map(tipLine)),
      onmouseleave: hideTip,
      onblur: hideTip,
    },
    text,
  );
}

const described = (item) =>
  `${labelOf(item.attribute)} ${amount(item)}, says ${source(item)}${isBlind() || item.confidence === "" ? "" : `, confidence ${scoreText(item)}`}`;

function tipLine(item) {
  const event = eventOf(item);
  return el(
    "div",
    { class: "tip-line" },
    badge(item.attribute),
    el("strong", {}, amount(item)),
    el("span", {}, `says ${source(item)}`),
    el("span", { class: "quiet" }, [event ? `${event.event_id}, ${roleOfEvent(event)}` : "", isBlind() ? "" : scoreText(item)].filter(Boolean).join(" · ")),
  );
}

/** The colour and the letters of an attribute. */
const badge = (attribute) =>
  el(
    "span",
    { class: `badge ${attributes.get(attribute)?.family ?? "figure"}`, title: labelOf(attribute), "aria-hidden": "true" },
    attributes.get(attribute)?.letters ?? "?",
  );

/** The sentence of a claim with its words marked. */
function sentence(item, given = {}) {
  const { points, text } = item.article;
  const family = attributes.get(item.attribute)?.family;
  if (item.sentence_end === "") return el("q", { dir: "auto", class: "sentence", ...given }, item.sentence_start);
  const [from, start, end, to] = [item.sentence_start, item.start, item.end, item.sentence_end].map((at) => points.unit(at));
  return el(
    "q",
    { dir: "auto", class: "sentence", ...given },
    text.slice(from, start),
    el("mark", { class: `claim ${family}` }, text.slice(start, end)),
    text.slice(end, to),
  );
}

function showTip(target, lines) {
  const tip = byId("tip");
  tip.replaceChildren(...lines);
  tip.hidden = false;
  const at = target.getBoundingClientRect();
  tip.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${at.bottom + tip.offsetHeight + 8 < window.innerHeight ? at.bottom + 6 : at.top - tip.offsetHeight - 6}px`;
}

function hideTip() {
  byId("tip").hidden = true;
}
