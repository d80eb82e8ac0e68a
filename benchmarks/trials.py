"""What came of kills, kept line by line so that a stop loses nothing, and told as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one kill: of whom, when, and what was not as it must be.

    `prefect` and `number` are the way of running and the kill's number there; `moment` and `whole`
    are seconds, of the kill and of an undisturbed run; `struck` tells whether there was anybody.
    `finished` pages were kept by then; `through` tells that the package was made.
    """

    prefect: str
    number: int
    victim: str
    moment: float
    whole: float
    struck: bool
    finished: int
    through: bool
    faults: tuple[str, ...]


_TRIAL: TypeAdapter[Trial] = TypeAdapter(Trial)


def kept_trials(file: Path) -> list[Trial]:
    """Return the trials of a file, of which the last line may be torn."""
    lines = file.read_bytes().split(b"\n")[:-1] if file.is_file() else []
    return [_TRIAL.validate_json(line) for line in lines]


def keep_trial(file: Path, trial: Trial) -> None:
    with file.open("ab") as lines:
        lines.write(_TRIAL.dump_json(trial) + b"\n")


def trial_table(found: Sequence[Trial]) -> Iterator[str]:
    """Yield the lines of a table: a row for every way of running and victim, and one for all."""
    yield "| Prefect | killed | kills | struck | with pages finished | package made | faults |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for prefect, victim in dict.fromkeys((one.prefect, one.victim) for one in found):
        mine = [one for one in found if (one.prefect, one.victim) == (prefect, victim)]
        yield _row(prefect, victim, mine)
    yield _row("all", "", found)


def _row(prefect: str, victim: str, found: Sequence[Trial]) -> str:
    amid, through = sum(one.finished > 0 for one in found), sum(one.through for one in found)
    figures = (len(found), sum(one.struck for one in found), amid, through)
    faulty = sum(bool(one.faults) for one in found)
    return f"| {prefect} | {victim} | {' | '.join(map(str, figures))} | {faulty} |"
