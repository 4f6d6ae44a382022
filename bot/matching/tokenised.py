"""Texts as the numbers of their words: what indexes are counted from."""

from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass
from itertools import chain
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from bot.matching.text import tokens

Ints = npt.NDArray[np.int32]

_NONE: Final = np.zeros(0, np.int32)


class Tokenised:
    """Rows of words in lower case, diacritics kept.

    Row ``r`` is ``words[n] for n in flat[starts[r] : starts[r + 1]]``; ``words`` stand in the order
    in which the rows have them first.
    """

    def __init__(self, words: Sequence[str], flat: Ints, starts: Ints) -> None:
        self.words = words
        self.flat = flat
        self.starts = starts

    def __len__(self) -> int:
        return len(self.starts) - 1

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """The rows of ``texts``."""
        return cls.joined(map(tokens, texts))

    @classmethod
    def joined(cls, rows: Iterable[Sequence[str] | int], before: "Tokenised | None" = None) -> Self:
        """Rows of words; those given as numbers are taken over from ``before``."""
        words = [] if before is None else list(before.words)
        numbers = {word: number for number, word in enumerate(words)}
        parts: list[Ints] = []
        for row in rows:
            if isinstance(row, int):
                assert before is not None
                parts.append(before.flat[before.starts[row] : before.starts[row + 1]])
            else:
                own = [numbers.setdefault(word, len(numbers)) for word in row]
                parts.append(np.array(own, np.int32))
        flat = np.concatenate([_NONE, *parts])
        used, first, inverse = np.unique(flat, return_index=True, return_inverse=True)
        order = np.argsort(first)
        words = list(numbers)
        rank = np.empty(len(used), np.int32)
        rank[order] = np.arange(len(used), dtype=np.int32)
        starts = np.concatenate(([0], np.cumsum([len(part) for part in parts]))).astype(np.int32)
        return cls([words[number] for number in used[order]], rank[inverse], starts)

    def rows(self, first: int, last: int) -> "Tokenised":
        """The rows from ``first`` to before ``last``; ``words`` are those of all rows."""
        begin, end = self.starts[first], self.starts[last]
        return Tokenised(self.words, self.flat[begin:end], self.starts[first : last + 1] - begin)

    @property
    def numbers(self) -> Ints:
        """For each place of ``flat`` the number of its row."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of numbers in a fraction of the memory: two arrays for all of them."""

    flat: Ints
    starts: Ints

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> Self:
        """``lists`` joined."""
        return cls.joined(np.array(list(chain.from_iterable(lists)), np.int32), lists)

    @classmethod
    def joined(cls, flat: Ints, lists: Sequence[Sized]) -> Self:
        """The numbers in ``flat``, as many to each list as ``lists`` have."""
        starts = np.concatenate(([0], np.cumsum([len(own) for own in lists])))
        return cls(flat, starts.astype(np.int32))

    def __getitem__(self, number: int) -> Ints:
        """The numbers of one list."""
        return self.flat[self.starts[number] : self.starts[number + 1]]

    def expanded(self, places: Ints) -> tuple[Ints, Ints]:
        """The lists at ``places`` one after another, and from which place each number is."""
        counts = np.diff(self.starts)[places]
        positions = np.arange(counts.sum(), dtype=np.int32)
        positions += np.repeat(self.starts[places] - (np.cumsum(counts) - counts), counts)
        return self.flat[positions], np.repeat(np.arange(len(places), dtype=np.int32), counts)


def pairs(firsts: Ints, seconds: Ints, count: int) -> tuple[Ints, Ints, Ints]:
    """The different pairs in order, and how often each is there; seconds are below ``count``."""
    bits = np.int64(count.bit_length())
    joined = firsts.astype(np.int64)
    joined <<= bits
    joined |= seconds
    joined.sort()
    begins = np.flatnonzero(np.concatenate(([True], joined[1:] != joined[:-1]))[: len(joined)])
    often = np.diff(begins, append=len(joined)).astype(np.int32)
    joined = joined[begins]
    return (joined >> bits).astype(np.int32), (joined & ((1 << bits) - 1)).astype(np.int32), often
