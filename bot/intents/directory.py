"""What one asks the directory, and how it is put right."""

from dataclasses import dataclass

from data.model import SubjectKind


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing in the directory that a question is about."""

    kind: SubjectKind
    id: int
    said: str = ""
    """The words of the person who asked; empty when a button was pressed."""
    read_as: str | None = None
    """The name these words were taken for, when they were not written like it: to be said in the answer."""
    twins: tuple["Subject", ...] = ()
    """Others that go by the same name, offered as buttons."""


@dataclass(frozen=True, slots=True)
class WhoHandles:
    """Who handles it, who is it, what is done there: what the directory knows about each subject."""

    subjects: tuple[Subject, ...]
    shore: str | None = None
    """The code of the country whose contact is wanted, when only one shore was asked for."""
    reach: bool = False
    """Whether an e-mail address or a telephone number was asked for."""


@dataclass(frozen=True, slots=True)
class Choose:
    """One of several things of the same name was meant: answer, and remember the choice in this chat for a while."""

    said: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class Clarify:
    """A name fits several things: ask which one is meant. What was clear is answered as well."""

    said: str
    choices: tuple[Subject, ...]
    clear: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nothing in the directory has, with the nearest that it knows."""

    said: str
    nearest: tuple[Subject, ...] = ()
    clear: tuple[Subject, ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class ShowDetails:
    """All that is known of a subject, in private."""

    subject: Subject
    reach: bool = False
    """Whether an e-mail address or a telephone number was asked for."""


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """What has happened between the two shores about a subject, and what was said of it."""

    subject: Subject


@dataclass(frozen=True, slots=True)
class ShowNeighbours:
    """Which places lie around a place, and what is done there."""

    place_id: int


@dataclass(frozen=True, slots=True)
class ShowPartnerships:
    """Who cooperates with whom in this network."""


@dataclass(frozen=True, slots=True)
class ReportWrong:
    """An answer is wrong or out of date: the coordinators shall hear of it."""

    subject: Subject


@dataclass(frozen=True, slots=True)
class TellCoordinator:
    """Nobody could answer this question: the coordinators shall hear of it."""

    question: str


@dataclass(frozen=True, slots=True)
class ShowGaps:
    """The questions that nobody could answer."""


@dataclass(frozen=True, slots=True)
class Teach:
    """Something has another name; several subjects ask which one, none says that it is not known."""

    name: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class ForgetName:
    """A name that was taught is none after all."""

    name: str
    subject: Subject


DirectoryQuestion = WhoHandles | Choose | Clarify | Unknown | ShowDetails | ShowHistory | ShowNeighbours
DirectoryIntent = (
    WhoHandles
    | Choose
    | Clarify
    | Unknown
    | ShowDetails
    | ShowHistory
    | ShowNeighbours
    | ShowPartnerships
    | ReportWrong
    | TellCoordinator
    | ShowGaps
    | Teach
    | ForgetName
)
