"""Which event a reaction answers."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.claims.model import Reading
from extractor.events.context import Context
from extractor.events.model import MAIN, Event, event_day
from extractor.events.reaction_scope import News, is_by_the_way
from extractor.events.reactions import Reaction, ReactionFinder


def reactions_to(events: Sequence[Event], readings: list[Reading], finder: ReactionFinder, context: Context) -> list[tuple[str, Reaction]]:
    """The reactions of an article, each with the id of the event it answers; none where no event is the news."""
    news = [e for e in events if e.salience == MAIN]
    if not news:
        return []
    agents = frozenset(agent for e in news for agent in e.values(context.slots.agent))
    told = frozenset(c.sentence for e in news for c in e.claims)
    lands = frozenset(land for e in news for land in e.target_lands)
    by_the_way = is_by_the_way(readings, told, agents)
    found = finder.find(readings, News(agents, told, news[0].start, by_the_way, event_day(events), context.published, lands=lands))
    return [(_answered(news, r, context).event_id, r) for r in found]


def _answered(news: Sequence[Event], reaction: Reaction, context: Context) -> Event:
    """The first event of the news that the reacting government did not bring about itself."""
    others = [e for e in news if reaction.government not in e.values(context.slots.agent)]
    if not others:
        return news[0]  # it did all of them itself, so the first
    if not others[0].values(context.slots.agent):
        return others[0]  # nobody is known to have done it, so that it may be another's
    return others[0]  # others did it
