"""One process a folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from press.errors import ToolError


@contextmanager
def alone(folder: Path, what: str) -> Iterator[None]:
    """Hold a folder; ToolError when another process of the kind has it."""
    with (folder / "up.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ToolError(f"Another {what} works in {folder}. Stop it first.") from error
        yield
