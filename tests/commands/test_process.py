"""The commands as processes with pipes."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import BASE

ROOT = Path(__file__).parents[2]
BOT = [sys.executable, str(ROOT / "run_bot.py")]
HOURS = "Kiedy otwarta jest biblioteka?"


@pytest.fixture(autouse=True)
def _no_token(settings: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 – comes first
    """An empty token counts over one in .env of this checkout."""
    monkeypatch.setenv("BOT_TOKEN", "")


def run(*args: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command line to its end."""
    return subprocess.run([*BOT, *args], input=text, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("args", [(), ("run",), ("chat",)])
def test_a_question_through_a_pipe_is_answered(args: tuple[str, ...], tmp_path: Path) -> None:
    """It does so from wherever it is started, and ends with exit code 0."""
    result = subprocess.run(
        [*BOT, *args],
        input=f"{HOURS}\n".encode(),
        capture_output=True,
        check=False,
        timeout=60,
        cwd=tmp_path,
    )
    assert result.returncode == 0
    assert "9–18" in result.stdout.decode()
    assert b"\x1b" not in result.stdout
    assert result.stderr == b""


def test_the_chat_takes_up_what_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the next question; with errors in the files the last good ones go on answering."""
    directory = Path(shutil.copytree(BASE, tmp_path / "wiedza"))
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(directory))
    file = directory / "miasto.yaml"
    good = file.read_text("utf-8")
    with subprocess.Popen(
        [*BOT, "chat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr

        def asked(words: str) -> str:
            """The news of the files that come with the reply, which is read up to ``words``."""
            assert process.stdin
            assert process.stdout
            assert process.stderr
            process.stdin.write(f"{HOURS}\n".encode())
            process.stdin.flush()
            while words not in process.stdout.readline().decode():
                pass
            return "" if words == "9–18" else process.stderr.readline().decode()

        assert asked("9–18") == ""
        file.write_text(good.replace("9–18", "10–19"), "utf-8")
        assert asked("10–19") == "Wczytano zapisane zmiany w plikach bazy wiedzy.\n"
        file.write_text(good.replace("entries:", "entires:"), "utf-8")
        refused = asked("10–19")
        assert "więc odpowiadam dalej z poprzedniej wersji. Pierwszy: miasto.yaml:" in refused
        file.write_text(good.replace("9–18", "10–19"), "utf-8")
        assert asked("10–19") == "Pliki są znowu takie jak te, z których odpowiadam.\n"
        process.stdin.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


def test_a_terminal_of_few_letters_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an encoding cannot say becomes a question mark; JSON is UTF-8 everywhere."""
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    result = run("chat", text=f"{HOURS}\n".encode())
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"Zobacz te?" in result.stdout
    record = json.loads(run("ask", "--json", text=f"{HOURS}\n".encode()).stdout)
    assert record["question"] == HOURS


def test_a_stream_is_answered_line_by_line() -> None:
    """The answer comes before the next question is asked."""
    with subprocess.Popen(
        [*BOT, "ask", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(2):
            process.stdin.write(f"{HOURS}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["entries"][0] == "biblioteka-godziny"
        process.stdin.close()
        assert process.wait(60) == 0


def test_a_reader_who_leaves_early_gets_no_traceback() -> None:
    """``ask --json | head -1`` ends quietly."""
    with subprocess.Popen(
        [*BOT, "ask", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(f"{HOURS}\n".encode())
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(f"{HOURS}\n".encode())
        process.stdin.close()
        assert b"Traceback" not in process.stderr.read()
