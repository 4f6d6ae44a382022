"""Message catalogues: every text a person reads, in Project Fluent files per language.

A base room: it imports nothing of the bot, and every room may use it.
"""

from bot.i18n.catalogue import DEFAULT_LANGUAGE, LANGUAGES, message

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "message"]
