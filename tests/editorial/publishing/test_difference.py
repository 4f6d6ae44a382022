"""Differences between two bases, in words."""

from pathlib import Path

from bot.editorial.publishing.difference import Difference, difference
from bot.knowledge.loader import check
from bot.knowledge.snapshot import Snapshot
from tests.knowledge.writing import GOOD, TODAY, entry


def compared(before: str, after: str) -> Difference:
    """The difference between two files."""
    old, new = (check(Snapshot({"a.yaml": t.encode()}), TODAY) for t in (before, after))
    assert old.base is not None
    assert new.base is not None
    return difference(old.base, new.base, old.problems, new.problems)


def test_the_same_is_no_difference() -> None:
    """Nor are comments and the order of fields."""
    assert compared(GOOD, f"# uwaga\n{GOOD}").lines() == ("Wpisy się nie zmieniają.",)


def test_entries_are_added_changed_and_removed() -> None:
    """Each has a line of its own; a change names its fields."""
    after = GOOD.replace("id: kto", "id: ktos").replace("related: [kto]", "related: [ktos]")
    found = compared(GOOD, after.replace("*przyjazne*", "dobre"))
    assert [e.id for e in found.added] == ["ktos"]
    assert [e.id for e in found.removed] == ["kto"]
    assert [(c.after.id, c.fields) for c in found.changed] == [("cel", ("answer", "related"))]
    assert found.lines() == (
        "Nowy wpis: „Kto je tworzy?” (ktos)",
        "Zmieniony wpis: „Jaki jest cel?” (cel): odpowiedź, powiązane wpisy",
        "Usunięty wpis: „Kto je tworzy?” (kto)",
    )


def test_other_parts_are_named() -> None:
    """Subjects, background, lexicon, contact, language and the regression set."""
    more = (
        "language: pl\ncontact: {text: Proszę pytać.}\nlexicon: {synonyms: [[a, b]]}\n"
        "regression: [{question: Po co?, entry: cel}]\n"
        "background: [{id: x, title: X, questions: [gdzie śmieci]}]\n"
    )
    found = compared(GOOD, GOOD.replace("name: Partnerstwo", "name: Związek") + more)
    assert found.parts == ("subjects", "background", "regression", "lexicon", "contact")
    assert "Zmieniony dział: Sprawdzian" in found.lines()


def test_only_new_warnings_are_conflicts() -> None:
    """Those that were there before are known, on whatever line they stand now."""
    before = entry(question="Kto kieruje forum organizacji?")
    item = entry(id_="b", question="Kto forum organizacji kieruje?").removeprefix("entries:\n")
    found = compared(before, f"# przesunięte\n{before}{item}")
    messages = [problem.message for problem in found.conflicts]
    assert any("prawie takie jak" in message for message in messages)
    assert not [message for message in messages if "„a” ma tylko" in message]
    assert any(line.startswith("Nowe ostrzeżenie: a.yaml:") for line in found.lines())


def test_a_hand_written_file_may_move(tmp_path: Path) -> None:
    """An entry in another file is the same entry."""
    (tmp_path / "b.yaml").write_text(GOOD, "utf-8")
    base = check(tmp_path, TODAY).base
    assert base is not None
    assert difference(base, base, (), ()).lines() == ("Wpisy się nie zmieniają.",)
