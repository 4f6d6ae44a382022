"""Messages of every kind, alone and in groups, and what the running bot makes of them."""

import pytest

from bot.i18n import message
from tests.botapi import BotApiServer, Group, Person
from tests.process.conftest import HOURS, HOURS_ASKED, TICKET, TICKET_ASKED, Newcomer

pytestmark = pytest.mark.asyncio(loop_scope="module")


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
    assert TICKET in (await anna.reply()).text


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
async def test_whatever_people_type(answering: BotApiServer, anna: Person, text: str) -> None:
    """Any text gets a reply that Telegram takes at the first try."""
    before = len(answering.made("sendMessage", 400))
    anna.say(text)
    assert (await anna.reply()).text
    assert len(answering.made("sendMessage", 400)) == before


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
    for answer, part in zip(answers, ("9–17", TICKET, "dowód osobisty"), strict=True):
        assert part in answer


async def test_somebody_who_blocks_the_bot(
    answering: BotApiServer, anna: Person, newcomer: Newcomer
) -> None:
    """A blocked bot goes on with everybody else, and with the same person later."""
    berta = newcomer()
    refused = len(answering.made("sendMessage", 403))
    anna.say(TICKET_ASKED)
    await anna.reply()
    anna.say(HOURS_ASKED)
    anna.block()
    berta.say(TICKET_ASKED)
    assert TICKET in (await berta.reply()).text
    await answering.until(lambda: len(answering.made("sendMessage", 403)) == refused + 1)
    assert anna.unread == 0
    anna.unblock()
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply()).text


async def test_group_is_greeted_once(answering: BotApiServer, anna: Person, group: Group) -> None:
    """Added to a group, the bot says how to address it."""
    group.add_bot(anna)
    assert f"@{answering.bot['username']}" in (await group.reply()).text
    await answering.polled()
    assert group.unread == 0


async def test_group_is_answered_when_addressed(
    answering: BotApiServer, anna: Person, group: Group
) -> None:
    """In a group a mention, a reply to the bot and a command are answered, nothing else."""
    name = answering.bot["username"]
    anna.say(HOURS_ASKED, group)
    anna.send(group, new_chat_members=[anna.user])
    anna.say("/pomoc@inny_bot", group)
    mention = anna.say(f"@{name} {TICKET_ASKED}", group)
    shown = await group.reply()
    assert TICKET in shown.text
    assert shown.reply_to == mention
    anna.say(HOURS_ASKED, group, reply_to=shown)
    assert HOURS in (await group.reply()).text
    anna.say(f"/pomoc@{name}", group)
    assert "/tematy" in (await group.reply()).text
    assert anna.unread == 0


async def test_group_that_takes_rights_away(
    answering: BotApiServer, anna: Person, group: Group
) -> None:
    """Where the bot may not write it does not insist, and others are answered."""
    refused = len(answering.made("sendMessage", 400))
    group.mute_bot()
    anna.say(f"@{answering.bot['username']} {TICKET_ASKED}", group)
    await answering.until(lambda: len(answering.made("sendMessage", 400)) == refused + 1)
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply()).text
    assert len(answering.made("sendMessage", 400)) == refused + 1


async def test_channels_and_other_bots_are_left_alone(
    answering: BotApiServer, anna: Person, newcomer: Newcomer
) -> None:
    """Posts of a channel and messages of other bots get no reply."""
    robot = newcomer()
    robot.user["is_bot"] = True
    answering.post(-1_000_000_000_777, TICKET_ASKED)
    robot.say(TICKET_ASKED)
    anna.say(TICKET_ASKED)
    assert TICKET in (await anna.reply()).text
    await answering.polled()
    assert robot.unread == 0
