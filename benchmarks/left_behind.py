"""What a run has left behind: packages, finished pages, files nobody wants, processes."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PATIENCE_S = 15.0
"""The embedded Prefect may take a while to end."""
RECORDS = {"ledger", "pages", "tally.json", "turns"}
CACHE = {"prefect.db", "prefect.db-wal", "prefect.db-shm"}


def digest_of(out: Path) -> str:
    """Return one digest of the names and bytes of all packages; empty when there is none."""
    told = []
    for package in sorted(out.glob("[!.]*")):
        for path in sorted(package.rglob("*")):
            if path.is_file():
                told.append((str(path.relative_to(out)), path.read_bytes()))
    digest = hashlib.sha256()
    for name, content in told:
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest() if told else ""


def finished_pages(out: Path) -> set[int]:
    """Return the numbers of the pages that were read and kept."""
    return {
        json.loads(file.read_bytes())["number"]
        for file in (out / ".banmian" / "pages").glob("*/read-*.json")
    }


def strays(out: Path, temporary: Path, cache: Path) -> Iterator[str]:
    """Yield what should not be there once an issue is through."""
    for path in out.glob(".*"):
        if path.name != ".banmian":
            yield f"out/{path.name}"
    for path in (out / ".banmian").rglob("*"):
        name = path.relative_to(out / ".banmian")
        if path.name.startswith(".") or name.parts[0] not in RECORDS:
            yield str(name)
    yield from (f"pages/{path.name}" for path in (out / ".banmian" / "pages").glob("*"))
    yield from (str(path.relative_to(temporary.parent)) for path in temporary.rglob("*"))
    for path in (cache / "banmian").rglob("*"):
        if path.is_file() and path.suffix != ".toml" and path.name not in CACHE:
            yield str(path.relative_to(cache))


def processes_of(mark: str, words: bytes = b"") -> list[int]:
    """Return the processes whose environment has a mark and whose command has these words."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            mine = mark.encode() in (entry / "environ").read_bytes().split(b"\0")
            if mine and words in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


def wait_until_gone(mark: str) -> list[str]:
    """Return the commands of marked processes that do not end within a while."""
    last = time.monotonic() + PATIENCE_S
    while (found := processes_of(mark)) and time.monotonic() < last:
        time.sleep(0.1)
    told = []
    for number in found:
        with suppress(OSError):
            told.append(Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode())
    return told
