"""The Markdown subset of answers: bold, italics, links, lists and paragraphs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

HTTPS: Final = re.compile(r"https://[^\s/?#@]+\.[^\s/?#@.]{2,}(?:[/?#]\S*)?")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPECIAL: Final = re.compile(r"[\\*_\[\]]")
_BULLET: Final = re.compile(r"^(\s*)([-+])", re.MULTILINE)
_NUMBER: Final = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
_SCHEME: Final = "https://"


class BlockKind(StrEnum):
    """Kinds of blocks."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one style; ``url`` makes it a link."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one item) or a list; a numbered list counts from ``start``."""

    kind: BlockKind
    items: tuple[tuple[Span, ...], ...]
    start: int = 1


class _Subset(MarkdownIt):
    """The parser: what is not an https link stays as it was typed."""

    def __init__(self) -> None:
        super().__init__("zero")
        self.enable(["list", "emphasis", "link", "escape", "newline"])
        # Escaped characters stay tokens of their own, which tells ``\*`` from a stray ``*``.
        self.disable("text_join")

    def validateLink(self, url: str) -> bool:  # noqa: N802 – the name is markdown-it's
        return HTTPS.fullmatch(url) is not None


_PARSER: Final = _Subset()


def tokens(text: str) -> list[Token]:
    """The markdown-it tokens of ``text``; escaped characters are ``text_special``."""
    return _PARSER.parse(_CONTROL.sub("", text))


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of ``text``; markup that is no part of the subset stays as it was typed."""
    blocks: list[Block] = []
    items: list[list[Span]] = []
    kind, start, depth, fresh = BlockKind.PARAGRAPH, 1, 0, False
    for token in tokens(text):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                depth += 1
                if depth == 1:
                    ordered = token.type == "ordered_list_open"
                    kind = BlockKind.NUMBERED if ordered else BlockKind.BULLETS
                    start = int(token.attrGet("start") or 1) if ordered else 1
            case "list_item_open":
                items.append([])
                fresh = True
            case "inline" if depth:
                # The second paragraph of an item continues it on a new line.
                items[-1].extend(() if fresh else (Span("\n"),))
                items[-1].extend(_spans(token.children or ()))
                fresh = False
            case "inline":
                blocks.append(Block(BlockKind.PARAGRAPH, (_merged(_spans(token.children or ())),)))
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                if depth == 0:
                    blocks.append(Block(kind, tuple(map(_merged, items)), start))
                    items = []
    return tuple(blocks)


def plain(text: str) -> str:
    """``text`` without markup: links as ``title (url)``, bullets as ``• ``."""
    return "\n\n".join(_lines(block, urls=True) for block in parse(text))


def length(text: str) -> int:
    """What ``text`` takes of a Telegram message, in UTF-16 units; hidden link targets are free."""
    rendered = "\n\n".join(_lines(block, urls=False) for block in parse(text))
    return len(rendered.encode("utf-16-le", "surrogatepass")) // 2


def escape(text: str) -> str:
    """What a person typed, made literal in the subset; control characters are dropped."""
    text = re.sub(r"\r\n?", "\n", _CONTROL.sub("", text))
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\1\\\2", text))


def _spans(children: Iterable[Token]) -> Iterator[Span]:
    bold = italic = 0
    url: str | None = None
    for token in children:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                url = str(token.attrGet("href")) or None
            case "link_close":
                url = None
            case _:
                content = "\n" if token.type.endswith("break") else token.content
                yield Span(content, bold > 0, italic > 0, url)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """``spans`` with neighbours of one style joined and empty ones dropped."""
    groups = groupby(spans, key=lambda span: (span.bold, span.italic, span.url))
    joined = (("".join(span.text for span in group), style) for style, group in groups)
    return tuple(Span(text, *style) for text, style in joined if text)


def _lines(block: Block, *, urls: bool) -> str:
    lines = ["".join(_pieces(item, urls=urls)) for item in block.items]
    match block.kind:
        case BlockKind.BULLETS:
            lines = [f"• {line}" for line in lines]
        case BlockKind.NUMBERED:
            lines = [f"{number}. {line}" for number, line in enumerate(lines, block.start)]
    return "\n".join(lines)


def _pieces(item: tuple[Span, ...], *, urls: bool) -> Iterator[str]:
    for url, group in groupby(item, key=lambda span: span.url):
        text = "".join(span.text for span in group)
        yield text
        if urls and url and text.removeprefix(_SCHEME) != url.removeprefix(_SCHEME):
            yield f" ({url})"
