"""How long to wait before trying again: longer each time, and never all together."""

import random


class Backoff:
    """Gives waits in seconds that double from `first` to `most`, each between half and all of its step."""

    def __init__(self, first: float = 0.5, most: float = 30.0) -> None:
        self._first, self._most = first, most
        self._next = first

    def wait(self) -> float:
        """The next wait."""
        step, self._next = self._next, min(self._next * 2, self._most)
        return step * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, guards nothing

    def reset(self) -> None:
        """It worked: begin small again."""
        self._next = self._first
