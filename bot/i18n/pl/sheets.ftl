# The workbook of the whole base: read by admins, in Polish only.

sheet-instructions = Instrukcja
sheet-entries = Wpisy
sheet-subjects = Tematy
sheet-background = Poza zakresem
sheet-lexicon = Słownik

field-section = Dział
field-file = Plik
field-abbreviation = Skrót
field-words = Słowa

sheet-instructions-text =
    Baza wiedzy bota w arkuszu
    Ten plik to cała baza wiedzy. Można go zmieniać w każdym arkuszu kalkulacyjnym i odesłać botowi (albo wczytać poleceniem „import”). Zanim cokolwiek się zmieni, bot pokaże, co zmieniono, i zapyta o zgodę.
    Arkusz „{ sheet-entries }”: jeden wiersz to jeden wpis w jednym języku. Wiersz w języku bazy jest główny; wiersze uk i en z tym samym identyfikatorem to tłumaczenia (mają tylko tytuł, pytania, odpowiedź i tekst prostym językiem).
    Nowy wpis: nowy wiersz. Identyfikator może zostać pusty, wtedy bot ułoży go z tytułu. Plik może zostać pusty, wtedy wpis trafi do pliku „z-czatu.yaml”.
    Usunięty wiersz to usunięty wpis (albo tłumaczenie). Nie zmieniamy identyfikatorów: prowadzą do nich przyciski, które ludzie już mają.
    W polach z wieloma pozycjami każda stoi w osobnym wierszu komórki (Alt+Enter): pytania, słowa kluczowe, odnośniki, źródła, daty, powiązane wpisy, tematy.
    Odnośnik: tytuł | https://adres. Źródło: tytuł | https://adres | data (adres i data, jeśli są). Wydarzenie: data | tytuł.
    Daty: 2014-01-30, 2014-01 albo 2014. Aktualność: current (aktualne), historical (tak było), unknown (tego nie wiadomo).
    W odpowiedzi wolno użyć **pogrubienia**, *kursywy*, [tekstu odnośnika](https://…) i list od „- ”.
    Gdy pytań jest więcej, niż mieści komórka, idą dalej w następnym wierszu z tym samym identyfikatorem i językiem.
    Arkusz „{ sheet-lexicon }”: w dziale „Synonimy” słowa o tym samym znaczeniu, każde w osobnym wierszu komórki; w dziale „Skróty” skrót i jego rozwinięcie.
    Nie wolno: zmieniać nazw arkuszy i kolumn, scalać komórek, używać formuł i makr. Komórki są tekstem i mają nim zostać.

## Wrong workbooks

sheet-place = arkusz „{ $sheet }”, komórka { $cell }: { $what }
sheet-more = … i jeszcze { $count }.
sheet-too-large = Ten plik ma ponad { $megabytes } MB – proszę przysłać arkusz, który zapisał bot, bez obrazków.
sheet-bomb = Ten plik po rozpakowaniu ma ponad { $megabytes } MB albo bardzo wiele części – to nie wygląda na arkusz zapisany przez bota.
sheet-macros = W tym pliku są makra – proszę zapisać go jako zwykły skoroszyt .xlsx.
sheet-damaged = To nie jest poprawny plik .xlsx – proszę zapisać go w arkuszu kalkulacyjnym jeszcze raz jako „Skoroszyt programu Excel (.xlsx)”.
sheet-merged = komórki { $cells } są scalone – proszę je rozdzielić.
sheet-unknown-sheet = arkusz „{ $sheet }” nie należy do bazy – proszę go usunąć albo przywrócić mu dawną nazwę.
sheet-missing-sheet = brakuje arkusza „{ $sheet }” – proszę go przywrócić; pusty arkusz z nagłówkami oznacza, że nie ma w nim nic.
sheet-too-many-rows = arkusz „{ $sheet }” ma ponad { NUMBER($count, useGrouping: 0) } wierszy.
sheet-unknown-column = nie ma kolumny „{ $heading }” – proszę ją usunąć albo przywrócić jej dawną nazwę
sheet-column-twice = kolumna „{ $heading }” jest dwa razy – proszę zostawić jedną
sheet-missing-column = brakuje kolumny „{ $heading }” – proszę ją przywrócić
sheet-no-heading = tekst stoi w kolumnie bez nazwy – proszę go przenieść albo usunąć
sheet-formula = jest tu formuła – proszę wpisać sam tekst
sheet-number = jest tu liczba { $text }, a powinien być tekst – proszę zmienić format komórki na „Tekst” i wpisać ją jeszcze raz
sheet-yes-no = jest tu wartość logiczna, a powinien być tekst – proszę zmienić format komórki na „Tekst” i wpisać go jeszcze raz
sheet-typed-date = jest tu data w formacie arkusza – proszę zmienić format komórki na „Tekst” i wpisać ją jako 2014-01-30
sheet-not-text = to nie jest tekst – proszę wpisać go jeszcze raz

## Wrong cells

sheet-empty = brakuje wartości w kolumnie „{ $heading }” – proszę ją wpisać
sheet-date = „{ $text }” nie jest datą – proszę napisać ją jako 2014-01-30, 2014-01 albo 2014
sheet-choice = „{ $text }” nie jest dozwoloną wartością – proszę wpisać jedną z: { $choices }
sheet-link = „{ $text }” nie jest odnośnikiem – proszę napisać: tytuł | https://adres
sheet-source = „{ $text }” nie jest źródłem – proszę napisać: tytuł | https://adres | data
sheet-event = „{ $text }” nie jest wydarzeniem – proszę napisać: data | tytuł
sheet-language = „{ $text }” nie jest kodem języka – proszę wpisać { $own } albo dwie małe litery innego języka, np. uk
sheet-section = „{ $text }” nie jest działem – proszę wpisać: { $choices }
sheet-file = „{ $text }” nie może być nazwą pliku – proszę wpisać nazwę z końcówką .yaml albo zostawić puste
sheet-id = „{ $text }” nie może być identyfikatorem – tylko małe litery a–z, cyfry i myślniki, do 50 znaków
sheet-id-needed = tłumaczenie musi mieć identyfikator swojego wpisu
sheet-orphan = nie ma wiersza „{ $id }” w języku { $own }, którego to byłoby tłumaczenie
sheet-said-twice = „{ $id }” ma w innym wierszu inną wartość w tej kolumnie – proszę zostawić jedną
sheet-not-translated = tłumaczenie nie ma własnej wartości w kolumnie „{ $heading }” – proszę ją wpisać tylko w wierszu głównym
sheet-no-abbreviation = skrót stoi tylko w dziale „{ $section }” i tam jest potrzebny
sheet-one-meaning = skrót ma jedno rozwinięcie – proszę zostawić jeden wiersz
sheet-one-synonym = synonimy to co najmniej dwa słowa, każde w osobnym wierszu komórki
sheet-problem = { $what } – { $remedy }
