"""Work that was done before, so that a comparison can be broken off and taken up again."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.timing import Effort
from press.store import write_whole


@dataclass(frozen=True, slots=True)
class Record:
    """What a piece of work took, and the fingerprint of everything that it depends on."""

    fingerprint: str
    effort: Effort


_RECORD: TypeAdapter[Record] = TypeAdapter(Record)


def done_or_do(folder: Path, fingerprint: str, *, do: Callable[[Path], Effort]) -> Effort:
    """Return what the work of this fingerprint took; do it in the emptied folder if need be."""
    path = folder / "done.json"
    if path.is_file():
        record = _RECORD.validate_json(path.read_bytes())
        if record.fingerprint == fingerprint:
            return record.effort
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    effort = do(folder)
    write_whole(path, _RECORD.dump_json(Record(fingerprint, effort), indent=1))
    return effort


def fingerprint(files: Iterable[Path], word: str) -> str:
    """Return a SHA-256 over the word and the files' contents, in the order of their paths."""
    digest = hashlib.sha256(word.encode())
    for path in sorted(files):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
