import pytest

from bot.dialogue.topics import PAGE_SIZE
from bot.knowledge.model import Entry, Kind, KnowledgeBase, Subject
from tests.channels.telegram import updates
from tests.channels.telegram.conftest import Bot
from tests.channels.telegram.scripted import LONG_ID
from tests.channels.telegram.updates import GROUP, OLENA


@pytest.mark.parametrize(
    ("command", "word"),
    [
        ("/start", "Dzień dobry"),
        ("/help", "/tematy"),
        ("/pomoc", "/tematy"),
        ("/tematy", "Tematy"),
        ("/jezyk", "języku"),
        ("/prywatnosc", "Prywatność"),
        ("/nieznane", "Nie znam takiego polecenia"),
        ("/pomoc@wspolnie_bot", "/tematy"),
    ],
)
async def test_every_command_has_its_reply(bot: Bot, command: str, word: str) -> None:
    """In the language of the app."""
    (reply,) = await bot.take(updates.message(command))
    assert word in reply.text


async def test_a_command_is_answered_in_the_language_of_the_app(bot: Bot) -> None:
    """Telegram tells the language of the app; unknown ones get Polish."""
    (ukrainian,) = await bot.take(updates.message("/start", user=OLENA))
    assert ukrainian.text.startswith("Вітаю")
    german = OLENA | {"language_code": "de-AT"}
    (polish,) = await bot.take(updates.message("/start", user=german))
    assert polish.text.startswith("Dzień dobry")
    british = OLENA | {"language_code": "en-GB"}
    (english,) = await bot.take(updates.message("/start", user=british))
    assert english.text.startswith("Hello")


async def test_the_language_last_spoken_comes_before_that_of_the_app(bot: Bot) -> None:
    """Who was answered in Polish gets Polish help."""
    await bot.take(updates.message("Kiedy?", user=OLENA))
    (reply,) = await bot.take(updates.message("/pomoc", user=OLENA))
    assert reply.text.startswith("Proszę napisać")


async def test_a_chosen_language_holds(bot: Bot) -> None:
    """Tapped once, it is spoken from then on, and can be given back."""
    (question,) = await bot.take(updates.message("/jezyk"))
    (confirmed,) = await bot.take(updates.tap(question.buttons["English"]))
    assert confirmed.text == "From now on I answer in English."
    (help_,) = await bot.take(updates.message("/help"))
    assert help_.text.startswith("Please")
    (freed,) = await bot.take(updates.tap(confirmed.buttons["The language of the question"]))
    assert "language of the question" in freed.text


async def test_a_link_to_an_entry_shows_it(bot: Bot) -> None:
    """`?start=<entry-id>` arrives as an argument."""
    (reply,) = await bot.take(updates.message("/start dfop-siedziba"))
    assert reply.text == "Przy ulicy Sienkiewicza."
    (gone,) = await bot.take(updates.message("/start dawny-wpis"))
    assert gone.text.startswith("Tej informacji już nie ma")


@pytest.mark.parametrize("command", ["/nieznane", "/start@inny_bot", "/nieznane@inny_bot"])
async def test_commands_for_others_in_a_group_are_ignored(bot: Bot, command: str) -> None:
    """A group may have many bots."""
    assert await bot.take(updates.message(command, chat=GROUP)) == []


async def test_our_commands_in_a_group_are_answered_with_a_quote(bot: Bot) -> None:
    """Also an unknown one that names this bot."""
    for command in ("/tematy", "/nieznane@wspolnie_bot"):
        (reply,) = await bot.take(updates.message(command, chat=GROUP))
        assert "reply_parameters" in reply.parameters


async def test_an_edited_command_is_ignored(bot: Bot) -> None:
    """What a command did is done."""
    assert await bot.take(updates.edited(updates.message("/start"), "/pomoc")) == []


async def test_topics_lead_to_entries_and_back(bot: Bot) -> None:
    """List, subject, entry, and the same way back, in one message."""
    (topics,) = await bot.take(updates.message("/tematy"))
    assert list(topics.buttons) == ["DFOP", "Partnerstwo", "Inne sprawy"]
    (entries,) = await bot.take(updates.tap(topics.buttons["DFOP"]))
    assert entries.endpoint == "editMessageText"
    assert list(entries.buttons)[:2] == ["Kiedy powstało DFOP?", "Gdzie jest siedziba DFOP?"]
    (answer,) = await bot.take(updates.tap(entries.buttons["Kiedy powstało DFOP?"]))
    assert answer.text == "Forum powstało w 2007 roku."
    (back,) = await bot.take(updates.tap(answer.buttons["← Wróć"]))
    assert back.buttons == entries.buttons
    (top,) = await bot.take(updates.tap(back.buttons["← Wróć"]))
    assert top.buttons == topics.buttons


async def test_the_way_back_is_the_way_one_came(bot: Bot) -> None:
    """An entry about two subjects leads back to the one it was found under."""
    (entries,) = await bot.take(updates.tap("s:pl:partnerstwo"))
    (answer,) = await bot.take(updates.tap(entries.buttons["Kiedy powstało DFOP?"]))
    assert answer.buttons["← Wróć"] == "s:pl:partnerstwo"


async def test_a_subject_that_is_no_more_leads_to_all(bot: Bot) -> None:
    """An old button shows the list of topics."""
    (reply,) = await bot.take(updates.tap("s:pl:dawny-temat"))
    assert "DFOP" in reply.buttons


async def test_other_languages_have_their_titles(bot: Bot) -> None:
    """Translated titles where there are any."""
    (entries,) = await bot.take(updates.tap("s:uk:partnerstwo"))
    assert list(entries.buttons) == ["Коли виник DFOP?", "← Назад"]


async def test_long_lists_are_turned_page_by_page(bot: Bot) -> None:
    """Every entry is on exactly one page."""
    bot.editions.current.base = _large(entries=3 * PAGE_SIZE + 1)
    (page,) = await bot.take(updates.message("/tematy"))
    found: list[str] = []
    while True:
        found += [label for label in page.buttons if label.startswith("Wpis")]
        if "›" not in page.buttons:
            break
        (page,) = await bot.take(updates.tap(page.buttons["›"]))
    assert found == [f"Wpis {number}" for number in range(3 * PAGE_SIZE + 1)]
    assert "4/4" in page.buttons
    (first,) = await bot.take(updates.tap(page.buttons["«"]))
    assert "1/4" in first.buttons


async def test_many_subjects_are_turned_page_by_page(bot: Bot) -> None:
    """From a subject on the second page one comes back to the second page."""
    bot.editions.current.base = _large(entries=20, subjects=20)
    (second,) = await bot.take(updates.tap("t:pl::1"))
    assert "2/3" in second.buttons
    (entries,) = await bot.take(updates.tap(second.buttons["Temat 9"]))
    assert entries.buttons["← Wróć"] == "t:pl::1"


async def test_a_page_that_is_no_more_is_the_last_one(bot: Bot) -> None:
    """Pages may go when the knowledge shrinks."""
    (page,) = await bot.take(updates.tap("s:pl:dfop:9"))
    assert LONG_ID not in page.text
    assert "Najdłuższy" in page.buttons


async def test_an_empty_base_says_so(bot: Bot) -> None:
    """Even then /tematy has a reply."""
    bot.editions.current.base = KnowledgeBase(entries=())
    (reply,) = await bot.take(updates.message("/tematy"))
    assert reply.text == "Baza wiedzy jest jeszcze pusta."


def _large(entries: int, subjects: int = 0) -> KnowledgeBase:
    return KnowledgeBase(
        entries=tuple(
            Entry(
                id=f"wpis-{number}",
                title=f"Wpis {number}",
                questions=("Co?",),
                answer="To.",
                about=(f"temat-{number}",) if subjects else (),
            )
            for number in range(entries)
        ),
        subjects=tuple(
            Subject(id=f"temat-{number}", kind=Kind.EVENT, name=f"Temat {number}")
            for number in range(subjects)
        ),
    )
