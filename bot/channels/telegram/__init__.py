"""The bot in Telegram."""

import os
import sys

# Durations as timedeltas, which python-telegram-bot warns it will soon give anyway.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# The command line of httpx, which that library loads with it, brings two more for colours.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # how an import is refused
