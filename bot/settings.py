"""Settings from the environment and from ``.env``, all with the prefix ``BOT_``."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

PREFIX: Final = "BOT_"
_PACKAGE_ROOT: Final = Path(__file__).resolve().parents[1]
_FILES: Final = ("sqlite", "sqlite+aiosqlite")
_SERVERS: Final = ("postgresql", "postgresql+asyncpg")
_TOKEN: Final = re.compile(r"\d{3,20}:[A-Za-z0-9_-]{30,100}")

# A checkout keeps its files beside run_bot.py; an installed wheel, where it is started.
HOME: Final = _PACKAGE_ROOT if (_PACKAGE_ROOT / "run_bot.py").exists() else Path()


class SettingsError(Exception):
    """Settings that cannot be used; each line names one and says what it should look like."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _split(value: object) -> object:
    """Numbers written with commas or spaces between them, as a list."""
    return value.replace(",", " ").split() if isinstance(value, str) else value


def _expanded(value: object) -> object:
    """``~`` is the home directory, ``~name`` somebody else's; the rest is as it was given."""
    if not isinstance(value, str):
        return value
    try:
        return Path(value).expanduser()
    except RuntimeError:
        raise ValueError("nobody's home") from None


Directory = Annotated[Path, BeforeValidator(_expanded)]


class Settings(BaseSettings):
    """What a person sets. Token and database password show in no repr and no error."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=HOME / ".env",
        env_file_encoding="utf-8-sig",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: SecretStr | None = None
    api_url: str = "https://api.telegram.org"
    admins: Annotated[frozenset[Annotated[int, Field(gt=0)]], NoDecode, BeforeValidator(_split)] = (
        frozenset()
    )
    knowledge_dir: Directory = HOME / "knowledge"
    data_dir: Directory = HOME / "data"
    database_url: SecretStr | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    model: Literal["auto", "off"] = "auto"

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, values: Mapping[str, object]) -> dict[str, object]:
        """An empty variable is none; ``BOT_TOKEN= make run`` puts the token of .env aside."""
        return {name: value for name, value in values.items() if value != ""}

    @field_validator("token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        token = value.get_secret_value().strip()
        if _TOKEN.fullmatch(token) is None:
            raise ValueError("token")
        return SecretStr(token)

    @field_validator("api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        parts = urlsplit(value)
        local = parts.scheme == "http" and _is_loopback(parts.hostname or "")
        plain = not (parts.query or parts.fragment or parts.username or parts.password)
        if not (parts.hostname and plain and (local or parts.scheme == "https")):
            raise ValueError("url")
        if parts.port == 0:
            raise ValueError("port")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        url = value.get_secret_value().strip()
        parts = urlsplit(url)
        file = parts.scheme in _FILES and not parts.netloc and len(parts.path) > 1
        server = parts.scheme in _SERVERS and bool(parts.hostname) and len(parts.path) > 1
        if not (file or server) or parts.port == 0:
            raise ValueError("url")
        return SecretStr(url)

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("model", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @property
    def database(self) -> str | Path:
        """The URL of the database, which may hold a password, or else the file that it is in."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return self.data_dir / "bot.sqlite3"

    @classmethod
    def read(cls) -> Self:
        """The settings of this process.

        Raises SettingsError with one line, in Polish, for each value that cannot be used.
        """
        try:
            return cls()
        except ValidationError as error:
            fields = dict.fromkeys(str(problem["loc"][0]) for problem in error.errors())
        except (OSError, UnicodeDecodeError):
            raise SettingsError((message(DEFAULT_LANGUAGE, "settings-file"),)) from None
        # Outside of the handler: the error being handled would carry the value along.
        raise SettingsError(tuple(map(_explanation, fields)))


def _explanation(field: str) -> str:
    expected = message(DEFAULT_LANGUAGE, f"settings-{field.replace('_', '-')}")
    return message(
        DEFAULT_LANGUAGE, "settings-wrong", name=f"{PREFIX}{field.upper()}", expected=expected
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
