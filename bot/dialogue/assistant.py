"""The assistant: one question in, one reply out. Pure: no clock, no file, no network."""

from dataclasses import replace
from datetime import datetime

from bot.dialogue.composing import Composer
from bot.dialogue.conversation import Conversation
from bot.dialogue.explaining import explain
from bot.dialogue.followups import asks_for_source
from bot.dialogue.reply import Decision, Question, Reply
from bot.dialogue.splitting import MAX_CHARS
from bot.dialogue.understanding import Understanding
from bot.dialogue.wording import answer_text
from bot.i18n import LANGUAGES
from bot.knowledge.model import KnowledgeBase
from bot.matching.language import detect_language
from bot.matching.matcher import Matcher
from bot.matching.text import tokens


class Assistant:
    """Answers questions from one knowledge base."""

    def __init__(self, base: KnowledgeBase, matcher: Matcher) -> None:
        self.base = base
        self.matcher = matcher
        self._understanding = Understanding(base, matcher)
        self._composer = Composer(base, self._understanding.subjects)

    def reply(self, question: Question) -> Reply:
        """The reply to what a person typed."""
        conversation = question.conversation.at_time(question.now)
        text = question.text[:MAX_CHARS].strip()
        language = self._language(text, question.language, conversation)
        conversation = replace(conversation, at=question.now, language=language)
        if not tokens(text) and not self.matcher.rank(text).candidates:
            return self._composer.said(Decision.FALLBACK, language, "reply-empty", conversation)
        last = self.base.by_id.get(conversation.entry or "")
        if last is not None and asks_for_source(text):
            return self._composer.sources(last, language, conversation)
        parts = self._understanding.parts(text, conversation)
        conversation = replace(conversation, asked=tuple(part.resolved for part in parts))
        if len(parts) > 1:
            return self._composer.several(parts, language, conversation, question.now)
        return self._composer.single(parts[0], language, conversation, question.now)

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
        conversation = replace(conversation, at=now, language=language)
        text = answer_text(found, self.base, language, now.date(), simple=simple)
        return Reply(
            Decision.SMALLTALK if entry in self.base.smalltalk_ids else Decision.ANSWER,
            language,
            text,
            self._composer.after(conversation, found, None),
            found.links,
            related=self._composer.related([found], language),
            entries=(entry,),
            answered=(entry,),
            confidence=1.0,
            simpler=None if simple else self._composer.simpler(found, language),
        )

    def explain(self, conversation: Conversation, language: str) -> str:
        """Why the last message got the reply it got, for those who keep the base."""
        return explain(conversation.asked, self.base, self.matcher, language)

    def none_of_these(
        self, now: datetime, conversation: Conversation, language: str | None = None
    ) -> Reply:
        """The reply when none of the offered options was meant."""
        conversation = replace(conversation.at_time(now), at=now, offered=())
        language = language or conversation.language or self.base.language
        return self._composer.said(Decision.FALLBACK, language, "reply-unknown", conversation)

    def _language(self, text: str, chosen: str | None, conversation: Conversation) -> str:
        found = chosen or detect_language(text) or conversation.language or self.base.language
        return found if found in LANGUAGES else self.base.language
