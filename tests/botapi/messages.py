"""The methods that send, change and delete messages and answer taps."""

from typing import Final

from tests.botapi.errors import ApiError, Json, bad_request
from tests.botapi.flood import FloodControl
from tests.botapi.html import utf16_length
from tests.botapi.keyboards import check_reply_markup
from tests.botapi.parameters import Parameters
from tests.botapi.texts import compose
from tests.botapi.world import Chat, World

_ACTIONS: Final = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
_MAX_TOAST: Final = 200
_MAX_DOCUMENT: Final = 50 * 2**20
_MAX_PHOTO: Final = 10 * 2**20
_NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_QUERY_INVALID: Final = "query is too old and response timeout expired or query ID is invalid"


class Messages:
    """Sending, editing, deleting."""

    def __init__(self, world: World, flood: FloodControl) -> None:
        self._world = world
        self._flood = flood

    async def send_message(self, parameters: Parameters) -> Json:
        """A text message."""
        chat = self._world.writable(parameters)
        text, entities = compose(parameters, "text", self._world.failures)
        content: Json = {"text": text}
        if entities:
            content["entities"] = entities
        return self._send(chat, parameters, content)

    async def send_document(self, parameters: Parameters) -> Json:
        """A file."""
        name, content = _uploaded(parameters, "document", _MAX_DOCUMENT)
        stored = self._world.store_file(name, content)
        document = {
            "file_id": stored.file_id,
            "file_unique_id": stored.file_id[-8:],
            "file_name": name,
            "file_size": len(content),
        }
        return self._send_media(parameters, {"document": document})

    async def send_photo(self, parameters: Parameters) -> Json:
        """A photo."""
        return self._send_media(parameters, self._photo(parameters))

    async def edit_message_text(self, parameters: Parameters) -> Json:
        """New text and keyboard for a message of the bot."""
        chat, message = self._own_message(parameters)
        text, entities = compose(parameters, "text", self._world.failures)
        if "text" not in message:
            raise bad_request("there is no text in the message to edit")
        return self._edit(chat, message, parameters, {"text": text, "entities": entities})

    async def edit_message_media(self, parameters: Parameters) -> Json:
        """Another photo and caption for a message of the bot that shows one."""
        chat, message = self._own_message(parameters)
        media = Parameters(parameters.structure("media", dict), parameters.uploads)
        if media.text("type") != "photo":
            raise bad_request("wrong type specified in the media")
        if "photo" not in message:
            raise bad_request("there is no media in the message to edit")
        photo = self._photo(Parameters({"photo": media.text("media")}, parameters.uploads))
        caption, entities = compose(media, "caption", self._world.failures)
        content = {**photo, "caption": caption or None, "caption_entities": entities}
        return self._edit(chat, message, parameters, content)

    async def edit_message_reply_markup(self, parameters: Parameters) -> Json:
        """A new keyboard for a message of the bot."""
        chat, message = self._own_message(parameters)
        return self._edit(chat, message, parameters, {})

    async def delete_message(self, parameters: Parameters) -> bool:
        """Delete a message of the bot, or any in a private chat."""
        chat = self._world.chat(parameters)
        message = chat.messages.get(parameters.integer("message_id"))
        if message is None:
            raise bad_request("message to delete not found")
        if chat.id < 0 and message["from"]["id"] != self._world.bot["id"]:
            raise bad_request("message can't be deleted")
        del chat.messages[message["message_id"]]
        return True

    async def send_chat_action(self, parameters: Parameters) -> bool:
        """Show that the bot is busy."""
        chat = self._world.writable(parameters)
        action = parameters.text("action")
        if action not in _ACTIONS:
            raise bad_request("wrong parameter action in request")
        chat.actions.append(action)
        return True

    async def answer_callback_query(self, parameters: Parameters) -> bool:
        """End the waiting of a tapped button."""
        callback = self._world.callbacks.get(parameters.text("callback_query_id"))
        if callback is None:
            raise bad_request(_QUERY_INVALID)
        text = parameters.text("text")
        if utf16_length(text) > _MAX_TOAST:
            raise bad_request("MESSAGE_TOO_LONG")
        if parameters.has("url"):
            raise bad_request("URL_INVALID")
        if callback.answer.done():
            self._world.failures.append("answerCallbackQuery: one tap answered twice")
        else:
            callback.answer.set_result(text)
        return True

    def _photo(self, parameters: Parameters) -> Json:
        name, content = _uploaded(parameters, "photo", _MAX_PHOTO)
        stored = self._world.store_file(name, content)
        size = {
            "file_id": stored.file_id,
            "file_unique_id": stored.file_id[-8:],
            "width": 90,
            "height": 90,
            "file_size": len(content),
        }
        return {"photo": [size]}

    def _send_media(self, parameters: Parameters, content: Json) -> Json:
        chat = self._world.writable(parameters)
        caption, entities = compose(parameters, "caption", self._world.failures)
        if caption:
            content["caption"] = caption
        if entities:
            content["caption_entities"] = entities
        return self._send(chat, parameters, content)

    def _send(self, chat: Chat, parameters: Parameters, content: Json) -> Json:
        replied = self._replied(chat, parameters)
        if replied is not None:
            content["reply_to_message"] = replied
        keyboard = self._keyboard(parameters, inline_only=False)
        if keyboard is not None:
            content["reply_markup"] = keyboard
        self._flood.count(chat.id, group=chat.id < 0)
        message = self._world.new_message(chat, self._world.bot, content)
        chat.show(message)
        self._world.heard()
        return message

    def _edit(self, chat: Chat, message: Json, parameters: Parameters, content: Json) -> Json:
        keyboard = self._keyboard(parameters, inline_only=True)
        changed = {**message, **content, "reply_markup": keyboard}
        changed = {key: value for key, value in changed.items() if value not in (None, [])}
        if changed == message:
            raise bad_request(_NOT_MODIFIED)
        changed["edit_date"] = message["date"]
        message.clear()
        message.update(changed)
        chat.show(message, edited=True)
        self._world.heard()
        return message

    def _keyboard(self, parameters: Parameters, *, inline_only: bool) -> Json | None:
        markup = parameters.structure("reply_markup", dict)
        return check_reply_markup(markup, self._world.failures, inline_only=inline_only)

    def _own_message(self, parameters: Parameters) -> tuple[Chat, Json]:
        if parameters.has("inline_message_id"):
            raise bad_request("MESSAGE_ID_INVALID")
        chat = self._world.writable(parameters)
        if not parameters.has("message_id"):
            raise bad_request("message identifier is not specified")
        message = chat.messages.get(parameters.integer("message_id"))
        if message is None:
            raise bad_request("message to edit not found")
        if message["from"]["id"] != self._world.bot["id"]:
            raise bad_request("message can't be edited")
        return chat, message

    @staticmethod
    def _replied(chat: Chat, parameters: Parameters) -> Json | None:
        reply = parameters.structure("reply_parameters", dict)
        if not reply:
            return None
        replied = chat.messages.get(reply.get("message_id", 0))
        if replied is None:
            if reply.get("allow_sending_without_reply"):
                return None
            raise bad_request("message to be replied not found")
        # A reply shows one level: the message it answers, not what that one answered.
        return {key: value for key, value in replied.items() if key != "reply_to_message"}


def _uploaded(parameters: Parameters, key: str, limit: int) -> tuple[str, bytes]:
    upload = parameters.uploads.get(key)
    if upload is None:
        value = parameters.text(key)
        attached = parameters.uploads.get(value.removeprefix("attach://"))
        if attached is None:
            raise bad_request(f"there is no {key} in the request")
        upload = attached
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > limit:
        raise ApiError(413, "Request Entity Too Large")
    return upload.name, upload.content
