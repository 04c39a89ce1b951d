"""How well events of different articles are joined to incidents, in pairs: of two annotated events of one incident, do the tables say the same?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import comb

from extractor.evaluate.report import Scores

PAIRS = "INCIDENT PAIRS"


def score_incidents(joined: Iterable[tuple[str, str]]) -> Scores:
    """From the annotated incident of each event and the one in the tables ("" where the event was not found).

    Two events that were joined are right where their annotated incident is one; two of one annotated incident that were not joined are missed.
    """
    labels, ids, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for label, incident_id in joined:
        labels[label] += 1
        if incident_id:
            ids[incident_id] += 1
            both[label, incident_id] += 1
    right = _pairs(both.values())
    return Scores(right, _pairs(ids.values()) - right, _pairs(labels.values()) - right)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(comb(n, 2) for n in sizes)
