import pytest

from bot.knowledge.model import Entry, KnowledgeBase
from bot.matching.documents import Documents
from bot.matching.leaving_out import LeftOut
from bot.matching.signals import Analysis, SignalIndex


def entry(id_: str, *questions: str, answer: str = "Tak.") -> Entry:
    """An entry with these phrasings."""
    return Entry(id=id_, title="Sprawa", questions=questions, answer=answer)


def left_out(text: str, *entries: Entry) -> LeftOut:
    """What the words of a phrasing count for without it."""
    documents = Documents(KnowledgeBase(entries=entries))
    number = next(i for i, item in enumerate(documents.items) if item.text == text)
    return SignalIndex(documents, None).left_out(number)


BASEN = entry("basen", "godziny basenu", "basen cennik")
DOM = entry("dom", "kiedy otwarty dom kultury", answer="W godzinach pracy urzędu.")


def test_a_word_of_its_entry_is_covered_in_another_form() -> None:
    """The word "basenu" is there without the phrasing, "godziny" only in the other entry."""
    found = left_out("godziny basenu", BASEN, DOM)
    assert 0 < found.covered < 1
    assert found.covered < found.known <= 1
    assert 0 < found.elsewhere < found.known


def test_a_word_that_only_the_phrasing_has_is_unknown() -> None:
    """However often it says it."""
    found = left_out("wrotki wrotki", entry("hala", "wrotki wrotki", "hala sportowa"), DOM)
    assert found == LeftOut(0, 0, 0)


def test_a_phrasing_that_stands_twice_loses_nothing() -> None:
    """In the answer of its own entry."""
    twice = entry("hala", "nowa hala", answer="Nowa hala.")
    assert left_out("nowa hala", twice, DOM).covered == pytest.approx(1)


def test_signals_leave_the_words_out() -> None:
    """A phrasing of its own base is as little known as what people ask."""
    documents = Documents(KnowledgeBase(entries=(BASEN, DOM)))
    index = SignalIndex(documents, None)
    number = next(i for i, item in enumerate(documents.items) if item.text == "basen cennik")
    analysis = Analysis(*documents.analyse("basen cennik", "pl"))
    whole, without = index.of(analysis), index.of(analysis, without=number)
    place = [list(s.entries).index(0) for s in (whole, without)]
    column = index.names.index("covered")
    assert whole.values[place[0], column] == pytest.approx(1)
    assert without.values[place[1], column] < 1
    assert whole.known == pytest.approx(1)
    assert without.known < 1
