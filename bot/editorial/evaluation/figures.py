"""The few numbers of a report to watch and to set limits for."""

from bot.editorial.evaluation.questions import Expect
from bot.editorial.evaluation.report import FAR, LOOKALIKE, NEAR, POLISH, Report, Tally


def figures(report: Report) -> dict[str, float]:
    """Shares, 0–1, by name: only those that there are questions for."""
    found: dict[str, float] = {}

    def note(name: str, tally: Tally | None, *counts: str) -> None:
        if tally is not None and tally.number:
            found[name] = tally.share(sum(getattr(tally, count) for count in counts))

    note("in_scope_right", report.kinds.get(Expect.ANSWER), "right")
    polish = report.languages.get(POLISH)
    note("polish_right", polish, "right")
    note("polish_right_or_option", polish, "right", "option")
    for style, tally in report.styles.items():
        note(f"polish_{style}_right", tally, "right")
    for language, tally in report.languages.items():
        if language != POLISH:
            note(f"{language}_right", tally, "right")
    for group in (FAR, NEAR, LOOKALIKE):
        note(f"{group}_false", report.outside.get(group), "wrong")
    note("lookalike_right", report.lookalikes, "right")
    for expect in (e for e in Expect if e not in {Expect.ANSWER, Expect.FALLBACK}):
        note(f"{expect.value}_right", report.kinds.get(expect), "right")
    if report.calibration.bins:
        found["calibration_error"] = report.calibration.error
    return found
