"""What people and the running bot say to each other; one bot for the whole module."""

import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.i18n import message
from tests.botapi import BotApiServer, Button, Group, Person
from tests.process.bot_process import BotProcess, environment

pytestmark = pytest.mark.asyncio(loop_scope="module")

HOURS = "Biblioteka jest otwarta od poniedziałku do piątku w godz. 9–17 & w soboty < 14."
HOURS_ASKED = "W jakich godzinach jest otwarta biblioteka?"
TICKET_ASKED = "Ile kosztuje bilet na basen?"
NOBODY_KNOWS = "Jak ugotować bigos z kapusty?"

_ids = itertools.count(1000)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApiServer]:
    """A server with a running bot, neither of which has a reason to complain in the end."""
    data = tmp_path_factory.mktemp("data")
    async with BotApiServer() as running:
        bot = await BotProcess.start(_variables(data, running))
        try:
            await running.polled(60)
            yield running
            assert await bot.stop() == 0
        finally:
            await bot.kill()
        assert running.failures == []
        assert not bot.having("Traceback"), bot.output
        assert not bot.having(" ERROR "), bot.output
        assert running.token.partition(":")[2] not in bot.output


@pytest.fixture
def anna(server: BotApiServer) -> Person:
    """A person nobody has met before."""
    return server.person(next(_ids))


@pytest.fixture
def group(server: BotApiServer) -> Group:
    """A group that the bot has been in for long."""
    return server.group(-next(_ids))


def _variables(data: Path, server: BotApiServer) -> dict[str, str]:
    return environment(data, BOT_TOKEN=server.token, BOT_API_URL=server.url)


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


async def test_tap_on_an_old_message(server: BotApiServer, anna: Person) -> None:
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
    assert (anew.edited, "18 zł" in anew.text) == (False, True)
    await server.polled()


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
    assert "18 zł" in (await anna.reply()).text


async def test_unknown_question_gets_a_way_on(anna: Person) -> None:
    """Who asks what nobody wrote about is led to a person."""
    anna.say(NOBODY_KNOWS)
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
    assert "18 zł" in (await anna.reply()).text
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


async def test_bot_presents_itself(server: BotApiServer) -> None:
    """Commands and descriptions are registered in Polish by default, and in two languages."""
    await server.until(lambda: len(server.profile.short_descriptions) == 3)
    assert server.profile.commands()["tematy"] == message("pl", "command-tematy")
    assert server.profile.commands("uk")["tematy"] == message("uk", "command-tematy")
    assert set(server.profile.descriptions) == {"", "uk", "en"}


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("sticker", {"width": 9, "height": 9, "is_animated": False, "is_video": False}),
        ("voice", {"duration": 3}),
        ("video", {"width": 9, "height": 9, "duration": 1}),
        ("video_note", {"length": 9, "duration": 1}),
        ("audio", {"duration": 3}),
        ("document", {"file_name": "a.pdf"}),
    ],
)
async def test_files_without_words(anna: Person, kind: str, content: dict[str, object]) -> None:
    """Whatever has no words is told that the bot reads text only."""
    ids = {"file_id": "f1", "file_unique_id": "f1", "type": "regular"}
    anna.send(None, **{kind: {**ids, **content}})
    assert (await anna.reply()).text == message("pl", "only-text")


async def test_other_things_without_words(anna: Person) -> None:
    """Places, visiting cards, polls and dice are answered too."""
    anna.send(location={"latitude": 50.3, "longitude": 19.2})
    anna.send(contact={"phone_number": "+48000", "first_name": "Jan"})
    anna.send(dice={"emoji": "🎲", "value": 3})
    for _ in range(3):
        assert (await anna.reply()).text == message("pl", "only-text")


async def test_caption_is_a_question(anna: Person) -> None:
    """A photo with a question under it is answered as the question."""
    photo = [{"file_id": "f", "file_unique_id": "f", "width": 9, "height": 9}]
    anna.send(photo=photo, caption=TICKET_ASKED)
    assert "18 zł" in (await anna.reply()).text


async def test_edited_question_changes_its_answer(anna: Person) -> None:
    """The answer to a question that was just corrected is corrected in place."""
    asked = anna.say(TICKET_ASKED)
    shown = await anna.reply()
    anna.edit(asked, HOURS_ASKED)
    corrected = await anna.reply()
    assert (corrected.edited, corrected.message_id) == (True, shown.message_id)
    assert HOURS in corrected.text


@pytest.mark.parametrize(
    "text",
    [
        "<b>Ile & kosztuje</i> bilet na basen?",
        "*Ile* _kosztuje_ `bilet` [na](https://zle.example.org) basen??",
        "Ile kosztuje bilet na basen " + "żółw " * 800,
        "😀" * 2048,
        "\u200f\u200d…\u2028",
        "/",
        "/start " + "a" * 200,
    ],
    ids=["html", "markdown", "long", "emoji", "invisible", "slash", "long-link"],
)
async def test_whatever_people_type(server: BotApiServer, anna: Person, text: str) -> None:
    """Any text gets a reply that Telegram takes at the first try."""
    before = len(server.made("sendMessage", 400))
    anna.say(text)
    assert (await anna.reply()).text
    assert len(server.made("sendMessage", 400)) == before


async def test_long_reply_is_split(anna: Person) -> None:
    """Two long answers come whole, in parts of whole sentences, the buttons under the last."""
    anna.say("Jaki jest regulamin placu zabaw? Jaki jest regulamin ogrodu społecznego?")
    parts = [await anna.reply(), await anna.reply()]
    together = "\n".join(part.text for part in parts)
    for number in range(1, 8):
        assert f"Plac zabaw – punkt {number}." in together
        assert f"Ogród społeczny – punkt {number}." in together
    assert together.count("mówi o tym samym.") == 140
    assert parts[0].text.endswith(".")
    assert parts[0].buttons == ()
    assert parts[1].button("👍")


async def test_messages_of_one_person_are_answered_in_order(anna: Person) -> None:
    """Several messages at once are answered one by one, as they came."""
    asked = [HOURS_ASKED, TICKET_ASKED, "Jak wyrobić kartę biblioteczną?"]
    for text in asked:
        anna.say(text)
    answers = [(await anna.reply()).text for _ in asked]
    for answer, part in zip(answers, ("9–17", "18 zł", "dowód osobisty"), strict=True):
        assert part in answer


async def test_somebody_who_blocks_the_bot(server: BotApiServer, anna: Person) -> None:
    """A blocked bot goes on with everybody else, and with the same person later."""
    berta = server.person(next(_ids))
    refused = len(server.made("sendMessage", 403))
    anna.say(TICKET_ASKED)
    await anna.reply()
    anna.say(HOURS_ASKED)
    anna.block()
    berta.say(TICKET_ASKED)
    assert "18 zł" in (await berta.reply()).text
    await server.until(lambda: len(server.made("sendMessage", 403)) == refused + 1)
    assert anna.unread == 0
    anna.unblock()
    anna.say(TICKET_ASKED)
    assert "18 zł" in (await anna.reply()).text


async def test_group_is_greeted_once(server: BotApiServer, anna: Person, group: Group) -> None:
    """Added to a group, the bot says how to address it."""
    group.add_bot(anna)
    assert f"@{server.bot['username']}" in (await group.reply()).text
    await server.polled()
    assert group.unread == 0


async def test_group_is_answered_when_addressed(
    server: BotApiServer, anna: Person, group: Group
) -> None:
    """In a group a mention, a reply to the bot and a command are answered, nothing else."""
    name = server.bot["username"]
    anna.say(HOURS_ASKED, group)
    anna.send(group, new_chat_members=[anna.user])
    anna.say("/pomoc@inny_bot", group)
    mention = anna.say(f"@{name} {TICKET_ASKED}", group)
    shown = await group.reply()
    assert "18 zł" in shown.text
    assert shown.reply_to == mention
    anna.say(HOURS_ASKED, group, reply_to=shown)
    assert HOURS in (await group.reply()).text
    anna.say(f"/pomoc@{name}", group)
    assert "/tematy" in (await group.reply()).text
    assert anna.unread == 0


async def test_group_that_takes_rights_away(
    server: BotApiServer, anna: Person, group: Group
) -> None:
    """Where the bot may not write it does not insist, and others are answered."""
    refused = len(server.made("sendMessage", 400))
    group.mute_bot()
    anna.say(f"@{server.bot['username']} {TICKET_ASKED}", group)
    await server.until(lambda: len(server.made("sendMessage", 400)) == refused + 1)
    anna.say(TICKET_ASKED)
    assert "18 zł" in (await anna.reply()).text
    assert len(server.made("sendMessage", 400)) == refused + 1


async def test_channels_and_other_bots_are_left_alone(server: BotApiServer, anna: Person) -> None:
    """Posts of a channel and messages of other bots get no reply."""
    robot = server.person(next(_ids))
    robot.user["is_bot"] = True
    server.post(-1_000_000_000_777, TICKET_ASKED)
    robot.say(TICKET_ASKED)
    anna.say(TICKET_ASKED)
    assert "18 zł" in (await anna.reply()).text
    await server.polled()
    assert robot.unread == 0
