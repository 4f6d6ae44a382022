"""From a proposal to a live edition, and back."""

import pytest

from bot.editorial.publishing.records import Published, PublishingError, StaleError
from bot.knowledge.snapshot import Snapshot
from tests.editorial.publishing.conftest import ALA, CASES, FILE, QUESTION, House, open_house

LIS, WILK, SOWA = "Piotr Lis", "Ewa Wilk", "Jan Sowa"


async def test_a_proposal_tells_what_would_change_and_changes_nothing(house: House) -> None:
    """Neither the answers nor the files."""
    before = Snapshot.read(house.knowledge)
    proposal = await house.publisher.prepare(house.edited(LIS, WILK))
    assert proposal.problems == ()
    assert proposal.difference is not None
    (change,) = proposal.difference.changed
    assert (change.after.id, change.fields) == ("ofo-przewodniczacy", ("answer",))
    assert LIS in change.before.answer
    assert WILK in change.after.answer
    assert proposal.changes == (
        f"Zmieniony wpis: „{change.after.title}” (ofo-przewodniczacy): odpowiedź",
        "Sprawdzian: dobrze 3 z 3 (psuje 0, naprawia 0).",
    )
    assert LIS in house.answer()
    assert Snapshot.read(house.knowledge).digest == before.digest


async def test_publishing_changes_answer_files_and_history(house: House) -> None:
    """And tells whoever listens."""
    proposal = await house.publisher.prepare(house.edited(LIS, WILK))
    version = await house.publisher.publish(proposal, ALA, "Nowa\nprzewodnicząca")
    assert WILK in house.answer()
    assert Snapshot.read(house.knowledge).files == proposal.snapshot.files
    assert await house.publisher.history(5) == [version]
    assert (version.author, version.note) == (ALA, "Nowa przewodnicząca")
    assert version.changes == proposal.changes
    assert (await house.publisher.files(version.id)).files == proposal.snapshot.files
    assert (await house.publisher.files()).files == proposal.snapshot.files
    news = await house.heard()
    assert isinstance(news, Published)
    assert (news.version, news.by_hand) == (version, False)
    kept = house.data / "editions"
    assert {p.name: p.read_bytes() for p in kept.iterdir() if p.is_file()} == dict(
        proposal.snapshot.files
    )
    assert sorted(p.name for p in house.knowledge.iterdir()) == [FILE, CASES]


async def test_a_proposal_with_errors_is_never_published(house: House) -> None:
    """It says what is wrong; the answers stay."""
    proposal = await house.publisher.prepare(house.edited("id: ofo-przewodniczacy", "id: Zły Id"))
    assert proposal.edition is None
    assert [p.file for p in proposal.problems if "identyfikatorem" in p.message] == [FILE]
    with pytest.raises(PublishingError, match="Proszę je poprawić"):
        await house.publisher.publish(proposal, ALA, "x")
    assert LIS in house.answer()


async def test_nothing_is_published_without_a_change(house: House) -> None:
    """A version says something new."""
    proposal = await house.publisher.prepare(house.editions.current.snapshot)
    assert proposal.changes[0] == "Wpisy się nie zmieniają."
    with pytest.raises(PublishingError, match="nie różnią"):
        await house.publisher.publish(proposal, ALA, "x")


async def test_files_are_added_and_removed(house: House) -> None:
    """As wholes."""
    more = b"entries: [{id: nowy, title: Nowy, questions: [Co nowego?], answer: Nic.}]\n"
    snapshot = house.editions.current.snapshot.with_file("nowy.yaml", more).without(CASES)
    proposal = await house.publisher.prepare(snapshot)
    assert proposal.changes[0] == "Nowy wpis: „Nowy” (nowy)"
    await house.publisher.publish(proposal, ALA, "x")
    assert sorted(p.name for p in house.knowledge.iterdir()) == ["nowy.yaml", FILE]
    assert "Nic." in house.answer("Co nowego?")


async def test_what_was_edited_by_hand_meanwhile_is_not_overwritten(house: House) -> None:
    """The error names the files."""
    proposal = await house.publisher.prepare(house.edited(LIS, WILK))
    house.save(LIS, SOWA)
    with pytest.raises(StaleError, match=f"zmieniły się pliki {FILE}") as error:
        await house.publisher.publish(proposal, ALA, "x")
    assert error.value.files == (FILE,)
    assert SOWA.encode() in (house.knowledge / FILE).read_bytes()
    assert LIS in house.answer()
    assert await house.publisher.history(5) == []


async def test_what_was_published_meanwhile_is_not_overwritten(house: House) -> None:
    """Two admins at once: the second is told, and can start again."""
    first = await house.publisher.prepare(house.edited(LIS, WILK))
    second = await house.publisher.prepare(house.edited(LIS, SOWA))
    await house.publisher.publish(first, ALA, "x")
    with pytest.raises(StaleError):
        await house.publisher.publish(second, ALA, "x")
    with pytest.raises(StaleError, match=FILE):
        await house.publisher.rebase(second)
    assert WILK in house.answer()


async def test_a_proposal_is_based_anew_on_changes_elsewhere(house: House) -> None:
    """Changes of different files come together."""
    current = house.editions.current.snapshot
    cases = current.files[CASES] + b"  - {question: Gdzie kino?, entry: null}\n"
    proposal = await house.publisher.prepare(current.with_file(CASES, cases))
    first = await house.publisher.prepare(house.edited(LIS, WILK))
    await house.publisher.publish(first, ALA, "x")
    again = await house.publisher.rebase(proposal)
    await house.publisher.publish(again, ALA, "y")
    assert WILK in house.answer()
    assert (house.knowledge / CASES).read_bytes() == cases
    assert [version.note for version in await house.publisher.history(5)] == ["y", "x"]


async def test_going_back_is_a_new_version_with_the_old_files(house: House) -> None:
    """It can be undone like any other."""
    old = dict(house.editions.current.snapshot.files)
    for name in (WILK, SOWA):
        proposal = await house.publisher.prepare(house.edited("kieruje ", f"kieruje {name} i "))
        await house.publisher.publish(proposal, ALA, name)
    second, first = await house.publisher.history(5)
    back = await house.publisher.roll_back(first.id[:8], ALA)
    assert SOWA not in house.answer()
    assert WILK in house.answer()
    assert back.note == "Powrót do wersji z 01.03.2026 12:00: Ewa Wilk"
    assert [v.id for v in await house.publisher.history(5)] == [back.id, second.id, first.id]
    again = await house.publisher.roll_back(second.id, ALA)
    assert SOWA in house.answer()
    assert (await house.publisher.files(again.id)).files == (
        await house.publisher.files(second.id)
    ).files
    assert old != Snapshot.read(house.knowledge).files


async def test_going_back_sets_aside_what_was_never_a_version(house: House) -> None:
    """Even files with errors, which can be got back from git."""
    proposal = await house.publisher.prepare(house.edited(LIS, WILK))
    version = await house.publisher.publish(proposal, ALA, "x")
    (house.knowledge / "zle.yaml").write_text("entries: [", "utf-8")
    back = await house.publisher.roll_back(version.id, ALA)
    assert not (house.knowledge / "zle.yaml").exists()
    (line,) = (line for line in back.changes if "Odłożono" in line)
    aside = line.partition("git: ")[2].rstrip(")")
    assert any((house.data / "editions/.git/objects" / aside[:2]).glob(f"{aside[2:]}*"))


async def test_unknown_versions_are_said_to_be_unknown(house: House) -> None:
    """Neither files nor a way back."""
    for wrong in ("abcdef12", "x"):
        with pytest.raises(PublishingError, match=f"Nie ma wersji „{wrong}”"):
            await house.publisher.files(wrong)
        with pytest.raises(PublishingError, match=f"Nie ma wersji „{wrong}”"):
            await house.publisher.roll_back(wrong, ALA)


async def test_going_back_to_what_is_there_is_no_change(house: House) -> None:
    """And makes no version."""
    proposal = await house.publisher.prepare(house.edited(LIS, WILK))
    version = await house.publisher.publish(proposal, ALA, "x")
    with pytest.raises(PublishingError, match="nie różnią"):
        await house.publisher.roll_back(version.id, ALA)


async def test_at_a_start_with_broken_files_the_last_version_answers(house: House) -> None:
    """With no version there would be nothing to answer from."""
    proposal = await house.publisher.prepare(house.edited(LIS, WILK))
    await house.publisher.publish(proposal, ALA, "x")
    (house.knowledge / "zle.yaml").write_text("entries: [", "utf-8")
    again = open_house(house.knowledge, house.data)
    assert WILK in again.answer(QUESTION)
    again.editions.close()
