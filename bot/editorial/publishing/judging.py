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
    """Compares snapshots with the current edition, which remembers its warnings and answers."""

    def __init__(self, editions: Editions, clock: Callable[[], datetime]) -> None:
        self._editions = editions
        self._clock = clock

    def prepare(self) -> None:
        """Look at the current edition: what the first comparison would otherwise wait for."""
        edition = self._editions.current
        if edition.findings.checked_on is None:
            self._warnings_of(edition)
            given(edition, edition.base.regression, self._editions.workshop, self._clock())
            self._editions.workshop.keep(edition)

    def judge(self, snapshot: Snapshot) -> Proposal:
        """All there is to know of ``snapshot`` before it takes the place of the current edition."""
        current, today = self._editions.current, self._clock().date()
        checked = check(snapshot, today)
        errors = tuple(p for p in checked.problems if p.level is Level.ERROR)
        warnings = tuple(p for p in checked.problems if p.level is Level.WARNING)
        proposal = Proposal(snapshot, current.snapshot, errors, warnings)
        if checked.base is None:
            return proposal
        edition = self._editions.workshop.build(snapshot, checked.base, current)
        before = self._warnings_of(current)
        edition.findings.warnings, edition.findings.checked_on = warnings, today
        return replace(
            proposal,
            edition=edition,
            difference=difference(current.base, checked.base, before, warnings),
            proof=prove(current, edition, self._editions.workshop, self._clock()),
        )

    def _warnings_of(self, edition: Edition) -> tuple[Problem, ...]:
        """What ``check`` warns of today; some entries are out of date from one day on."""
        today, findings = self._clock().date(), edition.findings
        if findings.checked_on != today:
            problems = check(edition.snapshot, today).problems
            findings.warnings, findings.checked_on = problems, today
        return findings.warnings
