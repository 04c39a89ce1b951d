"""What the keys of declarations may hold: the forms of `keys.yml`, and the check of a declaration against its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from extractor.domain.declarations import Key, Problem, expected, load_yaml

Form = str | dict[str, Any]
PLAIN: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "number": (int, float),
    "flag": (bool,),
    "day": (str,),
    "file": (str,),
    "section": (dict,),
    "nothing": (type(None),),
}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@cache
def forms() -> dict[str, Any]:
    """The content of keys.yml."""
    data: dict[str, Any] = load_yaml(Path(__file__).with_name("keys.yml"))
    return data


@dataclass(frozen=True)
class FormCheck:
    """Checks the contents of one file. `vocabularies` are the names that values may be, by the name of the vocabulary; `path` finds a
    file of the pipeline."""

    file: Path
    vocabularies: Mapping[str, Collection[str]]
    path: Callable[[str], Path]
    records: Mapping[str, Form] = field(default_factory=lambda: forms()["records"])

    def problems(self, value: Any, form: Form, keys: tuple[Key, ...] = ()) -> Iterator[Problem]:
        """The mistakes of a value, in the order of the file."""
        if isinstance(form, str):
            yield from self._plain(value, form, keys)
        elif "is" in form:
            yield from self._plain(value, form["is"], keys)
        elif "either" in form:
            yield from self._either(value, form["either"], keys)
        elif "record" in form:
            yield from self._record(value, form, keys)
        elif "map" in form:
            yield from self._map(value, form, keys)
        elif "pair" in form:
            yield from self._pair(value, form["pair"], keys)
        else:
            yield from self._list(value, form, keys)

    def _plain(self, value: Any, name: str, keys: tuple[Key, ...]) -> Iterator[Problem]:
        if name in self.records:
            yield from self.problems(value, self.records[name], keys)
        elif name in PLAIN:
            told = self._wrong(value, name)
            if told:
                yield Problem(self.file, keys, told)
        elif not isinstance(value, str) or value not in self.vocabularies[name]:
            yield Problem(self.file, keys, expected(name.replace("_", " "), self.vocabularies[name], value))

    def _wrong(self, value: Any, name: str) -> str:
        """What is wrong with the value of a plain form, "" where nothing is."""
        if not isinstance(value, PLAIN[name]) or (name == "number" and isinstance(value, bool)):
            return f"must be a {name}, not {_shown(value)}"
        if name == "day" and not DAY.fullmatch(str(value)):
            return f"must be a day such as 2026-01-28, not {value!r}"
        if name == "file" and not self.path(str(value)).is_file():
            return f"there is no file {value!r}"
        return "is empty; a text is expected" if name == "text" and not str(value).strip() else ""

    def _either(self, value: Any, choices: list[Form], keys: tuple[Key, ...]) -> Iterator[Problem]:
        found = [list(self.problems(value, choice, keys)) for choice in choices]
        if all(found):
            yield from max(found, key=lambda problems: len(problems[0].keys))  # the one that fits furthest in

    def _record(self, value: Any, form: dict[str, Any], keys: tuple[Key, ...]) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(self.file, keys, f"must be a mapping of {', '.join(form['record'])}, not {_shown(value)}")
            return
        for key in form.get("required", ()):
            if key not in value:
                yield Problem(self.file, keys, f"the key {key!r} is missing")
        for key, item in value.items():
            inner = form["record"].get(key, form.get("others"))
            if inner is None:
                yield Problem(self.file, (*keys, key), expected("key", form["record"], key))
            else:
                yield from self.problems(item, inner, (*keys, key))

    def _map(self, value: Any, form: dict[str, Any], keys: tuple[Key, ...]) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(self.file, keys, f"must be a mapping, not {_shown(value)}")
            return
        for key, item in value.items():
            if "names" in form and key not in self.vocabularies[form["names"]]:
                yield Problem(self.file, (*keys, key), expected(form["names"].replace("_", " "), self.vocabularies[form["names"]], key))
            else:
                yield from self.problems(item, form["map"], (*keys, key))

    def _list(self, value: Any, form: dict[str, Any], keys: tuple[Key, ...]) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(self.file, keys, f"must be a list, not {_shown(value)}")
            return
        for i, item in enumerate(value):
            yield from self.problems(item, form["list"], (*keys, i))

    def _pair(self, value: Any, parts: list[Form], keys: tuple[Key, ...]) -> Iterator[Problem]:
        if not isinstance(value, list) or len(value) != len(parts):
            yield Problem(self.file, keys, f"must be a list of {len(parts)}, not {_shown(value)}")
            return
        for i, (item, part) in enumerate(zip(value, parts, strict=True)):
            yield from self.problems(item, part, (*keys, i))


def _shown(value: Any) -> str:
    return "empty" if value is None else f"{type(value).__name__} {str(value)[:40]!r}"
