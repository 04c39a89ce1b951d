"""`names`: every name of the pipeline's tables, in doc.spans["names"].

A span's label is the table; its data are (table, kind, name, code) for each table that knows the spelling.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.lexicon import Lexicon, read_table


@Language.factory("names", default_config={"tables": {}}, assigns=["doc.spans"])
def make(nlp: Language, name: str, tables: dict[str, str]) -> Names:
    return Names({table: Path(path) for table, path in tables.items()})


class Names:
    """`tables` maps a table's name to its CSV file, as the pipeline's config.cfg lists them."""

    def __init__(self, tables: dict[str, Path]) -> None:
        self.lexicon = Lexicon()
        for table, path in tables.items():
            self.lexicon.add_table(table, read_table(path))

    def __call__(self, doc: Doc) -> Doc:
        found = []
        for m in self.lexicon.find(doc.text):
            data = tuple((e.table, e.kind or e.row.get("class", ""), e.name, e.code) for e in m.entries)
            found.append((m.start, m.end, m.entries[0].table, data))
        spans.write(doc, "names", found)
        return doc
