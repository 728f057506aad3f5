"""Everything one can ask Minga or tell her: frozen dataclasses and their one union, `Intent`.

An intent is complete: it needs nothing but the memory to be carried out, so a button can carry it for days. Who may
carry it out is decided in bot/access.py and how it is answered in bot/answers/.
"""

from dataclasses import dataclass

from data.model import Language, Role, SubjectKind


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
class NextMeeting:
    """When the network meets next."""


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked here; also the answer to a greeting and to what holds no question."""

    greeting: bool = False
    asked: bool = False
    """Somebody asked for help; otherwise it is offered because nothing was understood."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No request at all: thanks, small talk, "on my way"."""


@dataclass(frozen=True, slots=True)
class TooLong:
    """More words than a question has."""


@dataclass(frozen=True, slots=True)
class NotText:
    """A picture, a sticker, a voice message, an emoji alone."""


@dataclass(frozen=True, slots=True)
class Enter:
    """Come in: at the first contact, with a one-time code or invitation, or without one."""

    token: str | None = None


@dataclass(frozen=True, slots=True)
class Invite:
    """Let others in: one single-use link for each name, or one link for nobody in particular."""

    names: tuple[str, ...] = ()
    role: Role = "reader"


@dataclass(frozen=True, slots=True)
class BindGroup:
    """Serve the group in which this is said."""


@dataclass(frozen=True, slots=True)
class UnbindGroup:
    """Serve the group in which this is said no longer."""


@dataclass(frozen=True, slots=True)
class SpeakLanguage:
    """Speak this language with me, or in this group; None asks which."""

    language: Language | None = None


@dataclass(frozen=True, slots=True)
class LiveInZone:
    """Count the hours by the clocks of this IANA zone for me, or in this group; None asks which."""

    zone: str | None = None
    """An IANA name, or, from a command, the name of a town that is still to be looked up."""


@dataclass(frozen=True, slots=True)
class BeQuiet:
    """Send me nothing unasked."""


@dataclass(frozen=True, slots=True)
class SpeakAgain:
    """Send me reminders again."""


@dataclass(frozen=True, slots=True)
class ShowMyData:
    """What is kept about me."""


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """Erase what is kept about me; unless `sure`, ask first."""

    sure: bool = False


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


@dataclass(frozen=True, slots=True)
class ShowMembers:
    """Who has been let in, and who cannot be reached."""


@dataclass(frozen=True, slots=True)
class LeaveRequest:
    """A stranger at the open door wants something of the network; without words, ask for them."""

    text: str = ""


DirectoryQuestion = WhoHandles | Choose | Clarify | Unknown | ShowDetails | ShowHistory | ShowNeighbours
Intent = (
    DirectoryQuestion
    | ShowPartnerships
    | ReportWrong
    | TellCoordinator
    | NextMeeting
    | Help
    | Nothing
    | TooLong
    | NotText
    | Enter
    | Invite
    | BindGroup
    | UnbindGroup
    | SpeakLanguage
    | LiveInZone
    | BeQuiet
    | SpeakAgain
    | ShowMyData
    | ForgetMe
    | ShowGaps
    | Teach
    | ForgetName
    | ShowMembers
    | LeaveRequest
)
