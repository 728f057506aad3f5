"""Python's collector looks through all that was ever imported, again and again: 40 % of a long run's time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = (50_000, 50, 50)


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let what is there already alone, and look through what is new seldom."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
