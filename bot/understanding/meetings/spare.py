"""How much of a sentence is left over once all that is known of it is taken away."""

from bot.answers.talk import Talk
from bot.understanding.meetings.timing import times_in
from bot.understanding.meetings.words import Said
from bot.understanding.vocabulary import common_words


def spare_words(
    heard: Said,
    talk: Talk,
    named: set[str] | frozenset[str] = frozenset(),
    common: frozenset[str] | None = None,
) -> int:
    """How many words are neither of a phrase, nor of a time, nor small, nor common, nor of a name known already."""
    common = common_words() if common is None else common
    timed = times_in(heard.text, talk, heard.language)
    spans = [reading.span for reading in timed.times if reading.span]
    covered = heard.covered({one.name for one in heard.requests})
    small = heard.small("edges") | heard.small("with") | heard.small("yes") | heard.small("towards") | common
    loose = [word for place, word in enumerate(heard.words) if place not in covered and word.text not in small | named]
    return sum(not any(start <= word.start < end for start, end in spans) for word in loose)
