"""Somebody who saves the files of a small town again and again, some with mistakes."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.botapi import Shown

TICKET_ASKED: Final = "Ile kosztuje bilet na basen?"
PASS_ASKED: Final = "Ile wejść daje karnet?"
POOL, PASSES, NOTES = "basen.yaml", "karnety.yaml", "notatki.yaml"
_POOL: Final = """\
subjects: [{{id: basen, kind: place, name: Basen Fala, aliases: [pływalnia Fala]}}]
entries:
  - id: basen-bilety
    title: Ceny biletów na basen
    about: [basen]
    questions: [Ile kosztuje bilet na basen?, Jaka jest cena wejścia na pływalnię?, Cennik basenu]
    related: [karnet-{passes}]
    sources: [{{title: Cennik basenu}}]
    answer: Bilet na basen kosztuje **{price} zł**.
"""
_PASSES: Final = """\
entries:
  - id: karnet-{passes}
    title: Karnet numer {passes}
    questions: [Ile wejść daje karnet?, Na ile razy starcza karnet?, Do czego służy karnet?]
    sources: [{{title: Cennik basenu}}]
    answer: Karnet numer {passes} daje dziesięć wejść.
"""
_MISTAKES: Final[tuple[Callable[[str], bytes], ...]] = (
    lambda text: text.replace("    answer: ", "    answer: @").encode(),
    lambda text: text.encode("cp1250"),
    lambda _: b"",
    lambda text: re.sub(r"karnet-\d+", "karnet-nieznany", text).encode(),
    lambda text: text.partition("    related")[0].encode(),
    lambda text: text.replace("    title", "    tytul").encode(),
)


class Numbers(NamedTuple):
    """What the answers of an edition say: the price of a ticket, the number of the pass."""

    price: int
    passes: int


class Editor:
    """Saves as people and their programs do: over the file, or beside it and renamed.

    A new number of the pass takes two files, between which the first one refers to an entry that
    is not there.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._saves = 0
        self._passes = 0
        directory.mkdir()
        self._write(PASSES, _PASSES.format(passes=0).encode())
        self._write(POOL, self._pool())

    @property
    def numbers(self) -> Numbers:
        """What the last good save says."""
        return Numbers(self._saves, self._passes)

    def save(self) -> None:
        """The next save: of five, one has a mistake and one is of two files."""
        self._saves += 1
        if self._saves % 5 == 2:
            mistake = _MISTAKES[self._saves // 5 % len(_MISTAKES)]
            self._write(POOL, mistake(self._pool().decode()))
            return
        if self._saves % 5 == 4:
            self._passes = self._saves
            self._write(PASSES, _PASSES.format(passes=self._passes).encode())
        self._write(POOL, self._pool())

    def spoil(self) -> None:
        """Save a file with a mistake that is the same each time."""
        self._write(NOTES, b"\n" * self._saves + b"entries: 5\n")

    def mend(self) -> None:
        """Take that file away."""
        (self._directory / NOTES).unlink()

    def _pool(self) -> bytes:
        return _POOL.format(price=self._saves, passes=self._passes).encode()

    def _write(self, name: str, content: bytes) -> None:
        path = self._directory / name
        if self._saves % 2:
            beside = path.with_name(f"{name}~")
            beside.write_bytes(content)
            beside.replace(path)
        else:
            path.write_bytes(content)


def said_by(files: Mapping[str, bytes]) -> Numbers:
    """What an edition of these files answers."""
    price, passes = (
        re.search(pattern, files[name].decode())
        for pattern, name in ((r"\*\*(\d+) zł", POOL), (r"numer (\d+)", PASSES))
    )
    assert price is not None
    assert passes is not None
    return Numbers(int(price[1]), int(passes[1]))


def agrees(shown: Shown, asked: str, numbers: Numbers) -> bool:
    """Whether an edition that says ``numbers`` answers what was ``asked`` with this."""
    if asked == PASS_ASKED:
        return f"Karnet numer {numbers.passes} daje dziesięć wejść." in shown.text
    keys = [button.text for button in shown.buttons]
    return f" {numbers.price} zł." in shown.text and f"Karnet numer {numbers.passes}" in keys
