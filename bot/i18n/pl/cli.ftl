# Commands and settings: read by the people who run the bot, in Polish only.

## Words of the help

cli-usage = Składnia:
cli-arguments = Argumenty
cli-options = Opcje
cli-commands = Polecenia
cli-help-option = Pokazuje tę pomoc i kończy.
cli-options-metavar = [OPCJE]
cli-command-metavar = [POLECENIE]
cli-misuse = Nie rozumiem polecenia „{ $words }”. Pomoc: { $help }
cli-misuse-nearest = Nie rozumiem polecenia „{ $words }”. Czy chodziło o „{ $nearest }”? Pomoc: { $help }

## Commands

cli-bot-help =
    Bot, który odpowiada mieszkańcom na pytania o partnerstwo „Wspólnie dla Miasta” w Dąbrowie Górniczej.

    Bez polecenia robi to samo co „run”.
cli-bot-epilog = Ustawienia podaje się w zmiennych środowiska BOT_… albo w pliku .env; opisuje je README.md. Kody wyjścia: 0 – w porządku, 1 – błędy w danych, 2 – błędne polecenie lub ustawienie.

cli-run-help =
    Uruchamia bota.

    Gdy ustawiono BOT_TOKEN, bot odpowiada w Telegramie, dopóki się go nie zatrzyma (Ctrl+C albo SIGTERM). Bez BOT_TOKEN zaczyna rozmowę w terminalu, tak jak „chat”.

cli-chat-help =
    Rozmowa w terminalu, bez Telegrama.

    Odpowiedzi wybiera się numerem, polecenia rozmowy pokazuje /pomoc, a kończy ją /koniec albo Ctrl+D. Gdy wejściem jest plik lub potok, każdy wiersz jest pytaniem, a odpowiedzi są zwykłym tekstem.

cli-ask-help =
    Odpowiada na jedno pytanie albo, z --json, na wiele.

    Z --json czyta ze standardowego wejścia po jednym pytaniu w wierszu: zwykły tekst albo JSON {"{"}"question": …, "session": …{"}"} (ta sama nazwa session to ta sama rozmowa) lub {"{"}"entry": "id", "session": …{"}"} (wybrana propozycja). Na każdy wiersz wypisuje od razu jeden obiekt JSON z polami question, session, decision (answer, clarify, smalltalk lub fallback), entries, confidence, language, text, links, options i ms. W miejscu błędnego wiersza wypisuje {"{"}"error": …{"}"}, idzie dalej i na końcu zwraca kod 1. Puste wiersze pomija.
cli-ask-question = Pytanie, na przykład: Kiedy przyjęto PRSO 2020?
cli-ask-question-metavar = PYTANIE
cli-ask-json = Czyta pytania ze standardowego wejścia i odpowiada w formacie JSON.
cli-ask-explain = Pokazuje też, dlaczego bot tak odpowiedział: sygnały, wpisy obok, najbliższe pytanie spoza zakresu.
cli-ask-what = Proszę podać pytanie, na przykład: ask "Kiedy przyjęto PRSO 2020?" – albo samo --json, żeby pytania czytać ze standardowego wejścia.
cli-ask-bad-line = Błędny wiersz: powinien być pytaniem albo obiektem JSON z polem "question" lub "entry" (tekst) i, jeśli trzeba, "session".
cli-ask-no-entry = Nie ma wpisu o identyfikatorze „{ $id }”.

cli-check-help =
    Sprawdza pliki bazy wiedzy i wypisuje wszystkie usterki naraz.

    Każda usterka to wiersz „plik:wiersz:kolumna: co jest źle – co zrobić”. Ostrzeżenia nie przeszkadzają w działaniu bota; gdy jest choć jeden błąd, kodem wyjścia jest 1.
cli-check-directory = Katalog z plikami YAML; domyślnie ten, którego używa bot (BOT_KNOWLEDGE_DIR).
cli-check-directory-metavar = KATALOG
cli-check-ok = W porządku: { $entries ->
    [one] { $entries } wpis
    [few] { $entries } wpisy
   *[other] { $entries } wpisów
 }, { cli-check-warnings }.
cli-check-errors = { $errors ->
    [one] { $errors } błąd
    [few] { $errors } błędy
   *[other] { $errors } błędów
 }, { cli-check-warnings }.
cli-check-warnings = { $warnings ->
    [0] bez ostrzeżeń
    [one] { $warnings } ostrzeżenie
    [few] { $warnings } ostrzeżenia
   *[other] { $warnings } ostrzeżeń
 }

cli-evaluate-help =
    Zadaje botowi pytania testowe i ocenia odpowiedzi.

    Każdy wiersz pliku to obiekt JSON: pytanie (question) albo rozmowa (turns) i to, co jest dobrą odpowiedzią (expect, must). Raport liczy dobre, złe i odmówione odpowiedzi według rodzaju, języka i stylu pytań, pomyłki między wpisami i wiarygodność prawdopodobieństwa. Na terminalu są to tabele, w pliku lub potoku tabele Markdown, a z --json jeden obiekt JSON. Błędny wiersz kończy pracę kodem 2.
cli-evaluate-files = Pliki z pytaniami testowymi, na przykład tests/evaluation/development/*.jsonl.
cli-evaluate-files-metavar = PLIK.jsonl
cli-evaluate-json = Wypisuje raport jako jeden obiekt JSON.
cli-evaluate-errors = Zapisuje w tym pliku każdą odpowiedź, która nie była dobra, jako wiersz JSON: pytanie, co było oczekiwane, co bot podał i dlaczego.
cli-evaluate-file-metavar = PLIK
cli-evaluate-plot = Rysuje w tym pliku, ile pomyłek kosztuje odpowiadanie na więcej pytań.
cli-evaluate-plot-metavar = PLIK.png
cli-evaluate-compare = Zadaje te same pytania drugiej bazie wiedzy i pokazuje, co się poprawiło, a co pogorszyło.
cli-evaluate-progress = Zadaję pytania testowe
cli-evaluate-no-matplotlib = Do rysowania potrzebny jest pakiet matplotlib, który instaluje „make test”; sam raport powstanie bez --plot.
cli-evaluate-cannot-write = Nie mogę zapisać pliku { $file }.

cli-questions-help =
    Pokazuje, o co ludzie pytali bez dobrej odpowiedzi.

    Pytania o tym samym znaczeniu stoją razem, najczęstsze na początku, a pod nimi najbliższe wpisy bazy wiedzy i to, jak prawdopodobne jest, że na nie odpowiadają. Pytania nie mają nadawcy, są oczyszczone z danych osobowych i znikają po 180 dniach.
cli-questions-json = Wypisuje grupy jako listę JSON: question, language, count, reasons, last_asked, questions (id, text, count), nearest (entry, title, probability).
cli-questions-none = Nie ma pytań, które czekają na odpowiedź.
cli-questions-summary = { $asked ->
    [one] { $asked } pytanie
    [few] { $asked } pytania
   *[other] { $asked } pytań
 } bez dobrej odpowiedzi; { $groups ->
    [one] { $groups } grupa
    [few] { $groups } grupy
   *[other] { $groups } grup
 }:
cli-questions-near = najbliżej: { $title } [{ $entry }], { $percent }%

cli-schema-help =
    Wypisuje JSON Schema plików bazy wiedzy.

    Edytory (na przykład VS Code z rozszerzeniem YAML) podpowiadają z niego pola i ich opisy. Plik knowledge/schema.json odświeża: python run_bot.py schema > knowledge/schema.json

cli-diff-help =
    Pokazuje słowami, co zmieniłyby inne pliki bazy wiedzy.

    Bez argumentu porównuje obecne pliki z ostatnią zachowaną wersją. Z argumentem mówi, co by się zmieniło, gdyby podany katalog albo podana wersja (z „history”) zajęły miejsce obecnych plików: wpisy nowe, zmienione i usunięte, nowe ostrzeżenia oraz pytania sprawdzianu, które zmiana psuje lub naprawia. Niczego nie zmienia. Gdy pliki mają błędy, wypisuje je i zwraca kod 1.
cli-diff-other = Katalog z plikami YAML albo numer wersji (co najmniej 6 znaków).
cli-diff-other-metavar = KATALOG|WERSJA
cli-diff-before = było: { $answer }
cli-diff-after = jest: { $answer }
cli-diff-no-versions = Nie ma jeszcze zachowanych wersji: pierwszą zachowuje uruchomiony bot (polecenie run). Można podać katalog do porównania.

cli-history-help =
    Wypisuje zachowane wersje bazy wiedzy, od najnowszej: numer, datę, autora, opis i zmiany.

    Wersje leżą w katalogu editions w BOT_DATA_DIR; to zwykłe repozytorium git, a pliki w nim są plikami ostatniej wersji.
cli-history-empty = Nie ma jeszcze zachowanych wersji: pierwszą zachowuje uruchomiony bot (polecenie run).

cli-rollback-help =
    Wraca do wcześniejszej wersji bazy wiedzy.

    Powstaje nowa wersja z dawnymi plikami, więc i ten krok można cofnąć. Zmiany w plikach, które nie są jeszcze wersją, zostają odłożone w repozytorium git w BOT_DATA_DIR. Działający bot sam zaczyna odpowiadać z przywróconych plików.
cli-rollback-version = Numer wersji z „history” (co najmniej 6 znaków); domyślnie poprzednia.
cli-rollback-version-metavar = WERSJA
cli-rollback-done = Przywrócono. Nowa wersja: { $id }

cli-lint-help =
    Wypisuje wątpliwości co do bazy wiedzy, która jest poprawna, ale może źle służyć.

    Poza ostrzeżeniami z „check” szuka wpisów o tym samym, pytań bliższych innemu wpisowi, wpisów, których nie znajduje żadne ich pytanie, sprzecznych dat, kwot i telefonów oraz nieaktualnych tłumaczeń. Każde pytanie zadaje botowi tak, jakby go w bazie nie było, więc duża baza to minuta lub dwie. Kodem wyjścia jest 1, gdy baza ma błędy.
cli-lint-errors = Baza ma błędy – proszę je najpierw poprawić.
cli-lint-done = { $count ->
    [0] Bez wątpliwości.
    [one] { $count } miejsce do sprawdzenia.
    [few] { $count } miejsca do sprawdzenia.
   *[other] { $count } miejsc do sprawdzenia.
 }
cli-lint-vectors = Przygotowuję znaczenia pytań
cli-lint-progress = Zadaję pytania z bazy

cli-export-help =
    Zapisuje całą bazę wiedzy w arkuszu .xlsx.

    Arkusz można zmienić w dowolnym arkuszu kalkulacyjnym i wczytać poleceniem „import”; jak to robić, mówi jego pierwsza karta. Istniejącego pliku nie zastępuje.
cli-export-file = Nowy plik z końcówką .xlsx.
cli-export-file-metavar = PLIK.xlsx
cli-export-suffix = Plik „{ $file }” powinien mieć końcówkę .xlsx.
cli-export-exists = Plik { $file } już istnieje – proszę podać inną nazwę albo go usunąć.
cli-export-failed = Nie mogę zapisać pliku { $file }: { $reason }
cli-export-done = Zapisano całą bazę w pliku { $file }.

cli-import-help =
    Wczytuje do bazy wiedzy plik .yaml, kilka takich plików w archiwum .zip albo arkusz .xlsx z „export”.

    Najpierw pokazuje, co by się zmieniło, i pyta o zgodę. Pliki .yaml zastępują te o tej samej nazwie, a innych nie ruszają; w arkuszu usunięty wiersz to usunięty wpis. Zmianę cofa „rollback”. Gdy plik ma błędy, wypisuje wszystkie i kończy z kodem 1.
cli-import-file = Plik .yaml, .zip albo .xlsx.
cli-import-yes = Publikuje bez pytania o zgodę.
cli-import-unreadable = Nie mogę odczytać pliku { $file }: { $reason }
cli-import-errors = { $count ->
    [one] { $count } błąd. Nic się nie zmieniło.
    [few] { $count } błędy. Nic się nie zmieniło.
   *[other] { $count } błędów. Nic się nie zmieniło.
 }
cli-import-nothing = Ten plik nie różni się od bazy. Nic się nie zmieniło.
cli-import-doubt = do sprawdzenia: { $finding }
cli-import-question = Opublikować? [t/N]
cli-import-refused = Nic się nie zmieniło.
cli-import-note = Wczytano plik { $file }
cli-import-done = Opublikowano. Nowa wersja: { $id }

## While running

cli-progress = Przygotowuję rozumienie znaczeń pytań: { $percent }%
cli-knowledge-broken = Bot nie może ruszyć: { $count ->
    [one] { $count } błąd
    [few] { $count } błędy
   *[other] { $count } błędów
 } w bazie wiedzy. Po poprawkach proszę sprawdzić ją poleceniem: python run_bot.py check

## Settings: what a wrong value should look like

settings-wrong = Błędne ustawienie { $name }: { $expected }
settings-file = Nie mogę odczytać pliku .env: powinien być plikiem tekstowym w kodowaniu UTF-8, z wierszami BOT_NAZWA=wartość.
settings-token = powinien to być token od @BotFather, na przykład 123456789:AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.
settings-api-url = powinien to być adres serwera Bot API, na przykład https://api.telegram.org (http:// tylko na tym samym komputerze, na przykład http://127.0.0.1:8081).
settings-admins = powinny to być numery użytkowników Telegrama oddzielone przecinkami, na przykład 12345678, 87654321.
settings-knowledge-dir = powinna to być ścieżka katalogu z plikami YAML, na przykład knowledge.
settings-data-dir = powinna to być ścieżka katalogu, w którym bot może zapisywać, na przykład data.
settings-database-url = powinien to być adres bazy danych, na przykład sqlite:////home/bot/bot.sqlite3 albo postgresql://bot:hasło@localhost/bot.
settings-log-level = powinno to być jedno ze słów DEBUG, INFO, WARNING, ERROR.
settings-model = powinno to być słowo auto albo off.
