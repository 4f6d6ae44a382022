"""The bot in Telegram."""

import os

# Durations as timedeltas, which python-telegram-bot warns it will soon give anyway.
os.environ.setdefault("PTB_TIMEDELTA", "1")
