"""The assistant: one question in, one reply out. Pure: no clock, no file, no network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.dialogue.conversation import Conversation
from bot.dialogue.followups import asks_for_source, has_pronoun, readings
from bot.dialogue.judgement import Judgement, Verdict, judge
from bot.dialogue.reply import Decision, Option, Question, Reply
from bot.dialogue.splitting import MAX_CHARS, STORY_WORDS, questions, without_courtesy
from bot.dialogue.wording import answer_text, contact_text, sources_text
from bot.i18n import LANGUAGES, message
from bot.knowledge.markup import escape
from bot.knowledge.model import Entry, KnowledgeBase, Link
from bot.matching.language import detect_language
from bot.matching.matcher import Matcher
from bot.matching.ranking import Candidate, Ranking
from bot.matching.text import tokens

ENTRIES: Final = 5
RELATED: Final = 3
QUOTED: Final = 120
# In a follow-up: how much likelier than otherwise is what was just told, and what lies near it.
TOLD: Final = 0.05
TOLD_BY_TITLE: Final = 0.001
NEAR: Final = 2.0
# A reading in context must be this probable where the question leans, else this much more so.
LEANING: Final = 0.3
LIKELY: Final = 0.5
CLEARLY: Final = 0.1
# From here on a part of a message is named as one without an answer.
NOT_OURS: Final = 0.7


@dataclass(frozen=True, slots=True)
class _Part:
    """One question of a message: as typed, as understood, and what may be said."""

    text: str
    resolved: str
    subject: str | None
    ranking: Ranking
    judgement: Judgement


class Assistant:
    """Answers questions from one knowledge base."""

    def __init__(self, base: KnowledgeBase, matcher: Matcher) -> None:
        self.base = base
        self.matcher = matcher

    def reply(self, question: Question) -> Reply:
        """The reply to what a person typed."""
        conversation = question.conversation.at_time(question.now)
        text = question.text[:MAX_CHARS].strip()
        language = self._language(text, question.language, conversation)
        conversation = replace(conversation, at=question.now, language=language)
        if not tokens(text) and not self.matcher.rank(text).candidates:
            return self._said(Decision.FALLBACK, language, "reply-empty", conversation)
        if conversation.entry in self.base.by_id and asks_for_source(text):
            return self._sources(self.base.by_id[conversation.entry], language, conversation)
        parts = self._parts(text, conversation)
        if len(parts) > 1:
            return self._several(parts, language, conversation, question.now)
        return self._single(parts[0], language, conversation, question.now)

    def show(
        self,
        entry: str,
        now: datetime,
        conversation: Conversation,
        language: str | None = None,
        *,
        simple: bool = False,
    ) -> Reply:
        """The reply to a tapped option: this entry, or its plain-language form.

        Raises KeyError when the base has no such entry (it was removed since the button was sent).
        """
        found = self.base.by_id[entry]
        conversation = conversation.at_time(now)
        language = language or conversation.language or self.base.language
        text = answer_text(found, self.base, language, now.date(), simple=simple)
        reply = Reply(
            Decision.SMALLTALK if entry in self.base.smalltalk_ids else Decision.ANSWER,
            language,
            text,
            self._after(conversation, now, language, found, found.title, None),
            found.links,
            related=self._related([found], language),
            entries=(entry,),
            answered=(entry,),
            confidence=1.0,
            simpler=None if simple else self._simpler(found, language),
        )
        return reply

    def none_of_these(
        self, now: datetime, conversation: Conversation, language: str | None = None
    ) -> Reply:
        """The reply when none of the offered options was meant."""
        conversation = replace(conversation.at_time(now), at=now, offered=())
        language = language or conversation.language or self.base.language
        return self._said(Decision.FALLBACK, language, "reply-unknown", conversation)

    # -- understanding ---------------------------------------------------------------------------

    def _language(self, text: str, chosen: str | None, conversation: Conversation) -> str:
        found = chosen or detect_language(text) or conversation.language or self.base.language
        return found if found in LANGUAGES else self.base.language

    def _parts(self, text: str, conversation: Conversation) -> list[_Part]:
        """The questions of a message with what each means; one part where they mean the same."""
        asked = questions(text)
        if len(asked) == 1 and not self._is_story(text, asked[0]):
            return [self._understand(asked[0], conversation)]
        context = conversation
        parts: list[_Part] = []
        for number, piece in enumerate(asked):
            parts.append(self._understand(piece, context, joined=number > 0))
            context = self._thread(context, parts[-1])
        whole = self._understand(without_courtesy(text), conversation)
        if any(p.ranking.foreign for p in parts) and not any(
            p.ranking.subjects and not p.ranking.foreign and p.subject is None for p in parts
        ):
            # "Czy w Tychach działa rada i kto jej przewodniczy?": the place goes for all of it.
            return [whole]
        told = [part for part in parts if part.judgement.verdict is Verdict.TELL]
        different = _distinct(told)
        refused = [part for part in parts if part.ranking.none > NOT_OURS]
        if len(different) > 1 or (told and refused and len(parts) > 1):
            return [part for part in parts if part in different or part not in told]
        best = max([whole, *parts], key=_certainty)
        # Of many sentences some one comes near to something: it must do so clearly.
        return [best if _sure(best) or whole.ranking.none < NOT_OURS else whole]

    @staticmethod
    def _is_story(text: str, asked: str) -> bool:
        return len(tokens(text)) > STORY_WORDS and len(tokens(asked)) < len(tokens(text))

    def _understand(
        self, text: str, conversation: Conversation, *, joined: bool = False
    ) -> _Part:
        """One question, read by itself or as leaning on the conversation.

        ``joined``: it follows another one in the same message.
        """
        own = self.matcher.rank(text)
        plain = _Part(text, text, None, own, judge(own, self.base))
        pronoun = has_pronoun(text)
        if own.none > NOT_OURS and own.informative and not (pronoun or joined):
            return plain
        found: list[tuple[_Part, bool]] = []
        for reading in readings(text, conversation, self.base, self.matcher):
            repeated = TOLD if reading.subject else TOLD_BY_TITLE
            ranking = self._in_context(self.matcher.rank(reading.text), conversation, repeated)
            part = _Part(text, reading.text, reading.subject, ranking, judge(ranking, self.base))
            found.append((part, reading.leaning))
        if not found or plain.judgement.verdict is Verdict.SMALLTALK:
            return plain
        part, leaning = max(found, key=lambda pair: pair[0].ranking.confidence)
        gain = part.ranking.confidence - own.confidence
        complete = bool(own.subjects or own.generic) and not pronoun
        if complete and _sure(plain):
            return plain
        floor = LEANING if leaning or joined or pronoun else LIKELY
        if gain > CLEARLY or (not complete and part.ranking.confidence >= floor):
            return part
        return plain

    def _in_context(
        self, ranking: Ranking, conversation: Conversation, repeated: float
    ) -> Ranking:
        """``ranking`` where what was just told is less likely asked, and what lies near it more."""
        told = self.base.by_id.get(conversation.entry or "")
        if told is None or not ranking.candidates:
            return ranking
        scope = 1 - ranking.none
        weights = []
        for candidate in ranking.candidates:
            entry = self.base.by_id[candidate.entry]
            near = entry.id in told.related or bool(set(entry.about[:1]) & set(conversation.subjects))
            factor = repeated if entry.id == told.id else NEAR if near else 1.0
            weights.append(candidate.probability * factor)
        scale = min(1.0, scope) / max(sum(weights), 1e-9)
        ranked = sorted(
            (
                replace(candidate, probability=weight * scale)
                for candidate, weight in zip(ranking.candidates, weights, strict=True)
            ),
            key=lambda candidate: -candidate.probability,
        )
        return replace(ranking, candidates=tuple(ranked))

    def _thread(self, conversation: Conversation, part: _Part) -> Conversation:
        """The conversation as the next question of the same message sees it."""
        tell = part.judgement.tell
        if not tell or part.judgement.verdict is not Verdict.TELL:
            return conversation
        entry = self.base.by_id[tell[0].entry]
        return replace(
            conversation,
            question=part.resolved,
            entry=entry.id,
            subjects=self._subjects(entry, part),
        )

    def _subjects(self, entry: Entry, part: _Part | None) -> tuple[str, ...]:
        """What is being spoken about: named subjects the entry is about, then its own."""
        named = part.ranking.subjects if part else ()
        lent = (part.subject,) if part and part.subject else ()
        about = [s for s in entry.about if s in self.base.subject_by_id]
        first = [s for s in (*lent, *named) if s in about]
        return tuple(dict.fromkeys((*first, *about)))

    # -- replying --------------------------------------------------------------------------------

    def _single(
        self, part: _Part, language: str, conversation: Conversation, now: datetime
    ) -> Reply:
        judgement, ranking = part.judgement, part.ranking
        common = {
            "entries": _ids(ranking),
            "confidence": _confidence(judgement, ranking),
            "rankings": (ranking,),
        }
        if judgement.verdict in {Verdict.TELL, Verdict.SMALLTALK}:
            found = [self.base.by_id[c.entry] for c in judgement.tell]
            small = judgement.verdict is Verdict.SMALLTALK
            after = conversation if small else self._after(
                conversation, now, language, found[0], part.resolved, part
            )
            return Reply(
                Decision.SMALLTALK if small else Decision.ANSWER,
                language,
                self._told(found, language, now),
                after,
                _links(found),
                related=() if small else self._related(found, language, judgement.offer),
                answered=tuple(entry.id for entry in found),
                simpler=self._simpler(found[0], language) if len(found) == 1 else None,
                **common,
            )
        options = self._options(judgement.offer, language)
        if judgement.verdict is Verdict.ASK_BACK:
            offered = tuple(option.entry for option in options)
            waiting = replace(conversation, offered=offered, question=part.resolved, shown=offered)
            key = "reply-clarify-more" if ranking.subjects or ranking.generic else "reply-clarify"
            text = escape(message(language, key))
            return Reply(Decision.CLARIFY, language, text, waiting, options=options, **common)
        reply = self._refused(ranking, options, language, conversation)
        return replace(reply, **common)

    def _told(self, found: Sequence[Entry], language: str, now: datetime) -> str:
        """The answer, and the runner-up's where the first one is not certain."""
        text = answer_text(found[0], self.base, language, now.date())
        for other in found[1:]:
            also = escape(message(language, "reply-also"))
            title = escape(other.title_in(language))
            text += f"\n\n{also} **{title}**\n\n"
            text += answer_text(other, self.base, language, now.date())
        return text

    def _several(
        self, parts: Sequence[_Part], language: str, conversation: Conversation, now: datetime
    ) -> Reply:
        """Each question answered in its turn; one without an answer is named as such."""
        blocks: list[str] = []
        found: list[Entry] = []
        for part in parts:
            if part.judgement.verdict is Verdict.TELL:
                entries = [self.base.by_id[c.entry] for c in part.judgement.tell]
                fresh = [entry for entry in entries if entry not in found]
                if fresh:
                    title = escape(fresh[0].title_in(language))
                    blocks.append(f"**{title}**\n\n{self._told(fresh, language, now)}")
                    found += fresh
            elif part.judgement.verdict is not Verdict.SMALLTALK:
                unsure = part.judgement.verdict is Verdict.ASK_BACK
                key = "reply-part-unsure" if unsure else "reply-part-unknown"
                quoted = part.text.strip(" ?.,!")[:QUOTED]
                blocks.append(escape(message(language, key, part=quoted)))
        last = next(part for part in reversed(parts) if part.judgement.verdict is Verdict.TELL)
        main = self.base.by_id[last.judgement.tell[0].entry]
        return Reply(
            Decision.ANSWER,
            language,
            "\n\n".join(blocks),
            self._after(conversation, now, language, main, last.resolved, last),
            _links(found),
            related=self._related(found, language),
            entries=tuple(dict.fromkeys(i for p in parts for i in _ids(p.ranking)[:2]))[:ENTRIES],
            answered=tuple(entry.id for entry in found),
            confidence=min(_confidence(p.judgement, p.ranking) for p in parts if p.judgement.tell),
            rankings=tuple(part.ranking for part in parts),
        )

    def _refused(
        self,
        ranking: Ranking,
        options: tuple[Option, ...],
        language: str,
        conversation: Conversation,
    ) -> Reply:
        group = next((g for g in self.base.background if g.id == ranking.signpost), None)
        reply = self._said(Decision.FALLBACK, language, "reply-unknown", conversation, options)
        if ranking.foreign:
            return self._said(
                Decision.FALLBACK, language, "reply-unknown-place", conversation, options
            )
        if group is not None and group.answer:
            translation = group.translations.get(language)
            text = (translation.answer if translation else None) or group.answer
            return replace(reply, text=text.strip(), links=group.links)
        return reply

    def _said(
        self,
        decision: Decision,
        language: str,
        key: str,
        conversation: Conversation,
        options: tuple[Option, ...] = (),
    ) -> Reply:
        """A reply from the catalogue, with the way to a person."""
        paragraphs = [escape(message(language, key))]
        contact = contact_text(self.base, language)
        if contact and key != "reply-empty":
            paragraphs.append(message(language, "reply-contact", contact=contact))
        if options:
            paragraphs.append(escape(message(language, "reply-nearest")))
        entry = self.base.contact.entry if self.base.contact else None
        return Reply(
            decision,
            language,
            "\n\n".join(paragraphs),
            replace(conversation, offered=tuple(option.entry for option in options)),
            options=options,
            contact=entry,
        )

    def _sources(self, entry: Entry, language: str, conversation: Conversation) -> Reply:
        links = entry.links or tuple(
            Link(title=source.title, url=source.url) for source in entry.sources if source.url
        )
        return Reply(
            Decision.ANSWER,
            language,
            sources_text(entry, language),
            conversation,
            links,
            entries=(entry.id,),
            answered=(entry.id,),
            confidence=1.0,
        )

    def _after(
        self,
        conversation: Conversation,
        now: datetime,
        language: str,
        entry: Entry,
        question: str,
        part: _Part | None,
    ) -> Conversation:
        return replace(
            conversation,
            at=now,
            language=language,
            question=question,
            entry=entry.id,
            subjects=self._subjects(entry, part),
            shown=(entry.id,),
            offered=(),
        )

    def _simpler(self, entry: Entry, language: str) -> str | None:
        translation = entry.translations.get(language)
        text = translation.simple if translation else entry.simple
        return entry.id if text else None

    def _options(self, candidates: Iterable[Candidate], language: str) -> tuple[Option, ...]:
        return tuple(
            Option(c.entry, self.base.by_id[c.entry].title_in(language)) for c in candidates
        )

    def _related(
        self, found: Sequence[Entry], language: str, near: Iterable[Candidate] = ()
    ) -> tuple[Option, ...]:
        """What the person may ask next: near misses first, then the entries' own pointers."""
        told = {entry.id for entry in found}
        ids = [c.entry for c in near] + [other for entry in found for other in entry.related]
        wanted = [i for i in dict.fromkeys(ids) if i not in told and i in self.base.by_id]
        return tuple(
            Option(i, self.base.by_id[i].title_in(language)) for i in wanted[:RELATED]
        )


def _ids(ranking: Ranking) -> tuple[str, ...]:
    return tuple(candidate.entry for candidate in ranking.candidates[:ENTRIES])


def _links(found: Iterable[Entry]) -> tuple[Link, ...]:
    return tuple({link.url: link for entry in found for link in entry.links}.values())


def _confidence(judgement: Judgement, ranking: Ranking) -> float:
    """The probability that what is told, or else the best entry, answers the question."""
    if judgement.tell:
        return min(1.0, sum(candidate.probability for candidate in judgement.tell))
    return ranking.confidence


def _certainty(part: _Part) -> float:
    return 1 - part.ranking.none + part.ranking.confidence


def _sure(part: _Part) -> bool:
    return part.judgement.verdict is Verdict.TELL and len(part.judgement.tell) == 1


def _distinct(parts: Sequence[_Part]) -> list[_Part]:
    """Parts without those whose answer an earlier part gives."""
    kept: list[_Part] = []
    seen: set[str] = set()
    for part in parts:
        told = {c.entry for c in part.judgement.tell[:1]}
        if not told or not told <= seen:
            kept.append(part)
        seen |= told
    return kept
