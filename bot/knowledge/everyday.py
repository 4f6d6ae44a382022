"""Everyday questions that have nothing to do with any town; packaged with the bot."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.i18n import LANGUAGES


@cache
def everyday() -> Mapping[str, tuple[str, ...]]:
    """The questions by language; in the files one stands in a line, ``#`` begins a comment."""
    folder = files("bot.knowledge") / "everyday"
    texts = {code: (folder / f"{code}.txt").read_text(encoding="utf-8") for code in LANGUAGES}
    return {code: tuple(_questions(text)) for code, text in texts.items()}


def _questions(text: str) -> list[str]:
    lines = map(str.strip, text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
