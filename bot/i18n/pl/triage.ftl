# What was asked in vain and what becomes of it, in the chat: read by admins, in Polish only.

triage-group = Pytania bez dobrej odpowiedzi: grupa { $page } z { $pages } (zadano { learning-times })
triage-wording = „{ $question }” – { learning-times }
triage-more-wordings = … i innych brzmień: { $count }
triage-nearest = Najbliższe wpisy:
triage-near = { $title } ({ $percent }%)
triage-none = Nie ma pytań, które czekają na odpowiedź.
triage-none-postponed = Nie ma odłożonych pytań.
triage-group-gone = Tych pytań nie ma już na liście – pewnie ktoś się nimi zajął.
triage-add-to = Dopisz do: { $title }
triage-other-entry = Inny wpis…
triage-new-entry = Nowy wpis
triage-out-of-scope = Poza zakresem
triage-postpone = Odłóż
triage-reopen = Przywróć
triage-show-postponed = Pokaż odłożone
triage-show-open = Pokaż otwarte
triage-back = ← Wróć do pytań
triage-go-on = Następne pytania
triage-which-wording = Które brzmienie dopisać do wpisu? Pierwsze jest najczęstsze.
triage-no-wording = W każdym brzmieniu usunięto czyjeś dane, więc żadnego nie można dopisać. Proszę napisać własne.
triage-no-wording-background = W każdym brzmieniu usunięto czyjeś dane, więc żadnego nie można zapisać jako pytania spoza zakresu. Można je odłożyć.
triage-own-wording = Inne brzmienie…
triage-which-group = Do której grupy pytań spoza zakresu dopisać „{ $question }”?
triage-default-group = Inne pytania
triage-group-like = { $title } – np. „{ $question }”
triage-which-entry = Do którego wpisu dopisać?
triage-nothing-found = Nic takiego nie znalazłem. Proszę spróbować innych słów albo wysłać /anuluj.
triage-proposed = To propozycja: dostały ją osoby, które mogą publikować. Pytania są na razie wśród odłożonych.
triage-publish = Opublikuj
triage-discard = Odrzuć
triage-hand-on = Przekaż do publikacji
triage-may-not-publish = Publikować mogą tylko wydawcy i administratorzy.
triage-published = Opublikowano: { $note }
triage-note-phrasing = Dopisano „{ $question }” do wpisu { $id }
triage-note-background = Poza zakresem: „{ $question }”
triage-note-entry = Nowy wpis „{ $title }”

## A new entry

triage-ask-words = Proszę napisać kilka słów o szukanym wpisie.
triage-ask-wording = Proszę napisać pytanie tak, jak ma stać we wpisie.
triage-ask-title =
    { "**" }Nowy wpis: tytuł**
    Proszę przysłać tytuł, najlepiej jako krótkie pytanie. Przerwać można poleceniem /anuluj.
triage-ask-questions =
    { "**" }Nowy wpis: pytania**
    Po tych pytaniach bot znajdzie wpis:
    { $questions }
    Można przysłać następne, każde w osobnym wierszu.
triage-ask-answer =
    { "**" }Nowy wpis: odpowiedź**
    Proszę przysłać odpowiedź. Można użyć \*\*pogrubienia\*\*, \*kursywy\*, list z „- ” na początku wiersza i linków \[tekst\](https://…).
triage-ask-link =
    { "**" }Nowy wpis: strona do przeczytania**
    Proszę przysłać tytuł strony i jej adres, na przykład: Regulamin https://example.org/regulamin
triage-keep-questions = Dalej
triage-no-link = Bez linku
triage-cancel = Anuluj
triage-fix-title = Popraw tytuł
triage-fix-answer = Popraw odpowiedź
triage-preview = Tak zobaczą to mieszkańcy. Tytuł wpisu: „{ $title }”.
triage-title-taken = Wpis „{ $title }” już jest. Proszę podać inny tytuł albo dopisać pytanie do tamtego wpisu.
triage-bad-link = To nie jest adres strony: musi zaczynać się od https:// i nie może mieć odstępów. Proszę przysłać go jeszcze raz.
triage-link-title = Więcej informacji
triage-cancelled = Anulowano. Nic się nie zmieniło.
triage-nothing-to-cancel = Nie ma czego anulować.
triage-not-allowed = Nie mogę przyjąć tego wpisu.
triage-timed-out = Minęło ponad 30 minut, więc szkic przepadł. Jeśli to było pytanie do bota, proszę wysłać je jeszcze raz.
triage-lost = Tego szkicu już nie ma: minęło ponad 30 minut albo został zakończony. Proszę zacząć jeszcze raz.

## Statistics

triage-days = { $count } dni
triage-digest-on = Cotygodniowe podsumowanie: włącz
triage-digest-off = Cotygodniowe podsumowanie: wyłącz
triage-no-picture = Wykresu nie udało się narysować.
