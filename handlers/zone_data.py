"""The time-zone data: which version of the IANA database is in use, and that it is the newest at hand."""

import zoneinfo
from pathlib import Path
from typing import Final

import tzdata

KEPT_AS: Final = "zone data"
"""The key under which the memory keeps the version with which Minga last worked."""
UNNAMED: Final = "unnamed"


def zone_data_version() -> str:
    """Give the version of the IANA time-zone database that `ZoneInfo` reads, such as "2026f".

    Python prefers the system's files to those of the `tzdata` package. "unnamed" when the system's do not say.
    """
    return _of_system() or tzdata.IANA_VERSION


def use_newest_zone_data() -> str:
    """From here on read the newer of the system's time-zone data and those of `tzdata`; gives its version.

    Call it before the first `ZoneInfo` is made. An old system would otherwise remind everybody an hour too late.
    """
    system = _of_system()
    if system is not None and (system == UNNAMED or system < tzdata.IANA_VERSION):
        zoneinfo.reset_tzpath(())
        zoneinfo.ZoneInfo.clear_cache()
    return zone_data_version()


def _of_system() -> str | None:
    folder = next((Path(each) for each in zoneinfo.TZPATH if (Path(each) / "Europe" / "Paris").is_file()), None)
    if folder is None:
        return None
    for name, mark in (("tzdata.zi", "# version "), ("+VERSION", "")):
        try:
            with (folder / name).open(encoding="utf-8") as file:
                line = file.readline().strip()
        except OSError:
            continue
        if line.startswith(mark):
            return line.removeprefix(mark)
    return UNNAMED
