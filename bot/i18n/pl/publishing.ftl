# Editions of the knowledge: what changes, what went wrong. Read by admins, in Polish only.

## Differences

difference-none = Wpisy się nie zmieniają.
difference-added = Nowy wpis: „{ $title }” ({ $id })
difference-changed = Zmieniony wpis: „{ $title }” ({ $id }): { $fields }
difference-removed = Usunięty wpis: „{ $title }” ({ $id })
difference-part = Zmieniony dział: { $part }
difference-conflict = Nowe ostrzeżenie: { $problem }

## Regression questions

proof-answer = „{ $title }” ({ $id })
proof-refusal = „nie wiem”
proof-choice = pytanie, o co chodzi
proof-broken = Psuje „{ $question }”: było { $before }, będzie { $after }
proof-healed = Naprawia „{ $question }”: było { $before }, będzie { $after }
proof-broken-more = Psuje jeszcze pytań: { $count }
proof-healed-more = Naprawia jeszcze pytań: { $count }
proof-summary = Sprawdzian: dobrze { $good } z { $total } (psuje { $broken }, naprawia { $healed }).

## Notes of versions

publishing-somebody = ktoś przy komputerze
publishing-begun = Pierwsza zachowana wersja
publishing-by-hand = Zmiana w plikach: { $files }
publishing-rolled-back = Powrót do wersji z { $date }: { $note }
publishing-aside = Odłożone zmiany w plikach, które nie były wersją
publishing-set-aside = Odłożono niezapisane zmiany w plikach (git: { $id })

## Why nothing was published

publishing-errors = Nie opublikowano: { $count ->
    [one] { $count } błąd
    [few] { $count } błędy
   *[other] { $count } błędów
 } w plikach. Proszę je poprawić i spróbować jeszcze raz.
publishing-no-change = Nie ma czego publikować: pliki się nie różnią.
publishing-nothing-before = Nie ma wersji, do której można by wrócić.
publishing-stale = Nie opublikowano, żeby nie nadpisać cudzych zmian: w międzyczasie zmieniły się pliki { $files }. Proszę przygotować zmianę jeszcze raz.
publishing-no-version = Nie ma wersji „{ $id }”. Wersje pokazują /historia i polecenie history.
publishing-disk = Nie opublikowano, bo nie dało się zapisać ani odczytać plików: { $reason }. Bot odpowiada dalej z poprzedniej wersji. Proszę sprawdzić wolne miejsce na dysku i uprawnienia.
publishing-unforeseen = Zapisanych plików nie udało się opublikować przez błąd w programie. Bot odpowiada dalej z poprzedniej wersji. Proszę przekazać opiekunowi bota to, co zapisał o tym w logu.
publishing-drifted = Nie opublikowano: w międzyczasie baza się zmieniła i razem z nią ta zmiana psułaby pytania ze sprawdzianu ({ $count }). Proszę przygotować zmianę jeszcze raz.

## The local chat

following-taken-up = Wczytano zapisane zmiany w plikach bazy wiedzy.
following-refused = Zapisane pliki mają błędy ({ $count }), więc odpowiadam dalej z poprzedniej wersji. Pierwszy: { $problem }
following-back = Pliki są znowu takie jak te, z których odpowiadam.
