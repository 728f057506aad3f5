"""The front door: the gate first, and behind it the command line with all that has to be imported for it."""

import os
import sys

from handlers.gate import refuse_a_second


def main() -> None:
    """Do what the command line says, unless somebody does it already."""
    refuse_a_second(sys.argv[1:], os.environ)
    from handlers.command_line import main as work  # noqa: PLC0415  # the gate must open first

    work()
