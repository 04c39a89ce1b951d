"""Articles from templates, as JSON Lines: generate.py N [--launches 0.02] [--seed 1] > articles.jsonl

All texts are this project's own. A seed gives the same articles on every machine. About 300 words each: a launch article tells one
launch in six sentences and goes on with background; the others are ordinary news, a few of them on arms without a launch.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator

LAUNCH = (
    "{launcher} fired {count} {kind} missiles from the {site} area toward {sea} on {day}, {neighbour}'s military said.",
    "The missiles flew about {distance} kilometres ({miles} miles) and reached a maximum altitude of {altitude} km before falling into the water, it said in a statement.",
    "{neighbour}'s Defence Ministry put the distance at {other} km and said the missiles landed outside its exclusive economic zone, which extends 200 nautical miles from the coast.",
    "The launch, at about {hour}:{minute} a.m. local time, was the {nth} by {launcher} this year.",
    '"We strongly condemn the launch, which threatens peace in the region," a spokesman for {neighbour}\'s government told reporters.',
    "State media said later that the test of the {weapon}, which has a range of {range} km, had been a success.",
    "The firing came {weeks} weeks after {launcher} launched a cruise missile that flew {old} km, and days before a planned meeting of defence ministers.",
)
ARMS = (
    "The government signed a contract for {count} air-defence missiles worth {money} million dollars, the ministry said on {day}.",
    "Deliveries of the missiles are to begin in {weeks} months, and crews will be trained at the {site} base.",
    "Parliament had launched an inquiry into the cost of the programme last year.",
)
QUIET = (
    "The town council of {town} voted on {day} to repair the old bridge over the river, after {weeks} months of talks with residents.",
    "About {people} visitors came to the flower show in {town}, {percent} percent more than last year, the organisers said.",
    '"We did not expect so many people," said {person}, who has run the show for {weeks} years.',
    "The home side won {goals}-1 in front of {people} spectators, with two goals in the last ten minutes.",
    "Shares of the company fell {percent} percent to {money} euros after it lowered its forecast for the second half of the year.",
    "A new line of trams will link the station with the hospital, {distance} metres away, from next spring.",
    "{person} said the museum had bought the painting for {money} thousand pounds at an auction in {town}.",
    "Doctors advise walking at least {weeks} kilometres a day, and drinking enough water in the summer months.",
    "The storm brought gusts of {distance} km/h and left {people} households without power, the network operator said.",
    "Teachers in {town} have called a strike for {day}, the third this year, in a dispute over pay and the size of classes.",
    "The film, shot in {town} over {weeks} weeks, tells of two sisters who inherit a bakery and fall out over its name.",
    "Farmers expect a harvest of {money} thousand tonnes, although the spring was dry and prices for fertiliser rose by {percent} percent.",
    "The airline will fly to {town} {goals} times a week from the summer, with fares from {money} dollars, {person} told reporters.",
    "Police are looking for witnesses of an accident on {day} in which a lorry lost part of its load near {town}.",
)
VALUES: dict[str, tuple[str, ...]] = {
    "launcher": ("North Korea", "Iran", "India", "Pakistan", "Russia", "China"),
    "neighbour": ("South Korea", "Japan", "Israel", "Ukraine", "Taiwan", "the United States"),
    "count": ("two", "three", "several", "four", "at least five"),
    "kind": ("short-range ballistic", "cruise", "intermediate-range ballistic", "ballistic"),
    "site": ("Sunan", "Wonsan", "Semnan", "Chandipur", "Plesetsk", "Jiuquan"),
    "sea": ("the Sea of Japan", "the Bay of Bengal", "the Pacific Ocean", "the Arabian Sea"),
    "weapon": ("Hwasong-12", "Agni-V", "Shaheen-III", "Hwasong-17", "KN-25"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "nth": ("first", "second", "fourth", "seventh", "10th"),
    "town": ("Lindow", "Harbury", "Sainte-Anne", "Kirkdale", "Osterfeld", "Bellmere", "Altona"),
    "person": ("Maria Keller", "John Abbott", "Amina Diallo", "Pieter de Vries", "Helen Moore"),
}
NUMBERS: dict[str, tuple[int, int]] = {
    "distance": (120, 900),
    "miles": (80, 560),
    "altitude": (30, 600),
    "other": (120, 900),
    "hour": (5, 11),
    "minute": (10, 59),
    "range": (600, 5000),
    "weeks": (2, 12),
    "old": (800, 2000),
    "money": (12, 950),
    "people": (800, 40000),
    "percent": (2, 40),
    "goals": (2, 5),
}


def article(i: int, launch: bool, chance: random.Random) -> dict[str, str]:
    """One record; a launch article has the sentences of LAUNCH in order, all have quiet ones up to about 300 words."""
    told = list(LAUNCH) if launch else list(ARMS) if chance.random() < 0.03 else []
    told += chance.choices(QUIET, k=14 - len(told))
    values = _Values(chance)
    paragraphs = [" ".join(s.format_map(values) for s in told[at : at + 3]) for at in range(0, len(told), 3)]
    return {"id": f"g{i:07d}", "published": f"2026-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}", "title": "", "text": "\n\n".join(paragraphs)}


class _Values(dict[str, str]):
    """A new value at each use."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.chance = chance

    def __missing__(self, key: str) -> str:
        return self.chance.choice(VALUES[key]) if key in VALUES else str(self.chance.randint(*NUMBERS[key]))


def articles(n: int, launches: float = 0.02, seed: int = 1) -> Iterator[dict[str, str]]:
    """Every 1/launches-th article tells of a launch, so that the share is exact."""
    for i in range(n):
        launch = int((i + 1) * launches) > int(i * launches)
        yield article(i, launch, random.Random(f"{seed}:{i}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("n", type=int)
    parser.add_argument("--launches", type=float, default=0.02)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for record in articles(options.n, options.launches, options.seed):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
