"""Mistakes planted in a copy of the declarations: each is refused, with its file, its key, and the nearest right name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor.cli.self_check import report
from extractor.domain import checks
from extractor.domain.declarations import load_yaml
from extractor.domain.pipeline import Pipeline, find_folder, installed
from extractor.domain.wording import alternation
from extractor.domain.wording_checks import unread
from extractor.errors import DeclarationError
from extractor.extraction import lists_read, mistakes

FOLDER = find_folder("missile_launch")
Edit = Callable[[Any], None]
Keys = tuple[str | int, ...]


def _parent(data: Any, keys: Keys) -> Any:
    for key in keys[:-1]:
        data = data[key]
    return data


def renamed(*keys: str, to: str) -> Edit:
    """The last key under another name, at its place."""

    def edit(data: Any) -> None:
        parent = _parent(data, keys)
        items = [(to if k == keys[-1] else k, v) for k, v in parent.items()]
        assert keys[-1] in parent
        parent.clear()
        parent.update(items)

    return edit


def put(*keys: str | int, value: Any) -> Edit:
    def edit(data: Any) -> None:
        _parent(data, keys)[keys[-1]] = value

    return edit


def dropped(*keys: str) -> Edit:
    def edit(data: Any) -> None:
        del _parent(data, keys)[keys[-1]]

    return edit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the pipeline's folder."""
    copy = tmp_path / "copy"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def planted(path: Path, edit: Edit) -> None:
    data = load_yaml(path)
    edit(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


def told(folder: Path) -> list[str]:
    """What `extractor check` tells of a folder."""
    try:
        return [str(p) for p in mistakes(Pipeline("copy", folder))]
    except DeclarationError as error:
        return [str(error)]


def refused_at_load(folder: Path) -> bool:
    pipeline = Pipeline("copy", folder)
    try:
        checks.refuse(checks.quick(pipeline))
        checks.refuse(unread(pipeline, lists_read(pipeline)))
    except DeclarationError:
        return True
    return False


CODEBOOK, MENTIONS, CLAIMS = "codebook.yml", "wording/mentions.yml", "wording/claims.yml"
# file, the mistake, then what the message must hold: the key, and what is right
AT_LOAD = [
    (CODEBOOK, dropped("title"), "'title' is missing", ""),
    (CODEBOOK, renamed("unit_of_observation", to="unit_of_observations"), "'unit_of_observation' is missing", ""),
    (CODEBOOK, renamed("own_makers", to="own_maker"), "own_maker", "'own_makers'"),
    (CODEBOOK, put("own_makers", 0, value="PKR"), "own_makers.0", "country 'PKR'"),
    (CODEBOOK, put("operators", value={"MHL": "US"}), "operators.MHL", "'USA'"),
    (CODEBOOK, put("wording", 0, value="wording/anotate.yml"), "wording.0", "no file"),
    (CODEBOOK, put("estimates", "order", 0, value="oponent"), "estimates.order.0", "'opponent'"),
    (CODEBOOK, put("flight", "apogee", value="flight_time"), "flight.apogee", "altitude"),
    (CODEBOOK, put("flight", "speed", value="spead"), "flight.speed", "'speed'"),
    (CODEBOOK, put("flight", "classes", value={"SRMB": 1000}), "flight.classes.SRMB", "'SRBM'"),
    (CODEBOOK, dropped("flight", "tolerance", "seconds"), "flight.tolerance", "'seconds' is missing"),
    (CODEBOOK, put("roles", 0, value="principal"), "roles.0", "background, main, planned"),
    (CODEBOOK, put("qualifiers", 1, value="abuot"), "qualifiers.1", "'about'"),
    (CODEBOOK, put("statuses", value="ok"), "statuses", "a list"),
    (CODEBOOK, put("example", "published", value="28 January 2026"), "example.published", "2026-01-28"),
    (CODEBOOK, put("attributes", "date", "kind", value="dat"), "attributes.date.kind", "'date'"),
    (CODEBOOK, dropped("attributes", "date", "kind"), "attributes.date", "'kind' is missing"),
    (CODEBOOK, renamed("attributes", "distance", "greatest", to="gratest"), "attributes.distance.gratest", "'greatest'"),
    (CODEBOOK, put("attributes", "distance", "least", value="one"), "attributes.distance.least", "a number"),
    (CODEBOOK, put("attributes", "distance", "least", value=99000), "attributes.distance.least", "greater than greatest"),
    (CODEBOOK, put("attributes", "distance", "unit", value="kmm"), "attributes.distance.unit", "'km'"),
    (CODEBOOK, put("attributes", "distance", "quantity", value="LENGHT"), "attributes.distance.quantity", "'LENGTH'"),
    (CODEBOOK, dropped("attributes", "distance", "unit"), "attributes.distance", "needs the key 'unit'"),
    (CODEBOOK, put("attributes", "landing_area", "tables", 0, value="see"), "attributes.landing_area.tables.0", "'seas'"),
    (CODEBOOK, put("attributes", "landing_area", "place", value="destinaton"), "attributes.landing_area.place", "'destination'"),
    (CODEBOOK, renamed("place_kinds", to="place_kind"), "place_kind", "'place_kinds'"),
    (CODEBOOK, renamed("last_columns", to="last_column"), "last_column", "'last_columns'"),
    (CODEBOOK, put("last_columns", 0, value="rnage"), "last_columns.0", "'range'"),
    (CODEBOOK, put("attributes", "date", "values", value=["x"]), "attributes.date.values", "is for attributes of kind class, outcome"),
    (CODEBOOK, put("attributes", "projectile_class", "general", 0, value="projectil"), "attributes.projectile_class.general.0", "'projectile'"),
    (CODEBOOK, put("class_rules", "rules", 0, "becomes", value="space_lunch"), "class_rules.rules.0.becomes", "'space_launch'"),
    (CODEBOOK, put("class_rules", "rules", 1, "article", value="space_contekst"), "class_rules.rules.1.article", "'space_context'"),
    (CODEBOOK, put("reactions", value="common/reactions_kinds.yml"), "reactions", "no file"),
    (CODEBOOK, put("reactions", value={"condemn": {"meaning": "x"}}), "reactions.condemn", "'plover' is missing"),
    (CODEBOOK, put("reactions", value={"condemn": {"plover": "ACUSE", "meaning": "x"}}), "reactions.condemn.plover", "'ACCUSE'"),
    (CODEBOOK, put("reactions", value={"condemn": {"plover": "ACCUSE", "meaning": "x", "look_ahead": True}}), "look_ahead", "'looks_ahead'"),
    (CLAIMS, renamed("length_before", to="lenght_before"), "lenght_before", "'length_before'"),
    (CLAIMS, renamed("length_before", "labels", "altitude", to="altitud"), "length_before.labels.altitud", "'altitude'"),
    (CLAIMS, renamed("outcome", "labels", "failure", to="failiure"), "outcome.labels.failiure", "'failure'"),
    (CLAIMS, put("outcome", value="it failed"), "outcome", "label by label"),
    (CLAIMS, put("landing_area_cue", value=["landed"]), "landing_area_cue", "block text"),
    (MENTIONS, renamed("object_class", "labels", "ICBM", to="ICMB"), "object_class.labels.ICMB", "'ICBM'"),
    (MENTIONS, put("event_noun", "words", value="{any_thow}"), "event_noun.words", "'any_throw'"),
    (MENTIONS, renamed("event_noun", "words", to="wrods"), "event_noun.wrods", "'words'"),
    (MENTIONS, put("event_noun", "read_by", value=["mention"]), "event_noun.read_by", "'mentions'"),
    (MENTIONS, put("event_noun", "means", value=["of an event"]), "event_noun.means", "a sentence"),
    ("coasts.yml", put("PRKK", value={"east": "Sea of Japan"}), "PRKK", "'PRK'"),
    ("coasts.yml", put("PRK", value={"eastt": "Sea of Japan"}), "PRK.eastt", "'east'"),
]
OWN_TABLES = [
    ("actors.csv", "PRK,name,", "PKR,name,", "unknown country or organisation 'PKR'"),
    ("actors.csv", "PRK,name,", "PRK,nam,", "nearest: 'name'"),
    ("actors.csv", "code,kind,name", "code,knid,name", "column 'kind' is missing"),
]
OWN_UNITS = [
    (renamed("YIELD", "units", "kt", "factor", to="faktor"), "YIELD.units.kt", "'factor' is missing"),
    (renamed("YIELD", "unit", to="unity"), "YIELD.unity", "'unit'"),
    (put("YIELD", "units", "kt", "factor", value="one"), "YIELD.units.kt.factor", "a number"),
]
IN_CHECK = [
    (MENTIONS, put("event_noun", "words", value="launch(es"), "event_noun.words", "does not compile"),
    (MENTIONS, put("event_noun", "words", value="launch|"), "event_noun.words", "empty alternative"),
    (MENTIONS, put("event_noun", "like", value=["a bunch of flowers"]), "event_noun.like.0", "does not match"),
    (MENTIONS, put("event_noun", "unlike", value=["the launch"]), "event_noun.unlike.0", "does match"),
    ("coasts.yml", put("PRK", "east", value="Sea of Japn"), "PRK.east", "'Sea of Japan'"),
    ("evaluation.yml", renamed("slots", to="slot"), "slot", "'slots'"),
    ("evaluation.yml", put("slots", 0, value="luncher"), "slots.0", "'launcher'"),
    ("evaluation.yml", put("totals", "THE FOUR", 0, value="lunch_site"), "totals.THE FOUR.0", "'launch_site'"),
    ("export.yml", put("zones", "PRK", value="Asia/Pyonyang"), "zones.PRK", "'Asia/Pyongyang'"),
    ("export.yml", put("cns", "columns", "Date", "column", value="dat"), "cns.columns.Date.column", "'date'"),
    ("export.yml", put("cns", "columns", "F1", "from", value="numbr"), "cns.columns.F1.from", "'number'"),
    ("export.yml", renamed("cns", "columns", to="colums"), "cns", "'columns' is missing"),
    ("evaluation.yml", put("agree_within", value={"altitude": [0.1]}), "agree_within.altitude", "a list of 2"),
    ("export.yml", put("plover", value={"quads": {"ACCUSE": "V-Con"}}), "plover.quads.ACCUSE", "'V-Conf'"),
    ("export.yml", put("plover", value="common/plovers.yml"), "plover", "no file"),
]
TABLES = [
    ("gazetteer/sites.csv", "name,kind,", "nam,kind,", "column 'name' is missing"),
    ("gazetteer/sites.csv", "latitude,", "latitud,", "nearest: 'latitude'"),
    ("gazetteer/sites.csv", "39.6596", "139.6596", "no number of degrees from -90 to 90"),
    ("gazetteer/sites.csv", "39.6596", "", "one of latitude and longitude"),
    ("gazetteer/sites.csv", ",PRK,", ",PKR,", "unknown country 'PKR'"),
    ("gazetteer/seas.csv", "Sea of Japan,sea", "Sea, of Japan,sea", "cells"),
    ("projectiles.csv", "Scud,SRBM", "Scud,SRMB", "nearest: 'SRBM'"),
    ("projectiles.csv", "Scud-B,SRBM", "Scud,SRBM", "'Scud' stands twice"),
    ("confidence.csv", "altitude,", "altidude,", "nearest: 'altitude'"),
    ("confidence.csv", "evidence,weight", "evidence,weigth", "nearest: 'weight'"),
]
CONFIG = [
    ('factory = "news_sentences"', 'factory = "new_sentences"', "components.news_sentences.factory", "'news_sentences'"),
    ("focus = [", "fokus = [", "components.news_entities.fokus", "'focus'"),
    ('"focus_trigger"', '"focus_triger"', "components.news_entities.focus.1", "'focus_trigger'"),
    ("[nlp]\n", "[nlp]\npipelin = 1\n", "nlp.pipelin", "'pipeline'"),
    ("gazetteer/seas.csv", "gazetteer/sees.csv", "seas", "no file"),
    ("[components.news_dates]", "[components.news_days]", "components.news_days", "'news_dates'"),
]


@pytest.mark.parametrize(("file", "edit", "key", "right"), AT_LOAD + IN_CHECK, ids=[f"{f}:{k}" for f, _, k, _ in AT_LOAD + IN_CHECK])
def test_a_mistake_in_yaml_is_told_with_file_and_key(folder: Path, file: str, edit: Edit, key: str, right: str) -> None:
    planted(folder / file, edit)
    found = told(folder)
    assert any(x.startswith(f"{folder / file}") and key in x and right in x for x in found), found


@pytest.mark.parametrize(("file", "edit", "key", "right"), AT_LOAD, ids=[f"{f}:{k}" for f, _, k, _ in AT_LOAD])
def test_a_wrong_name_is_refused_at_load(folder: Path, file: str, edit: Edit, key: str, right: str) -> None:
    planted(folder / file, edit)
    assert refused_at_load(folder)


@pytest.mark.parametrize(("file", "old", "new", "right"), TABLES)
def test_a_mistake_in_a_table_is_told_with_its_line(folder: Path, file: str, old: str, new: str, right: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    found = told(folder)
    assert any(f"{path}, line {line}: " in x and right in x for x in found), found


@pytest.mark.parametrize(("old", "new", "key", "right"), CONFIG)
def test_a_mistake_in_config_is_told_with_its_key(folder: Path, old: str, new: str, key: str, right: str) -> None:
    path = folder / "config.cfg"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    found = told(folder)
    assert any(str(path) in x and key in x and right in x for x in found), found
    assert refused_at_load(folder)


@pytest.mark.parametrize(("file", "old", "new", "right"), OWN_TABLES)
def test_a_mistake_in_the_table_of_actors_is_told(folder: Path, file: str, old: str, new: str, right: str) -> None:
    config = folder / "config.cfg"
    config.write_text(config.read_text(encoding="utf-8").replace("common/actors.csv", file), encoding="utf-8")
    rows = find_folder("missile_launch").parent.joinpath("common", "actors.csv").read_text(encoding="utf-8")
    (folder / file).write_text(rows.replace(old, new, 1), encoding="utf-8")
    found = told(folder)
    assert any(x.startswith(str(folder / file)) and right in x for x in found), found


@pytest.mark.parametrize(("edit", "key", "right"), OWN_UNITS)
def test_a_mistake_in_units_is_told(tmp_path: Path, edit: Edit, key: str, right: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(find_folder("nuclear_test"), copy, ignore=shutil.ignore_patterns("__pycache__"))
    planted(copy / "units.yml", edit)
    found = told(copy)
    assert any(x.startswith(str(copy / "units.yml")) and key in x and right in x for x in found), found


def test_a_mistake_in_a_file_of_reactions_is_told(folder: Path) -> None:
    kinds = load_yaml(find_folder("missile_launch").parent / "common" / "reaction_kinds.yml")
    kinds["condemn"]["plover"] = "ACUSE"
    (folder / "kinds.yml").write_text(yaml.safe_dump(kinds), encoding="utf-8")
    planted(folder / CODEBOOK, put("reactions", value="kinds.yml"))
    found = told(folder)
    assert any(x.startswith(str(folder / "kinds.yml")) and "condemn.plover" in x and "'ACCUSE'" in x for x in found), found


def test_an_opponent_that_nobody_is_is_told(folder: Path) -> None:
    planted(folder / CODEBOOK, put("estimates", "opponents", "PRK", value=["KOR", "JAP"]))
    assert any("estimates.opponents.PRK: unknown actor 'JAP'" in x for x in told(folder))


def test_the_line_is_that_of_the_fragment(folder: Path) -> None:
    path = folder / MENTIONS
    text = path.read_text(encoding="utf-8").replace("lift-?off\n", "lift-?off\n    blast(ing\n", 1)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("blast(ing")].count("\n") + 1
    assert told(folder)[0].startswith(f"{path}, line {line}: event_noun.words: the pattern 'blast(ing' does not compile")


def test_a_doubled_key_is_refused_with_its_line(folder: Path) -> None:
    path = folder / CODEBOOK
    path.write_text(path.read_text(encoding="utf-8") + "title: again\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match=r"codebook.yml, line \d+: not valid YAML: the key 'title' stands twice"):
        checks.refuse(checks.quick(Pipeline("copy", folder)))


def test_a_list_that_stands_in_two_files_is_refused(folder: Path) -> None:
    path = folder / CLAIMS
    path.write_text(path.read_text(encoding="utf-8") + "event_noun: x\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match="'event_noun' is defined twice; it is also in .*mentions.yml"):
        checks.refuse(checks.quick(Pipeline("copy", folder)))


def test_a_pattern_that_does_not_compile_is_told_where_it_is_used(folder: Path) -> None:
    planted(folder / MENTIONS, put("event_noun", "words", value="launch(es"))
    with pytest.raises(DeclarationError, match=r"event_noun.words: the pattern 'launch\(es' does not compile"):
        _ = Pipeline("copy", folder).wording["event_noun"]


@pytest.mark.parametrize("name", sorted(installed()))
def test_the_shipped_pipelines_have_no_mistakes(name: str) -> None:
    assert told(find_folder(name)) == []


def test_the_check_command_tells_each_problem(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    planted(folder / CODEBOOK, renamed("own_makers", to="own_maker"))
    planted(folder / CLAIMS, renamed("outcome", "labels", "failure", to="failiure"))
    monkeypatch.setattr("extractor.domain.pipeline.find_folder", lambda name: folder)
    items = [item for item in report("missile_launch", "") if item.name == "declaration"]
    assert [item.ok for item in items] == [False, False]


def test_how_a_list_is_laid_out_changes_nothing() -> None:
    assert alternation("(?:a|\n  b|\n  c)d\ne\n") == "(?:a|b|c)d|e"
    assert alternation("a\nbb|c(?:d|e)\n[|]\n") == alternation("c(?:d|e)\n[|]|a|bb\n") == "c(?:d|e)|[|]|bb|a"
