# The local chat.

terminal-welcome = **Добрий день!** Я бот партнерства „Wspólnie dla Miasta” у Домброві-Гурничій. Відповідаю на запитання мешканців – запитуйте своїми словами.
terminal-examples = Наприклад:
terminal-commands = Команди: /pomoc (допомога), /tematy (теми), /jezyk (мова), /prywatnosc (приватність), /koniec (кінець)
terminal-farewell = Дякую за розмову. До побачення!
terminal-help =
    Напишіть запитання звичайними словами – польською, українською чи англійською – і натисніть Enter. Якщо під відповіддю є номери або літери, досить ввести одну з них.

    - **/tematy** – усі теми, про які я щось знаю
    - **/jezyk** – вибір мови відповідей
    - **/prywatnosc** – що відбувається з тим, що Ви пишете
    - **/koniec** – завершити розмову (також Ctrl+C або Ctrl+D)
terminal-privacy = Ця розмова відбувається лише на цьому комп’ютері. Я ніде не зберігаю ні запитань, ні відповідей; пам’ятаю їх лише до кінця розмови, щоб розуміти запитання, пов’язані з попередніми.
terminal-unknown-command = Я не знаю такої команди. Список команд: /pomoc.
terminal-no-such-choice = Такого варіанта немає. Можна вибрати: { $keys }.
terminal-gone = Цієї інформації вже немає. Запитайте своїми словами або виберіть тему: /tematy
terminal-related = Дивіться також:
terminal-none = нічого з цього
terminal-simpler = простіше
terminal-full = повна відповідь
terminal-contact = зв’язок з людиною
terminal-topics = **Теми.** Введіть номер.
terminal-other-topics = Інші питання
terminal-back = назад до тем
terminal-languages = Якою мовою відповідати? Введіть номер.
terminal-language = українська
terminal-language-chosen = Відповідаю українською.
terminal-any-language = мовою запитання
terminal-any-language-chosen = Відповідаю мовою запитання.
