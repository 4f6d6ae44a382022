"""What pronouns and demonstratives of a question stand for: "kto go przyjął?", "ten program"."""

from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz import fuzz

from bot.dialogue.conversation import Conversation
from bot.dialogue.pointing import DEMONSTRATIVES, POINTING_TO_PERSON, PRONOUN_GENDERS
from bot.knowledge.model import Kind, KnowledgeBase, Subject
from bot.matching.matcher import Matcher
from bot.matching.morphology import genders, lemmas
from bot.matching.text import fold, tokens

# Per cent of letters that two forms of a noun share, as "urzędu" and "urząd" do.
SPELT_ALIKE: Final = 70
# Languages whose names end, not begin, with the noun that says what they name: "Civic Budget".
_NOUN_LAST: Final = frozenset({"en"})
# "Oni" may be any body, whatever its name.
_MANY: Final = frozenset({"pl"})


def spoken_of(
    words: list[str], conversation: Conversation, base: KnowledgeBase, matcher: Matcher
) -> tuple[str, ...]:
    """The subjects that pronouns of a question may stand for, best first; all where it has none.

    ``words``: those of the question, folded.
    """
    subjects = conversation.subjects
    if POINTING_TO_PERSON & set(words):
        people = (
            subject
            for subject in _told(conversation, base, matcher)
            if base.subject_by_id[subject].kind is Kind.PERSON
        )
        subjects = (*list(people)[:1], *subjects)
    wanted = next((PRONOUN_GENDERS[word] for word in words if word in PRONOUN_GENDERS), None)
    if wanted is None:
        return tuple(dict.fromkeys(subjects))
    # "kto go przyjął": the programme rather than the council.
    agreeing = [one for one in subjects if _agrees(_nouns(base.subject_by_id[one]), wanted)]
    if not agreeing and wanted != _MANY:
        # "Jak się ona nazywała?" after an answer about a man: an organisation in that answer.
        known = (*subjects, *_told(conversation, base, matcher))
        agreeing = [one for one in known if _agrees(_all_nouns(base.subject_by_id[one]), wanted)]
    return tuple(dict.fromkeys((*agreeing, *subjects)))


def with_antecedent(
    text: str, conversation: Conversation, base: KnowledgeBase, matcher: Matcher
) -> tuple[str, str] | None:
    """The subject that "ten program", "tego wydziału" in ``text`` stands for, and ``text`` so.

    None where no such words stand in it, or what was spoken about is nothing of the kind.
    """
    words = tokens(text)
    for place, word in enumerate(words[:-1]):
        if fold(word) not in DEMONSTRATIVES:
            continue
        noun = words[place + 1]
        spoken = (*conversation.subjects, *_told(conversation, base, matcher))
        for subject in dict.fromkeys(spoken):
            found = base.subject_by_id[subject]
            if any(_is_form(noun, of) for of in _all_nouns(found)):
                named = (*words[:place], found.short or found.name, *words[place + 2 :])
                return subject, f"{' '.join(named)}?"
    return None


def _told(conversation: Conversation, base: KnowledgeBase, matcher: Matcher) -> Iterator[str]:
    """The subjects that the last answer names, in order."""
    entry = base.by_id.get(conversation.entry or "")
    if entry is not None:
        for mention in matcher.documents.subjects.mentions(entry.answer):
            if not mention.generic:
                yield from mention.subjects


def _agrees(nouns: Iterable[str], wanted: frozenset[str]) -> bool:
    """Whether a pronoun of these genders may stand for what ``nouns`` name."""
    return any(genders(noun) & wanted for noun in nouns)


def _nouns(subject: Subject) -> tuple[str, ...]:
    """The noun that says what ``subject`` is, and the first word of its name."""
    return (*subject.generic[:1], *tokens(subject.name)[:1])


def _all_nouns(subject: Subject) -> set[str]:
    """The nouns that say what ``subject`` is, by any of its names."""
    names = {word for name in (subject.name, *subject.aliases) for word in tokens(name)[:1]}
    for language, translation in subject.translations.items():
        place = -1 if language in _NOUN_LAST else 0
        for name in (translation.name, *translation.aliases):
            names.update(tokens(name)[place:][:1])
    return names | set(subject.generic)


def _is_form(word: str, noun: str) -> bool:
    """Whether ``word`` is a form of ``noun``, perhaps typed without diacritics."""
    if not set(lemmas(noun)).isdisjoint(lemmas(word)):
        return True
    return fuzz.ratio(fold(word), fold(noun)) >= SPELT_ALIKE
