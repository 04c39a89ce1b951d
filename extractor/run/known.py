"""Articles whose rows are known already beside those that are to be made: they pass by the engine."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from extractor.run.chunks import Chunk, Counts, Line, Part, total_of
from extractor.run.counting import LineCounter
from extractor.run.pool import Engine, StopCheck


def is_known(chunk: Chunk) -> bool:
    """Whether nothing of a chunk is to be made."""
    return all(item.known for item in chunk.items)


def known_part(chunk: Chunk, counter: LineCounter) -> Part:
    """The part of a chunk that is known as a whole."""
    return _part(chunk, [], total_of([]), counter)


def around(engine: Engine, counter: LineCounter) -> Engine:
    """An engine that is given only what is to be made, and whose parts hold the rest too."""

    def run(chunks: Iterator[Chunk], stopped: StopCheck) -> Generator[Part, None, None]:
        whole: dict[int, Chunk] = {}

        def to_make() -> Iterator[Chunk]:
            for chunk in chunks:
                whole[chunk.number] = chunk
                yield replace(chunk, items=tuple(i for i in chunk.items if not i.known))

        for part in engine(to_make(), stopped):
            yield _part(whole.pop(part.number), list(part.lines), part.counts, counter)

    return run


def _part(chunk: Chunk, made: list[str], counts: Counts, counter: LineCounter) -> Part:
    fresh = iter(made)
    known = [item.known for item in chunk.items if item.known]
    return Part(
        chunk.number, chunk.digest, tuple(i.known or next(fresh) for i in chunk.items), total_of([counts, *(counter.of(Line.decode(text)) for text in known)])
    )
