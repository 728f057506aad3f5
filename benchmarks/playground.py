"""How fast the local Telegram is: round trips getUpdates → sendMessage, limits off; and whether its memory stays flat.

A round trip is one update fetched with a getUpdates of its own (limit 1, confirming the one before) and one sendMessage
in answer to it, over kept-alive connections from a process of its own. `--bots` of them ask side by side.

    python -m benchmarks.playground [--round-trips 20000] [--bots 8] [--messages 100000] [--json]
"""

import argparse
import json
import multiprocessing
import socket
import time
from collections.abc import Callable
from typing import Any

import psutil

from playground.client import Playground
from playground.process import running_playground

_TOKEN = "{number}:benchmark-of-the-local-telegram"  # noqa: S105


def world(bots: int) -> dict[str, Any]:
    """Bots, each with a person who has started them all."""
    made = [{"token": _TOKEN.format(number=7_000_000_000 + one), "username": f"bench_{one}_bot"} for one in range(bots)]
    people = [{"key": f"person{one}", "first_name": "Person", "started": True} for one in range(bots)]
    return {"bots": made, "people": people}


class Bot:
    """A bot on one socket, with as little of its own as possible, so that the server is what is measured."""

    def __init__(self, port: int, token: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.path = f"/bot{token}"

    def ask(self, method: str, body: bytes) -> bytes:
        """The body of the answer."""
        head = f"POST {self.path}/{method} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        self.socket.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        received = self.socket.recv(65536)
        while b"\r\n\r\n" not in received:
            received += self.socket.recv(65536)
        told, _, rest = received.partition(b"\r\n\r\n")
        length = int(told.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        while len(rest) < length:
            rest += self.socket.recv(65536)
        return rest


def converse(port: int, token: str, updates: int) -> None:
    """Answer every waiting update, one by one."""
    bot, offset = Bot(port, token), 0
    for _ in range(updates):
        answer = json.loads(bot.ask("getUpdates", b'{"limit":1,"timeout":10,"offset":%d}' % offset))
        update = answer["result"][0]
        offset = update["update_id"] + 1
        chat_id = update["message"]["chat"]["id"]
        sent = bot.ask("sendMessage", b'{"chat_id":%d,"text":"<b>Answer</b> to it","parse_mode":"HTML"}' % chat_id)
        if not sent.startswith(b'{"ok":true'):
            raise RuntimeError(sent.decode())


def say_much(playground: Playground, messages: int, bots: int) -> None:
    """Everybody writes to their bot, through the side door."""
    for one in range(bots):
        person = playground.person(f"person{one}")
        for number in range(messages // bots):
            person.say(f"message {number}", f"@bench_{one}_bot")


def in_processes(work: Callable[..., None], arguments: list[tuple[Any, ...]]) -> float:
    """Seconds until all are done."""
    processes = [multiprocessing.Process(target=work, args=one) for one in arguments]
    begin = time.perf_counter()
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise RuntimeError("a bot failed")
    return time.perf_counter() - begin


def server_process() -> psutil.Process:
    """The local Telegram that this benchmark has started."""
    return next(one for one in psutil.Process().children() if "playground" in one.cmdline())


def round_trips(count: int, bots: int) -> tuple[int, int]:
    """Round trips a second with so many bots side by side, and microseconds of the server's CPU for each."""
    with running_playground(world(bots)) as playground:
        say_much(playground, count, bots)
        port = int(playground.base_url.rpartition(":")[2])
        work = [(port, _TOKEN.format(number=7_000_000_000 + one), count // bots) for one in range(bots)]
        server, done = server_process(), (count // bots) * bots
        before = sum(server.cpu_times()[:2])
        seconds = in_processes(converse, work)
        return round(done / seconds), round(1e6 * (sum(server.cpu_times()[:2]) - before) / done)


def flood(port: int, token: str, chat_id: int, messages: int) -> None:
    """Send messages one after another."""
    bot = Bot(port, token)
    for number in range(messages):
        bot.ask("sendMessage", b'{"chat_id":%d,"text":"message number %d of many"}' % (chat_id, number))


def memory(messages: int) -> list[float]:
    """Resident megabytes after each fifth of so many messages."""
    with running_playground(world(1)) as playground:
        port, token = int(playground.base_url.rpartition(":")[2]), _TOKEN.format(number=7_000_000_000)
        chat_id = playground.person("person0").id
        server = server_process()
        sizes = []
        for _ in range(5):
            flood(port, token, chat_id, messages // 5)
            sizes.append(round(server.memory_info().rss / 1e6, 1))
        return sizes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--round-trips", type=int, default=20_000)
    parser.add_argument("--bots", type=int, default=4)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    rates = {bots: round_trips(given.round_trips, bots) for bots in (1, given.bots)}
    sizes = memory(given.messages)
    if given.json:
        named = {bots: {"per_second": rate, "server_microseconds": cost} for bots, (rate, cost) in rates.items()}
        print(json.dumps({"round_trips": named, "messages": given.messages, "resident_megabytes": sizes}))
        return
    for bots, (rate, cost) in rates.items():
        print(f"{rate:>7,} round trips getUpdates → sendMessage a second, {bots} bot(s), {cost} µs of server CPU each")
    print(f"{given.messages:>7,} messages: resident megabytes after each fifth {sizes}")


if __name__ == "__main__":
    main()
