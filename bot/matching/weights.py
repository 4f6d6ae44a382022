"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 9.6,
    "covered": 9.58,
    "asked": 0.48,
    "years": 1.49,
    "places": 8.0,
    "subject_agrees": 1.83,
    "meaning": 21.69,
    "meaning_masked": 22.6,
    "centre": 21.52,
    "constant": 0.08,
    "background_char": 15.71,
    "unknown_words": 3.7,
    "foreign_name": 14.0,
    "background_meaning": 34.36,
    "background_meaning_masked": 33.07,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 5.64,
    "covered": 8.03,
    "asked": 0.59,
    "years": 2.05,
    "places": 8.0,
    "subject_agrees": 3.53,
    "constant": 0.66,
    "background_char": 21.74,
    "unknown_words": 5.16,
    "foreign_name": 14.0,
}
