"""Places in the input, shards of it, and ids that are unique."""

from __future__ import annotations

from fakes import articles

from extractor.read.unique_ids import UniqueIds
from extractor.run.numbering import number


def test_a_shard_has_every_nth_article_with_its_place() -> None:
    assert [i.ordinal for i in number(articles(7), (2, 3))] == [1, 4]
    assert [i.article.id for i in number(articles(3))] == ["a0", "a1", "a2"]


def test_ids_are_unique() -> None:
    ids = UniqueIds()
    assert [ids.of(x) for x in ("a", "a", "a~2", "b", "a")] == ["a", "a~2", "a~2~2", "b", "a~3"]


def test_ids_are_unique_past_the_first_table() -> None:
    ids = UniqueIds()
    assert all(ids.of(str(i)) == str(i) for i in range(20_000))
    assert ids.of("19999") == "19999~2"
