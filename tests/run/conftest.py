"""The tables of an undisturbed run, which every other way of running must give."""

from __future__ import annotations

import pytest
from runs import run, tables


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("whole")
    run(out)
    return tables(out)
