import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.rendering import LIMIT, parts, plain_parts, units, visible
from bot.knowledge.markup import escape
from tests.channels.telegram.offline import html_faults, shown

WORDS = st.sampled_from(
    [
        "**ważne**",
        "*po cichu*",
        "[strona](https://example.org/a?b=1&c=2)",
        "żółć",
        "🏙️",
        "👩‍👩‍👧",
        "<b>",
        "&amp;",
        "koniec.",
        "\n\n",
        "\n",
        "- punkt",
        "1. raz",
        "x" * 70,
        "\\*",
        '"cudzysłów"',
    ]
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=300)


def squeezed(text: str) -> str:
    """Everything but blanks, which parts begin and end without."""
    return "".join(text.split())


@given(TEXTS, st.integers(20, 200))
def test_parts_are_valid_complete_and_short(text: str, limit: int) -> None:
    """Whatever an author wrote: under the limit, parsable, and nothing visible is lost."""
    messages = parts(text, limit)
    assert all(units(shown(part.html)) <= limit for part in messages)
    assert [fault for part in messages for fault in html_faults(part.html)] == []
    whole = parts(text, 1_000_000)
    said = squeezed("".join(shown(part.html) for part in messages))
    if all(visible(char) for char in squeezed("".join(shown(part.html) for part in whole))):
        assert said == squeezed("".join(shown(part.html) for part in whole))


@given(st.text(max_size=200))
def test_what_a_person_typed_comes_out_as_text(text: str) -> None:
    """Escaped, it is never markup for Telegram."""
    for part in parts(escape(text)):
        assert html_faults(part.html) == []
        assert all(not span.bold and not span.italic and not span.url for span in part.spans)


@given(st.text(st.characters(min_codepoint=33, exclude_categories=["C", "Z", "M"]), max_size=400))
def test_plain_parts_say_a_text_letter_by_letter(text: str) -> None:
    """No markup is read into it."""
    assert squeezed("".join(part.plain for part in plain_parts(text, 30))) == squeezed(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**a** i *b*", "<b>a</b> i <i>b</i>"),
        ("***oba***", "<b><i>oba</i></b>"),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("- raz\n- dwa", "• raz\n• dwa"),
        ("3. trzy\n4. cztery", "3. trzy\n4. cztery"),
        ("raz\n\ndwa", "raz\n\ndwa"),
        (
            '[Strona](https://example.org/?a=1&b="2")',
            '<a href="https://example.org/?a=1&amp;b=%222%22">Strona</a>',
        ),
        ("[**Mocna**](https://example.org/)", '<a href="https://example.org/"><b>Mocna</b></a>'),
    ],
)
def test_markup_becomes_html(text: str, html: str) -> None:
    """The subset, in Telegram's tags."""
    (part,) = parts(text)
    assert part.html == html


def test_a_link_in_plain_text_shows_its_address() -> None:
    """Unless the address is what it says."""
    (part,) = parts("[Strona](https://example.org/a) i [example.org/b](https://example.org/b)")
    assert part.plain == "Strona (https://example.org/a) i example.org/b"


def test_paragraphs_come_before_sentences() -> None:
    """A long text is cut where a reader would pause."""
    text = "Pierwszy akapit. Ma dwa zdania.\n\nDrugi akapit jest tu."
    assert [part.plain for part in parts(text, 50)] == text.split("\n\n")
    assert [part.plain for part in parts(text, 28)] == [
        "Pierwszy akapit.",
        "Ma dwa zdania.",
        "Drugi akapit jest tu.",
    ]


def test_bold_goes_on_in_the_next_part() -> None:
    """Markup is never broken by a cut."""
    first, last = parts("**Zdanie pierwsze. Zdanie drugie.**", 20)
    assert (first.html, last.html) == ("<b>Zdanie pierwsze.</b>", "<b>Zdanie drugie.</b>")


def test_a_text_of_exactly_the_limit_is_one_message() -> None:
    """4,096 letters are allowed, also when each town on a picture counts twice."""
    assert len(parts("x" * LIMIT)) == 1
    assert len(parts("x" * (LIMIT + 1))) == 2
    assert len(parts("🏙" * (LIMIT // 2))) == 1
    assert len(parts("🏙" * (LIMIT // 2) + "x")) == 2


def test_joined_signs_stay_together() -> None:
    """A family is not torn apart, nor an accent taken from its letter."""
    assert [part.plain for part in plain_parts("aaaaaaa👩‍👩‍👧", 10)] == ["aaaaaaa", "👩‍👩‍👧"]
    assert [part.plain for part in plain_parts("aaaae\u0301", 5)] == ["aaaa", "e\u0301"]


def test_lone_surrogates_can_be_sent() -> None:
    """Half a sign is replaced: it could not be encoded."""
    (part,) = parts("a\ud83cb")
    assert part.html.encode() == "a\ufffdb".encode()


@pytest.mark.parametrize("text", ["", "  \n", "\u200b", "\u2800"])
def test_nothing_visible_makes_no_message(text: str) -> None:
    """Telegram refuses empty messages."""
    assert parts(text) == ()
