"""Where the programs of a station have their temporary files: gone with it, or with the next one.

Prefect's workers lay down folders for themselves and for every run, which stay when a worker is
killed, as each is that does not end in time.
"""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from flows.records import storing
from flows.workplace import PREFIX as WORKPLACE
from press.scratch import remove_left_over, scratch_folder

PREFIX = "banmian-station-"


@contextmanager
def with_temporary(surroundings: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield an environment whose temporary folder is a station's own.

    Raises StorageError when none can be made.
    """
    home = Path(surroundings.get("TMPDIR") or tempfile.gettempdir())
    remove_left_over(home, PREFIX, _refuse_where_a_run_works)
    with ExitStack() as stack:
        with storing(home):
            folder = stack.enter_context(scratch_folder(home, PREFIX))
        yield {**surroundings, "TMPDIR": str(folder)}


def _refuse_where_a_run_works(folder: Path) -> None:
    """Raise OSError when a run that has outlived its station still has its workplace there."""
    remove_left_over(folder, WORKPLACE)
    if any(folder.glob(f"{WORKPLACE}*")):
        raise OSError(errno.EBUSY, "a run works there", str(folder))
