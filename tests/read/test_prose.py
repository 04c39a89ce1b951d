"""What is not English prose is skipped with the reason; what a wrong encoding has spoiled is mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from article_files import BODY, TEXT, read

from extractor.read.prose import mended, why_skipped

OTHERS = {
    "Spanish": "Corea del Norte lanzó un misil balístico de corto alcance el martes desde la zona de Sunan, según dijo el ejército de Corea del Sur. El misil voló unos 350 kilómetros y cayó en el mar entre la península y Japón, que no tuvo daños.",
    "French": "La Corée du Nord a tiré un missile balistique de courte portée mardi depuis la région de Sunan, a déclaré l'armée sud-coréenne. Le missile a parcouru environ 350 kilomètres avant de tomber dans la mer, et le Japon a protesté par son ambassade.",
    "German": "Nordkorea hat am Dienstag nach Angaben des südkoreanischen Militärs eine ballistische Rakete mit kurzer Reichweite aus dem Gebiet von Sunan abgefeuert. Die Rakete flog etwa 350 Kilometer weit und ist in das Meer gefallen, wie es in der Mitteilung heißt.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told(language: str) -> None:
    assert why_skipped(OTHERS[language]) == f"is in {language}, not in English"


def test_other_scripts_and_numbers_are_no_english_prose() -> None:
    assert "another script" in why_skipped("북한이 화요일 순안 일대에서 단거리 탄도미사일을 발사했다고 한국군이 밝혔다 " * 6)
    assert why_skipped("alpha beta gamma " * 20) == "holds no running prose in English"
    assert why_skipped(TEXT, "ko") == "is in Ko, not in English"


@pytest.mark.parametrize("text", [TEXT, TEXT.upper(), BODY[0], "Missile fired", "", " ".join(BODY) * 20])
def test_english_is_read(text: str) -> None:
    assert why_skipped(text) == why_skipped(text, "english") == why_skipped(text, "en-us") == ""


def test_a_skipped_article_keeps_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OTHERS["Spanish"])
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT, "language": "Korean"}))
    first, second = read(tmp_path)
    assert first.text == OTHERS["Spanish"] and first.skipped and not first.error
    assert second.skipped == "is in Korean, not in English"


def test_mojibake_is_mended(tmp_path: Path) -> None:
    spoiled = TEXT.encode().decode("cp1252", "replace").replace("\ufffd", "")
    assert mended("South Koreaâ€™s militaryâ€”it said") == "South Korea’s military—it said"
    assert mended(TEXT) is TEXT and mended("Château d’Éu, naïve, Ângela") == "Château d’Éu, naïve, Ângela"
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": spoiled, "title": "Kimâ€™s"}), encoding="utf-8")
    assert "Koreaâ€" not in read(tmp_path)[0].text
