import asyncio
import threading

import pytest

from bot.dialogue.reply import Question, Reply
from tests.channels.telegram import updates
from tests.channels.telegram.conftest import Bot
from tests.channels.telegram.scripted import clarification, fallback, saying
from tests.channels.telegram.updates import ANNA, BOT, CHANNEL, GROUP, OLENA, OTHER_BOT


async def test_a_question_gets_its_answer_with_buttons(bot: Bot) -> None:
    """Text as HTML, then links, related entries, the plain form and thumbs."""
    (reply,) = await bot.take(updates.message("Kiedy powstało DFOP?"))
    assert reply.endpoint == "sendMessage"
    assert reply.parameters["text"].startswith("Forum powstało w <b>2007</b> roku.")
    assert reply.parameters["link_preview_options"] == {"is_disabled": True}
    assert "reply_parameters" not in reply.parameters
    assert reply.buttons == {
        "Strona forum": "https://example.org/dfop",
        "Gdzie jest siedziba DFOP?": "o:pl:dfop-siedziba",
        "Prościej": "p:pl:dfop-kiedy",
        "👍": "u:pl:dfop-kiedy",
        "👎": "d:pl:dfop-kiedy",
    }


async def test_the_conversation_is_carried_on(bot: Bot) -> None:
    """The second question comes with what the first one left."""
    await bot.take(updates.message("Kiedy powstało DFOP?"))
    await bot.take(updates.message("A gdzie jest?"))
    first, second = bot.assistant.asked
    assert first.conversation.entry is None
    assert second.conversation.entry == "dfop-kiedy"


async def test_a_conversation_is_forgotten_after_half_an_hour(bot: Bot) -> None:
    """After 31 minutes the next question stands alone."""
    await bot.take(updates.message("Kiedy powstało DFOP?"))
    bot.clock.move(minutes=31)
    await bot.take(updates.message("A gdzie jest?"))
    assert bot.assistant.asked[1].conversation.entry is None


async def test_in_a_group_each_person_has_a_conversation(bot: Bot) -> None:
    """What Anna asked is not what Olena goes on about."""
    question = "@wspolnie_bot kiedy?"
    await bot.take(updates.message(question, chat=GROUP, user=ANNA))
    await bot.take(updates.message(question, chat=GROUP, user=OLENA))
    await bot.take(updates.message(question, chat=GROUP, user=ANNA))
    entries = [asked.conversation.entry for asked in bot.assistant.asked]
    assert entries == [None, None, "dfop-kiedy"]


async def test_a_clarification_has_a_way_out(bot: Bot) -> None:
    """One option a row, then none of them, and no thumbs."""
    bot.assistant.replies.append(clarification("dfop-kiedy", "dfop-siedziba"))
    (reply,) = await bot.take(updates.message("DFOP"))
    assert list(reply.buttons.values()) == ["o:pl:dfop-kiedy", "o:pl:dfop-siedziba", "n:pl:"]
    assert all(len(row) == 1 for row in reply.parameters["reply_markup"]["inline_keyboard"])


async def test_a_fallback_leads_to_topics_and_a_person(bot: Bot) -> None:
    """The nearest topics, then the contact."""
    bot.assistant.replies.append(fallback())
    (reply,) = await bot.take(updates.message("Kto wygrał mecz?"))
    assert list(reply.buttons.values()) == ["o:pl:dfop-kiedy", "o:pl:kontakt"]


async def test_typing_is_shown_while_the_assistant_works(bot: Bot) -> None:
    """The indicator comes before the reply when that takes long."""
    bot.assistant.matcher.semantic = True
    typed = threading.Event()

    def slow(_question: Question) -> Reply:
        assert typed.wait(10)
        return saying("Już wiem.")

    bot.assistant.replies.append(slow)
    task = asyncio.create_task(bot.take(updates.message("Trudne pytanie")))
    await bot.telegram.event("sendChatAction").wait()
    assert bot.telegram.said == []
    typed.set()
    (reply,) = await task
    assert reply.text == "Już wiem."
    assert bot.telegram.to("sendChatAction")[0].parameters["action"] == "typing"


async def test_a_long_answer_is_split_with_buttons_under_the_last_part(bot: Bot) -> None:
    """Nothing is lost, and only the last part has buttons."""
    sentences = [f"To jest zdanie numer {number} długiej odpowiedzi." for number in range(300)]
    bot.assistant.replies.append(saying(" ".join(sentences)))
    said = await bot.take(updates.message("Opowiedz wszystko"))
    assert len(said) > 2
    assert " ".join(call.text for call in said) == " ".join(sentences)


@pytest.mark.parametrize("kind", sorted(updates.WORDLESS))
async def test_what_has_no_words_is_answered_kindly(bot: Bot, kind: str) -> None:
    """Stickers, voice, locations: only text is understood."""
    (reply,) = await bot.take(updates.message(**updates.WORDLESS[kind]))
    assert "Rozumiem tylko tekst" in reply.text
    assert bot.assistant.asked == []


@pytest.mark.parametrize("kind", sorted(updates.WORDLESS))
async def test_in_a_group_what_has_no_words_is_ignored(bot: Bot, kind: str) -> None:
    """Nobody wants a bot that comments on stickers."""
    assert await bot.take(updates.message(chat=GROUP, **updates.WORDLESS[kind])) == []


async def test_a_caption_is_a_question(bot: Bot) -> None:
    """A photo with words is asked about."""
    await bot.take(updates.captioned("Kiedy powstało DFOP?"))
    assert bot.assistant.asked[0].text == "Kiedy powstało DFOP?"


async def test_an_album_is_answered_once(bot: Bot) -> None:
    """Its caption is asked; the other pictures pass in silence."""
    await bot.take(updates.captioned("Co to?", media_group_id="1"))
    for _ in range(3):
        assert await bot.take(updates.message(photo=updates.PHOTO, media_group_id="1")) == []
    said = await bot.take(updates.message(photo=updates.PHOTO, media_group_id="2"))
    assert len(said) == 1


@pytest.mark.parametrize("text", [" ", "\n\t", "\u200b", "\u2800", "\u3164"])
async def test_a_text_without_content_is_asked_back(bot: Bot, text: str) -> None:
    """Blanks and invisible letters are no question."""
    (reply,) = await bot.take(updates.message(text))
    assert reply.text.startswith("Słucham")
    assert bot.assistant.asked == []


async def test_a_very_long_message_is_asked_as_it_is(bot: Bot) -> None:
    """4,096 letters reach the assistant."""
    text = "ważne " * 682
    await bot.take(updates.message(text))
    assert bot.assistant.asked[0].text == text.strip()


async def test_a_forwarded_message_is_a_question(bot: Bot) -> None:
    """Who forwards a message to the bot wants it answered."""
    origin = {"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "Jan"}
    (reply,) = await bot.take(updates.message("Kiedy powstało DFOP?", forward_origin=origin))
    assert "2007" in reply.text


async def test_the_chosen_language_goes_with_the_question(bot: Bot) -> None:
    """Without a choice the assistant decides by the question itself."""
    await bot.take(updates.message("Kiedy?"))
    await bot.take(updates.tap("l:pl:uk"))
    await bot.take(updates.message("Kiedy?"))
    await bot.take(updates.tap("l:pl:"))
    await bot.take(updates.message("Kiedy?"))
    assert [asked.language for asked in bot.assistant.asked] == [None, "uk", None]


@pytest.mark.parametrize(
    "raw",
    [
        updates.message("Jestem botem", user=OTHER_BOT),
        updates.update(channel_post=updates.content("Ogłoszenie", chat=CHANNEL, user=None)),
        updates.update(edited_channel_post=updates.content("Zmiana", chat=CHANNEL, user=None)),
        updates.message("Rozmowa sąsiadów", chat=GROUP),
        updates.message("@inny_bot kiedy?", chat=GROUP),
        updates.message("@wspolnie_bot kiedy?", chat=GROUP, is_automatic_forward=True),
        updates.message(chat=GROUP, new_chat_members=[ANNA]),
        updates.message(chat=GROUP, pinned_message=updates.content("x", chat=GROUP)),
        updates.message(chat=GROUP, migrate_to_chat_id=-100501),
        updates.message(message_auto_delete_timer_changed={"message_auto_delete_time": 60}),
    ],
)
async def test_what_is_not_for_the_bot_is_ignored(bot: Bot, raw: updates.Raw) -> None:
    """Other bots, channels, talk of a group and service messages."""
    assert await bot.take(raw) == []
    assert bot.assistant.asked == []


async def test_a_mention_in_a_group_is_answered_with_a_quote(bot: Bot) -> None:
    """The mention itself is no part of the question."""
    raw = updates.message("@Wspolnie_Bot, kiedy powstało DFOP?", chat=GROUP)
    (reply,) = await bot.take(raw)
    assert bot.assistant.asked[0].text == "kiedy powstało DFOP?"
    quoted = reply.parameters["reply_parameters"]
    assert quoted == {
        "message_id": raw["message"]["message_id"],
        "allow_sending_without_reply": True,
    }


async def test_a_mention_after_emoji_is_found(bot: Bot) -> None:
    """Telegram counts in UTF-16 units."""
    await bot.take(updates.message("🏙️🏙️ @wspolnie_bot kiedy?", chat=GROUP))
    assert bot.assistant.asked[0].text == "🏙️🏙️   kiedy?"


async def test_a_reply_to_the_bot_in_a_group_is_answered(bot: Bot) -> None:
    """Also without a mention; a reply to somebody else is not."""
    ours = updates.content("Odpowiedź", chat=GROUP, user=BOT)
    other = updates.content("Cześć", chat=GROUP, user=OLENA)
    assert await bot.take(updates.message("A gdzie?", chat=GROUP, reply_to_message=ours))
    assert not await bot.take(updates.message("A gdzie?", chat=GROUP, reply_to_message=other))


async def test_a_bare_mention_is_asked_back(bot: Bot) -> None:
    """Who only calls the bot is asked for a question."""
    (reply,) = await bot.take(updates.message("@wspolnie_bot", chat=GROUP))
    assert reply.text.startswith("Słucham")


async def test_an_anonymous_administrator_is_a_person(bot: Bot) -> None:
    """They write through a bot of Telegram, as the group."""
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    raw = updates.message("@wspolnie_bot kiedy?", chat=GROUP, user=anonymous, sender_chat=GROUP)
    assert len(await bot.take(raw)) == 1


async def test_a_message_without_a_sender_is_answered(bot: Bot) -> None:
    """Nothing needs to be known about who asks."""
    assert await bot.take(updates.message("@wspolnie_bot kiedy?", chat=GROUP, user=None))


async def test_a_thread_of_a_forum_is_answered_in_it(bot: Bot) -> None:
    """The reply stays in the topic of the group."""
    raw = updates.message(
        "@wspolnie_bot kiedy?", chat=GROUP, message_thread_id=5, is_topic_message=True
    )
    (reply,) = await bot.take(raw)
    assert reply.parameters["message_thread_id"] == 5


async def test_an_edited_question_changes_its_answer(bot: Bot) -> None:
    """Within five minutes the answer is edited in place."""
    raw = updates.message("Kiedy pwstało DFOP?")
    await bot.take(raw)
    answer = 50_000 + len(bot.telegram.calls)
    bot.assistant.replies.append(saying("Teraz lepiej."))
    (reply,) = await bot.take(updates.edited(raw, "Kiedy powstało DFOP?"))
    assert (reply.endpoint, reply.parameters["message_id"]) == ("editMessageText", answer)
    assert reply.text == "Teraz lepiej."


async def test_a_late_edit_is_ignored(bot: Bot) -> None:
    """What was asked long ago stays answered as it was; so does what never was."""
    raw = updates.message("Kiedy powstało DFOP?")
    await bot.take(raw)
    bot.clock.move(minutes=6)
    assert await bot.take(updates.edited(raw, "Gdzie?")) == []
    assert await bot.take(updates.edited(updates.message("Inne"), "Gdzie?")) == []


async def test_one_edition_answers_an_update(bot: Bot) -> None:
    """A swap while a question is being answered concerns the next question only."""
    newer = type(bot.assistant)()

    def swapped(_question: Question) -> Reply:
        bot.editions.current.assistant = newer
        return saying("stare wydanie")

    bot.assistant.replies.append(swapped)
    (first,) = await bot.take(updates.message("Kiedy?"))
    await bot.take(updates.message("Kiedy?"))
    assert first.text == "stare wydanie"
    assert len(newer.asked) == 1
