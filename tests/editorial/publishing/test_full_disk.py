"""A disk that fails at any step."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.editorial.publishing.archive import Archive
from bot.editorial.publishing.records import Failed, Proposal, Published, PublishingError
from bot.knowledge.snapshot import Snapshot
from tests.editorial.publishing.conftest import ALA, CASES, FILE, House
from tests.editorial.publishing.test_crashes import whole

LIS, WILK = "Piotr Lis", "Ewa Wilk"
_MANY = 60

# dulwich leaves it to the garbage collector to close a file whose fsync failed.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <dulwich:ResourceWarning")


class Disk:
    """Fails once, at the call with this number of any function that takes up space."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fails_at = 0
        self.calls = 0
        for name in ("replace", "fsync", "rename"):
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            if self.calls == self.fails_at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return function(*args, **kwargs)

        return call

    def fail_at(self, number: int) -> None:
        """Fail at the call ``number`` from now."""
        self.calls, self.fails_at = 0, number


async def refused(house: House, proposal: Proposal) -> str | None:
    """Why a proposal is not published; None when it is."""
    try:
        await house.publisher.publish(proposal, ALA, "x")
    except PublishingError as error:
        return str(error)
    return None


async def test_a_full_disk_leaves_the_old_edition_whatever_the_step(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The caller is told; files, history and answers stay, also after a restart."""
    disk = Disk(monkeypatch)
    snapshot = house.edited(LIS, WILK).without(CASES)
    proposal = await house.publisher.prepare(snapshot)
    before = whole(house.knowledge)
    failures = 0
    for number in range(1, _MANY):
        disk.fail_at(number)
        refusal = await refused(house, proposal)
        if refusal is None:
            break
        assert "wolne miejsce na dysku" in refusal
        failures += 1
        disk.fail_at(0)
        assert LIS in house.answer()
        assert whole(house.knowledge).files == before.files
        again = Archive(house.knowledge, house.data)
        again.recover()
        assert whole(house.knowledge).files == before.files
        assert again.versions(5) == []
    assert failures > 5
    assert WILK in house.answer()
    assert whole(house.knowledge).files == snapshot.files


async def test_a_hand_edit_on_a_full_disk_is_told_and_taken_up_later(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once; the next save finds room."""
    disk = Disk(monkeypatch)
    async with house.watched():
        disk.fail_at(1)
        house.save(LIS, WILK)
        news = await house.heard()
        assert isinstance(news, Failed)
        assert "wolne miejsce" in news.reason
        house.save(WILK, f"{WILK} i {LIS}")
        assert isinstance(await house.heard(), Published)
        assert WILK in house.answer()


async def test_a_directory_that_cannot_be_written_is_told(house: House) -> None:
    """Here a folder stands where a file is to be laid ready."""
    proposal = await house.publisher.prepare(house.edited(LIS, WILK))
    (house.knowledge / f".{FILE}.stary").mkdir()
    with pytest.raises(PublishingError, match="Bot odpowiada dalej"):
        await house.publisher.publish(proposal, ALA, "x")
    assert LIS in house.answer()
    assert Snapshot.read(house.knowledge).files == house.editions.current.snapshot.files


def test_data_that_cannot_be_kept_stops_the_start(tmp_path: Path) -> None:
    """A file stands where the data should be."""
    (tmp_path / "data").touch()
    with pytest.raises(OSError, match="data"):
        Archive(tmp_path, tmp_path / "data").recover()
