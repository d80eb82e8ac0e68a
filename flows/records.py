"""Where banmian keeps what it must remember: a hidden folder beside the packages."""

from __future__ import annotations

from pathlib import Path

from press.errors import PackageError

FOLDER = ".banmian"


def records(out: Path, *names: str) -> Path:
    """Return a folder of the records of `out`, made if need be; PackageError when it cannot be."""
    folder = out.joinpath(FOLDER, *names)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PackageError(
            f"{folder} cannot be made ({error.strerror}). Check the disk and your rights."
        ) from error
    return folder
