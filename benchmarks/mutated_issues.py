"""Mutated files through all of `banmian digitise --backlog`, and the audit of what came of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.disturbed import Place
from benchmarks.left_behind import strays, wait_until_gone
from fixtures.inputs.kind import story
from fixtures.inputs.mutants import Mutant
from flows.audit import Finding, audit
from flows.records import FOLDER
from press.errors import ExitCode

FILES_AN_ISSUE = 10
SOUND = "zz.jpg"
"""In every issue stands a sound page, too, which has to be read whatever stands beside it."""
LONGEST_S = 3600.0
UNKNOWN_ERROR = re.compile(r"Traceback|\bunexpected [A-Z]\w*[a-z]\w*(:|$)", re.MULTILINE)
FINE = (ExitCode.DONE, ExitCode.SOME_PAGES_FAILED)


@dataclass(frozen=True, slots=True)
class Through:
    """What came of the files: pages by the word for their fate, and everything that must not be."""

    code: int
    pages: Counter[str]
    faults: tuple[str, ...]


def through_the_flow(mutants: Sequence[Mutant], work: Path, seconds: int) -> Through:
    """Digitise the mutants as issues of ten and a sound page; opening takes `seconds` at most."""
    place = Place(work / "scans", work, work / "cache", "")
    place.temporary.mkdir()
    issues = 0
    for first in range(0, len(mutants), FILES_AN_ISSUE):
        folder = place.scans / f"{first // FILES_AN_ISSUE:04}"
        folder.mkdir(parents=True)
        issues += 1
        for one in mutants[first : first + FILES_AN_ISSUE]:
            (folder / one.name).write_bytes(one.content)
        page = story()
        page.putpixel((issues % page.width, issues // page.width), 0)  # no double of another's
        page.save(folder / SOUND, quality=90, dpi=(300, 300))
    words = ["digitise", "--backlog", str(place.scans), "--out", str(place.out)]
    words += ["--readers", "tesseract", "--max-seconds", str(seconds)]
    done = subprocess.run(
        [sys.executable, "-m", "flows", *words],
        env=place.environment(), capture_output=True, text=True, check=False, timeout=LONGEST_S,
    )  # fmt: skip
    told = done.stdout + done.stderr
    found = audit([place.scans], place.out)
    faults = [*_ended_badly(done.returncode, told), *found.faults]
    faults += [f"left behind: {one}" for one in _unwanted(place, found.findings)]
    faults += [f"still runs: {one}" for one in wait_until_gone(place.mark)]
    names = {one.name for one in mutants}
    known = {Path(one.file).name for one in found.findings}
    faults += [f"not accounted for: {name}" for name in sorted(names - known)]
    read = [one for one in found.findings if Path(one.file).name == SOUND and one.package]
    if len(read) != issues:
        faults.append(f"{issues - len(read)} sound pages were not read")
    return Through(done.returncode, Counter(map(_fate, found.findings)), tuple(faults))


def _ended_badly(code: int, told: str) -> Iterator[str]:
    if code not in FINE:
        yield f"the command ended with {code}:\n{told}"
    if UNKNOWN_ERROR.search(told):
        yield f"an error that is not known:\n{told}"


def _unwanted(place: Place, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what was left behind; finished pages of an issue with a failed one wait for it."""
    failed = {Path(one.file).parent for one in findings if one.failed}
    waiting = {one.sha256 for one in findings if Path(one.file).parent in failed}
    for stray in strays(place.out, place.temporary, place.cache):
        kept = (place.out / FOLDER).glob(f"{stray}/*.json")
        scans = {json.loads(page.read_bytes())["source"]["sha256"] for page in kept}
        if not scans or not scans <= waiting:
            yield stray


def _fate(one: Finding) -> str:
    if one.fault:
        return "not accounted for"
    return "in a package" if one.package else "failed, and told so"
