"""The nodes of a YAML file in its text: where they end, how the file indents."""

import re
from collections.abc import Iterator

import yaml

from bot.editorial.emitting import INDENT, Layout

Mapped = yaml.MappingNode
Listed = yaml.SequenceNode


class LaidOut:
    """The text of a file and the mapping at its root, if anything stands in it.

    Raises YAMLError for what is no YAML, TypeError for another root.
    """

    def __init__(self, text: str) -> None:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        if root is not None and not isinstance(root, Mapped):
            raise TypeError("no mapping")
        self.text = text
        self.root: Mapped | None = root

    def end(self, node: yaml.Node) -> int:
        """Where the content of ``node`` ends, without the blank lines and comments behind it."""
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            if node.style in ("|", ">"):
                return start + len(self.text[start:end].rstrip())
            return int(end)
        assert isinstance(node, Mapped | Listed)
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        return self.end(node.value[-1][1] if isinstance(node, Mapped) else node.value[-1])

    def line_end(self, at: int) -> int:
        """Where the line ends that ``at`` stands in."""
        found = self.text.find("\n", at)
        return found if found >= 0 else len(self.text)

    def behind(self, node: yaml.Node) -> int:
        """Where the last line of ``node`` ends."""
        return self.line_end(self.end(node))

    def line_start(self, node: yaml.Node) -> int:
        """Where the line begins that ``node`` begins in."""
        return self.text.rfind("\n", 0, node.start_mark.index) + 1

    def set_apart(self, listed: Listed) -> bool:
        """Whether the last two items have a blank line between them."""
        if len(listed.value) < 2:  # noqa: PLR2004 – between two
            return False
        before, last = listed.value[-2:]
        between = self.text[self.end(before) : last.start_mark.index]
        return re.search(r"\n[ ]*\n", between) is not None

    def layout(self) -> Layout:
        """How the file indents, seen in its first list of records."""
        if self.root is not None and not self.root.flow_style:
            for _, top in self.root.value:
                if isinstance(top, Listed) and not top.flow_style:
                    step, dash = INDENT, top.start_mark.column
                    for record in _records(top):
                        for _, value in record.value:
                            deeper = value.start_mark.column - record.start_mark.column
                            if isinstance(value, Mapped) and not value.flow_style:
                                step = deeper
                            elif isinstance(value, Listed) and not value.flow_style:
                                dash = deeper
                    return Layout(step, dash)
        return Layout()


def child(mapping: Mapped, key: str) -> yaml.Node | None:
    """The value of ``key``."""
    return next((value for name, value in mapping.value if name.value == key), None)


def text_at(mapping: Mapped, key: str) -> str:
    """The text of ``key``, or nothing."""
    node = child(mapping, key)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _records(listed: Listed) -> Iterator[Mapped]:
    """The mappings in block style of a list."""
    for node in listed.value:
        if isinstance(node, Mapped) and not node.flow_style:
            yield node
