"""What can go wrong with the memory. The docstring of an error is its message."""

# ruff: noqa: N818  # they say what is wrong: "role taken" needs no "error" behind it

from inspect import cleandoc


class MingaDataError(Exception):
    """The memory cannot do what was asked."""

    def __init__(self, **facts: object) -> None:
        super().__init__(cleandoc(type(self).__doc__ or "").format(**facts))


class NoSuchRecord(MingaDataError):
    """There is no {table} number {id}."""


class RoleTaken(MingaDataError):
    """Somebody else is the {role} of this memory: {holder}."""

    def __init__(self, role: str, holder: str) -> None:
        super().__init__(role=role, holder=holder)
        self.role = role
        self.holder = holder


class NoFile(MingaDataError):
    """An SQLite memory lives in a file, as sqlite:///var/minga.db; "{url}" names none."""


class UnknownDatabase(MingaDataError):
    """Minga keeps her memory in SQLite or PostgreSQL, not in "{dialect}"."""


class NewerDatabase(MingaDataError):
    """The database is at revision {found}, which this version of Minga does not know: it was made by a newer one."""


class BrokenReferences(MingaDataError):
    """The database names records that are not there: {problems}."""


class NoBackup(MingaDataError):
    """Minga copies SQLite files only. For {dialect}: pg_dump --format=custom, and pg_restore --clean --if-exists."""


class BackupFailed(MingaDataError):
    """No backup could be written to {file}: {problem}."""


class NotTidied(MingaDataError):
    """{file} could not be written anew: {problem}. What was deleted may still stand in it."""


class NoMemory(MingaDataError):
    """There is no memory at {place} yet; it is made at the first start."""


class InUse(MingaDataError):
    """Somebody has {file} open: stop everything that works with it first."""


class DamagedBackup(MingaDataError):
    """The backup {file} is damaged: {problems}."""


class UnknownReference(MingaDataError):
    """Something names the {kind} "{key}", which is neither in the facts nor in the memory."""
