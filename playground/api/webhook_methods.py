"""setWebhook, deleteWebhook, getWebhookInfo."""

import re
import time
from typing import Any
from urllib.parse import urlsplit

from playground.api.call import Call, Told
from playground.api.errors import ApiError, bad_request, conflict, too_many_requests
from playground.api.parameters import Parameters
from playground.api.webhooks import Webhook, WebhookSettings

_SECRET = re.compile(r"[A-Za-z0-9_\-]*")
_PORTS = {443, 80, 88, 8443}
_LOCAL = {"127.0.0.1", "localhost", "::1"}


def set_webhook(call: Call) -> Told:
    """setWebhook; an empty url deletes. At most once a second, right or wrong."""
    kept, url = call.api.of(call.bot), call.parameters.text("url").strip()
    if not url:
        return delete_webhook(call)
    _check_pace(kept.webhook)
    settings = _settings(call.parameters, url)
    _allow(call)
    if kept.webhook.settings == settings and not call.parameters.flag("drop_pending_updates"):
        return Told(True, "Webhook is already set")
    kept.poller.end(conflict("terminated by setWebhook request"))
    _drop(call)
    _check_url(url)
    _check_secret(settings.secret)
    kept.webhook.set(settings)
    return Told(True, "Webhook was set")


def _check_pace(webhook: Webhook) -> None:
    now = time.monotonic()
    if now - webhook.last_set < 1:
        raise too_many_requests(1)
    webhook.last_set = now


def _settings(parameters: Parameters, url: str) -> WebhookSettings:
    connections = parameters.integer("max_connections", 40, least=1, most=100)
    return WebhookSettings(url, parameters.text("secret_token"), connections, parameters.text("ip_address") or None)


def delete_webhook(call: Call) -> Told:
    """deleteWebhook."""
    webhook = call.api.of(call.bot).webhook
    _drop(call)
    if not webhook.url:
        return Told(True, "Webhook is already deleted")
    webhook.unset()
    return Told(True, "Webhook was deleted")


def webhook_info(call: Call) -> dict[str, Any]:
    """getWebhookInfo."""
    kept = call.api.of(call.bot)
    webhook = kept.webhook
    info: dict[str, Any] = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(kept.queue.updates),
    }
    if webhook.settings:
        info["max_connections"] = webhook.settings.max_connections
        info["ip_address"] = webhook.settings.ip_address or "127.0.0.1"
    if webhook.last_error:
        info["last_error_date"], info["last_error_message"] = webhook.last_error
    if kept.queue.allowed_said:
        info["allowed_updates"] = kept.queue.allowed_said
    return info


def _allow(call: Call) -> None:
    if "allowed_updates" in call.parameters:
        kinds = call.parameters.json("allowed_updates", "can't parse allowed updates JSON object")
        call.api.of(call.bot).queue.allow(kinds or [])


def _drop(call: Call) -> None:
    if call.parameters.flag("drop_pending_updates"):
        call.api.of(call.bot).queue.updates.clear()


def _check_secret(secret: str) -> None:
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")


def _check_url(url: str) -> None:
    """https on Telegram's ports, or anything on this machine."""
    try:
        parts, port = urlsplit(url), urlsplit(url).port or 443
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if parts.hostname in _LOCAL and parts.scheme in {"http", "https"}:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    raise ApiError(
        400, "Bad Request: bad webhook: Failed to resolve host: the local Telegram reaches this machine only"
    )
