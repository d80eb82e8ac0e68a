"""`issue.toml`: what the person who scanned an issue knows of it."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from press.errors import CommandError

FILE_NAME = "issue.toml"


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Manifest:
    """Every entry may be left out; `date` is written 2022-04-06, `dpi` is the scans' own."""

    title: str = ""
    date: datetime.date | None = None
    edition: str = ""
    dpi: int = 0


def read_manifest(folder: Path) -> Manifest:
    """Read a folder's `issue.toml`; an empty manifest when it has none."""
    file = folder / FILE_NAME
    if not file.is_file():
        return Manifest()
    try:
        return manifest_from_toml(file.read_text(encoding="utf-8"))
    except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CommandError(
            f"{file} cannot be used: {error}\nWrite title, date, edition and dpi as in "
            'title = "辽源日报"\ndate = 2022-04-06'
        ) from error


def manifest_from_toml(text: str) -> Manifest:
    """Return what the text of an `issue.toml` says."""
    return TypeAdapter(Manifest).validate_python(tomllib.loads(text))
