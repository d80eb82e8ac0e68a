"""Prefect inside our own process: no server to start, no account, nothing sent out.

Nothing here imports prefect, which reads its settings from the environment when it is imported.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, closing
from pathlib import Path

from flows.stopping import WORKPLACES
from press.errors import ToolError
from press.scratch import remove_left_over, scratch_folder

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its pages ask an outside host for a configuration
}
EMBEDDED = {
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # a first start takes over 20 s
    "PREFECT_LOGGING_LEVEL": "CRITICAL",  # the command reports problems in its own words
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_CLIENT_MAX_RETRIES": "3",  # a busy server answers late; one that died stays away
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
}
HOMES = "banmian-prefect-"
"""Begins the names of folders for records that are not kept."""
_AT_THE_END = ExitStack()
atexit.register(_AT_THE_END.close)
THREADS = {"OMP_THREAD_LIMIT": "1"}
"""Pages run side by side: more threads within one would only get in each other's way."""


def prefect_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what to add to an environment; what an operator has set stays.

    With a PREFECT_API_URL the operator's own server is used and keeps its log settings.
    """
    wanted = QUIET | THREADS
    if "PREFECT_API_URL" not in environment:
        wanted |= EMBEDDED
    return {name: value for name, value in wanted.items() if name not in environment}


def prepare_prefect() -> str:
    """Set up the environment of this process before prefect is imported.

    Returns a sentence for the user when Prefect's records cannot be kept, else nothing.
    Raises ToolError when the folder that PREFECT_HOME names cannot be written.
    """
    os.environ.update(prefect_environment(os.environ))
    _see_to_a_home()
    if named := os.environ.get("PREFECT_HOME"):
        if not writable(Path(named)):
            raise ToolError(
                f"{named}, the folder that PREFECT_HOME names, cannot be written. "
                "Name another one or unset PREFECT_HOME."
            )
        return ""
    if "PREFECT_API_URL" in os.environ:
        return ""
    home = home_of_records(os.environ)
    os.environ["PREFECT_HOME"] = str(home or _home_for_once())
    if not home:
        return "the cache folder cannot be written, so Prefect's records are not kept"
    remove_if_damaged(home / "prefect.db")
    return ""


def home_of_records(environment: Mapping[str, str]) -> Path | None:
    """Return where the embedded Prefect keeps its records; None when that cannot be written."""
    home = cache_folder(environment) / "prefect"
    return home if writable(home) else None


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Return the user's folder for what may be deleted and made again."""
    named = environment.get("XDG_CACHE_HOME")
    return (Path(named) if named else Path.home() / ".cache") / "banmian"


def writable(folder: Path) -> bool:
    """Make the folder if need be and tell whether files can be made in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def remove_if_damaged(database: Path) -> None:
    """Remove a database that cannot be read: Prefect would try for two minutes and then give up."""
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:  # another run has it just now
        return
    except sqlite3.DatabaseError:
        for file in database.parent.glob(f"{database.name}*"):
            file.unlink(missing_ok=True)


def forget_failures() -> None:
    """Remove the errors of failed runs that Prefect keeps beside its records: nobody asks for them.

    Where an operator has said where records are kept, all stays.
    """
    home = cache_folder(os.environ) / "prefect"
    if os.environ.get("PREFECT_HOME") == str(home):
        shutil.rmtree(home / "storage", ignore_errors=True)


def _see_to_a_home() -> None:
    """Give a user without a home one: Prefect asks for it even when it does not use it."""
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = tempfile.gettempdir()


def _home_for_once() -> Path:
    place = Path(tempfile.gettempdir())
    remove_left_over(place, HOMES)
    home = _AT_THE_END.enter_context(scratch_folder(place, HOMES))
    WORKPLACES.append(home)
    return home
