"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 12.13,
    "covered": 9.47,
    "asked": 0.44,
    "years": 1.55,
    "places": 8.00,
    "subject_agrees": 2.12,
    "meaning": 18.41,
    "meaning_masked": 19.89,
    "centre": 20.66,
    "constant": 0.09,
    "background_char": 14.43,
    "unknown_words": 3.95,
    "foreign_name": 14.00,
    "background_meaning": 29.62,
    "background_meaning_masked": 32.21,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 13.25,
    "covered": 9.63,
    "asked": 0.50,
    "years": 1.81,
    "places": 8.00,
    "subject_agrees": 3.33,
    "constant": 1.07,
    "background_char": 21.82,
    "unknown_words": 5.86,
    "foreign_name": 14.00,
}
