"""The README says what is true: every command and option is in it, and its commands run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main

from extractor.cli.app import app
from extractor.cli.batch import ENGINES, OUTPUTS
from extractor.domain.declarations import load_yaml
from extractor.write.stdout import FORMATS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PIPELINES = (ROOT / "pipelines" / "README.md").read_text(encoding="utf-8")
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = sorted({(name, option) for name, c in COMMANDS.items() for p in c.params for option in p.opts if option.startswith("--") and option != "--help"})


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"`?extractor {name}\b", README)
    assert COMMANDS[name].help


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_in_the_readme_and_explained(name: str, option: str) -> None:
    assert option in README
    (param,) = [p for p in COMMANDS[name].params if option in p.opts]
    assert param.help


def test_every_choice_is_in_the_readme() -> None:
    assert [c for c in (*FORMATS, *OUTPUTS, *ENGINES) if f"`{c}`" not in README] == []


def test_every_option_of_the_readme_exists() -> None:
    known = {option for _, option in OPTIONS}
    assert set(re.findall(r"`(--[a-z-]+)", README)) <= known


def test_help_lists_the_commands() -> None:
    done = subprocess.run([sys.executable, "-c", "from extractor.cli.app import app; app()", "--help"], capture_output=True, text=True, check=True)
    assert all(re.search(rf"^  {name}\b", done.stdout, re.M) for name in COMMANDS)


def _commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.S)
    lines = [line for block in blocks for line in block.splitlines() if line]
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


def test_the_python_of_the_readme_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    space: dict[str, Any] = {}
    exec(code, space)
    assert "350" in set(space["result"].facts["value"])


def test_the_test_command_is_what_ci_runs() -> None:
    assert re.search(r"<!-- test command -->\n```sh\n.*\.ci/check\n```", README)


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", ["codebook.yml", "wording", "config.cfg", "coasts.yml", "evaluation.yml", "export.yml"])
def test_every_file_of_a_pipeline_is_explained(name: str) -> None:
    assert (ROOT / "pipelines" / "missile_launch" / name).exists()
    assert f"`{name}`" in PIPELINES


def test_the_smallest_pipeline_uses_only_lists_that_are_explained() -> None:
    lists = load_yaml(ROOT / "tests" / "third_party" / "volcano_watch" / "wording.yml")
    assert [name for name in lists if name not in PIPELINES] == []
