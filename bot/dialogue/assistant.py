"""The assistant: one question in, one reply out. Pure: no clock, no file, no network."""

from datetime import datetime

from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Question, Reply
from bot.knowledge.model import KnowledgeBase
from bot.matching.matcher import Matcher


class Assistant:
    """Answers questions from one knowledge base."""

    def __init__(self, base: KnowledgeBase, matcher: Matcher) -> None:
        self.base = base
        self.matcher = matcher

    def reply(self, question: Question) -> Reply:
        """The reply to what a person typed."""
        raise NotImplementedError

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
        raise NotImplementedError

    def none_of_these(
        self, now: datetime, conversation: Conversation, language: str | None = None
    ) -> Reply:
        """The reply when none of the offered options was meant."""
        raise NotImplementedError
