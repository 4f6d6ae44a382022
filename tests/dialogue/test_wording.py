from datetime import date

import pytest

from bot.dialogue.wording import answer_text, contact_text, date_in_words, source_note, sources_text
from bot.knowledge.dates import PartialDate
from bot.knowledge.markup import plain
from bot.knowledge.model import Entry, KnowledgeBase, Source, Status
from tests.matching import olszyna

TODAY = date(2026, 3, 1)
BASE = olszyna.base()


def entry(
    as_of: str | None = None, valid_until: str | None = None, status: Status = Status.CURRENT
) -> Entry:
    """An entry with dates and a source."""
    return Entry(
        id="a",
        title="A",
        questions=("A?",),
        answer="Tak.",
        as_of=PartialDate.parse(as_of) if as_of else None,
        valid_until=PartialDate.parse(valid_until) if valid_until else None,
        status=status,
        sources=(Source(title="Kronika"),),
    )


@pytest.mark.parametrize(
    ("when", "language", "words"),
    [
        ("2014-01-30", "pl", "30 stycznia 2014"),
        ("2007-12", "pl", "grudzień 2007"),
        ("2007", "pl", "2007"),
        ("2014-01-30", "en", "30 January 2014"),
        ("2007-12", "en", "December 2007"),
        ("2014-01-30", "uk", "30 січня 2014"),
        ("2007-12", "uk", "грудень 2007"),
    ],
)
def test_dates_in_words(when: str, language: str, words: str) -> None:
    """A month alone stands in the nominative."""
    assert date_in_words(PartialDate.parse(when), language) == words


@pytest.mark.parametrize(
    ("given", "note"),
    [
        (entry(), ""),
        (entry("2025-06-01"), ""),
        (
            entry("2014-01-30"),
            "Stan na: 30 stycznia 2014 – proszę sprawdzić, czy nic się nie zmieniło."
            " Źródło: Kronika.",
        ),
        (entry("2009-12", status=Status.HISTORICAL), "Stan na: grudzień 2009. Źródło: Kronika."),
        (entry("2014-01-30", status=Status.UNKNOWN), "Źródło: Kronika."),
        (entry(valid_until="2026"), ""),
        (entry(valid_until="2026-03-01"), ""),
        (
            entry("2014", valid_until="2026-02-28"),
            "Ta informacja była ważna do: 28 lutego 2026 – może być już nieaktualna."
            " Źródło: Kronika.",
        ),
    ],
)
def test_an_old_fact_says_so(given: Entry, note: str) -> None:
    """How old it is, or since when it may be out of date, with its source; a new one does not."""
    assert source_note(given, "pl", TODAY) == note


def test_the_note_stands_under_the_answer() -> None:
    """Escaped: titles are no markup."""
    text = answer_text(BASE.by_id["zo-2020-przyjecie"], BASE, "pl", TODAY)
    answer, note = text.split("\n\n")
    assert answer == "Program PZO 2020 przyjęto **30 stycznia 2014 r.**"
    assert plain(note) == "Stan na: 30 stycznia 2014. Źródło: Uchwała [XL/7] *nowa*."


def test_an_answer_is_given_in_the_language_asked_in() -> None:
    """With its note."""
    found = BASE.by_id["zo-2020-przyjecie"]
    assert "30 січня 2014 року" in answer_text(found, BASE, "uk", TODAY)
    english = answer_text(found, BASE, "en", TODAY)
    assert "adopted on **30 January 2014**" in english
    assert "As of 30 January 2014." in english


def test_an_untranslated_answer_says_so() -> None:
    """In one line, in the person's language; small talk does not."""
    text = answer_text(BASE.by_id["ofo-przewodniczacy"], BASE, "en", TODAY)
    assert plain(text) == "This answer is available in Polish only.\n\nForum kieruje Piotr Lis."
    assert answer_text(BASE.by_id["podziekowanie"], BASE, "en", TODAY) == "Proszę bardzo!"


def test_a_base_of_another_language_need_not_say_so() -> None:
    """Its own language is never a translation."""
    base = KnowledgeBase(entries=(entry(),), language="en")
    assert answer_text(entry(), base, "en", TODAY) == "Tak."
    assert answer_text(entry(), base, "uk", TODAY).endswith("\n\nTak.")


def test_the_simple_form() -> None:
    """Where there is one, else the answer."""
    found = BASE.by_id["stowarzyszenie-rejestracja"]
    assert answer_text(found, BASE, "pl", TODAY, simple=True).startswith("Zbierz siedem osób.")
    assert answer_text(found, BASE, "pl", TODAY).startswith("Wniosek składa się")
    assert answer_text(entry(), BASE, "pl", TODAY, simple=True) == "Tak."


def test_all_sources_are_listed() -> None:
    """With their dates, and pages where they have any."""
    lines = sources_text(BASE.by_id["zo-2020-przyjecie"], "pl").splitlines()
    assert lines == [
        "Źródła odpowiedzi „Przyjęcie programu PZO 2020”:",
        "",
        "- [Uchwała \\[XL/7\\] \\*nowa\\*](https://olszyna.example.org/uchwala) (30 stycznia 2014)",
        "- Kronika miasta (2014)",
    ]


def test_sites_that_the_answer_names_are_listed() -> None:
    """Each once; the address of a mailbox is none."""
    answer = "Wnioski: olszyna.pl, pytania: biuro@olszyna.pl. Więcej na bip.olszyna.pl."
    found = entry().model_copy(update={"answer": answer, "sources": ()})
    text = sources_text(found, "pl")
    assert text == "Strony podane w odpowiedzi: olszyna.pl, bip.olszyna.pl"


def test_no_source_is_said_to_be_none() -> None:
    """In the person's language."""
    text = sources_text(BASE.by_id["rada-siedziba"], "en")
    assert text == "No source is recorded for this answer."


def test_the_way_to_a_person() -> None:
    """In the person's language or as written first; a base need not have one."""
    assert contact_text(BASE, "en").startswith("Please call")
    assert contact_text(BASE, "uk").startswith("Proszę zadzwonić")
    assert contact_text(KnowledgeBase(entries=(entry(),)), "pl") == ""
