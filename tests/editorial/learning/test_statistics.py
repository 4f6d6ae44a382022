import struct
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.dialogue.reply import Decision, Option
from bot.editorial.editions import Edition
from bot.editorial.learning.chart import draw, picture
from bot.editorial.learning.digest import digest
from bot.editorial.learning.grouping import Group, Overview
from bot.editorial.learning.statistics import Day, Statistics, Topic, statistics, summary
from bot.knowledge.markup import plain
from bot.store.database import Database
from bot.store.ratings import Ratings
from bot.store.tallies import Tallies
from tests.editorial.learning.test_grouping import kept

DAY = date(2026, 3, 1)


def week(**numbers: int) -> Statistics:
    """Seven days; the numbers are those of the last."""
    quiet = tuple(Day(DAY + timedelta(number)) for number in range(6))
    return Statistics((*quiet, Day(DAY + timedelta(6), **numbers)))


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a picture."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


async def test_what_was_counted_is_summed_up(database: Database, edition: Edition) -> None:
    """Every day of the period has its place; what came before has none."""
    tallies, ratings = Tallies(database), Ratings(database)
    before, last = DAY - timedelta(1), DAY + timedelta(2)
    replies: dict[tuple[date, str], int] = {
        (before, Decision.ANSWER): 1,
        (DAY, Decision.ANSWER): 2,
        (DAY, Decision.CLARIFY): 1,
        (last, Decision.FALLBACK): 1,
        (last, Decision.SMALLTALK): 1,
        (last, Decision.ANSWER): 1,
    }
    told = {
        (before, "rada-siedziba"): 1,
        (DAY, "zo-2020-przyjecie"): 2,
        (DAY, "usuniety-wpis"): 2,
        (last, "ofo-przewodniczacy"): 1,
    }
    await tallies.add(replies, told)
    await ratings.add(DAY, "zo-2020-przyjecie", helpful=False)
    await ratings.add(DAY, "usuniety-wpis", helpful=False)
    await ratings.add(DAY, "ofo-przewodniczacy", helpful=True)
    found = await statistics(database, edition.base, DAY + timedelta(2), 3)
    assert found.days == (
        Day(DAY, answered=2, clarified=1, helpful=1, unhelpful=2),
        Day(DAY + timedelta(1)),
        Day(DAY + timedelta(2), answered=1, refused=1, smalltalk=1),
    )
    assert found.total("questions") == 5
    assert found.topics == (Topic("PZO 2020", 2), Topic("OFO", 1))
    assert found.unhelpful == ((Option("zo-2020-przyjecie", "Przyjęcie programu PZO 2020"), 1),)
    dead = {option.entry for option in found.dead}
    assert "rada-siedziba" in dead
    assert not dead & {"zo-2020-przyjecie", "ofo-przewodniczacy", *edition.base.smalltalk_ids}


@pytest.mark.parametrize(
    ("answered", "dead", "expected"),
    [
        (0, 0, ("Ostatnie 7 dni: nikt o nic nie pytał.", "O każdy wpis ktoś zapytał.")),
        (1, 1, ("1 pytanie – 1 z odpowiedzią,", "O 1 wpis nikt nie zapytał.")),
        (2, 3, ("2 pytania – 2 z odpowiedzią,", "O 3 wpisy nikt nie zapytał.")),
        (5, 5, ("5 pytań – 5 z odpowiedzią,", "O 5 wpisów nikt nie zapytał.")),
        (12, 22, ("12 pytań – 12 z odpowiedzią,", "O 22 wpisy nikt nie zapytał.")),
    ],
)
def test_the_summary_is_two_lines_of_good_polish(
    answered: int, dead: int, expected: tuple[str, str]
) -> None:
    """Whatever the numbers are."""
    found = replace(week(answered=answered), dead=(Option("a", "A"),) * dead)
    first, second = summary(found).splitlines()
    assert expected[0] in first
    assert expected[1] in second


def test_a_single_day_is_called_today() -> None:
    """Not "the last 1 days"."""
    found = Statistics((Day(DAY, answered=2, refused=1, unhelpful=1),))
    assert summary(found) == (
        "Dziś: 3 pytania – 2 z odpowiedzią, 0 z dopytaniem, 1 bez odpowiedzi.\n"
        "Oceny: 0 👍, 1 👎. O każdy wpis ktoś zapytał."
    )


@pytest.mark.parametrize("days", [1, 7, 31, 365])
def test_the_picture_fits_a_phone(days: int) -> None:
    """It is 1080 dots wide and taller with topics, however many days there are."""
    shown = tuple(
        Day(DAY + timedelta(n), answered=n % 9, refused=n % 4, unhelpful=n % 2) for n in range(days)
    )
    without = size(draw(Statistics(shown)))
    topics = (
        Topic("Bardzo długa nazwa programu współpracy z organizacjami " * 3, 9),
        Topic("b", 1),
    )
    width, height = size(draw(Statistics(shown, topics)))
    assert width == without[0] == 1080
    assert without[1] < height < 2 * width


async def test_the_picture_is_drawn_elsewhere() -> None:
    """In a process that ends; the picture is the same."""
    assert await picture(week()) == draw(week())


def test_the_digest_tells_what_to_do() -> None:
    """Numbers, questions in vain, answers that did not help, entries nobody asked about."""
    question = kept(1, "Gdzie jest *basen*?", 4)
    found = replace(
        week(answered=3, unhelpful=2),
        unhelpful=((Option("a", "Wpis A"), 2),),
        dead=(Option("b", "Wpis B"),),
    )
    text = plain(digest(found, Overview((Group(question, (question,), ()),), 1, 4)))
    for part in [
        "Tydzień bota",
        "3 pytania",
        "„Gdzie jest *basen*?” – 4 razy",
        "Wpis A – 2 razy",
        "Wpis B",
        "/pytania",
    ]:
        assert part in text


def test_a_quiet_week_has_a_short_digest() -> None:
    """No heading without a list under it."""
    text = plain(digest(week(), Overview((), 0, 0)))
    assert "nikt o nic nie pytał" in text
    assert "Pytania bez dobrej odpowiedzi" not in text
    assert "nie pomogły" not in text
