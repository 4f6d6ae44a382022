"""Whatever stands in the files, the checker answers; nothing in them is ever executed."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.loader import KnowledgeError, Level, load
from tests.knowledge.writing import GOOD, problems

# The parts of a file that have a meaning in YAML or in the markup, and some that have none.
MARKS = [
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\t",
    '"',
    "'",
    "|",
    ">",
    "[",
    "]",
    "{",
    "}",
    "*",
    "&a ",
    "*a ",
    "@",
]
WORDS = [
    "entries:",
    "  - id: a\n",
    "!!python/object/apply:os.abort ",
    "---\n",
    "null",
    "2014",
    "yes",
]
ODDITIES = ["\\", "\x85", "\u2028", "\0", "\ufeff", "? ", "<<: ", ",", "%", "#", "**", "`"]
PIECES = st.one_of(st.sampled_from([*MARKS, *WORDS, *ODDITIES]), st.text(max_size=5))


def check_quietly(content: bytes) -> None:
    """Check and load one file; only KnowledgeError may come of it."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        found = problems(directory, content)
        lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        assert all(1 <= p.line <= lines.count("\n") + 1 and p.column >= 1 for p in found)
        assert all(len(str(p).splitlines()) == 1 for p in found)
        try:
            load(directory)
        except KnowledgeError:
            assert any(p.level is Level.ERROR for p in found)
        else:
            assert all(p.level is Level.WARNING for p in found)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_base_or_errors(content: bytes) -> None:
    """Bytes of any kind never raise anything but KnowledgeError."""
    check_quietly(content)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_yaml_is_a_base_or_errors(text: str) -> None:
    """Pieces of YAML in any order never raise anything but KnowledgeError."""
    check_quietly(text.encode("utf-8", "replace"))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 12), PIECES)
def test_a_good_file_with_one_mistake_is_a_base_or_errors(at: int, cut: int, piece: str) -> None:
    """A slip of the keyboard anywhere in a good file is a base or errors with a place."""
    check_quietly((GOOD[:at] + piece + GOOD[at + cut :]).encode("utf-8", "replace"))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD)), PIECES), min_size=2, max_size=8))
def test_a_good_file_with_many_mistakes_is_a_base_or_errors(slips: list[tuple[int, str]]) -> None:
    """So are many slips at once."""
    text = GOOD
    for at, piece in sorted(slips, reverse=True):
        text = text[:at] + piece + text[at:]
    check_quietly(text.encode("utf-8", "replace"))
