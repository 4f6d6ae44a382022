"""What a message means: its questions, read by themselves or as leaning on the conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.dialogue.conversation import Conversation
from bot.dialogue.followups import (
    ELLIPTICAL_WORDS,
    INSTEAD,
    OWN,
    SHORT_WORDS,
    Reading,
    has_pronoun,
    is_scanty,
    readings,
)
from bot.dialogue.judgement import Judgement, Verdict, judge, withheld
from bot.dialogue.pooling import lowered, pooled
from bot.dialogue.splitting import STORY_WORDS, is_asking, is_unwanted, questions, without_courtesy
from bot.dialogue.stories import blended, points_there, told_before
from bot.knowledge.model import Entry, KnowledgeBase
from bot.matching.languages import FUNCTION_WORDS
from bot.matching.matcher import Matcher
from bot.matching.morphology import lemmas
from bot.matching.ranking import Ranking
from bot.matching.text import fold, tokens

# How much likelier than otherwise two questions of one message mean the same entry.
TOLD: Final = 0.02
# A question that names what it is about needs no conversation from here on.
LIKELY: Final = 0.5
# Small talk that is this certain needs no conversation.
CERTAIN: Final = 0.8
# From here on a question is about something else, unless all its words are ours.
NOT_OURS: Final = 0.7
CLEARLY_NOT_OURS: Final = 0.97
# Below this share of known words a question is taken to be complete.
FAMILIAR: Final = 0.6
# The same for one that by itself means none of the entries.
OUR_WORDS: Final = 0.9


_UNANSWERED: Final = frozenset({Verdict.REFUSE, Verdict.ASK_BACK})


@dataclass(frozen=True, slots=True)
class Part:
    """One question of a message: as typed, as understood, and what may be said."""

    text: str
    resolved: str
    subject: str | None
    ranking: Ranking
    judgement: Judgement

    def read_after(self, told: Entry) -> str:
        """What the next question is read after, when ``told`` answers this one.

        What leaned on the conversation says little by itself: the title says more.
        """
        return self.text if self.text == self.resolved else told.title


class Understanding:
    """Reads messages against one knowledge base."""

    def __init__(self, base: KnowledgeBase, matcher: Matcher) -> None:
        self.base = base
        self.matcher = matcher

    def parts(self, text: str, conversation: Conversation) -> list[Part]:
        """The questions of a message with what each means; one part where they mean the same."""
        asked = questions(text)
        if len(asked) == 1 and not is_asking(asked[0]) and len(asked[0]) < len(text):
            # "Bye for now" and "Thanks a lot!" are no more than courtesy, though words are left.
            whole = self._understand(text, conversation)
            if whole.judgement.verdict is Verdict.SMALLTALK:
                return [whole]
        if len(asked) == 1:
            return [self._understand(asked[0], conversation, told=told_before(asked[0], text))]
        context = conversation
        parts: list[Part] = []
        for number, piece in enumerate(asked):
            # Without an answer before it, a part leans on the words before it.
            alone = not parts or parts[-1].judgement.verdict is not Verdict.TELL
            told = told_before(piece, text) if alone else ""
            parts.append(self._understand(piece, context, joined=number > 0, told=told))
            # What follows a part leans on that part, or on nothing where that has no answer.
            context = self._thread(Conversation(), parts[-1])
        answered = [part for part in parts if part.judgement.verdict is Verdict.TELL]
        different = _distinct(answered)
        unanswered = any(part.judgement.verdict in _UNANSWERED for part in parts)
        if _place_for_all(parts):
            return [self._understand(without_courtesy(text), conversation)]
        if len(different) > 1 or (answered and unanswered):
            return [part for part in parts if part in different or part not in answered]
        return [max(parts, key=_certainty)]

    def _understand(
        self, text: str, conversation: Conversation, *, joined: bool = False, told: str = ""
    ) -> Part:
        """One question, read by itself or as leaning on the conversation.

        ``joined``: it follows another one in the same message; ``told``: what goes before it there.
        """
        there = points_there(text)
        long = len(tokens(told)) + len(tokens(text)) > STORY_WORDS
        story = told if joined or there or long else ""
        own = self.matcher.rank(text, told=story)
        if story:
            own = blended(own, self.matcher.rank(f"{story} {text}", places=there))
        plain = Part(text, text, None, own, judge(own, self.base))
        if is_unwanted(text):
            return replace(plain, judgement=withheld(plain.judgement))
        found = list(readings(text, conversation, self.base, self.matcher))
        strange = _is_strange(own) and own.informative
        chatting = plain.judgement.verdict is Verdict.SMALLTALK
        # "Thanks bye" asks for nothing; a question that looks like small talk may lean.
        if not found or (chatting and (own.confidence >= CERTAIN or not is_asking(text))):
            return plain
        if joined:
            return self._joined(plain, found, conversation.entry, strange=strange)
        alone = self._stands_alone(plain, found, strange=strange, story=bool(told))
        refused = plain.judgement.verdict is Verdict.REFUSE and not strange
        if alone and not (refused and len(tokens(text)) < SHORT_WORDS):
            return plain
        rankings = [(self.matcher.rank(reading.text), reading.weight) for reading in found]
        part = self._read(text, found[0], pooled((*rankings, (own, OWN))))
        # "kiedy złożył ślubowanie?": Polish leaves out who is spoken of.
        return part if not alone or part.ranking.confidence >= CERTAIN else plain

    def _stands_alone(
        self, plain: Part, found: Sequence[Reading], *, strange: bool, story: bool
    ) -> bool:
        """Whether a question has no need of the conversation, by its words and how sure it is.

        ``story``: something else goes before it in the same message.
        """
        sure, named = _sureness(plain), self._named(plain.ranking)
        if has_pronoun(plain.text):
            return False
        if not any(reading.leaning for reading in found):
            if strange or (named and sure >= LIKELY):
                return True
            short = len(tokens(plain.text)) <= ELLIPTICAL_WORDS and not story
            return not is_scanty(plain.text) and (named or sure >= CERTAIN or not short)
        words = len(tokens(plain.text))
        sure_not_ours = strange and plain.ranking.none > CLEARLY_NOT_OURS
        if sure_not_ours and _has_others_words(plain.ranking) and found[0].weight < INSTEAD:
            # "a kiedy wywożą śmieci?"
            return True
        return named and (words > ELLIPTICAL_WORDS or (words >= SHORT_WORDS and sure >= CERTAIN))

    def _joined(
        self, plain: Part, found: Sequence[Reading], before: str | None, *, strange: bool
    ) -> Part:
        """A question beside another one, whose answer is ``before``: that may lend it a subject."""
        other = all(candidate.entry != before for candidate in plain.judgement.tell)
        if not strange and other and self._named(plain.ranking) and _sureness(plain) >= LIKELY:
            return plain
        reading = next((reading for reading in found if reading.subject is not None), found[0])
        ranking = self.matcher.rank(reading.text)
        if not strange:
            ranking = pooled(((ranking, reading.weight), (plain.ranking, OWN)))
        part = self._read(plain.text, reading, lowered(ranking, before, TOLD))
        return plain if strange and part.ranking.confidence < CERTAIN else part

    def _read(self, text: str, reading: Reading, ranking: Ranking) -> Part:
        return Part(text, reading.text, reading.subject, ranking, judge(ranking, self.base))

    def _named(self, ranking: Ranking) -> bool:
        """Whether the question names a subject, or has a word of a name of its best entry's."""
        if ranking.subjects or ranking.generic:
            return True
        if not ranking.candidates:
            return False
        subjects = self.base.by_id[ranking.candidates[0].entry].about[:1]
        names = {
            form
            for subject in subjects
            for name in self.base.subject_by_id[subject].names()
            for form in _forms(name)
        }
        return bool(names & _forms(ranking.question))

    def _thread(self, conversation: Conversation, part: Part) -> Conversation:
        """The conversation as the next question of the same message sees it."""
        tell = part.judgement.tell
        if not tell or part.judgement.verdict is not Verdict.TELL:
            return conversation
        entry = self.base.by_id[tell[0].entry]
        return replace(
            conversation,
            question=part.read_after(entry),
            entry=entry.id,
            subjects=self.subjects(entry, part),
        )

    def subjects(self, entry: Entry, part: Part | None) -> tuple[str, ...]:
        """What is being spoken about: named subjects the entry is about, then its own."""
        named = part.ranking.subjects if part else ()
        lent = (part.subject,) if part and part.subject else ()
        about = [s for s in entry.about if s in self.base.subject_by_id]
        first = [s for s in (*lent, *named) if s in about]
        return tuple(dict.fromkeys((*first, *about)))


def _place_for_all(parts: Sequence[Part]) -> bool:
    """Whether another place named in one part goes for all of them.

    "Czy w Tychach działa rada i kto jej przewodniczy?" – unless a part names a subject of its own.
    """
    if not any(part.ranking.foreign for part in parts):
        return False
    return not any(
        part.ranking.subjects and not part.ranking.foreign and part.subject is None
        for part in parts
    )


def _forms(text: str) -> set[str]:
    """The content words of ``text``, folded, and their base forms."""
    words = [word for word in tokens(text) if fold(word) not in FUNCTION_WORDS]
    return {form for word in words for form in (fold(word), *lemmas(word))}


def _is_strange(ranking: Ranking) -> bool:
    """Whether the question begins something that the base does not know, whatever went before."""
    if ranking.known < FAMILIAR or ranking.none > CLEARLY_NOT_OURS:
        return True
    return ranking.none > NOT_OURS and (_has_others_words(ranking) or ranking.known < OUR_WORDS)


def _has_others_words(ranking: Ranking) -> bool:
    """Whether a word of the question stands in what is not ours and nowhere in the base."""
    return ranking.none_signals.get("background_words", 0) > 0


def _certainty(part: Part) -> float:
    return 1 - part.ranking.none + part.ranking.confidence


def _sureness(part: Part) -> float:
    """The probability that what may be told is meant."""
    return sum(candidate.probability for candidate in part.judgement.tell)


def _distinct(parts: Sequence[Part]) -> list[Part]:
    """Parts without those whose answer an earlier part gives."""
    kept: list[Part] = []
    seen: set[str] = set()
    for part in parts:
        told = {c.entry for c in part.judgement.tell[:1]}
        if not told or not told <= seen:
            kept.append(part)
        seen |= told
    return kept
