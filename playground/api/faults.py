"""Trouble on demand: what goes wrong, where, how often."""

from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from playground.world.errors import WorldError

Kind = Literal["error", "html", "drop_before", "drop_after", "slow", "lost_answer"]
_METHOD_KINDS = frozenset(get_args(Kind))


@dataclass(slots=True)
class Fault:
    """One kind of trouble.

    `method` and `chat` narrow it down (None: any); `times` is how often it strikes (None: until it is taken away) after
    the first `after` calls have passed; `status`, `retry_after` and `seconds` belong to errors, 429 and slowness.
    `lost_answer` does the work, then answers 502.
    """

    kind: str
    method: str | None = None
    chat: str | None = None
    times: int | None = 1
    after: int = 0
    status: int = 500
    description: str | None = None
    retry_after: int = 5
    seconds: float = 1.0
    id: int = 0
    struck: int = 0


@dataclass(slots=True)
class Faults:
    """The faults that are set, in order."""

    faults: list[Fault] = field(default_factory=list)
    last_id: int = 0

    def add(self, fault: Fault) -> Fault:
        """Set a fault; it gets an id."""
        if fault.kind not in _METHOD_KINDS:
            raise WorldError(f"a fault is one of {', '.join(sorted(_METHOD_KINDS))}")
        self.last_id += 1
        fault.id = self.last_id
        self.faults.append(fault)
        return fault

    def remove(self, fault_id: int | None = None) -> None:
        """Take one away, or all."""
        self.faults = [fault for fault in self.faults if fault_id is not None and fault.id != fault_id]

    def strike(self, method: str, chat: str) -> list[Fault]:
        """The faults that hit this call; each is counted, and goes when it has struck often enough."""
        if not self.faults:
            return []
        hit = [fault for fault in self.faults if _concerns(fault, method, chat)]
        striking = [fault for fault in hit if not _passes(fault)]
        for fault in striking:
            fault.struck += 1
        self.faults = [fault for fault in self.faults if fault.times is None or fault.struck < fault.times]
        return striking


def _concerns(fault: Fault, method: str, chat: str) -> bool:
    named = fault.method is None or fault.method.lower() == method.lower()
    return named and (fault.chat is None or fault.chat == chat)


def _passes(fault: Fault) -> bool:
    if fault.after > 0:
        fault.after -= 1
        return True
    return False


def fault_from(body: dict[str, Any]) -> Fault:
    """A fault as the side door describes it."""
    known = {name for name in Fault.__dataclass_fields__ if name not in {"id", "struck"}}
    if unknown := body.keys() - known:
        raise WorldError(f"a fault has no {', '.join(sorted(unknown))}")
    if "kind" not in body:
        raise WorldError("a fault needs a kind")
    return Fault(**body)
