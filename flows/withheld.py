"""Packages that wait for a person's word before they are handed on."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from flows.outbox.version import stamp_of_package
from flows.records import records
from press.store import write_whole


def withhold(package: Path, why: str) -> None:
    """Keep this version of a package from being handed on until it is released."""
    write_whole(_file(package), f"{stamp_of_package(package)}\n{why}\n")


def release(package: Path) -> None:
    """Let a package be handed on."""
    _file(package).unlink(missing_ok=True)


def is_withheld(package: Path) -> bool:
    """Tell whether this version of a package waits for a person's word."""
    with suppress(OSError):
        stamp, _, _ = _file(package).read_text("utf-8").partition("\n")
        return stamp == stamp_of_package(package)
    return False


def _file(package: Path) -> Path:
    return records(package.parent, "withheld") / f"{package.name}.txt"
