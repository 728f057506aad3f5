"""Every method that exists; anything else is 404."""

from playground.api.call import Method
from playground.api.methods import chats, editing, files, inline, myself, sending, small


def all_methods() -> dict[str, Method]:
    """Methods by their name in lower case."""
    tables = (
        sending.METHODS,
        files.METHODS,
        editing.METHODS,
        small.METHODS,
        chats.METHODS,
        myself.METHODS,
        inline.METHODS,
    )
    return {method.name.lower(): method for table in tables for method in table}
