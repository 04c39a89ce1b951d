"""Another's table of events, read by its profile: each event in our columns, with all that its rows tell."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.domain.codebook import Attribute
from extractor.domain.declarations import Problem, expected
from extractor.domain.pipeline import Pipeline
from extractor.errors import EvaluationError
from extractor.evaluate.reference_cells import clock, moment, numbers
from extractor.evaluate.reference_names import ReferenceNames
from extractor.evaluate.reference_profile import CellSpec, ReferenceProfile
from extractor.read.user_files import read_bytes, why_unreadable
from extractor.tables.columns import unit_columns
from extractor.tables.incident_likeness import Profile, Slots
from extractor.write.export import declared_exports
from extractor.write.local_time import from_utc, zone_of

if TYPE_CHECKING:
    import pandas as pd

TITLES = 5  # rows that may stand above the header: the CNS sheet of 2023 has one
NUMBERED = "row of the table"  # where the profile names no key
Told = dict[str, list[str]]


@dataclass
class ReferenceEvent:
    """`keys` are the names of its rows, `told` the values of each attribute (of a figure its bounds, as "300 to 400")."""

    keys: list[str]
    cells: dict[str, str]
    told: Told = field(default_factory=lambda: defaultdict(list))

    @property
    def name(self) -> str:
        """ "12;13": the names of its rows."""
        return ";".join(self.keys)

    def profile(self, slots: Slots) -> Profile:
        """What is compared with our incidents."""
        return Profile.of_cells(self.cells, slots)


@dataclass
class Reference:
    """The events of a table; `left_out` counts rows by why they are none, `strange` words that no declaration translates by their slot."""

    events: list[ReferenceEvent]
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    strange: Counter[tuple[str, str]] = field(default_factory=Counter)


def read_reference(path: Path, profile: ReferenceProfile, pipeline: Pipeline) -> Reference:
    """The events of the table in a CSV, TSV or XLSX file; EvaluationError names what cannot be read, or which column is missing."""
    frame = _headed(_frame(path), {column for _, column in profile.needed()})
    for keys, column in profile.needed():
        if column not in frame.columns:
            raise EvaluationError(str(Problem(profile.file, keys, expected(f"column of {path.name}", [str(c) for c in frame.columns], column))))
    return _Reader(profile, pipeline).read(frame)


def _frame(path: Path) -> pd.DataFrame:
    import pandas as pd

    try:
        if path.suffix.lower() == ".xlsx":
            frame = pd.read_excel(io.BytesIO(read_bytes(path)), dtype=str, keep_default_na=False)
        else:
            text = _decoded(read_bytes(path))
            head = text.partition("\n")[0]
            frame = pd.read_csv(io.StringIO(text), sep=max(",\t;", key=head.count), dtype=str, keep_default_na=False)
    except (OSError, ValueError, ImportError) as error:
        raise EvaluationError(
            f"{path} cannot be read as a table ({' '.join(why_unreadable(error).split())[:200]}); give a CSV, TSV or XLSX file with a header"
        ) from error
    stripped: pd.DataFrame = frame.fillna("").apply(lambda column: column.astype(str).str.strip())
    return stripped


def _headed(frame: pd.DataFrame, needed: set[str]) -> pd.DataFrame:
    """The table below its header: that stands in a later row where a title stands above it."""
    if needed <= set(frame.columns):
        return frame
    for n in range(min(TITLES, len(frame))):
        if needed <= set(frame.iloc[n]):
            return frame.iloc[n + 1 :].set_axis(list(frame.iloc[n]), axis=1).reset_index(drop=True)
    return frame


def _decoded(data: bytes) -> str:
    """UTF-8, else what spreadsheets of Windows save."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class _Reader:
    def __init__(self, profile: ReferenceProfile, pipeline: Pipeline) -> None:
        self.profile, self.book, self.names = profile, pipeline.codebook, ReferenceNames(pipeline)
        self.day, self.time, self.agent = (self.book.first(kind) for kind in ("date", "time", "agent"))
        self.site = next((a.name for a in self.book.of_kind("place") if a.coordinates), "")
        self.zones = declared_exports(pipeline).get("zones", {})
        self.found = Reference([])

    def read(self, frame: pd.DataFrame) -> Reference:
        """The events of a table."""
        self.found.rows, key = len(frame), self.profile.key or NUMBERED
        if not self.profile.key:
            frame[NUMBERED] = [f"row {n}" for n in range(2, len(frame) + 2)]
        for column, values in self.profile.where.items():
            frame = frame[frame[column].isin(values)]
        self._leave_out("not taken by `where`", self.found.rows - len(frame))
        once = frame.drop_duplicates(key)
        self._leave_out("further rows of one key", len(frame) - len(once))
        events = [e for row in once.to_dict("records") if (e := self._event({str(k): str(v) for k, v in row.items()}))]
        self._leave_out("without a day", len(once) - len(events))
        self.found.events = list(self._counted(events)) if self.profile.counted else events
        return self.found

    def _leave_out(self, why: str, number: int) -> None:
        if number:
            self.found.left_out[why] += number

    def _event(self, row: Mapping[str, str]) -> ReferenceEvent | None:
        event = ReferenceEvent([row[self.profile.key or NUMBERED]], dict(self.profile.every))
        for slot, value in self.profile.every.items():
            event.told[slot].append(value)
        for slot, cell in self.profile.columns.items():
            for text in self._values(row[cell.column]):
                if told := cell.words.get(text.lower(), text):
                    self._tell(event, slot, told, cell)
        self._place(event)
        return event if event.cells.get(self.day) else None

    def _values(self, cell: str) -> list[str]:
        texts = cell.split(self.profile.between) if self.profile.between else [cell]
        return [t.strip() for t in texts if t.strip() and t.strip().lower() not in self.profile.empty]

    def _tell(self, event: ReferenceEvent, slot: str, text: str, cell: CellSpec) -> None:
        a = self.book.attributes.get(slot)
        if a is None:
            event.cells[slot] = text if numbers(text) else ""
        elif a.kind == "date":
            self._tell_when(event, text, cell.form)
        elif a.kind == "time":
            self._put(event, slot, clock(text))
        elif a.kind == "quantity":
            self._tell_figure(event, a, text, cell.factor)
        elif a.kind == "count":
            self._put(event, slot, str(round(found[0])) if (found := numbers(text)) else "")
        elif a.values:
            self._put(event, slot, text if text in a.values else "")
            self.found.strange[slot, text] += text not in a.values
        else:
            self._put(event, slot, self.names.of(text, a))

    def _tell_when(self, event: ReferenceEvent, text: str, form: str) -> None:
        day, time = moment(text, form)
        self._put(event, self.day, day)
        if time and self.time:
            self._put(event, self.time, time)

    def _tell_figure(self, event: ReferenceEvent, a: Attribute, text: str, factor: float) -> None:
        if figures := [f"{number * factor:g}" for number in numbers(text)]:
            least, greatest = (choose(figures, key=float) for choose in (min, max))
            event.told[a.name].append(least if least == greatest else f"{least} to {greatest}")
            column = next(iter(unit_columns(a).values()))
            widen(event.cells, {f"{column}_min": least, f"{column}_max": greatest})

    @staticmethod
    def _put(event: ReferenceEvent, slot: str, value: str) -> None:
        if value and value not in event.told[slot]:
            event.cells.setdefault(slot, value)
            event.told[slot].append(value)

    def _place(self, event: ReferenceEvent) -> None:
        """Coordinates of the site, and its own day and time where the table has them in UTC."""
        site = event.cells.get(self.site, "")
        if site and not event.cells.get("latitude"):
            event.cells["latitude"], event.cells["longitude"] = self.names.coordinates(site)
        if self.profile.utc and event.cells.get(self.time):
            zone = zone_of(self.zones, self.names.country(site) or event.cells.get(self.agent, ""), event.cells.get("longitude", ""))
            local = from_utc(event.cells[self.day], event.cells[self.time], zone)
            for slot, value in zip((self.day, self.time), local, strict=True):
                event.cells[slot], event.told[slot] = value, [v for v in [value] if v]

    def _counted(self, events: list[ReferenceEvent]) -> Iterator[ReferenceEvent]:
        """Rows that are alike as one event, with their number."""
        alike: dict[tuple[str, ...], ReferenceEvent] = {}
        for event in events:
            slots = (self.agent, self.day, self.site, self.book.first("name"), self.book.first("class"))
            first = alike.setdefault(tuple(event.cells.get(slot, "") for slot in slots), event)
            if first is not event:
                join(first, event)
        for event in alike.values():
            self._put(event, self.profile.counted, str(len(event.keys)))
            yield event


def join(first: ReferenceEvent, other: ReferenceEvent) -> None:
    """Takes the rows of another event into the first: figures from the least to the greatest, of other cells the first."""
    first.keys += other.keys
    for slot, values in other.told.items():
        first.told[slot] += [v for v in values if v not in first.told[slot]]
    widen(first.cells, other.cells)


def widen(cells: dict[str, str], others: Mapping[str, str]) -> None:
    """Takes in other cells: figures from the least to the greatest, of others the first."""
    for column, value in others.items():
        choose = {"_min": min, "_max": max}.get(column[-4:])
        cells[column] = choose(cells.get(column, value), value, key=float) if choose else cells.get(column) or value
