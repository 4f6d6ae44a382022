"""Files of test questions: what is read, and what is said about broken lines."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editorial.evaluation.questions import CaseError, Expect, read_cases

GOOD = {"id": "a", "question": "Kiedy?", "expect": "answer", "must": ["2014"]}


def written(tmp_path: Path, *lines: object) -> Path:
    """A file of these lines; what is no text is written as JSON."""
    path = tmp_path / "pytania.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def problems(*paths: Path) -> tuple[str, ...]:
    """What is wrong with the files."""
    with pytest.raises(CaseError) as caught:
        read_cases(paths)
    return caught.value.problems


def test_questions_are_read_in_order_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    """Two files are one set; fields that only people read do no harm."""
    turns = [{"say": "kto?", "must": ["Podraza"]}, {"say": "a kiedy?", "must": ["2014"]}]
    first = written(tmp_path, GOOD | {"ideal": "W 2014 r.", "facts": ["S1"]}, "", "")
    second = tmp_path / "rozmowy.jsonl"
    second.write_text(json.dumps({"id": "b", "expect": "dialogue", "turns": turns}))
    one, two = read_cases([first, second])
    assert (one.id, one.text, one.expect) == ("a", "Kiedy?", Expect.ANSWER)
    assert [turn.say for turn in two.turns] == ["kto?", "a kiedy?"]


def test_patterns_ignore_case(tmp_path: Path) -> None:
    """A name at the beginning of a sentence is the same name."""
    (case,) = read_cases([written(tmp_path, GOOD | {"must": ["pałac"]})])
    assert case.must[0].search("W PAŁACU Kultury, Pałac")


def test_a_repeated_text_is_put_together(tmp_path: Path) -> None:
    """Long messages need not stand in the file."""
    repeat = {"text": "ab", "times": 3}
    (case,) = read_cases([written(tmp_path, {"id": "r", "expect": "fallback", "repeat": repeat})])
    assert case.text == "ababab"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "JSON"),
        ("[]", "obiekt"),
        ("7", "obiekt"),
        ({k: v for k, v in GOOD.items() if k != "id"}, "„id”"),
        ({k: v for k, v in GOOD.items() if k != "question"}, "„question”"),
        ({k: v for k, v in GOOD.items() if k != "must"}, "„must”"),
        ({"id": "d", "expect": "dialogue", "question": "?"}, "„turns”"),
        ({"id": "c", "expect": "clarify", "question": "?"}, "„options_any”"),
        (GOOD | {"expect": "answr"}, "answer"),
        (GOOD | {"must": ["(2014"]}, "„must.0”"),
        (GOOD | {"must": "2014"}, "„must”"),
        (GOOD | {"now": "wczoraj"}, "„now”"),
        (GOOD | {"question": None, "repeat": {"text": "a", "times": 10**9}}, "„repeat”"),
        ("1" * 5000, "JSON"),
    ],
)
def test_a_broken_line_is_named_with_its_place(tmp_path: Path, line: object, said: str) -> None:
    """An author finds the line and the field at once."""
    path = written(tmp_path, GOOD | {"id": "first"}, line)
    (problem,) = problems(path)
    assert problem.startswith(f"{path}:2: ")
    assert said in problem


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Nobody mends a file line by line."""
    path = written(tmp_path, "{", GOOD, GOOD)
    missing = tmp_path / "nie-ma.jsonl"
    first, second, third = problems(path, missing)
    assert first.startswith(f"{path}:1: ")
    assert second.startswith(f"{path}:3: ")
    assert f"{path}:2" in second
    assert third.startswith(f"{missing}: ")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    """Editors on Windows write such files."""
    path = tmp_path / "stare.jsonl"
    path.write_bytes(json.dumps(GOOD | {"question": "Żółć?"}, ensure_ascii=False).encode("cp1250"))
    (problem,) = problems(path)
    assert "UTF-8" in problem


def test_a_set_without_questions_is_a_problem(tmp_path: Path) -> None:
    """A wrong pattern of file names must not look like a success."""
    assert len(problems(written(tmp_path, ""))) == 1


@given(line=st.text() | st.dictionaries(st.text(), st.text() | st.none()))
def test_no_line_is_more_than_a_named_problem(
    tmp_path_factory: pytest.TempPathFactory, line: object
) -> None:
    """Whatever stands in a file, it is read or complained about."""
    path = written(tmp_path_factory.mktemp("pytania"), line)
    try:
        told = len(read_cases([path]))
    except CaseError as error:
        told = len(error.problems)
    assert told
