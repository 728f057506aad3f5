"""What cannot be done in the simulated world."""


class WorldError(Exception):
    """A person or a script asked for something that Telegram's apps would not let them do."""


class UnknownError(WorldError):
    """There is no such person, bot, chat, message or button."""
