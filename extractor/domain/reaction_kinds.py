"""Kinds of reactions as a codebook declares them: its `reactions` are the kinds themselves, or the name of a file that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MANNERS = SAID, JOINT, MUTUAL = "_said", "_joint", "_mutual"  # ends of labels of the wording list `reaction`: see events/reaction_cues.py


@dataclass(frozen=True, slots=True)
class ReactionKind:
    """One kind of reaction, and how its cues are read.

    `needs_object`: said of, or done to, one that had no part in the event, it is no reaction ("criticised China").
    `looks_ahead`: it speaks of what would be anyway, so that "would", "might" before it do not make it unreal.
    `of_body`: it is the deed of the body that its cue names ("the Security Council will meet"), not of those named behind it.
    `part_of`: another kind that it is a part of, where one government's stand in one sentence ("will meet to discuss it").
    `of_bystanders`: who did the event does no such thing about it, so that it needs not be known who did.
    `answers_in_kind`: an own event in answer counts as one, and partners stand behind "with" ("flew with South Korean jets").
    """

    name: str
    plover: str
    meaning: str
    needs_object: bool = False
    looks_ahead: bool = False
    of_body: bool = False
    part_of: str = ""
    of_bystanders: bool = False
    answers_in_kind: bool = False


def reaction_kinds(declared: Mapping[str, Mapping[str, Any]]) -> dict[str, ReactionKind]:
    """The kinds by name, in the order declared; TypeError where a key is none of a kind's."""
    return {name: ReactionKind(name, **spec) for name, spec in declared.items()}
