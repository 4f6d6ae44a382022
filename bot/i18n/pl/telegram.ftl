start =
    Dzień dobry! Odpowiadam na pytania o partnerstwo „Wspólnie dla Miasta” w Dąbrowie Górniczej: o organizacje, programy, dotacje i o to, jak mieszkańcy mogą brać udział w życiu miasta.

    Proszę napisać pytanie własnymi słowami, na przykład: „Kiedy powstało DFOP?”. Można też wybrać temat z listy.

    Jestem programem i odpowiadam tylko na podstawie sprawdzonych informacji. Gdy czegoś nie wiem, mówię o tym i wskazuję, kogo zapytać.
help =
    Proszę napisać pytanie zwykłymi słowami, najlepiej o jednej sprawie, na przykład: „Ile wynosi mały grant?” albo „Co to jest Rada Pożytku?”.

    /tematy – lista wszystkich tematów
    /jezyk – wybór języka
    /prywatnosc – co dzieje się z tym, co Państwo piszą
    /pomoc – ta wiadomość
privacy =
    { "**" }Prywatność**

    Nie zapisuję, kto o co pyta: ani nazwisk, ani numerów kont w Telegramie.

    Pytanie, na które nie znalazłem dobrej odpowiedzi, zapisuję bez informacji o autorze, żeby można było uzupełnić bazę wiedzy. Najpierw usuwam z niego telefony, adresy, PESEL i inne dane, które rozpoznam. Po 180 dniach od ostatniego takiego pytania znika.

    Jeśli poproszą Państwo o wiadomość, gdy będzie odpowiedź, pamiętam do tego czasu numer tej rozmowy i pytanie, najdłużej 90 dni.

    Żeby rozumieć pytania takie jak „a kiedy?”, pamiętam wątek rozmowy przez 30 minut, tylko w pamięci programu. Wybrany język pamiętam do ponownego uruchomienia bota. Kciuki pod odpowiedziami są liczone bez informacji o tym, kto je kliknął.

    Proszę mimo to nie podawać tu swoich danych, takich jak PESEL czy adres. Wiadomości przechodzą przez serwery Telegrama i obowiązują tam jego zasady.
unknown-command =
    Nie znam takiego polecenia. Proszę po prostu napisać pytanie albo wybrać temat z listy. Wszystkie polecenia pokazuje /pomoc.
only-text =
    Rozumiem tylko tekst. Proszę napisać pytanie zwykłymi słowami.
empty-question =
    Słucham. Proszę napisać pytanie, na przykład: „Kiedy powstało DFOP?”.
greeting =
    Dzień dobry! Odpowiadam na pytania o partnerstwo „Wspólnie dla Miasta”. W grupie proszę zacząć od { $address } albo odpowiedzieć na moją wiadomość.
error =
    Przepraszam, coś poszło nie tak i nie mogę teraz odpowiedzieć. Proszę spróbować jeszcze raz za chwilę.
too-fast =
    Dostaję od Państwa dużo wiadomości naraz. Odpowiem na wcześniejsze; późniejsze proszę przysłać ponownie za chwilę.
gone =
    Tej informacji już nie ma w bazie wiedzy. Proszę zadać pytanie albo wybrać temat z listy.

topics =
    { "**" }Tematy**

    Proszę wybrać temat.
topics-none =
    Baza wiedzy jest jeszcze pusta.
topic =
    { "**" }{ $title }**

    Proszę wybrać pytanie.
topic-other = Inne sprawy

language =
    W jakim języku mam odpowiadać?
language-chosen =
    Od teraz odpowiadam po polsku.
language-any =
    Odpowiadam w języku pytania: po polsku, po ukraińsku albo po angielsku.

button-simpler = Prościej
button-full = Pełna odpowiedź
button-none = Żadne z tych
button-contact = Kontakt z człowiekiem
button-topics = Lista tematów
button-back = ← Wróć
button-any-language = W języku pytania
button-thanks-up = 👍 Dziękuję za ocenę
button-thanks-down = 👎 Dziękuję za ocenę
thanks = Dziękuję za ocenę!

button-wait = Powiadom mnie, gdy będzie odpowiedź
button-resign = Zrezygnuj
wait-kept =
    Dobrze. Gdy w bazie wiedzy pojawi się odpowiedź na pytanie „{ $question }”, napiszę tutaj. Do tego czasu pamiętam numer tej rozmowy i pytanie, najdłużej 90 dni.
wait-full =
    Czekają już Państwo na odpowiedzi na { $count } pytań i więcej nie mogę zapamiętać. Z któregoś można zrezygnować przyciskiem pod moją wcześniejszą wiadomością.
wait-forgotten =
    Nie pamiętam już tego pytania. Proszę zadać je jeszcze raz i wtedy nacisnąć przycisk.
wait-failed =
    Przepraszam, nie udało się tego zapamiętać. Proszę spróbować jeszcze raz za chwilę.
wait-resigned =
    Dobrze, nie będę o tym powiadamiać. Numer tej rozmowy został przy tym pytaniu usunięty.
resign-failed =
    Przepraszam, nie udało się z tego zrezygnować. Proszę spróbować jeszcze raz za chwilę.
told = Pytał(a) Pan/Pani o „{ $question }”. Jest już odpowiedź:

command-start = Początek
command-tematy = Lista tematów
command-jezyk = Wybór języka
command-pomoc = Jak pytać
command-prywatnosc = Co dzieje się z wiadomościami

bot-description =
    Odpowiadam na pytania o partnerstwo „Wspólnie dla Miasta” w Dąbrowie Górniczej: organizacje pozarządowe, programy, dotacje, udział mieszkańców. Po polsku, ukraińsku i angielsku. Proszę nacisnąć „Start” i napisać pytanie własnymi słowami.
bot-short-description =
    Odpowiedzi na pytania o partnerstwo „Wspólnie dla Miasta” w Dąbrowie Górniczej.
