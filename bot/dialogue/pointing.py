"""Words of Polish, Ukrainian and English that point to what was said before, folded."""

from typing import Final

# Folded words that point back to what was spoken about.
POINTING: Final = frozenset(
    "go jego jej jemu ich im nim niej nia tym tego temu ta te to ten tam nich oni one ono on ona"
    " tych tej stamtad wtedy potem jeszcze it its they them their there that this he she his her"
    " then joho jiji jich win wona wono wony cej cja ce tam toj ta tym nomu nij jomu tut todi"
    " tamten tamta tamto owa ow owy".split()
)

# Of these the pronouns: a question with one of them is not complete without what was said before.
PRONOUNS: Final = frozenset(
    "go jego jej jemu ich im nim niej niego nich on ona oni one it its they their them he she his"
    " her him joho jiji jich win wona wono wony nym nij nych tam wtedy there then".split()
)

# Folded beginnings of words that ask for the one before or after in a line, and of those that do
# so in a question of few words.
BEFORE_IT: Final = ("poprzedn", "previous", "poperedn", "predecessor")
AFTER_IT: Final = (
    *("nastepn", "kolejn", "nastepc", "next", "nastup", "successor", "po nim", "po niej"),
)
EARLIER: Final = (
    *BEFORE_IT,
    *("wczesniejsz", "earlier", "starsz", "przed nim", "przed nia", "przed tym", "przedtem"),
    *("before", "pered nym", "pered cym"),
)
LATER: Final = (
    *AFTER_IT,
    *("pozniej", "dalsz", "later", "after", "pislja", "dali", "potem", "nowsz", "nowy"),
)

# Polish pronouns, folded, by the gender of what they stand for, as ``morphology.genders`` names it.
PRONOUN_GENDERS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("on", "jemu"), frozenset("m")),
    **dict.fromkeys(("go", "jego", "niego", "nim"), frozenset("mn")),
    **dict.fromkeys(("ona", "nia", "niej"), frozenset("f")),
    "ono": frozenset("n"),
    **dict.fromkeys(("one", "oni", "ich", "nich", "nimi"), frozenset({"pl"})),
}

# Demonstratives that a noun follows, folded: "ten program", "this council", «цього відділу».
DEMONSTRATIVES: Final = frozenset(
    "ten ta to tego tej temu tym ta te tych owego owej tamten tamta tamtego tamtej this that these"
    " those cej cja ce cjoho cijeji cij cijei ci cych toj toho tijeji tij".split()
)

# Folded words that point to a person.
POINTING_TO_PERSON: Final = frozenset("on ona he she his her him win wona".split())

# Folded beginnings of words that ask where the last answer can be read.
SOURCE: Final = (
    *(
        "zrodl",
        "przeczyta",
        "poczyta",
        "link",
        "skad to",
        "skad wiecie",
        "skad ta",
        "strona na ten",
    ),
    *("source", "read ", "where did you", "dzerel", "proczyta", "zwidky ce", "posylan", "doczyta"),
    *("wiecej na ten temat", "wiecej info", "where is this from", "find out more", "learn more"),
)

# Folded words by which that is asked for politely, or more of it, and nothing else.
POLITELY: Final = frozenset(
    "poprosze daj dajcie dasz dacie podeslij give send dajte wiecej szczegoly szczegolow more"
    " further details bilsze detali".split()
)
