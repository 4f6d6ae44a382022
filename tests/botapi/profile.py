"""The methods about the bot itself: commands and descriptions by scope and language."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from tests.botapi.errors import Json, bad_request
from tests.botapi.parameters import Parameters

_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE: Final = re.compile(r"([a-z]{2})?")
_SCOPES: Final = frozenset(
    [
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ]
)
_MAX_COMMANDS: Final = 100
_MAX_COMMAND_DESCRIPTION: Final = 256
_MAX_DESCRIPTION: Final = 512
_MAX_SHORT_DESCRIPTION: Final = 120


class Profile:
    """What the bot has said about itself; keys are languages, ``""`` is every other one."""

    def __init__(self) -> None:
        self._commands: dict[tuple[str, str], list[Json]] = {}
        self._descriptions: dict[str, str] = {}
        self._short_descriptions: dict[str, str] = {}

    def commands(self, language: str = "") -> dict[str, str]:
        """Commands of the default scope with their descriptions."""
        listed = self._commands.get(('{"type": "default"}', language), [])
        return {command["command"]: command["description"] for command in listed}

    @property
    def descriptions(self) -> Mapping[str, str]:
        """Descriptions by language."""
        return self._descriptions

    @property
    def short_descriptions(self) -> Mapping[str, str]:
        """Short descriptions by language."""
        return self._short_descriptions

    async def set_commands(self, parameters: Parameters) -> bool:
        """Replace the commands of one scope and language."""
        commands = parameters.structure("commands", list)
        if len(commands) > _MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            _check_command(command)
        self._commands[_scope(parameters), _language(parameters)] = commands
        return True

    async def get_commands(self, parameters: Parameters) -> list[Json]:
        """The commands of one scope and language."""
        return self._commands.get((_scope(parameters), _language(parameters)), [])

    async def delete_commands(self, parameters: Parameters) -> bool:
        """Forget the commands of one scope and language."""
        self._commands.pop((_scope(parameters), _language(parameters)), None)
        return True

    async def set_description(self, parameters: Parameters) -> bool:
        """What stands in an empty chat with the bot."""
        text = _limited(parameters, "description", _MAX_DESCRIPTION)
        self._descriptions[_language(parameters)] = text
        return True

    async def get_description(self, parameters: Parameters) -> Json:
        """The description, else that of every other language."""
        return {"description": _chosen(self._descriptions, _language(parameters))}

    async def set_short_description(self, parameters: Parameters) -> bool:
        """What stands on the bot's profile page."""
        text = _limited(parameters, "short_description", _MAX_SHORT_DESCRIPTION)
        self._short_descriptions[_language(parameters)] = text
        return True

    async def get_short_description(self, parameters: Parameters) -> Json:
        """The short description, else that of every other language."""
        return {"short_description": _chosen(self._short_descriptions, _language(parameters))}


def _check_command(command: Any) -> None:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: Object expected")
    if not _COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", "")).strip()) <= _MAX_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _scope(parameters: Parameters) -> str:
    scope = parameters.structure("scope", dict) or {"type": "default"}
    if scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return json.dumps(scope, sort_keys=True)


def _language(parameters: Parameters) -> str:
    language = parameters.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("LANG_CODE_INVALID")
    return language


def _limited(parameters: Parameters, key: str, limit: int) -> str:
    text = parameters.text(key)
    if len(text) > limit:
        raise bad_request("DESCRIPTION_TOO_LONG")
    return text


def _chosen(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("", "")
