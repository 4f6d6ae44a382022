"""Directories and files as they lie on a disk."""

from pathlib import Path

import pytest

from bot.knowledge.loader import KnowledgeError, Level, check, load
from bot.knowledge.problems import SHOWN_OF_A_KIND
from tests.knowledge.writing import GOOD, TODAY, entry, problems


def errors(directory: Path) -> list[str]:
    """The errors of a directory as a terminal shows them."""
    return [str(p) for p in check(directory, TODAY).problems if p.level is Level.ERROR]


def test_a_good_directory_is_a_base_without_problems(tmp_path: Path) -> None:
    """Every record of the file stands in the base as it was written."""
    (tmp_path / "a.yaml").write_text(GOOD, "utf-8")
    checked = check(tmp_path, TODAY)
    assert checked.problems == ()
    assert checked.base == load(tmp_path)
    assert [e.id for e in checked.base.entries] == ["cel", "kto"]
    second = checked.base.entries[1]
    assert (str(second.as_of), str(second.valid_until)) == ("2014-01-30", "2027")
    assert str(second.sources[0].date) == "2014-01"
    assert checked.base.entries[0].title_in("en") == "What is the aim?"


def test_sections_of_all_files_come_together(tmp_path: Path) -> None:
    """A base is the sum of its files in the order of their names."""
    (tmp_path / "b.yaml").write_text(entry(id_="b", question="B?"), "utf-8")
    (tmp_path / "a.yml").write_text(entry(), "utf-8")
    (tmp_path / "c.YAML").write_text(
        "language: uk\n"
        "smalltalk: [{id: hej, title: Hej, questions: [hej], answer: Witam.}]\n"
        "background: [{id: x, title: X, questions: [gdzie śmieci]}]\n"
        "contact: {text: Proszę pytać.}\n"
        "lexicon: {synonyms: [[urząd, ratusz]], abbreviations: {UM: Urząd Miejski}}\n",
        "utf-8",
    )
    (tmp_path / "d.yaml").write_text("lexicon: {abbreviations: {RM: Rada Miejska}}", "utf-8")
    base = load(tmp_path)
    assert [e.id for e in base.entries] == ["a", "b"]
    assert base.smalltalk_ids == {"hej"}
    assert base.background[0].questions == ("gdzie śmieci",)
    assert base.contact is not None
    assert base.lexicon.abbreviations == {"UM": "Urząd Miejski", "RM": "Rada Miejska"}
    assert base.lexicon.synonyms == (("urząd", "ratusz"),)
    assert base.language == "uk"


def test_the_base_holds_everyday_questions(tmp_path: Path) -> None:
    """They come with the bot, without comments and blank lines."""
    (tmp_path / "a.yaml").write_text(entry(), "utf-8")
    everyday = load(tmp_path).everyday
    assert set(everyday) == {"pl", "uk", "en"}
    assert all(len(questions) > 100 for questions in everyday.values())
    assert not [q for questions in everyday.values() for q in questions if q.startswith("#")]


@pytest.mark.parametrize(
    "name", [".kopia.yaml", "~kopia.yaml", "#kopia.yaml", "kopia.yaml~", "README.md", "schema.json"]
)
def test_files_that_are_no_entries_are_left_alone(tmp_path: Path, name: str) -> None:
    """Hidden files, copies of editors and other kinds of files are not read."""
    (tmp_path / "a.yaml").write_text(entry(), "utf-8")
    (tmp_path / name).write_text("[", "utf-8")
    assert errors(tmp_path) == []


def test_folders_inside_are_not_read(tmp_path: Path) -> None:
    """Only the directory itself is read."""
    (tmp_path / "a.yaml").write_text(entry(), "utf-8")
    (tmp_path / "stare").mkdir()
    (tmp_path / "stare" / "b.yaml").write_text("[", "utf-8")
    assert errors(tmp_path) == []


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_byte_order_mark_and_any_line_ends_are_welcome(
    tmp_path: Path, mark: bytes, end: bytes
) -> None:
    """Windows writes files of the same meaning, and their lines count the same."""
    text = entry("status: qqq").encode().replace(b"\n", end)
    (tmp_path / "a.yaml").write_bytes(mark + text)
    assert [line.split(": ")[0] for line in errors(tmp_path)] == [f"{tmp_path}/a.yaml:6:13"]


def test_a_directory_that_is_missing_is_an_error(tmp_path: Path) -> None:
    """The message names the directory and the setting."""
    missing = tmp_path / "nie-ma"
    with pytest.raises(KnowledgeError, match="nie ma takiego katalogu") as raised:
        load(missing)
    assert str(raised.value).startswith(f"{missing}:1:1: ")


def test_a_file_is_no_directory(tmp_path: Path) -> None:
    """Neither can a single file be loaded."""
    file = tmp_path / "a.yaml"
    file.write_text(entry(), "utf-8")
    assert "to nie jest katalog" in errors(file)[0]


def test_a_directory_without_files_is_an_error(tmp_path: Path) -> None:
    """An empty directory is no base."""
    assert "ani jednego pliku .yaml" in errors(tmp_path)[0]


@pytest.mark.parametrize("kind", ["folder", "broken link"])
def test_what_is_named_like_a_file_but_is_none_is_an_error(tmp_path: Path, kind: str) -> None:
    """A folder or a dead link with the name of a file is said to be one."""
    path = tmp_path / "a.yaml"
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nie-ma")
    assert errors(tmp_path) == [
        f"{path}:1:1: to nie jest zwykły plik – "
        "proszę usunąć tę pozycję z katalogu albo zmienić jej nazwę"
    ]


def test_a_file_too_large_is_not_parsed(tmp_path: Path) -> None:
    """Over five megabytes no more than the size is said."""
    (tmp_path / "a.yaml").write_bytes(b"#" * 5_000_001)
    assert [line for line in errors(tmp_path) if "plik jest za duży" in line] == errors(tmp_path)


def test_files_too_large_together_are_not_read(tmp_path: Path) -> None:
    """Neither are more than fifty megabytes of files."""
    for number in range(11):
        with (tmp_path / f"{number}.yaml").open("wb") as file:
            file.truncate(4_900_000)
    assert ["razem" in line for line in errors(tmp_path)] == [True]


def test_problems_of_one_kind_are_counted_after_the_twentieth(tmp_path: Path) -> None:
    """A flood of the same mistake does not hide the others."""
    questions = "\n".join(f"  - {number}" for number in range(100, 150))
    found = problems(tmp_path, entry(f"keywords:\n{questions}\nstatus: qqq"))
    same = [p for p in found if "liczbą" in p.message]
    assert len(same) == SHOWN_OF_A_KIND
    assert [p.message for p in found if "takich samych" in p.message] == [
        "i jeszcze 30 takich samych problemów w tym pliku"
    ]
    assert any("qqq" in p.message for p in found)


def test_all_errors_of_all_files_come_at_once_and_sorted(tmp_path: Path) -> None:
    """Wrong syntax in one entry hides neither the other entries nor the other files."""
    broken = entry("simple: @raz") + entry("status: qqq", id_="b", question="A?").removeprefix(
        "entries:\n"
    )
    again = broken + '  - id: c\n    title: "raz\n'
    found = [
        p
        for p in problems(tmp_path, again, entry("valid_until: jutro", question="B?"))
        if p.level == "error"
    ]
    assert [(Path(p.file).name, p.line) for p in found] == [
        ("1.yaml", 6),
        ("1.yaml", 11),
        ("1.yaml", 13),
        ("2.yaml", 6),
    ]


def test_references_into_an_unreadable_part_are_no_errors(tmp_path: Path) -> None:
    """One mistake is one error: entries in the faulty part exist."""
    faulty, unreadable = entry("simple: @raz", id_="b"), entry(id_="c").encode("utf-16")
    found = problems(tmp_path, entry("related: [b, c]", question="B?"), faulty, unreadable)
    assert [p.message for p in found if "related" in p.message] == []
