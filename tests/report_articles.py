"""Articles of our own for the tests of the report page: figures that disagree, emoji, an earlier launch, a planned one."""

from __future__ import annotations

from extractor.read.article import Article

ARTICLES = (
    Article(
        "first",
        "North Korea fired two ballistic missiles from Sunan on Tuesday. 🚀🚀 They flew about 350 km at an altitude of 50 km, South Korea's military said, "
        "while Japan put the distance at 410 km. Tokyo condemned the launch. In November 2017 North Korea launched a Hwasong-15 from Pyongsong.",
        title="Two missiles from Sunan 🚀",
        published="2026-01-28",
        publisher="The Harbour Courier",
        url="https://example.org/first",
    ),
    Article(
        "second",
        "North Korea launched two ballistic missiles from Sunan on Tuesday, Seoul said. They landed in the Sea of Japan. The United States condemned the launch.",
        title="Seoul reports a launch",
        published="2026-01-28",
        publisher="Tasman Broadcasting",
    ),
    Article(
        "third",
        "India successfully tested an Agni-V missile from Abdul Kalam Island on 20 August 2025. The missile flew 4,800 km and reached an altitude of 600 km "
        "before it fell into the Bay of Bengal, the ministry said. Pakistan plans to launch a Shaheen-III missile next week, its army said.",
        title="Agni-V flies again",
        published="2025-08-21",
    ),
    Article("fourth", "The town council voted to mend the old bridge over the river.", title="A bridge is mended", published="2025-08-21"),
)
