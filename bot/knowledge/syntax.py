"""YAML's own errors in plain words: what the author most likely did."""

import re
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
    return (
        _in_value(scene)
        or _in_key(scene, fields)
        or _open_quote(scene)
        or _misplaced(scene)
        or Fault("yaml", *scene.problem, scene.text(scene.problem[0]))
    )


class _Scene:
    """An error with the lines around it."""

    def __init__(self, error: yaml.MarkedYAMLError, lines: list[str]) -> None:
        mark, start = error.problem_mark, error.context_mark or error.problem_mark
        assert mark is not None  # noqa: S101 – checked by the only caller
        assert start is not None  # noqa: S101 – as above
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


def _in_value(scene: _Scene) -> Fault | None:
    """Faults inside one value."""
    if "escape" in scene.what:
        return Fault("escape", *scene.problem)
    if "quoted scalar" in scene.context:
        return Fault("open-quote", *scene.start, scene.text(scene.start[0]).strip())
    if "block scalar" in scene.context:
        return Fault("block-header", *scene.start, scene.char(scene.start))
    if "directive" in scene.context or "directive" in scene.what:
        return Fault("special", *scene.start, scene.char(scene.start))
    if "flow" in scene.context:
        return Fault("open-bracket", *scene.start, scene.text(scene.start[0]).strip())
    if re.search("alias|anchor|tag", scene.context + scene.what):
        return Fault("special", *scene.start, scene.char(scene.start))
    if "block sequence entries" in scene.what:
        return Fault("dash-value", *scene.problem)
    line = scene.problem[0]
    if match := _VALUE.match(scene.text(line)):
        return Fault("special", line, match.start("value") + 1, match["value"])
    if match := _CLOSED_QUOTE.match(scene.text(line)):
        return Fault("after-quote", line, match.start("rest") + 1, match["rest"].strip())
    if match := _CLOSED_BRACKET.match(scene.text(line)):
        return Fault("special", line, match.start("rest") + 1, match["rest"][0])
    return None


def _in_key(scene: _Scene, fields: frozenset[str]) -> Fault | None:
    """Faults around a colon or a dash that is missing or too many."""
    if "mapping values" in scene.what:
        return _second_colon(scene)
    if "simple key" not in scene.context:
        return None
    line, text = scene.start[0], scene.text(scene.start[0])
    stripped = text.strip()
    column = len(text) - len(text.lstrip()) + 1
    _, before = scene.before(line)
    if re.match(r"-[^\s-]", stripped):
        return Fault("dash-space", line, column)
    if _KEY_WITHOUT_SPACE.match(text):
        return Fault("colon-space", line, text.index(":") + 1, stripped)
    if _BLOCK_HEADER.match(before):
        return Fault("block-indent", line, column, stripped)
    name = _FIELD_NAME.match(text)
    if name and name[0].strip(" -") in fields:
        return Fault("missing-colon", line, name.end() + 1, name[0].strip(" -"))
    if quoted := _open_quote(scene):
        return quoted
    if before.lstrip().startswith("- ") and _indent(before) == _indent(text):
        return Fault("missing-dash", line, column, stripped)
    return Fault("stray", line, column, stripped)


def _second_colon(scene: _Scene) -> Fault:
    line, column = scene.problem
    text = scene.text(line)
    if re.search(r"[\w\"']\s*:\s", text[: column - 1]):
        return Fault("second-colon", line, column, text.strip())
    number, before = scene.before(line)
    if number and ":" not in before and re.fullmatch(r"\s*[\w-]+\s*", before):
        return Fault("missing-colon", number, len(before.rstrip()) + 1, before.strip())
    if number and _indent(text) > _indent(before):
        return Fault("indent", line, _indent(text) + 1, text.strip())
    return Fault("second-colon", line, column, text.strip())


def _open_quote(scene: _Scene) -> Fault | None:
    """A quotation mark opened above and closed only by the next one, far below."""
    line = scene.problem[0]
    for number in range(line, max(line - _LOOK_BACK, 0), -1):
        if match := _OPEN_QUOTE.match(scene.text(number)):
            return Fault("open-quote", number, match.start("quote") + 1, match["quote"])
    return None


def _misplaced(scene: _Scene) -> Fault | None:
    """A line that starts where nothing may start."""
    line, column = scene.problem
    text = scene.text(line)
    if text.strip() and column == _indent(text) + 1:
        return Fault("indent", line, column, text.strip())
    return None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
