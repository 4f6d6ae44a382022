"""The database of what must outlive a restart: SQLite, or PostgreSQL by its URL."""

import asyncio
import errno
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from sqlalchemy import URL, Connection, Table, event, inspect, make_url, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.i18n import DEFAULT_LANGUAGE, message

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

MIGRATIONS: Final = Path(__file__).parent / "migrations"
HEAD: Final = "0003"

_DRIVERS: Final = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_BUSY_SECONDS: Final = 5
_WRITING: Final = "writing"

# What an opening fails with; sqlite3 speaks where the libraries above it have not begun.
_REFUSALS: Final = (SQLAlchemyError, OSError, ImportError, sqlite3.Error)

# The words by which SQLite tells what happened; its drivers hand on nothing else.
_FAULTS: Final = {
    "not a database": "damaged",
    "malformed": "damaged",
    "locked": "locked",
    "disk is full": "full",
    "disk I/O": "full",
    "unable to open": "unwritable",
    "readonly": "unwritable",
}


class StoreError(Exception):
    """The database cannot be opened, read or written to; the text, in Polish, says why.

    It holds nothing of what was to be written, and no password.
    """


class Database:
    """An open database, its tables as this program needs them; closed on leaving the context.

    ``place`` is a URL or the file of an SQLite database. Raises StoreError for what is no URL.
    """

    def __init__(self, place: str | Path) -> None:
        parsed = _url(place)
        self._url = parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))
        self._engine: AsyncEngine | None = None
        # Writers of one process would poll SQLite for their turn; in a queue none waits too long.
        queued = self._url.get_backend_name() == "sqlite"
        self._turn: AbstractAsyncContextManager[None] = asyncio.Lock() if queued else nullcontext()

    async def __aenter__(self) -> Self:
        """Open it, creating and migrating the tables. Raises StoreError when that fails."""
        try:
            self._engine = _engine(self._url)
            async with self._transaction(writing=True) as connection:
                await self._check(connection)
                await connection.run_sync(self._upgrade)
        except (*_REFUSALS, StoreError) as error:
            await self._close()
            raise _explained(error, self._url) from None
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one state of the database. Raises StoreError."""
        async with self._explaining(writing=False) as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: all of it is kept on leaving, or nothing. Raises StoreError.

        One is not begun within another.
        """
        async with self._turn, self._explaining(writing=True) as connection:
            yield connection

    @asynccontextmanager
    async def _explaining(self, *, writing: bool) -> AsyncIterator[AsyncConnection]:
        try:
            async with self._transaction(writing=writing) as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            # The cause would carry what was to be written into a log.
            raise _explained(error, self._url) from None

    @asynccontextmanager
    async def _transaction(self, *, writing: bool) -> AsyncIterator[AsyncConnection]:
        if self._engine is None:
            raise RuntimeError("the database is not open")
        async with self._engine.execution_options(**{_WRITING: writing}).begin() as connection:
            yield connection

    async def _check(self, connection: AsyncConnection) -> None:
        """A file that is damaged somewhere is found now, not when a clerk asks for that page."""
        if self._url.get_backend_name() == "sqlite":
            found = await connection.exec_driver_sql("PRAGMA quick_check(1)")
            if found.scalar_one() != "ok":
                raise StoreError(_text("damaged", self._url))

    def _upgrade(self, connection: Connection) -> None:
        if _revision(connection) != HEAD:
            from bot.store.migrating import MigrationError, upgrade

            try:
                upgrade(connection)
            except MigrationError:
                raise StoreError(_text("newer", self._url)) from None

    async def _close(self) -> None:
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None


def upsert(connection: AsyncConnection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An insert that can say what happens to a row that is there already."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    return sqlite.insert(table)


def _url(place: str | Path) -> URL:
    if isinstance(place, Path):
        return URL.create("sqlite", database=str(place))
    try:
        return make_url(place)
    except SQLAlchemyError:
        # Below, outside of the handler: the library's error shows the URL, password and all.
        pass
    raise StoreError(message(DEFAULT_LANGUAGE, "store-failed", place="BOT_DATABASE_URL"))


def _engine(url: URL) -> AsyncEngine:
    # Without hide_parameters an error would tell what somebody asked.
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, hide_parameters=True, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        path = Path(url.database)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        # A connection that cannot be opened leaves aiosqlite's thread to end when it likes, after
        # the loop perhaps; what cannot be opened is found here, where there is no thread.
        sqlite3.connect(path).close()
    engine = create_async_engine(url, hide_parameters=True, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # Transactions are begun below, those that create tables too: the driver would not.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes its turn at the beginning, where waiting for it is possible.
        writing = connection.get_execution_options().get(_WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _revision(connection: Connection) -> str | None:
    """Which migration the tables are at; none in a new database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _explained(error: Exception, url: URL) -> StoreError:
    if isinstance(error, StoreError):
        return error
    if isinstance(error, ImportError):
        return StoreError(_text("driver", url))
    if isinstance(error, OSError) and url.get_backend_name() == "sqlite":
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        return StoreError(_text("full" if full else "unwritable", url))
    told = str(getattr(error, "orig", error))
    kinds = [kind for words, kind in _FAULTS.items() if words in told]
    return StoreError(_text(kinds[0] if kinds else "failed", url))


def _text(kind: str, url: URL) -> str:
    return message(DEFAULT_LANGUAGE, f"store-{kind}", place=_place(url))


def _place(url: URL) -> str:
    """Where the database is, without who opens it."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return f"{url.host or 'localhost'}/{url.database or ''}"
