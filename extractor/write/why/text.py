"""An explanation as text for a terminal."""

from __future__ import annotations

import textwrap

from extractor.write.why.answers import Answer

WIDTH = 110


def as_text(answer: Answer) -> str:
    """The title, and a paragraph a step with its evidence below."""
    lines, told = _wrapped(answer.title, "", ""), set[str]()
    for step in answer.steps:
        new = [e for e in dict.fromkeys(step.evidence) if e and e not in told]  # a list or rule that decided twice is told once
        told.update(new)
        lines += ["", step.head, *_wrapped(step.text, "  ", "  "), *(line for e in new for line in _wrapped(e, "  - ", "    "))]
    return "\n".join(lines) + "\n"


def _wrapped(text: str, first: str, later: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False)
