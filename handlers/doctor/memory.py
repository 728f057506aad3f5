"""What the doctor says of the memory at work: who works on it, what waits, what failed, who cannot be reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from data.health import Failures, Vitals, vitals
from data.holders import holder_of
from data.memory import Memory, Store
from handlers import zone_data as zones
from handlers.doctor.finding import Finding, broken, look, ok, spoken
from handlers.pulse import Pulse, last_beat
from handlers.settings import Settings

RECENT = timedelta(days=7)
"""Failures that are older have been seen."""
ROLES_OF_FILE, ROLES_OF_SERVER = ("poller", "planner", "sender"), ("leader",)


@dataclass(frozen=True, slots=True)
class Patient:
    """All that is looked at, read at one instant."""

    now: datetime
    """What the machine's clock shows."""
    minga_now: datetime
    """What Minga's clock shows: the same, unless it was moved beside a local Telegram."""
    settings: Settings
    holders: dict[str, str | None]
    vitals: Vitals
    pulse: Pulse | None
    zone_data: Any

    @property
    def at_work(self) -> bool:
        """Whether anybody holds a role."""
        return any(self.holders.values())

    @classmethod
    def of(cls, store: Store, memory: Memory, settings: Settings, now: datetime) -> "Patient":
        """Read what is to be looked at."""
        roles = ROLES_OF_FILE if store.dialect == "sqlite" else ROLES_OF_SERVER
        pulse = last_beat(memory)
        minga_now = pulse.minga_time(now) if pulse else now
        holders = {role: holder_of(store, role) for role in roles}
        kept = memory.settings.get(zones.KEPT_AS)
        return cls(now, minga_now, settings, holders, vitals(memory, minga_now), pulse, kept)


def at_work(patient: Patient) -> Iterator[Finding]:
    """Who holds the roles, and since when."""
    if not patient.at_work:
        yield look("at work", "Nobody is at work on this memory.", "Start Minga: python bot.py")
        return
    by_holder: dict[str, list[str]] = {}
    for role, holder in patient.holders.items():
        by_holder.setdefault(holder or "nobody", []).append(role)
    who = "; ".join(f"{', '.join(roles)}: {holder}" for holder, roles in by_holder.items())
    more = f"; {patient.vitals.workers} processes in all" if "leader" in patient.holders else ""
    if "nobody" in by_holder:
        yield broken("at work", who, "Restart Minga: she should hold all of them.")
    else:
        yield ok("at work", who + more)


def poll(patient: Patient) -> Iterator[Finding]:
    """When Telegram last answered."""
    if patient.settings.webhook_url is not None:
        yield ok("last poll", "Updates come by webhook.")
        return
    if patient.pulse is None:
        if patient.at_work:
            yield look("last poll", "Telegram has not answered yet.", "Look again in a minute; then into the log.")
        return
    ago = patient.now - patient.pulse.at
    words = f"Telegram answered {spoken(ago)} ago."
    if patient.at_work and ago.total_seconds() > patient.settings.health_silence:
        yield broken("last poll", words, "Look into the log: no connection, or somebody else uses the same token.")
    else:
        yield ok("last poll", words)


def overdue(patient: Patient) -> Iterator[Finding]:
    """What waits longer than it should."""
    limit = patient.settings.health_overdue
    for subject, since, what in (
        ("overdue", patient.vitals.oldest_overdue, "message"),
        ("unheard", patient.vitals.oldest_unheard, "update"),
    ):
        late = patient.minga_now - since if since else timedelta(0)
        waits = f"The oldest {what} has been waiting for {spoken(late)}."
        if late.total_seconds() <= limit:
            yield ok(subject, waits if since else f"No {what} is waiting.")
        elif patient.at_work:
            yield broken(subject, waits, "Look into the log: is Telegram reached, is the disk full?")
        else:
            yield look(subject, waits, "It goes on when Minga is at work again, marked late or given up.")


def failures(patient: Patient) -> Iterator[Finding]:
    """What failed and why; never what was said."""
    recent = [one for one in patient.vitals.failures if one.last and patient.minga_now - one.last <= RECENT]
    for one in recent:
        last = spoken(patient.minga_now - (one.last or patient.minga_now))
        words = f"{_times(one)} for this reason: {one.reason}; last {last} ago."
        yield look(f"failed {one.what}s", words, _what_to_do(one))
    if not recent:
        before = sum(one.count for one in patient.vitals.failures)
        yield ok("failures", f"None in a week{f', {before} before' if before else ''}.")


def reach(patient: Patient) -> Iterator[Finding]:
    """How many members cannot be written to."""
    members, unreachable = patient.vitals.members, patient.vitals.unreachable
    if unreachable:
        advice = "They have blocked Minga or closed their account; /members in Telegram shows who. Tell them otherwise."
        yield look("members", f"{unreachable} of {members} cannot be written to.", advice)
    else:
        yield ok("members", f"{members}, and all can be written to." if members else "Nobody has been let in yet.")


def zone_data(patient: Patient) -> Iterator[Finding]:
    """Which time-zone data are in use, and whether they have changed since Minga last started."""
    here, kept = zones.zone_data_version(), patient.zone_data
    if kept and kept["version"] != here:
        words = f"Minga last started with version {kept['version']}; now there is {here}."
        yield look("zone data", words, "Restart Minga: what lies ahead is computed anew.")
    else:
        since = f", since {kept['since'][:10]}" if kept else ""
        before = f" ({kept['before']} before)" if kept and kept.get("before") else ""
        yield ok("zone data", f"Version {here}{since}{before}.")


def _times(failed: Failures) -> str:
    return f"{failed.count} {failed.what}{'s' * (failed.count != 1)}"


def _what_to_do(failed: Failures) -> str:
    if failed.what == "update":
        return "The log of that moment says where; whoever wrote was told. It is a fault of Minga's: report it."
    return "Whoever blocked Minga is not written to again; anything else stands in the log of that moment."
