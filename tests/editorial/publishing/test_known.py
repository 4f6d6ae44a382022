"""Which errors are told, and which are known."""

from datetime import timedelta

from bot.editorial.publishing.known import KnownErrors
from tests.editorial.publishing.conftest import NOW

RAZ, DWA = ("a.yaml", "raz"), ("b.yaml", "dwa")


def test_errors_are_told_once_while_they_stand() -> None:
    """However long that is; another one is told with them."""
    known = KnownErrors()
    assert known.learn(frozenset([RAZ]), NOW)
    assert not known.learn(frozenset([RAZ]), NOW + timedelta(days=1))
    assert known.learn(frozenset([RAZ, DWA]), NOW + timedelta(days=1))
    assert not known.learn(frozenset([DWA]), NOW + timedelta(days=1))


def test_errors_made_again_are_news_after_a_minute() -> None:
    """Somebody who tries about is not told at each try, but of what stays wrong."""
    known = KnownErrors()
    assert known.learn(frozenset([RAZ]), NOW)
    known.mended()
    assert not known.learn(frozenset([RAZ]), NOW + timedelta(seconds=30))
    assert known.learn(frozenset([RAZ]), NOW + timedelta(seconds=61))
    assert not known.learn(frozenset([RAZ]), NOW + timedelta(seconds=200))
