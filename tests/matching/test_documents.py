import pickle

from bot.knowledge.model import BackgroundGroup, Entry, KnowledgeBase, Signpost, Translation
from bot.matching.documents import KEYWORD, PHRASING, TITLE, Documents
from tests.matching import olszyna

ENTRY = Entry(
    id="a",
    title="Program",
    questions=("Co w dwa tysiące siódmym roku?", "co w DWA TYSIĄCE siodmym roku"),
    answer="Nic.",
    keywords=("prezenty", "program"),
    translations={"en": Translation(title="Programme", answer="Nothing.", questions=("What?",))},
)
SIGNS = Entry(id="b", title="👋", questions=("👋", "!"), answer="Hej.")


def test_every_text_of_an_entry_stands_once() -> None:
    """Texts that differ in nothing that matters are one; numbers stand in digits."""
    texts = [(item.kind, item.text) for item in Documents(KnowledgeBase(entries=(ENTRY,))).items]
    assert texts == [
        (PHRASING, "Co w 2007 roku?"),
        (PHRASING, "What?"),
        (TITLE, "Program"),
        (TITLE, "Programme"),
        (KEYWORD, "prezenty"),
    ]


def test_every_entry_has_a_text() -> None:
    """Even where its authors wrote no letter."""
    documents = Documents(KnowledgeBase(entries=(SIGNS, ENTRY), smalltalk=(SIGNS,)))
    assert sorted({item.entry for item in documents.items}) == [0, 1, 2]
    assert all(documents.starts < documents.ends)


def test_the_texts_of_an_entry_stand_together() -> None:
    """From its start to its end."""
    documents = olszyna.matcher().documents
    spans = zip(documents.starts, documents.ends, strict=True)
    for number, (start, end) in enumerate(spans):
        assert {item.entry for item in documents.items[start:end]} == {number}
    assert documents.ends[-1] == len(documents.items)


def test_names_are_masked() -> None:
    """So that what is asked stands out."""
    documents = olszyna.matcher().documents
    assert documents.analyse("Kto przewodniczy OFO?", "pl")[1] == "kto przewodniczy forum"


def test_the_background_is_the_groups_and_everyday_questions() -> None:
    """In all languages, each line once, with the group it stands in."""
    group = BackgroundGroup(
        id="inne",
        title="Inne",
        questions=("Co na obiad?", "Która godzina?"),
        translations={"en": Signpost(questions=("What is for dinner?",))},
    )
    base = KnowledgeBase(
        entries=(ENTRY,), background=(group,), everyday={"pl": ("Co na obiad?", "Jak żyć?")}
    )
    assert [(line.text, line.group) for line in Documents(base).background] == [
        ("Co na obiad?", "inne"),
        ("Która godzina?", "inne"),
        ("What is for dinner?", "inne"),
        ("Jak żyć?", ""),
    ]


def test_a_body_holds_all_texts() -> None:
    """Words of the answer are known, too."""
    bodies = Documents(KnowledgeBase(entries=(ENTRY,))).bodies
    assert len(bodies) == 1
    assert {"program", "nic", "prezenty", "what", "nothing"} <= set(bodies.words)


def test_every_text_is_embedded_once() -> None:
    """Entries and background."""
    documents = Documents(olszyna.base())
    wanted = set(documents.to_embed)
    assert len(wanted) == len(documents.to_embed)
    assert {item.text for item in documents.items} <= wanted
    assert {line.text for line in documents.background} <= wanted


def test_saved_documents_find_the_same_names() -> None:
    """What only building needs is left out."""
    documents = olszyna.matcher().documents
    again = pickle.loads(pickle.dumps(documents))  # noqa: S301 – our own
    text = "Kto przewodniczy Radzie Seniorow?"
    assert again.analyse(text, "pl") == documents.analyse(text, "pl")
    assert [item.text for item in again.items] == [item.text for item in documents.items]
    assert again.base == documents.base
