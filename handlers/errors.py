"""What can go wrong at the border. One root; an error's docstring is its message, unless it got one."""

from telegram.error import NetworkError, TelegramError, TimedOut


class BorderError(Exception):
    """Something went wrong between Minga and the world."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__)


class SettingsError(BorderError):
    """A setting is missing, misspelt or has an impossible value."""


class TokenRefusedError(BorderError):
    """Telegram refuses the token: check MINGA_TELEGRAM_TOKEN, or ask @BotFather for a new one."""


class NotConnectedError(BorderError, NetworkError):
    """No connection to Telegram; the request was not sent."""


class AnswerLostError(BorderError, TimedOut):
    """Telegram's answer was lost; the request may have been carried out."""


class ToldToWaitError(BorderError, TelegramError):
    """Telegram asks for patience (429)."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Telegram asks for {seconds} seconds of patience.")
        self.seconds = seconds
