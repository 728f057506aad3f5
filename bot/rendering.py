"""What a row of the outbox that is put into words only as it leaves says then."""

from collections.abc import Callable, Mapping

from bot.answers import action_items, meetings, reminding, requests
from bot.answers.talk import Say, Talk
from data.model import Outgoing

Rendering = Callable[[Outgoing, Talk], Say | None]
"""From a row to what it says by the records as they are now; None when there is nothing left to say."""

RENDERINGS: Mapping[str, Rendering] = {
    **action_items.RENDERINGS,
    **meetings.RENDERINGS,
    **reminding.RENDERINGS,
    **requests.RENDERINGS,
}
"""By what stands under "say" in the row's content. An "answer" holds its words already (bot/sayings.py)."""
