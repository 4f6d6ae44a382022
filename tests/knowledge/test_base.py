"""The knowledge base of the project itself."""

from datetime import UTC, datetime
from pathlib import Path

from bot.knowledge.loader import Level, check

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def test_the_base_of_the_project_has_no_errors() -> None:
    """What residents are told has passed the check."""
    checked = check(KNOWLEDGE, datetime.now(UTC).date())
    assert [str(p) for p in checked.problems if p.level is Level.ERROR] == []
    assert checked.base is not None
    assert len(checked.base.entries) >= 100
