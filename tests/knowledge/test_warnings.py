"""Warnings are shown, but neither stop loading nor count as errors."""

from pathlib import Path

import pytest

from bot.knowledge.loader import Level, load
from tests.knowledge.writing import GOOD, entry, problems

FULL = "[Jak wstąpić?, Kto przyjmuje członków?, przystąpienie]"


def pair(first: str, second: str) -> str:
    """Two entries with these first phrasings."""
    return (
        f"entries:\n  - id: a\n    title: A\n    answer: A.\n    questions: [{first}, aa, aaa]\n"
        f"  - id: b\n    title: B\n    answer: B.\n    questions: [{second}, bb, bbb]\n"
    )


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (GOOD.replace("Kto je tworzy?", "Kto " * 16), (20, 12), "63 znaków"),
        (GOOD.replace("about: [partnerstwo]", "status: current"), (29, 5), "żaden wpis"),
        (GOOD.replace("valid_until: 2027", "valid_until: 2026-02-28"), (24, 18), "do 2026-02-28"),
        (GOOD.replace(", członkowie]", "]"), (21, 5), "tylko 2 pytania"),
        (GOOD.replace("Kto je tworzy?", "Jaki jest cel"), (20, 12), "taki sam tytuł"),
        (GOOD.replace("      en:", "      de:"), (15, 7), "w języku „de” bot nie odpowiada"),
        (f"{GOOD}language: en\n", (15, 7), "zastąpi to, co stoi we wpisie"),
        (GOOD.replace("Organizacje", "OrganizacjÄ™"), (22, 23), "złym kodowaniu"),
        (pair("Kto był prezesem forum?", "Kto jest prezesem forum?"), None, ""),
        (pair("Kto kieruje forum w Dąbrowie?", "Kto kieruje forum w Dabrowe?"), (9, 17), "prawie"),
        (pair("Kto forum kieruje dziś?", "Kto dziś kieruje forum?"), (9, 17), "prawie takie"),
        (pair("Kiedy przyjęto program 2013?", "Kiedy przyjęto program 2020?"), None, ""),
        (pair("Co znaczy skrót DFOP?", "Co znaczy skrót RDPP?"), None, ""),
    ],
)
def test_what_will_not_serve_people_is_a_warning(
    tmp_path: Path, text: str, place: tuple[int, int] | None, words: str
) -> None:
    """The warning has a place like an error, and the base loads all the same."""
    found = problems(tmp_path, text)
    assert {p.level for p in found} <= {Level.WARNING}
    assert [(p.line, p.column) for p in found] == ([place] if place else [])
    assert all(words in p.message and ": ostrzeżenie: " in str(p) for p in found)
    assert len(load(tmp_path).entries) == 2


def test_an_entry_is_in_date_on_its_last_day(tmp_path: Path) -> None:
    """A month or a year lasts to its end."""
    for until in ("2026-03-01", "2026-03", "2026"):
        body = f"valid_until: {until}"
        assert problems(tmp_path, entry(body).replace("[Jak to działa?]", FULL)) == []


def test_a_missing_source_is_pointed_out_where_sources_are_the_custom(tmp_path: Path) -> None:
    """In a base without sources nobody is told to give them."""
    texts = [entry("sources: [{title: T}]", id_=id_, question=id_) for id_ in ("xa", "xb", "xc")]
    unknown = entry("status: unknown", id_="xd", question="xd")
    found = problems(tmp_path, *texts, entry(id_="xe", question="xe"), unknown)
    assert [Path(p.file).name for p in found if "źródła" in p.message] == ["4.yaml"]


def test_phrasings_of_the_background_are_not_compared_with_each_other(tmp_path: Path) -> None:
    """Neither of them is an answer, so it does not matter which one a question is nearest to."""
    group = "background:\n  - {id: %s, title: T, questions: [%s]}\n"
    texts = [group % ("a", "Kiedy wywożą plastik?"), group % ("b", "Kiedy wywożą plastyk?")]
    ours = entry(id_="nasz").replace("[Jak to działa?]", FULL)
    assert problems(tmp_path, ours, *texts) == []


def test_a_base_without_entries_is_an_error(tmp_path: Path) -> None:
    """There is nothing to answer from."""
    (problem,) = problems(tmp_path, "contact: {text: Proszę dzwonić}")
    assert "ani jednego wpisu" in problem.message
