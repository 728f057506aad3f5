"""Messages that hold decisions and action items alike: each line goes where its mark says, and none is lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import AddActionItems, RereadActionItems
from bot.understanding.action_items.hearing import heard_about_items
from bot.understanding.action_items.lines import BULLET, marked_lines
from bot.understanding.meetings.noting import decision_lines, heads_decisions
from bot.understanding.questions import Understood


def heard_both(message: MessageSaid, talk: Talk, *, addressed: bool = True) -> Understood | None:
    """Give the items of a message, with its decisions beside them; None unless it marks some of both."""
    if "\n" not in message.text.strip() or talk.member is None:
        return None
    marked, rest = _parted(message.text, lambda line: heads_decisions(line, talk))
    note = decision_lines(replace(message, text=marked), talk)
    heard = heard_about_items(replace(message, text=rest), talk, addressed=addressed) if note else None
    if heard is None or not isinstance(heard.intent, AddActionItems | RereadActionItems) or not heard.intent.items:
        return None
    return replace(heard, besides=note)


def _parted(text: str, heads: Callable[[str], bool]) -> tuple[str, str]:
    """The lines with decisions, each with its mark; and the text with empty lines in their place."""
    decisions, rest = list[str](), list[str]()
    for line, head in _headed(text.splitlines(), heads):
        bare = BULLET.sub("", line, count=1).strip()
        if head is None:
            rest.append(line)
        else:
            rest.append("")
            decisions += [line if line is head else f"{head.strip()} {bare}"] if bare else []
    return "\n".join(one for one in decisions if not one.rstrip().endswith(":")), "\n".join(rest)


def _headed(lines: list[str], heads: Callable[[str], bool]) -> Iterator[tuple[str, str | None]]:
    """Each line with the line that makes it a decision: itself, or the heading of its list."""
    heading: str | None = None
    for line in lines:
        if heads(line):
            heading = line if line.rstrip().endswith(":") else None
            yield line, line
        elif heading and (not line.strip() or (BULLET.match(line) and not marked_lines(line, lambda _: False))):
            yield line, heading
        else:
            heading = None
            yield line, None
