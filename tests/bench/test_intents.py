"""Foreign intents become a base that loads, and are judged as they should be."""

from pathlib import Path

import pytest

from bot.dialogue.assistant import Assistant
from bot.knowledge.loader import load
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher
from tests.bench.intents import OUTSIDE, Labelled, judged, knowledge, read

LONG = "SEARCH_IMAGES_WITH_TEXT_ON_ENGINE_WITH_WIDTH_AND_WITH_HEIGHT"
TRAIN = [
    Labelled("Where is my order?", "ORDER_STATUS"),
    Labelled("track the parcel ", "ORDER_STATUS"),
    Labelled("Track the parcel!", "DELIVERY"),
    Labelled("How much is a blue pillow", "DELIVERY"),
    Labelled(" ", "EMPTY"),
    Labelled("images of wolves 800 by 600", LONG),
    Labelled("images of wolves wider than 800", f"{LONG}_AND_WITH_CONDITION"),
]


def test_a_quoted_line_break_is_part_of_its_sentence(tmp_path: Path) -> None:
    """The sets quote, and end a row with a comma or a note."""
    path = tmp_path / "shop.csv"
    path.write_bytes(b'sentence,label,\r\n"Hi, where\nis it?",STATUS,note\r\n')
    assert read(path) == [Labelled("Hi, where\nis it?", "STATUS")]


def test_a_phrasing_stands_where_it_comes_first_and_ids_are_unique() -> None:
    """What the knowledge rules forbid is settled before the base is read."""
    base = load(knowledge(TRAIN, "en"))
    assert base.language == "en"
    assert [(entry.title, entry.questions) for entry in base.entries[:2]] == [
        ("Order status", ("Where is my order?", "track the parcel")),
        ("Delivery", ("How much is a blue pillow",)),
    ]
    assert [entry.id for entry in base.entries] == [
        "order-status",
        "delivery",
        "search-images-with-text-on-engine-with-width-and-w",
        "search-images-with-text-on-engine-with-width-3",
    ]


def test_what_is_answered_offered_and_refused_is_counted() -> None:
    """An intent without an entry is in scope, and can only be missed."""
    base = load(knowledge(TRAIN, "en"))
    test = [
        Labelled("where is my order", "ORDER_STATUS"),
        Labelled("how much is a blue pillow?", "ORDER_STATUS"),
        Labelled("how much is a blue pillow", "NEVER_TRAINED"),
        Labelled("zxcvb qwrtp", OUTSIDE),
        Labelled("Track the parcel", OUTSIDE),
    ]
    line = judged("shop", Assistant(base, Matcher(Documents(base))), test)
    assert line.right == line.first == pytest.approx(1 / 3)
    assert line.asked == line.offered == 0
    assert line.refused == 0.5
    assert line.asked_outside == 0
