"""Changing a YAML file in places, so that every byte around them stays as its author wrote it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

import yaml

from bot.editorial.emitting import INDENT, Value, block, flow
from bot.editorial.laid_out import LaidOut, Listed, Mapped, child
from bot.editorial.rereading import (
    BOM,
    SpliceError,
    as_read,
    decoded,
    places_in,
    read_back,
    stripped,
    thawed,
    unified,
)

SCHEMA_LINE: Final = "# yaml-language-server: $schema=./schema.json"
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*(?P<comment>.*)")


class _Splice(NamedTuple):
    """``text`` in place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str
    column: int


class YamlFile:
    """One file, its nodes, and the changes to be made in it.

    The nodes are those of the file as it was read; any number of changes to different nodes may be
    asked for before ``result`` writes them. Raises SpliceError for a file that has no such shape.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self._original = decoded(content)
        try:
            self._source = LaidOut(unified(self._original.removeprefix(BOM)))
        except (yaml.YAMLError, TypeError) as error:
            raise SpliceError(name) from error
        self.root = root = self._source.root
        self._splices: list[_Splice] = []
        # The data as they are to be, grown beside the text.
        self._data: dict[str, Any] = thawed(read_back(self._source.text, name)) if root else {}
        self._parts: dict[int, Any] = {}
        if root is not None:
            self._pair(root, self._data)

    def _pair(self, node: yaml.Node, part: Any) -> None:
        self._parts[id(node)] = part
        if isinstance(node, Mapped):
            for key, value in node.value:
                self._pair(value, part[key.value])
        elif isinstance(node, Listed):
            for value, item in zip(node.value, part, strict=True):
                self._pair(value, item)

    @property
    def data(self) -> Mapping[str, Any]:
        """What the file says after all changes so far: texts, lists and mappings."""
        return self._data

    def records(self, section: str) -> Iterator[Mapped]:
        """The mappings of the list under the top-level key ``section``."""
        found = child(self.root, section) if self.root else None
        for node in found.value if isinstance(found, Listed) else ():
            if isinstance(node, Mapped):
                yield node

    def append(self, listed: Listed, value: Value) -> None:
        """Put ``value`` behind the last item of a list that has one."""
        self._parts[id(listed)].append(as_read(value))
        last = listed.value[-1]
        at = self._source.end(last)
        if listed.flow_style:
            self._splice(at, at, f", {flow(value)}", column=listed.start_mark.column)
            return
        column = listed.start_mark.column
        plain = isinstance(last, Mapped | Listed) and last.flow_style
        item = flow(value) if plain else block(value, column + INDENT, self._source.layout())
        line = f"\n{' ' * column}- {item}"
        if self._source.set_apart(listed):
            line = f"\n{line}"
        self._splice(self._source.line_end(at), None, line, column=column)

    def put(self, mapping: Mapped, key: str, value: Value) -> None:
        """Give ``key`` of a mapping a value, in place of the one it may have."""
        self._parts[id(mapping)][key] = as_read(value)
        old = child(mapping, key)
        if old is not None:
            self._replace(mapping, key, old, value)
        elif mapping.flow_style:
            at = self._source.end(mapping.value[-1][1])
            self._splice(at, at, f", {key}: {flow(value)}", column=mapping.start_mark.column)
        else:
            column = mapping.start_mark.column
            line = f"\n{' ' * column}{block({key: value}, column, self._source.layout())}"
            at = self._source.behind(mapping.value[-1][1])
            self._splice(at, None, line, column=column)

    def drop(self, mapping: Mapped, key: str) -> None:
        """Take ``key`` out of a mapping in block style; it is not the first one."""
        del self._parts[id(mapping)][key]
        names = [name.value for name, _ in mapping.value]
        name, value = mapping.value[names.index(key)]
        self._splice(self._source.line_start(name) - 1, self._source.behind(value), "")

    def rewrite(self, listed: Listed, place: int, value: Value) -> None:
        """Put ``value`` in place of a whole item."""
        self._parts[id(listed)][place] = as_read(value)
        item = listed.value[place]
        start, column = item.start_mark.index, item.start_mark.column
        plain = item.flow_style or listed.flow_style
        text = flow(value) if plain else block(value, column, self._source.layout())
        self._splice(start, self._source.end(item), text)

    def remove(self, holder: Mapped, key: str, places: Sequence[int]) -> None:
        """Take the items at ``places`` out of a list; others of it stay.

        Of a list in flow style the whole is written anew.
        """
        listed = cast(Listed, child(holder, key))
        part = self._parts[id(listed)]
        if listed.flow_style:
            self.put(holder, key, [x for place, x in enumerate(part) if place not in places])
            return
        for place in places:
            part[place] = None
            item = listed.value[place]
            line = self._source.line_start(item)
            while self._source.text[line + listed.start_mark.column] != "-":
                line = self._source.text.rfind("\n", 0, line - 1) + 1
            self._splice(line - 1, self._source.behind(item), "")

    def drop_section(self, section: str) -> None:
        """Take a top-level key with all it holds out of the file."""
        assert self.root is not None
        if self.root.flow_style:
            raise SpliceError(self.name)
        del self._data[section]
        name, value = next(pair for pair in self.root.value if pair[0].value == section)
        self._splice(name.start_mark.index, self._source.behind(value), "")

    def add_section(self, section: str, value: Value) -> None:
        """Put a new top-level key with its value at the end of the file."""
        if self.root is not None and self.root.flow_style:
            self.put(self.root, section, value)
            return
        self._data[section] = as_read(value)
        text = block({section: value}, 0, self._source.layout()) + "\n"
        before = "\n" if self._source.text and not self._source.text.endswith("\n") else ""
        end = len(self._source.text)
        self._splice(end, end, before + text)

    def result(self) -> bytes | None:
        """The changed file; None when nothing is left in it.

        Raises SpliceError when it would not say exactly what was asked for.
        """
        if not self._data:
            return None
        text = self._spliced()
        if stripped(read_back(unified(text.removeprefix(BOM)), self.name)) != stripped(self._data):
            raise SpliceError(self.name)
        return text.encode()

    def _spliced(self) -> str:
        places = places_in(self._original)
        newline = "\r\n" if "\r\n" in self._original else "\n"
        pieces: list[str] = []
        done = 0
        # What goes deeper belongs to what stands before.
        for splice in sorted(self._splices, key=lambda s: (s.start, s.end, -s.column)):
            start, end = places(splice.start), places(splice.end)
            if start < done:
                raise SpliceError(self.name)
            pieces += [self._original[done:start], splice.text.replace("\n", newline)]
            done = end
        return "".join((*pieces, self._original[done:]))

    def _replace(self, mapping: Mapped, key: str, old: yaml.Node, value: Value) -> None:
        start, end = old.start_mark.index, self._source.end(old)
        if mapping.flow_style or (isinstance(old, Mapped | Listed) and old.flow_style):
            self._splice(start, end, flow(value))
            return
        if isinstance(old, Mapped | Listed):
            self._splice(start, end, block(value, old.start_mark.column, self._source.layout()))
            return
        assert isinstance(old, yaml.ScalarNode)
        column = mapping.start_mark.column
        text = (
            block({key: value}, column, self._source.layout()).removeprefix(f"{key}:").lstrip(" ")
        )
        header, *lines = text.split("\n", 1)
        if not lines and old.style not in ("|", ">"):
            self._splice(start, end, header)
            return
        comment = self._source.text[end : self._source.line_end(end)]
        if old.style in ("|", ">"):
            match = _BLOCK_HEADER.match(self._source.text, start)
            comment = match["comment"] if match else ""
        else:
            end = self._source.line_end(end)
        self._splice(start, end, "\n".join((header + comment, *lines)))

    def _splice(self, start: int, end: int | None, text: str, *, column: int = 0) -> None:
        self._splices.append(_Splice(start, start if end is None else end, text, column))
