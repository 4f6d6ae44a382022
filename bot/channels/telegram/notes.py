"""What is noted beside answering: for statistics, for those who keep the knowledge, for waiting."""

from dataclasses import dataclass
from typing import Final

from telegram import Chat, MaybeInaccessibleMessage
from telegram.constants import ChatType

from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.recent import Recent
from bot.dialogue.conversation import FORGET_AFTER
from bot.dialogue.judgement import Verdict, judge
from bot.dialogue.reply import Decision, Reply
from bot.editorial.editions import Edition
from bot.editorial.learning.keeping import kept_form, worth_keeping
from bot.store.kept import Asked

_Shown = tuple[int, int]

# Questions are the words of people: few of them, and not for long.
_QUESTIONS: Final = 2_000


@dataclass(frozen=True, slots=True)
class _Question:
    question: str
    language: str
    version: str


class Notes:
    """Tells the office of replies, taps and ratings; without an office it does nothing.

    Which question a reply was to is remembered for 30 minutes, in memory only. Nothing here raises
    because of the database.
    """

    def __init__(self, desk: Desk, office: Office | None) -> None:
        self._desk = desk
        self._office = office
        self._asked: Recent[_Shown, _Question] = Recent(FORGET_AFTER, _QUESTIONS)
        self._clarified: Recent[_Shown, Asked] = Recent(FORGET_AFTER, _QUESTIONS)

    def may_wait(self, reply: Reply, edition: Edition, chat: Chat) -> bool:
        """Whether the person may ask to be told when ``reply``, a fallback, has an answer."""
        private = self._office is not None and chat.type == ChatType.PRIVATE
        if not private or reply.decision is not Decision.FALLBACK:
            return False
        sent_on = {group.id for group in edition.base.background if group.answer}
        sent = any(ranking.signpost in sent_on for ranking in reply.rankings)
        return not sent and worth_keeping(kept_form(_question(reply, edition)))

    def may_wait_for(self, shown: MaybeInaccessibleMessage) -> bool:
        """The same for the question that the message ``shown`` is the reply to."""
        asked = self._asked.get(_place(shown), self._desk.clock())
        private = shown.chat.type == ChatType.PRIVATE
        return (
            self._office is not None
            and private
            and asked is not None
            and worth_keeping(kept_form(asked.question))
        )

    async def replied(
        self, reply: Reply, edition: Edition, shown: MaybeInaccessibleMessage | None
    ) -> None:
        """A question was answered with ``shown``; None where that is several messages."""
        if self._office is None:
            return
        asked = await self._office.keeping.replied(reply, edition, self._desk.clock().date())
        if shown is None:
            return
        self.answered_anew(reply, edition, _place(shown))
        if asked is not None:
            self._clarified.put(_place(shown), asked, self._desk.clock())

    def answered_anew(self, reply: Reply, edition: Edition, place: tuple[int, int]) -> None:
        """An edited question has another reply in the same message; it is not counted again."""
        question = _question(reply, edition)
        if self._office is not None and question:
            asked = _Question(question, reply.language, edition.version)
            self._asked.put(place, asked, self._desk.clock())

    async def chosen(self, shown: MaybeInaccessibleMessage, *, meant: bool) -> None:
        """An option under ``shown`` was tapped; not ``meant``: none of them was."""
        place = _place(shown)
        asked = self._clarified.get(place, self._desk.clock())
        self._clarified.forget(lambda key: key == place)
        if asked is not None and meant and self._office is not None:
            await self._office.keeping.tapped(asked)

    async def rated(self, shown: MaybeInaccessibleMessage, entry: str, *, helpful: bool) -> None:
        """The answer of ``entry`` in ``shown`` was rated."""
        if self._office is None:
            return
        now = self._desk.clock()
        if helpful:
            await self._office.keeping.helped(entry, now.date())
            return
        asked = self._asked.get(_place(shown), now)
        current = self._desk.editions.current.version
        if asked is None:
            await self._office.keeping.failed(entry, None, "", current, now.date())
            return
        late = asked.version != current
        await self._office.keeping.failed(
            entry, asked.question, asked.language, asked.version, now.date(), late=late
        )

    def question(self, shown: MaybeInaccessibleMessage) -> str | None:
        """The question that ``shown`` is the reply to, while it is remembered."""
        asked = self._asked.get(_place(shown), self._desk.clock())
        return asked.question if asked else None

    def forget(self, chat: int) -> None:
        """Drop what is remembered of a chat."""
        self._asked.forget(lambda key: key[0] == chat)
        self._clarified.forget(lambda key: key[0] == chat)


def _place(shown: MaybeInaccessibleMessage) -> _Shown:
    return shown.chat.id, shown.message_id


def _question(reply: Reply, edition: Edition) -> str:
    """The question that failed first, else the first one."""
    failed = (
        ranking.question
        for ranking in reply.rankings
        if judge(ranking, edition.base).verdict in {Verdict.REFUSE, Verdict.ASK_BACK}
    )
    first = reply.rankings[0].question if reply.rankings else ""
    return next(failed, first)
