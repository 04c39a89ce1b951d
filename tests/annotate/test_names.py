"""Names by longest match: spelling, case, and what a name may not be found in."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.lang.en import English

from extractor.annotate import spans
from extractor.annotate.names import OBJECTS, Entry, Lexicon, Names, case_agrees, words_of
from extractor.domain.tables import read_table, spellings

COMMON = Path(__file__).parents[2] / "pipelines" / "common"
ROWS = [
    {"name": "Agni-V", "aliases": "Agni 5"},
    {"name": "KN-23", "aliases": ""},
    {"name": "Nasr", "aliases": ""},
    {"name": "United States", "aliases": "US | U.S. | Washington", "kind": "country", "code": "USA"},
    {"name": "Washington State", "aliases": "", "kind": "province", "country": "USA"},
    {"name": "North Korea", "aliases": "", "kind": "country", "code": "PRK"},
    {"name": "the North", "aliases": "", "kind": "short", "code": "PRK"},
    {"name": "Sunan", "aliases": "Sunan Airport", "kind": "base", "country": "PRK"},
    {"name": "Dr. A.P.J. Abdul Kalam Island", "aliases": "Wheeler Island", "kind": "range", "country": "IND"},
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    out = Lexicon()
    out.add_table("things", ROWS)
    return out


def found(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entries[0].name) for m in lexicon.find(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("the Agni-V flew", [("Agni-V", "Agni-V")], id="printed"),
        pytest.param("the Agni V flew", [("Agni V", "Agni-V")], id="space-for-hyphen"),
        pytest.param("the Agni\u2011V flew", [("Agni\u2011V", "Agni-V")], id="other-hyphen"),
        pytest.param("the AGNI-V flew", [("AGNI-V", "Agni-V")], id="headline-capitals"),
        pytest.param("the Agni 5 flew", [("Agni 5", "Agni-V")], id="alias"),
        pytest.param("the agni-v flew", [], id="no-capital"),
        pytest.param("a KN23, a KN-23, a KN 23", [("KN23", "KN-23"), ("KN-23", "KN-23"), ("KN 23", "KN-23")], id="letters-and-digits-part"),
        pytest.param("a KN-230 flew", [], id="number-goes-on"),
        pytest.param("told us in the US", [("US", "United States")], id="us-is-not-us"),
        pytest.param("a U.S. ship", [("U.S.", "United States")], id="dotted"),
        pytest.param("a nasr or a Nasr", [("Nasr", "Nasr")], id="capital-needed"),
        pytest.param("Nasrallah spoke", [], id="inside-word"),
        pytest.param("from Washington State on", [("Washington State", "Washington State")], id="longest"),
        pytest.param("from Washington on", [("Washington", "United States")], id="shorter-where-longest-is-not"),
        pytest.param("the North fired", [("the North", "the North")], id="short-name"),
        pytest.param("the North Atlantic", [], id="short-name-before-capital"),
        pytest.param("at Sunan Airport", [("Sunan Airport", "Sunan")], id="longest-alias"),
        pytest.param("Sunan; Airport", [("Sunan", "Sunan")], id="no-glue-over-semicolon"),
        pytest.param("off Dr. A.P.J. Abdul Kalam Island", [("Dr. A.P.J. Abdul Kalam Island", "Dr. A.P.J. Abdul Kalam Island")], id="initials"),
        pytest.param("off Dr APJ Abdul Kalam Island", [("Dr APJ Abdul Kalam Island", "Dr. A.P.J. Abdul Kalam Island")], id="initials-undotted"),
        pytest.param("", [], id="empty"),
    ],
)
def test_find(lexicon: Lexicon, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(lexicon, text) == expected


def test_a_capital_by_its_state() -> None:
    lexicon = Lexicon()
    lexicon.add_table(
        "actors", [{"name": n, "kind": k, "code": "YEM"} for n, k in (("Yemen", "name"), ("Yemeni", "demonym"), ("Sanaa", "capital"), ("Sana'a", "capital"))]
    )
    assert found(lexicon, "the Yemeni capital or Yemen's capital") == [("Yemeni capital", "Sanaa"), ("Yemen's capital", "Sanaa")]


def test_find_keeps_to_its_bounds(lexicon: Lexicon) -> None:
    text = "Nasr and Nasr"
    assert [m.start for m in lexicon.find(text, 4)] == [9]
    assert [m.start for m in lexicon.find(text, 0, 8)] == [0]


def test_one_spelling_may_stand_for_several(lexicon: Lexicon) -> None:
    both = Lexicon()
    both.add("Tokyo", Entry("actors", "Japan", "capital", "JPN", {}))
    both.add("Tokyo", Entry("sites", "Tokyo", "city", "JPN", {}))
    both.add("Tokyo", Entry("sites", "Tokyo", "city", "JPN", {}))
    [match] = both.find("In Tokyo.")
    assert [(e.table, e.name) for e in match.entries] == [("actors", "Japan"), ("sites", "Tokyo")]


def test_a_name_needs_a_letter_or_digit() -> None:
    with pytest.raises(ValueError, match="'bad'"):
        Lexicon().add("—", Entry("bad", "—", "", "", {}))


@pytest.mark.parametrize(
    "printed, text, agrees",
    [
        ("US", "US", True),
        ("US", "us", False),
        ("US", "Us", False),
        ("Scud", "SCUD", True),
        ("Scud", "scud", False),
        ("Al-Samoud", "al-Samoud", True),
        ("the North", "The North", True),
        ("Black Sea", "Black sea", True),
        ("Black Sea", "black Sea", False),
        ("Vandenberg Air Force Base", "Vandenberg air force base", True),
        ("Aerospace Force", "Aerospace force", True),
        ("Central Command", "Central command", False),
    ],
)
def test_case_agrees(printed: str, text: str, agrees: bool) -> None:
    assert case_agrees(printed, text) is agrees


def test_words_and_spellings() -> None:
    assert words_of("U.S. KN-23’s") == ["us", "kn", "23", "s"]
    assert spellings({"name": "A", "aliases": "B | C |"}) == ["A", "B", "C"]


def test_read_table(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("name,aliases,kind\nKourou, ELA-4 ,site\n", encoding="utf-8")
    assert read_table(path) == [{"name": "Kourou", "aliases": "ELA-4", "kind": "site"}]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("an Unha rocket", ["Unha-3"], id="short-for-the-one-known"),
        pytest.param("the Unha-9 on show", [], id="another-of-the-family"),
        pytest.param("a Hwasong-99", ["Hwasong-99"], id="named-as-told"),
        pytest.param("a Hwasong V, fired", ["Hwasong V"], id="a-roman-number"),
        pytest.param("the Hwasong 2 times", ["Hwasong"], id="a-number-of-something-else"),
        pytest.param("the Hwasong-2016", ["Hwasong"], id="a-year"),
        pytest.param("the Hwasong I saw", ["Hwasong"], id="a-word"),
    ],
)
def test_a_further_number_is_another_object(text: str, expected: list[str]) -> None:
    objects = Lexicon()
    objects.add_table(OBJECTS, [{"name": "Unha-3", "aliases": "Unha"}, {"name": "Hwasong", "aliases": ""}])
    assert [name for _, name in found(objects, text)] == expected


@pytest.mark.parametrize(
    "text, code",
    [
        ("the Ministry of National Defense said", "KOR"),
        ("the Ministry of National Defence of Singapore said", "SGP"),
        ("the Ministry of National Defence of the Democratic People's Republic of Korea said", "PRK"),
        ("the Chinese Ministry of National Defense said", "CHN"),
        ("Vietnam's Ministry of National Defence said", "VNM"),
        ("Tokyo asked Japan, and the Ministry of National Defense said", "KOR"),
        ("the Ministry of National Defense in Japan's view", "KOR"),
    ],
)
def test_an_institution_is_that_of_the_state_beside_it(text: str, code: str) -> None:
    names = spans.read(Names({"actors": COMMON / "actors.csv"})(English()(text)), "names")
    [found] = [data for start, end, _, data in names if "Ministry" in text[start:end]]
    assert {entry[3] for entry in found} == {code}
