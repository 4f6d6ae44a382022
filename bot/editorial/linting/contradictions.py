"""Two entries that say different dates, sums or phone numbers of the same matter."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import log
from typing import Final, NamedTuple

from bot.editorial.linting.facts import Fact, facts
from bot.knowledge.model import Entry
from bot.matching.documents import Documents

ALIKE: Final = 0.5
"""So much of the weight of two sentences' words they must share to speak of the same matter."""
MIN_SHARED: Final = 2


class Contradiction(NamedTuple):
    """Two facts of two entries that cannot both be true."""

    entry: Entry
    fact: Fact
    other: Entry
    other_fact: Fact


def contradictions(
    documents: Documents, only: Collection[str] | None = None
) -> Iterator[Contradiction]:
    """All pairs, or those of which one entry is among ``only``; each once a kind."""
    entries = [entry for entry in documents.entries if entry.id not in documents.base.smalltalk_ids]
    found = {entry.id: tuple(facts(entry.answer)) for entry in entries}
    subjects = {entry.id: _subjects(documents, entry) for entry in entries}
    weights = _weights(list(found.values()))
    told: set[tuple[str, str, str]] = set()
    for place, entry in enumerate(entries):
        for other in entries[place + 1 :]:
            if only is not None and entry.id not in only and other.id not in only:
                continue
            if not _related(subjects[entry.id], subjects[other.id]):
                continue
            for one, two in _differing(found[entry.id], found[other.id]):
                key = (entry.id, other.id, one.kind)
                if key not in told and _share(one, two, weights) >= ALIKE:
                    told.add(key)
                    yield Contradiction(entry, one, other, two)


def _differing(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    our_values = {(fact.kind, fact.value) for fact in ours}
    their_values = {(fact.kind, fact.value) for fact in theirs}
    for one in ours:
        for two in theirs:
            same_kind = one.kind == two.kind and one.value != two.value
            # Who says both knows of both.
            known = (one.kind, one.value) in their_values or (two.kind, two.value) in our_values
            if same_kind and not known and (one.others <= two.others or two.others <= one.others):
                yield one, two


def _share(one: Fact, two: Fact, weights: Mapping[str, float]) -> float:
    shared = one.words & two.words
    if len(shared) < MIN_SHARED:
        return 0.0
    total = sum(weights[word] for word in one.words | two.words)
    return sum(weights[word] for word in shared) / total


def _weights(found: Sequence[Sequence[Fact]]) -> Mapping[str, float]:
    """How telling each word is: "tel." stands beside every phone number."""
    count = Counter(word for part in found for word in {w for fact in part for w in fact.words})
    return {word: log((len(found) + 1) / number) for word, number in count.items()}


def _subjects(documents: Documents, entry: Entry) -> tuple[str, ...]:
    """What an entry is about, the main matter first; as its title says where it does not tell."""
    if entry.about:
        return entry.about
    mentions = documents.subjects.mentions(entry.title, typos=False)
    return tuple(s for mention in mentions if not mention.generic for s in mention.subjects)


def _related(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not ours or not theirs:
        return True
    return ours[0] in theirs and theirs[0] in ours
