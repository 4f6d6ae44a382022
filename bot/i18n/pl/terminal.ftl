# The local chat.

terminal-welcome = **Dzień dobry!** Jestem botem partnerstwa „Wspólnie dla Miasta” w Dąbrowie Górniczej. Odpowiadam na pytania mieszkańców – proszę pytać własnymi słowami.
terminal-examples = Na przykład:
terminal-commands = Polecenia: /pomoc, /tematy, /jezyk, /prywatnosc, /koniec
terminal-farewell = Dziękuję za rozmowę. Do widzenia!
terminal-help =
    Proszę wpisać pytanie zwykłymi słowami – po polsku, ukraińsku lub angielsku – i nacisnąć Enter. Gdy pod odpowiedzią są numery lub litery, wystarczy wpisać jedną z nich.

    - **/tematy** – wszystkie tematy, o których coś wiem
    - **/jezyk** – wybór języka odpowiedzi
    - **/prywatnosc** – co dzieje się z tym, co Państwo piszą
    - **/koniec** – zakończenie rozmowy (także Ctrl+C lub Ctrl+D)
terminal-privacy = Ta rozmowa toczy się tylko na tym komputerze. Pytań ani odpowiedzi nigdzie nie zapisuję; pamiętam je tylko do końca rozmowy, żeby rozumieć pytania nawiązujące do poprzednich.
terminal-unknown-command = Nie znam takiego polecenia. Listę poleceń pokazuje /pomoc.
terminal-no-such-choice = Nie ma takiej pozycji. Do wyboru: { $keys }.
terminal-gone = Tej informacji już nie ma. Proszę zapytać własnymi słowami albo wybrać temat: /tematy
terminal-related = Zobacz też:
terminal-none = żadne z tych
terminal-simpler = prościej
terminal-full = pełna odpowiedź
terminal-contact = kontakt z człowiekiem
terminal-topics = **Tematy.** Proszę wpisać numer.
terminal-other-topics = Inne sprawy
terminal-back = wróć do tematów
terminal-languages = W jakim języku odpowiadać? Proszę wpisać numer.
terminal-language = polski
terminal-language-chosen = Odpowiadam po polsku.
terminal-any-language = w języku pytania
terminal-any-language-chosen = Odpowiadam w języku pytania.
