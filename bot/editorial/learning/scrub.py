"""What identifies a person, taken out of a text before it is kept."""

import re
import unicodedata
from collections.abc import Callable
from re import Match
from typing import Final

_EMAIL: Final = "[e-mail]"
_PHONE: Final = "[telefon]"
_ACCOUNT: Final = "[konto]"
_PESEL: Final = "[PESEL]"
_NUMBER: Final = "[numer]"
_NAME: Final = "[imię i nazwisko]"
_ADDRESS: Final = "[adres]"
_PERSON: Final = "[osoba]"

# Between the digits of one number people write one of these, or two.
_GAP: Final = r"[ \t.\-–/()\u00a0]{0,2}"
_CAPITAL: Final = r"[A-ZĄĆĘŁŃÓŚŹŻА-ЯҐЄІЇ]"
_SMALL: Final = r"[a-ząćęłńóśźżа-яґєії'’ʼ]"
_CALLED: Final = rf"{_CAPITAL}(?:{_SMALL}|{_CAPITAL})+(?:[ \t]*-[ \t]*{_CAPITAL}{_SMALL}+)?"
# After words that can only introduce a name, it is one in small letters too.
_ANY_NAME: Final = r"[^\W\d_]{2,}(?:[-'’ʼ][^\W\d_]{2,})*"
_STREET: Final = (
    r"(?:ul(?:ic[aeyę]|\.)?|al(?:ej[ai]|ei|eje|\.)|os(?:iedl[eu]|\.)|pl(?:acu?|\.)|вул(?:иц[яі]|\.)"
    r"|street)"
)
# Up to three digits: four are a year.
_HOUSE: Final = (
    r"\d{1,3}(?!\d)(?:[ \t]?[a-zA-Z](?![\w.]|[ \t]\d))?"
    r"(?:[ \t]?(?:/|m\.?|lok\.?|кв\.?)[ \t]?\d{1,4})?(?!\w)"
)

_LIVES: Final = r"(?:mieszka(?:m|my)|zamieszka[łl][aey]?(?:[ \t]\w+)?|мешкаю|живу|i[ \t]live)"

# Words that go on after "jestem Anna", and are no part of the name.
_NO_NAMES: Final = frozenset(
    """
    i oraz a ale że z ze w we na do od o po pod mam moje mój moja czy chcę chciałbym chciałabym jak
    gdzie kiedy kto co proszę mieszkam jestem pytam mieszkanka mieszkaniec та і й а я що де коли
    як мені хочу моя мій and i from my how where when what live please want in at
    """.split()
)


def scrub(text: str) -> str:
    """``text`` with a word in brackets for each thing that identifies a person.

    These are e-mail addresses, links with somebody's name in them, @names, numbers of telephones,
    accounts, identity (PESEL, NIP, REGON, identity card), house addresses, and names after words
    such as "nazywam się". Years, dates, sums and references to laws stay. The same again for what
    is scrubbed already.
    """
    text = unicodedata.normalize("NFC", text)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _number(found: Match[str]) -> str:
    """What a run of nine or more digits is; sums and lists of years are left alone."""
    whole = found.group()
    digits = _digits(whole)
    if _is_of_years(whole) or _is_sum(found.string[found.end() :]):
        return whole
    match len(digits):
        case 11 if not whole.startswith("+") and not whole.startswith("48 "):
            return _PESEL if whole.isdigit() else _PHONE
        case 10 if not whole.startswith(("+", "0")):
            return _NUMBER
        case count if count >= _LONGEST_PHONE:
            return _ACCOUNT
    return _PHONE


def _is_of_years(text: str) -> bool:
    """Years and dates side by side: "2008–2013 2014", "30.01.2014"."""
    return all(
        re.fullmatch(r"(?:19|20)\d\d|[0-3]?\d", part) for part in re.findall(r"\d+", text)
    ) and bool(re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))


def _is_sum(after: str) -> bool:
    """Whether what follows a number makes it a sum of money: "10 000 000 zł"."""
    return bool(
        re.match(r"[ \t\u00a0]?(?:,\d\d[ ]?)?(?:z[łl]|pln|eur|usd|€|\$|грн|mln|tys)", after, re.I)
    )


def _named(found: Match[str]) -> str:
    """A name after words that introduce one, with its end found word by word."""
    introduction, words = found.group(1), found.group(2)
    kept: list[str] = []
    for word in re.split(r"([ \t]+)", words):
        if word.strip() and word.casefold() in _NO_NAMES:
            break
        kept.append(word)
    name = "".join(kept).rstrip()
    if not name:
        return found.group()
    return f"{introduction}{_NAME}{words[len(name) :]}"


_LONGEST_PHONE: Final = 16

_Rule = tuple[re.Pattern[str], str | Callable[[Match[str]], str]]

_RULES: Final[tuple[_Rule, ...]] = (
    # Links that carry a person: https://jan:haslo@…, t.me/jan, facebook.com/jan.kowalski
    (re.compile(r"\b\w+://[^\s/@]+@\S+"), "[adres strony]"),
    (
        re.compile(
            r"(?:https?://)?(?:www\.|m\.)?(?:t\.me|facebook\.com|fb\.com|instagram\.com"
            r"|linkedin\.com/in|wa\.me)/\S+",
            re.I,
        ),
        _PERSON,
    ),
    (re.compile(r"[\w.+\-]+[ \t]?(?:@|\(at\)|\[at\])[ \t]?[\w\-]+(?:\.[\w\-]+)+", re.I), _EMAIL),
    (re.compile(r"(?<![\w@])@\w{3,}"), _PERSON),
    # Accounts: IBAN of any country, and 26 digits in groups as on Polish transfers.
    (
        re.compile(r"\b[A-Z]{2}[ ]?\d{2}(?:[ \-]?[\dA-Z]{4}){3,7}(?:[ \-]?[\dA-Z]{1,3})?\b"),
        _ACCOUNT,
    ),
    (re.compile(r"(?<![\d\w])\d{2}(?:[ \-\u00a0]?\d{4}){6}(?!\d)"), _ACCOUNT),
    (re.compile(r"\b(?:PESEL\w*[ \t:]*)(?:\d[ \-]?){9,11}\d?(?!\d)", re.I), _PESEL),
    (
        re.compile(rf"\b(?:NIP|REGON|KRS)\w*[ \t.:]*(?:PL[ ]?)?\d(?:{_GAP}\d){{6,13}}(?!\d)", re.I),
        _NUMBER,
    ),
    # Identity card and passport: three letters and six digits, two and seven.
    (re.compile(r"\b(?:[A-Z]{3}[ ]?\d{6}|[A-Z]{2}[ ]?\d{7})\b"), _NUMBER),
    # A telephone that is named as one, however short: "tel. 32 262 33 00", "wew. 123".
    (
        re.compile(
            r"(?<!\w)((?:tel|telefon\w*|kom|komórk\w*|nr[ \t]tel\w*|тел|телефон\w*|phone"
            r"|mobile)\b[.:]?[ \t]*(?:nr|numer|number)?[.:]?[ \t]*)"
            rf"\+?\(?\d(?:{_GAP}\d){{5,14}}(?!\d)",
            re.I,
        ),
        rf"\1{_PHONE}",
    ),
    # Any other long number: a telephone with or without its country, PESEL, NIP …
    (re.compile(rf"(?<![\w\d])(?:\+|00)?\(?\d(?:{_GAP}\d){{8,25}}(?![\d])"), _number),
    # Addresses: a street with a house, a post code with a town, "mieszkam …" with a number.
    (
        re.compile(
            rf"(?<!\w){_STREET}[ \t]+(?:{_CALLED}|\d{{1,2}}|[a-z]{{1,3}}\.)"
            rf"(?:[ \t]+(?:{_CALLED}|[a-z]{{1,3}}\.)){{0,3}}"
            rf"[ \t]*,?[ \t]*{_HOUSE}",
        ),
        _ADDRESS,
    ),
    (re.compile(rf"(?<!\w){_STREET}[ \t]+(?:[^\W\d_]{{3,}}[ \t]+){{1,3}}{_HOUSE}", re.I), _ADDRESS),
    (
        re.compile(
            rf"(?<!\w)({_LIVES}[ \t]+(?:przy|na|w|we|pod|по|на|at|on|in)?[ \t]*)"
            rf"(?:[^\W\d_]{{2,}}\.?[ \t]+){{1,4}}{_HOUSE}",
            re.I,
        ),
        rf"\1{_ADDRESS}",
    ),
    (re.compile(rf"\b\d{{2}}-\d{{3}}[ \t]+{_CALLED}(?:[ \t]+{_CALLED})?"), _ADDRESS),
    # Names.
    (
        re.compile(
            r"(?<!\w)((?:nazywa(?:m|my)[ \t]+si[ęe]|mam[ \t]+na[ \t]+imi[ęe]"
            r"|moje[ \t]+(?:imi[ęe]|nazwisko)(?:[ \t]+i[ \t]+nazwisko)?(?:[ \t]+to)?|godno[śs][ćc]"
            r"|мене[ \t]+(?:звати|звуть)|моє[ \t]+(?:ім[’'ʼ]я|прізвище)|меня[ \t]+зовут"
            r"|my[ \t]+(?:full[ \t]+)?name[ \t]+is|my[ \t]+name[’']s)[ \t]*[:\-–]?[ \t]*)"
            rf"({_ANY_NAME}(?:[ \t]+{_ANY_NAME}){{0,2}})",
            re.I,
        ),
        _named,
    ),
    (
        re.compile(
            r"(?<!\w)((?:[Jj]estem|[Яя]|[Ii][ \t]+am|[Ii][’']m|[Zz][ \t]+tej[ \t]+strony"
            r"|[Pp]ozdrawiam,?)[ \t\n]+)"
            rf"({_CALLED}[ \t]+{_CALLED}(?:[ \t]+{_CALLED})?)",
        ),
        rf"\1{_NAME}",
    ),
    (
        re.compile(
            r"(?<!\w)((?:[Jj]estem|[Ii][ \t]+am|[Ii][’']m)[ \t]+)"
            rf"({_CAPITAL}{_SMALL}+)(?=[ \t]*(?:[,.;!?\n]|$|[ \t](?:i|z|ze|and|from)[ \t]))",
        ),
        _named,
    ),
)
