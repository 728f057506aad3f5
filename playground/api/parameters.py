"""The parameters of a call: from query, form, multipart and JSON, all text as at Telegram; and which were used."""

import io
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from python_multipart.multipart import MultipartParser, parse_options_header

from playground.api.errors import ApiError, bad_request
from playground.api.http import Request, dumps

_INTEGER = re.compile(r"\s*(-?[0-9]+)")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart form."""

    field: str
    name: str
    mime_type: str
    data: bytes


class Parameters:
    """What was given, asked for by name and type; remembers which names were asked for."""

    def __init__(self, values: dict[str, str], uploads: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}
        self.used: set[str] = set()

    def __contains__(self, name: str) -> bool:
        self.used.add(name)
        return name in self.values or name in self.uploads

    def text(self, name: str, default: str = "") -> str:
        """As it was sent."""
        self.used.add(name)
        return self.values.get(name, default)

    def required(self, name: str) -> str:
        """As it was sent; raises 400 when it is missing or empty."""
        if not (value := self.text(name)):
            raise bad_request(f'parameter "{name}" is required')
        return value

    def integer(self, name: str, default: int = 0, least: int | None = None, most: int | None = None) -> int:
        """A whole number; what is none counts as 0, what is out of bounds is moved to the bound."""
        self.used.add(name)
        if name not in self.values:
            return default
        found = _INTEGER.match(self.values[name])
        value = int(found.group(1)) if found else 0
        value = value if least is None else max(value, least)
        return value if most is None else min(value, most)

    def number(self, name: str, default: float = 0.0) -> float:
        """A floating point number; what is none counts as 0."""
        self.used.add(name)
        try:
            return float(self.values.get(name, default))
        except ValueError:
            return 0.0

    def flag(self, name: str) -> bool:
        """true, yes or 1, in any case."""
        self.used.add(name)
        return self.values.get(name, "").lower() in {"true", "yes", "1"}

    def json(self, name: str, error: str) -> Any:
        """A value written in JSON, None when absent; raises 400 with this text when it does not parse."""
        self.used.add(name)
        if not (text := self.values.get(name, "")):
            return None
        try:
            return json.loads(text)
        except ValueError:
            raise bad_request(error) from None

    def lenient_json(self, name: str) -> Any:
        """A value written in JSON; None when absent or when it does not parse."""
        self.used.add(name)
        try:
            return json.loads(self.values.get(name, "") or "null")
        except ValueError:
            return None

    def upload(self, name: str) -> Upload | None:
        """The file in this field, or the one that `attach://…` in this field points to."""
        self.used.add(name)
        value = self.values.get(name, "")
        return self.attached(value) if value.startswith("attach://") else self.uploads.get(name)

    def attached(self, reference: str) -> Upload | None:
        """The file that `attach://name` means."""
        name = reference.removeprefix("attach://")
        self.used.add(name)
        return self.uploads.get(name)

    def unused(self) -> list[str]:
        """Names that were given and never asked for."""
        if self.used.issuperset(self.values) and not self.uploads:
            return []
        return sorted((self.values.keys() | self.uploads.keys()) - self.used)

    def for_log(self) -> dict[str, Any]:
        """The given values, a file as its name and size."""
        if not self.uploads:
            return dict(self.values)
        files = {name: {"file": file.name, "size": len(file.data)} for name, file in self.uploads.items()}
        return {**self.values, **files}


def read_parameters(request: Request) -> Parameters:
    """The parameters of a request; those of the body win over the query."""
    values = dict(parse_qsl(request.query.decode("utf-8", "replace"), keep_blank_values=True)) if request.query else {}
    kind = request.headers.get("content-type", "")
    if not request.body:
        return Parameters(values)
    if kind.startswith("application/x-www-form-urlencoded"):
        values.update(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))
    elif kind.startswith("application/json"):
        values.update(_from_json(request.body))
    elif kind.startswith("multipart/form-data"):
        fields, uploads = _from_multipart(request.body, kind)
        return Parameters({**values, **fields}, uploads)
    return Parameters(values)


def _from_json(body: bytes) -> dict[str, str]:
    try:
        values = json.loads(body)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise ApiError(400, "Bad Request: can't parse JSON object in the request body")
    return {name: _as_text(value) for name, value in values.items() if value is not None}


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value) if type(value) is int else dumps(value)


class _Form:
    """Collects the parts of a multipart body."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.uploads: dict[str, Upload] = {}
        self.headers: dict[str, str] = {}
        self.name = self.value = b""
        self.data = io.BytesIO()

    def callbacks(self) -> Any:
        return {
            "on_part_begin": self.begin,
            "on_header_field": lambda data, start, end: setattr(self, "name", self.name + data[start:end]),
            "on_header_value": lambda data, start, end: setattr(self, "value", self.value + data[start:end]),
            "on_header_end": self.header,
            "on_part_data": lambda data, start, end: self.data.write(data[start:end]),
            "on_part_end": self.end,
        }

    def begin(self) -> None:
        self.headers, self.data = {}, io.BytesIO()
        self.name = self.value = b""

    def header(self) -> None:
        self.headers[self.name.decode().lower()] = self.value.decode("latin-1")
        self.name = self.value = b""

    def end(self) -> None:
        _, options = parse_options_header(self.headers.get("content-disposition", ""))
        name = options.get(b"name", b"").decode("utf-8", "replace")
        if (file_name := options.get(b"filename")) is None:
            self.fields[name] = self.data.getvalue().decode("utf-8", "replace")
            return
        kind = self.headers.get("content-type", "application/octet-stream")
        self.uploads[name] = Upload(name, file_name.decode("utf-8", "replace"), kind, self.data.getvalue())


def _from_multipart(body: bytes, content_type: str) -> tuple[dict[str, str], dict[str, Upload]]:
    _, options = parse_options_header(content_type)
    form = _Form()
    try:
        parser = MultipartParser(options.get(b"boundary", b""), form.callbacks())
        parser.write(body)
        parser.finalize()
    except ValueError:
        raise ApiError(400, "Bad Request: can't parse multipart form data") from None
    return form.fields, form.uploads
