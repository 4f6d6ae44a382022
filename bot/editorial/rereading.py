"""The text of a YAML file, and its data as the loader sees them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import yaml

from bot.knowledge.dates import PartialDate
from bot.knowledge.encoding import decode
from bot.knowledge.nodes import Composer, data
from bot.knowledge.problems import Findings

BOM: Final = "\ufeff"


class SpliceError(Exception):
    """The file has wrong syntax, or would not read as intended after the change."""


def decoded(content: bytes) -> str:
    """The text of a file, its mark and line ends as they are; SpliceError if it is not UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise SpliceError from error


def unified(text: str) -> str:
    """``text`` with one kind of line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def places_in(original: str) -> Callable[[int], int]:
    """A function from places in the unified text to those in the original."""
    shift = len(BOM) if original.startswith(BOM) else 0
    if "\r\n" not in original:
        return lambda place: place + shift
    text = original[shift:]
    places: list[int] = []
    for place, char in enumerate(text):
        if char != "\n" or text[place - 1 : place] != "\r":
            places.append(place + shift)
    places.append(len(original))
    return places.__getitem__


def read_back(text: str, name: str) -> Any:
    """The data of a file as the loader sees them; SpliceError where it finds a fault."""
    findings = Findings()
    try:
        root = Composer(decode(text.encode(), name, findings) or "", name, findings).root()
    except yaml.YAMLError as error:
        raise SpliceError(name) from error
    if findings.failed:
        raise SpliceError(name)
    return data(root) if root is not None else {}


def thawed(value: Any) -> Any:
    """``value`` in lists and dictionaries that can grow."""
    if isinstance(value, Mapping):
        return {key: thawed(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [thawed(item) for item in value]
    return value


def as_read(value: Any) -> Any:
    """What the loader makes of a value once it is written."""
    if isinstance(value, PartialDate):
        return str(value) if value.month else value.year
    if isinstance(value, Mapping):
        return {key: as_read(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [as_read(item) for item in value]
    return value


def stripped(value: Any) -> Any:
    """``value`` without the white space around texts, and without items that were taken out."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {key: stripped(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [stripped(item) for item in value if item is not None]
    return value
