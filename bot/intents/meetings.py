"""What one asks and says about meetings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the network meets next."""


MeetingsIntent = NextMeeting
