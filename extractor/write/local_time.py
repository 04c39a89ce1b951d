"""From a place's own date and time to UTC and back, by the time zone of its country and, where that has several, its longitude."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

Zones = dict[str, Any]  # country code: zone name, or [[eastern end in degrees, zone name], …] from west to east


def zone_of(zones: Zones, country: str, longitude: str) -> str:
    """The zone's name; "" where the country is not in the table, or has several and the longitude is not known."""
    declared = zones.get(country, "")
    if isinstance(declared, str):
        return declared
    if not longitude:
        return ""
    return next((zone for end, zone in declared if float(longitude) <= end), "")


def to_utc(day: str, time: str, zone: str) -> str:
    """("2017-07-04", "09:40", "Asia/Pyongyang") → "2017-07-04 01:10"; "" where a part of it is missing or the day is not whole."""
    if len(day) != 10 or not time or not zone:
        return ""
    local = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC).strftime("%Y-%m-%d %H:%M")


def from_utc(day: str, time: str, zone: str) -> tuple[str, str]:
    """("2017-07-28", "14:42", "Asia/Pyongyang") → ("2017-07-28", "23:12"); the day alone where a part is missing or the day is not whole."""
    if len(day) != 10 or not time or not zone:
        return day, ""
    local = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    return local.strftime("%Y-%m-%d"), local.strftime("%H:%M")
