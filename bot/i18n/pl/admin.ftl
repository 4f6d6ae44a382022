# Telegram for those who keep the knowledge: read by them alone, in Polish only.

## Proposals

admin-checking = Sprawdzam…
admin-nameless-file = plik bez nazwy
admin-file-large = Plik „{ $file }” ma ponad { $megabytes } MB, a większych Telegram botom nie przekazuje. Proszę przysłać tylko zmienione pliki albo archiwum .zip.
admin-file-lost = Nie udało się pobrać pliku „{ $file }” z Telegrama. Proszę przysłać go jeszcze raz.
admin-file-nothing = Plik „{ $file }” niczego nie zmienia: bot odpowiada już z takiej samej treści.
admin-errors = Nic nie zmieniłem. { $count ->
    [one] Trzeba poprawić jedną rzecz:
   *[other] Trzeba poprawić ({ $count }):
 }
admin-and-more = … i { $count } dalszych
admin-preview =
    { "**" }Propozycja nr { $number }**
    { $note } ({ $name })
admin-preview-risk = { $count ->
    [one] Uwaga: ta zmiana psuje { $count } pytanie ze sprawdzianu.
    [few] Uwaga: ta zmiana psuje { $count } pytania ze sprawdzianu.
   *[other] Uwaga: ta zmiana psuje { $count } pytań ze sprawdzianu.
 }
admin-preview-answer = Odpowiedź: { $answer }
admin-preview-answers =
    Było: { $before }
    Będzie: { $after }
admin-preview-warnings = Nowe ostrzeżenia:
admin-preview-proof = Skutki zmiany:
admin-preview-doubts = Wątpliwości:
admin-preview-summary = Wpisy: nowe { $added }, zmienione { $changed }, usunięte { $removed }. Ostrzeżenia i wątpliwości: { $warnings }. Całość jest w pliku powyżej.
admin-preview-file = propozycja-{ $number }.txt
admin-preview-caption = Wszystko, co zmienia propozycja nr { $number }.
admin-publish = Opublikuj
admin-reject = Odrzuć
admin-published = Opublikowano: { $note }. Bot odpowiada już po nowemu.
admin-rejected = Odrzucono: { $note }. Nic się nie zmieniło.
admin-decided-published = Ta propozycja jest już opublikowana.
admin-decided-rejected = Ta propozycja jest już odrzucona.
admin-decided-failed = Tej propozycji nie dało się opublikować. Proszę przygotować ją jeszcze raz.
admin-decided-missing = Nie mam już tej propozycji. Proszę przygotować ją jeszcze raz.
admin-proposals =
    { "**" }Propozycje**

    Te czekają na decyzję. Proszę wybrać jedną, żeby zobaczyć, co zmienia.
admin-proposals-none = Żadna propozycja nie czeka na decyzję.
admin-note-file = Plik { $file }
admin-note-proposed = { $note } (propozycja: { $name })
admin-handed-on = Przekazałem propozycję osobom, które publikują. Dam znać, co zdecydują.
admin-nobody-reached = Propozycja czeka, ale nikomu, kto publikuje, nie udało się jej pokazać. Proszę się skontaktować z administratorem bota.
admin-outcome-published = Propozycja „{ $note }” jest opublikowana ({ $name }). Dziękuję!
admin-outcome-rejected = Propozycja „{ $note }” została odrzucona ({ $name }).
admin-outcome-failed = Propozycji „{ $note }” nie dało się opublikować, bo baza zmieniła się w międzyczasie. Proszę przygotować ją jeszcze raz.

## News

admin-refused = Ktoś zapisał pliki bazy z błędami. Bot odpowiada dalej z ostatniej dobrej wersji.
admin-restore-good = Przywróć ostatnią dobrą wersję
admin-news-published = { "**" }{ $name }** – opublikowano: { $note }
admin-news-by-hand = { "**" }Zmieniono pliki przy komputerze** i bot odpowiada już po nowemu. { $note }
admin-news-many = { "**" }Zmieniono pliki przy komputerze { $count } razy** i bot odpowiada już po nowemu. „Cofnij” cofa ostatnią z tych zmian, a wszystkie pokazuje /historia.
admin-undo = Cofnij

## Files and versions

admin-base-file = baza
admin-base-zip = Pliki, z których bot teraz odpowiada. Poprawiony plik .yaml albo całe archiwum proszę mi po prostu odesłać.
admin-base-xlsx = Cała baza w arkuszu. Poprawiony proszę mi odesłać: najpierw pokażę, co się zmieni.
admin-workbook = Wolę arkusz XLSX
admin-preparing = Przygotowuję…
admin-history =
    { "**" }Historia**

    Proszę wybrać wersję, żeby zobaczyć, co zmieniła.
admin-history-empty = Nie ma jeszcze żadnej zachowanej wersji.
admin-version =
    { "**" }{ $note }**
    { $date }, { $name }
admin-back = ← Wróć
admin-newer = ‹ Nowsze
admin-older = Starsze ›
admin-restore = Przywróć tę wersję
admin-restore-ask = Powrót do wersji z { $date } ({ $name }: { $note }) zmieni:
admin-restore-sure = Tak, przywróć
admin-undo-ask = Ostatnia zmiana: { $note } ({ $date }, { $name }). Cofnięcie jej zmieni:
admin-undo-late = Tej zmiany nie da się już cofnąć jednym naciśnięciem: są po niej następne albo jest już cofnięta. Wszystkie wersje pokazuje /historia.
admin-rolled-back = Gotowe. { $note }. Bot odpowiada już z tej wersji.
admin-publishers-only = To mogą zrobić tylko wydawcy i administratorzy.

## The team

admin-team = { "**" }Zespół**
admin-team-member = { "•" } { $name } – { $role } (od { $date })
admin-team-empty = Oprócz administratorów nikt jeszcze nie opiekuje się bazą.
admin-team-how =
    Redaktor proponuje zmiany, wydawca także je publikuje. Osobę można wskazać przyciskiem „Dodaj osobę”, przysłać jej kontakt albo napisać „/zespol redaktor 12345” (numer konta w Telegramie) – także w odpowiedzi na wiadomość, którą ta osoba napisała, przekazaną tutaj.
admin-team-add = Dodaj osobę
admin-team-remove = Usuń:
admin-team-pick = Proszę wybrać rolę, a potem osobę z listy, którą pokaże Telegram.
admin-team-which = Kim ma być { $name }?
admin-team-no-account = Ten kontakt nie ma konta w Telegramie albo go nie widzę. Proszę użyć przycisku „Dodaj osobę” w /zespol.
admin-team-admin = Ta osoba jest już administratorem albo jest botem – nie trzeba jej dodawać.
admin-team-named = { $name } – { $role } od teraz.
admin-team-not-told = Nie mogę tej osobie o tym napisać. Proszę ją poprosić, żeby otworzyła { $bot } i nacisnęła „Start”, a potem wpisała /pomoc.
admin-team-unnamed = osoba { $id }
admin-make-editor = Redaktor – proponuje zmiany
admin-make-publisher = Wydawca – także publikuje
admin-role-editor = redaktor
admin-role-publisher = wydawca
admin-named-editor = { $name } prosi o pomoc w prowadzeniu bazy wiedzy. Można teraz przysyłać mi poprawione pliki: sprawdzę je i pokażę wydawcom do publikacji. Pliki wysyła /baza, wszystkie polecenia pokazuje /pomoc.
admin-named-publisher = { $name } prosi o pomoc w prowadzeniu bazy wiedzy. Można teraz przysyłać mi poprawione pliki i publikować zmiany, swoje i cudze, a w razie potrzeby je cofać. Pliki wysyła /baza, wszystkie polecenia pokazuje /pomoc.

## The log

admin-log = { "**" }Dziennik**
admin-log-empty = Nikt jeszcze niczego nie zmienił.
deed-upload = przysłany plik
deed-propose = propozycja
deed-publish = publikacja
deed-reject = odrzucenie
deed-postpone = odłożenie pytań
deed-reopen = przywrócenie pytań
deed-roll-back = cofnięcie
deed-export = pobranie plików
deed-name = nadanie roli
deed-dismiss = odebranie roli

## Commands

admin-help =
    { "**" }Dla osób, które prowadzą bazę**
    Zmieniony plik .yaml, archiwum .zip albo arkusz .xlsx proszę mi po prostu przysłać. Pokażę, co się zmieni, zanim cokolwiek opublikuję.
admin-command-propozycje = Propozycje, które czekają na decyzję
admin-command-anuluj = Przerwanie wpisywania nowego wpisu
admin-command-dlaczego = Skąd wzięła się ostatnia odpowiedź
admin-command-baza = Pliki bazy wiedzy
admin-command-historia = Wersje bazy i powrót do nich
admin-command-cofnij = Cofnięcie ostatniej zmiany
admin-command-zespol = Kto opiekuje się bazą
admin-command-dziennik = Kto co zrobił
admin-command-pytania = Pytania bez dobrej odpowiedzi
admin-command-statystyki = Statystyki i podsumowanie
