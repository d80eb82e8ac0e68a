"""What can go wrong in a way that a person can mend.

BanmianError            exit code 4: nothing could be done
├── CommandError        2: the command was wrong
├── InputError          a scan or an issue that cannot be used
│   ├── MissingInput    no such file or folder
│   ├── EmptyInput      a folder or a document without pages
│   ├── UnreadableScan  no image, or a truncated one
│   └── EncryptedPdf    a PDF that asks for a password
├── BlankPage           a page without ink
├── ToolError           an outside program is missing, failed or took too long
│   └── StorageError    a disk or share that is full, gone or may not be written
├── PackageError        a package or truth file that cannot be read
├── SampleError         a work list that is not complete or does not fit its packages
└── DeliveryError       a package that could not be handed on
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import ClassVar


class ExitCode(IntEnum):
    """What the command `banmian` answers to the shell."""

    DONE = 0
    WRONG_COMMAND = 2
    SOME_PAGES_FAILED = 3
    NOTHING_DONE = 4


class BanmianError(Exception):
    """The root: its text names the file and says what to do next."""

    exit_code: ClassVar[ExitCode] = ExitCode.NOTHING_DONE


class CommandError(BanmianError):
    """The command was wrong."""

    exit_code = ExitCode.WRONG_COMMAND


class InputError(BanmianError):
    """A scan or an issue that cannot be used."""


class MissingInput(InputError):
    """No such file or folder."""


class EmptyInput(InputError):
    """A folder or a document without pages."""


class UnreadableScan(InputError):
    """No image, or a truncated one."""


class EncryptedPdf(InputError):
    """A PDF that asks for a password."""


class BlankPage(BanmianError):
    """A page without ink."""


class ToolError(BanmianError):
    """An outside program is missing, failed or took too long."""


class StorageError(ToolError):
    """A disk or share that is full, gone or may not be written: work ends, to go on later."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(
            f"{place} cannot be used ({why}). Check the disk, the share and your rights, then "
            "give the same command again: finished pages are kept."
        )


class PackageError(BanmianError):
    """A package or truth file that cannot be read."""


class SampleError(BanmianError):
    """A work list that is not complete or does not fit its packages."""


class DeliveryError(BanmianError):
    """A package that could not be handed on."""
