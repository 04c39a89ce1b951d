"""What the page must know of a pipeline: its attributes with label and colour, its vocabularies, names for codes."""

from __future__ import annotations

from typing import Any

from extractor.domain.codebook import Attribute, Codebook
from extractor.domain.pipeline import Pipeline
from extractor.tables.columns import unit_columns
from extractor.write.actor_names import actor_names

# what shares a colour (there are eight that everybody can tell apart); the letters of an attribute tell the members apart
FAMILIES = {"agent": "who", "date": "when", "time": "when", "name": "what", "class": "what", "count": "what", "quantity": "figure", "outcome": "outcome"}


def about(pipeline: Pipeline) -> dict[str, Any]:
    """The codebook as the page needs it."""
    book = pipeline.codebook
    return {
        "pipeline": pipeline.name,
        "title": book.title,
        "unit": book.unit_of_observation,
        "attributes": _attributes(book),
        "reactions": list(book.reactions),
        "roles": list(book.roles),
        "qualifiers": list(dict.fromkeys((*book.qualifiers, *book.count_qualifiers))),
        "names": actor_names(pipeline),
    }


def _attributes(book: Codebook) -> list[dict[str, Any]]:
    taken: set[str] = set()
    return [_attribute(a, _letters(a.name, taken)) for a in book.attributes.values()]


def _attribute(a: Attribute, letters: str) -> dict[str, Any]:
    family = {"origin": "from", "destination": "to"}[a.place] if a.kind == "place" else FAMILIES[a.kind]
    return {
        "name": a.name,
        "label": a.name.replace("_", " "),
        "letters": letters,
        "kind": a.kind,
        "family": family,
        "columns": [list(pair) for pair in unit_columns(a).items()] if a.kind == "quantity" else [],
        "unit": a.unit,
        "meaning": a.meaning,
        "values": list(a.values),
    }


def _letters(name: str, taken: set[str]) -> str:
    """Two letters by which an attribute is known where its colour is not seen: of its last word, else of the first, else of the name's own."""
    words = name.split("_")
    choices = [words[-1][:2], words[0][:2], *(name[0] + c for c in name[1:] if c.isalpha())]
    found = next((c.capitalize() for c in choices if c.capitalize() not in taken), name[:3].capitalize())
    taken.add(found)
    return found
