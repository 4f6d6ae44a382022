"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 4.4,
    "covered": 8.73,
    "asked": 0.43,
    "years": 1.57,
    "subject_agrees": 2.39,
    "meaning": 21.11,
    "meaning_masked": 22.45,
    "centre": 23.81,
    "constant": 0.12,
    "background_char": 16.85,
    "unknown_words": 3.01,
    "foreign_name": 14.0,
    "background_meaning": 36.08,
    "background_meaning_masked": 33.74,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 5.64,
    "covered": 8.03,
    "asked": 0.59,
    "years": 2.05,
    "subject_agrees": 3.53,
    "constant": 0.66,
    "background_char": 21.74,
    "unknown_words": 5.16,
    "foreign_name": 14.0,
}
