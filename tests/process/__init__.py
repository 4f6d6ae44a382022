"""The bot as a process, against the loopback Bot API server."""
