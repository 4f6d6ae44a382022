import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.asking import KINDS, AskingProfile, asked, asks
from bot.matching.languages import Asks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kto to zrobił?", Asks.WHO),
        ("KIEDY?", Asks.WHEN),
        ("W którym roku powstała?", Asks.WHEN),
        ("Jak długo trwały prace?", Asks.DURATION),
        ("Gdzie to jest?", Asks.WHERE),
        ("Who chairs it?", Asks.WHO),
        ("Коли ухвалили?", Asks.WHEN),
        ("Де це?", Asks.WHERE),
    ],
)
def test_what_is_asked_for(text: str, kind: Asks) -> None:
    """The longest phrase counts: „w którym roku” asks when, not which."""
    found = asks(text)
    assert max(zip(found, KINDS, strict=True))[1] is kind


def test_a_name_asks_nothing() -> None:
    """No kind is likelier than another."""
    assert not any(asks("program PZO"))


@settings(max_examples=200, deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from("kto co jak gdzie ile na kogo program".split())).map(" ".join)
)
def test_shares_sum_to_one_or_nothing(text: str) -> None:
    """Whatever the text."""
    found = asks(text)
    assert min(found) >= 0
    assert sum(found) == pytest.approx(1) or not any(found)


def test_entries_agree_with_what_they_are_asked() -> None:
    """A question who speaks for the entry about people and against the one about dates."""
    profile = AskingProfile(
        [asked(["Kto kieruje?", "Kto to?"]), asked(["Kiedy to było?", "Od kiedy?"])]
    )
    who, when = profile.agreement("A kto?")
    assert who > 0 > when
    assert np.all(profile.agreement("program") == 0)
