from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.topics import page, page_of, subjects_of, topics
from bot.knowledge.model import Entry, Kind, KnowledgeBase, Subject, SubjectTranslation


def entry(name: str, *about: str) -> Entry:
    """An entry about some subjects."""
    return Entry(id=name, title=name.upper(), questions=("?",), answer="!", about=about)


BASE = KnowledgeBase(
    entries=(entry("a", "drugi", "pierwszy"), entry("b", "drugi", "drugi"), entry("c")),
    smalltalk=(entry("d"),),
    subjects=(
        Subject(id="pierwszy", kind=Kind.BODY, name="Pierwszy"),
        Subject(
            id="drugi",
            kind=Kind.BODY,
            name="Bardzo długa nazwa",
            short="Drugi",
            translations={"en": SubjectTranslation(name="Second")},
        ),
        Subject(id="pusty", kind=Kind.PLACE, name="Pusty"),
    ),
)


def test_topics_are_the_subjects_with_entries_in_order() -> None:
    """Each entry stands under all its subjects, once; what has none comes last."""
    found = [
        (topic.subject, topic.title, [option.entry for option in topic.entries])
        for topic in topics(BASE, "pl")
    ]
    assert found == [
        ("pierwszy", "Pierwszy", ["a"]),
        ("drugi", "Drugi", ["a", "b"]),
        (None, "", ["c"]),
    ]


def test_topics_have_names_in_other_languages() -> None:
    """Where there are any."""
    assert [topic.title for topic in topics(BASE, "en")] == ["Pierwszy", "Second", ""]


def test_an_entry_about_something_unknown_is_about_nothing() -> None:
    """It is still found."""
    assert subjects_of(entry("x", "nieznany"), BASE) == (None,)


@given(st.lists(st.integers(), max_size=50), st.integers(1, 9))
def test_pages_hold_everything_once(items: list[int], size: int) -> None:
    """In order, and no page but an only one is empty."""
    count = page(items, 0, size).count
    pages = [page(items, number, size) for number in range(count)]
    assert [item for one in pages for item in one.items] == items
    assert count == 1 or all(one.items for one in pages)


@given(st.integers())
def test_a_page_that_is_not_there_is_the_nearest(number: int) -> None:
    """Numbers come from old buttons."""
    assert page(range(20), number, 8).number == min(max(number, 0), 2)


def test_the_page_of_an_entry() -> None:
    """The first where the entry is not in the topic."""
    topic = topics(BASE, "pl")[1]
    assert page_of("b", topic, size=1) == 1
    assert page_of("c", topic, size=1) == 0
