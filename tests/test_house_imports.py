"""The house: imports go one way, and each library lives in its own room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "data", "playground")

MAY_IMPORT = {
    "bot": {"bot", "data"},
    "handlers": {"handlers", "bot", "data"},
    "data": {"data"},
    "playground": {"playground"},
}
MAY_IMPORT_THE_PLAYGROUND = {"handlers/local_telegram.py", "handlers/chatting.py"}

ONLY_IN = {
    "telegram": {"handlers"},
    "aiohttp": {"handlers", "playground"},
    "apscheduler": {"handlers"},
    "sqlalchemy": {"data"},
    "alembic": {"data"},
    "psycopg": {"data"},
    "rapidfuzz": {"bot", "handlers"},
    "starlette": {"playground", "handlers"},
    "uvicorn": {"playground", "handlers"},
    "babel": {"bot"},
    "icalendar": {"bot"},
}
FORBIDDEN_IN_THE_MIND = {
    "socket",
    "requests",
    "urllib",
    "http",
    "asyncio",
    "sqlite3",
    "subprocess",
    "threading",
    "time",
}
CLOCKS = {"now", "utcnow", "today"}


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import hides where it goes"
            yield node.module or ""


ALL_MODULES = [(room, file) for room in ROOMS for file in modules(room)]


@pytest.mark.parametrize(("room", "file"), ALL_MODULES, ids=lambda value: str(value).removeprefix(f"{ROOT}/"))
def test_a_room_imports_only_what_lies_behind_it(room: str, file: Path) -> None:
    name = file.relative_to(ROOT).as_posix()
    for imported in imports(file):
        top = imported.partition(".")[0]
        allowed = MAY_IMPORT[room] | ({"playground"} if name in MAY_IMPORT_THE_PLAYGROUND else set())
        assert top not in {*ROOMS, "tests", "benchmarks"} or top in allowed, f"{name} imports {imported}"
        assert room in ONLY_IN.get(top, {room}), f"{name} imports {imported}, which lives elsewhere"


@pytest.mark.parametrize("file", modules("bot"), ids=lambda file: str(file).removeprefix(f"{ROOT}/"))
def test_the_mind_has_no_network_no_thread_and_no_clock(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not {one.partition(".")[0] for one in imports(file)} & FORBIDDEN_IN_THE_MIND
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            assert (node.func.value.id, node.func.attr) not in {
                (kind, one) for kind in ("datetime", "date") for one in CLOCKS
            }


def test_the_front_door_is_six_lines_because_type_checkers_skip_it() -> None:
    assert len((ROOT / "bot.py").read_text(encoding="utf-8").splitlines()) <= 6


def test_import_bot_finds_the_package_and_not_the_front_door() -> None:
    import bot

    assert bot.__file__ is not None
    assert Path(bot.__file__).name == "__init__.py"
