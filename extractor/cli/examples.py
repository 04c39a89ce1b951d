"""An example or two for the help of each command."""

from __future__ import annotations

EXAMPLES = {
    "extract": (
        "extractor extract article.txt --published 2026-01-28",
        "extractor extract *.html --format csv -o facts.csv",
        "xclip -o | extractor extract - --published 2026-01-28 --format text | less",
    ),
    "batch": (
        "extractor batch articles/ --out tables",
        "extractor batch 'news/*.jsonl' --out tables --workers 4 --to parquet",
        "extractor batch articles/ --out tables --dry-run --limit 20",
        "extractor batch articles/ --out tables --update",
    ),
    "merge": ("extractor merge part1 part2 part3 --out tables", "extractor merge january february --out year --to sqlite"),
    "explain": ('extractor explain "North Korea fired two missiles from Sunan on Tuesday." --published 2026-01-28',),
    "why": (
        "extractor why tables f3c6ad4bf2e20ff06",
        "extractor why tables a1b2c3d4e5f60718 --attribute altitude --at 1234",
        "extractor why article.txt --published 2026-01-28 --attribute launch_site --at 310",
    ),
    "report": ("extractor report tables --to report.html", 'extractor report tables --to launches.html --title "Launches of 2022"'),
    "pipelines": ("extractor pipelines",),
    "codebook": ("extractor codebook", "extractor codebook --format markdown > codebook.md"),
    "check": ("extractor check", "extractor check tables --recompute 1/20"),
    "evaluate": ("extractor evaluate gold.jsonl tables --errors 20", "extractor evaluate --schema > gold.schema.json"),
    "compare": (
        "extractor compare tables north_korea_missile_test_database.csv --profile cns",
        "extractor compare tables mine.csv --profile mine.yml --to compared",
        "extractor compare tables launchlog.tsv --profile gcat --join",
    ),
    "diff": ("extractor diff tables-2026-01 tables-2026-02", "extractor diff before after --to release-notes"),
    "correct": ("extractor correct tables corrections.jsonl",),
    "gold": ("extractor gold tables corrections.jsonl > gold.jsonl",),
    "agree": ("extractor agree anna.jsonl ben.jsonl --differences differences.csv",),
    "summary": ("extractor summary tables", "extractor summary tables --review corrections.jsonl --json"),
    "share": ("extractor share tables --out to-give-away",),
    "verify": ("extractor verify to-give-away my-articles/", "extractor verify to-give-away 'my-articles/*.html' --rows rows.csv"),
    "export": (
        "extractor export tables --to cns > launches.csv",
        "extractor export tables --to reactions-matrix > reactions.csv",
        "extractor export tables --to geojson > launches.geojson",
        "extractor export tables --to brat --output corpus --reviewed",
        "extractor export tables --to docbin --output corpus.spacy",
    ),
}


def epilog(command: str) -> str | None:
    """The examples as they stand at the end of a help page, each on a line of its own."""
    lines = EXAMPLES.get(command, ())
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines) if lines else None
