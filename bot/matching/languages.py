"""Closed word classes of Polish, Ukrainian and English, folded: what asks, what only joins."""

from enum import StrEnum
from typing import Final


class Asks(StrEnum):
    """What a question asks for."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    AMOUNT = "amount"
    HOW = "how"
    WHY = "why"
    WHICH = "which"
    WHAT = "what"
    WHETHER = "whether"
    CONTACT = "contact"
    DURATION = "duration"


# Phrases of folded words; the longest one found in a question counts.
ASKING: Final[dict[Asks, tuple[str, ...]]] = {
    Asks.WHO: (
        *("kto", "kogo", "komu", "kim", "czyj", "czyja", "czyje", "przez kogo", "od kogo"),
        *("do kogo", "chto", "koho", "komu", "kym", "cyj", "who", "whom", "whose", "by whom"),
        *("nazwisko", "jak sie nazywa osoba", "jakie nazwisko", "name of the person"),
    ),
    Asks.WHEN: (
        *("kiedy", "od kiedy", "do kiedy", "w ktorym roku", "ktorego dnia", "jaka data", "data"),
        *("ktory rok", "jakiego dnia", "w jakim roku", "jaki rok", "ktorego roku", "rok", "termin"),
        *("koly", "vidkoly", "widkoly", "w jakomu roci", "jakoho roku", "data", "jakoho dnja"),
        *("when", "since when", "what year", "which year", "what date", "what day", "date", "year"),
        *("koly", "u jakomu roci", "jakyj rik", "miesiac", "dzien", "what month"),
    ),
    Asks.WHERE: (
        *("gdzie", "skad", "dokad", "w jakim miejscu", "adres", "siedziba", "na jakiej ulicy"),
        *("jaki adres", "w ktorym miejscu", "ulica", "ktoredy", "jak dojechac", "jak trafic"),
        *("de", "kudy", "zwidky", "adresa", "where", "address", "what street", "located"),
    ),
    Asks.AMOUNT: (
        *("ile", "ilu", "iloma", "jaka kwota", "jaka liczba", "jak duzo", "jak wielu", "kwota"),
        *("jaka suma", "jaka kase", "liczba", "ile osob", "jak duza", "jaki limit", "limit"),
        *("skilky", "jaka suma", "how many", "how much", "what amount", "amount", "number of"),
        *("koszt", "cena", "budzet jaki", "jaki budzet", "jaka pula", "ile pieniedzy", "ile kasy"),
    ),
    Asks.DURATION: (
        *("jak dlugo", "ile czasu", "ile dni", "ile lat", "ile miesiecy", "ile trwa", "ile trwalo"),
        *("przez ile", "ile trwaly", "jak dlugi", "dlugosc", "jak dovho", "skilky czasu", "skilky"),
        *("how long", "how many days", "how many years", "how many months", "skilky dniw"),
        *("jak dowho", "skilky rokiw", "duration", "ile trwaja", "na ile", "za ile"),
    ),
    Asks.HOW: (
        *("jak", "w jaki sposob", "jakim sposobem", "jakim cudem", "jak to zrobic", "procedura"),
        *("jak", "jakym czynom", "how", "how to", "in what way", "how do i", "how can i", "sposob"),
        *("jak mozna", "co zrobic zeby", "co trzeba zrobic", "what do i need to"),
    ),
    Asks.WHY: (
        *("dlaczego", "czemu", "po co", "w jakim celu", "cel", "cele", "z jakiego powodu"),
        *("na co", "do czego", "dzieki czemu", "czomu", "nawiszczo", "dlja czoho", "meta"),
        *("why", "what for", "purpose", "goal", "goals", "aim", "aims", "for what", "powod"),
        *("co chciano osiagnac", "o co chodzi", "do czego sluzy", "objective"),
    ),
    Asks.WHICH: (
        *("ktory", "ktora", "ktore", "ktorych", "jaki", "jaka", "jakie", "jakich", "jakim"),
        *("ktorym", "ktorej", "jakiej", "jakimi", "ktorymi", "ktorzy", "jacy", "jakiego"),
        *("kotryj", "kotra", "jakyj", "jaka", "jaki", "jake", "jakych", "which"),
    ),
    Asks.WHAT: (
        *("co", "czego", "czym", "co to", "co to jest", "czym jest", "czym sa", "co oznacza"),
        *("co znaczy", "szczo", "szczo take", "czoho", "what", "what is", "what are", "meaning"),
        *("co to za", "o czym", "definicja", "define", "skrot", "rozwin skrot", "stands for"),
        *("czym sie zajmuje", "czym zajmuje", "czemu sluzy", "na czym polega"),
    ),
    Asks.WHETHER: (
        *("czy", "czyz", "chyba", "czy mozna", "czy moge", "czy trzeba", "czy jest", "czy sa"),
        *("czy", "chyba", "is", "are", "was", "were", "does", "do", "did", "can", "may", "has"),
    ),
    Asks.CONTACT: (
        *("telefon", "numer telefonu", "nr telefonu", "jaki telefon", "mail", "e mail", "email"),
        *("kontakt", "zadzwonic", "gdzie zadzwonic", "gdzie dzwonic", "pod jaki numer", "dzwonic"),
        *("napisac", "telefon", "nomer telefonu", "poszta", "phone", "telephone", "phone number"),
        *("call", "contact", "e mail address", "email address", "skontaktowac", "numer do"),
        *("adres mailowy", "adres e mail", "skrzynka", "zateelefonuwaty", "podzwonyty", "kontakty"),
    ),
}

# The words of such phrases, but for nouns and verbs that carry a matter.
_OF_QUESTIONS: Final = frozenset(
    word for phrases in ASKING.values() for phrase in phrases for word in phrase.split()
) - frozenset(
    "adres adresa siedziba telefon numer mail email kontakt kwota suma kase liczba limit koszt cena"
    " budzet pula osob dni lat miesiecy czasu cel cele powod goal goals aim aims purpose objective"
    " ulica ulicy termin data date year rok roku miesiac dzien nazwisko dojechac trafic zadzwonic"
    " dzwonic napisac phone telephone call contact skontaktowac skrzynka mailowy address street"
    " number amount located procedura sposob definicja define skrot rozwin meaning meta pieniedzy"
    " kasy trwa trwalo trwaly trwaja dlugosc duration sposob osiagnac chciano sluzy polega zajmuje"
    " name person osoba nazywa month day dniw rokiw poszta kontakty"
    # Prepositions of such phrases begin any sentence: "Z góry dziękuję", "W maju tam byłem".
    " z na od po w o za u".split()
)

# Of these the words that ask: a sentence that begins with one of the others may tell a story.
QUESTION_WORDS: Final = _OF_QUESTIONS - frozenset(
    "i to the of in for by need way stands since days months years long e dlja take dzieki dnia"
    " dnja miejscu celu chodzi roci rik nr nomer telefonu sposobem powodu cudem czynom sie pod"
    " przez zeby zrobic podzwonyty zateelefonuwaty".split()
)

# Words that people put in without any meaning; they weigh next to nothing.
FILLERS: Final = frozenset(
    "wlasciwie ogole ogolnie generalnie akurat dokladnie konkretnie naprawde wgl niby jakby sluchaj"
    " yyy eee hmm kurde no wlasnie jakos tam sobie w sumie caly cala cale po prostu actually"
    " exactly really basically just well so vzahali wzahali wlasne same prosto naspravdi naprawdi"
    " szczo take otoz zatem ponoc podobno".split()
) - {"w", "szczo", "take", "tam", "po", "no", "so"}

# Words that carry no matter of their own; they weigh 0.3 (measured: deleting them costs accuracy).
FUNCTION_WORDS: Final = (
    frozenset(
        "a i o u w z za na do od po pod nad przed przez dla bez ze we ku lub albo oraz ale lecz bo"
        " ze aby zeby by sie to ten ta te tego tej tym tych tymi ci jest sa byl byla bylo byli byly"
        " byc bedzie maja ma mam mamy nie tak no juz jeszcze tylko tez takze i ich jego jej im mu"
        " mi ja ty on ona ono my wy oni one mnie ciebie nas was nam wam swoj swoja swoje jako niz"
        " gdy jesli jezeli chce chcialbym chcialabym prosze moge mozna trzeba powinien powinna"
        " taki taka takie jakis jakas jakies ktos cos tam tu teraz wlasnie sobie ten moj moja moje"
        " pan pani panstwo dzien dobry witam czesc hej halo powiedz powiedzcie podaj podajcie"
        " wiadomo wie wiesz wiecie chodzi sprawie temat kwestii jakby zostal zostala zostalo"
        " zostaly zostali jednak moze wiec tutaj panstwu panstwa panu pania panie".split()
    )
    | frozenset(
        "ta ja j w u na z zi do wid dlja pro pid nad pered po za czerez bez szczob szczo ce cej cja"
        " ci toj ti je buw bula bulo buly bude ne tak ni wze szcze tilky tez abo ale bo jak jaksczo"
        " my wy wony win wona wono jich joho jiji nam wam mozna treba bud laska proszu skazit"
        " pidkazit choczu dobryj den".split()
    )
    | frozenset(
        "a an the of in on at to for from by with about into is are was were be been am do does did"
        " has have had it its this that these those there here and or but if as than then so not no"
        " yes i you he she we they me my your our their his her them us can could would should may"
        " please tell know want need any some just also".split()
    )
    | _OF_QUESTIONS
    | FILLERS
)


# Folded phrases that open or close a message and ask nothing.
COURTESY: Final = frozenset(
    phrase.strip()
    for phrase in (
        "dzien dobry, witam, witajcie, czesc, hej, siema, siemka, elo, halo, dobry wieczor, hejka,"
        " szanowni panstwo, prosze pana, prosze pani, witam serdecznie, mam pytanie, mam takie"
        " pytanie, pytanie, prosze, dziekuje, z gory dzieki, dzieki, pozdrawiam, dziekuje bardzo,"
        " z gory dziekuje, szybkie pytanie, pytanko, yyy, eee, no, dobra, ok, sluchajcie, jeszcze"
        " jedno, a jeszcze jedno, super, swietnie, jasne, rozumiem, ok dzieki, hey, hi, hello,"
        " good morning, good evening, good afternoon, thanks, thank you, please, quick question,"
        " pryvit, dobryj den, dobroho dnja, dobroho ranku, dobryj wieczir, dobroho weczora, witaju,"
        " do widzenia, na razie, goodbye, bye, do pobaczennja, djakuju, djakuju duze, bud laska,"
        " pryvit, prywit, dyakuyu, dobryy den, zdrastujte,"
        " inna sprawa, z innej beczki, cos innego, zmieniam temat, nowy temat, teraz inna sprawa,"
        " teraz cos innego, inne pytanie, drugie pytanie, kolejne pytanie, another question,"
        " another thing, different topic, one more thing, inse pytannja, insze pytannja,"
        " dzjakuju, szanowni, dzien dobry panstwu, moi drodzy, kochani, ej, oj, sorry, przepraszam"
    ).split(",")
)

# Folded words by which people say that they want to ask, and nothing about what.
WANTING: Final = frozenset(
    "chcialem chcialam chcialbym chcialabym zapytac spytac dowiedziec zapytanie pytanie sprawa"
    " informacje info informacja interesuje wanted ask information choczu zapytaty spytaty".split()
)

# Folded phrases that demand an answer without a question word.
DEMANDS: Final = (
    *("prosze o", "prosze podac", "prosze powiedziec", "podaj", "podajcie", "poprosze", "powiedz"),
    *("chcialbym wiedziec", "chcialabym wiedziec", "chce wiedziec", "interesuje mnie"),
    *("wyjasnij", "opowiedz", "tell me", "i want to know", "give me"),
    *("please explain", "explain to me", "explain what", "explain how"),
    *("skazit", "rozkazit", "pidkazit", "chocu"),
)

# The same for a sentence that may also just tell something.
REQUESTS: Final = (
    *("szukam", "potrzebuje", "nie wiem", "ciekawi mnie", "zastanawiam sie"),
    *("i need", "looking for", "i wonder", "potribno", "potriben", "szukaju", "cikawyt"),
)

# Folded prepositions that a question may begin with.
PREPOSITIONS: Final = frozenset(
    "w we z ze na do od po o u za pod nad przy przez dla powyzej ponizej przed ku wedlug okolo"
    " wid dlja pro pered in on at to for from by with about since until after before over".split()
)

# Folded words that after a comma begin a relative clause rather than a question.
RELATIVE: Final = frozenset(
    "ktory ktora ktore ktorzy ktorych ktorym ktorej ktorego ktorymi co jaki jaka jakie which who"
    " that kotryj kotra kotre kotri jakyj jaka jake jaki szczo".split()
)

# Folded words that a clause after a comma explains: "coś, czym …", "ten, kto …", "the one, who …".
CLAUSE_TAKERS: Final = frozenset(
    "cos czegos czemus czyms to tego temu tym ten ktos kogos komus kims wszystko one something"
    " someone those szczos chtos te toj".split()
)

# Folded words that negate.
NEGATIONS: Final = frozenset("nie bez not no without ne ni".split())
