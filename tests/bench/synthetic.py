"""Knowledge bases of any size, the same each time: Polish nouns put together at random."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import yaml

PHRASINGS: Final = 5
_WORDS: Final = Path(__file__).with_name("words.txt")
_DIMENSIONS: Final = 384
_SEED: Final = 7


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun and its genitive."""

    word: str
    of: str


@dataclass(frozen=True, slots=True)
class Matter:
    """What one entry is about."""

    first: Noun
    second: Noun
    third: Noun


def matters(count: int) -> Iterator[Matter]:
    """``count`` different matters; as in life, some words are far more frequent than others."""
    chance = random.Random(_SEED)  # noqa: S311 – the same each time, no secret
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    nouns = [Noun(*line.split()) for line in lines]
    chance.shuffle(nouns)
    seen: set[tuple[Noun, Noun]] = set()
    while len(seen) < count:
        first, second, third = (nouns[int(len(nouns) * chance.random() ** 2)] for _ in range(3))
        if first != second and (first, second) not in seen:
            seen.add((first, second))
            yield Matter(first, second, third)


def write_base(count: int, directory: Path) -> None:
    """Write a knowledge base of ``count`` entries with five phrasings each."""
    entries = [_entry(number, matter) for number, matter in enumerate(matters(count))]
    text = yaml.dump({"entries": entries}, Dumper=yaml.CSafeDumper, allow_unicode=True)
    (directory / "sprawy.yaml").write_text(text, encoding="utf-8")


def _entry(number: int, matter: Matter) -> dict[str, object]:
    a, b, c = matter.first, matter.second, matter.third
    return {
        "id": f"sprawa-{number}",
        "title": f"{a.word.capitalize()} {b.of}",
        "questions": [
            f"Gdzie jest {a.word} {b.of}?",
            f"Kto odpowiada za sprawy {a.of} {b.of}?",
            f"Jak załatwić {a.word} i {b.word} w urzędzie?",
            f"Ile trwa sprawa {a.of} {b.of} dla {c.of}?",
            f"Potrzebna pomoc: {a.word}, {b.word}, {c.word}",
        ],
        "answer": f"W tej sprawie pomaga pokój numer {number}.",
    }


def questions(entries: int, count: int) -> list[str]:
    """``count`` questions about a base of ``entries`` entries, half of them with a typo."""
    chance = random.Random(_SEED)  # noqa: S311 – the same each time, no secret
    known = list(matters(entries))
    asked = []
    for number in range(count):
        matter = chance.choice(known)
        about = f"{matter.second.word}, a dokładnie {matter.first.word}"
        text = f"nie wiem, do kogo iść: {about} nr {number}"
        if number % 2:
            place = chance.randrange(len(text))
            text = text[:place] + text[place + 1 :]
        asked.append(text)
    return asked


def vectors(texts: Sequence[str]) -> dict[str, npt.NDArray[np.float32]]:
    """Unit vectors in the place of real ones, which would take an hour for the big bases."""
    drawn = np.random.default_rng(_SEED).standard_normal((len(texts), _DIMENSIONS))
    unit = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    return dict(zip(texts, unit, strict=True))


def random_inputs(count: int) -> Iterator[str]:
    """Messages that nobody foresaw: letters of all scripts, control characters, words, markup."""
    chance = random.Random(_SEED)  # noqa: S311 – the same each time, no secret
    words = _WORDS.read_text(encoding="utf-8").split()
    marks = [
        "?",
        "!!",
        "…",
        "<b>",
        "*",
        "_",
        "](",
        "\n",
        "\t",
        "\x00",
        "\u202e",
        "👍",
        "2014",
        "/x",
    ]
    for _ in range(count):
        pieces = []
        for _ in range(int(chance.paretovariate(0.7))):
            kind = chance.random()
            if kind < 0.5:
                pieces.append(chance.choice(words))
            elif kind < 0.75:
                pieces.append(chance.choice(marks))
            else:
                pieces.append("".join(_letter(chance) for _ in range(chance.randrange(1, 12))))
            if len(pieces) > 700:
                break
        yield " ".join(pieces)[:4000]


def _letter(chance: random.Random) -> str:
    """Any character but half of a pair, which no channel can deliver."""
    code = chance.randrange(0x20, 0x2_0000)
    return " " if 0xD800 <= code < 0xE000 else chr(code)
