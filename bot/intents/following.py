"""What is decided about things that have been late for long."""

from dataclasses import dataclass

from bot.intents.action_items import Party


@dataclass(frozen=True, slots=True)
class InformOthers:
    """A coordinator lets a relay know that an item is late; without `to`, ask whom. Nothing else tells them."""

    number: int
    to: Party | None = None


FollowingIntent = InformOthers
