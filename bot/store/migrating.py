"""Bringing the tables of a database up to this program; imported only where that is needed."""

import logging

from alembic import command
from alembic.config import Config
from alembic.util import CommandError as MigrationError
from sqlalchemy import Connection

from bot.store.database import MIGRATIONS

__all__ = ["MigrationError", "upgrade"]


def upgrade(connection: Connection) -> None:
    """Make every migration that the database lacks.

    Raises MigrationError when it was last opened by a newer program.
    """
    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
