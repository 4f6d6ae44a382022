"""What the tests of several rooms share: the project's own knowledge base, opened once."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.editorial.editions import Edition, open_editions

ROOT = Path(__file__).parents[1]

# The first run in a checkout computes some 20,000 vectors, and nothing else is to be blamed for it.
_FIRST_RUN = 1800


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Any test that needs the project's base may be the one that waits for its vectors."""
    for item in items:
        if "project" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.timeout(_FIRST_RUN))


@pytest.fixture(scope="session")
def project() -> Iterator[Edition]:
    """The project's own base, with the semantic model where its wheel exists.

    Vectors are kept in ``data/`` of the checkout, where the bot keeps them too.
    """
    opened = open_editions(ROOT / "knowledge", ROOT / "data", model=True, wait=True)
    with closing(opened) as editions:
        yield editions.current
