"""Which kept question a proposal answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; proposals made before answer none."""
    op.add_column("proposals", sa.Column("question", sa.Integer(), nullable=True))
