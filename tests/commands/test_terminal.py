"""The local chat at a terminal of its own."""

import fcntl
import os
import re
import shutil
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import BASE

BOT = [sys.executable, str(Path(__file__).parents[2] / "run_bot.py")]
HOURS = "Kiedy otwarta jest biblioteka?"


class Terminal:
    """A process at a terminal of its own, as wide as is given."""

    def __init__(self, *args: str, columns: int = 80) -> None:
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        env = {**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.process = subprocess.Popen(
            [*BOT, *args], stdin=theirs, stdout=theirs, stderr=theirs, env=env
        )
        os.close(theirs)
        self.output = ""
        self._read = 0

    def until(self, words: str) -> str:
        """Read on until ``words``; what stands up to there. Styles are left out of the search."""
        start = self._read
        while (found := self._bare(self.output).find(words, start)) < 0:
            piece = os.read(self._ours, 65536)
            assert piece, self.output
            self.output += piece.decode("utf-8", "replace")
        self._read = found + len(words)
        return self._bare(self.output)[start : self._read]

    def type(self, keys: str | bytes) -> None:
        """Press ``keys``."""
        os.write(self._ours, keys if isinstance(keys, bytes) else keys.encode())

    def close(self) -> None:
        """Hang up."""
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    @staticmethod
    def _bare(text: str) -> str:
        return re.sub(r"\x1b\][^\x1b]*\x1b\\|\x1b\[[0-9;?]*[A-Za-z]", "", text)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The local chat at a terminal."""
    opened = Terminal("chat")
    yield opened
    opened.close()


def test_a_person_at_a_terminal_is_greeted_answered_and_seen_off(terminal: Terminal) -> None:
    """The first screen says who it is and what to ask; numbers, links and Ctrl-D work."""
    greeting = terminal.until("›")
    assert "Wspólnie dla Miasta" in greeting
    assert greeting.count("• ") == 3
    assert "/pomoc" in greeting
    terminal.type(f"{HOURS}\r")
    terminal.until("p – prościej")
    terminal.until("›")
    assert "\x1b[1m" in terminal.output
    assert "\x1b]8;" in terminal.output
    terminal.type("1\r")
    terminal.until("z dowodem osobistym")
    terminal.until("›")
    terminal.type("\x04")
    terminal.until("Do widzenia")
    assert terminal.process.wait(60) == 0


def test_ctrl_c_leaves_politely(terminal: Terminal) -> None:
    """Leaving by Ctrl-C is no error."""
    terminal.until("›")
    terminal.type("\x03")
    terminal.until("Do widzenia")
    assert terminal.process.wait(60) == 0


def test_earlier_lines_come_back_with_the_arrow(terminal: Terminal) -> None:
    """The lines of this run can be called up and sent again."""
    terminal.until("›")
    terminal.type(f"{HOURS}\r")
    terminal.until("prościej")
    terminal.until("›")
    terminal.type("\x1b[A\r")
    terminal.until("prościej")


def test_broken_bytes_at_a_terminal_are_read(terminal: Terminal) -> None:
    """A terminal that sends Windows-1250 is understood."""
    terminal.until("›")
    terminal.type("Po ile są bilety na pływalnię Fala?".encode("cp1250") + b"\r")
    terminal.until("18 zł")


def test_no_color_means_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR leaves bold and links, which are no colours."""
    monkeypatch.setenv("NO_COLOR", "1")
    opened = Terminal("chat", columns=30)
    try:
        opened.until("›")
        opened.type(f"{HOURS}\r")
        opened.until("prościej")
        opened.until("›")
        assert "\x1b[1m" in opened.output
        codes = ";".join(re.findall(r"\x1b\[([0-9;]*)m", opened.output)).split(";")
        assert [code for code in codes if code.isdigit() and 30 <= int(code) < 108] == []
    finally:
        opened.close()


def test_saved_changes_are_told_and_answered_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a line before the reply."""
    directory = Path(shutil.copytree(BASE, tmp_path / "wiedza"))
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(directory))
    opened = Terminal("chat")
    try:
        opened.until("›")
        file = directory / "miasto.yaml"
        file.write_text(file.read_text("utf-8").replace("9–18", "10–19"), "utf-8")
        opened.type(f"{HOURS}\r")
        opened.until("Wczytano zapisane zmiany")
        opened.until("10–19")
    finally:
        opened.close()
