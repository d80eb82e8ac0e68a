"""Two readings of one row laid side by side, and a third beside them where they differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from rapidfuzz.distance import Levenshtein

from ocr.reading import Reading


class Lettered(Protocol):
    """Has a character."""

    @property
    def text(self) -> str: ...


Letter = TypeVar("Letter", bound=Lettered)

_FORMS = str.maketrans("“”‘’＂＇—–―─・•∙‧～", "\"\"''\"'----····~")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a row: what each of two readers has there, alike or not.

    In the second reading it begins at character `start`.
    """

    first: Reading
    second: Reading
    alike: bool
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.second)


def folded(char: str) -> str:
    """Return a character as it is compared: readers differ in the width and turning of marks."""
    plain = unicodedata.normalize("NFKC", char)
    return (plain if len(plain) == 1 else char).translate(_FORMS)


def folded_text(reading: Reading) -> str:
    return "".join(folded(char.text) for char in reading)


def alike(first: Reading, second: Reading) -> bool:
    """Tell whether two readings say the same, loose spaces aside."""
    one, other = without_loose_spaces(first), without_loose_spaces(second)
    return folded_text(one) == folded_text(other)


def stretches(first: Reading, second: Reading) -> tuple[Stretch, ...]:
    """Return the row as stretches that are alike and stretches that differ, in turns.

    Alignment is by fewest edits (Levenshtein, 1966).
    """
    one, other = folded_text(first), folded_text(second)
    found: list[Stretch] = []
    for edit in Levenshtein.opcodes(one, other):
        part = Stretch(
            first[edit.src_start : edit.src_end],
            second[edit.dest_start : edit.dest_end],
            edit.tag == "equal",
            edit.dest_start,
        )
        if found and not part.alike and not found[-1].alike:
            last = found.pop()
            both = last.first + part.first, last.second + part.second
            part = Stretch(*both, False, last.start)
        found.append(part)
    return tuple(_singly(found))


def _singly(found: list[Stretch]) -> Iterator[Stretch]:
    """Part stretches of differences of one length into single characters."""
    for part in found:
        if part.alike or len(part.first) != len(part.second):
            yield part
        else:
            for place, pair in enumerate(zip(part.first, part.second, strict=True)):
                yield Stretch(pair[:1], pair[1:], False, part.start + place)


def beside(reading: Reading, other: Reading) -> tuple[tuple[int, int], ...]:
    """Return, for every border between characters of a reading, where it lies in another one.

    That is a stretch: the first and the last border of the other one that it may be.
    """
    one, two = folded_text(reading), folded_text(other)
    first, last = [len(two)] * (len(one) + 1), [0] * (len(one) + 1)
    for edit in Levenshtein.opcodes(one, two):
        width, step = edit.src_end - edit.src_start, edit.dest_end - edit.dest_start
        for place in range(width + 1):
            even = width == step
            low = edit.dest_start + (place if even else step if place == width and width else 0)
            high = edit.dest_start + (place if even else 0 if place == 0 and width else step)
            border = edit.src_start + place
            first[border], last[border] = min(first[border], low), max(last[border], high)
    return tuple(zip(first, last, strict=True))


def without_loose_spaces(reading: Sequence[Letter]) -> tuple[Letter, ...]:
    """Return a reading without its spaces but those between two Latin letters or digits."""
    padded = ["", *(char.text for char in reading), ""]
    beside = [(one, other) for one, other in zip(padded, padded[2:], strict=False)]
    return tuple(
        char
        for char, (one, other) in zip(reading, beside, strict=True)
        if not char.text.isspace() or (_is_latin(one) and _is_latin(other))
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
