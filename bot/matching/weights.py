"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 7.98,
    "covered": 7.16,
    "asked": 0.47,
    "years": 2.36,
    "places": 8.00,
    "subject_agrees": 2.47,
    "meaning": 19.12,
    "centre": 17.39,
    "constant": 0.10,
    "background_char": 13.74,
    "unknown_words": 1.25,
    "foreign_name": 14.00,
    "background_words": 6.86,
    "background_meaning": 40.15,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 9.24,
    "covered": 7.14,
    "asked": 0.54,
    "years": 2.53,
    "places": 8.00,
    "subject_agrees": 3.07,
    "constant": 1.58,
    "background_char": 20.25,
    "unknown_words": 2.63,
    "foreign_name": 14.00,
    "background_words": 7.84,
}
