"""What becomes of every kind of input: `python -m benchmarks.inputs`.

Each kind is page 1 of an issue whose page 2 is sound, and is given to the command itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from prefect.settings import PREFECT_API_URL
from prefect.testing.utilities import prefect_test_harness

from fixtures.inputs.kind import EMPTY, READ, Kind, story
from fixtures.inputs.registry import KINDS
from flows.ledger import fates
from press.store import write_whole

LONGEST_S = 600


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a kind: READ, EMPTY or an error's name, and what the command answered."""

    kind: Kind
    became: str
    code: int
    message: str
    other_page: str

    @property
    def as_it_should(self) -> bool:
        wanted = 0 if self.kind.becomes in (READ, EMPTY) else 3
        return (self.became, self.code, self.other_page) == (self.kind.becomes, wanted, READ)


@click.command()
@click.option("--only", default="", help="Kinds whose names have this in them.")
@click.option("--write", type=click.Path(path_type=Path), help="A file for the table.")
def main(only: str, write: Path | None) -> None:
    """Put every kind of input through the command and tell what became of it, as a table."""
    kinds = [kind for kind in KINDS if only in kind.name]
    with prefect_test_harness(server_startup_timeout=240):
        url = str(PREFECT_API_URL.value())
        found = [_told(_tried(kind, url)) for kind in kinds]
    text = table(found)
    click.echo(text)
    if write:
        write_whole(write, text + "\n")
    if not all(one.as_it_should for one in found):
        sys.exit(1)


def table(found: Sequence[Became]) -> str:
    """Return what became of the kinds as a table in Markdown."""
    rows = ["| input | what becomes of it | exit code | what is said |", "|---|---|---:|---|"]
    for one in found:
        mark = "" if one.as_it_should else f" (**not {one.kind.becomes}**)"
        name = " ".join((one.kind.name, *one.kind.options))
        message = one.message.replace("|", "\\|").replace("`", "\\`")
        rows.append(f"| {name} | {one.became}{mark} | {one.code} | {message} |")
    return "\n".join(rows)


def _tried(kind: Kind, url: str) -> Became:
    with tempfile.TemporaryDirectory() as folder:
        issue, out = Path(folder) / "1984-05-01", Path(folder) / "out"
        issue.mkdir()
        file = kind.make(issue / "1")
        story().save(issue / "9.jpg", quality=90, dpi=(300, 300))
        with kind.held(file):
            done = subprocess.run(
                [Path(sys.executable).parent / "banmian", "digitise", issue, "--out", out,
                 "--readers", "tesseract", "--json", *kind.options],
                env=_environment(url), capture_output=True, text=True, check=False,
                timeout=LONGEST_S,
            )  # fmt: skip
        return _became(kind, issue, out, done)


def _environment(url: str) -> dict[str, str]:
    return {**os.environ, "PREFECT_API_URL": url, "PREFECT_LOGGING_LEVEL": "CRITICAL"}


def _became(kind: Kind, issue: Path, out: Path, done: subprocess.CompletedProcess[str]) -> Became:
    if "Traceback" in done.stderr:
        return Became(kind, "a traceback", done.returncode, done.stderr[-300:], "")
    pages = [page for fate in fates(out) for page in fate.pages]
    if not pages:
        answer = json.loads(done.stdout or "{}").get("issues", [{}])
        message = answer[0].get("problem", "") or done.stderr.strip()
        return Became(kind, "no package", done.returncode, message, "")
    first, last = pages[0], pages[-1]
    message = " ".join(first.problems).replace(f"{issue}/", "")
    states = []
    for page in (first, last):
        if page.status == "failed":
            words = page.cause.split()
            states.append("".join(word[0].upper() + word[1:].lower() for word in words))
        else:
            states.append(READ if page.characters > 50 else EMPTY)
    return Became(kind, states[0], done.returncode, message, states[1])


def _told(one: Became) -> Became:
    click.echo(f"{one.kind.name}: {one.became}, {one.code}, {one.message}", err=True)
    return one


if __name__ == "__main__":
    main()
