"""From the text of a request to the text and entities of a message."""

import re
from typing import Any, Final

from tests.botapi.errors import Json, bad_request
from tests.botapi.html import Parsed, parse_html, utf16_length
from tests.botapi.parameters import Parameters

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
_MAX_ENTITIES: Final = 100
# Characters that Telegram turns into spaces; line breaks stay.
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")
_COMMAND: Final = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?")
_MENTION: Final = re.compile(r"(?<!\w)@[A-Za-z]\w{2,31}")


def compose(parameters: Parameters, key: str, failures: list[str]) -> tuple[str, list[Json]]:
    """Text and entities of a message or caption; ApiError for what Telegram refuses.

    Formatting that Telegram would drop in silence is added to ``failures``.
    """
    entities_key = "entities" if key == "text" else f"{key}_entities"
    parsed = _parsed(parameters, key, entities_key)
    failures.extend(f"Telegram would drop: {reason}" for reason in parsed.dropped)
    text, entities = _trimmed(parsed)
    limit = MAX_TEXT if key == "text" else MAX_CAPTION
    if key == "text" and not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > limit:
        raise bad_request("message is too long" if key == "text" else "message caption is too long")
    if len(entities) > _MAX_ENTITIES:
        failures.append(f"{len(entities)} entities: Telegram keeps {_MAX_ENTITIES}")
    return text, entities


def _parsed(parameters: Parameters, key: str, entities_key: str) -> Parsed:
    markup = parameters.text(key)
    mode = parameters.text("parse_mode").lower()
    if mode == "html":
        return parse_html(markup)
    if mode:
        raise bad_request("unsupported parse_mode")
    return Parsed(markup, _checked(parameters.structure(entities_key, list), markup))


def _checked(entities: list[Any], text: str) -> list[Json]:
    for entity in entities:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: Object expected")
        start, length = entity.get("offset"), entity.get("length")
        if not isinstance(start, int) or not isinstance(length, int):
            raise bad_request("can't parse MessageEntity: offset and length must be Integers")
        if start < 0 or length <= 0 or start + length > utf16_length(text):
            raise bad_request(f"entity beginning at UTF-16 offset {start} ends after the end")
    return entities


def _trimmed(parsed: Parsed) -> tuple[str, list[Json]]:
    text = _CONTROL.sub(" ", parsed.text)
    stripped = text.strip()
    cut = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(stripped)
    entities: list[Json] = []
    for entity in parsed.entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] - cut + entity["length"], end)
        if stop > start:
            entities.append({**entity, "offset": start, "length": stop - start})
    return stripped, entities


def typed_entities(text: str) -> list[Json]:
    """Commands and mentions in what a person types, as Telegram marks them."""
    found = [(match, "bot_command") for match in _COMMAND.finditer(text)]
    found += [(match, "mention") for match in _MENTION.finditer(text)]
    entities: list[Json] = []
    end = 0
    for match, kind in sorted(found, key=lambda pair: pair[0].start()):
        if match.start() >= end:
            end = match.end()
            offset, length = utf16_length(text[: match.start()]), utf16_length(match.group())
            entities.append({"type": kind, "offset": offset, "length": length})
    return entities
