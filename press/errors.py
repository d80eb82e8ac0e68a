"""What can go wrong in a way that a person can mend.

BanmianError            exit code 4: nothing could be done
├── CommandError        2: the command was wrong
├── InputError          a scan or an issue that cannot be used
│   ├── MissingInput    no such file or folder
│   ├── EmptyInput      a folder or a document without pages
│   │   └── PdfWithoutPages
│   ├── LinkOutside     a link that leads out of the folder it lies in
│   └── UnreadableScan  a file that cannot be opened
│       ├── EmptyFile        nothing is in it
│       ├── SpecialFile      a pipe, a socket or a device
│       ├── NotAnImage       neither a page image nor a PDF
│       ├── DamagedScan      an image that is damaged or cut short
│       ├── DamagedPdf       a PDF that is
│       ├── EncryptedPdf     a PDF that asks for a password
│       ├── StillWritten     somebody is writing to it just now
│       ├── TooLargeFile     more bytes than are allowed
│       ├── TooManyPixels    more pixels than are allowed: a decompression bomb, or a wrong size
│       ├── TooManyPages     more pages than a file may have
│       ├── TooSlow          opening it took more time than is allowed
│       ├── TooMuchMemory    opening it took more memory than its size tells
│       └── CrashedDecoder   the program that opened it came to an end itself
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


class PdfWithoutPages(EmptyInput):
    """A PDF without pages."""


class LinkOutside(InputError):
    """A link that leads out of the folder it lies in."""


class UnreadableScan(InputError):
    """A file that cannot be opened."""


class EmptyFile(UnreadableScan):
    """Nothing is in it."""


class SpecialFile(UnreadableScan):
    """A pipe, a socket or a device."""


class NotAnImage(UnreadableScan):
    """Neither a page image nor a PDF."""


class DamagedScan(UnreadableScan):
    """An image that is damaged or cut short."""


class DamagedPdf(UnreadableScan):
    """A PDF that is damaged or cut short."""


class EncryptedPdf(UnreadableScan):
    """A PDF that asks for a password."""


class StillWritten(UnreadableScan):
    """Somebody is writing to it just now."""


class TooLargeFile(UnreadableScan):
    """More bytes than are allowed."""


class TooManyPixels(UnreadableScan):
    """More pixels than are allowed: a decompression bomb, or a wrong size."""


class TooManyPages(UnreadableScan):
    """More pages than a file may have."""


class TooSlow(UnreadableScan):
    """Opening it took more time than is allowed."""


class TooMuchMemory(UnreadableScan):
    """Opening it took more memory than its size tells."""


class CrashedDecoder(UnreadableScan):
    """The program that opened it came to an end itself."""


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
