# The local chat.

terminal-welcome = **Hello!** I am the bot of the partnership „Wspólnie dla Miasta” in Dąbrowa Górnicza. I answer residents’ questions – please ask in your own words.
terminal-examples = For example:
terminal-commands = Commands: /pomoc (help), /tematy (topics), /jezyk (language), /prywatnosc (privacy), /koniec (quit)
terminal-farewell = Thank you for the talk. Goodbye!
terminal-help =
    Please type a question in plain words – in Polish, Ukrainian or English – and press Enter. Where numbers or letters stand under an answer, just type one of them.

    - **/tematy** – all topics that I know something about
    - **/jezyk** – the language of the answers
    - **/prywatnosc** – what happens to what you write
    - **/koniec** – end the talk (Ctrl+C or Ctrl+D, too)
terminal-privacy = This talk stays on this computer. I store neither questions nor answers; I remember them only until the talk ends, to understand questions that refer to earlier ones.
terminal-unknown-command = I do not know this command. /pomoc lists the commands.
terminal-no-such-choice = There is no such choice. Please choose from: { $keys }.
terminal-gone = This information is no longer there. Please ask in your own words or choose a topic: /tematy
terminal-related = See also:
terminal-none = none of these
terminal-simpler = in plain words
terminal-full = in full
terminal-contact = contact a person
terminal-topics = **Topics.** Please type a number.
terminal-other-topics = Other matters
terminal-back = back to the topics
terminal-languages = In which language should I answer? Please type a number.
terminal-language = English
terminal-language-chosen = I will answer in English.
terminal-any-language = in the language of the question
terminal-any-language-chosen = I will answer in the language of the question.
