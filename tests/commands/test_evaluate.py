"""The command that puts test questions to the bot."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import BASE, Command

POOL = "Ile kosztuje bilet na basen?"
CARD = "Jak wyrobić kartę biblioteczną?"


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Two questions that the base answers, and one whose expected answer it does not give."""
    lines: list[dict[str, Any]] = [
        {"id": "basen", "question": POOL, "expect": "answer", "must": ["18 zł", "12 zł"]},
        {"id": "karta", "question": CARD, "expect": "answer", "must": ["bezpłatnie"]},
        {"id": "pomylka", "question": "Kiedy otwarta jest biblioteka?", "expect": "answer"}
        | {"must": ["bezpłatnie"]},
    ]
    path = tmp_path / "pytania.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_the_report_is_markdown_off_the_terminal(command: Command, questions: Path) -> None:
    """It can be pasted into a document as it is."""
    result = command("evaluate", str(questions))
    assert result.exit_code == 0, result.output
    rows = [line for line in result.stdout.splitlines() if line.startswith("|")]
    assert "| wszystkie | 3 | 66,7% | 0,0% | 66,7% | 33,3% | 0,0% |" in rows
    assert "| biblioteka-karta | biblioteka-godziny | pomylka | 1 |" in rows


def test_json_is_one_object(command: Command, questions: Path) -> None:
    """Other programs read the same numbers."""
    result = command("evaluate", str(questions), "--json")
    report = json.loads(result.stdout)
    assert report["figures"]["polish_right"] == pytest.approx(2 / 3)
    assert report["languages"]["pl"]["wrong"] == 1
    assert report["confusions"][0]["cases"] == ["pomylka"]


def test_misses_are_written_with_what_explains_them(
    command: Command, questions: Path, tmp_path: Path
) -> None:
    """Each line tells what was asked, expected and given, and the signals of the candidates."""
    path = tmp_path / "bledy.jsonl"
    assert command("evaluate", str(questions), "--errors", str(path)).exit_code == 0
    (miss,) = map(json.loads, path.read_text("utf-8").splitlines())
    assert (miss["id"], miss["outcome"]) == ("pomylka", "wrong")
    assert miss["expected"]["entry"] == "biblioteka-karta"
    assert miss["given"]["entries"] == ["biblioteka-godziny"]
    best = miss["rankings"][0]["candidates"][0]
    assert best["entry"] == "biblioteka-godziny"
    assert best["signals"]


def test_the_plot_is_a_picture(command: Command, questions: Path, tmp_path: Path) -> None:
    """The trade-off can be looked at."""
    path = tmp_path / "wykres.png"
    assert command("evaluate", str(questions), "--plot", str(path)).exit_code == 0
    assert path.read_bytes().startswith(b"\x89PNG")


def test_without_matplotlib_a_plot_is_refused_at_once(
    command: Command, questions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bot itself needs no drawing; who wants a picture is told what is missing."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    monkeypatch.delitem(sys.modules, "bot.editorial.evaluation.plot", raising=False)
    result = command("evaluate", str(questions), "--plot", "wykres.png")
    assert result.exit_code == 2
    assert "matplotlib" in result.stderr


def test_another_base_is_compared_question_by_question(
    command: Command, questions: Path, tmp_path: Path
) -> None:
    """An author sees what a change of the base has done."""
    other = tmp_path / "inna"
    other.mkdir()
    text = (BASE / "miasto.yaml").read_text("utf-8")
    text = text.replace("18 zł", "20 zł").replace("w godz. 9–18**.", "w godz. 9–18**, bezpłatnie.")
    (other / "miasto.yaml").write_text(text, encoding="utf-8")
    result = command("evaluate", str(questions), "--json", "--compare", str(other))
    report = json.loads(result.stdout)
    assert [change["id"] for change in report["worse"]] == ["basen"]
    assert [change["id"] for change in report["better"]] == ["pomylka"]
    shown = command("evaluate", str(questions), "--compare", str(other)).stdout
    assert "| basen | Ile kosztuje bilet na basen? | dobrze (basen-bilety) → źle" in shown


def test_a_broken_line_ends_with_code_2(command: Command, questions: Path) -> None:
    """Nothing is measured on a set that is not whole."""
    questions.write_text(questions.read_text("utf-8") + '\n{"id": "x"', encoding="utf-8")
    result = command("evaluate", str(questions))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{questions}:4: " in result.stderr


@pytest.mark.parametrize("option", ["--errors", "--plot"])
def test_a_file_that_cannot_be_written_is_named(
    command: Command, questions: Path, tmp_path: Path, option: str
) -> None:
    """No traceback for a missing directory."""
    path = tmp_path / "nie-ma" / "plik"
    result = command("evaluate", str(questions), option, str(path))
    assert result.exit_code == 2
    assert str(path) in result.stderr
