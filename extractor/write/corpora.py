"""The formats of annotation tools in which a run is written, by the name that `extractor export --to` gives them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TextIO

from extractor.domain.codebook import Codebook
from extractor.errors import UsageProblem

ON_STANDARD_OUTPUT, FILE, FOLDERS = "webannotation", "docbin", ("brat", "labelstudio")
FORMATS = (ON_STANDARD_OUTPUT, "brat", FILE, "labelstudio")


def write_corpus(out: Path, to: str, codebook: Codebook, target: Path | None, standard: TextIO, *, reviewed: bool = False) -> None:
    """Writes the run in `out` as one of FORMATS to `target`: a file, or for FOLDERS a folder; UsageProblem where it is needed and not given."""
    if target is None:
        if to != ON_STANDARD_OUTPUT:
            raise UsageProblem(f"--to {to} writes a {'folder' if to in FOLDERS else 'file'}: name it with --output")
        if isinstance(standard, io.TextIOWrapper):
            standard.reconfigure(encoding="utf-8", newline="")
        _web_annotations(out, standard, reviewed)
    elif to == ON_STANDARD_OUTPUT:
        with target.open("w", encoding="utf-8", newline="") as file:
            _web_annotations(out, file, reviewed)
    elif to == FILE:
        from extractor.write.docbin import write_docbin

        write_docbin(out, target, reviewed=reviewed)
    else:
        _folder(out, to, codebook, target, reviewed)


def _web_annotations(out: Path, file: TextIO, reviewed: bool) -> None:
    from extractor.write.web_annotation import write_web_annotations

    write_web_annotations(out, file, reviewed=reviewed)


def _folder(out: Path, to: str, codebook: Codebook, target: Path, reviewed: bool) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageProblem(f"--output {target}: name a folder that is new or empty")
    if to == "brat":
        from extractor.write.brat import write_brat

        write_brat(out, target, codebook, reviewed=reviewed)
    else:
        from extractor.write.label_studio import write_label_studio

        write_label_studio(out, target, codebook, reviewed=reviewed)
