"""Dates, sums, phone numbers and other figures in a text, with the words they stand among."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.editorial.linting.clock import on_twenty_four
from bot.matching.languages import FUNCTION_WORDS
from bot.matching.morphology import lemmas
from bot.matching.text import fold, tokens

DATE: Final = "date"
SUM: Final = "sum"
PHONE: Final = "phone"

_MONTHS: Final = "stycz lut mar kwie maj czerw lip sierp wrze paździer listop grud".split()
_MONTH: Final = "|".join(f"{month}[a-zń]*" for month in _MONTHS)
_GAP: Final = "[ \u00a0\u202f]"
_PATTERNS: Final = {
    PHONE: re.compile(
        rf"(?<![\d,.])(?:\+48{_GAP}?)?(?:\d{{3}}(?:{_GAP}|-)\d{{3}}(?:{_GAP}|-)\d{{3}}"
        rf"|\d{{2}}(?:{_GAP}|-)\d{{3}}(?:{_GAP}|-)\d{{2}}(?:{_GAP}|-)\d{{2}})(?!\d|{_GAP}(?:zł|tys|mln))"
    ),
    SUM: re.compile(
        rf"(?<!\d)\d(?:[\d,.]|{_GAP}(?=\d))*(?:{_GAP}?(?:tys\.|mln|mld))?{_GAP}?(?:zł|PLN|euro|EUR|€)(?!\w)"
    ),
    DATE: re.compile(
        rf"(?<!\d)\d{{1,2}}{_GAP}(?:{_MONTH}){_GAP}\d{{4}}|(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?!\d)"
    ),
}
# A full stop ends a sentence when a capital follows; "ul. Sienkiewicza" and "tel. 32" are no end
# worth a mistake: a shorter context only finds less.
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ*])|\n+")
_THOUSANDS: Final = re.compile(rf"(?<=\d)(?:{_GAP}|[.,])(?=\d{{3}}(?!\d))")
_MULTIPLES: Final = re.compile(
    rf"(\d+)(?:[.,](\d+))?{_GAP}*(tys|тис|thousand|mln|млн|million|mld|млрд|billion)", re.IGNORECASE
)
_URL: Final = re.compile(r"https?://\S+")


class Fact(NamedTuple):
    """A figure of a kind: its value in one spelling, as written, and the words around it.

    ``others`` are the other figures of the sentence: what they differ in, differs in time or place.
    """

    kind: str
    value: str
    written: str
    words: frozenset[str]
    others: frozenset[str]


def facts(text: str) -> Iterator[Fact]:
    """The dates, sums and phone numbers of a text."""
    for sentence in _SENTENCE.split(text):
        found: list[tuple[str, str]] = []
        rest = sentence
        for kind, pattern in _PATTERNS.items():
            found += [(kind, match[0]) for match in pattern.finditer(rest)]
            rest = pattern.sub(" ", rest)
        if found:
            words = frozenset(_content(rest))
            others = frozenset(re.findall(r"\d+", rest))
            for kind, written in found:
                yield Fact(kind, _value(kind, written), written.strip(), words, others)


def figures(text: str) -> frozenset[str]:
    """All figures of two digits and more, thousands written out, hours on the twenty-four."""
    plain = _THOUSANDS.sub("", _URL.sub(" ", text))
    plain = _MULTIPLES.sub(lambda match: _multiplied(*match.groups()), plain)
    plain = on_twenty_four(plain)
    return frozenset(figure for figure in re.findall(r"\d+", plain) if len(figure) > 1)


def _multiplied(whole: str, part: str | None, unit: str) -> str:
    unit = unit.casefold()
    zeros = 3 if unit[0] in "tт" else 9 if unit in ("mld", "млрд", "billion") else 6
    digits = part or ""
    return f" {whole}{digits}{'0' * (zeros - len(digits))} "


def _content(text: str) -> Iterator[str]:
    for token in tokens(text):
        if not token.isdigit() and fold(token) not in FUNCTION_WORDS and len(token) > 1:
            yield min(lemmas(token) or (fold(token),))


def _value(kind: str, written: str) -> str:
    if kind == DATE:
        day, month, year = re.split(rf"\.|{_GAP}", written)
        number = int(month) if month.isdigit() else _month(month)
        return f"{int(year)}-{number:02}-{int(day):02}"
    if kind == PHONE:
        return re.sub(r"\D", "", written.removeprefix("+48"))
    return "".join(sorted(figures(written))) or written


def _month(name: str) -> int:
    return next(place for place, stem in enumerate(_MONTHS, 1) if name.startswith(stem))
