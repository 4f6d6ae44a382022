"""Judging a snapshot: its errors, and what it would change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.editorial.building import Edition
from bot.editorial.editions import Editions
from bot.editorial.publishing.difference import difference
from bot.editorial.publishing.proof import given, prove
from bot.editorial.publishing.records import Proposal
from bot.knowledge.loader import check
from bot.knowledge.problems import Level, Problem
from bot.knowledge.snapshot import Snapshot


class Judge:
    """Compares snapshots with the current edition, whose warnings and answers are remembered."""

    def __init__(self, editions: Editions, clock: Callable[[], datetime]) -> None:
        self._editions = editions
        self._clock = clock
        self._warnings: dict[str, tuple[Problem, ...]] = {}

    def prepare(self) -> None:
        """Look at the current edition: what the first comparison would otherwise wait for."""
        edition = self._editions.current
        given(edition, edition.base.regression, self._editions.workshop, self._clock())
        self._warnings_of(edition)

    def judge(self, snapshot: Snapshot) -> Proposal:
        """All there is to know of ``snapshot`` before it takes the place of the current edition."""
        current = self._editions.current
        checked = check(snapshot, self._clock().date())
        errors = tuple(p for p in checked.problems if p.level is Level.ERROR)
        warnings = tuple(p for p in checked.problems if p.level is Level.WARNING)
        proposal = Proposal(snapshot, current.snapshot, errors, warnings)
        if checked.base is None:
            return proposal
        edition = self._editions.workshop.build(snapshot, checked.base)
        before = self._warnings_of(current)
        self._warnings[edition.version] = warnings
        return replace(
            proposal,
            edition=edition,
            difference=difference(current.base, checked.base, before, warnings),
            proof=prove(current, edition, self._editions.workshop, self._clock()),
        )

    def _warnings_of(self, edition: Edition) -> tuple[Problem, ...]:
        known = self._warnings.get(edition.version)
        if known is None:
            known = check(edition.snapshot, self._clock().date()).problems
        self._warnings = {edition.version: known}
        return known
