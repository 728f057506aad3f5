"""To when a meeting is to be moved."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.intents import MoveMeeting
from bot.reminding.occurrences import Occurrence
from bot.times.zones import at_wall


def target_of(intent: MoveMeeting, found: Occurrence) -> datetime:
    """Give when it shall be, aware, in the zone that owns the meeting; what was not said stays as it is."""
    if intent.shift is not None:
        return found.starts + timedelta(minutes=intent.shift)
    when = intent.when
    zone = ZoneInfo(when.zone) if when.zone else found.zone
    here = found.starts.astimezone(zone)
    wall = datetime.combine(when.day or here.date(), when.hour if when.hour is not None else here.time())
    return at_wall(wall, zone)[0].astimezone(found.zone)
