# Changes of the knowledge made from the chat or from a file: read by admins, in Polish only.

edit-no-entry = Nie ma już wpisu „{ $id }” – pewnie ktoś go usunął albo zmienił jego identyfikator.
edit-no-group = W pytaniach spoza tematu nie ma grupy „{ $id }” – proszę wybrać inną.
edit-no-phrasing = W tym pytaniu nie ma żadnej treści – proszę je napisać.
edit-no-title = Brakuje tytułu wpisu – proszę go podać.
edit-no-answer = Brakuje odpowiedzi – proszę ją podać.
edit-no-questions = Wpis musi mieć co najmniej jedno pytanie, po którym bot go znajdzie – proszę je podać.
edit-phrasing-there = Pytanie „{ $text }” stoi już w „{ $id }” – nic nie trzeba zmieniać.
edit-same-answer = Odpowiedź we wpisie „{ $id }” jest już właśnie taka.
edit-id-taken = Identyfikator „{ $id }” jest już zajęty – proszę podać inny.
edit-broken-file = Plik { $file } ma błędy, więc nie mogę w nim niczego zmienić – proszę je najpierw poprawić (pokaże je polecenie „check”).
edit-not-written = Tej zmiany nie umiem zapisać w pliku { $file } bez naruszenia reszty – proszę poprawić go w edytorze tekstu.
edit-file-name = „{ $file }” nie może być nazwą pliku bazy – proszę użyć nazwy bez katalogu, z końcówką .yaml.
edit-no-file = Nie ma pliku { $file }.
edit-other-questions = Inne pytania

## Files that were sent

edit-file-kind = Nie umiem przyjąć pliku „{ $file }” – proszę przysłać plik .yaml, kilka takich plików w archiwum .zip albo arkusz .xlsx.
edit-macros = „{ $file }” to skoroszyt z makrami – proszę zapisać go jako zwykły skoroszyt .xlsx.
edit-old-workbook = „{ $file }” jest w formacie, którego nie czytam – proszę zapisać arkusz jako skoroszyt .xlsx.
edit-large-file = Plik { $file } ma ponad { $megabytes } MB – proszę podzielić go na mniejsze.
edit-large-archive = Archiwum ma ponad { $megabytes } MB – proszę przysłać w nim tylko pliki bazy.
edit-bad-archive = To nie jest poprawne archiwum .zip – proszę je utworzyć jeszcze raz.
edit-archive-path = Archiwum ma plik „{ $file }” ze ścieżką poza swój katalog – takiego nie przyjmuję.
edit-archive-kind = W archiwum jest „{ $file }”, a mogą w nim być tylko pliki .yaml bazy – proszę go usunąć.
edit-archive-twice = W archiwum są dwa pliki o tej samej nazwie: „{ $other }” i „{ $file }”. Katalogi nie mają znaczenia, więc proszę zostawić jeden.
edit-archive-password = Plik „{ $file }” w archiwum jest chroniony hasłem – proszę przysłać archiwum bez hasła.
edit-archive-empty = W archiwum nie ma żadnego pliku .yaml.
edit-archive-many = W archiwum jest { $count } plików, a może być najwyżej { $limit }.
edit-archive-bomb = Pliki w archiwum mają razem ponad { $megabytes } MB – to nie wygląda na bazę wiedzy.
