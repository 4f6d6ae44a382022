"""Commands: ``python run_bot.py COMMAND``."""

from bot.cli.app import main

__all__ = ["main"]
