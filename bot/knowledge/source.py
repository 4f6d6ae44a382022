"""Reading one file: from bytes to nodes, going on after each error of syntax."""

import re
from typing import Final, NamedTuple

import yaml

from bot.knowledge.encoding import decode, without_tabs
from bot.knowledge.nodes import Composer, MappingNode, Node, SequenceNode
from bot.knowledge.problems import Findings, Place
from bot.knowledge.snapshot import MAX_BYTES
from bot.knowledge.syntax import Fault, explain

_MAX_ROUNDS: Final = 20
# Reading a larger file again after each error would take too long.
_MAX_RECOVERY_CHARS: Final = 1_000_000

_ITEM: Final = re.compile(r"( *)-(?: |$)")
_TOP: Final = re.compile(r"[^\s#-]")
_ID: Final = re.compile(r"^\s*(?:-\s+)?id:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)


class SourceFile(NamedTuple):
    """One file as nodes; ``unread`` are ids in the parts with wrong syntax."""

    name: str
    root: MappingNode | None
    unread: frozenset[str]
    partial: bool


def read(name: str, content: bytes, fields: frozenset[str], findings: Findings) -> SourceFile:
    """The nodes of a file; whatever is wrong with it goes into ``findings``."""
    if len(content) > MAX_BYTES:
        findings.error(Place(name, 1, 1), "too-large", megabytes=MAX_BYTES // 1_000_000)
    elif (text := decode(content, name, findings)) is not None:
        return _compose(text, name, fields, findings)
    ids = _ID.findall(content.replace(b"\0", b"").decode("latin-1"))
    return SourceFile(name, None, frozenset(ids), partial=True)


def _compose(text: str, name: str, fields: frozenset[str], findings: Findings) -> SourceFile:
    tabs_indent = re.search(r"^ *\t", text, re.MULTILINE) is not None
    lines = without_tabs(text, name, findings).split("\n")
    lost: list[str] = []
    root: Node | None = None
    for _ in range(_MAX_ROUNDS):
        attempt = Findings()
        try:
            root = Composer("\n".join(lines), name, attempt).root()
        except yaml.YAMLError as error:
            fault = _inside(explain(error, lines, fields), lines)
            # After a tab in the indentation the rest is a consequence.
            if not tabs_indent:
                findings.error(Place(name, fault.line, fault.column), fault.kind, text=fault.text)
            cut = _cut_record(lines, fault)
            lost.extend(cut)
            if not cut or len(text) > _MAX_RECOVERY_CHARS:
                lost.extend(lines)
                findings.include(attempt)
                break
        else:
            findings.include(attempt)
            break
    partial = bool(lost)
    mapping = root if isinstance(root, MappingNode) else None
    if mapping is None and not partial and not findings.has_error_in(name):
        findings.error(Place(name, 1, 1), _wrong_top(root))
    return SourceFile(name, mapping, frozenset(_ID.findall("\n".join(lost))), partial)


def _inside(fault: Fault, lines: list[str]) -> Fault:
    """``fault``, moved back to the end of the text when YAML missed something after it."""
    if fault.line <= len(lines) and lines[fault.line - 1].strip():
        return fault
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return fault._replace(line=last + 1, column=len(lines[last]) + 1)


def _cut_record(lines: list[str], fault: Fault) -> list[str]:
    """Blank the list item of the top level that holds the fault; the lines cut out, if any."""
    indents = [len(match[1]) for line in lines if (match := _ITEM.match(line))]
    if not indents:
        return []
    item = re.compile(f" {{{min(indents)}}}-(?: |$)")
    first = fault.line - 1
    while first >= 0 and not (first < len(lines) and item.match(lines[first])):
        if first < len(lines) and _TOP.match(lines[first]):
            return []
        first -= 1
    if first < 0:
        return []
    last = first + 1
    while last < len(lines) and not (item.match(lines[last]) or _TOP.match(lines[last])):
        last += 1
    cut = lines[first:last]
    lines[first:last] = [""] * len(cut)
    return cut


def _wrong_top(root: Node | None) -> str:
    if root is None:
        return "empty-file"
    return "top-list" if isinstance(root, SequenceNode) else "top-text"
