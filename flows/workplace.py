"""Where a run has its temporary files; what sees to them, and to its children, if it is killed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from flows.guard import stand_guard
from flows.records import storing
from flows.stopping import WORKPLACES
from flows.storage import temporary_folder
from press.scratch import remove_left_over, scratch_folder

PREFIX = "banmian-work-"


@contextmanager
def workplace() -> Iterator[None]:
    """Let all temporary files lie in one folder that is gone in the end, however that comes.

    A process that is killed cannot remove its folder: the next one does.
    """
    stand_guard()
    before = tempfile.tempdir
    home = temporary_folder()
    remove_left_over(home, PREFIX)
    with ExitStack() as stack:
        with storing(home):
            folder = stack.enter_context(scratch_folder(home, PREFIX))
        WORKPLACES.append(folder)
        tempfile.tempdir = str(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before
            WORKPLACES.remove(folder)
