"""Understanding: a sentence in, one intent out; deterministic, offline, and without any effect."""

from bot.understanding.questions import Understanding, Understood

__all__ = ["Understanding", "Understood"]
