"""Times: from a sentence in French, Spanish or English to a point, interval, open bound or recurrence, in its zone.

    from bot.times import understand

    understood = understand("jeudi prochain à 10h30", now=now, zone="Europe/Paris")
    understood.best.start      # an aware datetime
    understood.others          # rival readings, ranked, each with what distinguishes it
    understood.times           # the best reading of every time said in the text

    durations("une heure avant")[0].delta      # relativedelta(hours=-1), to add to what it is counted from

Everything here is a pure function of its arguments: no clock, no network, no file but the word tables, read once.
"""

from bot.times.durations import Duration, durations
from bot.times.reading import Distinction, Note, Reading, Understood, as_json
from bot.times.understanding import understand

__all__ = ["Distinction", "Duration", "Note", "Reading", "Understood", "as_json", "durations", "understand"]
