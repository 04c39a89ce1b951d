"""Checks of wording lists: their keys, labels and placeholders, whether anything reads them, their patterns and examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.domain.declarations import Problem, expected, line_of_fragment
from extractor.domain.keys import forms
from extractor.domain.pipeline import COMMON_WORDING, Pipeline
from extractor.domain.vocabularies import Vocabularies, part
from extractor.domain.wording import ENTRY, PLACEHOLDER, ListNames, Wording, alternatives, lines_of, places, words_of

NAME = re.compile(r"[a-z_]+")


def structure(wording: Wording, names: Vocabularies) -> Iterator[Problem]:
    """Names and keys of lists, labels that the codebook does not know, rooms, and placeholders of lists that are not there."""
    for name, entry in wording.lists.items():
        file = wording.files[name]
        found = list(_entry(file, name, entry, names))
        yield from found
        if not found:
            yield from _placeholders(wording, name, entry)


def _entry(file: Path, name: str, entry: Any, names: Vocabularies) -> Iterator[Problem]:
    if not NAME.fullmatch(str(name)):
        yield Problem(file, (name,), "a list's name is of lower-case letters and `_`")
    if isinstance(entry, str):
        return
    if not isinstance(entry, dict):
        yield Problem(file, (name,), f"must be fragments in block text (`|`) or a mapping of {', '.join(ENTRY)}")
    elif set(entry) & set(ENTRY):
        yield from _keys(file, name, entry, names)
        if isinstance(entry.get("labels"), dict):
            yield from _labels(file, (name, "labels"), entry["labels"], names)
    else:
        yield from _labels(file, (name,), entry, names)


def _keys(file: Path, name: str, entry: dict[str, Any], names: Vocabularies) -> Iterator[Problem]:
    for key, value in entry.items():
        if key not in ENTRY:
            yield Problem(file, (name, key), expected("key", ENTRY, key))
        elif not isinstance(value, _TYPES[key]):
            yield Problem(file, (name, key), f"must be {_FORMS[key]}, not {type(value).__name__}")
    if sum(key in entry for key in ("words", "labels", "values")) != 1:
        yield Problem(file, (name,), "needs one of the keys 'words' (fragments), 'labels' (fragments for each label) and 'values' (what each word is worth)")
    for room in entry.get("read_by") or ():
        if room not in names["room"]:
            yield Problem(file, (name, "read_by"), expected("room", names["room"], room))


_TYPES: dict[str, Any] = {"means": str, "read_by": list, "like": list | dict, "unlike": list | dict, "words": str, "labels": dict, "values": dict}
_FORMS = {"means": "a sentence", "read_by": "a list of rooms", "words": "fragments in block text (`|`)", "labels": "a mapping of labels"}
_FORMS |= {"values": "a mapping of words to numbers", "like": "a list of examples", "unlike": "a list of examples"}


def _labels(file: Path, keys: tuple[str, ...], labels: dict[str, Any], names: Vocabularies) -> Iterator[Problem]:
    vocabulary = forms()["labels"].get(keys[0])
    for label, block in labels.items():
        if vocabulary and label not in names[vocabulary]:
            yield Problem(file, (*keys, label), expected("label", names[vocabulary], label))
        elif not isinstance(block, str):
            yield Problem(file, (*keys, label), "must be fragments in block text (`|`)")


def _blocks(name: str, entry: Any) -> Iterable[tuple[tuple[str, ...], str]]:
    return places(name, entry, words_of(entry))


def _placeholders(wording: Wording, name: str, entry: Any) -> Iterator[Problem]:
    for keys, block in _blocks(name, entry):
        for used in sorted({*PLACEHOLDER.findall(block)} if "{" in block else ()):
            if used not in wording.lists:
                line = line_of_fragment(wording.files[name], keys, f"{{{used}}}")
                yield Problem(wording.files[name], keys, expected("list", wording.lists, f"{{{used}}}"), line)


def unread(pipeline: Pipeline, asked: ListNames) -> Iterator[Problem]:
    """Lists of the pipeline's own files that no reader, no other list and no declaration asks for; lists without the labels that are asked for."""
    wording = pipeline.wording
    read = asked.asked | put_in(wording) | set(_declared(pipeline))
    for name, entry in wording.lists.items():
        if name in asked.asked_labels and isinstance(words_of(entry), str):
            yield Problem(wording.files[name], (name,), "is read label by label; give it 'labels', fragments for each label")
        if name not in read and wording.files[name] != COMMON_WORDING and pipeline.folder in wording.files[name].parents:
            yield Problem(wording.files[name], (name,), expected("list (nothing reads it)", read - set(wording.lists), name))


def put_in(wording: Wording) -> set[str]:
    """The lists that other lists put in."""
    return {used for name, entry in wording.lists.items() for _, block in _blocks(name, entry) for used in PLACEHOLDER.findall(block)}


def _declared(pipeline: Pipeline) -> Iterator[str]:
    """Lists that config.cfg and the rules of classes name."""
    for section in part(pipeline.config, "components").values():
        yield from section.get("focus", ())
    for rule in part(pipeline.declared, "class_rules").get("rules", ()):
        yield from (rule[key] for key in ("article", "sentence") if key in rule)


def patterns(wording: Wording) -> Iterator[Problem]:
    """Patterns that do not compile, empty alternatives, examples that a list does not match and near misses that it does."""
    for name, entry in wording.lists.items():
        broken = [*wording.broken(name), *_empty(wording, name, entry)]
        yield from broken
        if not broken:
            yield from _examples(wording, name, entry)


def _empty(wording: Wording, name: str, entry: Any) -> Iterator[Problem]:
    for keys, block in _blocks(name, entry):
        for line in lines_of(block):
            if not all(fragment.strip() for fragment in alternatives(line)):
                file = wording.files[name]
                yield Problem(file, keys, f"{line[:80]!r} has an empty alternative, which matches everything", line_of_fragment(file, keys, line))


def _examples(wording: Wording, name: str, entry: Any) -> Iterator[Problem]:
    if not isinstance(entry, dict):
        return
    for key, wanted in (("like", True), ("unlike", False)):
        for keys, label, text in _texts(entry.get(key) or (), (name, key)):
            if matches(wording, name, label, text) != wanted:
                told = "is an example that the list does not match" if wanted else "is a near miss that the list does match"
                yield Problem(wording.files[name], keys, f"{text!r} {told}")


def _texts(examples: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """(keys, label, text) of each example; the label is "" where the examples are of the whole list."""
    if isinstance(examples, dict):
        for label, texts in examples.items():
            yield from ((found, label, text) for found, _, text in _texts(texts, (*keys, label)))
    else:
        yield from (((*keys, i), "", str(text)) for i, text in enumerate(examples))


def matches(wording: Wording, name: str, label: str, text: str) -> bool:
    """Whether a list matches somewhere in a text, under the given label where there is one."""
    if not label:
        return wording[name].search(text) is not None
    return any(m.lastgroup == label for m in wording.labelled(name).finditer(text))
