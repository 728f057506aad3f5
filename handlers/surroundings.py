"""What hearing and sending have in common."""

from dataclasses import dataclass, field

from handlers.clock import Bell, Clock
from handlers.mind import Mind
from handlers.reading import Me
from handlers.thread import MindThread


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The mind and its thread, the clock, who Minga is, and the two bells that the parts ring for each other."""

    mind: Mind
    thread: MindThread
    clock: Clock
    me: Me
    arrived: Bell = field(default_factory=Bell)
    """Rung when something is in the inbox."""
    due: Bell = field(default_factory=Bell)
    """Rung when something may leave the outbox."""
