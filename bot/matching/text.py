"""Text as the matcher sees it: cut to size, split into tokens, folded to plain Latin letters."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

MAX_CHARS: Final = 400
MAX_TOKENS: Final = 40

_TOKEN: Final = re.compile(r"\w+")
_SPACE: Final = re.compile(r"\s+")
_CYRILLIC: Final = re.compile(r"[Ѐ-ӿ]")

# Ukrainian (and the Russian letters people type instead) in Polish spelling without diacritics, so
# that names and loan words meet: «Подраза» podraza, «програма» prohrama, «форум» forum.
_LATIN: Final = str.maketrans(
    {
        **{"а": "a", "б": "b", "в": "w", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "je"},
        **{"ж": "z", "з": "z", "и": "y", "і": "i", "ї": "ji", "й": "j", "к": "k", "л": "l"},
        **{"м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u"},
        **{"ф": "f", "х": "ch", "ц": "c", "ч": "cz", "ш": "sz", "щ": "szcz", "ь": "", "ю": "ju"},
        **{"я": "ja", "ё": "jo", "ъ": "", "ы": "y", "э": "e", "'": "", "’": "", "ʼ": ""},
    }
)
# NFKD leaves these letters whole.
_LETTERS: Final = str.maketrans({"ł": "l", "ß": "ss", "đ": "d", "ø": "o", "æ": "ae"})


def cut(text: str) -> str:
    """The beginning of ``text`` as one line, at most 400 characters and 40 words long."""
    words = _SPACE.split(unicodedata.normalize("NFC", text[: 4 * MAX_CHARS]).strip())
    return " ".join(words[:MAX_TOKENS])[:MAX_CHARS]


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """``text`` in lower case, without diacritics, Cyrillic in Latin letters."""
    text = unicodedata.normalize("NFC", text).casefold()
    if _CYRILLIC.search(text):
        text = text.translate(_LATIN)
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def tokens(text: str) -> list[str]:
    """The words and numbers of ``text`` in lower case, diacritics kept."""
    text = unicodedata.normalize("NFC", text).casefold()
    if _CYRILLIC.search(text):
        text = text.translate({ord("'"): None, ord("’"): None, ord("ʼ"): None})
    return _TOKEN.findall(text)


def is_cyrillic(text: str) -> bool:
    """Whether most letters of ``text`` are Cyrillic."""
    letters = sum(char.isalpha() for char in text)
    return 2 * len(_CYRILLIC.findall(text)) > letters


def folded(text: str) -> str:
    """The folded words of ``text`` with single spaces between: equal for equal questions."""
    return " ".join(fold(token) for token in tokens(text))


def question_key(text: str) -> str:
    """What makes two texts the same question: their folded words, else their characters."""
    return folded(text) or "".join(sorted(set(text) - set(" \ufe0f")))
