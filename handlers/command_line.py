"""The command line: `python bot.py` starts Minga; ask, explain, when and chat answer on the terminal."""

import argparse
import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.assistant import Assistant
from data import demonstration
from data.errors import MingaDataError
from data.model import LANGUAGES
from handlers import operating
from handlers.application import run
from handlers.chatting import TerminalChat
from handlers.errors import BorderError
from handlers.local_telegram import FOLDER, ROOT, TOKEN, let_in, local_telegram
from handlers.logs import set_up_logs
from handlers.opening import first_code, open_for
from handlers.settings import Settings, check_zone, checked, read_settings
from handlers.terminal import Manner, Terminal, answer_lines, understood_time
from handlers.zone_data import use_newest_zone_data


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line says; what goes wrong is said in one sentence, with exit code 1."""
    options = parser().parse_args(arguments)
    try:
        os.umask(0o077)  # nobody else on the machine reads what people said
        use_newest_zone_data()
        options.work(options, options.read())
    except (BorderError, MingaDataError) as problem:
        sys.exit(f"minga: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever reads has read enough (`| head`); Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command line."""
    top = argparse.ArgumentParser(prog="bot.py", description="Minga, the shared memory of a cooperation network.")
    top.set_defaults(work=serve, read=read_settings)
    add_port(top)
    commands = top.add_subparsers(title="commands", metavar="")
    for name, work, help_ in (
        ("ask", ask, "answer one question; changes nothing but the list of unanswered ones"),
        ("explain", explain, "show how a sentence is understood: names and times, and how sure"),
        ("when", when, "show how a time is understood"),
    ):
        command = commands.add_parser(name, help=help_, description=help_)
        command.set_defaults(work=work)
        add_manner(command)
    add_operating(commands)
    command = commands.add_parser("chat", help="talk with Minga in this terminal, beside a local Telegram")
    command.add_argument("--as", dest="as_key", metavar="KEY", help="whom to be; :people shows who is there")
    add_port(command)
    command.set_defaults(work=chat)
    return top


def add_port(command: argparse.ArgumentParser) -> None:
    """Add where the local Telegram answers. A command's own must not undo what was said before it."""
    help_ = "where the local Telegram answers, without a token; else MINGA_PLAYGROUND_PORT"
    command.add_argument("--port", type=int, default=argparse.SUPPRESS, help=help_)


def port_of(options: argparse.Namespace, settings: Settings) -> int:
    """Give the port of the local Telegram: that of the command line, else that of the settings."""
    said: int | None = getattr(options, "port", None)
    chosen = settings if said is None else replace(settings, playground_port=said)
    return checked(chosen).playground_port


def add_operating(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add what is for whoever looks after Minga."""
    help_ = "say how Minga is, and what to do; exit code 1 when something is broken"
    command = commands.add_parser("doctor", help=help_, description=help_)
    command.set_defaults(work=operating.doctor, read=operating.settings_or_trouble)
    command.add_argument("--json", action="store_true", help="print one JSON object")
    help_ = "copy an SQLite memory to a new file, beside a running Minga"
    command = commands.add_parser("backup", help=help_, description=help_)
    command.set_defaults(work=operating.backup)
    command.add_argument("file", nargs="?", help="the new file; without it, one where the nightly ones are")
    help_ = "put a backup in the place of the memory, which is kept beside it; Minga must be stopped"
    command = commands.add_parser("restore", help=help_, description=help_)
    command.set_defaults(work=operating.restore)
    command.add_argument("file", help="the backup")


def add_manner(command: argparse.ArgumentParser) -> None:
    """Add how a sentence is asked."""
    command.add_argument("text", help="the sentence; - reads one a line from standard input")
    command.add_argument("--language", choices=LANGUAGES, help="spoken when the sentence does not tell")
    command.add_argument("--zone", help="the IANA zone of whoever asks")
    command.add_argument("--now", type=aware, metavar="ISO", help="the instant to answer at, with its offset")
    command.add_argument("--as", dest="as_person", metavar="PERSON", help="somebody of the directory, by name")
    command.add_argument("--chat", choices=("private", "group"), default="private", help="where it is asked")
    command.add_argument("--json", action="store_true", help="print one JSON object a line")


def aware(text: str) -> datetime:
    """Read an instant with its offset."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise argparse.ArgumentTypeError("an instant needs its offset, as in 2026-10-13T15:00:00+02:00")
    return instant


def serve(options: argparse.Namespace, settings: Settings) -> None:
    """Be at work until stopped; without a token, beside the local Telegram."""
    set_up_logs(settings.log_level, settings.log_json, (settings.telegram_token, TOKEN))
    with closing(open_for(settings, print)) as store:
        assistant = assistant_for(settings)
        with store.begin() as memory:
            code = first_code(memory, datetime.now(UTC))
        if not settings.local:
            announce(code)
            run_loop(run(settings, assistant, store))
            return
        with local_telegram(store, port_of(options, settings)) as local:
            let_in(store, local, code)
            print(f"\n  Open {local.address} in a browser and write to Minga there. Ctrl-C stops her.\n", flush=True)
            run_loop(run(local.settings(settings), assistant, store))


def run_loop(work: Coroutine[Any, Any, None]) -> None:
    """Run the event loop until the work is done: on uvloop where there is one, for half the CPU."""
    try:
        import uvloop  # noqa: PLC0415  # not on every system
    except ImportError:
        asyncio.run(work)
    else:
        uvloop.run(work)


def announce(code: str | None) -> None:
    """Print how the first coordinator gets in, where there is none yet."""
    if code:
        print(f"\n  Nobody has been let in yet. Write this to the bot, once: /start {code}\n", flush=True)


def ask(options: argparse.Namespace, settings: Settings) -> None:
    """Answer questions on the terminal."""
    on_terminal(options, settings, lambda terminal: terminal.ask)


def explain(options: argparse.Namespace, settings: Settings) -> None:
    """Show how sentences are understood."""
    on_terminal(options, settings, lambda terminal: terminal.explain)


def when(options: argparse.Namespace, settings: Settings) -> None:
    """Show how times are understood; needs no memory."""
    manner = manner_of(options, settings)
    answer_lines(lambda text: understood_time(text, manner), sentences(options), options.json, print_line)


def on_terminal(
    options: argparse.Namespace, settings: Settings, work: Callable[[Terminal], Callable[[str], dict[str, Any]]]
) -> None:
    """Work on the sentence given, or on every line of standard input."""
    manner = manner_of(options, settings)
    with closing(open_for(settings, lambda text: print(text, file=sys.stderr))) as store:
        terminal = Terminal(assistant_for(settings), store, manner)
        answer_lines(work(terminal), sentences(options), options.json, print_line)


def manner_of(options: argparse.Namespace, settings: Settings) -> Manner:
    """Give how the terminal asks. Raises `SettingsError` for a zone that is none."""
    zone = options.zone or settings.zone
    check_zone(zone)
    now = options.now or datetime.now(UTC)
    return Manner(
        now, zone, options.language or settings.language, options.as_person, options.chat == "group", not options.zone
    )


def sentences(options: argparse.Namespace) -> Iterable[str]:
    """Give the sentence of the command line, or the lines of standard input."""
    return sys.stdin if options.text == "-" else [options.text]


def print_line(line: str) -> None:
    """Print a line at once: whoever reads from a pipe waits for it."""
    print(line, flush=True)


def chat(options: argparse.Namespace, settings: Settings) -> None:
    """Talk with Minga in the terminal, through a local Telegram: the one that runs, or one started for it."""
    if not settings.local:
        raise BorderError("The chat in the terminal is for the local Telegram: unset MINGA_TELEGRAM_TOKEN.")
    port = port_of(options, settings)
    with closing(open_for(settings, print)) as store, local_telegram(store, port) as local, minga_beside(port):
        world = demonstration.read()
        key = options.as_key or next(one.key for one in world.players if one.role == "coordinator")
        person = local.playground.person(key)
        talk = TerminalChat(local.playground, person, world.group_key, print_line)
        complete_with(talk.completions)
        talk.run(input)


def complete_with(completions: Callable[[str, str], list[str]]) -> None:
    """Let the tabulator complete what is typed, where the terminal can do that."""
    try:
        import readline  # noqa: PLC0415  # not on every system
    except ImportError:
        return

    def complete(begun: str, state: int) -> str | None:
        found = completions(begun, readline.get_line_buffer())
        return found[state] if state < len(found) else None

    readline.set_completer_delims(" ")
    readline.set_completer(complete)
    readline.parse_and_bind("tab: complete")


@contextmanager
def minga_beside(port: int) -> Iterator[None]:
    """Have Minga at work in a process of her own; one that works already stays, and the new one leaves at once."""
    with (FOLDER / "minga.log").open("ab") as log:
        command = [sys.executable, "bot.py", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)  # noqa: S603
        try:
            yield
        finally:
            process.terminate()
            process.wait(10)


def assistant_for(settings: Settings) -> Assistant:
    """Give the mind that the settings ask for."""
    return Assistant(settings.language, settings.zone)
