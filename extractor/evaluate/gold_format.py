"""What a line of a gold file may hold, as a JSON Schema made from a pipeline's codebook, and what is told of a line that differs.

    {"id": "a1", "published": "2026-01-28", "events": [EVENT …], "reactions": [REACTION …]}

An event holds `role` and the pipeline's attributes: a name or a place is a list of accepted names, a quantity a list of claims
(`{"km": [350, 360], "by": "KOR"}`), any other a value or a list of accepted ones. A reaction holds `government` and `types`.
What is `"?"` is not scored. Notes of the annotator (`mentions`, `quotes`, `note`, `not_events`) are kept and not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from extractor.domain.codebook import Attribute, Codebook

Schema = dict[str, Any]
UNSCORED = "?"
TYPES: dict[str, Any] = {"object": dict, "array": list, "string": str, "number": (int, float), "boolean": bool, "null": type(None)}
TEXT = {"type": "string", "description": "a text"}
TEXTS = {"type": "array", "items": TEXT}
NUMBER = {"type": "number", "description": "a number"}
OPEN = {"const": UNSCORED}


class GoldFormat:
    """The format of one pipeline's gold; `schema` is its JSON Schema (draft 2020-12), and `problem` checks by it."""

    def __init__(self, codebook: Codebook) -> None:
        self.schema: Schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"An annotated article: {codebook.title}",
            **_object(_article(codebook), ["id", "events"], "an object with an id and a list of events"),
        }

    def problem(self, record: Any) -> str:
        """The first thing that is wrong in an annotated article, with its key and what was expected; "" where nothing is."""
        return next(_problems(record, self.schema, ""), "")


def _article(codebook: Codebook) -> dict[str, Schema]:
    reactions = _list(_object(_reaction(codebook), ["government", "types"], "a reaction, an object with a government and a list of types"))
    return {
        "id": _one_of("an id, a text", TEXT),
        "published": _one_of("an ISO date or null", TEXT, {"type": "null"}),
        "events": _list(_object(_event(codebook), ["role"], "an event, an object with a role"), "a list of events"),
        "reactions": _one_of('a list of reactions, or "?"', OPEN, reactions),
        "file": _one_of("the end of the article's source, a text", TEXT),
        "text": _one_of("the article's text", TEXT),
        **{key: _one_of("a text", TEXT) for key in ("title", "note")},
        "not_events": _one_of("a list of quotes", TEXTS),
    }


def _event(codebook: Codebook) -> dict[str, Schema]:
    slots = {a.name: _slot(a) for a in codebook.attributes.values()}
    qualifiers = {f"{a.name}_qualifier": _vocabulary("qualifier", codebook.count_qualifiers) for a in codebook.of_kind("count")}
    return {
        "role": {"enum": [*codebook.roles, UNSCORED], "description": f'a role: {", ".join(codebook.roles)}, or "?"'},
        **slots,
        **qualifiers,
        "optional": {"type": "boolean", "description": "true or false"},
        "incident": _one_of("a name for the event in the world, the same for all articles that tell of it, a text", TEXT),
        "mentions": _one_of("a list of quotes", TEXTS),
        "note": _one_of("a text", TEXT),
    }


def _slot(attribute: Attribute) -> Schema:
    if attribute.kind == "quantity":
        return _one_of(f'a list of claims such as {{"{attribute.unit}": [350, 360], "by": "KOR"}}, or "?"', OPEN, _list(_claim(attribute)))
    if attribute.kind == "count":
        return _one_of('a number, or "?"', OPEN, NUMBER)
    if attribute.kind in ("class", "outcome") and attribute.values:
        return _vocabulary("value", attribute.values)
    return _one_of('a text, a list of accepted ones, or "?"', TEXT, TEXTS)


def _claim(attribute: Attribute) -> Schema:
    figure = _one_of("a number, or [least, greatest]", NUMBER, {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2})
    return {
        "type": "object",
        "properties": {"by": _one_of("who says so, a text or null", TEXT, {"type": "null"})},
        "additionalProperties": figure,
        "minProperties": 1,
        "description": f'a claim such as {{"{attribute.unit}": [350, 360], "by": "KOR"}}',
    }


def _reaction(codebook: Codebook) -> dict[str, Schema]:
    kinds = list(codebook.reactions)
    return {
        "government": _one_of("a code such as JPN, or a body such as UN", TEXT),
        "types": _list({"enum": kinds, "description": f"a kind of reaction: {', '.join(kinds)}"}, "a list of kinds of reactions"),
        "to": {"enum": list(codebook.roles), "description": f"the role of the event it answers: {', '.join(codebook.roles)}"},
        "quotes": {"type": "object", "description": "an object of quotes by kind of reaction"},
    }


def _object(properties: dict[str, Schema], required: list[str], description: str) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False, "description": description}


def _list(items: Schema, description: str = "a list") -> Schema:
    return {"type": "array", "items": items, "description": description}


def _one_of(description: str, *schemas: Schema) -> Schema:
    return {**schemas[0], "description": description} if len(schemas) == 1 else {"anyOf": list(schemas), "description": description}


def _vocabulary(what: str, values: tuple[str, ...]) -> Schema:
    description = f'a {what} or a list of them: {", ".join(values)}, or "?"'
    one = {"enum": [*values, UNSCORED], "description": description}
    return _one_of(description, one, {"type": "array", "items": one})


def _problems(value: Any, schema: Schema, key: str) -> Iterator[str]:
    """What is wrong, deepest first, as "events[0].count: expected a number, found "two"". Reads the part of JSON Schema that is used above."""
    if "anyOf" in schema:
        alike = next((s for s in schema["anyOf"] if _fits(value, s)), None)
        yield from _problems(value, alike, key) if alike else [_expected(value, schema, key)]
    elif not _fits(value, schema):
        yield _expected(value, schema, key)
    elif isinstance(value, dict):
        yield from _in_object(value, schema, key)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _problems(item, schema["items"], f"{key}[{i}]")


def _fits(value: Any, schema: Schema) -> bool:
    """Whether the value itself is of the kind; what it holds is looked at after."""
    if "enum" in schema:
        return value in schema["enum"]
    if "const" in schema:
        return bool(value == schema["const"])
    right = isinstance(value, TYPES[schema["type"]]) and not (schema["type"] == "number" and isinstance(value, bool))
    sized = not isinstance(value, list) or schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
    return right and sized


def _in_object(value: dict[str, Any], schema: Schema, key: str) -> Iterator[str]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name in schema.get("required", []):
        if name not in value:
            yield f"{_dotted(key, name)}: is missing; expected {known[name]['description']}"
    for name, inner in value.items():
        if name in known:
            yield from _problems(inner, known[name], _dotted(key, name))
        elif isinstance(others, dict):
            yield from _problems(inner, others, _dotted(key, name))
        elif not others:
            near = get_close_matches(name, known, 1)
            yield f"{_dotted(key, name)}: is no known key; {f'did you mean {near[0]}?' if near else 'known are ' + ', '.join(known)}"


def _expected(value: Any, schema: Schema, key: str) -> str:
    found = repr(value)
    return f"{key or 'the line'}: expected {schema.get('description', 'another value')}, found {found if len(found) <= 60 else found[:59] + '…'}"


def _dotted(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
