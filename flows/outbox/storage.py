"""Packages into folders and storage: every file, and in the end a marker that makes them valid.

    TARGET/<issue id>/v0001-1a2b3c4d/...    a version, complete when the marker names it
    TARGET/<issue id>/latest.json           the marker: which version is valid, and its digest

A version lies in a folder of its own and is never written to again, so who reads one is not
disturbed by the next.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from flows.outbox.event import place_of
from flows.outbox.version import stamp_of_package
from press.errors import DeliveryError
from press.scratch import remove_left_over_files
from press.store import write_whole

MARKER = "latest.json"


def hand_over(package: Path, target: str, event: Mapping[str, Any], *, stamp: str) -> str:
    """Copy a version to a folder or to storage and return where it lies.

    What an attempt that was cut short has copied is not copied again. DeliveryError when the
    target cannot be written or does not hold what was copied.
    """
    known = event["data"]
    issue, number, digest = (
        known["issue"],
        known["version"],
        known["digest"].removeprefix("sha256:"),
    )
    system, root = _opened(target)
    place = place_of(issue, number, digest)
    try:
        _copy(system, package, f"{root}/{place}", known["files"])
        if stamp_of_package(package) != stamp:
            raise DeliveryError(f"{package} was replaced while it was copied to {target}.")
        marker = {name: known[name] for name in ("issue", "version", "digest", "files")}
        told = json.dumps(
            {**marker, "folder": place.partition("/")[2]}, ensure_ascii=False, indent=1
        )
        _write(system, f"{root}/{issue}/{MARKER}", told.encode())
    except DeliveryError:
        raise
    except Exception as error:  # every storage has errors of its own
        raise DeliveryError(f"{target} cannot be written: {_first_line(error)}") from error
    return f"{target.rstrip('/')}/{place}"


def _opened(target: str) -> tuple[Any, str]:
    try:
        system, root = fsspec.core.url_to_fs(target)
    except (ImportError, ValueError) as error:
        raise DeliveryError(
            f"{target} cannot be delivered to: {_first_line(error)}. "
            "Folders need nothing; s3:// needs pip install banmian[s3]."
        ) from error
    system.invalidate_cache()
    return system, str(root).rstrip("/")


def _copy(system: Any, package: Path, folder: str, files: list[dict[str, Any]]) -> None:
    if isinstance(system, LocalFileSystem):
        remove_left_over_files(Path(folder).parent)
    there = _sizes(system, folder)
    for file in files:
        name, size = file["name"], file["size"]
        if there.get(name) != size:
            _put(system, package / name, f"{folder}/{name}")
    system.invalidate_cache()
    there = _sizes(system, folder)
    for file in files:
        if there.get(file["name"]) != file["size"]:
            raise DeliveryError(
                f"{folder}/{file['name']} has {there.get(file['name'], 0)} bytes after it was "
                f"copied, not {file['size']}. It will be copied again."
            )


def _put(system: Any, source: Path, target: str) -> None:
    if isinstance(system, LocalFileSystem):
        write_whole(Path(target), source.read_bytes())
    else:
        system.put_file(str(source), target)


def _write(system: Any, target: str, content: bytes) -> None:
    if isinstance(system, LocalFileSystem):
        write_whole(Path(target), content)
    else:
        system.pipe_file(target, content)


def _sizes(system: Any, folder: str) -> dict[str, int]:
    """Return the sizes of the files of a folder by their names in it; none when it is not there."""
    try:
        found = system.find(folder, detail=True)
    except FileNotFoundError:
        return {}
    start = len(folder.lstrip("/")) + 1
    return {path.lstrip("/")[start:]: known["size"] for path, known in found.items()}


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
