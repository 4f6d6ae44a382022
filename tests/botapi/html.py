"""Telegram's HTML parse mode, as strict as Telegram: the rules of its own parser."""

import re
from dataclasses import dataclass, field
from typing import Final, NoReturn

from tests.botapi.errors import Json, bad_request
from tests.botapi.urls import is_link

_TYPES: Final = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE: Final = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));?")
_TAG_NAME: Final = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME: Final = re.compile(r"[^\s=>]*")
_NAME_TOKEN: Final = re.compile(r"[A-Za-z0-9.-]*")
_SPACE: Final = re.compile(r"\s*")
_LAST_CODE_POINT: Final = 0x10FFFF


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, which Telegram counts in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    argument: str = ""
    expandable: bool = False


@dataclass(slots=True)
class Parsed:
    """A message text after parsing.

    ``dropped`` names formatting that Telegram would lose without saying so.
    """

    text: str
    entities: list[Json] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


class _Parser:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.at = 0
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.parsed = Parsed("")

    def fail(self, problem: str, position: int | None = None) -> NoReturn:
        if position is not None:
            problem += f" at byte offset {len(self.markup[:position].encode())}"
        raise bad_request(f"can't parse entities: {problem}")

    def run(self) -> Parsed:
        while self.at < len(self.markup):
            character = self.markup[self.at]
            if character == "<":
                if self.markup.startswith("</", self.at):
                    self.end_tag()
                else:
                    self.start_tag()
            elif character == "&":
                self.append(self.reference())
            else:
                self.append(character)
                self.at += 1
        if self.open:
            self.fail(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        self.parsed.text = "".join(self.parts)
        self.parsed.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.parsed

    def append(self, text: str) -> None:
        self.parts.append(text)
        self.length += utf16_length(text)

    def take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.markup, self.at)
        assert match is not None
        self.at = match.end()
        return match.group()

    def peek(self, tag_start: int) -> str:
        if self.at >= len(self.markup):
            self.fail("Unclosed start tag", tag_start)
        return self.markup[self.at]

    def reference(self) -> str:
        """What a character reference stands for; anything unknown stands for itself."""
        match = _REFERENCE.match(self.markup, self.at)
        if match:
            decimal, hexadecimal, name = match.groups()
            code = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
            if (name in _NAMED) or 0 < code <= _LAST_CODE_POINT:
                self.at = match.end()
                return _NAMED[name] if name else chr(code)
        self.at += 1
        return "&"

    def start_tag(self) -> None:
        start = self.at
        self.at += 1
        tag = self.take(_TAG_NAME).lower()
        self.peek(start)
        if tag not in _TYPES:
            self.fail(f'Unsupported start tag "{tag}"', start)
        opened = _Open(tag, self.length)
        while True:
            self.take(_SPACE)
            if self.peek(start) == ">":
                break
            self.attribute(opened, start)
        self.at += 1
        if tag == "span" and opened.argument != "tg-spoiler":
            self.fail('Tag "span" must have class "tg-spoiler"', start)
        if tag == "tg-emoji" and not opened.argument.isdigit():
            self.fail("Invalid custom emoji identifier specified")
        self.open.append(opened)

    def attribute(self, opened: _Open, start: int) -> None:
        position = self.at
        name = self.take(_ATTRIBUTE_NAME).lower()
        if not name:
            self.fail(f'Empty attribute name in the tag "{opened.tag}"', position)
        self.take(_SPACE)
        if self.peek(start) != "=":
            if (opened.tag, name) == ("blockquote", "expandable"):
                opened.expandable = True
                return
            self.fail(
                f'Expected equal sign in declaration of an attribute of the tag "{opened.tag}"',
                position,
            )
        self.at += 1
        self.take(_SPACE)
        value = self.value(start)
        wanted = {"a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id"}
        if wanted.get(opened.tag) == name:
            opened.argument = value
        elif (opened.tag, name) != ("blockquote", "expandable"):
            self.parsed.dropped.append(f"attribute {name} of <{opened.tag}>")

    def value(self, start: int) -> str:
        quote = self.peek(start)
        if quote not in "\"'":
            position = self.at
            token = self.take(_NAME_TOKEN).lower()
            following = self.peek(start)
            if not following.isspace() and following != ">":
                self.fail("Unexpected end of name token", position)
            return token
        self.at += 1
        parts: list[str] = []
        while self.peek(start) != quote:
            if self.markup[self.at] == "&":
                parts.append(self.reference())
            else:
                parts.append(self.markup[self.at])
                self.at += 1
        self.at += 1
        return "".join(parts)

    def end_tag(self) -> None:
        start = self.at
        if not self.open:
            self.fail("Unexpected end tag", start)
        self.at += 2
        tag = self.take(_TAG_NAME).lower()
        self.take(_SPACE)
        if not self.markup.startswith(">", self.at):
            self.fail("Unclosed end tag", start)
        self.at += 1
        opened = self.open.pop()
        if tag not in ("", opened.tag):
            self.fail(
                f"Unmatched end tag at byte offset {len(self.markup[:start].encode())}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.length > opened.offset:
            self.close(opened)

    def close(self, opened: _Open) -> None:
        entity: Json = {
            "type": _TYPES[opened.tag],
            "offset": opened.offset,
            "length": self.length - opened.offset,
        }
        inner = "".join(self.parts).encode("utf-16-le")[opened.offset * 2 :].decode("utf-16-le")
        if opened.tag == "a":
            entity["url"] = opened.argument or inner
            if not is_link(entity["url"]):
                self.parsed.dropped.append(f"link to {entity['url']!r}")
                return
        if opened.tag in ("code", "pre", "blockquote"):
            self.check_nesting(opened)
        if opened.expandable:
            entity["type"] = "expandable_blockquote"
        if opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        self.parsed.entities.append(entity)

    def check_nesting(self, opened: _Open) -> None:
        within = [entity for entity in self.parsed.entities if entity["offset"] >= opened.offset]
        if opened.tag == "blockquote":
            within = [entity for entity in within if "blockquote" in entity["type"]]
        elif opened.tag == "pre":
            within = [entity for entity in within if entity["type"] != "code"]
        for entity in within:
            self.parsed.dropped.append(f"{entity['type']} inside <{opened.tag}>")


def parse_html(markup: str) -> Parsed:
    """Text and entities of ``markup``; ApiError "can't parse entities" where Telegram says so."""
    return _Parser(markup).run()
