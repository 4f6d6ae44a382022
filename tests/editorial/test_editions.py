import logging
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from bot.dialogue.reply import Question
from bot.editorial import building, editions
from bot.editorial.building import Vectors, Workshop
from bot.editorial.editions import VECTORS, Edition, Editions, open_editions
from bot.knowledge.loader import KnowledgeError, load
from bot.knowledge.snapshot import Snapshot
from bot.matching import matcher
from tests.matching import olszyna

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PATIENCE = 60
QUESTION = "Kto przewodniczy OFO?"


class Model:
    """A stand-in for the language model that keeps what it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.before: Callable[[], None] = lambda: None

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of ``texts``."""
        self.before()
        self.texts += texts
        return olszyna.embed(texts)


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the town's knowledge."""
    return Path(shutil.copytree(olszyna.DIRECTORY, tmp_path / "knowledge"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where vectors and editions are kept."""
    return tmp_path / "data"


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Model:
    """The model of this machine."""
    made = Model()
    monkeypatch.setattr(editions, "load_embedder", lambda: made)
    return made


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Set as soon as an edition is published."""
    event = Event()
    publish = Editions.publish

    def tell(self: Editions, edition: Edition) -> None:
        publish(self, edition)
        event.set()

    monkeypatch.setattr(Editions, "publish", tell)
    return event


def opened(knowledge: Path, data: Path, *, model: bool = True) -> Edition:
    """The edition once everything is computed."""
    with closing(open_editions(knowledge, data, model=model, wait=True)) as found:
        return found.current


def answered(edition: Edition, text: str = QUESTION) -> tuple[str, ...]:
    """What ``edition`` answers with."""
    return edition.assistant.reply(Question(text, NOW)).answered


def wait_for(event: Event) -> None:
    """Wait for an event that must come."""
    assert event.wait(PATIENCE)


def change(knowledge: Path) -> None:
    """The author writes another answer and phrasing."""
    path = knowledge / "olszyna.yaml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("Forum kieruje Piotr Lis.", "Forum kieruje Ewa Wilk.").replace(
        "      - Kto stoi na czele Forum Organizacji?", "      - Kto rządzi w OFO?"
    )
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def test_without_the_model(knowledge: Path, data: Path, model: Model) -> None:
    """Words are matched at once, and nothing is embedded."""
    edition = opened(knowledge, data, model=False)
    assert not edition.assistant.matcher.semantic
    assert answered(edition) == ("ofo-przewodniczacy",)
    assert edition.base == olszyna.base()
    assert model.texts == []
    assert not (data / VECTORS).exists()


def test_with_the_model(knowledge: Path, data: Path, model: Model) -> None:
    """Every text is embedded once; how far it is can be shown."""
    shown: list[tuple[int, int]] = []
    with closing(
        open_editions(knowledge, data, model=True, wait=True, progress=lambda *n: shown.append(n))
    ) as found:
        embedded = list(model.texts)
        assert found.current.assistant.matcher.semantic
        assert answered(found.current) == ("ofo-przewodniczacy",)
    assert len(embedded) == len(set(embedded))
    assert shown[-1] == (len(embedded), len(embedded))
    assert [done for done, _ in shown] == sorted(done for done, _ in shown)


def test_words_are_matched_until_the_model_is_ready(
    knowledge: Path, data: Path, model: Model, published: Event
) -> None:
    """Then the edition is swapped, under the same version."""
    gate = Event()
    model.before = lambda: wait_for(gate)
    with closing(open_editions(knowledge, data, model=True, wait=False)) as found:
        first = found.current
        assert not first.assistant.matcher.semantic
        assert answered(first) == ("ofo-przewodniczacy",)
        gate.set()
        wait_for(published)
        second = found.current
        assert second.assistant.matcher.semantic
        assert answered(second) == ("ofo-przewodniczacy",)
        assert second.version == first.version
        assert second.base is first.base


def test_the_second_opening_builds_nothing(
    knowledge: Path, data: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes what was kept, model and all, even without the vectors."""
    first = opened(knowledge, data)
    model.texts.clear()
    (data / VECTORS).unlink()
    monkeypatch.delattr(editions, "load")
    second = opened(knowledge, data)
    assert model.texts == []
    assert second.version == first.version
    assert second.base == first.base
    assert second.assistant.matcher.semantic
    assert second.assistant.matcher.rank(QUESTION) == first.assistant.matcher.rank(QUESTION)


def test_a_damaged_kept_edition_is_built_again(knowledge: Path, data: Path, model: Model) -> None:
    """From the vectors that are kept."""
    first = opened(knowledge, data)
    model.texts.clear()
    for path in data.glob("edition-*"):
        path.write_bytes(path.read_bytes()[:100])
    second = opened(knowledge, data)
    assert model.texts == []
    assert second.assistant.matcher.rank(QUESTION) == first.assistant.matcher.rank(QUESTION)


def test_changed_knowledge_is_another_version(knowledge: Path, data: Path, model: Model) -> None:
    """Only what is new is embedded, and the old one is not kept."""
    first = opened(knowledge, data)
    kept = list(data.glob("edition-*"))
    model.texts.clear()
    change(knowledge)
    second = opened(knowledge, data)
    assert "Kto rządzi w OFO?" in model.texts
    assert QUESTION not in model.texts
    assert second.version != first.version
    assert "Ewa Wilk" in second.assistant.reply(Question(QUESTION, NOW)).text
    assert "Piotr Lis" in first.assistant.reply(Question(QUESTION, NOW)).text
    assert len(list(data.glob("edition-*"))) == len(kept) == 1


def test_an_unchanged_directory_is_the_same_version(knowledge: Path, tmp_path: Path) -> None:
    """Wherever it stands and whenever it was written."""
    copy = Path(shutil.copytree(knowledge, tmp_path / "copy"))
    versions = {
        opened(place, tmp_path / name, model=False).version
        for place, name in ((knowledge, "a"), (copy, "b"))
    }
    assert len(versions) == 1


def test_the_model_makes_another_version(knowledge: Path, data: Path, model: Model) -> None:
    """What is kept without it is not taken with it."""
    plain = opened(knowledge, data, model=False)
    full = opened(knowledge, data)
    assert plain.version != full.version
    assert full.assistant.matcher.semantic
    assert model.texts


def test_what_is_published_while_the_model_works_is_completed_too(
    knowledge: Path, data: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edition that it began with does not come back."""
    gate, completed = Event(), Event()
    model.before = lambda: wait_for(gate)
    keep = Workshop.keep

    def tell(self: Workshop, edition: Edition) -> None:
        keep(self, edition)
        completed.set()

    monkeypatch.setattr(Workshop, "keep", tell)
    with closing(open_editions(knowledge, data, model=True, wait=False)) as found:
        change(knowledge)
        snapshot = Snapshot.read(knowledge)
        monkeypatch.setattr(building, "AT_ONCE", 0)
        plain = found.workshop.build(snapshot, load(snapshot))
        assert not plain.assistant.matcher.semantic
        found.replace(plain)
        gate.set()
        wait_for(completed)
        assert found.current.assistant.matcher.semantic
        assert "Ewa Wilk" in found.current.assistant.reply(Question(QUESTION, NOW)).text


def test_an_interrupted_start_goes_on_where_it_was(
    knowledge: Path, data: Path, model: Model
) -> None:
    """Nothing is embedded twice."""
    batches = iter(range(3))

    def fail() -> None:
        if next(batches, None) is None:
            raise RuntimeError("cut off")

    model.before = fail
    with pytest.raises(RuntimeError, match="cut off"):
        opened(knowledge, data)
    assert model.texts
    model.before = lambda: None
    assert opened(knowledge, data).assistant.matcher.semantic
    assert len(model.texts) == len(set(model.texts))


def test_closing_stops_the_embedding(
    knowledge: Path, data: Path, model: Model, published: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the part at hand, which is kept; nothing is published."""
    closing_ = Event()

    class Announced(Event):
        def set(self) -> None:
            super().set()
            closing_.set()

    monkeypatch.setattr(editions, "Event", Announced)
    model.before = lambda: wait_for(closing_)
    found = open_editions(knowledge, data, model=True, wait=False)
    found.close()
    assert not found.current.assistant.matcher.semantic
    assert not published.is_set()
    assert len(model.texts) < len(olszyna.semantic_matcher().documents.to_embed)


def test_closing_what_does_nothing_is_fine(knowledge: Path, data: Path) -> None:
    """Even twice."""
    found = open_editions(knowledge, data, model=False, wait=False)
    found.close()
    found.close()


def test_a_machine_without_the_model_is_told_so(
    knowledge: Path, data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Once; words are matched."""
    monkeypatch.setattr(editions, "load_embedder", lambda: None)
    with caplog.at_level(logging.WARNING):
        edition = opened(knowledge, data)
    assert not edition.assistant.matcher.semantic
    assert len(caplog.records) == 1


def test_publishing_is_swapping(knowledge: Path, data: Path) -> None:
    """Who holds the old edition keeps it."""
    with closing(open_editions(knowledge, data, model=False, wait=True)) as found:
        old = found.current
        change(knowledge)
        found.publish(opened(knowledge, data, model=False))
        assert found.current.version != old.version
        assert "Piotr Lis" in old.assistant.reply(Question(QUESTION, NOW)).text


@pytest.mark.parametrize("text", ["entries: [", "entries:\n  - id: a\n", "bez sensu"])
def test_broken_knowledge_is_an_error(text: str, knowledge: Path, data: Path, model: Model) -> None:
    """With all that is wrong; nothing is embedded or kept."""
    opened(knowledge, data, model=False)
    (knowledge / "zepsute.yaml").write_text(text, encoding="utf-8")
    before = sorted(data.iterdir())
    with pytest.raises(KnowledgeError) as error:
        opened(knowledge, data)
    assert error.value.problems
    assert model.texts == []
    assert sorted(data.iterdir()) == before


def test_a_missing_directory_is_an_error(tmp_path: Path, data: Path) -> None:
    """Not an empty base."""
    with pytest.raises(KnowledgeError):
        opened(tmp_path / "nigdzie", data, model=False)


def test_an_edit_needs_the_vectors_of_its_own_texts(
    knowledge: Path, data: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of all others were looked up for the edition before, even if that was kept."""
    monkeypatch.setattr(matcher, "WORN", 1.0)
    opened(knowledge, data)
    edition = opened(knowledge, data)
    wanted: list[str] = []
    vectors = Workshop.vectors

    def tell(self: Workshop, texts: Sequence[str], **options: Any) -> Vectors | None:
        wanted.extend(texts)
        return vectors(self, texts, **options)

    monkeypatch.setattr(Workshop, "vectors", tell)
    change(knowledge)
    snapshot = Snapshot.read(knowledge)
    edited = Workshop(data, model).build(snapshot, load(snapshot), edition)
    assert wanted == ["Kto rządzi w OFO?"]
    assert edited.assistant.matcher.semantic
    assert edited.assistant.matcher.calibration == edition.assistant.matcher.calibration
    assert "Ewa Wilk" in edited.assistant.reply(Question(QUESTION, NOW)).text


def test_after_many_edits_all_is_learned_anew(
    knowledge: Path, data: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the edition were the first one."""
    edition = opened(knowledge, data)
    monkeypatch.setattr(matcher, "WORN", 0.0)
    change(knowledge)
    snapshot = Snapshot.read(knowledge)
    workshop = Workshop(data, model)
    edited = workshop.build(snapshot, load(snapshot), edition)
    first = workshop.build(snapshot, load(snapshot))
    assert edited.assistant.matcher.calibration == first.assistant.matcher.calibration
    assert edited.assistant.matcher.rank(QUESTION) == first.assistant.matcher.rank(QUESTION)


def test_the_model_comes_to_an_edition_without_it(
    knowledge: Path, data: Path, model: Model
) -> None:
    """One that matched by words has no vectors to go on with."""
    plain = opened(knowledge, data, model=False)
    snapshot = Snapshot.read(knowledge)
    workshop = Workshop(data, model)
    workshop.vectors(plain.assistant.matcher.documents.to_embed)
    edition = workshop.build(snapshot, load(snapshot), plain)
    assert edition.assistant.matcher.semantic
    assert answered(edition) == ("ofo-przewodniczacy",)
