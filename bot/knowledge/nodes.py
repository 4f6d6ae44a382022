"""YAML as nodes that know their place. Events only: nothing is constructed, nothing executed."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import yaml

from bot.knowledge.encoding import hidden
from bot.knowledge.problems import Findings, Place

MAX_DEPTH: Final = 12
MAX_NODES: Final = 500_000

_INTEGER: Final = re.compile(r"[-+]?\d{1,18}")
_DECIMAL: Final = re.compile(r"[-+]?\d{1,18}\.\d{1,18}")
_CONSTANTS: Final[dict[str, bool | None]] = {
    form: value
    for words, value in (("null ~", None), ("true yes on", True), ("false no off", False))
    for word in words.split()
    for form in (word, word.capitalize(), word.upper())
} | {"": None}


class ScalarNode(NamedTuple):
    """A single value; ``indent`` is that of its lines when it is a block under ``|``."""

    place: Place
    text: str
    value: str | int | float | bool | None
    indent: int | None = None


class SequenceNode(NamedTuple):
    """A list."""

    place: Place
    items: "tuple[Node, ...]"


class MappingNode(NamedTuple):
    """Keys with their places and values."""

    place: Place
    pairs: "dict[str, tuple[Place, Node]]"

    def child(self, key: str) -> "Node | None":
        """The value of ``key``."""
        pair = self.pairs.get(key)
        return pair[1] if pair else None


Node = ScalarNode | SequenceNode | MappingNode


def data(node: Node) -> Any:
    """The plain value of ``node``: lists as tuples, mappings as dictionaries."""
    match node:
        case ScalarNode():
            return node.value
        case SequenceNode():
            return tuple(map(data, node.items))
        case MappingNode():
            return {key: data(value) for key, (_, value) in node.pairs.items()}


def text_of(node: MappingNode, key: str) -> ScalarNode | None:
    """The text that stands under ``key``."""
    child = node.child(key)
    return child if isinstance(child, ScalarNode) and isinstance(child.value, str) else None


def texts(node: MappingNode, key: str) -> Iterator[ScalarNode]:
    """The texts of the list under ``key``."""
    child = node.child(key)
    for item in child.items if isinstance(child, SequenceNode) else ():
        if isinstance(item, ScalarNode) and isinstance(item.value, str):
            yield item


def mappings(node: MappingNode, key: str) -> Iterator[MappingNode]:
    """The mappings of the list under ``key``."""
    child = node.child(key)
    for item in child.items if isinstance(child, SequenceNode) else ():
        if isinstance(item, MappingNode):
            yield item


class TooMuchError(Exception):
    """The file has too many values or nests them too deeply."""


class Composer:
    """Builds the nodes of one file and notes what YAML allows but a base must not hold."""

    def __init__(self, text: str, file: str, findings: Findings) -> None:
        self._file = file
        self._findings = findings
        self._lines = text.split("\n")
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._count = 0

    def root(self) -> Node | None:
        """The document; None when the file is empty.

        Raises yaml.YAMLError for wrong syntax.
        """
        root: Node | None = None
        documents = 0
        try:
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    node = self._node(next(self._events), 1)
                    root = root or node
                    if documents > 1:
                        self._findings.error(self._place(event), "documents")
                        break
        except TooMuchError:
            return None
        if isinstance(root, ScalarNode) and root.value is None:
            return None
        return root

    def _node(self, event: Any, depth: int) -> Node:
        self._count += 1
        place = self._place(event)
        if self._count > MAX_NODES or depth > MAX_DEPTH:
            self._findings.error(place, "too-deep" if depth > MAX_DEPTH else "too-many")
            raise TooMuchError
        if isinstance(event, yaml.AliasEvent):
            self._findings.error(place, "alias", name=str(event.anchor))
            return ScalarNode(place, "", None)
        if event.anchor is not None:
            self._findings.error(place, "anchor", name=str(event.anchor))
        if event.tag is not None:
            self._findings.error(place, "tag", name=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return SequenceNode(place, tuple(self._items(depth)))
        return MappingNode(place, self._pairs(depth))

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> dict[str, tuple[Place, Node]]:
        pairs: dict[str, tuple[Place, Node]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, ScalarNode):
                self._findings.error(key.place, "key")
            elif key.text in pairs:
                first = pairs[key.text][0].line
                kind = "duplicate-key" if depth > 1 else "duplicate-section"
                self._findings.error(key.place, kind, field=key.text, line=first)
            else:
                pairs[key.text] = (key.place, value)
        return pairs

    def _scalar(self, event: Any, place: Place) -> ScalarNode:
        text: str = event.value
        plain: bool = event.implicit[0]
        if plain:
            self._expect_no_swallowed_item(event)
        elif event.style == '"' and (name := hidden(text)):
            # The file itself has none, but "\\x07" is one.
            self._findings.error(place, "hidden", name=name)
        value = resolved(text) if plain else text
        return ScalarNode(place, text, value, self._indent(place) if event.style == "|" else None)

    def _indent(self, place: Place) -> int:
        first = next((line for line in self._lines[place.line :] if line.strip()), "")
        return len(first) - len(first.lstrip())

    def _expect_no_swallowed_item(self, event: Any) -> None:
        # "- one" above "-two": YAML reads both as the single text "one -two".
        first, last = event.start_mark.line, event.end_mark.line
        for number in range(first, min(last + 1, len(self._lines)) if last > first else first):
            line = self._lines[number]
            stripped = line.lstrip()
            if stripped.startswith("-") and stripped[1:2].isalnum():
                place = Place(self._file, number + 1, len(line) - len(stripped) + 1)
                self._findings.error(place, "dash-space")

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1)


def resolved(text: str) -> str | int | float | bool | None:
    """What ``text`` means when it stands in a file without quotes."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
