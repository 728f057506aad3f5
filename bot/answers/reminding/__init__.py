"""Being reminded: of meetings, of anything, and how."""

from collections.abc import Callable, Mapping
from typing import Any

from bot import intents
from bot.answers import preferences
from bot.answers.reminding import free, hours, pausing, saying, settings, snoozing, telling
from bot.answers.talk import Say, Talk
from bot.intents import Intent
from data.model import Outgoing

ANSWERS: Mapping[type, Callable[[Any, Talk], Say]] = {
    intents.RemindMe: free.remind_me,
    intents.ShowReminders: telling.show_reminders,
    intents.DeleteReminder: free.delete_reminder,
    intents.MoveReminder: free.move_reminder,
    intents.FinishReminder: telling.finish_reminder,
    intents.SnoozeReminder: telling.snooze_reminder,
    intents.SnoozeMeeting: snoozing.snooze_meeting,
    intents.ShowSettings: settings.show_settings,
    intents.SetMoments: settings.set_moments,
    intents.SwitchMoment: settings.switch_moment,
    intents.SetQuietHours: settings.set_quiet_hours,
    intents.PauseUntil: pausing.pause_until,
    intents.WantCopies: settings.want_copies,
    intents.MuteMeeting: settings.mute_meeting,
    intents.SpeakLanguages: preferences.speak_languages,
}

CHANGING: frozenset[type] = frozenset(ANSWERS) - {intents.ShowReminders, intents.ShowSettings, intents.MoveReminder}

REPLACING: tuple[type, ...] = (
    intents.RemindMe,
    intents.DeleteReminder,
    intents.MoveReminder,
    intents.FinishReminder,
    intents.SnoozeReminder,
    intents.SnoozeMeeting,
    intents.SetMoments,
    intents.SwitchMoment,
    intents.SetQuietHours,
    intents.PauseUntil,
    intents.WantCopies,
    intents.MuteMeeting,
    intents.SpeakLanguages,
)
"""What is answered in the place of the message whose button was pressed; see `asks_later`."""

CHANGES_WHO_IS_REMINDED: tuple[type, ...] = (
    intents.BindGroup,
    intents.Enter,
    intents.LiveInZone,
    intents.SpeakAgain,
    intents.UnbindGroup,
    intents.SetMoments,
    intents.SwitchMoment,
    intents.SetQuietHours,
    intents.WantCopies,
    intents.MuteMeeting,
    intents.AddMeeting,
    intents.MoveMeeting,
    intents.CancelMeeting,
    intents.RestoreMeeting,
    intents.UndoMeetingChange,
    intents.AmendMeeting,
    intents.UpdateMeeting,
    intents.Attend,
)
"""Intents after which the reminders of the coming days are looked over."""

RENDERINGS: Mapping[str, Callable[[Outgoing, Talk], Say | None]] = {
    "reminder": saying.reminder,
    "snoozed": snoozing.snoozed,
    "free": telling.free_reminder,
    "free_again": telling.again,
    "new_hour": hours.new_hour,
    "missed": hours.missed,
    "missed_free": hours.missed_free,
}


def asks_later(intent: Intent) -> bool:
    """Whether a pressed button only asks how much later: the reminder it stood under stays as it is."""
    return isinstance(intent, intents.SnoozeMeeting) and intent.later is None
