"""Checks of keyboards under messages."""

from typing import Any, Final

from tests.botapi.errors import Json, bad_request
from tests.botapi.urls import check_button_url

_MAX_BUTTONS: Final = 100
_MAX_ROW: Final = 8
_MAX_DATA_BYTES: Final = 64
_MAX_COPIED: Final = 256
_ACTIONS: Final = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_STYLE: Final = ("text", "icon_custom_emoji_id", "style")
_OTHER_KEYBOARDS: Final = ("keyboard", "remove_keyboard", "force_reply")


def check_reply_markup(markup: Json, failures: list[str], *, inline_only: bool) -> Json | None:
    """The inline keyboard that a message will carry; ApiError for what Telegram refuses."""
    if not markup:
        return None
    if "inline_keyboard" not in markup:
        if inline_only or not any(key in markup for key in _OTHER_KEYBOARDS):
            raise bad_request("object expected as reply markup")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'can\'t parse inline keyboard: field "inline_keyboard" must be an Array of Arrays'
        )
    checked = [[_checked(button, failures) for button in row] for row in rows if row]
    if sum(map(len, checked)) > _MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    failures.extend(
        f"a row of {len(row)} buttons: Telegram shows {_MAX_ROW} at most"
        for row in checked
        if len(row) > _MAX_ROW
    )
    return {"inline_keyboard": checked} if checked else None


def _checked(button: Any, failures: list[str]) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: Object expected")
    failures.extend(
        f"inline button has an unknown field {key!r}"
        for key in button
        if key not in (*_ACTIONS, *_STYLE)
    )
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(
            'can\'t parse inline keyboard button: field "text" must be of type String'
        )
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    actions = [action for action in _ACTIONS if action in button]
    if not actions:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        failures.append(f"inline button with more than one action: {', '.join(actions)}")
    _check_action(button)
    return button


def _check_action(button: Json) -> None:
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= _MAX_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "url" in button:
        check_button_url(str(button["url"]))
    elif "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= _MAX_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
