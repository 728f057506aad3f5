"""An invitation that came as a calendar file: shown like any other call, or what is wrong with the file."""

from bot.answers.talk import Say, Talk
from bot.intents import BrokenInvitation


def broken_invitation(intent: BrokenInvitation, talk: Talk) -> Say:
    """Say kindly why nothing could be read."""
    voice = talk.voice
    said = {
        "broken": voice.say("I cannot read this calendar file: it seems to be damaged. Could you send it again, or "
                            "write me the day and the hour?"),
        "large": voice.say("This calendar file is too large for me (at most 1 MB)."),
        "empty": voice.say("I find no meeting in this calendar file."),
    }  # fmt: skip
    return Say(said[intent.reason])
