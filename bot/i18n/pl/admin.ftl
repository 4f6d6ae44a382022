# Telegram for those who keep the knowledge: read by them alone, in Polish only.

## Proposals

admin-preview =
    { "**" }Propozycja nr { $number }**
    { $note } – { $name }
admin-preview-risk = { $count ->
    [one] Uwaga: ta zmiana psuje { $count } pytanie ze sprawdzianu
    [few] Uwaga: ta zmiana psuje { $count } pytania ze sprawdzianu
   *[other] Uwaga: ta zmiana psuje { $count } pytań ze sprawdzianu
 }. Proszę przeczytać niżej, które, zanim naciśnie się „Opublikuj”.
admin-preview-answer = Odpowiedź: { $answer }
admin-preview-answers =
    Było: { $before }
    Będzie: { $after }
admin-preview-warnings = Nowe ostrzeżenia:
admin-preview-proof = Sprawdzian:
admin-preview-doubts = Wątpliwości:
admin-and-more = { $count ->
    [one] … i { $count } dalszy
   *[other] … i { $count } dalszych
 }
admin-publish = Opublikuj
admin-reject = Odrzuć
admin-decided-published = Ta propozycja jest już opublikowana.
admin-decided-rejected = Ta propozycja jest już odrzucona.
admin-decided-failed = Tej propozycji nie dało się opublikować. Proszę przygotować ją jeszcze raz.
admin-decided-missing = Nie mam już tej propozycji. Proszę przygotować ją jeszcze raz.
admin-note-proposed = { $note } (propozycja: { $name })
