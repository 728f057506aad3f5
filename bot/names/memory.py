"""Memory: what building a large index has freed goes back to the system."""

import ctypes


def hand_back() -> None:
    """Give freed memory back to the system where the C library keeps it: glibc keeps more than the index itself."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        # Another C library: it has no such call, and nothing depends on it.
        return
