"""Doubts about a base: found where they are due, and not elsewhere."""

import pytest

from bot.editorial.linting.confusion import texts
from bot.editorial.linting.facts import facts, figures
from bot.editorial.linting.linting import lint
from bot.knowledge.model import Entry, KnowledgeBase, Translation
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher
from tests.matching import olszyna


def with_entries(*entries: Entry) -> Matcher:
    """The town's base with more entries, or others of the same ids."""
    base = olszyna.base()
    ids = {entry.id for entry in entries}
    kept = tuple(entry for entry in base.entries if entry.id not in ids)
    return Matcher(Documents(base.model_copy(update={"entries": (*kept, *entries)})))


def entry(id_: str, answer: str, *questions: str, **fields: object) -> Entry:
    """An entry of few words."""
    asked = questions or (f"Co z {id_}?",)
    return Entry.model_validate(
        {"id": id_, "title": id_, "questions": asked, "answer": answer, **fields}
    )


def kinds(matcher: Matcher, *ids: str) -> set[tuple[str, str, str | None]]:
    """What is found at these entries."""
    return {(f.kind, f.entry, f.other) for f in lint(matcher, only=ids) if f.kind != "unreachable"}


def test_phrasings_of_another_entry_are_found() -> None:
    """Each says which phrasing, and where it belongs."""
    original = next(e for e in olszyna.base().entries if e.id == "zo-2020-przyjecie")
    stray = "Kiedy właściwie uchwalono program Zielone Osiedla 2020?"
    other = entry(
        "basen",
        "Basen jest czynny codziennie.",
        "Kiedy czynny jest basen miejski?",
        "godziny pływalni",
        "Czy pływalnia działa w niedzielę?",
        stray,
    )
    found = [one for one in lint(with_entries(other), only=["basen"]) if one.kind == "stray"]
    assert [(one.entry, one.other) for one in found] == [("basen", original.id)]
    assert stray[:40] in found[0].message


def test_two_entries_for_one_question_are_found() -> None:
    """By what people would ask for them."""
    twin = entry(
        "drugi",
        "Nie powiem.",
        "Kiedy przyjęto program PZO 2020?",
        "W którym roku uchwalono Zielone Osiedla 2020?",
        "data przyjęcia PZO 2020",
    )
    found = {(one.kind, one.other) for one in lint(with_entries(twin), only=["drugi"])}
    assert ("same-question", "zo-2020-przyjecie") in found


def test_an_entry_that_none_of_its_phrasings_finds_is_unreachable() -> None:
    """The bot would know it word for word only."""
    lost = entry(
        "zgubiony", "Tak.", "Kiedy przyjęto program PZO 2020, tak w ogóle?", title="PZO 2020"
    )
    assert "unreachable" in {one.kind for one in lint(with_entries(lost), only=["zgubiony"])}


def test_two_entries_with_one_answer_are_found() -> None:
    """Whatever they are asked."""
    text = "Basen przy ulicy Leśnej jest czynny oprócz poniedziałków, a latem także wieczorem."
    matcher = with_entries(entry("basen", text), entry("plywalnia", text.replace("latem", "zimą")))
    assert ("same-answer", "basen", "plywalnia") in kinds(matcher, "basen")
    assert ("same-answer", "plywalnia", "basen") in kinds(matcher, "plywalnia")


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        ("date", "Basen miejski otwarto 30 stycznia 2014 r.", "Basen miejski otwarto 31.01.2014."),
        ("sum", "Bilet na basen kosztuje 12,50 zł.", "Bilet na basen kosztuje 15 zł."),
        (
            "phone",
            "Telefon basenu miejskiego: 32 295 67 00.",
            "Telefon basenu miejskiego: 500 600 700.",
        ),
    ],
)
def test_contradictions_are_found(kind: str, one: str, two: str) -> None:
    """Seen from either side."""
    matcher = with_entries(entry("basen", one), entry("plywalnia", two))
    assert (f"contradiction-{kind}", "basen", "plywalnia") in kinds(matcher, "basen")
    assert (f"contradiction-{kind}", "plywalnia", "basen") in kinds(matcher, "plywalnia")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Basen otwarto 30 stycznia 2014 r.", "Basen otwarto 30.01.2014."),
        ("Basen w 2014 r. dostał 100 zł.", "Basen w 2015 r. dostał 200 zł."),
        ("Basen kosztował 20 tys. zł.", "Basen kosztował 20 000 zł."),
        ("Basen otwarto 30 stycznia 2014 r.", "Bibliotekę zamknięto 1 maja 2015 r."),
        ("Basen: 32 295 67 00.", "Basen: +48 32 295 67 00."),
        ("Basen kosztuje 12 zł.", "Basen kosztuje 10 zł.\nBasen kosztuje 12 zł."),
    ],
)
def test_what_can_both_be_true_is_no_contradiction(one: str, two: str) -> None:
    """Other spellings, other years, other matters, and who knows of both."""
    matcher = with_entries(entry("basen", one), entry("plywalnia", two))
    assert not {f for f in kinds(matcher, "basen") if f[0].startswith("contradiction")}


def test_a_translation_that_was_forgotten_is_found() -> None:
    """A figure of the answer is not in it, however it is written."""
    translated = {
        "en": Translation(title="Pool", answer="It cost 20,000 zloty; open since 2013."),
        "uk": Translation(title="Басейн", answer="Коштував 20 тис. злотих, з 2014 року."),
    }
    pool = entry("basen", "Kosztował 20 tys. zł, czynny od 2014 r.").model_copy(
        update={"translations": translated}
    )
    found = [one for one in lint(with_entries(pool), only=["basen"]) if "stale" in one.kind]
    assert [one.kind for one in found] == ["stale-translation-instead"]
    assert "(en)" in found[0].message
    assert "2014" in found[0].message
    assert "2013" in found[0].message


@pytest.mark.parametrize(
    ("polish", "others"),
    [
        ("o 17", ["at 5 p.m.", "at 5pm", "at 5:00 PM", "о 17:00", "о 5 вечора", "о 5-й вечора"]),
        ("o godz. 17.30", ["at 5:30 p.m.", "at 5.30 pm", "о 17:30", "о 5:30 вечора"]),
        ("o 15.00", ["at 3 p.m.", "о 3 дня", "о 3 годині дня", "o 3 po południu"]),
        ("od 8 do 16", ["8 a.m. to 4 p.m.", "8:00–16:00", "8–4 p.m.", "з 8:00 до 16:00"]),
        ("15–17", ["3–5 p.m.", "from 3 to 5 pm", "15:00–17:00", "з 3 до 5 вечора, з 3 дня"]),
        ("o 12", ["at noon", "at 12 p.m.", "опівдні", "w południe"]),
        ("do 24:00", ["until midnight", "until 12 a.m.", "до опівночі"]),
        ("o 22:15", ["at 10:15 p.m.", "о 10:15 вечора"]),
    ],
)
def test_clock_times_are_the_same_in_all_languages(polish: str, others: list[str]) -> None:
    """On twelve hours or twenty-four, with the minutes or without."""
    assert figures(polish)
    assert {other for other in others if figures(polish) - figures(other)} == set()


@pytest.mark.parametrize(
    ("polish", "other"),
    [
        ("o 17", "at 5 a.m."),
        ("o 17", "at 6 p.m."),
        ("o 17:30", "at 5 p.m."),
        ("o 15", "3 days"),
        ("od 15 do 17", "9 to 5 p.m."),
        ("w 17. dniu", "протягом 5 дня"),
    ],
)
def test_another_hour_is_another_figure(polish: str, other: str) -> None:
    """A stale translation is found all the same."""
    assert figures(polish) - figures(other)


def test_the_whole_base_is_looked_at_and_progress_told() -> None:
    """What is found at single entries is found in the whole, in the order of the base."""
    told: list[tuple[int, int]] = []
    matcher = olszyna.matcher()
    found = lint(matcher, progress=lambda done, total: told.append((done, total)))
    assert (
        told[-1][0]
        == told[-1][1]
        == len([i for i in matcher.documents.items if i.kind == "phrasing"])
    )
    for one in found:
        assert one in lint(matcher, only=[one.entry])
    order = [e.id for e in matcher.documents.entries]
    assert [order.index(one.entry) for one in found] == sorted(order.index(o.entry) for o in found)


def test_with_the_model_vectors_save_work_and_change_nothing() -> None:
    """Given or computed, they are the same."""
    matcher = olszyna.semantic_matcher()
    wanted = texts(matcher.documents, ["zo-2020-przyjecie"])
    vectors = dict(zip(wanted, olszyna.embed(wanted), strict=True))
    only = ["zo-2020-przyjecie"]
    assert lint(matcher, vectors, only=only) == lint(matcher, only=only)


def test_figures_are_read_in_all_their_spellings() -> None:
    """Thousands, millions and spaces; addresses of pages are no figures."""
    assert figures("22 tys. i 1,5 mln, 1 234, https://a.pl/99") == {"22000", "1500000", "1234"}
    assert {f.value for f in facts("Do 5 maja 2020, tel. +48 500 600 700, 3 mln zł")} == {
        "2020-05-05", "500600700", "3000000",
    }  # fmt: skip


def test_a_base_in_order_gives_no_doubt_without_cause() -> None:
    """An empty base has none at all."""
    base = KnowledgeBase(entries=(entry("a", "Tak.", "Co słychać w naszym mieście?"),))
    assert lint(Matcher(Documents(base))) == ()
