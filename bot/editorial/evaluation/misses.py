"""Replies that were not right, with what is needed to understand why."""

from bot.editorial.evaluation.judging import Judged
from bot.editorial.evaluation.questions import Patterns
from bot.matching.ranking import Ranking

CANDIDATES = 5
_DIGITS = 4


def miss(judged: Judged) -> dict[str, object]:
    """The record of one reply that was not right, for a line of JSON."""
    case, reply = judged.case, judged.reply
    turn = case.turns[judged.turn - 1] if judged.turn else None
    return {
        "id": case.id,
        "question": judged.asked,
        "turn": judged.turn,
        "language": case.lang,
        "style": case.style,
        "outcome": judged.outcome.value,
        "expected": {
            "expect": case.expect.value,
            "entry": judged.expected,
            "must": _written(turn.must if turn else case.must),
            "must_not": _written(turn.must_not if turn else case.must_not),
            "options_any": _written(case.options_any),
        },
        "given": {
            "decision": reply.decision.value,
            "entries": list(reply.answered),
            "options": [option.entry for option in reply.options],
            "confidence": round(reply.confidence, _DIGITS),
            "text": reply.text,
        },
        "rankings": [_ranking(ranking) for ranking in reply.rankings],
    }


def _written(patterns: Patterns) -> list[str]:
    return [pattern.pattern for pattern in patterns]


def _ranking(ranking: Ranking) -> dict[str, object]:
    return {
        "question": ranking.question,
        "masked": ranking.masked,
        "subjects": list(ranking.subjects),
        "foreign": list(ranking.foreign),
        "none": round(ranking.none, _DIGITS),
        "background": ranking.background,
        "signpost": ranking.signpost,
        "candidates": [
            {
                "entry": candidate.entry,
                "probability": round(candidate.probability, _DIGITS),
                "phrasing": candidate.phrasing,
                "signals": {k: round(v, _DIGITS) for k, v in candidate.signals.items()},
            }
            for candidate in ranking.candidates[:CANDIDATES]
        ],
        "none_signals": {k: round(v, _DIGITS) for k, v in ranking.none_signals.items()},
    }
