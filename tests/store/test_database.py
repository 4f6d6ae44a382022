import asyncio
import sqlite3
import threading
import traceback
from collections.abc import Callable
from contextlib import closing
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, create_engine, text

from bot.store import database as module
from bot.store.database import Database, StoreError
from bot.store.ratings import Ratings
from bot.store.tables import metadata

DAY = date(2026, 3, 1)


async def opened(place: str | Path) -> list[str]:
    """The names of the tables of the database at ``place``."""
    async with Database(place) as database, database.reading() as connection:
        rows = await connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        return list(rows.scalars())


async def refused(place: str | Path) -> str:
    """Why the database at ``place`` cannot be opened."""
    with pytest.raises(StoreError) as caught:
        await opened(place)
    assert "\n" not in str(caught.value)
    return str(caught.value)


async def made(path: Path) -> Path:
    """A database with something in it."""
    async with Database(path) as database:
        ratings = Ratings(database)
        for number in range(200):
            await ratings.add(DAY, f"wpis-{number}", helpful=True)
    return path


async def test_the_tables_of_the_code_are_those_of_the_migrations(tmp_path: Path) -> None:
    """From an empty file to the last version; nothing is left to migrate."""
    path = tmp_path / "nowy" / "katalog" / "bot 100%?.sqlite3"
    assert set(metadata.tables) <= set(await opened(path))
    engine = create_engine(URL.create("sqlite", database=str(path)))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


async def test_what_is_written_outlives_a_restart(tmp_path: Path) -> None:
    """Opening again changes nothing; a URL leads to the same file as its path."""
    path = await made(tmp_path / "bot.sqlite3")
    async with Database(f"sqlite:///{path}") as database:
        assert len(await Ratings(database).between(DAY, DAY)) == 200


async def test_only_the_owner_reads_the_file(tmp_path: Path) -> None:
    """It may hold the chats of those who wait for an answer."""
    path = await made(tmp_path / "bot.sqlite3")
    assert path.stat().st_mode & 0o077 == 0


async def test_readers_and_a_writer_do_not_wait_for_each_other(tmp_path: Path) -> None:
    """The journal is written ahead, and references are enforced."""
    async with Database(tmp_path / "b") as database, database.writing() as writer:
        assert (await writer.execute(text("PRAGMA journal_mode"))).scalar() == "wal"
        assert (await writer.execute(text("PRAGMA foreign_keys"))).scalar() == 1
        async with asyncio.timeout(2), database.reading() as reader:
            assert (await reader.execute(text("SELECT count(*) FROM ratings"))).scalar() == 0


async def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    """All of it or nothing."""

    async def count_twice() -> None:
        async with database.writing() as connection:
            for _ in range(2):
                await connection.execute(
                    text("INSERT INTO decisions VALUES ('2026-03-01', 'a', 1)")
                )

    with pytest.raises(StoreError):
        await count_twice()
    async with database.reading() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM decisions"))).scalar() == 0


async def test_writers_take_turns(database: Database) -> None:
    """Fifty at once are all counted."""
    ratings = Ratings(database)
    await asyncio.gather(*(ratings.add(DAY, "a", helpful=True) for _ in range(50)))
    (rating,) = await ratings.between(DAY, DAY)
    assert rating.helpful == 50


def _overwritten(path: Path) -> None:
    path.write_bytes(b"to nie jest baza danych, tylko tekst " * 200)


def _torn(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20000])


@pytest.mark.parametrize("damage", [_overwritten, _torn, _cut])
async def test_a_damaged_file_is_named_at_the_start(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    """It is left as it is, for whoever can repair it."""
    path = await made(tmp_path / "bot.sqlite3")
    damage(path)
    before = path.read_bytes()
    told = await refused(path)
    assert "uszkodzona" in told
    assert str(path) in told
    assert path.read_bytes() == before


async def test_a_locked_database_is_named_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After waiting for its turn."""
    path = await made(tmp_path / "bot.sqlite3")
    monkeypatch.setattr(module, "_BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "zajęta" in await refused(path)


async def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    """Be it no directory or no file."""
    (tmp_path / "plik").touch()
    assert "do zapisu" in await refused(tmp_path / "plik" / "bot.sqlite3")
    assert "do zapisu" in await refused(tmp_path)


def test_a_refused_database_leaves_nothing_to_the_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No thread of a connection that was given up speaks to a loop that is closed by then."""
    failed: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", failed.append)
    damaged = tmp_path / "bot.sqlite3"
    _overwritten(damaged)
    before = set(threading.enumerate())
    for place in [tmp_path, damaged] * 20:
        asyncio.run(refused(place))
        for thread in set(threading.enumerate()) - before:
            thread.join()
    assert failed == []


def test_the_newest_migration_is_the_one_that_is_looked_for() -> None:
    """Else every start would load what only migrations need, or none would migrate."""
    config = Config()
    config.set_main_option("script_location", str(module.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == module.HEAD


async def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    """Its tables may mean something else."""
    path = await made(tmp_path / "bot.sqlite3")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "nowsza wersja" in await refused(path)


async def test_a_full_disk_is_named(database: Database) -> None:
    """What was there before is still read."""
    ratings = Ratings(database)
    await ratings.add(DAY, "pierwszy", helpful=True)
    async with database.writing() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))
    with pytest.raises(StoreError, match="brakuje miejsca"):
        await ratings.add(DAY, "x" * 100_000, helpful=True)
    assert [rating.entry for rating in await ratings.between(DAY, DAY)] == ["pierwszy"]


@pytest.mark.skipif(find_spec("asyncpg") is not None, reason="the driver is here")
async def test_a_missing_driver_is_named() -> None:
    """With the way to get it, without the password."""
    told = await refused("postgresql://bot:tajne@localhost/bot")
    assert "asyncpg" in told
    assert "tajne" not in told


def test_what_is_no_url_is_an_error_without_it() -> None:
    """It may hold a password."""
    place = "@".join(["bot:tajne", "localhost"])
    with pytest.raises(StoreError) as caught:
        Database(place)
    assert place not in "".join(traceback.format_exception(caught.value))
    assert "BOT_DATABASE_URL" in str(caught.value)


async def test_an_error_tells_nothing_of_what_was_written(database: Database) -> None:
    """Neither the error nor what led to it."""
    insert = text("INSERT INTO nie_ma VALUES (:secret)")
    with pytest.raises(StoreError) as caught:
        async with database.writing() as connection:
            await connection.execute(insert, {"secret": "tajne pytanie"})
    assert "tajne" not in "".join(traceback.format_exception(caught.value))


async def test_a_closed_database_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    """Before it is opened and after it is closed."""
    database = Database(tmp_path / "b")
    for _ in range(2):
        with pytest.raises(RuntimeError):
            await Ratings(database).between(DAY, DAY)
        async with database:
            assert await Ratings(database).between(DAY, DAY) == []
