"""Polish numbers in words, as dictation writes them, turned into digits."""

import re
from typing import Final

from bot.matching.morphology import lemmas
from bot.matching.text import fold

_UNITS: Final = {
    **{"jeden": 1, "dwa": 2, "trzy": 3, "cztery": 4, "piec": 5, "szesc": 6, "siedem": 7},
    **{"osiem": 8, "dziewiec": 9, "dziesiec": 10, "jedenascie": 11, "dwanascie": 12},
    **{"trzynascie": 13, "czternascie": 14, "pietnascie": 15, "szesnascie": 16},
    **{"siedemnascie": 17, "osiemnascie": 18, "dziewietnascie": 19},
    **{"drugi": 2, "trzeci": 3, "czwarty": 4, "piaty": 5, "szosty": 6, "siodmy": 7, "osmy": 8},
    **{"pierwszy": 1, "dziewiaty": 9, "dziesiaty": 10, "jedenasty": 11, "dwunasty": 12},
    **{"trzynasty": 13, "czternasty": 14, "pietnasty": 15, "szesnasty": 16, "siedemnasty": 17},
    **{"osiemnasty": 18, "dziewietnasty": 19},
}
_TENS: Final = {
    **{"dwadziescia": 20, "trzydziesci": 30, "czterdziesci": 40, "piecdziesiat": 50},
    **{"szescdziesiat": 60, "siedemdziesiat": 70, "osiemdziesiat": 80, "dziewiecdziesiat": 90},
    **{"dwudziesty": 20, "trzydziesty": 30, "czterdziesty": 40, "piecdziesiaty": 50},
    **{"szescdziesiaty": 60, "siedemdziesiaty": 70, "osiemdziesiaty": 80},
    **{"dziewiecdziesiaty": 90},
}
_HUNDREDS: Final = {"sto": 100, "dwiescie": 200, "trzysta": 300, "dziewiecset": 900, "setny": 100}
_THOUSANDS: Final = frozenset({"tysiac", "tysieczny"})
_ORDINALS: Final = frozenset(
    {"pierwszy", "drugi", "trzeci", "czwarty", "piaty", "szosty", "siodmy", "osmy", "dziewiaty"}
)


# Every number that is turned has a part with one of these stems.
_TRIGGER: Final = re.compile(
    r"tysi|dwudzie|dwadzie|trzydzie|czterdzie|dziesi|\bst[ou]\b|setn|set\b"
)


def _value(word: str) -> tuple[str, int] | None:
    """The kind and value of a number word in any inflected form."""
    for lemma in (fold(word), *lemmas(word.casefold())):
        for kind, table in (("unit", _UNITS), ("tens", _TENS), ("hundreds", _HUNDREDS)):
            if lemma in table:
                return ("ordinal" if lemma in _ORDINALS else kind), table[lemma]
        if lemma in _THOUSANDS:
            return "thousands", 1000
    return None


def with_digits(text: str) -> str:
    """``text`` with numbers of two or more words, and tens, in digits: "dwa tysiące siódmym" 2007.

    A lone "jeden", "drugi" or "trzech" stays as it is: it is rarely meant as a figure.
    """
    if not _TRIGGER.search(text.casefold()):
        return text
    words = text.split()
    result: list[str] = []
    position = 0
    while position < len(words):
        length, number = _number(words[position:])
        if length:
            result.append(str(number))
            position += length
        else:
            result.append(words[position])
            position += 1
    return " ".join(result)


def _number(words: list[str]) -> tuple[int, int]:
    """How many of the first ``words`` make one number, and which; (0, 0) for none."""
    total = current = 0
    last = 10_000
    length = 0
    for word in words:
        found = _value(word.strip(".,;:!?"))
        if found is None:
            break
        kind, value = found
        if kind == "thousands":
            if total:
                break
            total, current, last = (current or 1) * 1000, 0, 1000
        elif (value < 10 <= last and last != 10) or (value >= 10 and value < last):  # noqa: PLR2004 – digits
            current += value
            last = 0 if value < 20 else value  # noqa: PLR2004 – nothing follows a teen
        else:
            break
        length += 1
        if word[-1:] in ".,;:!?":
            break
    lone_small = length == 1 and current < 20 and total == 0  # noqa: PLR2004 – see with_digits
    return (0, 0) if length == 0 or lone_small else (length, total + current)
