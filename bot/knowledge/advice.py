"""Warnings: what loads well but will not serve the people who ask."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from bot.i18n import LANGUAGES
from bot.knowledge.dates import PartialDate
from bot.knowledge.model import Status
from bot.knowledge.nodes import MappingNode, ScalarNode, text_of, texts
from bot.knowledge.problems import Findings, there
from bot.knowledge.rules import Item, items, phrasings
from bot.knowledge.source import SourceFile
from bot.knowledge.wording import fold

MAX_TITLE: Final = 60
MIN_PHRASINGS: Final = 3
SIMILAR: Final = 93
_SAME_WORD: Final = 70
_LITTLE_WORD: Final = 2
# Phrasings are compared when they share one of their rarest words; a word shared by more
# phrasings than this says too little.
_RAREST: Final = 2
_LARGEST_BLOCK: Final = 300


def advise(files: Sequence[SourceFile], today: date, findings: Findings) -> None:
    """Note every warning; ``today`` decides which entries are out of date."""
    found = items(files)
    entries = [item for item in found if item.section == "entries"]
    known = [item for item in found if item.section != "subjects"]
    for item in entries:
        _title(item, findings)
        _few_phrasings(item, findings)
        _out_of_date(item, today, findings)
    _languages(found, files, findings)
    _same_titles(entries, findings)
    _no_source(entries, findings)
    _idle_subjects(found, findings)
    _similar_phrasings(known, findings)


def _title(item: Item, findings: Findings) -> None:
    title = text_of(item.node, "title")
    if title and len(title.text) > MAX_TITLE:
        findings.warn(title.place, "long-title", count=len(title.text), limit=MAX_TITLE)


def _few_phrasings(item: Item, findings: Findings) -> None:
    count = sum(1 for _ in texts(item.node, "questions"))
    if 0 < count < MIN_PHRASINGS:
        place = item.node.pairs["questions"][0]
        findings.warn(place, "few-phrasings", id=item.id, count=count, limit=MIN_PHRASINGS)


def _out_of_date(item: Item, today: date, findings: Findings) -> None:
    node = item.node.child("valid_until")
    if not isinstance(node, ScalarNode):
        return
    try:
        last = PartialDate.parse(node.value).last_day
    except ValueError:
        return
    if last < today:
        findings.warn(node.place, "out-of-date", id=item.id, date=node.text)


def _languages(found: Iterable[Item], files: Iterable[SourceFile], findings: Findings) -> None:
    stated = (text_of(file.root, "language") for file in files if file.root)
    own = next((node.text for node in stated if node), None)
    for item in found:
        translations = item.node.child("translations")
        pairs = translations.pairs if isinstance(translations, MappingNode) else {}
        for code, (place, _) in pairs.items():
            if code == own:
                # It would be shown in place of the entry itself.
                findings.warn(place, "own-language", text=code)
            elif code not in LANGUAGES:
                findings.warn(place, "not-spoken", text=code, choices=", ".join(LANGUAGES))


def _same_titles(entries: Iterable[Item], findings: Findings) -> None:
    first: dict[str, tuple[Item, ScalarNode]] = {}
    for item in entries:
        title = text_of(item.node, "title")
        if title:
            owner, seen = first.setdefault(fold(title.text), (item, title))
            if seen is not title:
                place = seen.place
                findings.warn(title.place, "same-title", id=owner.id, **there(place))


def _no_source(entries: Sequence[Item], findings: Findings) -> None:
    """Point out entries without a source, where giving sources is the custom of the base."""
    without = [
        item
        for item in entries
        if "sources" not in item.node.pairs and _status(item) != Status.UNKNOWN
    ]
    if 2 * len(without) < len(entries):
        for item in without:
            findings.warn(item.node.place, "no-source", id=item.id)


def _status(item: Item) -> str:
    node = text_of(item.node, "status")
    return node.text if node else Status.CURRENT


def _idle_subjects(found: Iterable[Item], findings: Findings) -> None:
    used: set[str] = set()
    subjects = []
    for item in found:
        used.update(node.text for node in texts(item.node, "about"))
        if item.section == "subjects":
            subjects.append(item)
    for item in subjects:
        if item.id and item.id not in used:
            findings.warn(item.node.place, "idle-subject", id=item.id)


class _Phrasing(NamedTuple):
    item: Item
    node: ScalarNode
    words: tuple[str, ...]

    def means_the_same(self, other: "_Phrasing") -> bool:
        """Whether they differ in the form of words only, not in a name, number or question word."""
        ours, theirs = (
            " ".join(word for word in one.words if word not in another.words)
            for one, another in ((self, other), (other, self))
        )
        if any(char.isdigit() for char in ours + theirs):
            return False
        if not (ours and theirs):
            return len(ours + theirs) <= _LITTLE_WORD
        return fuzz.ratio(ours, theirs) >= _SAME_WORD


def _similar_phrasings(known: Iterable[Item], findings: Findings) -> None:
    """Phrasings of different entries that a person would hardly tell apart.

    Those of two background groups do no harm: neither group is an answer of ours.
    """
    found = [
        _Phrasing(item, node, tuple(sorted(fold(node.text).split())))
        for item in known
        for _, node in phrasings(item)
    ]
    told: set[int] = set()
    for first, second in _similar(found):
        one, other = found[first], found[second]
        sections = {one.item.section, other.item.section}
        if one.item is other.item or sections == {"background"} or second in told:
            continue
        if one.means_the_same(other) and fold(one.node.text) != fold(other.node.text):
            told.add(second)
            findings.warn(
                other.node.place, "similar-phrasing", text=other.node.text, other=one.node.text,
                id=one.item.id, **there(one.node.place),
            )  # fmt: skip


def _similar(found: Sequence[_Phrasing]) -> Iterator[tuple[int, int]]:
    words = [set(phrasing.words) for phrasing in found]
    count = Counter(chain.from_iterable(words))
    order = sorted(count, key=lambda word: (count[word], word))
    rank = {word: place for place, word in enumerate(order)}
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        for word in sorted(own, key=rank.__getitem__)[:_RAREST]:
            blocks[word].append(number)
    lines = [" ".join(phrasing.words) for phrasing in found]
    for block in blocks.values():
        if 1 < len(block) <= _LARGEST_BLOCK:
            some = [lines[number] for number in block]
            scores = process.cdist(
                some, some, scorer=fuzz.ratio, score_cutoff=SIMILAR, dtype=np.uint8
            )
            # Each is like itself; to look for others where there are none takes the most time.
            if np.count_nonzero(scores) > len(block):
                for first, second in np.argwhere(np.triu(scores, 1)):
                    yield block[first], block[second]
