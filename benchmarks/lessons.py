"""What rows of known text teach: features of `ocr/features.py`, and whether they were right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from benchmarks.samples import Sample
from language.model import CharacterModel
from ocr.align import alike, folded, folded_text, stretches, without_loose_spaces
from ocr.decide import Decision, Judge
from ocr.features import Features
from ocr.looks import Looks, united
from ocr.reading import Reading, text_of
from ocr.weights import Weigher


@dataclass(slots=True)
class Lessons:
    """Features, and for each whether what it speaks for was right."""

    features: list[Features] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Recording:
    """A weigher that keeps what it is asked; its probability is the number of the question."""

    choose: Weigher | None
    asked: dict[str, list[Features]] = field(
        default_factory=lambda: {"choice": [], "alone": [], "alike": [], "chosen": []}
    )

    def choice(self, features: Features) -> float:
        self.asked["choice"].append(features)
        return self.choose.choice(features) if self.choose else 1.0

    def alone(self, features: Features) -> float:
        return self._number("alone", features)

    def alike(self, features: Features) -> float:
        return self._number("alike", features)

    def chosen(self, features: Features) -> float:
        return self._number("chosen", features)

    def _number(self, name: str, features: Features) -> float:
        self.asked[name].append(features)
        return len(self.asked[name]) - 1


def choices(samples: Iterable[Sample], language: CharacterModel) -> Lessons:
    """Return, for every place where two readers differ, whether the second one is nearer.

    Places where one is as near as the other teach nothing and are left out.
    """
    lessons = Lessons()
    for sample in samples:
        recording = Recording(None)
        looks = looked(sample, language)
        Judge(language, recording).between(sample.first, looks, sample.row, sample.inked)
        told = _nearer(sample, looks.reading)
        for features, nearer in zip(recording.asked["choice"], told, strict=True):
            if nearer is not None:
                lessons.features.append(features)
                lessons.right.append(nearer)
    return lessons


def looked(sample: Sample, language: CharacterModel) -> Looks:
    """Return what the second reader made of a row; it looks again where the first differs."""
    once = united((sample.second,), language)
    if alike(sample.first, once.reading):
        return once
    return united((sample.second, sample.look), language)


def _nearer(sample: Sample, second: Reading) -> Iterator[bool | None]:
    """Yield for every difference whether the row is nearer to its text with the second reading."""
    first = without_loose_spaces(sample.first)
    text, whole = printed(sample.text), folded_text(second)
    for part in stretches(first, second):
        if not part.alike:
            other = whole[: part.start] + folded_text(part.first) + whole[part.end :]
            one, two = (Levenshtein.distance(_bare(line), text) for line in (other, whole))
            yield None if one == two else two < one


def trust(
    samples: Iterable[Sample], language: CharacterModel, weigher: Weigher
) -> dict[str, Lessons]:
    """Return for every character that comes out whether it is right, by how it came out."""
    recording = Recording(weigher)
    judge = Judge(language, recording)
    right: dict[str, dict[int, bool]] = {"alone": {}, "alike": {}, "chosen": {}}
    for sample in samples:
        text = printed(sample.text)
        alone = judge.alone(sample.first, sample.short)
        right["alone"].update(_marked(alone.reading, text))
        looks = looked(sample, language)
        both = judge.between(sample.first, looks, sample.row, sample.inked)
        disputed = _disputed(both)
        for place, (number, is_right) in enumerate(_marked(both.reading, text)):
            right["chosen" if place in disputed else "alike"][number] = is_right
    return {
        name: Lessons(recording.asked[name], [known[n] for n in range(len(known))])
        for name, known in right.items()
    }


def _disputed(decision: Decision) -> set[int]:
    return {place for one in decision.disputes for place in range(one.start, one.end)}


def _marked(reading: Reading, text: str) -> list[tuple[int, bool]]:
    """Return the number of every character's question, and whether the text has it there."""
    found = "".join(folded(char) for char in text_of(reading))
    wrong = {
        edit.dest_pos
        for edit in Levenshtein.editops(text, found)
        if edit.tag in ("replace", "insert")
    }
    return [(int(char.confidence), place not in wrong) for place, char in enumerate(reading)]


def printed(text: str) -> str:
    """Return a printed text as readings are compared with it."""
    return _bare("".join(folded(char) for char in text))


def _bare(text: str) -> str:
    return "".join(text.split())
