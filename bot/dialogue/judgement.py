"""What a ranking allows the assistant to say: answer, two answers, ask back, or nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.knowledge.model import KnowledgeBase
from bot.matching.asking import asks
from bot.matching.languages import FUNCTION_WORDS, WANTING
from bot.matching.ranking import Candidate, Ranking
from bot.matching.text import fold, tokens

# A wrong answer costs about as much as two refusals.
IN_SCOPE: Final = 0.45
# From here on one answer stands alone; below, the runner-up is told too.
SURE: Final = 0.8
RUNNER_UP: Final = 0.08
# Below this, first and runner-up together, the best entries are offered, not told.
TELL: Final = 0.25
# The first alone must have this in a base without a background of its own: such a base does not
# know what is asked close by, so nothing is told or offered that is likelier not ours.
TELL_ALONE: Final = 0.33
SMALLTALK: Final = 0.4
OFFER: Final = 0.25
OPTION: Final = 0.03
MAX_OPTIONS: Final = 4


class Verdict(StrEnum):
    """What to do with one question."""

    TELL = "tell"
    SMALLTALK = "smalltalk"
    ASK_BACK = "ask_back"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, the entries to tell (one or two) and those to offer."""

    verdict: Verdict
    tell: tuple[Candidate, ...] = ()
    offer: tuple[Candidate, ...] = ()


def judge(ranking: Ranking, base: KnowledgeBase) -> Judgement:
    """The verdict on one ranked question."""
    matters = tuple(c for c in ranking.candidates if c.entry not in base.smalltalk_ids)
    offer = tuple(c for c in matters if c.probability >= OPTION)[:MAX_OPTIONS]
    refusal = Judgement(Verdict.REFUSE, offer=matters[: MAX_OPTIONS - 1])
    in_scope = 1 - ranking.none
    best = ranking.candidates[0] if ranking.candidates else None
    chatting = (c for c in ranking.candidates if c.entry in base.smalltalk_ids)
    if best and best.entry in base.smalltalk_ids and sum(c.probability for c in chatting) >= SURE:
        return Judgement(Verdict.SMALLTALK, (best,))
    if not ranking.informative:
        # "gdzie": too little was said, whatever it comes near to.
        return _asked_back(matters[: MAX_OPTIONS if any(asks(ranking.question)) else 0], refusal)
    if best is None or in_scope < (OFFER if base.background else IN_SCOPE):
        return refusal
    if best.entry in base.smalltalk_ids and best.probability >= SMALLTALK:
        return Judgement(Verdict.SMALLTALK, (best,))
    # "biuro" asks nothing; a base without a background must be surer of what it tells.
    enough = SURE if is_bare_name(ranking) else 0 if base.background else TELL_ALONE
    if in_scope < IN_SCOPE or best.probability < enough:
        return _asked_back(offer, refusal)
    return _told(matters, offer, refusal)


def withheld(judgement: Judgement) -> Judgement:
    """``judgement`` with what it would tell offered instead: the person did not ask for it."""
    if judgement.verdict is not Verdict.TELL:
        return judgement
    rest = (candidate for candidate in judgement.offer if candidate not in judgement.tell)
    offer = (*judgement.tell, *rest)[:MAX_OPTIONS]
    return Judgement(Verdict.ASK_BACK if len(offer) > 1 else Verdict.REFUSE, offer=offer)


def _asked_back(offer: tuple[Candidate, ...], refusal: Judgement) -> Judgement:
    """Offer a choice where there is one."""
    return Judgement(Verdict.ASK_BACK, offer=offer) if len(offer) > 1 else refusal


def _told(
    matters: tuple[Candidate, ...], offer: tuple[Candidate, ...], refusal: Judgement
) -> Judgement:
    """Tell the best entry, with the runner-up where that one is not certain enough."""
    if not matters:
        return refusal
    first, rest = matters[0], matters[1:]
    if first.probability >= SURE or not rest:
        return Judgement(Verdict.TELL, (first,), offer[1:])
    if first.probability + rest[0].probability < TELL:
        return _asked_back(offer, refusal)
    told = (first, rest[0]) if rest[0].probability >= RUNNER_UP else (first,)
    return Judgement(Verdict.TELL, told, tuple(c for c in offer if c not in told))


def is_bare_name(ranking: Ranking) -> bool:
    """Whether the question is no more than one noun or the name of a subject."""
    words = [fold(token) for token in tokens(ranking.masked)]
    content = [word for word in words if word not in FUNCTION_WORDS and word not in WANTING]
    return bool(words) and len(content) <= 1 and not any(asks(ranking.masked))
