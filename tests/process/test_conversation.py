"""Questions, taps and commands: what one person and the running bot say to each other."""

import pytest

from bot.i18n import message
from tests.botapi import BotApiServer, Button, Person
from tests.process.conftest import HOURS, HOURS_ASKED, TICKET, TICKET_ASKED

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_question_is_answered(anna: Person) -> None:
    """The answer has the author's formatting, its link, its related entry and the thumbs."""
    anna.say(HOURS_ASKED)
    shown = await anna.reply()
    assert HOURS in shown.text
    assert "bold" in {entity["type"] for entity in shown.entities}
    assert "https://biblioteka.example.org/godziny?a=1&b=2" in shown.urls
    assert shown.button("Jak wyrobić kartę")
    assert shown.button("👍")
    assert shown.button("👎")


async def test_tap_changes_the_message_in_place(anna: Person) -> None:
    """Each tap is answered and turns the message into the reply to it."""
    anna.say(HOURS_ASKED)
    shown = await anna.reply()
    related = anna.tap(shown.button("Jak wyrobić kartę"))
    card = await anna.reply()
    assert (card.edited, card.message_id) == (True, shown.message_id)
    assert "potrzebny jest dowód osobisty" in card.text
    assert await related.answered() == ""
    rated = anna.tap(card.button("👍"))
    thanked = await anna.reply()
    assert await rated.answered() == message("pl", "thanks")
    assert thanked.text == card.text
    assert "👎" not in {button.text for button in thanked.buttons}


async def test_plain_language_and_back(anna: Person) -> None:
    """The plain form of an answer and the full one are a tap apart."""
    anna.say(HOURS_ASKED)
    shown = await anna.reply()
    anna.tap(shown.button(message("pl", "button-simpler")))
    simple = await anna.reply()
    assert "Przyjdź do biblioteki od 9 do 17." in simple.text
    anna.tap(simple.button(message("pl", "button-full")))
    assert HOURS in (await anna.reply()).text


async def test_tap_on_an_old_message(answering: BotApiServer, anna: Person) -> None:
    """A tap too old to be answered still changes the message; a deleted message is sent anew."""
    anna.say(HOURS_ASKED)
    shown = await anna.reply()
    tap = anna.tap(shown.button("Jak wyrobić kartę"))
    tap.expire()
    card = await anna.reply()
    assert "dowód osobisty" in card.text
    del anna.chat.messages[shown.message_id]
    anna.tap(Button("x", anna.id, shown.message_id, "o:pl:basen-bilety"))
    anew = await anna.reply()
    assert (anew.edited, TICKET in anew.text) == (False, True)
    await answering.polled()


async def test_button_of_an_entry_that_is_gone(anna: Person) -> None:
    """A button whose entry no longer exists leads to a polite notice."""
    anna.say(HOURS_ASKED)
    shown = await anna.reply()
    card = shown.button("Jak wyrobić kartę")
    assert card.data is not None
    gone = card.data.replace("biblioteka-karta", "wpis-usuniety")
    anna.tap(Button(card.text, card.chat_id, card.message_id, gone))
    notice = await anna.reply()
    assert notice.text == message("pl", "gone")
    anna.tap(Button(card.text, card.chat_id, card.message_id, "ładunek: nie nasz"))
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply()).text


async def test_unknown_question_gets_a_way_on(anna: Person) -> None:
    """Who asks what nobody wrote about is led to a person."""
    anna.say("Jak ugotować bigos z kapusty?")
    shown = await anna.reply()
    assert "redakcja@example.org" in shown.text or shown.button("redakcja-kontakt")
    anna.tap(shown.button("redakcja-kontakt"))
    assert "redakcja@example.org" in (await anna.reply()).text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("О котрій годині відкрита бібліотека?", "з понеділка до п’ятниці"),
        ("What are the opening hours of the library?", "Monday to Friday"),
    ],
)
async def test_other_languages(anna: Person, question: str, answer: str) -> None:
    """The reply is in the language of the question."""
    anna.say(question)
    assert answer in (await anna.reply()).text


async def test_start_with_a_link_to_an_entry(anna: Person) -> None:
    """A deep link shows its entry, one to nowhere says so, none at all welcomes."""
    anna.say("/start")
    assert (await anna.reply()).text == message("pl", "start")
    anna.say("/start basen-bilety")
    assert TICKET in (await anna.reply()).text
    anna.say("/start nie-ma")
    assert (await anna.reply()).text == message("pl", "gone")


async def test_topics_are_browsed_in_one_message(anna: Person) -> None:
    """From the list to a subject, to an entry and back, in place."""
    anna.say("/tematy")
    listed = await anna.reply()
    anna.tap(listed.button("Biblioteka Osiedlowa"))
    subject = await anna.reply()
    anna.tap(subject.button("Godziny otwarcia biblioteki"))
    entry = await anna.reply()
    assert HOURS in entry.text
    anna.tap(entry.button(message("pl", "button-back")))
    back = await anna.reply()
    assert [button.text for button in back.buttons] == [button.text for button in subject.buttons]
    assert {one.message_id for one in (subject, entry, back)} == {listed.message_id}


async def test_chosen_language_stays(anna: Person) -> None:
    """After a choice the bot speaks that language, whatever the question is written in."""
    anna.say("/jezyk")
    anna.tap((await anna.reply()).button("English"))
    assert (await anna.reply()).text == message("en", "language-chosen")
    anna.say(HOURS_ASKED)
    assert "Monday to Friday" in (await anna.reply()).text
    anna.say("/pomoc")
    assert (await anna.reply()).text == message("en", "help")


async def test_commands(anna: Person) -> None:
    """Help and unknown commands are answered."""
    for command in ("/pomoc", "/help"):
        anna.say(command)
        assert "/tematy" in (await anna.reply()).text
    anna.say("/prywatnosc")
    assert (await anna.reply()).text.startswith("Prywatność")
    anna.say("/nieznane")
    assert (await anna.reply()).text == message("pl", "unknown-command")


async def test_bot_presents_itself(answering: BotApiServer) -> None:
    """Commands and descriptions are registered in Polish by default, and in two languages."""
    await answering.until(lambda: len(answering.profile.short_descriptions) == 3)
    assert answering.profile.commands()["tematy"] == message("pl", "command-tematy")
    assert answering.profile.commands("uk")["tematy"] == message("uk", "command-tematy")
    assert set(answering.profile.descriptions) == {"", "uk", "en"}
