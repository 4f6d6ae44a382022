start =
    Hello! I answer questions about the partnership “Wspólnie dla Miasta” (Together for the City) in Dąbrowa Górnicza: its organisations, programmes and grants, and how residents can take part in the life of the city.

    Please ask in your own words, for example: “When was DFOP founded?”. You can also choose a topic from the list.

    I am a program and answer only from checked information. When I do not know something, I say so and tell you whom to ask.
help =
    Please ask in everyday words, best about one matter at a time, for example: “How much is a small grant?”.

    /tematy – the list of all topics
    /jezyk – choice of language
    /prywatnosc – what becomes of what you write
    /pomoc – this message
privacy =
    { "**" }Privacy**

    I do not store who asks what: neither names nor Telegram account numbers.

    A question that I found no good answer to is stored without its author, so that the knowledge base can be completed. First I remove telephone numbers, addresses, PESEL numbers and other personal data that I recognise. It is gone 180 days after such a question was last asked.

    If you ask to be told when there is an answer, I remember the number of this chat and the question until then, for 90 days at most.

    To understand questions like “and when?”, I remember the thread of a conversation for 30 minutes, in the program’s memory only. A chosen language is remembered until the bot is restarted. Thumbs under answers are counted without any note of who tapped them.

    Please do not send personal data such as a PESEL number or an address all the same. Messages pass through Telegram’s servers, where its own rules apply.
unknown-command =
    I do not know this command. Just write your question or choose a topic from the list. /pomoc shows all commands.
only-text =
    I understand text only. Please write your question in everyday words.
empty-question =
    Yes? Please write a question, for example: “When was DFOP founded?”.
greeting =
    Hello! I answer questions about the partnership “Wspólnie dla Miasta” (Together for the City). In a group, please begin with { $address } or reply to a message of mine.
error =
    Sorry, something went wrong and I cannot answer now. Please try again in a moment.
too-fast =
    I am getting many messages from you at once. I will answer the earlier ones; please send the later ones again in a moment.
gone =
    This information is no longer in the knowledge base. Please ask a question or choose a topic from the list.

topics =
    { "**" }Topics**

    Please choose a topic.
topics-none =
    The knowledge base is still empty.
topic =
    { "**" }{ $title }**

    Please choose a question.
topic-other = Other matters

language =
    Which language shall I answer in?
language-chosen =
    From now on I answer in English.
language-any =
    I answer in the language of the question: Polish, Ukrainian or English.

button-simpler = In plain language
button-full = Full answer
button-none = None of these
button-contact = Contact a person
button-topics = List of topics
button-back = ← Back
button-any-language = The language of the question
button-thanks-up = 👍 Thank you
button-thanks-down = 👎 Thank you
thanks = Thank you for your opinion!

button-wait = Tell me when there is an answer
button-resign = Never mind
wait-kept =
    All right. When the knowledge base has an answer to “{ $question }”, I will write here. Until then I remember the number of this chat and the question, for 90 days at most.
wait-full =
    You are waiting for the answers to { $count } questions already, and I cannot remember more. You can give one up with the button under my earlier message.
wait-forgotten =
    I do not remember this question any more. Please ask it again and press the button then.
wait-failed =
    Sorry, I could not remember that. Please try again in a moment.
wait-resigned =
    All right, I will not tell you about it. The number of this chat is no longer kept with the question.
resign-failed =
    Sorry, that did not work. Please try again in a moment.
told = You asked: “{ $question }”. Now there is an answer:

command-start = Start
command-tematy = List of topics
command-jezyk = Choice of language
command-pomoc = How to ask
command-prywatnosc = What becomes of messages

bot-description =
    I answer questions about the partnership “Wspólnie dla Miasta” (Together for the City) in Dąbrowa Górnicza: NGOs, programmes, grants, how residents take part. In Polish, Ukrainian and English. Press “Start” and ask in your own words.
bot-short-description =
    Answers about the partnership “Wspólnie dla Miasta” in Dąbrowa Górnicza, Poland.
