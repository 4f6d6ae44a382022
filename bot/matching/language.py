"""Which of the three languages a message is written in."""

from typing import Final

from bot.matching.morphology import lemmas
from bot.matching.text import fold, is_cyrillic, tokens

_POLISH_LETTERS: Final = frozenset("ąćęłńóśźż")
# Words that decide, folded; each is a word in one of the languages only.
_SIGNS: Final[dict[str, frozenset[str]]] = {
    "pl": frozenset(
        "kto co kiedy gdzie ile ilu jak jaki jaka jakie dlaczego czy ktory ktora ktore jest sa sie"
        " czym kim dzien dobry witam czesc prosze dziekuje dzieki moze chce mam nie tak przez dla"
        " od ze po roku rok oraz byl byla bylo z w na o skad dokad czego kogo komu ta"
        " siema elo hej ktos numer telefon adres".split()
    ),
    "en": frozenset(
        "who what when where how why which is are was were the of and does did can could you"
        " an your please thanks thank hello hi for with there this that it many much".split()
    ),
    "uk": frozenset(
        "chto koly skilky shcho szczo scho yak jak yaka yakyj jakyj de dlja dlya chomu czomu khto"
        " ce tse jaka my vy buv bulo bula dobryj den diakuju dyakuyu duzhe mozhna treba pryvit"
        " meni jaku shho vin vona yake".split()
    ),
}


def detect_language(text: str) -> str | None:
    """``pl``, ``uk`` or ``en``; None where the message does not show it ("PRSO 2020", "ok")."""
    if is_cyrillic(text):
        return "uk"
    if _POLISH_LETTERS & set(text.casefold()):
        return "pl"
    words = [fold(token) for token in tokens(text) if not token.isdigit()]
    scores = {language: sum(word in signs for word in words) for language, signs in _SIGNS.items()}
    best = max(scores.values(), default=0)
    leaders = [language for language, score in scores.items() if score == best]
    if best > 0 and len(leaders) == 1:
        return leaders[0]
    if len(words) < 3:  # noqa: PLR2004 – too little to tell by
        return leaders[0] if best > 0 and "uk" not in leaders else None
    polish = sum(bool(lemmas(token)) for token in tokens(text) if not token.isdigit())
    return "pl" if 2 * polish >= len(words) else "en"
