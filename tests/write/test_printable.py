"""Nothing that a text holds steers a terminal."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.write.printable import Screen, printable, tell


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("a\x1b[31mred\x1b[0m", "ared", id="colour"),
        pytest.param("a\x1b]52;c;ZXZpbA==\x07b", "ab", id="osc-52-writes-the-clipboard"),
        pytest.param("a\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\b", "alinkb", id="osc-8-links"),
        pytest.param("a\x9d52;c;ZXZpbA==\x9cb", "ab", id="osc-8-bit"),
        pytest.param("a\x9b2Jb", "ab", id="csi-8-bit"),
        pytest.param("a\x1bPq#0\x1b\\b", "ab", id="dcs"),
        pytest.param("a\x1bcb", "ab", id="reset"),
        pytest.param("a\rb\x08c\x7f", "abc", id="overwriting"),
        pytest.param("a\u202egpj.exe", "agpj.exe", id="direction"),
        pytest.param("a\tb\nÜbersee 한글 \U0001f680", "a\tb\nÜbersee 한글 \U0001f680", id="plain"),
    ],
)
def test_control_sequences_go(text: str, left: str) -> None:
    assert printable(text) == left


@given(st.text(st.sampled_from("\x1b]52;c\x07\\[m\x90\x9b\x9c\x9dab\n\u202e")))
def test_no_control_character_is_left(text: str) -> None:
    assert not set(printable(text)) & set("\x1b\x07\x90\x9b\x9c\x9d\u202e")


def test_a_screen_takes_printable_text_only() -> None:
    stream = io.StringIO()
    Screen(stream).writelines(["a\x1b[2J", "b\n"])
    assert stream.getvalue() == "ab\n"


def test_nobody_need_read_what_is_told() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        tell("anybody there?", closed)
        tell("still nobody", closed)


@pytest.mark.parametrize(
    "arguments", [["extract", "-"], ["extract", "-", "--format", "csv"], ["extract", "no\x1b]52;c;eA==\x07file"], ["extract", "-", "--format", "\x9b2J"]]
)
def test_a_terminal_sees_no_sequence_of_a_text(arguments: list[str], tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    code = "from extractor.cli.app import app; app(prog_name='extractor')"
    text = b"North Korea fired a missile \x1b]52;c;eA==\x07from Sunan on \xc2\x9bTuesday, Seoul said."
    environment = os.environ | {"TERM": "dumb", "NO_COLOR": "1"}
    done = subprocess.Popen([sys.executable, "-c", code, *arguments], stdin=subprocess.PIPE, stdout=theirs, stderr=theirs, cwd=tmp_path, env=environment)
    os.close(theirs)
    done.communicate(text)
    shown = b""
    try:
        while block := os.read(ours, 65536):
            shown += block
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert shown
    assert b"52;c" not in shown
    assert b"\x07" not in shown
    assert "\x9b".encode() not in shown
