"""Figures, times of day and days in the cells of another's table."""

from __future__ import annotations

import re
from datetime import datetime

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
CLOCKS = re.compile(r"\b(\d{1,2}):(\d{2})\b"), re.compile(r"\b(\d{2})(\d{2})\b")
HALF = re.compile(r"\b([ap])\.?m\b", re.IGNORECASE)
UNSURE = re.compile(r"\?|(?<=\d{4}):\S*")  # "2017 Jul  4?", "0039:20": marks of doubt, seconds
ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def numbers(text: str) -> list[float]:
    """ "1,000 km" → [1000.0], "between 25 and 90 km" → [25.0, 90.0]."""
    return [float(n.replace(",", "")) for n in NUMBER.findall(text)]


def clock(text: str) -> str:
    """ "7:40:00" → "07:40", "10:36:00 PM" → "22:36"; "" where there is no time of day."""
    found, half = next((m for pattern in CLOCKS if (m := pattern.search(text))), None), HALF.search(text)
    if not found:
        return ""
    hour = int(found[1]) % 12 + 12 * (half[1] in "pP") if half else int(found[1])
    return f"{hour:02}:{found[2]}" if int(found[1]) < 24 and int(found[2]) < 60 else ""


def moment(text: str, forms: str = "") -> tuple[str, str]:
    """Day and time by formats joined by " | ", whose rear may be missing: ("2017 Jul", "%Y %b %d %H%M") → ("2017-07", ""); else an ISO day."""
    words = UNSURE.sub("", text).split()
    for form in filter(None, forms.split(" | ")):
        parts = form.split()
        for n in range(len(parts), 0, -1):
            if found := _read(" ".join(words[:n]), " ".join(parts[:n])):
                return found
    iso = ISO.match(text)
    return (iso[0], "") if iso else ("", "")


def _read(text: str, form: str) -> tuple[str, str] | None:
    if "%y" not in form.lower():
        return None
    try:
        read = datetime.strptime(text, form)
    except ValueError:
        return None
    day = "%Y-%m-%d" if "%d" in form else "%Y-%m" if re.search("%[bBm]", form) else "%Y"
    return read.strftime(day), read.strftime("%H:%M") if "%H" in form else ""
