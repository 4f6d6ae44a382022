"""Taking a message apart: greetings aside, into the questions it asks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.matching.asking import KINDS, asks
from bot.matching.languages import (
    CLAUSE_TAKERS,
    COURTESY,
    DEMANDS,
    PREPOSITIONS,
    QUESTION_WORDS,
    RELATIVE,
    REQUESTS,
    Asks,
)
from bot.matching.matcher import is_informative
from bot.matching.text import fold, folded, tokens

MAX_CHARS: Final = 4000
MAX_PARTS: Final = 3
STORY_WORDS: Final = 14
UNFINISHED_WORDS: Final = 2
# In a longer sentence nobody joins questions, and looking for them would take long.
LONGEST_JOINED: Final = 400

_SENTENCE: Final = re.compile(
    # After a question or exclamation mark, a line break, or a full stop that ends a sentence:
    # after a longer word and before a capital letter, so not "ul. Graniczna" or "r. Rada".
    r"(?<=[?!…])\s+|\n+|(?<=[^\W\d_]{4}[.;])\s+(?=[^\W\d_])|(?<=\d\.)\s+(?=[A-ZŁŚŻĆ][a-ząęćłńóśźż]+\s)"
)
_JOINT: Final = re.compile(
    r",?\s+(?:i|oraz|a także|a|and|and also|та|і|й|а також|а|plus|jak również)\s+|,\s+|\s+[–-]\s+",
    re.IGNORECASE,
)
_COORDINATED: Final = re.compile(
    r"^(?P<lead>.*?)\b(?P<one>\w+)\s+(?:i|oraz|a|and|та|і|й)\s+(?P<two>\w+)\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
# "Nie pytam o …, tylko o …": what a person does not want, up to where the sentence turns.
_UNWANTED: Final = re.compile(
    r"\bnie\s+(?:(?:o\s+)?(?:chodzi(?:ło)?|interesuj\w+)(?:\s+mi|\s+mnie)?|pyta[mł]\w*|chc[eęi]\w*"
    r"|potrzebuj\w+|szukam|zamierzam(?:y)?|planuj\w+)\b"
    r"[^,.;:?!–]*?(?:[,.;:–]|\s(?=(?:tylko|lecz|ale)\b)|$)\s*(?:(?:tylko|lecz|ale|a)\s+)?",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a message."""
    return [part.strip() for part in _SENTENCE.split(text[:MAX_CHARS]) if part.strip()]


def without_courtesy(text: str) -> str:
    """``text`` without greetings at its beginning and thanks at its end, if something is left."""
    words = list(re.finditer(r"\w+", text))
    plain = [fold(match.group()) for match in words]
    start, end = 0, len(words)
    while start < end and (length := _courtesy(plain[start:end])):
        start += length
    while end > start and (length := _courtesy(list(reversed(plain[start:end])), backwards=True)):
        end -= length
    rest = plain[start:end]
    if start == 0 and end == len(words):
        return text
    if not is_informative(" ".join(rest)) and not any(word in QUESTION_WORDS for word in rest):
        return text
    tail = text[words[end - 1].end() :] if end == len(words) else ("?" if "?" in text else "")
    return text[words[start].start() : words[end - 1].end()] + tail


def without_unwanted(text: str) -> str:
    """``text`` without what it says it is not about; as it is where nothing else is said."""
    rest = _UNWANTED.sub("", text).strip()
    # "Nie o zwykłe, tylko o rejestrowe" says what it is about in its first half.
    return rest if len(tokens(rest)) > UNFINISHED_WORDS and is_informative(rest) else text


def is_unwanted(text: str) -> bool:
    """Whether ``text`` says no more than what the person does not want, and asks nothing."""
    return (
        "?" not in text
        and bool(_UNWANTED.search(text))
        and not is_informative(_UNWANTED.sub("", text))
    )


def _courtesy(words: Sequence[str], *, backwards: bool = False) -> int:
    for length in (3, 2, 1):
        part = words[:length]
        phrase = " ".join(reversed(part) if backwards else part)
        if len(part) == length and phrase in COURTESY:
            return length
    return 0


def is_asking(text: str) -> bool:
    """Whether ``text`` asks something: a question mark, a question word, a request."""
    if "?" in text:
        return True
    words = [fold(token) for token in tokens(text)[:2]]
    if any(word in QUESTION_WORDS for word in words):
        return True
    return _says(text, (*DEMANDS, *REQUESTS))


def _says(text: str, phrases: Iterable[str]) -> bool:
    joined = f" {folded(text)} "
    return any(f" {phrase} " in joined for phrase in phrases)


def questions(text: str) -> list[str]:
    """The questions of a message, in order, at most three; the whole of it where it is one.

    Sentences that only tell a story are left out when another one asks.
    """
    asking: list[str] = []
    told = [without_courtesy(one) for one in sentences(without_unwanted(without_courtesy(text)))]
    marked = any("?" in one for one in told)
    for bare in told:
        # "Jak dzwoni, to nie wiem, co robić. Co nacisnąć?": beside a question with its mark
        # a sentence without one must be simple, or demand something.
        plain = is_asking(bare) if not marked or "," not in bare else _says(bare, DEMANDS)
        if tokens(bare) and ("?" in bare or plain) and not (len(told) > 1 and _is_plea(bare)):
            asking += _joined(bare)
    if not asking:
        return [without_unwanted(without_courtesy(text))]
    return asking[:MAX_PARTS]


def _is_plea(text: str) -> bool:
    """Whether ``text`` only begs for an answer: "Could you tell me?", "Wie ktoś może?"."""
    asked = {kind for kind, found in zip(KINDS, asks(text), strict=True) if found}
    return not is_informative(text) and asked <= {Asks.WHETHER}


def _joined(sentence: str) -> Iterator[str]:
    """The questions joined in one sentence: "Kiedy …, kto … i ile …?"."""
    if len(sentence) > LONGEST_JOINED:
        yield sentence
        return
    match = _COORDINATED.match(sentence)
    if match and _asks_alone(match["one"]) and _asks_alone(match["two"]):
        yield f"{match['lead']}{match['one']} {match['rest']}".strip()
        yield f"{match['lead']}{match['two']} {match['rest']}".strip()
        return
    start = 0
    for joint in _JOINT.finditer(sentence):
        head, tail = sentence[start : joint.start()], sentence[joint.end() :]
        clause = "," in joint.group() and (_relates(tail) or _takes_clause(head))
        one = clause or _is_alternative(head, joint.group(), tail) or _lacks_verb(head)
        if one or not (_starts_asking(tail) and _complete(head) and _complete(tail)):
            continue
        yield head.strip()
        start = joint.end()
    yield sentence[start:].strip()


def _asks_alone(word: str) -> bool:
    return fold(word) in QUESTION_WORDS and any(asks(word))


def _relates(text: str) -> bool:
    """Whether ``text`` after a comma is a relative clause: "który …", "na których …"."""
    words = [fold(token) for token in tokens(text)[:2]]
    if words and words[0] in PREPOSITIONS:
        # "w którym roku" asks, "w którym pracuję" does not.
        which = asks(" ".join(tokens(text)[:3]))[KINDS.index(Asks.WHICH)]
        return words[-1] in RELATIVE and which == 1
    return not words or words[0] in RELATIVE


def _takes_clause(head: str) -> bool:
    """Whether what follows explains the last word of ``head``: "to coś, czym …"."""
    return any(fold(token) in CLAUSE_TAKERS for token in tokens(head)[-1:])


def _is_alternative(head: str, joint: str, tail: str) -> bool:
    """Whether both belong together: "czy to firma, czy urząd?"."""
    starts = [fold(token) for part in (head, tail) for token in tokens(part)[:1]]
    return joint.strip() == "," and starts == ["czy", "czy"]


def _lacks_verb(head: str) -> bool:
    """Whether ``head`` is no more than "jaki urząd": its verb comes after the joint."""
    which = asks(head)[KINDS.index(Asks.WHICH)]
    return which == 1 and len(tokens(head)) <= UNFINISHED_WORDS


def _starts_asking(text: str) -> bool:
    words = [fold(token) for token in tokens(text)[:2]]
    if words and words[0] in PREPOSITIONS:
        # "i w którym roku", "oraz powyżej ilu dni"
        words = words[1:]
    return bool(words) and words[0] in QUESTION_WORDS


def _complete(text: str) -> bool:
    """Whether a part can be a question of its own: it asks, and about something."""
    return any(asks(text)) and (is_informative(text) or len(tokens(text)) > 2)  # noqa: PLR2004 – more than "i gdzie"
