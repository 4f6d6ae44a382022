"""Bytes to text: UTF-8 only, and no characters that an editor would not show."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from bot.knowledge.problems import Findings, Place

# Besides controls: characters that change the direction of text, are invisible, or break lines
# for YAML but not for an editor, which would shift every line number after them.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufffe\uffff]"
)
_HIDDEN_RUN: Final = re.compile(f"(?:{_HIDDEN.pattern})+")
_LOST: Final = re.compile("\ufffd+")
_TABS: Final = re.compile("\t+")
# So much of the beginning shows whether every other byte is zero.
_HEAD: Final = 100
# A binary file need not be counted to its end.
_ENOUGH: Final = 1000
# Polish letters in UTF-8 that somebody once read in another encoding: „Ĺ‚” for „ł”.
_GARBLED: Final = re.compile(
    "|".join(
        letter.encode().decode(encoding)
        for letter in "ąćęłóśźżŚŻ"
        for encoding in ("cp1250", "cp1252")
    )
)
# How pictures, archives and documents of office programs begin.
_BINARY_MARKS: Final = (
    b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8",
    b"\x1f\x8b", b"7z\xbc\xaf", b"SQLite format",
)  # fmt: skip
_FOREIGN_MARKS: Final = (
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)


def decode(data: bytes, file: str, findings: Findings) -> str | None:
    """The text of a file, line ends unified, harmful characters blanked; None if unreadable."""
    if (kind := _foreign(data)) is not None:
        findings.error(Place(file, 1, 1), kind)
        return None
    try:
        text = _lines(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        head = _lines(data[: error.start].decode("utf-8-sig", "replace"))
        place = Place(file, head.count("\n") + 1, len(head) - head.rfind("\n"))
        findings.error(place, "encoding")
        return None
    for place, found in _matches(_HIDDEN_RUN, text, file):
        findings.error(place, "hidden", name=_name(found[0]))
    for place, _ in _matches(_LOST, text, file):
        findings.error(place, "lost-character")
    for place, found in _matches(_GARBLED, text, file):
        findings.warn(place, "garbled", text=found)
    return _HIDDEN.sub(" ", text)


def _foreign(data: bytes) -> str | None:
    """What a file is instead of text in UTF-8, if that shows at its beginning."""
    head = data[:_HEAD]
    # A disk that lost power may leave a file of the right length and nothing in it.
    if data.startswith(_BINARY_MARKS) or (head and not head.strip(b"\0")):
        return "binary"
    return "utf16" if data.startswith(_FOREIGN_MARKS) or head.count(0) > _HEAD // 5 else None


def hidden(text: str) -> str | None:
    """The name of the first harmful character in ``text``."""
    match = _HIDDEN.search(text)
    return _name(match[0]) if match else None


def without_hidden(text: str) -> str:
    """``text`` with each run of harmful characters, and of such as no file can hold, as a space."""
    return _HIDDEN_RUN.sub(" ", text.encode("utf-8", "replace").decode())


def without_tabs(text: str, file: str, findings: Findings) -> str:
    """``text`` with each tab, an error, as one space."""
    for place, _ in _matches(_TABS, text, file):
        findings.error(place, "tab")
    return text.replace("\t", " ")


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _matches(pattern: re.Pattern[str], text: str, file: str) -> Iterator[tuple[Place, str]]:
    return islice(_all_matches(pattern, text, file), _ENOUGH)


def _all_matches(pattern: re.Pattern[str], text: str, file: str) -> Iterator[tuple[Place, str]]:
    if not pattern.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for match in pattern.finditer(line):
            yield Place(file, number, match.start() + 1), match[0]
