"""Understanding what is said about reminders: of anything, of meetings, and when there shall be none."""

from bot.understanding.reminders.hearing import Moment, heard, time_of_answer, wanted_by_command

__all__ = ["Moment", "heard", "time_of_answer", "wanted_by_command"]
