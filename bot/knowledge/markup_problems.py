"""What is wrong with the markup of a text: unclosed or outside the subset."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from markdown_it.token import Token

from bot.knowledge.markup import tokens

# Stand for what the parser understood: escaped characters and marks, and the start of a link.
_UNDERSTOOD: Final = "\ue000"
_LINK: Final = "\ue001"
_URL: Final = re.compile(r"https?://[^\s()\[\]<>]*[\w/]")
_REST: Final = r"[^\n\ue000\ue001]{0,24}"


class MarkupFault(StrEnum):
    """Kinds of wrong markup."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    LINK_NOT_HTTPS = "link-not-https"
    HEADING = "heading"
    TABLE = "table"
    HTML = "html"
    ENTITY = "entity"
    CODE = "code"
    IMAGE = "image"
    QUOTE = "quote"
    STRIKE = "strike"
    SPOILER = "spoiler"
    NESTED_LIST = "nested-list"


@dataclass(frozen=True, slots=True)
class MarkupProblem:
    """A fault at a line and column of the text, both from 0, and the words it begins with."""

    fault: MarkupFault
    line: int
    column: int
    fragment: str


# In order of precedence: of two faults at one place the first is reported.
_PATTERNS: Final = {
    MarkupFault.IMAGE: r"!(?=\ue001)",
    MarkupFault.LINK_NOT_HTTPS: r"\[[^\]\n]*\]\(\s*(?!https://)[^\s)]+\)",
    MarkupFault.LINK: r"\[[^\]\n]*\](?:\(|[ ]\((?=https?:))|\]\(",
    MarkupFault.TABLE: r"^\|.*\|$|^:?-{3,}:?[ ]*\|",
    MarkupFault.HEADING: r"^#{1,6}[ ]|^(?:=+|-{2,}|_{3,})$",
    MarkupFault.QUOTE: r"^>",
    MarkupFault.HTML: r"</?[A-Za-z][^<>\n]*>|<!--",
    MarkupFault.ENTITY: r"&(?:[A-Za-z]{2,8}|#\d+);",
    MarkupFault.CODE: r"`",
    MarkupFault.STRIKE: r"~~",
    MarkupFault.SPOILER: r"\|\|",
    MarkupFault.BOLD: r"\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)",
    MarkupFault.ITALIC: r"\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)",
}
_ANY: Final = re.compile(
    "|".join(f"(?P<{fault.name}>{pattern})" for fault, pattern in _PATTERNS.items()), re.MULTILINE
)


def problems(text: str) -> tuple[MarkupProblem, ...]:
    """What is wrong with the markup of ``text``, at most one fault of a kind in a line."""
    lines = text.split("\n")
    found: dict[tuple[MarkupFault, int], MarkupProblem] = {}
    for problem in _problems(text, lines):
        found.setdefault((problem.fault, problem.line), problem)
    return tuple(sorted(found.values(), key=lambda problem: (problem.line, problem.column)))


def _problems(text: str, lines: list[str]) -> Iterator[MarkupProblem]:
    depth = 0
    for token in tokens(text):
        first = token.map[0] if token.map else 0
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            if depth > 1:
                yield _at(MarkupFault.NESTED_LIST, lines, first, lines[first].strip()[:24])
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "inline":
            yield from _in_line(token, first, lines)


def _in_line(token: Token, first: int, lines: list[str]) -> Iterator[MarkupProblem]:
    text = "".join(map(_remainder, token.children or ()))
    text = _URL.sub(lambda match: "u" * len(match[0]) if _is_bare(text, match) else match[0], text)
    for match in _ANY.finditer(text):
        line = first + text.count("\n", 0, match.start())
        rest = re.match(_REST, text[match.start() :])
        fragment = rest[0] if rest else match[0]
        yield _at(MarkupFault[str(match.lastgroup)], lines, line, fragment)


def _remainder(token: Token) -> str:
    """What the parser left as plain text."""
    if token.type == "text":
        return token.content
    if token.type.endswith("break"):
        return "\n"
    if token.type == "link_open":
        return _LINK if token.attrGet("href") else "]("
    return _UNDERSTOOD


def _is_bare(text: str, match: re.Match[str]) -> bool:
    return not text[: match.start()].rstrip(" ").endswith("(")


def _at(fault: MarkupFault, lines: list[str], line: int, fragment: str) -> MarkupProblem:
    line = min(line, len(lines) - 1)
    return MarkupProblem(fault, line, max(lines[line].find(fragment), 0), fragment.strip())
