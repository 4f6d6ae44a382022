"""/zespol: the admins name editors and publishers."""

from dataclasses import dataclass
from typing import Any, Final

from telegram import (
    Bot,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    Message,
    MessageOriginUser,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)

from bot.channels.telegram.admin.deeds import Deed, note
from bot.channels.telegram.admin.keys import Key, Matter, named
from bot.channels.telegram.admin.menu import show_menu
from bot.channels.telegram.admin.notices import tell
from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.admin.ranks import author_of, rank_of
from bot.channels.telegram.admin.texts import answer, said, sender, turn
from bot.channels.telegram.buttons import Row, button
from bot.channels.telegram.sending import Place, send
from bot.knowledge.wording import fold
from bot.store.team import Member, Role

_ROLES: Final = (Role.EDITOR, Role.PUBLISHER)
_BY_LETTER: Final = {"e": Role.EDITOR, "p": Role.PUBLISHER}
_LONGEST_ID: Final = 16


@dataclass(frozen=True, slots=True)
class Chosen:
    """A person that an admin has picked."""

    id: int
    name: str


class Naming:
    """Handlers of the team; for admins alone."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def team(self, update: Update, context: Any) -> None:
        """The list; with a role and a person behind the command, that person gets the role."""
        words: list[str] = context.args or []
        if not words:
            await answer(update, *await self._list())
            return
        asked = update.effective_message
        assert asked is not None
        role = _role(words[0])
        person = _person(asked, words[1:])
        if role is None or person is None:
            await answer(update, said("team-how"))
            return
        await self._name(update, person, role)

    async def shared(self, update: Update, _context: Any) -> None:
        """A person picked with the keyboard that /zespol offers."""
        asked = update.effective_message
        assert asked is not None
        assert asked.users_shared is not None
        number = asked.users_shared.request_id
        if not 0 <= number < len(_ROLES):
            return
        for user in asked.users_shared.users:
            name = " ".join(filter(None, (user.first_name, user.last_name)))
            person = Chosen(user.user_id, name or _unnamed(user.user_id))
            await self._name(update, person, _ROLES[number])

    async def contact(self, update: Update, _context: Any) -> None:
        """A contact from the phone: which role shall it get."""
        asked = update.effective_message
        assert asked is not None
        person = _contact(asked)
        if person is None:
            await answer(update, said("team-no-account"))
            return
        rows: list[Row] = [
            (named(f"make-{role}", Key(Matter.TEAM, letter, f"{person.id:x}")),)
            for letter, role in _BY_LETTER.items()
        ]
        # The buttons know the id; the name stands in the message that this one answers.
        place = Place(asked.get_bot(), asked.chat.id, None, asked.message_id)
        await send(place, said("team-which", name=person.name), rows)

    async def tapped(self, update: Update, key: Key) -> None:
        """Add, name or dismiss."""
        if key.verb == "a":
            await self._offer(update)
        elif not key.target or len(key.target) > _LONGEST_ID:
            return
        elif key.verb == "d":
            await self._dismiss(update, int(key.target, 16))
        elif key.verb in _BY_LETTER:
            shown = update.effective_message
            answered = shown.reply_to_message if shown else None
            person = _contact(answered) if answered else None
            user = int(key.target, 16)
            if person is None or person.id != user:
                person = Chosen(user, _unnamed(user))
            await self._name(update, person, _BY_LETTER[key.verb])

    async def _offer(self, update: Update) -> None:
        """Telegram's own way to pick a person, under the field where one writes."""
        asked = update.effective_message
        assert asked is not None
        keys = [
            KeyboardButton(
                said(f"make-{role}"),
                request_users=KeyboardButtonRequestUsers(
                    number, user_is_bot=False, max_quantity=1, request_name=True
                ),
            )
            for number, role in enumerate(_ROLES)
        ]
        await asked.get_bot().send_message(
            asked.chat.id,
            said("team-pick"),
            reply_markup=ReplyKeyboardMarkup(
                [[key] for key in keys], resize_keyboard=True, one_time_keyboard=True
            ),
        )

    async def _name(self, update: Update, person: Chosen, role: Role) -> None:
        office, bot, admin = self._office, update.get_bot(), sender(update)
        if person.id in office.admins or person.id == bot.id:
            await self._said(update, said("team-admin"))
            return
        now = office.publisher.clock()
        await office.team.name(Member(person.id, role, person.name, admin.id, now))
        await note(office, author_of(admin), Deed.NAME, f"{person.name}: {said(f'role-{role}')}")
        told = await tell(bot, [person.id], said(f"named-{role}", name=admin.full_name))
        await show_menu(bot, person.id, await rank_of(office, person.id))
        pieces = [said("team-named", name=person.name, role=said(f"role-{role}"))]
        pieces += [] if told else [said("team-not-told", bot=f"@{bot.username}")]
        await self._said(update, "\n\n".join(pieces))

    async def _said(self, update: Update, text: str) -> None:
        """Say ``text`` and put the keyboard for picking people away."""
        asked = update.effective_message
        assert asked is not None
        if asked.users_shared is None:
            await answer(update, text)
            return
        await asked.get_bot().send_message(asked.chat.id, text, reply_markup=ReplyKeyboardRemove())

    async def _dismiss(self, update: Update, user: int) -> None:
        office = self._office
        names = {member.user_id: member.name for member in await office.team.members()}
        if await office.team.dismiss(user):
            await note(office, author_of(sender(update)), Deed.DISMISS, names.get(user, ""))
            bot: Bot = update.get_bot()
            await show_menu(bot, user, await rank_of(office, user))
        await turn(update, *await self._list())

    async def _list(self) -> tuple[str, list[Row]]:
        members = await self._office.team.members()
        lines = [
            said(
                "team-member",
                name=member.name,
                role=said(f"role-{member.role}"),
                date=f"{member.named_at.astimezone():%d.%m.%Y}",
            )
            for member in members
        ]
        rows: list[Row] = [(named("team-add", Key(Matter.TEAM, "a")),)]
        rows += [
            (button(_removal(member), Key(Matter.TEAM, "d", f"{member.user_id:x}")),)
            for member in members
        ]
        text = "\n".join(lines) if lines else said("team-empty")
        return f"{said('team')}\n\n{text}\n\n{said('team-how')}", rows


def _removal(member: Member) -> str:
    return f"{said('team-remove')} {member.name}"


def _role(word: str) -> Role | None:
    return next((role for role in _ROLES if fold(said(f"role-{role}")) == fold(word)), None)


def _person(asked: Message, words: list[str]) -> Chosen | None:
    """The person behind the command, else the one that the answered message is about."""
    if words:
        number, *name = words
        if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_ID):
            return None
        user = int(number)
        return Chosen(user, " ".join(name) or _unnamed(user)) if user else None
    answered = asked.reply_to_message
    if answered is None:
        return None
    origin = answered.forward_origin
    if isinstance(origin, MessageOriginUser) and not origin.sender_user.is_bot:
        return Chosen(origin.sender_user.id, origin.sender_user.full_name)
    return _contact(answered)


def _contact(asked: Message) -> Chosen | None:
    contact = asked.contact
    if contact is None or contact.user_id is None:
        return None
    name = " ".join(filter(None, (contact.first_name, contact.last_name)))
    return Chosen(contact.user_id, name)


def _unnamed(user: int) -> str:
    return said("team-unnamed", id=str(user))
