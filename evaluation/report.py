"""Measures as plain values and as the JSON that `banmian evaluate` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.assess import Report, evaluate
from evaluation.folders import FolderReport, evaluate_folders
from evaluation.ratio import Ratio, mean, pooled
from press.errors import PackageError
from press.store import read_issue

__all__ = ["Report", "evaluate", "evaluation_to_json", "folder_report_to_dict", "report_to_dict"]

DIGITS = 6


def evaluation_to_json(truth: Path, package: Path) -> str:
    """Return one JSON object: of one issue, or of a folder of truths beside one of packages.

    Raises PackageError when a path is missing or is no issue.json.
    """
    if not truth.exists():
        raise PackageError(f"{truth}: no such file or folder. Name the truth's issue.json.")
    if truth.is_dir() and not (truth / "issue.json").is_file():
        found = folder_report_to_dict(evaluate_folders(truth, package))
    else:
        found = report_to_dict(evaluate(read_issue(truth), read_issue(package)))
    return json.dumps(found, ensure_ascii=False, indent=1)


def report_to_dict(report: Report) -> dict[str, Any]:
    """Return the figures, null where there is no denominator, and the counts they rest on."""
    return {
        "issue": report.issue,
        **_values(report.measures),
        "fields_by_name": _values(report.fields_by_name),
        "region_f1_by_kind": _values(report.region_f1_by_kind),
        "counts": {
            name: [round(ratio.part, DIGITS), round(ratio.whole, DIGITS)]
            for name, ratio in report.measures.items()
        },
    }


def folder_report_to_dict(report: FolderReport) -> dict[str, Any]:
    """Return `mean` (issues weigh the same), `pooled` (characters do) and every issue's figures."""
    names = report.reports[0].measures
    measures = {name: [one.measures[name] for one in report.reports] for name in names}
    return {
        "mean": {name: _rounded(mean(ratios)) for name, ratios in measures.items()},
        "pooled": {
            **_values({name: pooled(ratios) for name, ratios in measures.items()}),
            "fields_by_name": _values(_merged([one.fields_by_name for one in report.reports])),
            "region_f1_by_kind": _values(
                _merged([one.region_f1_by_kind for one in report.reports])
            ),
        },
        "missing": list(report.missing),
        "extra": list(report.extra),
        "issues": [report_to_dict(one) for one in report.reports],
    }


def _merged(tables: Sequence[dict[str, Ratio]]) -> dict[str, Ratio]:
    names = dict.fromkeys(name for table in tables for name in table)
    return {name: pooled(table[name] for table in tables if name in table) for name in names}


def _values(ratios: dict[str, Ratio]) -> dict[str, float | None]:
    return {name: _rounded(ratio.value) for name, ratio in ratios.items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
