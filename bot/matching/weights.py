"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 5.24,
    "covered": 6.32,
    "asked": 0.58,
    "years": 2.47,
    "places": 8.00,
    "subject_agrees": 2.58,
    "meaning": 18.50,
    "meaning_masked": 21.13,
    "centre": 17.63,
    "constant": 0.06,
    "background_char": 11.49,
    "unknown_words": -0.48,
    "foreign_name": 14.00,
    "background_words": 6.67,
    "background_meaning": 29.41,
    "background_meaning_masked": 30.92,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 7.65,
    "covered": 6.40,
    "asked": 0.63,
    "years": 2.74,
    "places": 8.00,
    "subject_agrees": 3.41,
    "constant": 1.49,
    "background_char": 18.83,
    "unknown_words": 0.68,
    "foreign_name": 14.00,
    "background_words": 7.85,
}
