"""What was asked in vain, group by group, and what to do with each."""

from typing import Any, Final

from telegram import Update

from bot.channels.telegram.admin.deeds import Deed, note
from bot.channels.telegram.admin.drafting import Drafting
from bot.channels.telegram.admin.groups import group_of, groups_in
from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.admin.outside import offered_groups
from bot.channels.telegram.admin.presses import NEW_ENTRY, QUESTIONS, Press, named, said
from bot.channels.telegram.admin.ranks import author_of
from bot.channels.telegram.admin.texts import answer, sender, turn
from bot.channels.telegram.buttons import Row, button
from bot.channels.telegram.desk import Desk
from bot.editorial.changes import AddBackground, AddPhrasing, Change
from bot.editorial.learning.grouping import Group, Overview
from bot.knowledge.markup import escape
from bot.store.kept import KeptQuestion, State

_WORDINGS: Final = 8


class AskedQuestions:
    """The handlers of /pytania and of its buttons."""

    def __init__(self, desk: Desk, office: Office, drafting: Drafting) -> None:
        self._desk = desk
        self._office = office
        self._drafting = drafting

    async def listed(self, update: Update, _context: Any) -> None:
        """The most frequent group."""
        text, rows = await self._screen(0, State.OPEN)
        await answer(update, text, rows)

    async def tapped(self, update: Update, press: Press) -> None:
        """A tap under a group, or under what was made of it."""
        match press.verb:
            case "p" | "o":
                state = State.OPEN if press.verb == "p" else State.POSTPONED
                await turn(update, *await self._screen(press.number, state))
            case "z" | "r":
                await self._moved(update, press)
            case "a":
                await self._wordings(update, press)
            case "g":
                await self._background_groups(update, press)
            case "w" | "b":
                await self._chosen(update, press)
            case "u":
                await self._drafting.published(update, press)
            case "x" if await self._drafting.rejected(update, press):
                await turn(update, *await self._screen(0, State.OPEN))

    async def _screen(self, page: int, state: State) -> tuple[str, list[Row]]:
        found = await groups_in(self._office, state)
        opened = state is State.OPEN
        other = named(
            "show-postponed" if opened else "show-open", Press(QUESTIONS, "o" if opened else "p")
        )
        if not found.groups:
            return escape(said("none" if opened else "none-postponed")), [(other,)]
        page = min(page, len(found.groups) - 1)
        group = found.groups[page]
        verb = "p" if opened else "o"
        turning = [
            button(sign, Press(QUESTIONS, verb, number))
            for sign, number in (("‹", page - 1), ("›", page + 1))
            if 0 <= number < len(found.groups)
        ]
        rows = [*self._actions(group, opened=opened), tuple(turning), (other,)]
        return _described(group, page, found), [row for row in rows if row]

    def _actions(self, group: Group, *, opened: bool) -> list[Row]:
        row = group.question.id
        rows: list[Row] = [
            (button(said("add-to", title=near.title), Press(QUESTIONS, "a", row, near.entry)),)
            for near in group.nearest
        ]
        move = Press(QUESTIONS, "z" if opened else "r", row)
        return [
            *rows,
            (
                named("other-entry", Press(NEW_ENTRY, "o", row)),
                named("new-entry", Press(NEW_ENTRY, "n", row)),
            ),
            (
                named("out-of-scope", Press(QUESTIONS, "g", row)),
                named("postpone" if opened else "reopen", move),
            ),
        ]

    async def _moved(self, update: Update, press: Press) -> None:
        postponed = press.verb == "z"
        group = await group_of(self._office, press.number)
        if group is not None:
            state = State.POSTPONED if postponed else State.OPEN
            await self._office.kept.mark(group.ids, state)
            deed = Deed.POSTPONE if postponed else Deed.REOPEN
            await note(self._office, author_of(sender(update)), deed, group.question.text)
        await turn(update, *await self._screen(0, State.OPEN if postponed else State.POSTPONED))

    async def _wordings(self, update: Update, press: Press) -> None:
        """The wordings that may stand in an entry: none in which something was scrubbed."""
        group = await group_of(self._office, press.number)
        if group is None:
            await turn(update, *await self._screen(0, State.OPEN))
            return
        whole = fit(group)
        if len(whole) == 1:
            await self._chosen(update, Press(QUESTIONS, "w", whole[0].id, press.target))
            return
        rows: list[Row] = [
            (button(question.text, Press(QUESTIONS, "w", question.id, press.target)),)
            for question in whole
        ]
        rows.append((named("own-wording", Press(NEW_ENTRY, "w", press.number, press.target)),))
        rows.append((named("back", Press(QUESTIONS, "p")),))
        await turn(update, escape(said("which-wording" if whole else "no-wording")), rows)

    async def _background_groups(self, update: Update, press: Press) -> None:
        group = await group_of(self._office, press.number)
        whole = fit(group) if group else []
        if group is None or not whole:
            await answer(update, escape(said("no-wording-background")))
            return
        offered = offered_groups(self._desk.editions.current, whole[0].text)
        rows: list[Row] = [
            (button(label, Press(QUESTIONS, "b", whole[0].id, id_)),)
            for id_, label in offered.items()
        ]
        rows.append((named("back", Press(QUESTIONS, "p")),))
        await turn(update, escape(said("which-group", question=whole[0].text)), rows)

    async def _chosen(self, update: Update, press: Press) -> None:
        found = await self._office.kept.found([press.number])
        if not found:
            await turn(update, *await self._screen(0, State.OPEN))
            return
        (question,) = found
        change: Change
        if press.verb == "w":
            change = AddPhrasing(entry=press.target, text=question.text, language=question.language)
            reason = said("note-phrasing", question=question.text, id=press.target)
        else:
            change = AddBackground(
                text=question.text, group=press.target, language=question.language
            )
            reason = said("note-background", question=question.text)
        await self._drafting.draft(update, change, question.id, reason)


def fit(group: Group) -> list[KeptQuestion]:
    """The wordings that may stand in an entry, most frequent first."""
    whole = {one.text: one for one in reversed(group.questions) if "[" not in one.text}
    return sorted(whole.values(), key=lambda one: -one.count)[:_WORDINGS]


def _described(group: Group, page: int, found: Overview) -> str:
    head = said("group", page=page + 1, pages=len(found.groups), count=group.count)
    wordings = [
        f"• {escape(said('wording', question=one.text, count=one.count))}"
        for one in group.questions[:_WORDINGS]
    ]
    rest = len(group.questions) - _WORDINGS
    if rest > 0:
        wordings.append(escape(said("more-wordings", count=rest)))
    near = [
        f"• {escape(said('near', title=one.title, percent=round(100 * one.probability)))}"
        for one in group.nearest
    ]
    pieces = [f"**{escape(head)}**", "\n".join(wordings)]
    if near:
        pieces.append("\n".join([escape(said("nearest")), *near]))
    return "\n\n".join(pieces)
