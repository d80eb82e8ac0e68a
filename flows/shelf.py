"""Pages as far as they came, kept from run to run: what is done is not done again.

A page is looked up by what it was made of and by what made it: the scan's SHA-256, the settings
of the stage and the source of its program, each stage after the one before it. So another setting
or another program of one stage costs that stage and those after it, and no other.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter, ValidationError

from flows.order import Settings
from flows.records import refuse_if_lost, storing
from layout.segment import OWN
from ocr.readers import readers_named
from press.page import Page, Pixels, Source
from press.store import write_whole, written_whole

_PAGE: TypeAdapter[Page] = TypeAdapter(Page)
_KEY_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Keys:
    """Under what a page is kept once it is straight, taken apart, read."""

    straight: str
    segmented: str
    read: str


def keys_of(source: Source, number: int, settings: Settings) -> Keys:
    """Return the keys of page `number`, made of this scan with these settings."""
    scan = (source.sha256, source.frame, source.part, source.name, number, settings.dpi)
    straight = _key(*scan, program_of("ingest"))
    witness = (settings.layout_model,) if settings.layout_model != OWN else ()
    segmented = _key(straight, program_of("layout"), *witness)
    versions = readers_named(settings.readers, settings.script).versions()
    how = (settings.readers, settings.script, sorted(versions.items()))
    return Keys(straight, segmented, _key(segmented, *how, program_of("ocr", "language")))


def _key(*made_of: object) -> str:
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:_KEY_LENGTH]


@cache
def program_of(*packages: str) -> str:
    """Return a digest of the source of these packages and of `press`, which all of them use."""
    digest = hashlib.sha256()
    for package in ("press", *packages):
        found = importlib.util.find_spec(package)
        for place in (found and found.submodule_search_locations) or ():
            files = (path for path in Path(place).rglob("*") if path.suffix in {".py", ".json"})
            for path in sorted(files):
                digest.update(path.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Kept pages, a folder each; from one that is to work `afresh` nothing is taken.

    `out` is whose records it belongs to. What cannot be kept is a StorageError.
    """

    folder: Path
    afresh: bool = False
    out: Path | None = None

    def page(self, keys: Keys, stage: str) -> Page | None:
        """Return the page after that stage; None when it is not there or is damaged."""
        if self.afresh:
            return None
        with suppress(OSError, ValidationError):
            return _PAGE.validate_json(self._page_file(keys, stage).read_bytes())
        return None

    def keep(self, keys: Keys, stage: str, page: Page) -> None:
        """Keep the page after that stage."""
        with self._storing():
            write_whole(self._page_file(keys, stage), _PAGE.dump_json(page))

    def pixels(self, keys: Keys) -> Pixels | None:
        """Return the straightened pixels; None when they are not there or are damaged."""
        if self.afresh:
            return None
        with suppress(OSError, ValueError):
            return np.asarray(np.load(self.pixels_file(keys), mmap_mode="r"), dtype=np.uint8)
        return None

    def keep_pixels(self, keys: Keys, pixels: Pixels) -> None:
        """Keep the straightened pixels, whole or not at all."""
        with self._storing(), written_whole(self.pixels_file(keys), lasting=False) as file:
            np.save(file, pixels)

    def pixels_file(self, keys: Keys) -> Path:
        return self.folder / keys.straight / "pixels.npy"

    def remove(self, all_keys: Iterable[Keys]) -> None:
        """Remove pages that are no longer wanted."""
        for keys in all_keys:
            shutil.rmtree(self.folder / keys.straight, ignore_errors=True)

    @contextmanager
    def _storing(self) -> Iterator[None]:
        if self.out:
            refuse_if_lost(self.out)
        with storing(self.folder):
            yield

    def _page_file(self, keys: Keys, stage: str) -> Path:
        return self.folder / keys.straight / f"{stage}-{getattr(keys, stage)}.json"
