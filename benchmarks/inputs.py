"""What becomes of every kind of input: `python -m benchmarks.inputs`.

All kinds go through the command itself: sound ones as one issue, those that are
refused as another, beside a sound page; those that want options of their own each alone with it.
`--write docs/inputs.md` puts the table at the end of that file, in place of the one there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click
from prefect.settings import PREFECT_API_URL
from prefect.testing.utilities import prefect_test_harness

from fixtures.inputs.kind import EMPTY, READ, Kind, story
from fixtures.inputs.registry import KINDS
from flows.ledger import PageFate, fates
from ingest.limits import set_limit
from ingest.scans import open_scan, refs_of
from press.errors import ExitCode, InputError
from press.naming import shown
from press.store import write_whole

LONGEST_S = 3000
SOUND = "zz.jpg"
OPENED, NOT_RUN = "opened", -1
HEAD = "| input | what becomes of it | exit code | what is said |"
SMALLER = (0, 0, 1450, 680)
"""Of the story, for the sound page: just below the million pixels that a kind sets as its limit."""
LEAST_TEXT = 50
"""Characters: the story has some 170."""


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a kind: READ, EMPTY or an error's name; what was said, and the exit code."""

    kind: Kind
    became: str
    code: int
    message: str

    @property
    def as_it_should(self) -> bool:
        sound = self.kind.becomes in (READ, EMPTY)
        wanted = ExitCode.DONE if sound else ExitCode.SOME_PAGES_FAILED
        if self.code == NOT_RUN:
            return self.became == (OPENED if sound else self.kind.becomes)
        return (self.became, self.code) == (self.kind.becomes, wanted)


@click.command()
@click.option("--only", default="", help="Kinds whose names have this in them.")
@click.option("--opened", is_flag=True, help="Only open them: quick, and without exit codes.")
@click.option("--write", type=click.Path(path_type=Path), help="A file whose table is to be this.")
def main(only: str, *, opened: bool, write: Path | None) -> None:
    """Put every kind of input through the command and tell what became of it, as a table."""
    kinds = [kind for kind in KINDS if only in kind.name]
    if opened:
        found = [_opened(kind) for kind in kinds]
    else:
        with prefect_test_harness(server_startup_timeout=240):
            url = str(PREFECT_API_URL.value())
            found = [one for group in _groups(kinds) for one in _tried(group, url)]
    text = table(found)
    click.echo(text)
    if write:
        before = write.read_text("utf-8").partition(HEAD)[0] if write.is_file() else ""
        write_whole(write, f"{before}{text}\n")
    if not all(one.as_it_should for one in found):
        sys.exit(1)


def table(found: Sequence[Became]) -> str:
    """Return what became of the kinds as a table in Markdown."""
    rows = [HEAD, "|---|---|---:|---|"]
    for one in found:
        mark = "" if one.as_it_should else f" (**not {one.kind.becomes}**)"
        name = " ".join((one.kind.name, *one.kind.options))
        message = one.message.replace("|", "\\|").replace("`", "\\`")
        code = one.code if one.code >= 0 else ""
        rows.append(f"| {name} | {one.became}{mark} | {code} | {message} |")
    return "\n".join(rows)


def _groups(kinds: Sequence[Kind]) -> Iterator[list[Kind]]:
    plain = [kind for kind in kinds if not kind.options]
    yield [kind for kind in plain if kind.becomes in (READ, EMPTY)]
    yield [kind for kind in plain if kind.becomes not in (READ, EMPTY)]
    yield from ([kind] for kind in kinds if kind.options)


def _tried(kinds: Sequence[Kind], url: str) -> Iterator[Became]:
    """Digitise an issue of these kinds and a sound page, and tell what became of each of them."""
    if not kinds:
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        issue, out = Path(folder) / "1984-05-01", Path(folder) / "out"
        issue.mkdir()
        files = [kind.make(issue / f"{number:02}") for number, kind in enumerate(kinds, start=1)]
        story().crop(SMALLER).save(issue / SOUND, quality=90, dpi=(300, 300))
        for kind, file in zip(kinds, files, strict=True):
            stack.enter_context(kind.held(file))
        done = subprocess.run(
            [Path(sys.executable).parent / "banmian", "digitise", issue, "--out", out,
             "--readers", "tesseract", *kinds[0].options],
            env={**os.environ, "PREFECT_API_URL": url, "PREFECT_LOGGING_LEVEL": "CRITICAL"},
            capture_output=True, text=True, check=False, timeout=LONGEST_S,
        )  # fmt: skip
        click.echo(done.stdout + done.stderr[-1500:], err=True)
        pages = {page.file: page for fate in fates(out) for page in reversed(fate.pages)}
    if "Traceback" in done.stderr or _state(pages.get(SOUND)) != READ:
        raise click.ClickException(f"the sound page was not read: {done.stdout}{done.stderr}")
    for kind, file in zip(kinds, files, strict=True):
        page = pages.get(shown(file.name))
        said = " ".join(page.problems) if page else ""
        yield Became(kind, _state(page), done.returncode, said.replace(f"{issue}/", ""))


def _opened(kind: Kind) -> Became:
    """Open the first page of a kind and tell what became of it."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        issue = Path(folder) / "1984-05-01"
        issue.mkdir()
        file = kind.make(issue / "01")
        for option, value in zip(kind.options[::2], kind.options[1::2], strict=True):
            set_limit(option.removeprefix("--max-"), int(value))
        try:
            with kind.held(file):
                open_scan(refs_of(file, issue)[0])
        except InputError as error:
            said = str(error).replace(f"{issue}/", "")
            return Became(kind, type(error).__name__, NOT_RUN, said)
        finally:
            os.environ.clear()
            os.environ.update(before)
    return Became(kind, OPENED, NOT_RUN, "")


def _state(page: PageFate | None) -> str:
    if page is None:
        return "lost"
    if page.status != "failed":
        return READ if page.characters > LEAST_TEXT else EMPTY
    return "".join(word[0].upper() + word[1:].lower() for word in page.cause.split())


if __name__ == "__main__":
    main()
