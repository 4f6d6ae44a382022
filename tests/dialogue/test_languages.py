import pytest

from bot.dialogue.conversation import Conversation
from bot.i18n import message
from bot.knowledge.markup import plain
from tests.dialogue.talk import NOW, ask, assistant, talk
from tests.matching import olszyna

BASE = olszyna.base()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Коли ухвалили PZO 2020?", "uk"),
        ("When was PZO 2020 adopted?", "en"),
        ("Kiedy przyjęto PZO 2020?", "pl"),
    ],
)
def test_the_reply_is_in_the_language_of_the_question(text: str, language: str) -> None:
    """The same fact."""
    reply = ask(text)
    assert reply.language == language
    assert reply.answered == ("zo-2020-przyjecie",)
    assert reply.conversation.language == language
    (name,) = [
        o.title
        for o in ask("PZO 2020", language=language).options
        if o.entry == "zo-2020-przyjecie"
    ]
    assert name == BASE.by_id["zo-2020-przyjecie"].title_in(language)


def test_a_chosen_language_goes_first() -> None:
    """Whatever the message is written in."""
    assert ask("Kiedy przyjęto PZO 2020?", language="en").language == "en"
    assert ask("Kiedy przyjęto PZO 2020?", language="xx").language == "pl"


def test_a_message_without_a_language_keeps_that_of_the_conversation() -> None:
    """A name or a year."""
    assert [r.language for r in talk("When was PZO 2020 adopted?", "PZO 2015")] == ["en", "en"]
    assert [r.language for r in talk("Хто очолює Раду сеніорів?", "OFO?")] == ["uk", "uk"]
    assert ask("OFO?").language == "pl"


def test_a_reply_that_is_not_translated_says_so() -> None:
    """In the language asked in."""
    shown = assistant().show("ofo-przewodniczacy", NOW, Conversation(), "uk")
    assert plain(shown.text).startswith(message("uk", "reply-only-pl"))
