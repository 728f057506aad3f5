"""Requests from outside the network: one number, one in charge, every step told."""

from collections.abc import Callable, Mapping
from typing import Any

from bot import intents
from bot.answers.requests import answering, asking, steps, telling
from bot.answers.talk import Say, Talk

ANSWERS: Mapping[type, Callable[[Any, Talk], Say]] = {
    intents.LeaveRequest: asking.leave_request,
    intents.AddToRequest: asking.add_to_request,
    intents.AnswerRequest: answering.answer_request,
    intents.HandOnRequest: answering.hand_on,
    intents.CloseRequest: answering.close_request,
    intents.ShowRequest: answering.show_request,
    intents.ListRequests: answering.list_requests,
}
CHANGING: frozenset[type] = frozenset(ANSWERS) - {intents.ShowRequest, intents.ListRequests}
RENDERINGS: Mapping[str, Callable[[Any, Talk], Say | None]] = {
    steps.FOR_OWNER: telling.for_owner,
    steps.FOR_ASKER: telling.for_asker,
    steps.FOR_COORDINATOR: telling.for_coordinator,
}
