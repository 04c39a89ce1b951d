// How values are written: names beside codes, figures with their unit, who says so.

const attributes = new Map(meta.attributes.map((attribute) => [attribute.name, attribute]));
attributes.set("reaction", {
  name: "reaction",
  label: "reaction",
  letters: "Re",
  kind: "reaction",
  family: "reaction",
  columns: [],
  unit: "",
  values: meta.reactions,
  meaning: "what a government says or does about it",
});
const labelOf = (name) => attributes.get(name)?.label ?? name.replaceAll("_", " ");
const ofKind = (kind) => meta.attributes.filter((attribute) => attribute.kind === kind);
const firstOf = (kind) => ofKind(kind)[0]?.name ?? "";
// the figures that the table of incidents has, one for each unit
const figures = ofKind("quantity")
  .flatMap((attribute) => attribute.columns.map(([unit, column]) => ({ ...attribute, unit, column })))
  .filter(({ column }) => meta.columns.incidents.includes(`${column}_min`));

/** "PRK" → "North Korea"; several joined by ; one after the other. */
const nameOf = (code) =>
  String(code)
    .split(";")
    .map((one) => meta.names[one] ?? plain(one))
    .join(", ");

/** "North Korea (PRK)". */
const nameAndCode = (code) => (meta.names[code] ? `${meta.names[code]} (${code})` : plain(code));

const plain = (value) => String(value).replaceAll("_", " ");
const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
/** "6759.24" → "6,759": no decimals that only another unit's factor made, as told figures from ten on have none. */
function number(value) {
  const figure = Number(value);
  if (value === "" || value === null || value === undefined || Number.isNaN(figure)) return String(value ?? "");
  return grouped.format(Math.abs(figure) >= 10 && !/^-?\d+\.\d$/.test(String(value)) ? Math.round(figure) : figure);
}
const counted = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;
const percent = (share) => `${Math.round(100 * share)} %`;

/** The value of a claim as one phrase: "about 350 km", "between 500 and 600 km", "North Korea". */
function amount(item) {
  const attribute = attributes.get(item.attribute);
  const how = item.qualifier && item.qualifier !== "exact" ? plain(item.qualifier) : "";
  if (attribute?.kind === "quantity" && item.qualifier === "between" && item.value_min !== "")
    return `between ${number(item.value_min)} and ${number(item.value_max)} ${item.unit}`.trim();
  if (attribute?.kind === "quantity" || attribute?.kind === "count") return [how, number(item.value), item.unit].filter(Boolean).join(" ");
  if (attribute?.kind === "agent") return nameOf(item.value);
  if (attribute?.kind === "reaction") return `${nameOf(item.asserted_by)}: ${plain(item.value)}`;
  return plain(item.value);
}

/** Who says so: "Japan (“the defence ministry”)". */
function source(item) {
  if (!item.asserted_by) return "the article";
  const words = item.asserted_by_text;
  return words && words !== nameOf(item.asserted_by) ? `${nameOf(item.asserted_by)} (“${words}”)` : nameOf(item.asserted_by);
}

/** Least and greatest of a figure: "4,500–4,600". */
function span(low, high) {
  if (low === "" || low === undefined) return "";
  return low === high || high === "" ? number(low) : `${number(low)}–${number(high)}`;
}

/** A line that names an incident: "North Korea, Hwasong-12, 2022-10-04". */
function headline(incident) {
  const what = incident[firstOf("name")] || incident[firstOf("class")] || "";
  return [nameOf(incident[firstOf("agent")] || "not said"), plain(what), incident[firstOf("date")] || "undated"].filter(Boolean).join(" · ");
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "2022-10-04" → "4 October 2022", as far as it is told. */
function longDate(iso) {
  const [year, month, day] = String(iso).split("-");
  return [day ? Number(day) : "", month ? months[Number(month) - 1] : "", year].filter(Boolean).join(" ");
}

/** "87 %". */
const scoreText = (item) => (item.confidence === "" ? "" : percent(item.confidence));
