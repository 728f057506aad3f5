"""Inline mode: @minga … in any chat, for members; the cards of what the words may name."""

from bot.access import may
from bot.answers.directory import who_handles
from bot.answers.subjects import label
from bot.answers.talk import Talk
from bot.events import InlineAsked
from bot.intents import Subject, WhoHandles
from bot.replies import InlineCard
from bot.understanding.resolving import nearest_of, subjects_of

MOST_CARDS = 5
LONGEST_DESCRIPTION = 120


def inline_cards(event: InlineAsked, talk: Talk) -> tuple[InlineCard, ...]:
    """Give a card for each thing that the words may name; none to a stranger, none to an empty question."""
    if not event.text.strip() or may(WhoHandles(()), talk.member, talk.where, None):
        return ()
    mention = talk.directory.index.look_up(event.text)
    meant = (*subjects_of(mention, talk.memory), *nearest_of(mention))
    distinct = {(one.kind, one.id): one for one in reversed(meant)}
    ordered = [distinct.pop((one.kind, one.id)) for one in meant if (one.kind, one.id) in distinct]
    return tuple(_card(one, talk) for one in ordered[:MOST_CARDS])


def _card(subject: Subject, talk: Talk) -> InlineCard:
    html = who_handles(WhoHandles((Subject(subject.kind, subject.id),)), talk).html
    second = html.split("\n")[1:2]
    return InlineCard(f"{subject.kind}:{subject.id}", label(subject, talk), _plain(second), html)


def _plain(lines: list[str]) -> str:
    text = " ".join(lines)
    for tag in ("<b>", "</b>", "<i>", "</i>"):
        text = text.replace(tag, "")
    return text[:LONGEST_DESCRIPTION]
