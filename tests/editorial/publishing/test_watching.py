"""Files saved past the bot."""

import asyncio
import shutil
from threading import Event

import pytest

from bot.editorial.publishing import publisher
from bot.editorial.publishing.records import SOMEBODY, Failed, Published, Refused
from bot.knowledge.snapshot import Snapshot
from bot.store.compiled import CompiledStore
from tests.editorial.publishing.conftest import ALA, CASES, FILE, House, open_house

LIS, WILK, SOWA = "Piotr Lis", "Ewa Wilk", "Jan Sowa"


async def test_the_first_look_keeps_the_first_version(house: House) -> None:
    """So that there is one to go back to."""
    async with house.watched():
        (version,) = await house.publisher.history(5)
    assert version.author == SOMEBODY
    assert (await house.publisher.files(version.id)).files == (
        house.editions.current.snapshot.files
    )
    assert house.news.empty()


async def test_what_was_saved_while_nobody_watched_is_told_in_words(house: House) -> None:
    """By the version that the next start makes of it."""
    async with house.watched():
        pass
    house.save(LIS, WILK)
    again = open_house(house.knowledge, house.data)
    async with again.watched():
        version, _ = await again.publisher.history(5)
    again.editions.close()
    assert version.note == f"Zmiana w plikach: {FILE}"
    assert "Zmieniony wpis: „Przewodniczący OFO” (ofo-przewodniczacy): odpowiedź" in version.changes


async def test_a_saved_change_goes_live(house: House) -> None:
    """It is told, and a version by somebody at the machine."""
    async with house.watched():
        house.save(LIS, WILK)
        news = await house.heard()
        assert WILK in house.answer()
    assert isinstance(news, Published)
    assert news.by_hand
    assert news.version.author == SOMEBODY
    assert news.version.note == f"Zmiana w plikach: {FILE}"
    assert [change.after.id for change in news.difference.changed] == ["ofo-przewodniczacy"]
    assert (await house.publisher.history(1))[0] == news.version


@pytest.mark.parametrize("by_hand", [True, False])
async def test_what_goes_live_is_kept_for_the_next_start(
    house: House, monkeypatch: pytest.MonkeyPatch, *, by_hand: bool
) -> None:
    """When it is quiet; however it was published."""
    first, kept, put = house.editions.current.version, Event(), CompiledStore.put

    def keep(store: CompiledStore, key: str, value: object) -> None:
        put(store, key, value)
        if key != first:
            kept.set()

    monkeypatch.setattr(publisher, "_QUIET", 0.0)
    monkeypatch.setattr(CompiledStore, "put", keep)
    async with house.watched():
        if by_hand:
            house.save(LIS, WILK)
        else:
            proposal = await house.publisher.prepare(house.edited(LIS, WILK))
            await house.publisher.publish(proposal, SOMEBODY, "z czatu")
        await house.heard()
        assert await asyncio.to_thread(kept.wait, 20)
    live = house.editions.current
    assert house.editions.workshop.kept(live.snapshot) is not None


async def test_errors_are_told_once_and_the_last_good_edition_answers(house: House) -> None:
    """However often the file is saved with them; other errors are told again."""
    async with house.watched():
        for saved in ("entries: [", "\nentries: [", "\n\nentries: ["):
            (house.knowledge / "zle.yaml").write_text(saved, "utf-8")
            await asyncio.sleep(0.4)
        first = await house.heard()
        assert isinstance(first, Refused)
        assert {problem.file for problem in first.problems} == {"zle.yaml"}
        assert LIS in house.answer()
        (house.knowledge / "zle.yaml").write_text("entries: 5", "utf-8")
        second = await house.heard()
        assert isinstance(second, Refused)
        assert second.problems != first.problems
        (house.knowledge / "zle.yaml").unlink()
        house.save(LIS, WILK)
        assert isinstance(await house.heard(), Published)
        assert house.news.empty()


async def test_what_is_seen_halfway_through_a_save_is_not_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was emptied to be written anew is no empty file."""
    halfway = Event()
    read, before = house.archive.read, house.editions.current.snapshot

    def read_halfway() -> Snapshot:
        found = read()
        if found.files == before.files or halfway.is_set():
            return found
        halfway.set()
        return found.with_file(FILE, b"")

    monkeypatch.setattr(house.archive, "read", read_halfway)
    async with house.watched():
        house.save(LIS, WILK)
        assert await asyncio.to_thread(halfway.wait, 30)
        house.save(WILK, SOWA)
        assert isinstance(await house.heard(), Published)
        assert SOWA in house.answer()
        assert house.news.empty()


async def test_what_nobody_foresaw_is_told_once(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """And the next save may fare better."""

    def fail(*_: object) -> None:
        raise RuntimeError("nie wiem, co robić")

    async with house.watched():
        with monkeypatch.context() as patch:
            patch.setattr(house.archive, "record", fail)
            house.save(LIS, WILK)
            news = await house.heard()
            assert isinstance(news, Failed)
            assert "przez błąd w programie" in news.reason
            assert LIS in house.answer()
        house.save(WILK, SOWA)
        assert isinstance(await house.heard(), Published)
        assert house.news.empty()
    assert "nie wiem, co robić" in caplog.text


async def test_a_burst_of_saves_is_few_editions(house: House) -> None:
    """The last save is what is answered from."""
    async with house.watched():
        for number in range(40):
            house.save(LIS if number == 0 else f"{WILK} {number - 1}", f"{WILK} {number}")
            await asyncio.sleep(0.01)
        while f"{WILK} 39" not in house.answer():
            await house.heard()
        assert len(await house.publisher.history(50)) < 12


async def test_an_own_publication_is_not_taken_for_a_hand_edit(house: House) -> None:
    """One change is one version and one piece of news."""
    async with house.watched():
        proposal = await house.publisher.prepare(house.edited(LIS, WILK))
        version = await house.publisher.publish(proposal, ALA, "x")
        news = await house.heard()
        assert isinstance(news, Published)
        assert (news.version, news.by_hand) == (version, False)
        cases = house.knowledge / CASES
        cases.write_text(cases.read_text("utf-8") + "# koniec\n", "utf-8")
        news = await house.heard()
        assert isinstance(news, Published)
        assert news.version.note == f"Zmiana w plikach: {CASES}"
        assert house.news.empty()


async def test_what_another_process_publishes_is_taken_over(house: House) -> None:
    """With its author and note; no second version is made of it."""
    async with house.watched():
        other = open_house(house.knowledge, house.data)
        proposal = await other.publisher.prepare(other.edited(LIS, WILK))
        version = await other.publisher.publish(proposal, ALA, "z wiersza poleceń")
        other.editions.close()
        news = await house.heard()
        assert isinstance(news, Published)
        assert (news.version, news.by_hand) == (version, False)
        assert WILK in house.answer()
        assert len(await house.publisher.history(9)) == 2


async def test_files_broken_before_the_start_are_told(house: House) -> None:
    """The last version answers until they are mended."""
    async with house.watched():
        pass
    house.save("entries:", "entries: [")
    again = open_house(house.knowledge, house.data)
    async with again.watched(looked=False):
        assert isinstance(await again.heard(), Refused)
        assert LIS in again.answer()
        again.save("entries: [", "entries:")
        again.save(LIS, WILK)
        assert isinstance(await again.heard(), Published)
    again.editions.close()


async def test_a_directory_that_goes_and_comes_back(house: House) -> None:
    """Is told to be missing, and watched again."""
    async with house.watched():
        aside = house.knowledge.rename(house.knowledge.with_name("obok"))
        assert isinstance(await house.heard(), Refused)
        assert LIS in house.answer()
        shutil.copytree(aside, house.knowledge)
        house.save(LIS, WILK)
        assert isinstance(await house.heard(), Published)
        assert WILK in house.answer()


async def test_a_listener_that_fails_stops_nothing(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged, and the others are told."""

    async def fail(_: object) -> None:
        raise RuntimeError("nie słucham")

    house.publisher.listen(fail)
    async with house.watched():
        house.save(LIS, WILK)
        await house.heard()
        house.save(WILK, LIS)
        await house.heard()
    assert "nie słucham" in caplog.text
