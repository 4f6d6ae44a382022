# For those who keep the knowledge: why the bot replied as it did.
explain-nothing = Nie ma czego wyjaśniać: w tej rozmowie nie było jeszcze pytania.
explain-question = Pytanie: „{ $question }”
explain-language = Język: { $code }
explain-language-unknown = Język: nierozpoznany
explain-subjects = Rozpoznane nazwy: { $subjects }; reszta pytania: „{ $masked }”
explain-tell = Decyzja: odpowiedź – któryś wpis jest wystarczająco prawdopodobny.
explain-smalltalk = Decyzja: rozmowa grzecznościowa.
explain-ask-back = Decyzja: dopytanie – kilka wpisów jest możliwych, żaden dość prawdopodobny.
explain-refuse = Decyzja: odmowa – bardziej prawdopodobne, że pytanie nie dotyczy żadnego wpisu.
explain-none = Prawdopodobieństwo, że nie chodzi o żaden wpis: { $percent }%. Słów znanych bazie: { $known }%.
explain-foreign = Nazwy innych miejsc: { $names }
explain-background = Najbliższe pytanie spoza zakresu: „{ $line }”{ $group ->
    [none] {""}
   *[other] {" "}(grupa „{ $group }”)
  }
explain-candidate = { $percent }% – { $title } ({ $entry }), najbliższe sformułowanie: „{ $phrasing }”
explain-signal-char = podobieństwo liter
explain-signal-covered = pytanie pokryte słowami wpisu
explain-signal-asked = zgodność tego, o co się pyta
explain-signal-years = zgodność lat
explain-signal-places = brakujące nazwy miejsc
explain-signal-subject-agrees = zgodność nazw
explain-signal-meaning = podobieństwo znaczenia
