"""What the doctor says of the settings: possible ones that are probably not meant."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from handlers.doctor.finding import Finding, look, ok
from handlers.settings import Settings

OF_BOTFATHER = re.compile(r"\d{8,11}:[\w-]{35}", re.ASCII)
TELEGRAM = "api.telegram.org"
HERE = frozenset({"127.0.0.1", "localhost", "::1"})


def settings_that_look_wrong(settings: Settings) -> Iterator[Finding]:
    """Give a finding for each setting that is possible and probably not meant; one, when there is none."""
    found = [look("settings", words, advice) for wrong, words, advice in _doubts(settings) if wrong]
    yield from found or [ok("settings", "Nothing looks wrong.")]


def token(settings: Settings) -> Iterator[Finding]:
    """Say whether the token has the shape of one; it is shown to nobody."""
    if settings.telegram_token is None:
        advice = "To be at work in Telegram: set MINGA_TELEGRAM_TOKEN to what @BotFather gave you."
        yield look("token", "There is none: Minga would start beside the local Telegram.", advice)
    elif urlsplit(settings.base_url).hostname == TELEGRAM and not OF_BOTFATHER.fullmatch(settings.telegram_token):
        words = "It does not have the shape of Telegram's tokens: digits, a colon, 35 letters."
        yield look("token", words, "Copy it from @BotFather again.")
    else:
        yield ok("token", "There is one, and it has the right shape.")


def _doubts(settings: Settings) -> Iterator[tuple[bool, str, str]]:
    """Triples: whether it looks wrong, what does, what to do about it."""
    yield from _of_addresses(settings)
    yield from _of_pace(settings)
    yield from _of_patience(settings)
    debug = settings.log_level.upper() == "DEBUG"
    yield debug, "MINGA_LOG_LEVEL is DEBUG.", "Good to look for trouble; afterwards INFO."


def _of_addresses(settings: Settings) -> Iterator[tuple[bool, str, str]]:
    bot_api, webhook = urlsplit(settings.base_url), urlsplit(settings.webhook_url or "https://")
    elsewhere = bot_api.hostname not in HERE
    plain = elsewhere and bot_api.scheme != "https"
    yield plain, "MINGA_BASE_URL sends the token without encryption.", "Use an https address."
    refused = elsewhere and webhook.scheme != "https"
    words = "MINGA_WEBHOOK_URL is no https address; Telegram would refuse it."
    yield refused, words, "Put a proxy with TLS before the webhook."
    open_door = settings.webhook_host not in HERE and settings.webhook_url is not None
    words = "The webhook listens to other machines without encryption."
    yield open_door, words, "Let MINGA_WEBHOOK_HOST be 127.0.0.1, and the proxy be on this machine."


def _of_pace(settings: Settings) -> Iterator[tuple[bool, str, str]]:
    telegram_itself = urlsplit(settings.base_url).hostname == TELEGRAM
    too_fast = telegram_itself and settings.sends_per_second > 30
    words = "MINGA_SENDS_PER_SECOND is more than the 30 that Telegram allows."
    yield too_fast, words, "Take it out, unless Telegram has allowed more."
    too_many = telegram_itself and settings.group_sends_per_minute > 20
    words = "MINGA_GROUP_SENDS_PER_MINUTE is more than the 20 that Telegram allows."
    yield too_many, words, "Take it out."


def _of_patience(settings: Settings) -> Iterator[tuple[bool, str, str]]:
    odd = not 1 <= settings.poll_timeout <= 50
    yield odd, "MINGA_POLL_TIMEOUT should be between 1 and 50 seconds.", "Take it out: 25 is good."
    short = settings.health_silence <= settings.poll_timeout + 20
    words = "MINGA_HEALTH_SILENCE is so short that a quiet night looks ill."
    yield short, words, "Let it be three times MINGA_POLL_TIMEOUT at least."
