from bot.knowledge.model import Entry, Kind, KnowledgeBase, Subject
from bot.matching.documents import Documents
from bot.matching.learned import OF_BACKGROUND, OF_HOME
from bot.matching.matcher import Matcher
from bot.matching.weights import LEXICAL_WEIGHTS
from tests.matching import olszyna

WARES = (
    ("dostawa", "kiedy przyjdzie paczka", "ile trwa dostawa paczki", "za ile dni dostawa"),
    ("zwrot", "jak zwrócić materac", "zwrot materaca do sklepu", "czy mogę oddać materac"),
    ("raty", "zakup na raty", "czy materac można kupić na raty", "raty bez odsetek"),
)


def shop(*subjects: Subject) -> Matcher:
    """The matcher of a base that has no background of its own."""
    entries = tuple(
        Entry(id=id_, title=id_.capitalize(), questions=tuple(questions), answer="Tak.")
        for id_, *questions in WARES
    )
    return Matcher(Documents(KnowledgeBase(entries=entries, subjects=subjects)))


def test_a_base_with_a_background_keeps_the_usual_weights() -> None:
    """And learns how sharp its questions are."""
    learned = olszyna.matcher().calibration
    assert learned.weights is None
    assert learned.temperature != 1


def test_a_base_without_one_learns_its_weights() -> None:
    """What speaks only of a background or of a home town that it has not is silent."""
    weights = shop().calibration.weights
    assert weights is not None
    assert set(weights) == set(LEXICAL_WEIGHTS)
    assert all(weights[name] == 0 for name in (*OF_BACKGROUND, *OF_HOME))
    assert weights["char"] != LEXICAL_WEIGHTS["char"]


def test_a_base_with_subjects_knows_what_is_elsewhere() -> None:
    """Names of other places count as usual."""
    subject = Subject(id="sklep", kind=Kind.PLACE, name="Sklep w Olszynie")
    weights = shop(subject).calibration.weights
    assert weights is not None
    assert all(weights[name] == LEXICAL_WEIGHTS[name] for name in OF_HOME)


def test_another_town_is_no_reason_to_refuse_where_nobody_knows_the_own() -> None:
    """A shop may deliver there."""
    plain, there = (shop().rank(text) for text in ("dostawa paczki", "dostawa paczki do Krakowa"))
    assert plain.candidates[0].entry == there.candidates[0].entry == "dostawa"
    assert there.candidates[0].probability > plain.candidates[0].probability / 2
