"""Dates of which only the month or the year may be known."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_PATTERN: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year; in order of time, a year before its months and their days."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: object) -> "PartialDate":
        """Read ``2014-01-30``, ``2007-12``, ``2007`` or a date; ValueError for anything else."""
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, date):
            return cls(value.year, value.month, value.day)
        match = _PATTERN.fullmatch(str(value)) if isinstance(value, (str, int)) else None
        if match is None or isinstance(value, bool):
            raise ValueError("date")
        year = int(match[1])
        month, day = (int(match[part]) if match[part] else None for part in (2, 3))
        date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @property
    def last_day(self) -> date:
        """The last day that the date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        """Whether this date stands before ``other``."""
        ours, theirs = ((d.year, d.month or 0, d.day or 0) for d in (self, other))
        return ours < theirs

    def __str__(self) -> str:
        """As ``parse`` reads it."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


def _parse(value: Any) -> PartialDate:
    return PartialDate.parse(value)


PartialDateField = Annotated[
    PartialDate,
    BeforeValidator(_parse),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
