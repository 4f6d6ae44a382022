"""The tables of the database. A change here goes with a migration in ``migrations/versions``."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone; SQLite, which knows none, keeps UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 – the library's shape
        """In UTC. Raises ValueError for a moment without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 – the library's shape
        """In UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

kept_questions = Table(
    "kept_questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("folded", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("reason", String(16), nullable=False),
    Column("nearest", Text, nullable=False),
    Column("edition", String(64), nullable=False),
    Column("first_asked", Date, nullable=False),
    Column("last_asked", Date, nullable=False, index=True),
    Column("count", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    UniqueConstraint("folded", "reason"),
    # The number of a row that is gone is not given to another: somebody may still hold it.
    sqlite_autoincrement=True,
)

ratings = Table(
    "ratings",
    metadata,
    Column("day", Date, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("helpful", Integer, nullable=False),
    Column("unhelpful", Integer, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("day", Date, primary_key=True),
    Column("decision", String(16), primary_key=True),
    Column("count", Integer, nullable=False),
)

told_entries = Table(
    "told_entries",
    metadata,
    Column("day", Date, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)

team = Table(
    "team",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("named_by", BigInteger, nullable=False),
    Column("named_at", Moment, nullable=False),
)

digest_readers = Table(
    "digest_readers",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("since", Date, nullable=False),
    Column("last_sent", Date),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("who", BigInteger),
    Column("name", Text, nullable=False),
    Column("act", String(32), nullable=False),
    Column("subject", Text, nullable=False),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("change", Text, nullable=False),
    Column("author_id", BigInteger),
    Column("author_name", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("note", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("base_version", String(64), nullable=False),
    Column("question", Integer),
    Index("ix_proposals_state", "state"),
)

waiting = Table(
    "waiting",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("question", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("since", Date, nullable=False, index=True),
    UniqueConstraint("chat_id", "question"),
    sqlite_autoincrement=True,
)

entry_drafts = Table(
    "entry_drafts",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
