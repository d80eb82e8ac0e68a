"""A package under examination, and what can be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from press.page import Issue


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a file: in plain words, and what to do about it.

    `file` is the name in the package. A `note` is no fault: it says what could not be examined.
    """

    file: str
    problem: str
    advice: str = ""
    note: bool = False

    def told(self, folder: Path) -> str:
        """Return it as a sentence that names the file where it lies."""
        problem = self.problem if self.problem.endswith((".", "。", "?")) else f"{self.problem}."
        return " ".join(part for part in (f"{folder / self.file}: {problem}", self.advice) if part)


@dataclass(frozen=True, slots=True)
class Package:
    """A package's folder and the issue that its `issue.json` holds."""

    folder: Path
    issue: Issue

    def file(self, name: str) -> Path:
        return self.folder / name

    def files(self, pattern: str) -> tuple[str, ...]:
        """Return the names in the package that match, in order."""
        found = sorted(self.folder.glob(pattern))
        return tuple(path.relative_to(self.folder).as_posix() for path in found if path.is_file())


AGAIN = "Digitise the issue again with --force."
"""What helps against a file that is not as it should be."""

MISSING = (
    "the file is missing",
    "Bring it back from a copy, or digitise the issue again with --force.",
)
"""Problem and advice, the same whoever notices it first."""

Check = Callable[[Package], Iterable[Fault]]
"""Gives what is wrong with one kind of files, or between files; nothing when all is well.

It does not raise for anything that a damaged file can hold.
"""
