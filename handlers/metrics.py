"""Metrics: the condition of Minga in Prometheus' text format, read anew at each scrape."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from handlers.health import Condition
from handlers.zone_data import zone_data_version

NUMBERS: Final[Mapping[str, str]] = {
    "healthy": "Whether /health says 200.",
    "up_seconds": "How long this process has been at work.",
    "last_poll_seconds": "How long ago Telegram last answered a poll.",
    "oldest_overdue_seconds": "For how long the oldest message that should have left has been waiting.",
    "oldest_unheard_seconds": "For how long the oldest update has been waiting to be handled.",
    "members": "Members who have not left.",
    "unreachable_members": "Members to whom Telegram lets nobody write.",
    "workers": "Processes at work on this memory.",
    "backup_seconds": "How old the last backup is.",
    "backup_failed": "Whether the last attempt at a backup failed.",
}


def exposed(condition: Condition, healthy: bool) -> tuple[bytes, str]:
    """Give the metrics, and the type of their format. What there is nothing to count from is left out."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Once(_families(condition, healthy)))
    return generate_latest(registry), CONTENT_TYPE_LATEST


class _Once(Collector):
    """Hands out metrics that are there already."""

    def __init__(self, families: Iterable[Metric]) -> None:
        self._families = tuple(families)

    def collect(self) -> Iterable[Metric]:
        """Give them all."""
        return self._families


def _families(condition: Condition, healthy: bool) -> Iterator[Metric]:
    found = condition.vitals
    values: Mapping[str, float | None] = {
        "healthy": healthy,
        "up_seconds": condition.up_seconds,
        "last_poll_seconds": condition.last_poll_seconds,
        "oldest_overdue_seconds": condition.oldest_overdue_seconds or 0.0,
        "oldest_unheard_seconds": condition.oldest_unheard_seconds or 0.0,
        "members": found.members,
        "unreachable_members": found.unreachable,
        "workers": found.workers,
        "backup_seconds": condition.backup_seconds,
        "backup_failed": condition.backup.failed,
    }
    for name, value in values.items():
        if value is not None:
            yield GaugeMetricFamily(f"minga_{name}", NUMBERS[name], value)
    yield _by("inbox_updates", "Updates by state.", ("state",), {(state,): n for state, n in found.inbox.items()})
    yield _by("outbox_messages", "Messages by state.", ("state",), {(state,): n for state, n in found.outbox.items()})
    failures: dict[tuple[str, ...], float] = {(each.what, each.reason): each.count for each in found.failures}
    yield _by("failures", "What failed, by reason.", ("what", "reason"), failures)
    yield _by("zone_data", "The version of the time-zone data.", ("version",), {(zone_data_version(),): 1})


def _by(name: str, words: str, labels: tuple[str, ...], values: Mapping[tuple[str, ...], float]) -> Metric:
    family = GaugeMetricFamily(f"minga_{name}", words, labels=labels)
    for where, value in values.items():
        family.add_metric(where, value)
    return family
