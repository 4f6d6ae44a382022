"""The sheets of the workbook, their columns, and how a value stands in a cell."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from bot.editorial.editing import line_of, paragraphs_of
from bot.editorial.emitting import Value
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.dates import PartialDate
from bot.knowledge.markup import HTTPS
from bot.knowledge.model import Kind, Status

_PART: Final = " | "
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_SEPARATORS: Final = re.compile(r"[\s,;]+")
_URL: Final = re.compile(HTTPS.pattern)


class CellError(ValueError):
    """A cell that does not say what its column needs; the kind of ``sheet-<kind>``, its values."""

    def __init__(self, kind: str, **values: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


@dataclass(frozen=True, slots=True)
class Form:
    """How a value stands in a cell, and back; ``listed``: one item a line, over several rows."""

    write: Callable[[Any], str]
    read: Callable[[str], Value]
    listed: bool = False
    dated: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record; ``width`` in characters.

    ``translated``: translations have it too; ``required``: a record needs it; ``always``: so does
    a translation.
    """

    key: str
    form: Form
    width: int = 20
    translated: bool = False
    required: bool = False
    always: bool = False

    @property
    def heading(self) -> str:
        """What stands in the first row."""
        return message(DEFAULT_LANGUAGE, f"field-{self.key.replace('_', '-')}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of records: ``name`` of the catalogue, the sections it holds, its columns."""

    name: str
    sections: tuple[str, ...]
    columns: tuple[Column, ...]
    keys: tuple[Column, ...]

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns from left to right."""
        return self.keys + self.columns

    @property
    def title(self) -> str:
        """What stands on its tab."""
        return message(DEFAULT_LANGUAGE, f"sheet-{self.name}")

    @property
    def translated(self) -> bool:
        """Whether a record has a row for each of its languages."""
        return LANGUAGE in self.keys


def _items(text: str) -> list[str]:
    return [line for line in map(line_of, text.split("\n")) if line]


def _ids(text: str) -> Value:
    return [word for word in _SEPARATORS.split(text) if word]


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text.strip())
    except ValueError:
        raise CellError("date", text=line_of(text)) from None


def _chosen(choices: type[StrEnum]) -> Form:
    known = tuple(choice.value for choice in choices)

    def read(text: str) -> Value:
        word = line_of(text)
        if word not in known:
            raise CellError("choice", text=word, choices=", ".join(known))
        return word

    return Form(str, read, choices=known)


def _write_link(link: Mapping[str, Any]) -> str:
    return f"{line_of(link['title'])}{_PART}{link['url']}"


def _read_link(line: str) -> Value:
    title, _, url = line.rpartition(_PART.strip())
    if not title.strip() or not _URL.fullmatch(url.strip()):
        raise CellError("link", text=line)
    return {"title": title.strip(), "url": url.strip()}


def _write_source(source: Mapping[str, Any]) -> str:
    parts = [line_of(source["title"]), source.get("url"), source.get("date")]
    return _PART.join(str(part) for part in parts if part is not None)


def _read_source(line: str) -> Value:
    title, *rest = (part.strip() for part in line.split(_PART.strip()))
    found: dict[str, Value] = {}
    while rest and "date" not in found and _DATE.fullmatch(rest[-1]):
        found["date"] = _date(rest.pop())
    if rest and _URL.fullmatch(rest[-1]):
        found["url"] = rest.pop()
    title = _PART.join((title, *rest))
    if not title:
        raise CellError("source", text=line)
    return {"title": title, **dict(sorted(found.items(), reverse=True))}


def _write_event(event: Mapping[str, Any]) -> str:
    return f"{event['date']}{_PART}{line_of(event['title'])}"


def _read_event(line: str) -> Value:
    day, _, title = line.partition(_PART.strip())
    if not title.strip():
        raise CellError("event", text=line)
    return {"date": _date(day), "title": title.strip()}


def _lines(write: Callable[[Any], str], read: Callable[[str], Value]) -> Form:
    return Form(
        lambda value: "\n".join(map(write, value)),
        lambda text: [read(line) for line in _items(text)],
        listed=True,
    )


LINE: Final = Form(line_of, line_of)
PROSE: Final = Form(lambda text: text.strip(), lambda text: f"{paragraphs_of(text)}\n")
ITEMS: Final = _lines(line_of, line_of)
IDS: Final = Form("\n".join, _ids, listed=True)
LINKS: Final = _lines(_write_link, _read_link)
SOURCES: Final = _lines(_write_source, _read_source)
EVENTS: Final = _lines(_write_event, _read_event)
DATE: Final = Form(str, _date, dated=True)
STATUS: Final = _chosen(Status)
KIND: Final = _chosen(Kind)

ID: Final = Column("id", LINE, 28)
LANGUAGE: Final = Column("language", LINE, 8)
SECTION: Final = Column("section", LINE, 12)
FILE: Final = Column("file", LINE, 22)

SHEETS: Final = (
    Sheet(
        "entries",
        ("entries", "smalltalk"),
        (
            Column("title", LINE, 34, translated=True, required=True, always=True),
            Column("questions", ITEMS, 60, translated=True, required=True),
            Column("answer", PROSE, 80, translated=True, required=True, always=True),
            Column("keywords", ITEMS),
            Column("simple", PROSE, 60, translated=True),
            Column("links", LINKS, 40),
            Column("sources", SOURCES, 40),
            Column("as_of", DATE, 12),
            Column("status", STATUS, 12),
            Column("valid_until", DATE, 12),
            Column("dates", EVENTS, 30),
            Column("related", IDS, 28),
            Column("about", IDS, 22),
        ),
        (ID, LANGUAGE, SECTION, FILE),
    ),
    Sheet(
        "subjects",
        ("subjects",),
        (
            Column("kind", KIND, 12, required=True),
            Column("name", LINE, 50, translated=True, required=True, always=True),
            Column("short", LINE, 24, translated=True),
            Column("aliases", ITEMS, 40, translated=True),
            Column("generic", ITEMS, 20),
            Column("follows", LINE, 22),
            Column("links", LINKS, 40),
        ),
        (ID, LANGUAGE, FILE),
    ),
    Sheet(
        "background",
        ("background",),
        (
            Column("title", LINE, 34, required=True),
            Column("questions", ITEMS, 60, translated=True, required=True),
            Column("answer", PROSE, 80, translated=True),
            Column("links", LINKS, 40),
        ),
        (ID, LANGUAGE, FILE),
    ),
    Sheet(
        "lexicon",
        ("synonyms", "abbreviations"),
        (Column("abbreviation", LINE, 20), Column("words", ITEMS, 60, required=True)),
        (SECTION, FILE),
    ),
)
