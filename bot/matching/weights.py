"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 5.65,
    "covered": 6.84,
    "asked": 0.55,
    "years": 2.24,
    "places": 8.00,
    "subject_agrees": 2.42,
    "meaning": 18.58,
    "meaning_masked": 21.33,
    "centre": 18.51,
    "constant": 0.07,
    "background_char": 11.49,
    "unknown_words": -0.77,
    "foreign_name": 14.00,
    "background_words": 6.58,
    "background_meaning": 30.45,
    "background_meaning_masked": 30.82,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 7.97,
    "covered": 6.97,
    "asked": 0.62,
    "years": 2.50,
    "places": 8.00,
    "subject_agrees": 3.27,
    "constant": 1.37,
    "background_char": 18.58,
    "unknown_words": 0.31,
    "foreign_name": 14.00,
    "background_words": 7.99,
}
