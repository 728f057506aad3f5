"""The records that the mind sees: frozen, plain, free of SQL.

Every record that the memory hands out or takes in is here. Instants are aware datetimes in UTC; what lies ahead and
must follow a clock on a wall is a naive wall time beside the name of its IANA zone. `id` is the memory's own number.
The words are those of docs/glossary.md.
"""

from data.model.access import Change, Chat, Gap, Invitation, Member, PressableButton, Recollection
from data.model.action_items import ActionItem, ActionItemState, Blockage, Request, RequestState, RequestStep
from data.model.cooperation import Interaction, Partnership, Relay, Remark, RemarkKind
from data.model.directory import Alias, DirectoryName, Organisation, Person, Place, Post, Source, Tenure, Theme
from data.model.meetings import (
    Attendance,
    AttendanceAnswer,
    Meeting,
    MeetingNote,
    MeetingNoteKind,
    OccurrenceChange,
    Reminder,
)
from data.model.way import Action, InboxState, InboxUpdate, OutboxClass, OutboxRow, OutboxState, Outgoing
from data.model.words import (
    LANGUAGES,
    NEW_ID,
    Json,
    Language,
    Localised,
    PartnershipStatus,
    PlaceKind,
    Role,
    SubjectKind,
)

__all__ = [
    "LANGUAGES",
    "NEW_ID",
    "Action",
    "ActionItem",
    "ActionItemState",
    "Alias",
    "Attendance",
    "AttendanceAnswer",
    "Blockage",
    "Change",
    "Chat",
    "DirectoryName",
    "Gap",
    "InboxState",
    "InboxUpdate",
    "Interaction",
    "Invitation",
    "Json",
    "Language",
    "Localised",
    "Meeting",
    "MeetingNote",
    "MeetingNoteKind",
    "Member",
    "OccurrenceChange",
    "Organisation",
    "OutboxClass",
    "OutboxRow",
    "OutboxState",
    "Outgoing",
    "Partnership",
    "PartnershipStatus",
    "Person",
    "Place",
    "PlaceKind",
    "Post",
    "PressableButton",
    "Recollection",
    "Relay",
    "Remark",
    "RemarkKind",
    "Reminder",
    "Request",
    "RequestState",
    "RequestStep",
    "Role",
    "Source",
    "SubjectKind",
    "Tenure",
    "Theme",
]
