"""The instructions for authors: complete, and true to what the checker does."""

import re
from pathlib import Path

import pytest

from tests.knowledge.test_schema import fields
from tests.knowledge.writing import entry, problems

README = (Path(__file__).parents[2] / "knowledge" / "README.md").read_text("utf-8")
EXAMPLE = re.findall(r"```yaml\n(   +- id:.*?)```", README, re.DOTALL)[0]


def test_the_example_is_a_good_entry(tmp_path: Path) -> None:
    """Who copies it gets no complaint."""
    assert problems(tmp_path, f"entries:\n{EXAMPLE}") == []


@pytest.mark.parametrize("name", [name for name, _ in fields()])
def test_every_field_is_explained(name: str) -> None:
    """No field is left for the author to guess."""
    assert f"`{name.partition('.')[2]}`" in README or f"`{name.partition('.')[2]}:" in README


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "entries:\n  - id: a\n    title: Uwaga: nowe zasady\n",
            "title: Uwaga: nowe zasady – proszę objąć cały tekst prostym cudzysłowem",
        ),
        (entry("zrodla: [{title: a}]"), "nieznane pole „zrodla” – czy chodziło o „sources”?"),
        (
            entry("related: [dfop-cle]", id_="dfop-cele"),
            "w „related” jest „dfop-cle”, a takiego wpisu nie ma – czy chodziło o „dfop-cele”?",
        ),
    ],
)
def test_messages_are_quoted_as_the_checker_says_them(tmp_path: Path, text: str, said: str) -> None:
    """What an author reads in the instructions is what an author sees."""
    assert said in README
    assert any(said in str(problem) for problem in problems(tmp_path, text))
