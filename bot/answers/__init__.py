"""Answers: one intent in, what to say out; one file per subject, and this table."""

from collections.abc import Callable, Mapping
from typing import Any

from bot import intents
from bot.answers import (
    action_items,
    arrival,
    details,
    directory,
    doubt,
    groups,
    handing_over,
    helping,
    meetings,
    my_data,
    overview,
    preferences,
    reminding,
    reporting,
    requests,
    teaching,
)
from bot.answers.talk import Say, Talk
from bot.intents import Intent

ANSWERS: Mapping[type, Callable[[Any, Talk], Say]] = {
    intents.WhoHandles: directory.who_handles,
    intents.Choose: directory.choose,
    intents.ShowNeighbours: directory.neighbours,
    intents.ShowPartnerships: directory.partnerships,
    intents.ShowDetails: directory.show_details,
    intents.ShowHistory: details.history,
    intents.Clarify: doubt.clarify,
    intents.Unknown: doubt.unknown,
    intents.ReportWrong: reporting.report_wrong,
    intents.TellCoordinator: reporting.tell_coordinator,
    intents.Help: helping.help_,
    intents.DropQuestion: helping.drop_question,
    intents.TooLong: helping.too_long,
    intents.NotText: helping.not_text,
    intents.Enter: arrival.enter,
    intents.Invite: arrival.invite,
    intents.BindGroup: groups.bind_group,
    intents.UnbindGroup: groups.unbind_group,
    intents.SpeakLanguage: preferences.speak_language,
    intents.LiveInZone: preferences.live_in_zone,
    intents.BeQuiet: preferences.be_quiet,
    intents.SpeakAgain: preferences.speak_again,
    intents.ShowMyData: my_data.show_my_data,
    intents.ForgetMe: overview.forget_me,
    intents.TellChange: handing_over.tell_change,
    intents.ShowGaps: overview.show_gaps,
    intents.ShowMembers: overview.show_members,
    intents.Teach: teaching.teach,
    intents.ForgetName: teaching.forget_name,
    intents.Nothing: helping.nothing,
    **action_items.ANSWERS,
    **meetings.ANSWERS,
    **reminding.ANSWERS,
    **requests.ANSWERS,
}
"""What each intent is answered with. An empty text says nothing."""

CHANGING: frozenset[type] = (
    frozenset(
        {
            intents.Enter,
            intents.Invite,
            intents.BindGroup,
            intents.UnbindGroup,
            intents.SpeakLanguage,
            intents.LiveInZone,
            intents.BeQuiet,
            intents.SpeakAgain,
            intents.ForgetMe,
            intents.TellChange,
            intents.ReportWrong,
            intents.TellCoordinator,
            intents.Teach,
            intents.ForgetName,
        }
    )
    | action_items.CHANGING
    | meetings.CHANGING
    | reminding.CHANGING
    | requests.CHANGING
)
"""Intents that change the memory or write to somebody else; `ask` on the terminal echoes them and does not do them."""


def answer(intent: Intent, talk: Talk) -> Say:
    """Carry out an intent and give the answer to it."""
    return ANSWERS[type(intent)](intent, talk)


__all__ = ["ANSWERS", "CHANGING", "Say", "Talk", "answer"]
