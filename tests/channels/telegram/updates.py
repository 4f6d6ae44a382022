"""Updates as Telegram sends them."""

import itertools
from typing import Any, Final

Raw = dict[str, Any]

BOT: Final[Raw] = {
    "id": 4242,
    "is_bot": True,
    "first_name": "Wspólnie",
    "username": "wspolnie_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
ANNA: Final[Raw] = {"id": 7, "is_bot": False, "first_name": "Anna", "language_code": "pl"}
OLENA: Final[Raw] = {"id": 8, "is_bot": False, "first_name": "Олена", "language_code": "uk"}
OTHER_BOT: Final[Raw] = {"id": 99, "is_bot": True, "first_name": "Inny", "username": "inny_bot"}

PRIVATE: Final[Raw] = {"id": 7, "type": "private", "first_name": "Anna"}
GROUP: Final[Raw] = {"id": -100500, "type": "supergroup", "title": "Sąsiedzi"}
CHANNEL: Final[Raw] = {"id": -100900, "type": "channel", "title": "Ogłoszenia"}

_numbers = itertools.count(1000)


def update(**content: Raw) -> Raw:
    """An update with what is given."""
    return {"update_id": next(_numbers), **content}


def content(text: str | None = None, *, chat: Raw = PRIVATE, user: Raw | None = ANNA) -> Raw:
    """A message; commands and mentions in its text are marked as Telegram does."""
    message: Raw = {"message_id": next(_numbers), "date": 1_790_000_000, "chat": chat}
    if user is not None:
        message["from"] = user
    if text is not None:
        message |= {"text": text, "entities": list(_entities(text))}
    return message


def message(
    text: str | None = None, *, chat: Raw = PRIVATE, user: Raw | None = ANNA, **more: Any
) -> Raw:
    """A new message."""
    return update(message=content(text, chat=chat, user=user) | more)


def captioned(caption: str, **more: Any) -> Raw:
    """A photo with a caption."""
    return message(photo=PHOTO, caption=caption, caption_entities=list(_entities(caption)), **more)


def edited(original: Raw, text: str) -> Raw:
    """The message of an update, edited."""
    changed = original["message"] | {"text": text, "edit_date": 1_790_000_100}
    return update(edited_message=changed)


def tap(data: str, shown: Raw | None = None, *, user: Raw = ANNA, chat: Raw = PRIVATE) -> Raw:
    """A tap on a button of a message of the bot."""
    under = shown or content("Odpowiedź", chat=chat, user=BOT)
    query = {"id": str(next(_numbers)), "from": user, "chat_instance": "1", "data": data}
    return update(callback_query=query | {"message": under})


def membership(before: str, after: str, chat: Raw = PRIVATE, user: Raw = ANNA) -> Raw:
    """A change of the bot's own membership."""
    return update(
        my_chat_member={
            "chat": chat,
            "from": user,
            "date": 1_790_000_000,
            "old_chat_member": _member(before),
            "new_chat_member": _member(after),
        }
    )


def _member(status: str) -> Raw:
    member: Raw = {"user": BOT, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    if status == "administrator":
        member |= dict.fromkeys(_RIGHTS, False)
    return member


_RIGHTS: Final = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_FILE: Final[Raw] = {"file_id": "f", "file_unique_id": "u"}
PHOTO: Final[list[Raw]] = [_FILE | {"width": 90, "height": 90}]
WORDLESS: Final[dict[str, Raw]] = {
    "sticker": {
        "sticker": _FILE
        | {"type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}
    },
    "photo": {"photo": PHOTO},
    "voice": {"voice": _FILE | {"duration": 3}},
    "video": {"video": _FILE | {"width": 9, "height": 9, "duration": 3}},
    "video_note": {"video_note": _FILE | {"length": 9, "duration": 3}},
    "document": {"document": _FILE},
    "audio": {"audio": _FILE | {"duration": 3}},
    "location": {"location": {"longitude": 19.2, "latitude": 50.3}},
    "contact": {"contact": {"phone_number": "123", "first_name": "Jan"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "Kiedy?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
}


def _entities(text: str) -> "itertools.chain[Raw]":
    return itertools.chain(_marked(text, "/", "bot_command"), _marked(text, "@", "mention"))


def _marked(text: str, sign: str, kind: str) -> list[Raw]:
    found = []
    offset = 0
    for word in text.split(" "):
        if word.startswith(sign) and len(word) > 1:
            length = len(word.rstrip(",.?!"))
            found.append({"type": kind, "offset": offset, "length": length})
        offset += len(word.encode("utf-16-le")) // 2 + 1
    return found
