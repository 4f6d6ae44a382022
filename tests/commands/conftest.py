"""The commands, run in this process over a small base, away from the settings of the machine."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import app
from bot.settings import PREFIX, Settings

BASE = Path(__file__).parent / "base"

# Pseudo-terminals are a matter of POSIX.
collect_ignore = [] if os.name == "posix" else ["test_terminal.py"]

Command = Callable[..., Result]


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only these settings, whatever the machine has; lexical matching, which starts at once."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", str(BASE))
    monkeypatch.setenv("BOT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("BOT_MODEL", "off")


@pytest.fixture
def command() -> Command:
    """Run a command line; the texts of both streams and the exit code."""

    def run(*args: str, text: str | bytes = "") -> Result:
        return CliRunner().invoke(app, args, input=text, prog_name="run_bot.py")

    return run


@pytest.fixture
def records(command: Command) -> Callable[..., list[dict[str, Any]]]:
    """Run ``ask --json`` on lines; its records."""

    def run(*lines: str | dict[str, Any], code: int = 0) -> list[dict[str, Any]]:
        written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        result = command("ask", "--json", text="\n".join(written) + "\n")
        assert result.exit_code == code, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    return run
