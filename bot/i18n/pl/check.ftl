# Problems of the knowledge base: what is wrong (check-…) and what to do (check-…-remedy).
check-warning-label = ostrzeżenie:{" "}
check-more = i jeszcze { $count } { $count ->
    [one] taki sam problem
    [few] takie same problemy
   *[many] takich samych problemów
 } w tym pliku
check-more-remedy = proszę poprawić pokazane i sprawdzić jeszcze raz

## Files

check-directory = katalog bazy
check-no-directory = nie ma takiego katalogu
check-no-directory-remedy = proszę sprawdzić ścieżkę (ustawienie BOT_KNOWLEDGE_DIR)
check-not-a-directory = to nie jest katalog
check-not-a-directory-remedy = proszę podać katalog z plikami .yaml, a nie pojedynczy plik
check-no-files = w katalogu nie ma ani jednego pliku .yaml
check-no-files-remedy = proszę dodać plik z wpisami; wzór jest w knowledge/README.md
check-no-entries = w żadnym pliku nie ma ani jednego wpisu
check-no-entries-remedy = proszę dodać listę „entries:” z co najmniej jednym wpisem; wzór jest w knowledge/README.md
check-unreadable = nie da się odczytać: { $reason }
check-unreadable-remedy = proszę sprawdzić uprawnienia do pliku i katalogu
check-not-a-file = to nie jest zwykły plik
check-not-a-file-remedy = proszę usunąć tę pozycję z katalogu albo zmienić jej nazwę
check-too-large = plik jest za duży: ma ponad { $megabytes } MB
check-too-large-remedy = proszę podzielić go na mniejsze pliki
check-total-too-large = pliki razem mają ponad { $megabytes } MB
check-total-too-large-remedy = proszę usunąć z katalogu pliki, które nie są wpisami
check-utf16 = plik jest zapisany w kodowaniu UTF-16 lub UTF-32
check-utf16-remedy = proszę zapisać go w edytorze jako „UTF-8”
check-binary = to nie jest plik tekstowy, tylko obraz, archiwum lub dokument (np. PDF albo DOCX), albo plik jest uszkodzony
check-binary-remedy = proszę zabrać go z katalogu, a treść wpisać do pliku .yaml w zwykłym edytorze tekstu
check-encoding = od tego miejsca plik nie jest w kodowaniu UTF-8 (pewnie jest w Windows-1250)
check-encoding-remedy = proszę zapisać go w edytorze jako „UTF-8” i sprawdzić polskie litery
check-hidden = niewidoczny znak { $name }
check-hidden-remedy = proszę go usunąć: skasować to miejsce i wpisać tekst ręcznie
check-lost-character = znak „�” zamiast litery, która przepadła przy zmianie kodowania
check-lost-character-remedy = proszę wpisać tu właściwą literę
check-garbled = „{ $text }” wygląda na polską literę odczytaną w złym kodowaniu
check-garbled-remedy = proszę wpisać właściwą literę i zapisać plik jako „UTF-8”
check-tab = znak tabulacji
check-tab-remedy = proszę zastąpić go spacjami (w edytorze: wcięcia spacjami, po 2)
check-empty-file = plik jest pusty
check-empty-file-remedy = proszę dopisać wpisy pod „entries:” albo usunąć plik
check-top-list = plik zaczyna się od listy, a powinien od nazwy działu
check-top-list-remedy = proszę dopisać na początku wiersz „entries:”, a listę wciąć o 2 spacje
check-top-text = plik zawiera zwykły tekst zamiast działu z wpisami
check-top-text-remedy = proszę zacząć od wiersza „entries:”; wzór jest w knowledge/README.md

## Syntax of YAML

check-yaml = błąd zapisu YAML w pobliżu „{ $text }”
check-yaml-remedy = proszę sprawdzić wcięcia, dwukropki i cudzysłowy w tym wierszu i w poprzednim
check-open-quote = cudzysłów nie jest zamknięty: { $text }
check-open-quote-remedy = proszę zamknąć go na końcu tekstu takim samym znakiem
check-after-quote = po zamkniętym cudzysłowie stoi jeszcze „{ $text }”
check-after-quote-remedy = proszę objąć cudzysłowem cały tekst; w środku użyć „ ”
check-open-bracket = nawias w „{ $text }” nie jest zamknięty albo brakuje w nim przecinka
check-open-bracket-remedy = proszę dopisać przecinek lub nawias; tekst ze znakami , : [ ] {"{"} {"}"} objąć cudzysłowem
check-escape = znak \ w tekście w cudzysłowie "…" ma tu szczególne znaczenie
check-escape-remedy = proszę napisać \\ albo użyć apostrofów '…'
check-special = tekst nie może zaczynać się od znaku { $text }
check-special-remedy = proszę objąć cały tekst cudzysłowem "…" albo zapisać go w nowych wierszach pod znakiem |
check-block-header = za znakiem { $text } na początku tekstu stoi coś jeszcze
check-block-header-remedy = proszę zacząć tekst od nowego wiersza, z wcięciem; tekst, który zaczyna się od { $text }, objąć cudzysłowem
check-block-indent = tekst pod znakiem | nie jest wcięty: { $text }
check-block-indent-remedy = proszę wciąć każdy jego wiersz o 2 spacje głębiej niż nazwę pola
check-second-colon = w tekście stoi dwukropek ze spacją: { $text }
check-second-colon-remedy = proszę objąć cały tekst prostym cudzysłowem "…"
check-missing-colon = po „{ $text }” brakuje dwukropka
check-missing-colon-remedy = proszę napisać „{ $text }:”
check-colon-space = po dwukropku brakuje spacji: { $text }
check-colon-space-remedy = proszę wstawić spację za pierwszym dwukropkiem
check-dash-space = po myślniku brakuje spacji
check-dash-space-remedy = proszę napisać „- ” (myślnik i spacja) przed każdą pozycją listy
check-missing-dash = wiersz wśród pozycji listy nie zaczyna się od „- ”: { $text }
check-missing-dash-remedy = proszę dopisać „- ” (myślnik i spację) albo wciąć dalszy ciąg tekstu głębiej
check-dash-value = po nazwie pola w tym samym wierszu zaczyna się lista
check-dash-value-remedy = proszę przenieść „- ” do następnego wiersza; tekst od „-” objąć cudzysłowem
check-hard-space = we wcięciu stoi twarda spacja, która wygląda jak zwykła (pewnie ze strony internetowej albo z Worda)
check-hard-space-remedy = proszę skasować wcięcie tego wiersza i wpisać je zwykłymi spacjami
check-bullet = pozycja listy zaczyna się od „{ $text }” zamiast od zwykłego myślnika
check-bullet-remedy = proszę wpisać „- ” (myślnik z klawiatury i spację)
check-conflict = ślad po niedokończonym łączeniu zmian w git (wiersze <<<<<<<, =======, >>>>>>>)
check-conflict-remedy = proszę zostawić jedną z dwóch wersji tekstu i usunąć te trzy wiersze
check-stray = wiersz nie należy do żadnego pola: { $text }
check-stray-remedy = jeśli to dalszy ciąg tekstu, proszę go wciąć; jeśli nowe pole, dopisać po nazwie dwukropek i spację
check-indent = złe wcięcie: { $text }
check-indent-remedy = proszę wyrównać wiersz z sąsiednimi polami tego samego wpisu (po 2 spacje na poziom)

## Structure of YAML

check-documents = drugi dokument w jednym pliku (wiersz „---”)
check-documents-remedy = proszę usunąć ten wiersz albo przenieść dalszy ciąg do osobnego pliku
check-too-deep = wpis jest zagnieżdżony zbyt głęboko
check-too-deep-remedy = proszę sprawdzić wcięcia i nawiasy; wzór wpisu jest w knowledge/README.md
check-too-many = plik ma za dużo wartości
check-too-many-remedy = proszę podzielić go na mniejsze pliki
check-alias = odwołanie YAML „*{ $name }” nie jest dozwolone
check-alias-remedy = proszę wpisać treść wprost, a tekst zaczynający się od * objąć cudzysłowem
check-anchor = kotwica YAML „&{ $name }” nie jest dozwolona
check-anchor-remedy = proszę ją usunąć, a tekst zaczynający się od & objąć cudzysłowem
check-tag = znacznik YAML „{ $name }” nie jest dozwolony
check-tag-remedy = proszę go usunąć, a tekst zaczynający się od ! objąć cudzysłowem
check-key = nazwą pola jest lista albo nawias
check-key-remedy = proszę wpisać zwykłą nazwę pola; tekst z nawiasem na początku objąć cudzysłowem
check-duplicate-key = pole „{ $field }” stoi dwa razy (pierwszy raz w wierszu { NUMBER($line, useGrouping: 0) })
check-duplicate-key-remedy = proszę zostawić jedno z nich albo zacząć nowy wpis od „- ”
check-duplicate-section = dział „{ $field }” stoi w tym pliku dwa razy (pierwszy raz w wierszu { NUMBER($line, useGrouping: 0) })
check-duplicate-section-remedy = proszę przenieść wszystko pod jeden z nich, a drugi usunąć

## Fields

check-missing = brakuje pola „{ $field }”
check-missing-remedy = proszę dopisać wiersz „{ $field }: …” z takim wcięciem jak inne pola
check-unknown-key = nieznane pole „{ $field }”
check-unknown-key-remedy = proszę je usunąć albo użyć jednego z pól: { $fields }
check-unknown-key-like = nieznane pole „{ $field }”
check-unknown-key-like-remedy = czy chodziło o „{ $like }”?
check-language = „{ $text }” nie jest kodem języka
check-language-remedy = proszę użyć dwóch małych liter, np. uk albo en
check-empty-field = pole „{ $field }” jest puste
check-empty-field-remedy = proszę je wypełnić albo, jeśli jest niepotrzebne, usunąć cały wiersz
check-empty-item = pusta pozycja
check-empty-item-remedy = proszę ją wypełnić albo usunąć
check-empty-text = w polu „{ $field }” stoi pusty tekst
check-empty-text-remedy = proszę wpisać treść albo usunąć pole
check-text-unquoted = „{ $text }” w polu „{ $field }” jest dla YAML liczbą lub wartością tak/nie, a nie tekstem
check-text-unquoted-remedy = proszę objąć to cudzysłowem: "{ $text }"
check-text-not-list = w polu „{ $field }” stoi lista, a powinien być jeden tekst
check-text-not-list-remedy = proszę wpisać jeden tekst; tekst zaczynający się od [ objąć cudzysłowem
check-text-colon = „{ $text }” w polu „{ $field }” to dla YAML nazwa pola z wartością, a nie tekst
check-text-colon-remedy = proszę objąć cały tekst prostym cudzysłowem "…" (ma w środku dwukropek ze spacją)
check-list-expected = w polu „{ $field }” powinna być lista
check-list-expected-remedy = proszę wpisać każdą pozycję w osobnym wierszu, od „- ”
check-list-of-fields = w polu „{ $field }” powinna być lista, a stoją od razu jej pola
check-list-of-fields-remedy = proszę zacząć każdą pozycję od „- ” (myślnik i spacja)
check-fields-expected = w „{ $field }” powinny stać pola, a stoi coś innego
check-fields-expected-remedy = proszę wpisać pola z dwukropkiem: { $fields }
check-languages-expected = w „{ $field }” powinny stać języki, a stoi coś innego
check-languages-expected-remedy = proszę wpisać kod języka z dwukropkiem, np. „en:”, a pod nim, głębiej, pola: { $fields }
check-pairs-expected = w „{ $field }” powinny stać pary, a stoi coś innego
check-pairs-expected-remedy = proszę wpisać każdą w osobnym wierszu, z dwukropkiem w środku, np. „UM: Urząd Miejski”
check-group-expected = słowo „{ $text }” stoi w „synonyms” samo, a powinno być w grupie słów o tym samym znaczeniu
check-group-expected-remedy = proszę wpisać każdą grupę w osobnym wierszu, w nawiasie kwadratowym: - [urząd, ratusz]
check-choice = „{ $text }” nie jest dozwoloną wartością
check-choice-remedy = proszę wpisać jedną z: { $choices }
check-choice-like = „{ $text }” nie jest dozwoloną wartością (dozwolone: { $choices })
check-choice-like-remedy = czy chodziło o „{ $like }”?
check-too-long = „{ $text }” ma { $count } znaków
check-too-long-remedy = proszę skrócić do { $limit } znaków
check-too-few = w polu „{ $field }” jest za mało pozycji
check-too-few-remedy = proszę wpisać co najmniej { $limit }
check-value = zła wartość w polu „{ $field }”
check-value-remedy = proszę porównać z opisem pól w knowledge/README.md
check-id = „{ $text }” nie może być identyfikatorem
check-id-remedy = tylko małe litery a–z bez polskich znaków, cyfry i myślniki, np. „{ $like }”
check-url = „{ $text }” nie jest poprawnym adresem strony
check-url-remedy = proszę wkleić pełny adres z przeglądarki, zaczynający się od https://
check-url-http = adres „{ $text }” nie jest szyfrowany (http)
check-url-http-remedy = proszę sprawdzić, czy strona działa pod https://, i taki adres wpisać; jeśli nie, usunąć odnośnik
check-url-scheme = adres „{ $text }” nie zaczyna się od https://
check-url-scheme-remedy = proszę napisać „https://{ $text }”
check-date = „{ $text }” nie jest datą
check-date-remedy = proszę zapisać ją jako rok-miesiąc-dzień, np. 2014-01-30 (albo 2014-01, albo 2014)
check-date-order = data „{ $text }” jest zapisana w innej kolejności
check-date-order-remedy = proszę napisać { $like }
check-date-none = dnia „{ $text }” nie ma w kalendarzu
check-date-none-remedy = proszę sprawdzić miesiąc i dzień

## Between entries

check-duplicate-id = identyfikator „{ $id }” już jest ({ $file }:{ NUMBER($line, useGrouping: 0) })
check-duplicate-id-remedy = proszę nadać nowemu wpisowi inny
check-phrasing-elsewhere = pytanie „{ $text }” stoi już we wpisie „{ $id }” ({ $file }:{ NUMBER($line, useGrouping: 0) })
check-phrasing-elsewhere-remedy = proszę zostawić je w jednym wpisie albo zapytać tu inaczej
check-phrasing-twice = pytanie „{ $text }” stoi w tym wpisie dwa razy (też w wierszu { NUMBER($line, useGrouping: 0) })
check-phrasing-twice-remedy = proszę usunąć jedno; wielkość liter, interpunkcja i polskie znaki ich nie różnią
check-dead-related = w „related” jest „{ $id }”, a takiego wpisu nie ma
check-dead-related-remedy = proszę wpisać istniejący identyfikator albo usunąć tę pozycję
check-dead-related-like = w „related” jest „{ $id }”, a takiego wpisu nie ma
check-dead-related-like-remedy = czy chodziło o „{ $like }”?
check-dead-about = w „about” jest „{ $id }”, a takiego tematu (subjects) nie ma
check-dead-about-remedy = proszę wpisać istniejący temat albo dodać go w „subjects”
check-dead-about-like = w „about” jest „{ $id }”, a takiego tematu (subjects) nie ma
check-dead-about-like-remedy = czy chodziło o „{ $like }”?
check-dead-follows = w „follows” jest „{ $id }”, a takiego tematu (subjects) nie ma
check-dead-follows-remedy = proszę wpisać istniejący temat albo usunąć to pole
check-dead-follows-like = w „follows” jest „{ $id }”, a takiego tematu (subjects) nie ma
check-dead-follows-like-remedy = czy chodziło o „{ $like }”?
check-dead-contact = w „contact” jest wpis „{ $id }”, a takiego nie ma
check-dead-contact-remedy = proszę wpisać identyfikator wpisu z danymi kontaktowymi
check-dead-contact-like = w „contact” jest wpis „{ $id }”, a takiego nie ma
check-dead-contact-like-remedy = czy chodziło o „{ $like }”?
check-dead-regression = w sprawdzianie (regression) jest wpis „{ $id }”, a takiego nie ma
check-dead-regression-remedy = proszę wpisać istniejący identyfikator, null (bot ma powiedzieć, że nie wie) albo usunąć to pytanie
check-dead-regression-like = w sprawdzianie (regression) jest wpis „{ $id }”, a takiego nie ma
check-dead-regression-like-remedy = czy chodziło o „{ $like }”?
check-regression-twice = pytanie „{ $text }” jest już w sprawdzianie ({ $file }:{ NUMBER($line, useGrouping: 0) })
check-regression-twice-remedy = proszę usunąć jedno; wielkość liter, interpunkcja i polskie znaki ich nie różnią
check-circle = temat „{ $id }” przez kolejne „follows” następuje po sobie samym
check-circle-remedy = proszę usunąć „follows” w najstarszym z tych tematów
check-said-twice = dział „{ $field }” może stać tylko raz, a jest już w { $file }:{ NUMBER($line, useGrouping: 0) }
check-said-twice-remedy = proszę zostawić jeden
check-abbreviation-twice = skrót „{ $field }” ma już inne rozwinięcie ({ $file }:{ NUMBER($line, useGrouping: 0) })
check-abbreviation-twice-remedy = proszę zostawić jedno rozwinięcie
check-answer-too-long = tekst ma { $count } znaków i nie zmieści się w jednej wiadomości
check-answer-too-long-remedy = proszę skrócić do { $limit } albo podzielić wpis na dwa

## Markup of answers

check-markup-bold = pogrubienie nie jest zamknięte: „{ $text }”
check-markup-bold-remedy = proszę postawić ** tuż przed pierwszym i tuż za ostatnim słowem; zwykłą gwiazdkę napisać \*
check-markup-italic = kursywa nie jest zamknięta: „{ $text }”
check-markup-italic-remedy = proszę postawić * tuż przed pierwszym i tuż za ostatnim słowem; zwykły znak poprzedzić \
check-markup-link = odnośnik jest niepełny: „{ $text }”
check-markup-link-remedy = proszę napisać [tekst](https://adres), bez spacji między ] a ( i w adresie
check-markup-link-not-https = odnośnik „{ $text }” nie zaczyna się od https://
check-markup-link-not-https-remedy = proszę podać pełny adres https:// albo zostawić sam tekst
check-markup-heading = nagłówek lub linia: „{ $text }”
check-markup-heading-remedy = w wiadomości nie ma nagłówków ani linii; proszę użyć **pogrubienia**
check-markup-table = tabela: „{ $text }”
check-markup-table-remedy = w wiadomości nie ma tabel; proszę użyć listy od „- ”
check-markup-html = znacznik HTML: „{ $text }”
check-markup-html-remedy = proszę użyć **pogrubienia**, *kursywy* albo [tekst](https://adres)
check-markup-entity = zapis HTML „{ $text }”
check-markup-entity-remedy = proszę wpisać sam znak
check-markup-code = znak ` w „{ $text }”
check-markup-code-remedy = proszę go usunąć albo użyć „ ”
check-markup-image = obrazek ![…](…)
check-markup-image-remedy = proszę usunąć wykrzyknik, żeby powstał zwykły odnośnik
check-markup-quote = znak > na początku wiersza: „{ $text }”
check-markup-quote-remedy = proszę go usunąć; cytat ująć w „ ”
check-markup-strike = przekreślenie ~~ w „{ $text }”
check-markup-strike-remedy = proszę usunąć znaki ~~
check-markup-spoiler = znaki || w „{ $text }”
check-markup-spoiler-remedy = proszę je usunąć
check-markup-nested-list = lista w liście: „{ $text }”
check-markup-nested-list-remedy = proszę zrobić z tego jedną listę, bez wcięć

## Warnings

check-long-title = tytuł ma { $count } znaków i na przycisku zostanie ucięty
check-long-title-remedy = proszę skrócić do { $limit }
check-few-phrasings = wpis „{ $id }” ma tylko { $count } { $count ->
    [one] pytanie
    [few] pytania
   *[many] pytań
 }
check-few-phrasings-remedy = proszę dopisać, jak jeszcze pytają o to ludzie (co najmniej { $limit }, najlepiej 10)
check-out-of-date = wpis „{ $id }” był ważny do { $date }
check-out-of-date-remedy = proszę sprawdzić treść i przesunąć „valid_until” albo zmienić status
check-own-language = tłumaczenie na „{ $text }”, a w tym języku napisana jest cała baza: zastąpi to, co stoi we wpisie
check-own-language-remedy = proszę przenieść jego treść do samego wpisu, a tłumaczenie usunąć
check-not-spoken = w języku „{ $text }” bot nie odpowiada
check-not-spoken-remedy = proszę usunąć to tłumaczenie albo poprawić kod języka ({ $choices })
check-same-title = taki sam tytuł ma wpis „{ $id }” ({ $file }:{ NUMBER($line, useGrouping: 0) })
check-same-title-remedy = proszę je odróżnić: oba mogą stanąć obok siebie na przyciskach
check-no-source = wpis „{ $id }” nie ma źródła
check-no-source-remedy = proszę dopisać „sources” z tytułem i datą
check-idle-subject = żaden wpis nie dotyczy tematu „{ $id }”
check-idle-subject-remedy = proszę dopisać go w „about” wpisów, które o nim mówią
check-similar-phrasing = pytanie „{ $text }” jest prawie takie jak „{ $other }” we wpisie „{ $id }” ({ $file }:{ NUMBER($line, useGrouping: 0) })
check-similar-phrasing-remedy = proszę zapytać inaczej albo zostawić jedno
