"""One case for each kind of broken file: where the checker points, and the words it uses."""

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.knowledge.loader import KnowledgeError, Level, load
from tests.knowledge.writing import GOOD, entry, problems


class Case(NamedTuple):
    """Files, the place in the last of them, and words of the message."""

    name: str
    files: tuple[str | bytes, ...]
    place: str
    words: tuple[str, ...]


def case(name: str, files: str | bytes | tuple[str | bytes, ...], place: str, *words: str) -> Case:
    """A case; a single file need not be a tuple."""
    return Case(name, files if isinstance(files, tuple) else (files,), place, words)


LINKS = "links:\n  - {title: Strona, url: %s}"
SUBJECT = "subjects:\n  - id: a\n    kind: body\n    name: Forum\n"

SYNTAX = [
    case("second colon", entry("simple: Kiedy: jutro"), "6:18", "dwukropek ze spacją", "cudzysłow"),
    case("second colon in a list", entry("keywords:\n  - Kto: jak: co"), "7:17", "dwukropek"),
    case("no space after a dash", entry("keywords:\n  -raz\n  -dwa"), "7:7", "po myślniku"),
    case("one dash without space", entry("keywords:\n  - raz\n  -dwa"), "8:7", "po myślniku"),
    case("no dash", entry("keywords:\n  - raz\n  dwa"), "8:7", "nie zaczyna się od „- ”"),
    case("open quote", entry('simple: "Raz'), "6:13", "cudzysłów nie jest zamknięty"),
    case("open apostrophe", entry("simple: 'Raz"), "6:13", "nie jest zamknięty"),
    case(
        "quote closed by the next one",
        entry('simple: "Raz') + '  - id: b\n    title: "Dwa"\n',
        "6:13",
        "nie jest zamknięty",
    ),
    case("text after a quote", entry('simple: "Raz" dwa'), "6:18", "po zamkniętym", "„dwa”"),
    case("text after a bracket", entry("simple: [Raz] dwa"), "6:13", "od znaku ["),
    case("open bracket", entry("related: [raz, dwa"), "6:14", "nawias"),
    case("open brace", entry("links: [{title: a, url: b]"), "6:13", "nawias"),
    case("tab as indentation", "entries:\n\t- id: a\n", "2:1", "tabulacji", "spacjami"),
    case("tab in a text", entry("simple: Raz\tdwa"), "6:16", "tabulacji"),
    case("indented too far", "entries:\n  - id: a\n      title: b\n", "3:7", "wcięcie"),
    case("indented too little", "entries:\n  - id: a\n   title: b\n", "3:4", "wcięcie"),
    case("at sign", entry("simple: @urzad"), "6:13", "od znaku @"),
    case("backtick", entry("simple: `kod`"), "6:13", "od znaku `"),
    case("percent", entry("simple: %a"), "6:13", "od znaku %"),
    case("percent at the start of a line", "%a\nentries: []\n", "1:1", "od znaku %"),
    case("bold", entry("simple: **Raz** dwa"), "6:13", "od znaku *"),
    case("italics", entry("simple: *Raz dwa"), "6:13", "od znaku *"),
    case("question mark", entry("simple: ? raz"), "6:13", "od znaku ?"),
    case("comma", entry("simple: , raz"), "6:13", "od znaku ,"),
    case("no colon", entry("simple Raz\nkeywords: [a]"), "6:11", "po „simple”", "dwukropka"),
    case("no colon after a section", "entries\n  - id: a\n", "1:8", "po „entries”"),
    case("no space after a colon", entry("simple:Raz"), "6:11", "po dwukropku brakuje spacji"),
    case("block not indented", entry("simple: |\nRaz"), "7:5", "pod znakiem |", "wciąć"),
    case("block with a head", entry("simple: | Raz\n  dwa"), "6:13", "za znakiem |"),
    case("greater than", entry("simple: > 5 lat"), "6:13", "za znakiem >"),
    case("backslash", entry('simple: "C:\\dok"'), "6:16", "znak \\"),
    case("list after a key", entry("keywords: - raz"), "6:15", "zaczyna się lista"),
    case(
        "hard spaces", entry().replace("    title", "\u00a0" * 4 + "title"), "3:1", "twarda spacja"
    ),
    case("long dash", entry("keywords:\n  – raz\n  – dwa"), "7:7", "„–”", "myślnik z klawiatury"),
    case("long dash among dashes", entry("keywords:\n  - raz\n  – dwa"), "8:7", "„–”", "„- ”"),
    case("long dash before a key", entry().replace("- id", "– id"), "2:3", "„–”", "„- ”"),
    case("bullet", entry("keywords:\n  • raz"), "7:7", "„•”", "„- ”"),
    case("conflict of git", f"<<<<<<< HEAD\n{GOOD}", "1:1", "łączeniu zmian"),
    case("stray line", entry("simple: Raz") + "Dwa trzy\n\n  - id: b\n", "7:1", "nie należy"),
]
STRUCTURE = [
    case("alias", entry("simple: *raz"), "6:13", "*raz", "nie jest dozwolone"),
    case("anchor", entry("simple: &raz dwa"), "6:13", "&raz", "nie jest dozwolona"),
    case(
        "alias bomb",
        'a: &a ["x", "x"]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n',
        "1:4",
        "kotwica",
    ),
    case("merge", entry("<<: *raz"), "6:9", "nie jest dozwolone"),
    case("tag", entry("simple: !!str raz"), "6:13", "„!!str”", "nie jest dozwolony"),
    case("python tag", "entries: !!python/object/apply:os.abort []\n", "1:10", "„!!python"),
    case("two documents", f"{GOOD}---\n{entry()}", "32:1", "drugi dokument"),
    case("nested too deeply", f"entries: {'[' * 99}{']' * 99}\n", "1:21", "zagnieżdżony"),
    case("list as a key", entry("[a, b]: c"), "6:5", "nazwą pola jest lista"),
    case("key twice", entry("title: Inny"), "6:5", "„title” stoi dwa razy", "wierszu 3"),
    case(
        "section twice",
        entry() + entry(id_="b", question="B?"),
        "6:1",
        "dział „entries”",
        "pod jeden",
    ),
    case("empty file", "# nic\n", "1:1", "plik jest pusty"),
    case("list at the top", "- id: a\n  title: b\n", "1:1", "od listy", "entries:"),
    case("text at the top", "Witam\n", "1:1", "zwykły tekst"),
]
FIELDS = [
    case("misspelt key", entry("keyword: [a]"), "6:5", "„keyword”", "„keywords”"),
    case("Polish key", entry("źródła: [{title: a}]"), "6:5", "„źródła”", "„sources”"),
    case("unknown key", entry("xyzxyz: a"), "6:5", "nieznane", "keywords"),
    case("misspelt section", "entires:\n  - id: a\n", "1:1", "„entires”", "„entries”"),
    case(
        "key of a translation",
        entry("translations:\n  en: {titel: A, answer: b, title: c}"),
        "7:12",
        "„titel”",
        "„title”",
    ),
    case("no title", "entries:\n  - {id: a, answer: b, questions: [c]}\n", "2:5", "„title”"),
    case("no questions", "entries:\n  - {id: a, answer: b, title: c}\n", "2:5", "„questions”"),
    case(
        "no answer in a translation", entry("translations:\n  uk: {title: c}"), "7:11", "„answer”"
    ),
    case(
        "number as a title",
        "entries:\n  - {id: a, title: 2014, answer: b, questions: [c]}\n",
        "2:20",
        "„2014”",
        "cudzysłowem",
    ),
    case("yes as a text", entry("simple: yes"), "6:13", "„yes”", "cudzysłowem"),
    case("decimal as a text", entry("keywords: [1.5]"), "6:16", "„1.5”"),
    case("list as a text", entry("simple: [a]"), "6:13", "lista", "jeden tekst"),
    case("question with a colon", entry("keywords:\n  - Pytam: kto"), "7:9", "„Pytam: …”"),
    case(
        "list of languages",
        entry("translations:\n  - en: {title: a, answer: b}"),
        "7:7",
        "powinny stać języki",
        "„en:”",
    ),
    case("list of abbreviations", "lexicon: {abbreviations: [UM]}\n", "1:26", "pary", "„UM: Urząd"),
    case("synonyms in no group", "lexicon: {synonyms: [raz, dwa]}\n", "1:22", "„raz”", "w grupie"),
    case("text as a list", entry("related: raz"), "6:14", "powinna być lista"),
    case("fields as a list", entry("links: {title: a, url: b}"), "6:12", "stoją od razu jej pola"),
    case("text as fields", entry("links: [raz]"), "6:13", "title, url"),
    case("empty list", entry("related: []"), "6:5", "„related” jest puste"),
    case("empty field", entry("related:"), "6:5", "„related” jest puste"),
    case("empty text", entry("simple: '  '"), "6:13", "pusty tekst"),
    case("empty item", entry("keywords:\n  - raz\n  -"), "8:8", "pusta pozycja"),
    case("empty section", "entries:\n", "1:1", "„entries” jest puste"),
    case("id with a capital", entry(id_="Żółw_1"), "2:9", "„Żółw_1”", "„zolw-1”"),
    case("id too long", entry(id_="a" * 51), "2:9", "51 znaków", "50"),
    case("one synonym", "lexicon:\n  synonyms: [[raz]]\n", "2:14", "za mało", "2"),
    case("http", entry(LINKS % "http://example.org"), "7:30", "http", "https://"),
    case("no scheme", entry(LINKS % "www.example.org"), "7:30", "„https://www.example.org”"),
    case("no host", entry(LINKS % '"https://raz"'), "7:30", "adresem strony"),
    case("space in a link", entry(LINKS % '"https://a.pl/a b"'), "7:30", "adresem strony"),
    case("user in a link", entry(LINKS % '"https://a.pl@b.pl/"'), "7:30", "adresem strony"),
    case("30 February", entry("as_of: 2014-02-30"), "6:12", "nie ma w kalendarzu"),
    case("month 13", entry("as_of: 2014-13"), "6:12", "nie ma w kalendarzu"),
    case("Polish order of a date", entry("as_of: 3.02.2014"), "6:12", "2014-02-03"),
    case("date in words", entry("as_of: wczoraj"), "6:12", "nie jest datą"),
    case("misspelt status", entry("status: curent"), "6:13", "„curent”", "„current”"),
    case("unknown kind", SUBJECT.replace("body", "qqq"), "3:11", "„qqq”", "person"),
    case("language", entry("translations:\n  ukr: {title: a, answer: b}"), "7:7", "„ukr”"),
]
BETWEEN = [
    case("id twice", (entry(), entry(question="Inaczej?")), "2:9", "„a” już jest", "1.yaml:2"),
    case("id of small talk", (entry(), entry(question="B?").replace("entries", "smalltalk")),
         "2:9", "„a” już jest"),
    case("subject twice", SUBJECT + SUBJECT.removeprefix("subjects:\n"), "5:9", "„a” już jest"),
    case("phrasing elsewhere", (entry(question="Kto założył?"),
         entry(question="kto ZAŁOŻYŁ", id_="b")), "5:17", "już we wpisie „a”", "1.yaml:5"),
    case("phrasing without diacritics", (entry(question="Kto założył?"),
         entry(question="KTO zalozyl...", id_="b")), "5:17", "już we wpisie „a”"),
    case("phrasing in another language", (entry(question="Forum?"), entry(
         "translations:\n  en: {title: a, answer: b, questions: [forum]}", id_="b")),
         "7:45", "już we wpisie „a”"),
    case("phrasing of the background", (entry(question="Gdzie śmieci?"),
         "background:\n  - {id: b, title: c, questions: [gdzie smieci]}\n"), "2:35", "„a”"),
    case("phrasing twice", entry(question="Kto?, kto"), "5:23", "dwa razy"),
    case("dead related", entry("related: [qqq]"), "6:15", "„qqq”", "nie ma"),
    case("misspelt related", (entry(id_="dfop-cele"),
         entry("related: [dfop-cle]", question="B?", id_="b")), "6:15", "„dfop-cele”"),
    case("dead about", entry("about: [qqq]"), "6:13", "„qqq”", "subjects"),
    case("misspelt about", (SUBJECT.replace("id: a", "id: rada"), entry("about: [rda]")), "6:13",
         "„rada”"),
    case("dead follows", SUBJECT + "    follows: qqq\n", "5:14", "„qqq”", "nie ma"),
    case("circle", SUBJECT + "    follows: a\n", "5:14", "po sobie samym"),
    case("dead case", "regression: [{question: B?, entry: qq}]\n", "1:36", "sprawdzianie", "„qq”"),
    case("case twice", "regression: [{question: B?, entry: null}, {question: b, entry: null}]\n",
         "1:54", "już w sprawdzianie"),
    case("dead contact", "contact: {text: Raz, entry: qqq}\n", "1:29", "„qqq”", "nie ma"),
    case("two contacts", ("contact: {text: a}\n", "contact: {text: b}\n"), "1:1", "tylko raz"),
    case("abbreviation twice", ("lexicon: {abbreviations: {UM: Urząd Miejski}}\n",
         "lexicon: {abbreviations: {UM: Urząd}}\n"), "1:27", "inne rozwinięcie"),
]  # fmt: skip
ANSWER = "simple: |\n  Raz.\n  %s\n"
MARKUP = [
    case("answer too long", entry(f"simple: {'raz ' * 1000}"), "6:13", "nie zmieści się", "3"),
    case("open bold", entry(ANSWER % "dwa **trzy"), "8:11", "pogrubienie", "„**trzy”"),
    case("open italics", entry(ANSWER % "dwa *trzy"), "8:11", "kursywa"),
    case("open link", entry(ANSWER % "[a](https://a.pl"), "8:7", "odnośnik jest niepełny"),
    case("space before a link", entry(ANSWER % "[a] (https://a.pl)"), "8:7", "bez spacji"),
    case("http in a text", entry(ANSWER % "[a](http://a.pl)"), "8:7", "https://"),
    case("script in a link", entry(ANSWER % "[a](javascript:a)"), "8:7", "https://"),
    case("heading", entry(ANSWER % "# Dwa"), "8:7", "nagłówek"),
    case("table", entry(ANSWER % "|a|b|"), "8:7", "tabela"),
    case("html", entry(ANSWER % "a <b>b</b>"), "8:9", "HTML"),
    case("entity", entry(ANSWER % "a&nbsp;b"), "8:8", "HTML"),
    case("code", entry(ANSWER % "a `b`"), "8:9", "znak `"),
    case("image", entry(ANSWER % "![a](https://a.pl)"), "8:7", "obrazek"),
    case("quotation", entry(ANSWER % "> a"), "8:7", "znak >"),
    case("strikethrough", entry(ANSWER % "~~a~~"), "8:7", "przekreślenie"),
    case("spoiler", entry(ANSWER % "a ||b||"), "8:9", "||"),
    case("list in a list", entry("simple: |\n  - a\n    - b"), "8:9", "lista w liście"),
]
ENCODING = [
    case("Windows-1250", entry("simple: Żółw").encode("cp1250"), "3:16", "UTF-8"),
    case("UTF-16", entry().encode("utf-16"), "1:1", "UTF-16"),
    case("UTF-16 without a mark", entry().encode("utf-16-le"), "1:1", "UTF-16"),
    case("UTF-32", entry().encode("utf-32"), "1:1", "UTF-32"),
    case("picture", b"\x89PNG\r\n\x1a\n" + bytes(99), "1:1", "nie jest plik tekstowy", "zabrać"),
    case("document", b"PK\x03\x04" + bytes(99), "1:1", "DOCX"),
    case("nothing but zeros", bytes(999), "1:1", "uszkodzony"),
    case("NUL", entry("simple: a\0b"), "6:14", "U+0000"),
    case("control character", entry("simple: a\x07b"), "6:14", "U+0007"),
    case("escaped control character", entry('simple: "a\\x07b"'), "6:13", "U+0007"),
    case("text direction", entry("simple: a\u202eb"), "6:14", "U+202E"),
    case("zero-width space", entry("simple: a\u200bb"), "6:14", "ZERO WIDTH SPACE"),
    case("line separator", entry("simple: a\u2028b\nxyzxyz: c"), "6:14", "U+2028"),
    case("lost letter", entry("simple: a\ufffdb"), "6:14", "przepadła"),
]
CASES = [*SYNTAX, *STRUCTURE, *FIELDS, *BETWEEN, *MARKUP, *ENCODING]


@pytest.mark.parametrize("fault", CASES, ids=lambda fault: str(fault.name))
def test_a_fault_is_an_error_at_its_place_with_a_remedy(tmp_path: Path, fault: Case) -> None:
    """The error points to line and column of the last file and says what is wrong."""
    found = problems(tmp_path, *fault.files)
    file = tmp_path / f"{len(fault.files)}.yaml"
    line, column = map(int, fault.place.split(":"))
    here = [p for p in found if (p.file, p.line, p.column) == (str(file), line, column)]
    lines = [str(p) for p in here if p.level is Level.ERROR]
    assert any(all(word in text for word in fault.words) for text in lines), found
    assert all(text.startswith(f"{file}:{fault.place}: ") and " – " in text for text in lines)


@pytest.mark.parametrize("fault", CASES, ids=lambda fault: str(fault.name))
def test_a_fault_keeps_the_base_from_loading(tmp_path: Path, fault: Case) -> None:
    """Loading raises the same errors that the check shows, without its warnings."""
    found = problems(tmp_path, *fault.files)
    with pytest.raises(KnowledgeError) as raised:
        load(tmp_path)
    errors = [p for p in found if p.level is Level.ERROR]
    assert [p for p in raised.value.problems if p.level is Level.ERROR] == errors
