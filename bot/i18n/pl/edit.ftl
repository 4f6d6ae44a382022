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
