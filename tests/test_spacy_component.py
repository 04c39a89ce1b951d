"""`nlp.add_pipe("facts")` in anybody's spaCy pipeline: the events on the Doc, and the Doc otherwise as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.errors import DeclarationError, PipelineError
from extractor.extraction import load

TEXT = (
    "North Korea fired two ballistic missiles from Sunan on Tuesday. They flew 350 km, South Korea's military said. "
    "Japan condemned the launch. It may fire another missile next week."
)
PUBLISHED = "2026-01-28"


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Somebody's own pipeline, with a component of the general name that ours leave to others."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", name="names")
    ruler.add_patterns([{"label": "MINE", "pattern": "Sunan"}])  # type: ignore[attr-defined]
    nlp.add_pipe("facts", config={"pipeline": "missile_launch"})
    return nlp


def doc_of(nlp: Language, text: str = TEXT, published: str = PUBLISHED) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = published
    return doc


def test_events_with_their_claims(nlp: Language) -> None:
    doc = nlp(doc_of(nlp))
    main = [e for e in doc._.events if e["role"] == "main"]
    assert [(e["launcher"], e["count"], e["date"], e["distance_km"], e["altitude_km"]) for e in main] == [("PRK", 2, "2026-01-27", 350.0, None)]
    assert [(c["attribute"], c["value"], c["asserted_by"]) for c in main[0]["claims"] if c["attribute"] == "distance"] == [("distance", "350", "KOR")]
    assert [(r["government"], r["reaction"]) for r in doc._.reactions] == [("JPN", "condemn")]
    assert all(doc.text[c["start"] : c["end"]] == c["text"] for e in doc._.events for c in e["claims"])


def test_values_are_those_of_the_tables(nlp: Language) -> None:
    rows = load("missile_launch").extract(TEXT, published=PUBLISHED).rows
    doc = nlp(doc_of(nlp))
    assert [e["event_id"] for e in doc._.events] == [e["event_id"] for e in rows.events]
    assert [c["value"] for e in doc._.events for c in e["claims"]] == [f["value"] for e in rows.events for f in rows.facts if f["event_id"] == e["event_id"]]


def test_mentions_are_span_groups(nlp: Language) -> None:
    doc = nlp(doc_of(nlp))
    found = {group: [(s.text, s.label_) for s in doc.spans[group]] for group in doc.spans}
    assert ("Sunan", "sites") in found["news_names"]
    assert ("350 km", "LENGTH") in found["news_quantities"]
    assert ("Tuesday", "weekday") in found["news_dates"]
    assert ("two ballistic missiles", "ballistic") in found["news_objects"]
    assert found["news_triggers"][0] == ("fired", "past")
    assert ("fire", "past") not in found["news_triggers"]
    assert ("Sunan", "launch_site") in found["news_facts"]
    assert len(found["news_sentences"]) == 4


def test_what_was_on_the_doc_stays(nlp: Language) -> None:
    doc = nlp(doc_of(nlp))
    assert [(e.text, e.label_) for e in doc.ents] == [("Sunan", "MINE")]
    assert set(doc.spans) == {f"news_{g}" for g in ("sentences", "names", "quantities", "dates", "times", "objects", "triggers", "facts")}


def test_a_text_without_an_event(nlp: Language) -> None:
    for text in ("", "The garden show opened on Tuesday."):
        doc = nlp(text)
        assert (doc._.events, doc._.reactions) == ([], [])


def test_without_a_day_of_publication_weekdays_stay_open(nlp: Language) -> None:
    assert [e["date"] for e in nlp(TEXT)._.events if e["role"] == "main"] == [None]


def test_to_bytes_keeps_the_events(nlp: Language) -> None:
    doc = nlp(doc_of(nlp))
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert back._.events == doc._.events
    assert [s.text for s in back.spans["news_facts"]] == [s.text for s in doc.spans["news_facts"]]


@pytest.mark.parametrize("processes", [1, 2])
def test_pipe_in_order_and_in_processes(nlp: Language, processes: int) -> None:
    texts = [TEXT.replace("350", str(distance)) for distance in range(300, 310)] + ["No news."]
    docs = list(nlp.pipe([doc_of(nlp, text) for text in texts], n_process=processes, batch_size=3))
    assert [[e["distance_km"] for e in doc._.events if e["role"] == "main"] for doc in docs] == [[float(d)] for d in range(300, 310)] + [[]]


def test_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert again(doc_of(again))._.events == nlp(doc_of(nlp))._.events


def test_another_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("facts", config={"pipeline": "nuclear_test"})
    doc = nlp(doc_of(nlp, "North Korea detonated a hydrogen bomb at Punggye-ri on Sunday, South Korea's military said.", "2017-09-04"))
    assert [(e["tester"], e["device"], e["date"]) for e in doc._.events] == [("PRK", "thermonuclear", "2017-09-03")]


def test_what_cannot_be_loaded_is_told_when_it_is_added() -> None:
    with pytest.raises((PipelineError, DeclarationError), match="floods"):
        spacy.blank("en").add_pipe("facts", config={"pipeline": "floods"})
