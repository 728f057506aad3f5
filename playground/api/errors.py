"""How the Bot API says no."""

from typing import Any


class ApiError(Exception):
    """An answer with `ok: false`; the code is also the HTTP status, the parameters are ResponseParameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(text: str) -> ApiError:
    """400, with the prefix and the first letter in lower case unless the text is a code in capitals."""
    if text != text.upper() and not text.startswith("Bad Request"):
        text = text[:1].lower() + text[1:]
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """403."""
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    """409."""
    return ApiError(409, f"Conflict: {text}")


def too_many_requests(seconds: int) -> ApiError:
    """429; `seconds` is how long to stay away."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def not_found(text: str = "") -> ApiError:
    """404."""
    return ApiError(404, f"Not Found: {text}" if text else "Not Found")
