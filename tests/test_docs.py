"""The pages say what is true: every command and option is in them, their commands run, their generated parts are up to date."""

from __future__ import annotations

import configparser
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from pages import COMMANDS, PAGES, ROOT, stale

from extractor.cli.batch import ENGINES, OUTPUTS
from extractor.domain.declarations import load_yaml
from extractor.domain.keys import forms
from extractor.domain.pipeline import GROUP, Pipeline, find_folder
from extractor.evaluate.reference_profile import find_profile
from extractor.write.stdout import FORMATS

README = (ROOT / "README.md").read_text(encoding="utf-8")
HOW = (ROOT / "extractor" / "README.md").read_text(encoding="utf-8")
PIPELINES = (ROOT / "pipelines" / "README.md").read_text(encoding="utf-8")
OPTIONS = sorted({(name, option) for name, c in COMMANDS.items() for p in c.params for option in p.opts if option.startswith("--") and option != "--help"})


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_explained(name: str) -> None:
    assert f"<!-- generated: options {name} -->" in HOW
    assert re.search(rf"`?extractor {name}\b", README)
    assert COMMANDS[name].help


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_explained(name: str, option: str) -> None:
    part = HOW.partition(f"<!-- generated: options {name} -->")[2].partition("<!-- end -->")[0]
    assert f"`{option}" in part
    (param,) = [p for p in COMMANDS[name].params if option in p.opts]
    assert param.help


def test_every_choice_is_told() -> None:
    assert [c for c in (*FORMATS, *OUTPUTS, *ENGINES) if not re.search(rf"\b{c}\b", HOW)] == []


def test_every_option_of_the_pages_exists() -> None:
    known = {option for _, option in OPTIONS}
    assert set(re.findall(r"`(?:extractor \w+ )?(--[a-z-]+)", README + HOW)) <= known


def test_help_lists_the_commands() -> None:
    done = subprocess.run([sys.executable, "-c", "from extractor.cli.app import app; app()", "--help"], capture_output=True, text=True, check=True)
    assert all(re.search(rf"^  {name}\b", done.stdout, re.M) for name in COMMANDS)


def test_generated_parts_are_up_to_date() -> None:
    assert stale() == [], "run: python tests/pages.py"


def test_the_first_page_is_short() -> None:
    assert len(README.splitlines()) < 200


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def _lines(page: str) -> list[str]:
    return [line.strip() for block in re.findall(r"```sh\n(.*?)```", page, re.S) for line in block.splitlines() if line.strip()]


def _commands() -> list[str]:
    lines = _lines(README)
    return [line.partition("&& ")[2] if "pip install" in line else line for line in lines if ".ci/check" not in line]


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    """In order, in a folder with the samples; installing is what `.ci/run` tries."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    bin_ = tmp_path / "extractor"
    bin_.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -c 'from extractor.cli.app import app; app()' \"$@\"\n", encoding="utf-8")
    bin_.chmod(0o755)
    commands = _commands()
    assert len(commands) >= 6
    for command in commands:
        done = subprocess.run(["bash", "-c", f'export PATH="{tmp_path}:$PATH"; {command}'], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stderr)
    assert (tmp_path / "out" / "facts.csv").exists()


@pytest.mark.parametrize("command", [line for line in _lines(CONTRIBUTING) if line.startswith("extractor ")])
def test_the_commands_for_contributors_run(command: str) -> None:
    door = [sys.executable, "-c", "from extractor.cli.app import app; app()"]
    done = subprocess.run([*door, *shlex.split(command)[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_scripts_for_contributors_are_there() -> None:
    paths = {word for line in _lines(CONTRIBUTING) for word in shlex.split(line) if word.startswith(("tests/", ".ci/"))}
    assert {".ci/check", "tests/gate.py"} <= paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_package_of_a_new_domain_is_declared_as_it_is_found() -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", CONTRIBUTING, re.S)
    entry = tomllib.loads(block)["project"]["entry-points"]
    installed = configparser.ConfigParser()
    installed.read(ROOT / "tests" / "third_party" / "volcano_watch-0.1.dist-info" / "entry_points.txt", encoding="utf-8")
    assert entry == {GROUP: dict(installed[GROUP])}


def test_the_python_of_the_readme_runs() -> None:
    space: dict[str, Any] = {}
    tables, spacy = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(tables, space)
    assert "350" in set(space["result"].facts["value"])
    exec(spacy, space)
    assert [e["distance_km"] for e in space["doc"]._.events] == [350.0]


def test_the_test_command_is_what_ci_runs() -> None:
    assert re.search(r"<!-- test command -->\n```sh\n.*\.ci/check\n```", README)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_page_is_led_to(page: Path) -> None:
    name = page.relative_to(ROOT).as_posix()
    assert name == "README.md" or f"({name}" in README


@pytest.mark.parametrize(
    "name", ["codebook.yml", "config.cfg", "wording.yml", "confidence.csv", *sorted(set(forms()["files"]) - {"codebook.yml", "config.cfg"})]
)
def test_every_file_of_a_pipeline_is_explained(name: str) -> None:
    assert f"`{name}`" in PIPELINES


def test_the_example_of_a_list_is_one() -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", PIPELINES, re.S)
    (entry,) = yaml.safe_load(block).values()
    assert all(re.search(entry["words"].strip(), text) for text in entry["like"])
    assert not any(re.search(entry["words"].strip(), text) for text in entry["unlike"])


def test_the_example_of_a_profile_is_one(tmp_path: Path) -> None:
    (block,) = re.findall(r"```yml\n(.*?)```", PIPELINES, re.S)
    (tmp_path / "mine.yml").write_text(block, encoding="utf-8")
    found = find_profile(str(tmp_path / "mine.yml"), Pipeline("missile_launch", find_folder("missile_launch")))
    assert found.columns["distance"].factor == 1.609344


def test_the_smallest_pipeline_uses_only_lists_that_are_explained() -> None:
    lists = load_yaml(ROOT / "tests" / "third_party" / "volcano_watch" / "wording.yml")
    assert [name for name in lists if f"`{name}`" not in PIPELINES] == []
