"""A report of `extractor.evaluate` as plain text."""

from __future__ import annotations

from extractor.evaluate.report import Error, Report


def text(report: Report, errors: int = 0) -> str:
    """Slots, sources, calibration, and up to `errors` errors with their sentences."""
    lines = [f"{name:22} P {s.p:.3f}  R {s.r:.3f}  F1 {s.f1:.3f}   tp {s.tp} fp {s.fp} fn {s.fn}" for name, s in report.slots.items()]
    right, of = report.sources
    lines.append(f"{'source_accuracy':22} {right}/{of} = {report.as_dict()['source_accuracy']['share']}")
    if report.missing:
        more = " …" if len(report.missing) > 5 else ""
        lines.append(f"{len(report.missing)} annotated articles are not in the tables: {', '.join(report.missing[:5])}{more}")
    lines += ["", "confidence at least   facts kept   share kept   share right"]
    lines += [f"{c['confidence']:18}   {c['kept']:10}   {_percent(c['share_kept'])}   {_percent(c['share_right'], 11)}" for c in report.calibration]
    if errors:
        lines += ["", f"{min(errors, len(report.errors))} of {len(report.errors)} errors"]
        lines += [line for e in report.errors[:errors] for line in _error(e)]
    return "\n".join(lines) + "\n"


def _percent(value: float | int | None, width: int = 10) -> str:
    return f"{'-' if value is None else f'{value:.1%}':>{width}}"


def _error(e: Error) -> list[str]:
    values = f"gold {e.gold!r}, found {e.found!r}" if e.kind == "wrong" else repr(e.gold if e.kind == "missed" else e.found)
    lines = [f"{e.article_id}  {e.slot}  {e.kind}: {values}"]
    return [*lines, f"    {' '.join(e.sentence.split())}"] if e.sentence else lines
