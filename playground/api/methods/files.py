"""sendDocument, sendPhoto, sendMediaGroup, getFile."""

from typing import Any

from playground.api.call import Call, method
from playground.api.errors import ApiError, bad_request
from playground.api.http import dumps
from playground.api.methods.delivery import PLACE, REPLY, SEND, SEND_SILENT, deliver, prepare, shown_list
from playground.api.objects import Object, file_id, file_of
from playground.api.parameters import Parameters, Upload
from playground.api.texts import caption_text, parsed
from playground.world import identifiers
from playground.world.contents import Document, Photo, StoredFile
from playground.world.files import picture_size

_LARGEST_UPLOAD = 50 * 1024 * 1024
_LARGEST_PHOTO = 10 * 1024 * 1024
_LARGEST_DOWNLOAD = 20 * 1024 * 1024


def send_document(call: Call) -> Object:
    """A file."""
    file = _file(call, call.parameters.text("document"), call.parameters.upload("document"), "document")
    return deliver(call, Document(file, caption_text(call.parameters)))


def send_photo(call: Call) -> Object:
    """A picture."""
    file = _file(call, call.parameters.text("photo"), call.parameters.upload("photo"), "photo")
    parameters = call.parameters
    above = parameters.flag("show_caption_above_media")
    return deliver(call, Photo(file, caption_text(parameters), parameters.flag("has_spoiler"), above))


def _file(call: Call, given: str, upload: Upload | None, kind: str) -> StoredFile:
    if upload is not None:
        return _stored(call, upload, kind)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = file_of(given, call.bot, call.world.files.files)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if (kind == "photo") != file.path.startswith("photos/"):
        raise bad_request(f"can't use file of type {'Document' if kind == 'photo' else 'Photo'} as {kind.capitalize()}")
    return file


def _stored(call: Call, upload: Upload, kind: str) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > _LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        _check_photo(upload.data)
    return call.world.files.add(upload.data, upload.name or "file", upload.mime_type, kind)


def _check_photo(data: bytes) -> None:
    if len(data) > _LARGEST_PHOTO:
        raise bad_request("file is too big")
    size = picture_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10_000 or max(width, height) > 20 * max(1, min(width, height)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def send_media_group(call: Call) -> list[dict[str, Any]]:
    """Up to ten pictures, or up to ten files, as one album."""
    media = call.parameters.json("media", "can't parse media JSON object")
    if not isinstance(media, list):
        raise bad_request("expected an Array of InputMedia")
    if not 1 <= len(media) <= 10:
        raise bad_request("there are no messages to send" if not media else "too many messages to send as an album")
    contents = [_medium(call, one) for one in media]
    if len({type(content) for content in contents}) > 1:
        raise bad_request("document can't be mixed with other media types")
    delivery = prepare(call, messages=len(contents), markup=False)
    if len(contents) > 1:
        delivery.parts["media_group"] = str(identifiers.number_from(identifiers.random_token()) % 10**17)
    return shown_list(call, delivery.chat, [delivery.post(content) for content in contents])


def _medium(call: Call, one: Any) -> Document | Photo:
    if not isinstance(one, dict):
        raise bad_request("can't parse InputMedia: Expected an Object")
    kind = one.get("type")
    if kind not in {"photo", "document"}:
        raise bad_request("type of the media is not supported")
    given = str(one.get("media", ""))
    upload = call.parameters.attached(given) if given.startswith("attach://") else None
    file = _file(call, given, upload, kind)
    own = Parameters({name: value if isinstance(value, str) else dumps(value) for name, value in one.items()})
    caption = parsed(own.text("caption"), own, "parse_mode", "caption_entities")
    return Photo(file, caption, bool(one.get("has_spoiler"))) if kind == "photo" else Document(file, caption)


def get_file(call: Call) -> Object:
    """Where a file can be fetched for an hour."""
    given = call.parameters.text("file_id")
    if not given:
        raise bad_request("file_id not specified")
    file = file_of(given, call.bot, call.world.files.files)
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > _LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    prefix = given[:7]
    identifier = file_id(file, call.bot, prefix)
    return {"file_id": identifier, "file_unique_id": file.unique_id, "file_size": file.size, "file_path": file.path}


_ALBUM_SILENT = "business_connection_id direct_messages_topic_id allow_paid_broadcast"
_CAPTION = "caption parse_mode caption_entities"

METHODS = (
    method(
        "sendDocument",
        send_document,
        f"{SEND} {_CAPTION} document",
        f"{SEND_SILENT} thumbnail disable_content_type_detection",
    ),
    method("sendPhoto", send_photo, f"{SEND} {_CAPTION} photo has_spoiler show_caption_above_media", SEND_SILENT),
    method("sendMediaGroup", send_media_group, f"{PLACE} {REPLY} media", _ALBUM_SILENT),
    method("getFile", get_file, "file_id"),
)
