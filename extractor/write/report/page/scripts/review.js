// The review: one claim at a time, by keys.

async function reviewView() {
  if (!queue.all.length) await loadQueue();
  const made = el("div", { class: "review" });
  const draw = async () => {
    orderQueue();
    if (!queue.at || isDecided(queue.at) || !queue.order.includes(queue.at)) queue.at = nextOpen();
    const item = queue.at && (await itemAt(queue.at));
    const others = item && !isBlind() ? await rivals(item) : [];
    made.replaceChildren(reviewBar(draw), progress(), item ? claimCard(item, queue.at, others) : allDone(), reviewFoot());
    made.querySelector(".claim-card")?.focus({ preventScroll: true });
  };
  listeners.add(draw);
  const onkey = (event) => keyPressed(event, draw);
  document.addEventListener("keydown", onkey);
  made.onleave = () => {
    listeners.delete(draw);
    document.removeEventListener("keydown", onkey);
  };
  await draw();
  return made;
}

function reviewBar(draw) {
  const set = (name) => (value) => {
    settings[name] = value;
    queue.at = null;
    saveSettings();
    draw();
  };
  const used = [...new Set(queue.all.map((entry) => entry.attribute))];
  return el(
    "div",
    { class: "filters" },
    field(
      "Reviewer",
      el("input", {
        value: settings.reviewer,
        size: 12,
        placeholder: "your initials",
        oninput: (event) => ((settings.reviewer = event.target.value.trim()), saveSettings()),
      }),
    ),
    field("Order", choice(Object.entries(ORDERS), settings.blind ? "article" : settings.order, set("order"), { disabled: settings.blind })),
    field(
      "Attribute",
      choice([["", "all"], ...used.map((name) => [name, labelOf(name)])], queue.only, (value) => ((queue.only = value), (queue.at = null), draw())),
    ),
    el(
      "label",
      { class: "check", title: "Hides how sure the program is, and goes article by article" },
      el("input", { type: "checkbox", checked: settings.blind, onchange: (event) => set("blind")(event.target.checked) }),
      "hide scores (blind review)",
    ),
    el(
      "label",
      { class: "check" },
      el("input", { type: "checkbox", checked: settings.keys, onchange: (event) => set("keys")(event.target.checked) }),
      "single keys",
    ),
  );
}

function progress() {
  const known = [...decided.values()].filter(
    ({ fact_id, attribute }) => queue.byId.has(fact_id) && (!queue.only || queue.byId.get(fact_id).attribute === queue.only),
  );
  const often = d3.rollup(
    known,
    (group) => group.length,
    ({ verdict }) => verdict,
  );
  const done = d3.sum(often.values());
  const added = [...decided.values()].filter((one) => one.verdict === "added").length;
  const parts = [
    `${number(done)} of ${counted(queue.order.length, "claim")} reviewed`,
    ...[...often].map(([verdict, n]) => `${number(n)} ${verdict}`),
    added && `${number(added)} added`,
  ].filter(Boolean);
  return el(
    "div",
    { class: "progress" },
    el("progress", { max: queue.order.length || 1, value: done, "aria-label": "Reviewed" }),
    el("p", { role: "status" }, parts.join(" · ")),
  );
}

function judge(item, verdict) {
  decide([line(item, verdict)]);
  announce(`${labelOf(item.attribute)} ${amount(item)}: ${verdict}`);
}

function skip(entry) {
  queue.skipped.add(entry.n);
  queue.at = null;
  changed();
}

/** Accepts all open claims of the same attribute, value and words; each line names the claim that was seen. */
async function acceptAll(entry) {
  const others = alike(entry).filter((one) => one !== entry && !isDecided(one));
  const short = ({ id, article }) => ({
    fact_id: id,
    article_id: data.articles[article].article_id,
    verdict: "right",
    accepted_with: entry.id,
    ...signature(),
  });
  decide([line(await itemAt(entry), "right"), ...others.map(short)]);
  announce(`${counted(others.length + 1, "claim")} accepted`);
}

function takeBack() {
  const lines = undo();
  if (!lines) return announce("nothing to undo");
  queue.at = queue.byId.get(lines[0].fact_id) ?? queue.at;
  changed();
  announce("undone");
}

function allDone() {
  return el(
    "section",
    { class: "claim-card done", tabindex: -1 },
    el("p", {}, queue.order.length ? "All claims of this list are reviewed." : "There is no claim to review."),
  );
}

function reviewFoot() {
  const file = el("input", {
    type: "file",
    accept: ".jsonl,.json,application/json",
    class: "hidden",
    id: "corrections-file",
    tabindex: -1,
    "aria-label": "corrections.jsonl",
    onchange: (event) => readFile(event.target),
  });
  return el(
    "div",
    { class: "actions foot" },
    el("button", { type: "button", "data-key": "u", disabled: !log.length, onclick: takeBack }, "Undo ", el("kbd", {}, "U")),
    el(
      "button",
      {
        type: "button",
        class: "main",
        id: "download",
        disabled: !decided.size,
        onclick: async () => download("corrections.jsonl", await correctionsText(), "application/jsonl"),
      },
      `Download corrections.jsonl (${number(decided.size)})`,
    ),
    el("button", { type: "button", onclick: () => file.click() }, "Open corrections …"),
    file,
    el(
      "p",
      { class: "quiet" },
      stored
        ? "Decisions are kept in this browser as you make them. Download the file to hand them on."
        : "This browser keeps nothing for this page: download the file before you close it.",
    ),
  );
}

async function readFile(input) {
  try {
    const [taken, left] = takeOver(await input.files[0].text());
    announce(`${counted(taken, "decision")} taken over, ${number(left)} were known`);
  } catch (error) {
    announce(`This is no corrections.jsonl: ${error.message}`);
  }
}

function keyPressed(event) {
  if (!settings.keys || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const button = document.querySelector(`.review [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (button && !button.disabled) {
    event.preventDefault();
    button.click();
  }
}
