from dataclasses import replace

import pytest

from bot.channels.telegram.buttons import Tap, Verb
from tests.channels.telegram import updates
from tests.channels.telegram.conftest import Bot
from tests.channels.telegram.scripted import LONG_ID, clarification, saying
from tests.channels.telegram.updates import BOT, GROUP, OLENA


async def test_an_option_replaces_the_question_in_place(bot: Bot) -> None:
    """The tap is answered first, then the message changes."""
    shown = updates.content("O co pytasz?", user=BOT)
    (reply,) = await bot.take(updates.tap("o:pl:dfop-siedziba", shown))
    assert bot.telegram.calls[0].endpoint == "answerCallbackQuery"
    assert reply.endpoint == "editMessageText"
    assert reply.parameters["message_id"] == shown["message_id"]
    assert reply.text == "Przy ulicy Sienkiewicza."


async def test_a_button_works_after_a_restart(bot: Bot) -> None:
    """It carries its entry and its language; no conversation is needed."""
    (reply,) = await bot.take(updates.tap("o:uk:dfop-kiedy", user=OLENA))
    assert reply.text == "У 2007 році."
    assert "Простіше" in reply.buttons


async def test_a_tap_carries_the_conversation_on(bot: Bot) -> None:
    """The next question knows what was tapped."""
    await bot.take(updates.tap("o:pl:dfop-siedziba"))
    await bot.take(updates.message("A od kiedy?"))
    assert bot.assistant.asked[0].conversation.entry == "dfop-siedziba"


async def test_none_of_these_gets_a_fallback(bot: Bot) -> None:
    """The way out of a clarification leads to topics and a person."""
    bot.assistant.replies.append(clarification("dfop-kiedy", "dfop-siedziba"))
    (question,) = await bot.take(updates.message("DFOP"))
    (reply,) = await bot.take(updates.tap(question.buttons["Żadne z tych"]))
    assert reply.text == "Nie wiem."
    assert "Kontakt z człowiekiem" in reply.buttons


async def test_the_plain_form_leads_back_to_the_full_one(bot: Bot) -> None:
    """„Prościej” and „Pełna odpowiedź” take turns."""
    (simple,) = await bot.take(updates.tap("p:pl:dfop-kiedy"))
    assert simple.text == "Rok 2007."
    (full,) = await bot.take(updates.tap(simple.buttons["Pełna odpowiedź"]))
    assert full.text == "Forum powstało w 2007 roku."


@pytest.mark.parametrize(("data", "helpful"), [("u", True), ("d", False)])
async def test_a_rating_is_counted_and_thanked_for(bot: Bot, data: str, helpful: bool) -> None:  # noqa: FBT001 – a parameter of the case
    """The thumbs give way to thanks; the rest of the buttons stays."""
    (answer,) = await bot.take(updates.message("Kiedy powstało DFOP?"))
    shown = updates.content("…", user=BOT) | {"reply_markup": answer.parameters["reply_markup"]}
    await bot.take(updates.tap(f"{data}:pl:dfop-kiedy", shown))
    assert bot.ratings == [("dfop-kiedy", helpful)]
    (thanks,) = bot.telegram.to("answerCallbackQuery")
    assert thanks.parameters["text"] == "Dziękuję za ocenę!"
    (changed,) = bot.telegram.to("editMessageReplyMarkup")
    assert "👍" not in changed.buttons
    assert changed.buttons["Strona forum"] == "https://example.org/dfop"
    assert ("Kontakt z człowiekiem" in changed.buttons) is not helpful


async def test_a_second_rating_does_not_fail(bot: Bot) -> None:
    """Telegram says „message is not modified”; nobody is told of an error."""
    shown = updates.content("…", user=BOT) | {"reply_markup": {"inline_keyboard": []}}
    bot.telegram.refuse("editMessageReplyMarkup", "Bad Request: message is not modified")
    assert await bot.take(updates.tap("u:pl:dfop-kiedy", shown)) == []


async def test_thanks_do_nothing_more(bot: Bot) -> None:
    """A tap on thanks is answered, no more."""
    assert await bot.take(updates.tap("x:pl:")) == []
    assert len(bot.telegram.to("answerCallbackQuery")) == 1


async def test_a_tap_that_is_too_old_still_works(bot: Bot) -> None:
    """The message changes although the tap itself cannot be answered any more."""
    bot.telegram.refuse(
        "answerCallbackQuery",
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    (reply,) = await bot.take(updates.tap("o:pl:dfop-siedziba"))
    assert reply.endpoint == "editMessageText"


async def test_a_double_tap_does_not_fail(bot: Bot) -> None:
    """The same text again is no error."""
    bot.telegram.refuse("editMessageText", "Bad Request: message is not modified: …")
    said = await bot.take(updates.tap("o:pl:dfop-siedziba"))
    assert [call.endpoint for call in said] == ["editMessageText"]


@pytest.mark.parametrize(
    "refusal", ["Bad Request: message can't be edited", "Bad Request: message to edit not found"]
)
async def test_what_cannot_be_edited_is_sent_anew(bot: Bot, refusal: str) -> None:
    """The reply comes in any case."""
    bot.telegram.refuse("editMessageText", refusal)
    refused, reply = await bot.take(updates.tap("o:pl:dfop-siedziba"))
    assert reply.endpoint == "sendMessage"
    assert reply.parameters["text"] == refused.parameters["text"]


async def test_a_message_too_old_to_be_seen_is_edited_all_the_same(bot: Bot) -> None:
    """Telegram gives no more than its number then."""
    old = {"message_id": 5, "date": 0, "chat": updates.PRIVATE}
    (reply,) = await bot.take(updates.tap("o:pl:dfop-siedziba", old))
    assert reply.parameters["message_id"] == 5
    assert await bot.take(updates.tap("u:pl:dfop-siedziba", old)) == []


async def test_an_entry_that_is_no_more_is_explained(bot: Bot) -> None:
    """A polite notice with a way on."""
    (reply,) = await bot.take(updates.tap("o:pl:dawny-wpis"))
    assert reply.text.startswith("Tej informacji już nie ma")
    assert list(reply.buttons.values()) == ["t:pl:"]
    assert bot.ratings == []


async def test_a_rating_of_an_entry_that_is_no_more_is_not_counted(bot: Bot) -> None:
    """The thanks come, the count does not."""
    await bot.take(updates.tap("u:pl:dawny-wpis"))
    assert bot.ratings == []


@pytest.mark.parametrize("data", ["", "o", "?:pl:x", "o:xx:dfop", "o:pl:a:b", "o:pl:Ż", "dawny"])
async def test_a_button_of_unknown_make_is_answered_only(bot: Bot, data: str) -> None:
    """Buttons of other versions stop spinning and do nothing."""
    assert await bot.take(updates.tap(data)) == []
    assert len(bot.telegram.to("answerCallbackQuery")) == 1


async def test_a_long_reply_to_a_tap_goes_on_in_new_messages(bot: Bot) -> None:
    """The first part replaces the message, buttons stand under the last."""
    entry = bot.assistant.base.entries[1]
    longer = entry.model_copy(update={"answer": "Zdanie bez końca. " * 400})
    entries = (longer, *bot.assistant.base.entries[:1], *bot.assistant.base.entries[2:])
    bot.assistant.base = bot.assistant.base.model_copy(update={"entries": entries})
    bot.assistant.base.__dict__.pop("by_id", None)
    first, last = await bot.take(updates.tap("o:pl:dfop-siedziba"))
    assert (first.endpoint, last.endpoint) == ("editMessageText", "sendMessage")
    assert first.buttons == {}
    assert "👍" in last.buttons


async def test_taps_in_a_group_belong_to_who_taps(bot: Bot) -> None:
    """Each person has their own thread, on whoever's message they tap."""
    await bot.take(updates.tap("o:pl:dfop-siedziba", chat=GROUP, user=OLENA))
    await bot.take(updates.message("@wspolnie_bot od kiedy?", chat=GROUP))
    await bot.take(updates.message("@wspolnie_bot od kiedy?", chat=GROUP, user=OLENA))
    entries = [asked.conversation.entry for asked in bot.assistant.asked]
    assert entries == [None, "dfop-siedziba"]


def test_the_longest_ids_fit_into_a_button() -> None:
    """64 bytes hold a verb, a language, 50 letters and a page."""
    for verb in Verb:
        data = str(Tap(verb, "pl", LONG_ID, 999_999))
        assert len(data.encode()) <= 64
        assert Tap.parse(data) == Tap(verb, "pl", LONG_ID, 999_999)


async def test_labels_are_kept_short(bot: Bot) -> None:
    """A title of any length makes a button."""
    option = replace(clarification("dfop-kiedy").options[0], title="Bardzo długi tytuł " * 10)
    bot.assistant.replies.append(replace(saying("Wybór"), options=(option,)))
    (reply,) = await bot.take(updates.message("?!"))
    assert all(len(label) <= 64 for label in reply.buttons)
