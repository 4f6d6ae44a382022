# Hints that an editor shows while a knowledge file is written, and the words of the table in
# knowledge/README.md. field-…: the Polish name of a field; schema-…: what to write there.
schema-knowledge-file = Plik wiedzy bota: wpisy, tematy, pogawędki, pytania spoza tematu, słownik i kontakt. Wszystkie działy są nieobowiązkowe.

field-entries = Wpisy
field-smalltalk = Pogawędki
field-subjects = Tematy
field-background = Pytania spoza tematu
field-lexicon = Słownik
field-contact = Kontakt
field-language = Język
field-regression = Sprawdzian
field-question = Pytanie
field-id = Identyfikator
field-title = Tytuł
field-questions = Pytania
field-answer = Odpowiedź
field-keywords = Słowa kluczowe
field-links = Odnośniki
field-sources = Źródła
field-as-of = Stan na dzień
field-status = Aktualność
field-valid-until = Ważne do
field-dates = Daty wydarzeń
field-related = Powiązane wpisy
field-about = Czego dotyczy
field-simple = Prostym językiem
field-translations = Tłumaczenia
field-url = Adres strony
field-date = Data
field-kind = Rodzaj
field-name = Nazwa
field-short = Krótka nazwa
field-aliases = Inne nazwy
field-generic = Zwykłe słowa
field-follows = Następuje po
field-synonyms = Synonimy
field-abbreviations = Skróty
field-text = Treść
field-entry = Wpis

schema-knowledge-file-entries = Wpisy: każdy to jedna sprawa, o którą ludzie pytają, sposoby pytania o nią i odpowiedź.
schema-knowledge-file-smalltalk = Pogawędki: powitania, podziękowania, pytania o samego bota. Pola jak we wpisach.
schema-knowledge-file-subjects = Tematy: podmioty, programy, dokumenty, miejsca, osoby i wydarzenia, których dotyczą wpisy. Każdy stoi tylko raz.
schema-knowledge-file-background = Pytania mieszkańców, na które bot nie odpowiada. Grupa z odpowiedzią mówi, kto się daną sprawą zajmuje.
schema-knowledge-file-regression = Sprawdzian: pytania, które po każdej zmianie muszą trafiać tam, gdzie trafiały. Bot mówi, które z nich zmiana psuje, a które naprawia.
schema-knowledge-file-lexicon = Słownik: słowa, które w pytaniach znaczą to samo, i rozwinięcia skrótów.
schema-knowledge-file-contact = Droga do człowieka, pokazywana zawsze, gdy bot nie zna odpowiedzi. W całym katalogu tylko raz.
schema-knowledge-file-language = Język, w którym napisane są tytuły, pytania i odpowiedzi: pl, uk albo en. Bez tego pola: pl. W całym katalogu tylko raz.

schema-entry = Jedna sprawa, o którą pytają ludzie.
schema-entry-id = Stały identyfikator: małe litery a–z, cyfry i myślniki, do 50 znaków, np. dfop-cele. Inny w każdym wpisie; po opublikowaniu nie wolno go zmieniać.
schema-entry-title = Tytuł na przycisku, najlepiej krótkie pytanie (do 60 znaków).
schema-entry-questions = Jak ludzie o to pytają, ich własnymi słowami: co najmniej 1, najlepiej 10 różnych pytań. To po nich bot znajduje wpis. Każde pytanie tylko w jednym wpisie.
schema-entry-answer = Odpowiedź: najpierw sedno, potem szczegóły. Można użyć **pogrubienia**, *kursywy*, [odnośnika](https://…) i list od „- ” lub „1. ”. Musi się zmieścić w jednej wiadomości (ok. 3800 znaków; dobra odpowiedź ma do 700).
schema-entry-keywords = Słowa, po których też można poznać tę sprawę, a których nie ma w pytaniach.
schema-entry-links = Strony, na których można przeczytać więcej; pokazywane jako przyciski.
schema-entry-sources = Skąd wiadomo to, co stoi w odpowiedzi.
schema-entry-as-of = Dzień, w którym fakt był prawdziwy: rok-miesiąc-dzień, rok-miesiąc albo rok, np. 2014-01-30. Bot pokazuje go, gdy fakt mógł się zmienić.
schema-entry-status = Czy fakt jest aktualny. Bez tego pola: current.
schema-entry-valid-until = Ostatni dzień ważności wpisu, np. 2027-11-30. Po nim bot uprzedza, że wpis może być nieaktualny.
schema-entry-dates = Wydarzenia z datami, o których mówi wpis.
schema-entry-related = Identyfikatory wpisów, o które zwykle pyta się zaraz potem (1–4); pokazywane jako przyciski.
schema-entry-about = Identyfikatory tematów (subjects), których dotyczy wpis; najważniejszy jako pierwszy.
schema-entry-simple = Ta sama odpowiedź prostym językiem, krótkimi zdaniami; pokazuje ją przycisk „Prościej”.
schema-entry-translations = Wpis w innych językach: uk (ukraiński), en (angielski).

schema-translation = Wpis w innym języku.
schema-translation-title = Tytuł w tym języku.
schema-translation-answer = Odpowiedź w tym języku, zapisana tak jak polska.
schema-translation-questions = Jak pytają o to osoby mówiące tym językiem (najlepiej 4 lub więcej pytań).
schema-translation-simple = Ta sama odpowiedź w tym języku prostymi słowami.

schema-link = Strona do przeczytania.
schema-link-title = Napis na przycisku.
schema-link-url = Pełny adres, zaczynający się od https://.

schema-source = Źródło.
schema-source-title = Nazwa źródła, np. „Portal NGO, aktualność z 9.02.2016”.
schema-source-url = Pełny adres, zaczynający się od https://. Nieobowiązkowy.
schema-source-date = Data źródła: rok-miesiąc-dzień, rok-miesiąc albo rok.

schema-dated-event = Wydarzenie z datą.
schema-dated-event-date = Kiedy: rok-miesiąc-dzień, rok-miesiąc albo rok, np. 2007-12, gdy dzień nie jest znany.
schema-dated-event-title = Co się wtedy stało, jednym zdaniem.

schema-subject = Temat: podmiot, program, dokument, miejsce, osoba albo wydarzenie.
schema-subject-id = Stały identyfikator: małe litery a–z, cyfry i myślniki, np. prso-2020. Używa się go w polu „about” wpisów.
schema-subject-kind = Rodzaj tematu.
schema-subject-name = Pełna nazwa.
schema-subject-short = Krótka nazwa na przycisk, do 30 znaków.
schema-subject-aliases = Inne nazwy, skróty i potoczne określenia, których używają ludzie, w mianowniku.
schema-subject-generic = Zwykłe słowa, które w rozmowie o tym temacie go oznaczają (np. „forum”), ale same mogą znaczyć co innego.
schema-subject-follows = Identyfikator tematu, po którym ten nastąpił (np. poprzedni program).
schema-subject-translations = Nazwy w innych językach: uk, en.
schema-subject-links = Strony o tym temacie.

schema-subject-translation = Nazwy tematu w innym języku.
schema-subject-translation-name = Pełna nazwa w tym języku.
schema-subject-translation-short = Krótka nazwa w tym języku.
schema-subject-translation-aliases = Inne nazwy w tym języku.

schema-background-group = Grupa pytań o jedną sprawę, którą bot się nie zajmuje.
schema-background-group-id = Stały identyfikator: małe litery a–z, cyfry i myślniki, np. odpady.
schema-background-group-title = Czego dotyczą te pytania.
schema-background-group-questions = Jak ludzie o to pytają. Im więcej i bardziej różnych pytań, tym rzadziej bot pomyli je ze swoimi.
schema-background-group-answer = Drogowskaz: że to nie temat bota i kto się tym zajmuje. Bez niego bot odpowie, że nie wie.
schema-background-group-links = Strony, na które warto odesłać.
schema-background-group-translations = Pytania i drogowskaz w innych językach: uk, en.

schema-signpost = Pytania spoza tematu w innym języku.
schema-signpost-questions = Jak pytają o to osoby mówiące tym językiem.
schema-signpost-answer = Drogowskaz w tym języku.

schema-regression-case = Pytanie sprawdzianu i wpis, który ma na nie odpowiedzieć.
schema-regression-case-question = Pytanie, tak jak zadałby je mieszkaniec. Każde tylko raz.
schema-regression-case-entry = Identyfikator wpisu, którego odpowiedź ma być pierwsza, albo null, gdy bot ma powiedzieć, że nie wie.
schema-regression-case-language = Język, w którym pyta mieszkaniec: pl, uk albo en. Bez tego pola bot rozpoznaje go po pytaniu.

schema-lexicon = Słownik.
schema-lexicon-synonyms = Grupy słów, które w pytaniach znaczą to samo, np. [ratusz, urząd, magistrat]; pojedyncze słowa w mianowniku lub bezokoliczniku.
schema-lexicon-abbreviations = Skróty i ich rozwinięcia, np. DFOP: Dąbrowskie Forum Organizacji Pozarządowych.

schema-contact = Droga do człowieka.
schema-contact-text = Zdanie, które bot pokazuje, gdy nie zna odpowiedzi: do kogo i jak się zwrócić.
schema-contact-entry = Identyfikator wpisu z danymi kontaktowymi; otwiera go przycisk.
schema-contact-translations = To samo w innych językach: uk, en.

schema-contact-translation = Droga do człowieka w innym języku.
schema-contact-translation-text = To samo zdanie w tym języku.

schema-status = Aktualność faktu.
schema-status-current = aktualne
schema-status-historical = historyczne: tak było, dziś może być inaczej
schema-status-unknown = nie wiadomo: odpowiedź mówi, że tego nie ustalono i gdzie pytać

schema-kind = Rodzaj tematu.
schema-kind-body = podmiot: urząd, rada, organizacja
schema-kind-programme = program, konkurs, budżet
schema-kind-document = dokument: ustawa, strategia, uchwała
schema-kind-place = miejsce
schema-kind-person = osoba
schema-kind-event = wydarzenie
