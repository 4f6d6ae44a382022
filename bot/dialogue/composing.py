"""Composing replies: what was understood, told, offered or refused, in the person's language."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from bot.dialogue.conversation import Conversation
from bot.dialogue.judgement import Judgement, Verdict
from bot.dialogue.reply import Decision, Option, Reply
from bot.dialogue.understanding import Part
from bot.dialogue.wording import answer_text, contact_text, sources_text
from bot.i18n import message
from bot.knowledge.markup import escape
from bot.knowledge.model import Entry, KnowledgeBase, Link
from bot.matching.ranking import Candidate, Ranking
from bot.matching.remembering import remembered

ENTRIES: Final = 5
RELATED: Final = 3
ANSWERS: Final = 512
QUOTED: Final = 120
# The odds that what is told answers, over those that its entry is the one meant: its neighbours
# often hold the same fact. Measured on the development half, with the model 5.1, without it 3.5.
SAME_FACT: Final = 4.0


class Composer:
    """Composes the replies of one knowledge base."""

    def __init__(
        self, base: KnowledgeBase, subjects: Callable[[Entry, Part | None], tuple[str, ...]]
    ) -> None:
        self.base = base
        self._subjects_of = subjects
        # The same answers are told all day long.
        self._answer = remembered(self._answer_on, ANSWERS)

    def single(self, part: Part, language: str, conversation: Conversation, now: datetime) -> Reply:
        """The reply to one question."""
        return replace(
            self._judged(part, language, conversation, now),
            entries=_ids(part.ranking),
            confidence=_confidence(part.judgement, part.ranking),
            rankings=(part.ranking,),
        )

    def _judged(
        self, part: Part, language: str, conversation: Conversation, now: datetime
    ) -> Reply:
        judgement, ranking = part.judgement, part.ranking
        if judgement.verdict in {Verdict.TELL, Verdict.SMALLTALK}:
            found = [self.base.by_id[c.entry] for c in judgement.tell]
            small = judgement.verdict is Verdict.SMALLTALK
            after = conversation if small else self.after(conversation, found[0], part)
            return Reply(
                Decision.SMALLTALK if small else Decision.ANSWER,
                language,
                self._told(found, language, now),
                after,
                _links(found),
                related=() if small else self.related(found, language, judgement.offer),
                answered=tuple(entry.id for entry in found),
                simpler=self.simpler(found[0], language) if len(found) == 1 else None,
            )
        options = self._options(judgement.offer, language)
        if judgement.verdict is Verdict.ASK_BACK:
            offered = tuple(option.entry for option in options)
            waiting = replace(conversation, offered=offered, question=part.resolved, shown=offered)
            key = "reply-clarify-more" if ranking.subjects or ranking.generic else "reply-clarify"
            text = escape(message(language, key))
            return Reply(Decision.CLARIFY, language, text, waiting, options=options)
        # What comes next leans on the question that failed, not on the matter before it.
        done = replace(conversation, question="", entry=None)
        return self._refused(ranking, options, language, done)

    def _told(self, found: Sequence[Entry], language: str, now: datetime) -> str:
        """The answer, and the runner-up's where the first one is not certain."""
        text = self._answer(found[0].id, language, now.date())
        for other in found[1:]:
            also = escape(message(language, "reply-also"))
            title = escape(other.title_in(language))
            text += f"\n\n{also} **{title}**\n\n"
            text += self._answer(other.id, language, now.date())
        return text

    def _answer_on(self, entry: str, language: str, today: date) -> str:
        return answer_text(self.base.by_id[entry], self.base, language, today)

    def several(
        self, parts: Sequence[Part], language: str, conversation: Conversation, now: datetime
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
            self.after(conversation, main, last),
            _links(found),
            related=self.related(found, language),
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
        reply = self.said(Decision.FALLBACK, language, "reply-unknown", conversation, options)
        if ranking.foreign:
            return self.said(
                Decision.FALLBACK, language, "reply-unknown-place", conversation, options
            )
        if group is not None and group.answer:
            translation = group.translations.get(language)
            text = (translation.answer if translation else None) or group.answer
            return replace(reply, text=text.strip(), links=group.links)
        return reply

    def said(
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
            paragraphs.append(contact)
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

    def sources(self, entry: Entry, language: str, conversation: Conversation) -> Reply:
        """Where the answer of ``entry`` can be read, and more about what it is about."""
        own = entry.links or [
            Link(title=source.title, url=source.url) for source in entry.sources if source.url
        ]
        subjects = (self.base.subject_by_id[subject] for subject in conversation.subjects[:1])
        links = _links_once(*own, *(link for subject in subjects for link in subject.links))
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

    def after(self, conversation: Conversation, entry: Entry, part: Part | None) -> Conversation:
        """The conversation once ``entry`` is told, as understood from ``part`` or tapped."""
        return replace(
            conversation,
            question=part.read_after(entry) if part else entry.title,
            entry=entry.id,
            subjects=self._subjects_of(entry, part),
            shown=(entry.id,),
            offered=(),
        )

    def simpler(self, entry: Entry, language: str) -> str | None:
        """The entry's id where it has a plain-language form in ``language``."""
        translation = entry.translations.get(language)
        text = translation.simple if translation else entry.simple
        return entry.id if text else None

    def _options(self, candidates: Iterable[Candidate], language: str) -> tuple[Option, ...]:
        return tuple(
            Option(c.entry, self.base.by_id[c.entry].title_in(language)) for c in candidates
        )

    def related(
        self, found: Sequence[Entry], language: str, near: Iterable[Candidate] = ()
    ) -> tuple[Option, ...]:
        """What the person may ask next: near misses first, then the entries' own pointers."""
        told = {entry.id for entry in found}
        ids = [c.entry for c in near] + [other for entry in found for other in entry.related]
        wanted = [i for i in dict.fromkeys(ids) if i not in told and i in self.base.by_id]
        return tuple(Option(i, self.base.by_id[i].title_in(language)) for i in wanted[:RELATED])


def _ids(ranking: Ranking) -> tuple[str, ...]:
    return tuple(candidate.entry for candidate in ranking.candidates[:ENTRIES])


def _links(found: Iterable[Entry]) -> tuple[Link, ...]:
    return _links_once(*(link for entry in found for link in entry.links))


def _links_once(*links: Link) -> tuple[Link, ...]:
    return tuple({link.url: link for link in links}.values())


def _confidence(judgement: Judgement, ranking: Ranking) -> float:
    """The probability that what is told, or else the best entry, answers the question."""
    if not judgement.tell:
        return ranking.confidence
    meant = min(1.0, sum(candidate.probability for candidate in judgement.tell))
    return meant * SAME_FACT / (meant * SAME_FACT + 1 - meant)
