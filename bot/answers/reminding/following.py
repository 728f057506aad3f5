"""What is repeated follows the clock of its chat, unless another one was said with it."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.answers.talk import Talk
from bot.reminding import free
from bot.reminding.planning import PLANNED_AHEAD
from bot.reminding.wishes import has_own_clock


def follow_clock(before: ZoneInfo, after: ZoneInfo, talk: Talk) -> bool:
    """Repeat at the same hours by another clock what was repeated by the chat's own; whether there was anything.

    What was said "15:00 Paris" stays in Paris, and what comes once stays at its instant.
    """
    repeated = [one for one in talk.memory.reminders.of_chat(talk.where.id) if one.rrule and one.zone == before.key]
    following = [one for one in repeated if not has_own_clock(one, talk.memory, talk.now)]
    if before.key == after.key:
        return False
    for one in following:
        moved = replace(one, zone=after.key, version=one.version + 1, made_at=talk.now)
        free.plan_one(talk.memory.reminders.update(moved), talk.memory, talk.now, talk.now + PLANNED_AHEAD)
    return bool(following)
