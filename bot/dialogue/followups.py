"""Questions that lean on the conversation: "a kto go przedłożył?", "a poprzedni?", "a w 2018?"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.dialogue.antecedents import spoken_of, with_antecedent
from bot.dialogue.conversation import Conversation
from bot.dialogue.pointing import (
    AFTER_IT,
    BEFORE_IT,
    EARLIER,
    LATER,
    POINTING,
    POLITELY,
    PRONOUNS,
    SOURCE,
)
from bot.knowledge.model import Kind, KnowledgeBase
from bot.matching.asking import asks
from bot.matching.languages import FUNCTION_WORDS
from bot.matching.matcher import Matcher, is_informative
from bot.matching.text import fold, tokens

# The weights in the pool: of the question by itself, after the last question, with the subject of
# the conversation; fitted on the dialogues of the development half and on single questions put
# into them. One that stands instead of the question, as "a DFOP?" does, has no other reading.
OWN: Final = 0.56
AFTER_QUESTION: Final = 0.70
WITH_SUBJECT: Final = 0.49
INSTEAD: Final = 2.0

ELLIPTICAL_WORDS: Final = 7
SHORT_WORDS: Final = 5
SCANTY_WORDS: Final = 2

_LEAD: Final = re.compile(r"^\s*(?:a|i|oraz|no|ale|and|but|а|і|й|та)\s+", re.IGNORECASE)
# "Nie, chodziło mi o kluby": the last question, asked about something else.
_CORRECTION: Final = re.compile(
    r"^\s*(?:(?:nie|no|ale|ні|no)\b[\s,.–-]*)?(?:chodzi(?:ło)?\s+(?:mi|nam)\s+o|mam\s+na\s+myśli"
    r"|mia[łl][ae]m\s+na\s+my[śs]li|i\s+mean(?:t)?|я\s+ма(?:в|ла)\s+на\s+увазі"
    r"|мені\s+йшлося\s+про)\s+"
    r"|[\s,.–-]+(?:mia[łl][ae]m\s+na\s+my[śs]li|mi\s+chodzi(?:ło)?|i\s+mean(?:t)?)[\s.!]*$",
    re.IGNORECASE,
)
_YEAR_WORDS: Final = frozenset(
    {"r", "rok", "roku", "year", "roci", "rik", "ok", "okolo", "circa", "about", "around", "blysko"}
)
_JOINING: Final = frozenset("a i no ale and but one the ten ta to noho nioho neji nei".split())
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a question: its full wording, and the subject lent by the conversation.

    ``leaning``: something in the question shows that it leans on the conversation; ``weight``: how
    much this reading counts in the pool of all.
    """

    text: str
    subject: str | None
    leaning: bool
    weight: float


def asks_for_source(text: str) -> bool:
    """Whether the person wants to know where the last answer can be read, and nothing else."""
    words = [fold(token) for token in tokens(text)]
    folded = f" {' '.join(words)} "
    if not any(f" {stem}" in folded for stem in SOURCE):
        return False
    stems = tuple(stem.split()[0] for stem in SOURCE)
    return not [w for w in _content(words) if w not in POLITELY and not w.startswith(stems)]


def points_back(text: str) -> bool:
    """Whether a word of ``text`` points to what was spoken about."""
    return any(fold(token) in POINTING for token in tokens(text))


def has_pronoun(text: str) -> bool:
    """Whether ``text`` has a pronoun that stands for something said before."""
    return any(fold(token) in PRONOUNS for token in tokens(text))


def is_scanty(text: str) -> bool:
    """Whether ``text`` is little for a question of its own: "numer uchwały?", "do kiedy trwał?"."""
    words = [fold(token) for token in tokens(text)]
    return len(words) <= SCANTY_WORDS or len(_content(words)) <= 1


def readings(
    text: str, conversation: Conversation, base: KnowledgeBase, matcher: Matcher
) -> Iterator[Reading]:
    """The full questions that an elliptical ``text`` may stand for; none where it is complete."""
    words = [fold(token) for token in tokens(text)]
    if len(words) > 2 * ELLIPTICAL_WORDS:
        return
    mentions = matcher.documents.subjects.mentions(text)
    named = [m for m in mentions if not m.generic]
    last = base.by_id.get(conversation.entry or "")
    if last is None:
        # After a refusal "ten program" still is the one spoken about before.
        if pointed := _of_what_was_spoken_of(text, conversation, base, matcher):
            yield pointed
        return
    instead = _of_another_year(text, words, conversation)
    if instead is None and (len(words) <= SHORT_WORDS or not (named or _has_digit(words))):
        instead = _of_another_in_line(words, conversation, base, matcher)
    if instead is None and not named and not _has_digit(words):
        instead = _of_what_was_spoken_of(text, conversation, base, matcher)
    if instead is not None:
        yield instead
        return
    bare = _without_lead(text)
    if _has_digit(words) and not _YEAR.search(text) and not _content(words):
        # "ile to 2+2"
        return
    before = conversation.question or last.title_in(conversation.language or base.language)
    after = f"{before.rstrip(' ?.!')} {bare}"
    led = bare != text.strip()
    if named:
        rest = matcher.documents.subjects.mask(text, mentions, "pl")
        if len(words) <= ELLIPTICAL_WORDS and not _asks_something(rest, len(named)):
            # "a DFOP?": the last question, about another subject.
            subject = named[0].subjects[0]
            full = _replaced(conversation.question, subject, base, matcher)
            yield Reading(full, subject, leaning=True, weight=INSTEAD)
        elif led:
            yield Reading(after, None, leaning=True, weight=AFTER_QUESTION)
        if not has_pronoun(text):
            return
    leaning = points_back(text) or led or not is_informative(bare)
    for subject in spoken_of(words, conversation, base, matcher)[:1]:
        full = f"{bare.rstrip(' ?.!')} – {_name(subject, base)}?"
        yield Reading(full, subject, leaning, WITH_SUBJECT)
    yield Reading(after, None, leaning, AFTER_QUESTION)


def _without_lead(text: str) -> str:
    """``text`` without what joins it to the conversation."""
    corrected = _CORRECTION.sub("", text).strip()
    return _LEAD.sub("", text).strip() if any(asks(corrected)) else _LEAD.sub("", corrected)


def _of_what_was_spoken_of(
    text: str, conversation: Conversation, base: KnowledgeBase, matcher: Matcher
) -> Reading | None:
    """The question with the name of what "ten program" stands for."""
    found = with_antecedent(text, conversation, base, matcher)
    return Reading(found[1], found[0], leaning=True, weight=INSTEAD) if found else None


def _has_digit(words: list[str]) -> bool:
    return any(word.isdigit() for word in words)


def _of_another_year(text: str, words: list[str], conversation: Conversation) -> Reading | None:
    """The last question with the year of "a w 2018?"."""
    year = _YEAR.search(text)
    if year is None or _content(words) or not _YEAR.search(conversation.question):
        return None
    full = _YEAR.sub(year.group(), conversation.question)
    return Reading(full, None, leaning=True, weight=INSTEAD)


def _of_another_in_line(
    words: list[str], conversation: Conversation, base: KnowledgeBase, matcher: Matcher
) -> Reading | None:
    """The question about the subject before or after the one spoken about, where words ask so."""
    earlier, later = (EARLIER, LATER) if len(words) <= SHORT_WORDS else (BEFORE_IT, AFTER_IT)
    other, rest = _succession(words, conversation.subjects, base, (earlier, later))
    if other is None:
        return None
    if _content(rest) or (any(asks(" ".join(rest))) and len(words) > SHORT_WORDS):
        full = f"{' '.join(rest)} – {_name(other, base)}?"
    else:
        full = _replaced(conversation.question, other, base, matcher)
    return Reading(full, other, leaning=True, weight=INSTEAD)


def _content(words: list[str]) -> list[str]:
    return [
        word
        for word in words
        if word not in FUNCTION_WORDS and not word.isdigit() and word not in _YEAR_WORDS
    ]


def _asks_something(rest: str, names: int) -> bool:
    """Whether more than names and joining words is left of a masked question."""
    words = [fold(word) for word in rest.split()]
    left = [word for word in words if word not in FUNCTION_WORDS and len(word) > 1]
    return len(left) > names or any(any(asks(word)) for word in words)


def _name(subject: str, base: KnowledgeBase) -> str:
    found = base.subject_by_id[subject]
    return found.short or found.name


def _succession(
    words: list[str],
    subjects: tuple[str, ...],
    base: KnowledgeBase,
    stems: tuple[tuple[str, ...], tuple[str, ...]],
) -> tuple[str | None, list[str]]:
    """The subject before or after one spoken about in its line, when ``words`` ask for it.

    And the words that ask for something else. ``stems`` are those of the earlier and the later.
    """
    text = f" {' '.join(words)} "
    follows = {subject.id: subject.follows for subject in base.subjects if subject.follows}
    followed = {before: subject for subject, before in follows.items()}
    for those, line in zip(stems, (follows, followed), strict=True):
        stem = next((stem for stem in those if f" {stem}" in text), None)
        if stem is not None:
            other = next((line[one] for one in subjects if one in line), None)
            # The noun beside the stem, "poprzedni program", says no more.
            nouns = {fold(noun) for noun in base.subject_by_id[other].generic} if other else set()
            rest = re.sub(rf" {stem}\w*", " ", text).split()
            return other, [word for word in rest if word not in nouns | _JOINING]
    return None, words


def _replaced(question: str, subject: str, base: KnowledgeBase, matcher: Matcher) -> str:
    """``question`` asked about ``subject`` instead of the subject it names."""
    words = tokens(question)
    mentions = [m for m in matcher.documents.subjects.mentions(question) if not m.generic]
    name = _name(subject, base)
    kind = base.subject_by_id[subject].kind
    same = [m for m in mentions if base.subject_by_id[m.subjects[0]].kind == kind]
    if kind is Kind.PERSON and not same:
        return f"Kim jest {name}?"
    if not mentions:
        return f"{question.rstrip(' ?.!')} – {name}?"
    mention = (same or mentions)[0]
    return " ".join((*words[: mention.start], name, *words[mention.end :])) + "?"
