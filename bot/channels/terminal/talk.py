"""A conversation at a terminal: each line a person types gives a screen."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Final

from bot.channels.terminal.screen import Choice, Menu, Screen
from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Decision, Option, Question, Reply
from bot.dialogue.topics import Topic, topics
from bot.editorial.editions import Editions
from bot.i18n.catalogue import DEFAULT_LANGUAGE, LANGUAGES, message
from bot.knowledge.markup import escape
from bot.knowledge.model import Entry

_EXAMPLES: Final = 3
_LONGEST_NUMBER: Final = 2
_NONE: Final = "0"
_SIMPLER: Final = "p"
_CONTACT: Final = "k"


class Talk:
    """One person's conversation. ``clock`` tells the time of each line."""

    def __init__(self, editions: Editions, clock: Callable[[], datetime]) -> None:
        self._editions = editions
        self._clock = clock
        self._conversation = Conversation()
        self._chosen: str | None = None
        self._choices: dict[str, Choice] = {}
        self._commands: dict[str, Callable[[], Screen]] = {
            **dict.fromkeys(("/pomoc", "/help", "/start"), self._help),
            **dict.fromkeys(("/tematy", "/topics"), self._topics),
            **dict.fromkeys(("/jezyk", "/język", "/language"), self._languages),
            **dict.fromkeys(("/prywatnosc", "/prywatność", "/privacy"), self._privacy),
            **dict.fromkeys(("/koniec", "/quit", "/exit", "koniec", "quit", "exit"), self.farewell),
        }

    @property
    def language(self) -> str:
        """The language the person chose, else that of the last reply, else Polish."""
        return self._chosen or self._conversation.language or DEFAULT_LANGUAGE

    def welcome(self) -> Screen:
        """The first screen: who speaks, what one may ask, and the commands."""
        examples = "\n".join(f"- {escape(question)}" for question in self._examples())
        who, commands = self._say("terminal-welcome"), self._say("terminal-commands")
        if not examples:
            return Screen(f"{who}\n\n{commands}")
        return Screen(f"{who}\n\n{self._say('terminal-examples')}\n\n{examples}\n\n{commands}")

    def farewell(self) -> Screen:
        """The last screen."""
        return Screen(self._say("terminal-farewell"), last=True)

    def enter(self, line: str) -> Screen | None:
        """The screen that follows ``line``; None when there is nothing in it."""
        text = line.strip()
        if not text:
            return None
        screen = self._follow(text)
        # A remark leaves the choices that were there before it.
        self._choices = screen.choices or self._choices
        return screen

    def _follow(self, text: str) -> Screen:
        key = text.casefold()
        if command := self._commands.get(key):
            return command()
        if choice := self._choices.get(key):
            return choice.act()
        if text.startswith("/"):
            return Screen(self._say("terminal-unknown-command"))
        if self._choices and _is_key(key):
            return Screen(self._say("terminal-no-such-choice", keys=_keys(self._choices)))
        question = Question(text, self._clock(), self._chosen, self._conversation)
        self._choices = {}
        return self._heard(self._editions.current.assistant.reply(question))

    def _show(self, entry: str, *, simple: bool = False) -> Screen:
        assistant = self._editions.current.assistant
        try:
            reply = assistant.show(
                entry, self._clock(), self._conversation, self._chosen, simple=simple
            )
        except KeyError:
            return Screen(self._say("terminal-gone"))
        return self._heard(reply, full=entry if simple else None)

    def _none_of_these(self) -> Screen:
        assistant = self._editions.current.assistant
        return self._heard(assistant.none_of_these(self._clock(), self._conversation, self._chosen))

    def _heard(self, reply: Reply, full: str | None = None) -> Screen:
        """A reply as a screen, the conversation gone on by it.

        ``full`` is the entry whose plain-language form the reply is.
        """
        self._conversation = reply.conversation
        # The numbers of a list stay until the next one; a letter speaks of the last answer only.
        self._choices = {key: what for key, what in self._choices.items() if key.isdecimal()}
        options = self._numbered(reply.options, 1)
        if reply.decision is Decision.CLARIFY:
            options += (Choice(_NONE, self._say("terminal-none"), self._none_of_these),)
        related = self._numbered(reply.related, len(reply.options) + 1)
        letters: list[Choice] = []
        if reply.simpler:
            simpler = partial(self._show, reply.simpler, simple=True)
            letters.append(Choice(_SIMPLER, self._say("terminal-simpler"), simpler))
        if full:
            letters.append(Choice(_SIMPLER, self._say("terminal-full"), partial(self._show, full)))
        if reply.decision is Decision.FALLBACK and reply.contact:
            contact = partial(self._show, reply.contact)
            letters.append(Choice(_CONTACT, self._say("terminal-contact"), contact))
        menus = (
            Menu("", options),
            Menu(self._say("terminal-related"), related),
            Menu("", tuple(letters)),
        )
        return Screen(reply.text, reply.links, tuple(menu for menu in menus if menu.choices))

    def _numbered(self, options: Iterable[Option], start: int) -> tuple[Choice, ...]:
        return tuple(
            Choice(str(number), option.title, partial(self._show, option.entry))
            for number, option in enumerate(options, start)
        )

    def _help(self) -> Screen:
        return Screen(self._say("terminal-help"))

    def _privacy(self) -> Screen:
        return Screen(self._say("terminal-privacy"))

    def _topics(self) -> Screen:
        found = topics(self._editions.current.base, self.language)
        if len(found) == 1:
            return self._topic(found[0])
        choices = (
            Choice(str(number), self._title(topic), partial(self._topic, topic))
            for number, topic in enumerate(found, 1)
        )
        return Screen(self._say("terminal-topics"), menus=(Menu("", tuple(choices)),))

    def _topic(self, topic: Topic) -> Screen:
        back = (Choice(_NONE, self._say("terminal-back"), self._topics),)
        menu = Menu("", self._numbered(topic.entries, 1) + (back if topic.title else ()))
        return Screen(f"**{escape(self._title(topic))}**", menus=(menu,))

    def _title(self, topic: Topic) -> str:
        return topic.title or self._say("terminal-other-topics")

    def _languages(self) -> Screen:
        choices = [
            Choice(
                str(number), message(language, "terminal-language"), partial(self._use, language)
            )
            for number, language in enumerate(LANGUAGES, 1)
        ]
        choices.append(Choice(_NONE, self._say("terminal-any-language"), partial(self._use, None)))
        return Screen(self._say("terminal-languages"), menus=(Menu("", tuple(choices)),))

    def _use(self, language: str | None) -> Screen:
        self._chosen = language
        self._choices = {}
        chosen = "terminal-language-chosen" if language else "terminal-any-language-chosen"
        return Screen(self._say(chosen))

    def _examples(self) -> list[str]:
        """The first question about each of the subjects that most entries are about."""
        base = self._editions.current.base
        main = {entry.id: next(iter(entry.about), "") for entry in base.entries}
        sizes = Counter(main.values())
        first = {main[entry.id]: entry for entry in reversed(base.entries)}
        best = [first[subject] for subject, _ in sizes.most_common(_EXAMPLES)]
        entries = {entry.id: entry for entry in (*best, *base.entries[:_EXAMPLES])}
        return [_question(entry, self.language) for entry in entries.values()][:_EXAMPLES]

    def _say(self, key: str, **values: str) -> str:
        return message(self.language, key, **values)


def _is_key(text: str) -> bool:
    """Whether ``text`` was typed to choose something, there or not, rather than to ask."""
    number = text.isdecimal() and len(text) <= _LONGEST_NUMBER
    return number or text in {_SIMPLER, _CONTACT}


def _keys(choices: Iterable[str]) -> str:
    """The keys of ``choices`` in few words: ``1–12, 0, p``."""
    numbers = [key for key in choices if key.isdecimal() and key != _NONE]
    others = [key for key in choices if key not in numbers]
    spans = [f"{numbers[0]}–{numbers[-1]}"] if len(numbers) > 1 else numbers
    return ", ".join(spans + others)


def _question(entry: Entry, language: str) -> str:
    """The first phrasing of ``entry`` in ``language``, else in its own."""
    phrasings = [*entry.phrasings()]
    return next((text for code, text in phrasings if code == language), phrasings[0][1])
