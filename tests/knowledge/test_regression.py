"""The regression set as it stands in the files."""

from pathlib import Path

import pytest

from bot.knowledge.loader import load
from tests.knowledge.writing import entry, problems


def said(directory: Path, cases: str) -> list[str]:
    """The errors of an entry ``a`` with these regression cases."""
    found = problems(directory, entry(), f"regression:\n{cases}")
    return [f"{p.line}: {p.message} – {p.remedy}" for p in found if p.level == "error"]


def test_cases_are_read(tmp_path: Path) -> None:
    """An entry, or null: no entry; a language where it must be said."""
    cases = "  - {question: Co to?, entry: a}\n  - {question: OK, entry: null, language: en}\n"
    assert said(tmp_path, cases) == []
    first, second = load(tmp_path).regression
    assert (first.question, first.entry, first.language) == ("Co to?", "a", None)
    assert (second.question, second.entry, second.language) == ("OK", None, "en")


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ("  - {question: Co?, entry: b}\n", "2: w sprawdzianie (regression) jest wpis „b”"),
        ("  - {question: Co?}\n", "2: brakuje pola „entry”"),
        ("  - question: Co?\n    entry:\n", "3: pole „entry” jest puste"),
        ("  - {question: ~, entry: a}\n", "2: pole „question” jest puste"),
        (
            "  - {question: Co to?, entry: a}\n  - {question: co to, entry: null}\n",
            "3: pytanie „co to” jest już w sprawdzianie (2.yaml:2)",
        ),
        ("  - {question: Co?, entry: a, language: de}\n", "2: „de” nie jest dozwoloną"),
        ("  - {question: Co?, entry: Zły Id}\n", "2: „Zły Id” nie może być identyfikatorem"),
        ("  - Co?\n", "2: w „regression” powinny stać pola"),
    ],
)
def test_mistakes_are_named_with_a_remedy(tmp_path: Path, cases: str, expected: str) -> None:
    """One mistake is one error, where it stands."""
    (error,) = said(tmp_path, cases)
    assert error.startswith(expected)


def test_the_nearest_entry_is_offered(tmp_path: Path) -> None:
    """A slip of the hand is put right at a glance."""
    found = problems(
        tmp_path, entry(id_="rada-sklad"), "regression: [{question: Co?, entry: rada-skad}]"
    )
    assert [p.remedy for p in found if p.level == "error"] == ["czy chodziło o „rada-sklad”?"]
