"""What people outside ask of the network, and what those who take care of it say."""

from dataclasses import dataclass

from bot.intents.action_items import Party


@dataclass(frozen=True, slots=True)
class LeaveRequest:
    """Somebody outside wants something of the network; without words, ask for them."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class AddToRequest:
    """Whoever asked writes something more about a request that is not closed."""

    number: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """What is answered to a request; without words, ask for them."""

    number: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class HandOnRequest:
    """Somebody else shall take care of a request; without `to`, ask who."""

    number: int
    to: Party | None = None


@dataclass(frozen=True, slots=True)
class CloseRequest:
    """Nothing is left to be done about a request."""

    number: int


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """Everything about one request."""

    number: int


@dataclass(frozen=True, slots=True)
class ListRequests:
    """The requests that are not closed: one's own, for a coordinator all of them."""


RequestsIntent = LeaveRequest | AddToRequest | AnswerRequest | HandOnRequest | CloseRequest | ShowRequest | ListRequests
