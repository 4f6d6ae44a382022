# What was asked, what was kept, how the bot did: read by those who keep the knowledge.

## Statistics

statistics-days = { $days ->
    [one] Dziś
   *[other] Ostatnie { $days } dni
 }
statistics-questions = { $period }: { $questions ->
    [0] nikt o nic nie pytał.
    [one] { $questions } pytanie – { statistics-replies }.
    [few] { $questions } pytania – { statistics-replies }.
   *[other] { $questions } pytań – { statistics-replies }.
 }
statistics-replies = { $answered } z odpowiedzią, { $clarified } z dopytaniem, { $refused } bez odpowiedzi
statistics-care = Oceny: { $helpful } 👍, { $unhelpful } 👎. { $dead ->
    [0] O każdy wpis ktoś zapytał.
    [one] O { $dead } wpis nikt nie zapytał.
    [few] O { $dead } wpisy nikt nie zapytał.
   *[other] O { $dead } wpisów nikt nie zapytał.
 }

## The picture

chart-title = Pytania do bota
chart-period = { $first } – { $last }
chart-answered = odpowiedź
chart-clarified = dopytanie
chart-refused = brak odpowiedzi
chart-unhelpful = ocena „nie pomogło”
chart-topics = O co pytano najczęściej
chart-nothing = W tym czasie nikt o nic nie pytał.

## The weekly digest

digest-heading = Tydzień bota
digest-in-vain = Pytania bez dobrej odpowiedzi, najczęstsze:
digest-group = „{ $question }” – { learning-times }
digest-unhelpful = Odpowiedzi, które nie pomogły:
digest-rated = { $title } – { learning-times }
digest-dead = O to nikt nie zapytał, na przykład:
digest-way-on = Odpowiedzi można dopisać po wysłaniu /pytania; wykres pokazuje /statystyki.

learning-times = { $count ->
    [one] { $count } raz
   *[other] { $count } razy
 }
