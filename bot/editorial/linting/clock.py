"""Clock times as Polish, English and Ukrainian write them, brought to the twenty-four hours."""

import re
from typing import Final

_HOUR: Final = r"(?<![\d.,:])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minutes>[0-5]\d))?"
_GAP: Final = "[ \u00a0\u202f]?"
_AFTERNOON: Final = rf"p{_GAP}\.?{_GAP}m\b\.?"
# "3 to 5 p.m.": the first hour is one of the afternoon too, unless it is the later one.
_RANGE: Final = re.compile(
    rf"{_HOUR}(?={_GAP}(?:[-–—]|to|until|till|and){_GAP}(?P<until>1[0-2]|0?[1-9])"
    rf"(?:[:.]\d\d)?{_GAP}{_AFTERNOON})",
    re.IGNORECASE,
)
_LATE: Final = re.compile(
    rf"{_HOUR}(?:{_GAP}{_AFTERNOON}|{_GAP}(?:po południu|wieczorem|wiecz\.)"
    rf"|(?:-?[а-яі]{{1,3}})?{_GAP}(?:год(?:ин[аиіу])?\.?)?{_GAP}вечора)",
    re.IGNORECASE,
)
# "дня" alone may be any day: of the clock it speaks after a preposition, of the early afternoon.
_BY_DAY: Final = re.compile(
    r"(?<=[оОзЗ] )(?P<hour>[1-6])(?:[:.](?P<minutes>[0-5]\d))?"
    rf"(?:-?[а-яі]{{1,3}})?{_GAP}(?:год(?:ин[аиіу])?\.?)?{_GAP}дня\b"
)
_MIDNIGHT: Final = re.compile(
    rf"(?<![\d.,:])(?:12(?:[:.]00)?{_GAP}a{_GAP}\.?{_GAP}m\b\.?|0?0:00(?!\d))|\bmidnight\b|опівночі",
    re.IGNORECASE,
)
_NOON: Final = re.compile(r"\b(?:noon|midday|w (?:samo )?południe|опівдні)\b", re.IGNORECASE)
_FULL: Final = re.compile(r"(?<=\d)[.:,]00(?![\d.,:]*\d)")


def on_twenty_four(text: str) -> str:
    """``text`` with 5 p.m. as 17, noon as 12 and midnight as 24, without the zeros of 17:00."""
    text = _MIDNIGHT.sub(" 24 ", text)
    text = _NOON.sub(" 12 ", text)
    text = _RANGE.sub(_first, text)
    text = _BY_DAY.sub(_later, _LATE.sub(_later, text))
    return _FULL.sub(" ", text)


def _first(match: re.Match[str]) -> str:
    hour, until = int(match["hour"]) % 12, int(match["until"]) % 12
    return _later(match) if hour <= until else match[0]


def _later(match: re.Match[str]) -> str:
    minutes = match["minutes"]
    hour = str(int(match["hour"]) % 12 + 12)
    return f"{hour}:{minutes} " if minutes else f"{hour} "
