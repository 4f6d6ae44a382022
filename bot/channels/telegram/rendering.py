"""Texts of the Markdown subset as messages: Telegram's HTML, in parts under its limit."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from itertools import accumulate, groupby
from typing import Final

from bot.knowledge.markup import Block, BlockKind, Span, parse

LIMIT: Final = 4096
"""UTF-16 units of a message, counted after its entities are parsed."""

# Where a long text is best cut, best place first. Each match ends where the next part begins.
_BREAKS: Final = (
    re.compile(r"\n\n+"),
    re.compile(r"(?<=[.!?…])[\"'”»’)\]]*\s+"),
    re.compile(r"\n"),
    re.compile(r"\s+"),
)
_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")
_INVISIBLE: Final = frozenset("\u2800\u3164\u115f\u1160\uffa0\u034f\u180e")


@dataclass(frozen=True, slots=True)
class Part:
    """The text of one message."""

    spans: tuple[Span, ...]

    @property
    def html(self) -> str:
        """As Telegram's HTML."""
        return "".join(map(_tagged, self.spans))

    @property
    def plain(self) -> str:
        """Without any markup; links are followed by their addresses."""
        pieces = []
        for url, group in groupby(self.spans, key=lambda span: span.url):
            text = "".join(span.text for span in group)
            shown = url is None or url.removeprefix("https://") == text.removeprefix("https://")
            pieces.append(text if shown else f"{text} ({url})")
        return "".join(pieces)


# The same answers are given again and again.
@lru_cache(maxsize=512)
def parts(text: str, limit: int = LIMIT) -> tuple[Part, ...]:
    """The messages that say ``text`` (Markdown subset); none when nothing in it is visible."""
    return _split(tuple(_flow(parse(text))), limit)


def plain_parts(text: str, limit: int = LIMIT) -> tuple[Part, ...]:
    """The messages that say ``text`` letter by letter."""
    return _split((Span(_encodable(text)),), limit)


def units(text: str) -> int:
    """The length of ``text`` as Telegram counts it: in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def visible(text: str) -> bool:
    """Whether there is anything to see in ``text``."""
    return any(
        unicodedata.category(character)[0] not in "CZ" and character not in _INVISIBLE
        for character in text
    )


def _flow(blocks: Iterable[Block]) -> Iterator[Span]:
    """The spans of all blocks, with what stands between them."""
    for place, block in enumerate(blocks):
        if place:
            yield Span("\n\n")
        for number, item in enumerate(block.items):
            mark = {BlockKind.BULLETS: "• ", BlockKind.NUMBERED: f"{block.start + number}. "}
            yield Span(("\n" if number else "") + mark.get(block.kind, ""))
            for span in item:
                yield replace(span, text=_encodable(span.text))


def _encodable(text: str) -> str:
    """``text`` with lone surrogates, which no message can carry, replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _split(spans: tuple[Span, ...], limit: int) -> tuple[Part, ...]:
    text = "".join(span.text for span in spans)
    found = (Part(tuple(_slice(spans, start, end))) for start, end in _ranges(text, limit))
    return tuple(part for part in found if visible("".join(span.text for span in part.spans)))


def _ranges(text: str, limit: int) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = start + _next_cut(text[start : start + limit + 1], limit)
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        yield start + lead, start + max(lead, len(piece.rstrip()))
        start = end


def _next_cut(window: str, limit: int) -> int:
    """How many characters of ``window`` make the next part."""
    sizes = accumulate(map(units, window))
    fitting = next((place for place, size in enumerate(sizes) if size > limit), len(window))
    if fitting == len(window):
        return fitting
    for pattern in _BREAKS:
        ends = [match.end() for match in pattern.finditer(window[:fitting])]
        if ends and ends[-1] * 2 >= fitting:
            return ends[-1]
    return _between_letters(window, fitting)


def _between_letters(window: str, place: int) -> int:
    """The last cut up to ``place`` that leaves accents and joined emoji whole."""
    for cut in range(place, place // 2, -1):
        following = window[cut]
        joined = following in _JOINERS or window[cut - 1] == "\u200d"
        if not joined and not unicodedata.combining(following):
            return cut
    return place


def _slice(spans: tuple[Span, ...], start: int, end: int) -> Iterator[Span]:
    """What of ``spans`` lies between two places, neighbours of one style joined."""
    offset = 0
    pieces: list[Span] = []
    for span in spans:
        text = span.text[max(0, start - offset) : max(0, end - offset)]
        if text:
            pieces.append(replace(span, text=text))
        offset += len(span.text)
    for style, group in groupby(pieces, key=lambda span: (span.bold, span.italic, span.url)):
        yield Span("".join(span.text for span in group), *style)


def _tagged(span: Span) -> str:
    html = escape(span.text, quote=False)
    if not span.text.strip():
        return html
    if span.italic:
        html = f"<i>{html}</i>"
    if span.bold:
        html = f"<b>{html}</b>"
    if span.url:
        html = f'<a href="{escape(span.url)}">{html}</a>'
    return html
