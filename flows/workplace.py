"""Where a run has its temporary files; what sees to them, and to its children, if it is killed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.guard import stand_guard
from flows.stopping import WORKPLACES
from press.scratch import remove_left_over, scratch_folder

PREFIX = "banmian-work-"


@contextmanager
def workplace() -> Iterator[None]:
    """Let all temporary files lie in one folder that is gone in the end, however that comes.

    A process that is killed cannot remove its folder: the next one does.
    """
    stand_guard()
    before = tempfile.tempdir
    home = Path(tempfile.gettempdir())
    remove_left_over(home, PREFIX)
    with scratch_folder(home, PREFIX) as folder:
        WORKPLACES.append(folder)
        tempfile.tempdir = str(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before
            WORKPLACES.remove(folder)
