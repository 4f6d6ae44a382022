"""What can be typed and set is described in the README."""

import re
from pathlib import Path

import pytest

from bot.cli.app import app
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
ROWS = re.findall(r"^\| `([^`]+)`", README, re.MULTILINE)

COMMANDS = [str(command.name) for command in app.registered_commands]
SETTINGS = [f"{PREFIX}{field.upper()}" for field in Settings.model_fields]
TARGETS = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_the_readme(name: str) -> None:
    """Each command has a row in the table of commands."""
    assert name in {row.split()[0] for row in ROWS}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_stands_in_the_readme_and_in_the_example(name: str) -> None:
    """Each setting has a row in the table, and a line to fill in."""
    assert name in ROWS
    example = (ROOT / ".env.example").read_text("utf-8")
    assert re.search(rf"^#?{name}=", example, re.MULTILINE)


def test_the_readme_describes_nothing_that_is_gone() -> None:
    """A row of a setting or command that was removed is removed."""
    described = {row for row in ROWS if row.startswith(PREFIX)}
    assert described == set(SETTINGS)
    typed = re.findall(r"run_bot\.py (?:`)?([a-z]+)", README)
    assert set(typed) <= set(COMMANDS)


@pytest.mark.parametrize("target", TARGETS)
def test_a_make_target_stands_in_the_readme(target: str) -> None:
    """Whatever ``make help`` lists is told of."""
    assert f"make {target}" in README


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    """A relative link names a file that is there."""
    targets = re.findall(r"\]\((?!https://)([^)#]+)", path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []
