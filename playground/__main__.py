"""`python -m playground`: the local Telegram on its own."""

import argparse
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from playground.engine import Engine, Settings
from playground.server import listen, serve
from playground.world.errors import WorldError

_DEFAULT_WORLD = Path(__file__).parent / "world.json"


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--port", type=int, default=8014)
    parser.add_argument("--host", default="127.0.0.1", help="loopback only")
    parser.add_argument("--world", type=Path, help="a JSON file with bots, people and groups")
    parser.add_argument("--state", type=Path, help="keep everything in this file over a restart")
    parser.add_argument("--limits", choices=("harsh", "real", "off"), default="harsh")
    parser.add_argument("--strict", action="store_true", help="refuse parameters that are unknown or have no use")
    return parser.parse_args()


def read_world(path: Path) -> dict[str, Any]:
    """A world file; raises WorldError when it is not JSON."""
    try:
        world = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise WorldError(f"{path}: {error}") from None
    if not isinstance(world, dict):
        raise WorldError(f"{path}: a world is a JSON object")
    return world


def main() -> int:
    """Start, say where, serve."""
    given = arguments()
    try:
        beginning = read_world(given.world or _DEFAULT_WORLD)
        settings = Settings(given.limits, given.strict, beginning, state=given.state)
        engine = Engine(settings)
        listening = listen(given.host, given.port)
    except (WorldError, OSError, ValueError) as error:
        print(f"The local Telegram cannot start: {error}", file=sys.stderr)
        return 2
    port = listening.getsockname()[1]
    with suppress(KeyboardInterrupt):  # Ctrl-C is how one ends it
        serve(engine, listening, lambda: print(f"Local Telegram at http://{given.host}:{port}", flush=True))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
