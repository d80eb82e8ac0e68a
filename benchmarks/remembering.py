"""Engines that remember what they read, so that modes of reading one page can share it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from benchmarks.timing import NOTHING_SPENT, Effort, together, weighed
from ocr.engine import Crop, Engine
from ocr.readers import Readers
from press.page import Line


@dataclass(slots=True)
class Memory:
    """What engines read before, what each crop took, and what was spared by not reading it again.

    A crop's share of the time is that of its pixels.
    """

    known: dict[bytes, tuple[tuple[Line, ...], Effort]] = field(default_factory=dict)
    spared: Effort = NOTHING_SPENT

    def remember(self, key: bytes, lines: tuple[Line, ...], effort: Effort) -> None:
        self.known[key] = lines, effort

    def recall(self, key: bytes) -> tuple[Line, ...]:
        """Return what was read of a crop, and count what reading it again would have taken."""
        lines, effort = self.known[key]
        self.spared = together([self.spared, effort])
        return lines

    def told_spared(self) -> Effort:
        """Return what was spared since this was last asked."""
        spared, self.spared = self.spared, NOTHING_SPENT
        return spared


class Remembering:
    """Reads a crop once and knows it from then on."""

    def __init__(self, engine: Engine, memory: Memory, language: str) -> None:
        self.engine, self.memory, self.language = engine, memory, language
        self.name, self.sizing = engine.name, engine.sizing

    def version(self) -> str:
        return self.engine.version()

    def read(self, crops: Sequence[Crop]) -> tuple[tuple[Line, ...], ...]:
        keys = [_key(f"{self.name} {self.language} {self.sizing}", crop) for crop in crops]
        fresh = {
            key: crop for key, crop in zip(keys, crops, strict=True) if key not in self.memory.known
        }
        found, effort = weighed(lambda: self.engine.read(list(fresh.values())))
        whole = max(1, sum(crop.pixels.size for crop in fresh.values()))
        for (key, crop), lines in zip(fresh.items(), found, strict=True):
            self.memory.remember(key, lines, shared(effort, crop.pixels.size / whole))
        return tuple(
            self.memory.known[key][0] if key in fresh else self.memory.recall(key) for key in keys
        )


def remembering(readers: Readers, memory: Memory) -> Readers:
    """Return the readers with what they read kept in a memory."""

    def kept(engine: Engine, language: str = "") -> Engine:
        return Remembering(engine, memory, language)

    return replace(
        readers,
        first={language: kept(engine, language) for language, engine in readers.first.items()},
        both_scripts=kept(readers.both_scripts),
        second=readers.second and kept(readers.second),
        look=readers.look and kept(readers.look),
    )


def shared(effort: Effort, part: float) -> Effort:
    """Return a part of an effort."""
    return replace(effort, seconds=effort.seconds * part, core_seconds=effort.core_seconds * part)


def _key(reader: str, crop: Crop) -> bytes:
    told = f"{reader} {crop.single} {crop.pixels.shape}".encode()
    return hashlib.sha256(told + crop.pixels.tobytes()).digest()
