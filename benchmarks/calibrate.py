"""Fits what readings are weighed by: `python -m benchmarks.calibrate` writes `ocr/weights.json`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import click
import cv2
import numpy as np

from benchmarks.done import fingerprint
from benchmarks.lessons import Lessons, choices, trust
from benchmarks.logistic import arrays, fitted
from benchmarks.samples import SAMPLES, Sample, samples_of
from benchmarks.straight_pages import of_issue, straightened
from benchmarks.testpages import ROOT, Recipe, families, is_held_out, typeset
from fixtures.families.look import BODIES, FONT_KEPT_ASIDE
from fixtures.wear.state import STATES
from language.model import character_model
from ocr.readers import readers_named
from ocr.weights import FILE, TABLE, Table, Weights
from press.store import write_whole

FIRST_SEED = 3001

WORST = "worn"
"""The state in which readers differ most: it teaches most."""

READING = (
    "boxes", "clean", "crops", "ctc", "engine", "first", "hocr", "rapid", "readers", "rows",
    "runs", "spacing", "tesseract", "trace",
)  # fmt: skip
"""Files of `ocr/` that a sample depends on."""


@click.command(
    epilog="""\b
Examples:
  python -m benchmarks.calibrate                 read pages that were not read yet, fit, write
  python -m benchmarks.calibrate --rounds 3      two more worn pages of every family"""
)
@click.option("--out", type=click.Path(path_type=Path), default="out/calibrate", show_default=True)
@click.option(
    "--rounds", default=1, show_default=True, help="Pages of a family; from the second on worn."
)
@click.option("--jobs", default=1, show_default=True, help="Pages to read at a time.")
@click.option("--step", default=4, show_default=True, help="Read every so manieth body region.")
def calibrate(out: Path, rounds: int, jobs: int, step: int) -> None:
    """Read pages of the families that are tuned on and fit the weights to what was right.

    Held-out families and the font that is kept aside are left out. What was read before is kept
    in OUT and not read again.
    """
    cv2.setNumThreads(1)
    with ThreadPoolExecutor(jobs) as pool:
        pages = pool.map(lambda recipe: _read(recipe, out, step), recipes(rounds))
        samples = list(chain.from_iterable(pages))
    language = character_model()
    lessons = choices(samples, language)
    choice = fitted(lessons)
    _say("choice", lessons, choice)
    weights = {"choice": choice}
    chooser = Weights(Table(choice, (), (), ()))
    for name, learnt in trust(samples, language, chooser).items():
        weights[name] = fitted(learnt)
        _say(name, learnt, weights[name])
    write_whole(FILE, TABLE.dump_json(Table(**weights), indent=1) + b"\n")


def recipes(rounds: int) -> Iterator[Recipe]:
    """Give pages of the tuned families worn and in one other state, then more worn ones.

    Faces come in turn.
    """
    faces = [face for face in BODIES if face != FONT_KEPT_ASIDE]
    others = [state for state in STATES if state != WORST]
    tuned = [family for family in families() if not is_held_out(family)]
    for number in range(rounds):
        for place, family in enumerate(tuned):
            face = faces[(place + number) % len(faces)]
            for state in (WORST, *others[place % len(others) :][:1])[: 2 - bool(number)]:
                yield Recipe(family, FIRST_SEED + number, state, body=face)


def _read(recipe: Recipe, out: Path, step: int) -> Sequence[Sample]:
    mark = fingerprint([ROOT / "ocr" / f"{name}.py" for name in READING], "")[:12]
    file = out / "samples" / mark / f"{recipe.name}-{step}.json"
    if not file.is_file():
        click.echo(f"reading {recipe.name}", err=True)
        readers = readers_named("double", "hans")
        pages = of_issue(typeset(recipe, out / "pages"), recipe)
        found = [
            sample
            for page in pages
            for sample in samples_of(straightened(page, step=step), readers)
        ]
        write_whole(file, SAMPLES.dump_json(found))
    return SAMPLES.validate_json(file.read_bytes())


def _say(name: str, lessons: Lessons, weights: Sequence[float]) -> None:
    features, right = arrays(lessons)
    odds = features @ np.array(weights)
    agreed = float(np.mean((odds > 0) == (right > 0)))
    click.echo(f"{name}: {len(right)}, right {right.mean():.4f}, as weighed {agreed:.4f}", err=True)


if __name__ == "__main__":
    sys.exit(calibrate())
