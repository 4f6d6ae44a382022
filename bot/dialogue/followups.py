"""Questions that lean on the conversation: "a kto go przedłożył?", "a poprzedni?", "a w 2018?"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.dialogue.conversation import Conversation
from bot.knowledge.model import KnowledgeBase
from bot.matching.languages import EARLIER, FUNCTION_WORDS, LATER, POINTING, SOURCE
from bot.matching.matcher import Matcher, is_informative
from bot.matching.text import fold, tokens

ELLIPTICAL_WORDS: Final = 7
SHORT_WORDS: Final = 5

_LEAD: Final = re.compile(r"^\s*(?:a|i|oraz|no|ale|and|but|а|і|й|та)\s+", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a question: its full wording, and the subject lent by the conversation."""

    text: str
    subject: str | None
    forced: bool


def asks_for_source(text: str) -> bool:
    """Whether the person wants to know where the last answer can be read."""
    folded = " ".join(fold(token) for token in tokens(text))
    if len(folded.split()) > ELLIPTICAL_WORDS:
        return False
    return any(f" {stem}" in f" {folded}" for stem in SOURCE)


def points_back(text: str) -> bool:
    """Whether a word of ``text`` points to what was spoken about."""
    return any(fold(token) in POINTING for token in tokens(text))


def readings(text: str, conversation: Conversation, base: KnowledgeBase, matcher: Matcher) -> Iterator[Reading]:
    """The full questions that an elliptical ``text`` may stand for; none where it is complete."""
    if not conversation.subjects and not conversation.entry:
        return
    words = [fold(token) for token in tokens(text)]
    mentions = matcher.documents.subjects.mentions(text)
    named = [m for m in mentions if not m.generic]
    bare = _LEAD.sub("", text)
    follows = next((s for s in conversation.subjects if _neighbours(s, base)), None)
    if len(words) <= SHORT_WORDS and follows is not None and not named:
        other = _succession(words, follows, base)
        if other is not None:
            yield Reading(_replaced(conversation.question, other, base, matcher), other, True)
            return
    if named:
        rest = matcher.documents.subjects.mask(text, mentions, "pl")
        if len(words) <= ELLIPTICAL_WORDS and not _asks_something(rest, named, matcher):
            # "a DFOP?": the last question, about another subject.
            subject = named[0].subjects[0]
            yield Reading(_replaced(conversation.question, subject, base, matcher), subject, True)
        return
    years = _YEAR.findall(text)
    if years and len(words) <= SHORT_WORDS and _YEAR.search(conversation.question) and not _content(words):
        yield Reading(_YEAR.sub(years[0], conversation.question), None, True)
        return
    if len(words) > ELLIPTICAL_WORDS * 2:
        return
    leaning = points_back(text) or _LEAD.match(text) is not None or not is_informative(bare)
    for subject in conversation.subjects[:2]:
        yield Reading(f"{bare.rstrip(' ?.!')} – {_name(subject, base)}?", subject, leaning)
    if conversation.entry in base.by_id:
        title = base.by_id[conversation.entry].title_in(conversation.language or base.language)
        yield Reading(f"{title} {bare}", None, leaning and not conversation.subjects)


def _content(words: list[str]) -> list[str]:
    return [w for w in words if w not in FUNCTION_WORDS and not w.isdigit() and w not in {"r", "rok", "roku"}]


def _asks_something(rest: str, named: list[object], matcher: Matcher) -> bool:
    """Whether more than names and joining words is left of a masked question."""
    nouns = {fold(n) for n in rest.split()}
    left = [w for w in nouns if w not in FUNCTION_WORDS and len(w) > 1]
    return len(left) > len(named) or any(w in {"co", "kto", "kiedy", "gdzie", "ile"} for w in nouns)


def _name(subject: str, base: KnowledgeBase) -> str:
    found = base.subject_by_id[subject]
    return found.short or found.name


def _neighbours(subject: str, base: KnowledgeBase) -> bool:
    found = base.subject_by_id.get(subject)
    if found is None:
        return False
    return found.follows is not None or any(s.follows == subject for s in base.subjects)


def _succession(words: list[str], subject: str, base: KnowledgeBase) -> str | None:
    """The subject before or after ``subject`` in its line, when the words ask for it."""
    if any(word.startswith(EARLIER) for word in words):
        return base.subject_by_id[subject].follows
    if any(word.startswith(LATER) for word in words):
        return next((s.id for s in base.subjects if s.follows == subject), None)
    return None


def _replaced(question: str, subject: str, base: KnowledgeBase, matcher: Matcher) -> str:
    """``question`` asked about ``subject`` instead of the subject it names."""
    words = tokens(question)
    mentions = [m for m in matcher.documents.subjects.mentions(question) if not m.generic]
    name = _name(subject, base)
    if not mentions:
        return f"{question.rstrip(' ?.!')} – {name}?"
    kind = base.subject_by_id[subject].kind
    same = [m for m in mentions if base.subject_by_id[m.subjects[0]].kind == kind]
    mention = (same or mentions)[0]
    return " ".join((*words[: mention.start], name, *words[mention.end :])) + "?"
