"""YAML's own errors in plain words: what the author most likely did."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

import yaml

_LOOK_BACK: Final = 100
_KEY: Final = r"(?:-\s+)*[\w.-]+\s*:"
# A line whose value opens a quotation mark and does not close it.
_OPEN_QUOTE: Final = re.compile(
    rf"\s*(?:{_KEY}|-)\s+(?P<quote>(?:\"(?:[^\"\\]|\\.)*|'(?:[^']|'')*))$"
)
_CLOSED_QUOTE: Final = re.compile(
    rf"\s*(?:{_KEY}|-)\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?P<rest>\s*[^\s#:,\]}}].*)$"
)
_CLOSED_BRACKET: Final = re.compile(
    rf"\s*(?:{_KEY}|-)\s+(?P<rest>\[[^\]]*\]|\{{[^}}]*\}})\s*[^\s#:,]"
)
_VALUE: Final = re.compile(rf"\s*(?:{_KEY}|-)\s+(?P<value>[*&!@`%|>,\]}}?])")
_BLOCK_HEADER: Final = re.compile(r".*(?::|-)\s+[|>][-+0-9]*\s*$")
_KEY_WITHOUT_SPACE: Final = re.compile(r"\s*(?:-\s+)?[a-z_]+:\S")
_HARD_SPACE: Final = re.compile(r" *[\u00a0\u2000-\u200a\u202f\u3000]")
_BULLET: Final = re.compile(r"\s*(?P<bullet>[–—−•*])\s")
_BULLET_AND_KEY: Final = re.compile(rf"{_BULLET.pattern}+[\w-]+:(?:\s|$)")
_CONFLICT: Final = re.compile(r"(?:<{7}|={7}|>{7})(?: |$)")
_FIELD_NAME: Final = re.compile(r"\s*(?:-\s+)?[a-z_]+(?=\s|$)")


class Fault(NamedTuple):
    """A fault of syntax: its kind in the catalogue, line and column from 1, what to quote."""

    kind: str
    line: int
    column: int
    text: str = ""


def explain(error: yaml.YAMLError, lines: list[str], fields: frozenset[str]) -> Fault:
    """The most likely reason of ``error`` in a file of ``lines``; ``fields`` are known keys."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault("yaml", 1, 1, str(error))
    scene = _Scene(error, lines)
    reasons = (
        _look_alikes(scene),
        _in_value(scene),
        _in_key(scene, fields),
        _open_quote(scene),
        _elsewhere(scene),
    )
    return next(chain.from_iterable(reasons))


class _Scene:
    """An error with the lines around it."""

    def __init__(self, error: yaml.MarkedYAMLError, lines: list[str]) -> None:
        mark, start = error.problem_mark, error.context_mark or error.problem_mark
        assert mark is not None
        assert start is not None
        self.lines = lines
        self.what = str(error.problem)
        self.context = str(error.context)
        self.problem = (mark.line + 1, mark.column + 1)
        self.start = (start.line + 1, start.column + 1)

    def text(self, line: int) -> str:
        """Line ``line``, counted from 1."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def char(self, place: tuple[int, int]) -> str:
        """The character at a line and column."""
        return self.text(place[0])[place[1] - 1 : place[1]]

    def before(self, line: int) -> tuple[int, str]:
        """The last line before ``line`` that is neither blank nor a comment."""
        for number in range(line - 1, 0, -1):
            text = self.text(number).strip()
            if text and not text.startswith("#"):
                return number, self.text(number)
        return 0, ""


def bullet(text: str) -> str | None:
    """The character that ``text`` begins with, where it stands for the dash of a list."""
    match = _BULLET.match(text)
    return match["bullet"] if match else None


def _look_alikes(scene: _Scene) -> Iterator[Fault]:
    """What looks like the spaces and dashes of YAML to a person, or comes from git."""
    before, _ = scene.before(scene.problem[0])
    for line in sorted({scene.start[0], before, scene.problem[0]}):
        text = scene.text(line)
        if match := _HARD_SPACE.match(text):
            yield Fault("hard-space", line, match.end())
        if _CONFLICT.match(text):
            yield Fault("conflict", line, 1)
    for line, pattern in (
        (before, _BULLET_AND_KEY),
        (scene.start[0], _BULLET),
        (scene.problem[0], _BULLET),
    ):
        if match := pattern.match(scene.text(line)):
            yield Fault("bullet", line, match.start("bullet") + 1, match["bullet"])


def _in_value(scene: _Scene) -> Iterator[Fault]:
    """Faults inside one value: what the parser says, else what the line looks like."""
    line = scene.start[0]
    if "escape" in scene.what:
        yield Fault("escape", *scene.problem)
    if "quoted scalar" in scene.context:
        yield Fault("open-quote", *scene.start, scene.text(line).strip())
    if "block scalar" in scene.context:
        yield Fault("block-header", *scene.start, scene.char(scene.start))
    if re.search("directive|alias|anchor|tag", scene.context + scene.what):
        yield Fault("special", *scene.start, scene.char(scene.start))
    if "flow" in scene.context:
        yield Fault("open-bracket", *scene.start, scene.text(line).strip())
    if "block sequence entries" in scene.what:
        yield Fault("dash-value", *scene.problem)
    line = scene.problem[0]
    if match := _VALUE.match(scene.text(line)):
        yield Fault("special", line, match.start("value") + 1, match["value"])
    if match := _CLOSED_QUOTE.match(scene.text(line)):
        yield Fault("after-quote", line, match.start("rest") + 1, match["rest"].strip())
    if match := _CLOSED_BRACKET.match(scene.text(line)):
        yield Fault("special", line, match.start("rest") + 1, match["rest"][0])


def _in_key(scene: _Scene, fields: frozenset[str]) -> Iterator[Fault]:
    """Faults around a colon or a dash that is missing or too many."""
    if "mapping values" in scene.what:
        yield from _second_colon(scene)
    if "simple key" not in scene.context:
        return
    line, text = scene.start[0], scene.text(scene.start[0])
    column, stripped = _indent(text) + 1, text.strip()
    _, before = scene.before(line)
    if re.match(r"-[^\s-]", stripped):
        yield Fault("dash-space", line, column)
    if _KEY_WITHOUT_SPACE.match(text):
        yield Fault("colon-space", line, text.index(":") + 1, stripped)
    if _BLOCK_HEADER.match(before):
        yield Fault("block-indent", line, column, stripped)
    name = _FIELD_NAME.match(text)
    if name and name[0].strip(" -") in fields:
        yield Fault("missing-colon", line, name.end() + 1, name[0].strip(" -"))
    yield from _open_quote(scene)
    if before.lstrip().startswith("- ") and _indent(before) == _indent(text):
        yield Fault("missing-dash", line, column, stripped)
    yield Fault("stray", line, column, stripped)


def _second_colon(scene: _Scene) -> Iterator[Fault]:
    line, column = scene.problem
    text = scene.text(line)
    number, before = scene.before(line)
    if number and not re.search(r"[\w\"']\s*:\s", text[: column - 1]):
        if re.fullmatch(r"\s*[\w-]+\s*", before):
            yield Fault("missing-colon", number, len(before.rstrip()) + 1, before.strip())
        if _indent(text) > _indent(before):
            yield Fault("indent", line, _indent(text) + 1, text.strip())
    yield Fault("second-colon", line, column, text.strip())


def _open_quote(scene: _Scene) -> Iterator[Fault]:
    """A quotation mark opened above and closed only by the next one, far below."""
    line = scene.problem[0]
    for number in range(line, max(line - _LOOK_BACK, 0), -1):
        if match := _OPEN_QUOTE.match(scene.text(number)):
            yield Fault("open-quote", number, match.start("quote") + 1, match["quote"])


def _elsewhere(scene: _Scene) -> Iterator[Fault]:
    """A line that starts where nothing may start, or any other fault."""
    line, column = scene.problem
    text = scene.text(line)
    kind = "indent" if text.strip() and column == _indent(text) + 1 else "yaml"
    yield Fault(kind, line, column, text.strip())


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
