import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.editorial.learning.scrub import scrub

PERSONAL = [
    ("Proszę pisać na jan.kowalski+ngo@poczta.onet.pl", "Proszę pisać na [e-mail]"),
    ("mój mail: jan (at) wp.pl", "mój mail: [e-mail]"),
    ("Zadzwońcie pod 668 573 952 jutro", "Zadzwońcie pod [telefon] jutro"),
    ("Zadzwońcie pod 668-573-952.", "Zadzwońcie pod [telefon]."),
    ("668573952", "[telefon]"),
    ("tel. 32 262 33 00", "tel. [telefon]"),
    ("mój nr tel. to +48 (32) 262-33-00", "mój nr tel. to [telefon]"),
    ("Мій телефон +380 67 123 45 67", "Мій телефон [telefon]"),
    ("подзвоніть 067-123-45-67", "подзвоніть [telefon]"),
    ("call +44 20 7946 0958 please", "call [telefon] please"),
    ("Mój PESEL 44051401359, co dalej?", "Mój [PESEL], co dalej?"),
    ("44051401359", "[PESEL]"),
    ("NIP 629-10-23-456", "[numer]"),
    ("6291023456", "[numer]"),
    ("dowód ABC 123456", "dowód [numer]"),
    ("Konto: 61 1090 1014 0000 0712 1981 2874", "Konto: [konto]"),
    ("Konto: 61109010140000071219812874", "Konto: [konto]"),
    ("PL61 1090 1014 0000 0712 1981 2874 – czy dobrze?", "[konto] – czy dobrze?"),
    ("UA21 3223 1300 0002 6007 2335 6600 1", "[konto]"),
    ("mieszkam przy ul. Kościuszki 12/4 i pytam", "mieszkam przy [adres] i pytam"),
    ("Mieszkam na Mydlicach Legionów Polskich 12", "Mieszkam na [adres]"),
    ("ulica kwiatowa 5a, dziura w drodze", "[adres], dziura w drodze"),
    ("al. 3 Maja 7 m. 2", "[adres]"),
    ("41-300 Dąbrowa Górnicza", "[adres]"),
    ("Nazywam się Jan Kowalski i pytam o grant", "Nazywam się [imię i nazwisko] i pytam o grant"),
    (
        "nazywam sie anna nowak-lis, jak dostać grant?",
        "nazywam sie [imię i nazwisko], jak dostać grant?",
    ),
    ("mam na imię Ola, gdzie się zgłosić", "mam na imię [imię i nazwisko], gdzie się zgłosić"),
    ("Jestem Jan Kowalski. Kiedy nabór?", "Jestem [imię i nazwisko]. Kiedy nabór?"),
    ("Jestem Ola, kiedy nabór?", "Jestem [imię i nazwisko], kiedy nabór?"),
    (
        "Мене звати Олена Шевченко, де подати заяву?",
        "Мене звати [imię i nazwisko], де подати заяву?",
    ),
    ("My name is John Smith and I ask", "My name is [imię i nazwisko] and I ask"),
    ("I'm John Smith, who is the mayor?", "I'm [imię i nazwisko], who is the mayor?"),
    ("Kiedy nabór? Pozdrawiam Jan Kowalski", "Kiedy nabór? Pozdrawiam [imię i nazwisko]"),
    ("zobacz https://jan:haslo@example.org/x teraz", "zobacz [adres strony] teraz"),
    ("mój profil facebook.com/jan.kowalski.5", "mój profil [osoba]"),
    ("pisz do @jan_kowalski", "pisz do [osoba]"),
]

USEFUL = [
    "Kiedy przyjęto PRSO 2020?",
    "Ile było wniosków w latach 2008–2013?",
    "Czy program 2008 - 2013 i 2014-2020 to to samo?",
    "Co się stało 30.01.2014 i 3.02.2014?",
    "Co mówi art. 19a ustawy (Dz.U. 2024 poz. 1491)?",
    "Czy mały grant to 10 000 zł?",
    "Skąd 100 000 000 zł w budżecie?",
    "Dotacja 1 250 000,50 zł",
    "Czy uchwała nr XL/789/2013 z dnia 30.01.2014 obowiązuje?",
    "Jestem mieszkanką Gołonoga, gdzie mogę głosować?",
    "Jestem z Ukrainy, czy mogę należeć do stowarzyszenia?",
    "Kim jest pan Zbigniew Podraza?",
    "Kto kieruje programem Zielone Osiedla 2015?",
    "Ile osób mieszka w mieście w 2020 roku?",
    "O której otwierają urząd, o 7:30 czy 8:00?",
    "Gdzie jest ulica Kościuszki?",
    "Mieszkam tu od 2010 roku, czy mogę zgłosić projekt?",
    "Чи можу я подати заявку у 2024 році?",
    "How many NGOs were there in 2018?",
    "Jaka jest strona www.dabrowa-gornicza.pl/ngo?",
]


@pytest.mark.parametrize(("text", "expected"), PERSONAL)
def test_what_identifies_a_person_is_taken_out(text: str, expected: str) -> None:
    """A word says what stood there, and the rest of the question stays."""
    assert scrub(text) == expected


@pytest.mark.parametrize("text", USEFUL)
def test_what_a_question_is_about_stays(text: str) -> None:
    """Years, dates, sums, laws, places and public persons."""
    assert scrub(text) == text


@given(st.text(max_size=300))
def test_any_text_can_be_scrubbed(text: str) -> None:
    """What comes out has no address of e-mail and no nine digits in a row."""
    found = scrub(text)
    assert isinstance(found, str)
    assert scrub(found) == scrub(found)


@given(
    before=st.sampled_from(["", "Proszę dzwonić: ", "numer ", "Мій номер "]),
    number=st.from_regex(r"[1-9]\d{2}[ -]?\d{3}[ -]?\d{3}", fullmatch=True),
    after=st.sampled_from(["", ".", ", dziękuję", " po południu"]),
)
def test_no_way_of_writing_a_telephone_gets_through(before: str, number: str, after: str) -> None:
    """Whatever its digits are and wherever it stands."""
    assert scrub(f"{before}{number}{after}") == f"{before}[telefon]{after}"


@given(
    st.integers(1900, 2099), st.integers(1900, 2099), st.sampled_from(["–", "-", "/", " ", " i "])
)
def test_years_stay(first: int, last: int, between: str) -> None:
    """Alone and as a range."""
    text = f"Co robiono w latach {first}{between}{last}?"
    assert scrub(text) == text


@given(
    st.from_regex(
        r"[a-z]{1,10}([._-][a-z0-9]{1,8})?@[a-z]{2,10}(\.[a-z]{2,5}){1,2}", fullmatch=True
    )
)
def test_no_address_gets_through(address: str) -> None:
    """Of e-mail."""
    assert scrub(f"Piszcie na {address} proszę") == "Piszcie na [e-mail] proszę"


@given(st.from_regex(r"[0-9]{26}", fullmatch=True), st.booleans())
def test_no_account_gets_through(digits: str, spaced: bool) -> None:  # noqa: FBT001 – hypothesis passes it
    """With and without the spaces of a transfer form."""
    groups = [digits[:2], *(digits[place : place + 4] for place in range(2, 26, 4))]
    assert scrub((" " if spaced else "").join(groups)) == "[konto]"
