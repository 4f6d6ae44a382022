"""What a change breaks and heals."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.editorial.building import Edition, Workshop
from bot.editorial.publishing.proof import given, prove
from bot.knowledge.loader import load
from bot.knowledge.snapshot import Snapshot
from tests.editorial.publishing.conftest import CASES, FILE, NOW, House, replaced
from tests.matching import olszyna


class Model:
    """A stand-in for the language model that keeps what it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of ``texts``."""
        self.texts += texts
        return olszyna.embed(texts)


def built(workshop: Workshop, snapshot: Snapshot) -> Edition:
    """The whole edition of a snapshot."""
    edition = workshop.build(snapshot, load(snapshot))
    if workshop.embedder is not None:
        vectors = workshop.vectors(edition.assistant.matcher.documents.to_embed)
        assert vectors is not None
        edition = workshop.build(snapshot, load(snapshot))
    return edition


def test_broken_and_healed_questions_are_told(knowledge: Path, tmp_path: Path) -> None:
    """With what they were answered and will be; the rest holds or fails as before."""
    workshop = Workshop(tmp_path / "data", None)
    old = Snapshot.read(knowledge)
    cases = old.files[CASES] + (
        b"  - {question: Jak wyhodowac kaktusa?, entry: kaktus}\n"
        b"  - {question: Kto przewodniczy OFO dzisiaj?, entry: null}\n"
    )
    entry = (
        b"entries: [{id: kaktus, title: Kaktusy, answer: Na oknie.,"
        b" questions: [Jak wyhodowac kaktusa?, hodowla kaktusa, Jak ugotowac bigos?]}]\n"
    )
    new = old.with_file(CASES, cases).with_file("kaktus.yaml", entry)
    proof = prove(built(workshop, old), built(workshop, new), workshop, NOW)
    assert [turned.case.question for turned in proof.broken] == ["Jak ugotować bigos?"]
    assert [turned.case.question for turned in proof.healed] == ["Jak wyhodowac kaktusa?"]
    assert (proof.holding, proof.failing) == (2, 1)
    assert proof.lines() == (
        "Psuje „Jak ugotować bigos?”: było „nie wiem”, będzie „Kaktusy” (kaktus)",
        "Naprawia „Jak wyhodowac kaktusa?”: było „nie wiem”, będzie „Kaktusy” (kaktus)",
        "Sprawdzian: dobrze 3 z 5 (psuje 1, naprawia 1).",
    )


def test_many_broken_questions_are_counted(knowledge: Path, tmp_path: Path) -> None:
    """After the tenth."""
    workshop = Workshop(tmp_path / "data", None)
    old = Snapshot.read(knowledge)
    cases = "".join(
        f"  - {{question: Kto przewodniczy OFO w roku {year}?, entry: ofo-przewodniczacy}}\n"
        for year in range(2001, 2014)
    )
    new = old.with_file(CASES, f"regression:\n{cases}".encode()).with_file(
        FILE, replaced(old.files[FILE], "id: ofo-przewodniczacy", "id: ofo-szef")
    )
    without = new.with_file(CASES, new.files[CASES].replace(b"ofo-przewodniczacy", b"ofo-szef"))
    proof = prove(built(workshop, old), built(workshop, without), workshop, NOW)
    assert len(proof.healed) + proof.failing == 13
    assert len(proof.lines()) <= 12


def test_without_a_regression_set_there_is_nothing_to_prove(house: House) -> None:
    """And nothing to say."""
    edition = house.editions.current
    bare = built(house.editions.workshop, edition.snapshot.without(CASES))
    assert prove(edition, bare, house.editions.workshop, NOW).lines() == ()


def test_vectors_of_the_questions_are_computed_once_for_all(
    knowledge: Path, tmp_path: Path
) -> None:
    """They are cached, and what residents ask is not."""
    model = Model()
    workshop = Workshop(tmp_path / "data", model)
    edition = built(workshop, Snapshot.read(knowledge))
    assert edition.assistant.matcher.semantic
    model.texts.clear()
    first = given(edition, edition.base.regression, workshop, NOW)
    assert "Jak ugotować bigos?" in model.texts
    model.texts.clear()
    again = built(workshop, Snapshot.read(knowledge))
    assert given(again, again.base.regression, workshop, NOW) == first
    assert model.texts == []
    again.assistant.matcher.rank("Jak ugotować bigos?")
    assert model.texts == ["Jak ugotować bigos?"]


def test_an_answer_already_known_is_not_asked_for(knowledge: Path, tmp_path: Path) -> None:
    """The edition remembers it."""
    workshop = Workshop(tmp_path / "data", None)
    edition = built(workshop, Snapshot.read(knowledge))
    first = given(edition, edition.base.regression, workshop, NOW)
    assert set(edition.findings.given) == set(edition.base.regression)
    assert given(edition, edition.base.regression, workshop, NOW)[0] is first[0]
