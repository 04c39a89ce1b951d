"""Kinds of reactions as a codebook declares them."""

from __future__ import annotations

import pytest

from extractor.domain.reaction_kinds import reaction_kinds


def test_kinds_in_the_order_declared() -> None:
    kinds = reaction_kinds({"warn": {"plover": "THREATEN", "meaning": "warn", "looks_ahead": True}, "condemn": {"plover": "ACCUSE", "meaning": "criticise"}})
    assert list(kinds) == ["warn", "condemn"]
    assert kinds["warn"].looks_ahead and not kinds["condemn"].looks_ahead


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(TypeError, match="look_ahead"):
        reaction_kinds({"warn": {"plover": "THREATEN", "meaning": "warn", "look_ahead": True}})
