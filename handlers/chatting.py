"""The chat in a terminal: what a person of the local Telegram sees and does, line by line."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from playground.client import Person, Playground, RefusedError, Seen

HELP = """\
You are {name}. Write to Minga, or a line that begins with a colon:
  :1 :2 …             press the button of that number
  :as KEY             be somebody else                :people   who is there
  :group, :private    speak in the group, or with Minga alone
  :clock +1h          move the clock: +10m, +1h, +1d, or next, to the next reminder
  :quit"""
UNITS = {"m": 60, "h": 3600, "d": 86400}
LOOKS_EVERY = 1.0
"""Seconds; whoever becomes somebody else, or goes into the group, sees what is new there that soon."""
WORDS = (":as", ":people", ":group", ":private", ":clock", ":quit")


@dataclass
class TerminalChat:
    """One person at a terminal; `show` prints a line, `group` is the key of the group to speak in."""

    playground: Playground
    person: Person
    group: str
    show: Callable[[str], None]
    chat: str = ""
    version: int = 0
    buttons: list[tuple[Seen, str]] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def run(self, read_line: Callable[[], str]) -> None:
        """Read lines until the end of input or ":quit"; what others write appears meanwhile."""
        self.show(HELP.format(name=self.person.key))
        self.skip()
        stop = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(stop,), daemon=True)
        watcher.start()
        try:
            while (line := read_line().strip()) != ":quit":
                self.take(line)
        except EOFError:
            self.catch_up(wait=2.0)
        finally:
            stop.set()
            watcher.join(LOOKS_EVERY + 1.0)

    def completions(self, begun: str, line: str) -> list[str]:
        """Give what a word begun in a line may become: people behind ":as", else the terminal's own words."""
        known = self.people() if line.startswith(":as ") else WORDS
        return [word for word in known if word.startswith(begun)]

    def people(self) -> list[str]:
        """Give the keys of everybody one can be."""
        return [str(one["key"]) for one in self.playground.door.get("/sim/state")["people"]]

    def take(self, line: str) -> None:
        """Do what one line says."""
        try:
            self._do(line)
        except (RefusedError, LookupError, ValueError) as problem:
            self.show(f"({problem})")

    def skip(self) -> None:
        """Take what is there already as seen."""
        self.version, seen = self.person.sees_after(0, self.chat)
        self.known.update(message.id for message in seen)

    def catch_up(self, wait: float = 0.0) -> None:
        """Show what is new or was edited in this chat; wait for it up to so many seconds."""
        person, chat = self.person, self.chat
        version, seen = person.sees_after(self.version, chat, wait=wait)
        with self.turn:
            if (person, chat) != (self.person, self.chat):
                return
            self.version = version
            for message in seen:
                if not message.from_me:
                    self._show(message)

    def _watch(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                self.catch_up(wait=LOOKS_EVERY)
            except (OSError, RefusedError) as problem:
                self.show(f"(the local Telegram does not answer: {problem})")
                stop.wait(2.0)

    def _do(self, line: str) -> None:
        if not line:
            return
        if not line.startswith(":"):
            self.person.say(line, self.chat)
            return
        word, _, rest = line[1:].partition(" ")
        if word.isdigit():
            self._press(int(word))
        else:
            self._command(word, rest.strip())

    def _press(self, number: int) -> None:
        if not 1 <= number <= len(self.buttons):
            raise LookupError(f"there is no button {number}")
        message, label = self.buttons[number - 1]
        answer = self.person.press(label, message)
        said = answer.text or answer.url
        if said:
            self.show(f"({said})")

    def _command(self, word: str, rest: str) -> None:
        if word == "as":
            self._go(self.playground.person(rest), "")
        elif word in {"group", "private"}:
            self._go(self.person, self.group if word == "group" else "")
        elif word == "people":
            self.show(", ".join(self.people()))
        elif word == "clock":
            self._move_clock(rest)
        else:
            self.show(HELP.format(name=self.person.key))

    def _go(self, person: Person, chat: str) -> None:
        with self.turn:
            self.person, self.chat = person, chat
            self.skip()
        self.show(f"(you are {person.key}, {'in the group' if chat else 'with Minga alone'})")

    def _move_clock(self, by: str) -> None:
        if by == "next":
            now = self.playground.clock.to_next_wake_up()
        else:
            now = self.playground.clock.advance(seconds=float(by.strip("+mhd")) * UNITS[by[-1:]])
        self.show(f"(it is now {now:%A %d %B %Y, %H:%M} UTC)")

    def _show(self, message: Seen) -> None:
        mark = " (edited)" if message.id in self.known and message.edited else ""
        self.known.add(message.id)
        self.show(f"\n{message.sender}{mark}: {message.text}")
        if message.file:
            self.show(f"  📎 {message.file.name}")
        for label in message.labels:
            self.buttons.append((message, label))
            self.show(f"  :{len(self.buttons)} [{label}]")
