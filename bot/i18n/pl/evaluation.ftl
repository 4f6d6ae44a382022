# The evaluation of answers on test questions: read by the people who keep the knowledge base.

## Files of test questions

evaluation-no-file = { $file }: { $cause }
evaluation-file-missing = nie ma takiego pliku.
evaluation-file-unreadable = nie mogę odczytać tego pliku.
evaluation-no-questions = W podanych plikach nie ma ani jednego pytania.
evaluation-line-encoding = wiersz nie jest w kodowaniu UTF-8 – proszę zapisać w nim cały plik.
evaluation-line-json = to nie jest JSON (błąd w znaku { $column }) – w każdym wierszu powinien stać jeden obiekt, na przykład {"{"}"id": "p1", "question": "…", "expect": "answer", "must": ["…"]{"}"}.
evaluation-line-object = w wierszu powinien stać obiekt JSON, czyli {"{"}"pole": wartość, …{"}"}.
evaluation-line-needed = brak pola „{ $field }” albo jest puste – bez niego nie wiadomo, o co pytać lub co jest dobrą odpowiedzią.
evaluation-line-value = pole „{ $field }” ma niewłaściwą wartość – proszę porównać z innymi wierszami.
evaluation-line-choice = pole „{ $field }” ma nieznaną wartość – możliwe są: { $choices }.
evaluation-line-pattern = pole „{ $field }” nie jest poprawnym wyrażeniem regularnym ({ $cause }).
evaluation-line-twice = identyfikator „{ $id }” już był ({ $place }) – każde pytanie powinno mieć inny.

## Tables

evaluation-inside-heading = Pojedyncze pytania, na które jest odpowiedź
evaluation-outside-heading = Pytania spoza zakresu (dopytanie liczy się za pół)
evaluation-rows-heading = Wszystkie pytania według rodzaju, języka i stylu (spoza zakresu: dobrze – odmowa, wśród propozycji – dopytanie, źle – odpowiedź)
evaluation-calibration-heading = Wiarygodność prawdopodobieństwa: oczekiwany błąd kalibracji { $error }
evaluation-confusions-heading = Najczęstsze pomyłki: który wpis bot podał zamiast którego
evaluation-worse = Gorzej z drugą bazą: { $count ->
    [one] { $count } pytanie
    [few] { $count } pytania
   *[other] { $count } pytań
 }
evaluation-better = Lepiej z drugą bazą: { $count ->
    [one] { $count } pytanie
    [few] { $count } pytania
   *[other] { $count } pytań
 }

evaluation-column-inside = pytania
evaluation-column-outside = pytania
evaluation-column-kind = rodzaj
evaluation-column-language = język
evaluation-column-style = styl
evaluation-column-number = liczba
evaluation-column-right = dobrze od razu
evaluation-column-option = wśród propozycji
evaluation-column-right-or-option = razem
evaluation-column-wrong = źle
evaluation-column-refused = odmowa
evaluation-column-refused-right = odmowa (dobrze)
evaluation-column-asked-back = dopytanie
evaluation-column-false = fałszywa odpowiedź
evaluation-column-points = punkty
evaluation-column-bin = przedział
evaluation-column-confidence = średnia pewność
evaluation-column-share-right = udział dobrych
evaluation-column-expected = oczekiwany
evaluation-column-given = podany
evaluation-column-cases = pytania testowe
evaluation-column-id = id
evaluation-column-question = pytanie
evaluation-column-change = zmiana

evaluation-every = wszystkie
evaluation-lookalikes = podobne do pytań spoza zakresu
evaluation-outside-far = dalekie
evaluation-outside-near = bliskie
evaluation-outside-lookalike = podobne do pytań z odpowiedzią
evaluation-none = –

evaluation-kind-answer = odpowiedź
evaluation-kind-multi = kilka pytań naraz
evaluation-kind-dialogue = rozmowa
evaluation-kind-clarify = do doprecyzowania
evaluation-kind-fallback = poza zakresem
evaluation-kind-unknown-ok = nikt tego nie wie
evaluation-kind-smalltalk = grzeczności

evaluation-language-pl = po polsku
evaluation-language-uk = po ukraińsku
evaluation-language-en = po angielsku

evaluation-style-direct = wprost
evaluation-style-paraphrase = innymi słowami
evaluation-style-colloquial = potocznie
evaluation-style-typo = z literówkami
evaluation-style-ascii = bez polskich znaków
evaluation-style-keyword = hasłowo
evaluation-style-inflected = odmienione
evaluation-style-long = długie
evaluation-style-voice = podyktowane
evaluation-style-caps = wielkimi literami
evaluation-style-gibberish = bełkot
evaluation-style-attack = atak

evaluation-outcome-right = dobrze
evaluation-outcome-option = wśród propozycji
evaluation-outcome-refused = odmowa
evaluation-outcome-wrong = źle

## Picture

evaluation-plot-title = Odpowiedzi na pytania testowe ({ $number })
evaluation-plot-coverage = udział pytań z odpowiedzią
evaluation-plot-share = udział pomyłek
evaluation-plot-error = złe odpowiedzi
evaluation-plot-false = odpowiedzi na pytania spoza zakresu
evaluation-plot-error-decided = złe – według decyzji bota
evaluation-plot-false-decided = spoza zakresu – według decyzji bota
