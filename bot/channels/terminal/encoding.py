"""What people type, as text, whatever encoding their terminal speaks."""

from typing import Final

# What old Polish Windows programs write when they do not write UTF-8.
_LEGACY: Final = "cp1250"


def decoded(raw: bytes) -> str:
    """One line as text: UTF-8, else Windows-1250; without a byte order mark and line end."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode(_LEGACY, "replace")
    return text.rstrip("\r\n")


def repaired(text: str) -> str:
    """``text`` from a terminal, with the bytes that were not UTF-8 read as ``decoded`` does."""
    return decoded(text.encode("utf-8", "surrogateescape"))
