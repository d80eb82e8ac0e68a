"""What `banmian check` found, as a report for people and for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from export.checks.all import faults_of
from export.checks.package import Fault


@dataclass(frozen=True, slots=True)
class Report:
    """The faults of a package, and notes of what could not be examined."""

    package: Path
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]


def examined(package: Path) -> Report:
    """Examine a package; PackageError when there is no such folder."""
    found = faults_of(package)
    return Report(
        package,
        tuple(one for one in found if not one.note),
        tuple(one for one in found if one.note),
    )


def report_to_json(report: Report) -> str:
    answer = {
        "package": str(report.package),
        "sound": not report.faults,
        "faults": [_as_json(fault) for fault in report.faults],
        "not_examined": [_as_json(note) for note in report.notes],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _as_json(fault: Fault) -> dict[str, str]:
    return {"file": fault.file, "problem": fault.problem, "advice": fault.advice}
