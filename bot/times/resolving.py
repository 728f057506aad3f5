"""From a meaning to wall time: importing this module makes every kind of meaning known to `resolve`."""

from bot.times import resolving_counts, resolving_days, resolving_moments, resolving_periods
from bot.times.reckoning import Reference, Span, reference, resolve

KINDS = (resolving_counts, resolving_days, resolving_moments, resolving_periods)

__all__ = ["KINDS", "Reference", "Span", "reference", "resolve"]
