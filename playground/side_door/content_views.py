"""What a message holds, as a person sees it."""

from dataclasses import asdict
from typing import Any

from playground.world.accounts import Account, Person
from playground.world.contents import Contact, Document, Location, Photo, Poll, Service, StoredFile, Text
from playground.world.messages import Message

View = dict[str, Any]


def file_view(file: StoredFile) -> View:
    """A file and where the page finds it."""
    return {
        "name": file.name,
        "mime_type": file.mime_type,
        "size": file.size,
        "url": f"/sim/files/{file.unique_id}",
        "width": file.width,
        "height": file.height,
    }


def content_view(message: Message, person: Person) -> View:
    """Its kind, and a field of that name."""
    match message.content:
        case Text(link_preview=preview):
            return {"kind": "text", "link_preview": preview}
        case Document(file=file):
            view = {"kind": "document", "document": file_view(file)}
        case Photo(file=file):
            view = {"kind": "photo", "photo": file_view(file)}
        case Contact() as card:
            view = {"kind": "contact", "contact": asdict(card)}
        case Location() as place:
            view = {"kind": "location", "location": asdict(place)}
        case Poll() as poll:
            view = {"kind": "poll", "poll": _poll(poll, person)}
        case Service() as service:
            view = {"kind": "service", "service": service_view(service)}
    return view


def _poll(poll: Poll, person: Person) -> View:
    options = [
        {"text": option.text.text, "votes": len(option.voters), "mine": person in option.voters}
        for option in poll.options
    ]
    return {
        "question": poll.question.text,
        "options": options,
        "closed": poll.closed,
        "several_answers": poll.several_answers,
        "anonymous": poll.anonymous,
        "quiz": poll.kind == "quiz",
        "correct": list(poll.correct_options) if poll.closed or any(option["mine"] for option in options) else [],
    }


def service_view(service: Service) -> View:
    """What happened, to whom."""
    value = service.value
    accounts = value if isinstance(value, tuple) else (value,) if isinstance(value, Account) else ()
    view: View = {"kind": service.kind, "names": [account.full_name for account in accounts]}
    if isinstance(value, Message):
        view["message"] = value.key
    elif not accounts:
        view["value"] = value
    return view
