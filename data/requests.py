"""Requests from outside the network, and what became of them."""

from sqlalchemy import select

from data.model import Request, RequestStep
from data.repository import Repository
from data.tables import request_steps, requests


class Requests(Repository[Request]):
    """What was asked at the open door."""

    table = requests
    record = Request

    def open(self) -> tuple[Request, ...]:
        """Every request that is not closed, by number."""
        return self._records(select(requests).where(requests.c.state != "closed").order_by(requests.c.id))

    def of_user(self, user_id: int) -> tuple[Request, ...]:
        """What one user asked, by number."""
        return self._records(select(requests).where(requests.c.user_id == user_id).order_by(requests.c.id))


class RequestSteps(Repository[RequestStep]):
    """What happened to requests."""

    table = request_steps
    record = RequestStep

    def of(self, request_id: int) -> tuple[RequestStep, ...]:
        """The steps of a request, in order."""
        this = request_steps.c.request_id == request_id
        return self._records(select(request_steps).where(this).order_by(request_steps.c.id))
