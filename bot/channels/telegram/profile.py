"""How the bot presents itself in Telegram: commands and descriptions, language by language."""

import logging
from typing import Final

from telegram import Bot, BotCommand

from bot.channels.telegram.commands import REGISTERED
from bot.i18n.catalogue import DEFAULT_LANGUAGE, LANGUAGES, message

_log: Final = logging.getLogger(__name__)


async def present(bot: Bot) -> None:
    """Tell Telegram the commands and descriptions where they have changed.

    Telegram asks to wait for hours when these are set often, so they are compared first; a failure
    is logged and nothing more, for the bot answers all the same.
    """
    for language in LANGUAGES:
        # What is set for no language is shown to everybody else: Polish.
        code = None if language == DEFAULT_LANGUAGE else language
        for step in (_commands, _description, _short_description):
            try:
                await step(bot, language, code)
            except Exception as error:  # the profile must not be able to end the bot
                _log.warning("Telegram did not take the %s: %r", step.__name__.strip("_"), error)


async def _commands(bot: Bot, language: str, code: str | None) -> None:
    wanted = tuple(BotCommand(name, message(language, f"command-{name}")) for name in REGISTERED)
    if await bot.get_my_commands(language_code=code) != wanted:
        await bot.set_my_commands(wanted, language_code=code)


async def _description(bot: Bot, language: str, code: str | None) -> None:
    wanted = message(language, "bot-description")
    if (await bot.get_my_description(language_code=code)).description != wanted:
        await bot.set_my_description(wanted, language_code=code)


async def _short_description(bot: Bot, language: str, code: str | None) -> None:
    wanted = message(language, "bot-short-description")
    if (await bot.get_my_short_description(language_code=code)).short_description != wanted:
        await bot.set_my_short_description(wanted, language_code=code)
