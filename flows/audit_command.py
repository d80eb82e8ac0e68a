"""The command `banmian audit`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from press.errors import ExitCode


@click.command(
    short_help="Prove that every scan is in a package or in the list of failures.",
    epilog="""\b
Examples:
  banmian audit scans packages
  banmian audit /srv/banmian/inbox /srv/banmian/packages --quick

\b
Exit codes: 0 proved; 3 it is not, and why is listed; 4 there is no such folder.""",
)
@click.argument("scans", type=click.Path(path_type=Path))
@click.argument("packages", type=click.Path(path_type=Path))
@click.option("--quick", is_flag=True, help="Do not examine the files of the packages.")
def audit(scans: Path, packages: Path, *, quick: bool) -> None:
    """Look up every page of SCANS, a folder of issues or one issue, in PACKAGES.

    Pages that failed, doubles, and scans that were read but are no longer there are named on
    stderr; what is in no package and did not fail either, and packages that are not as they were
    written, are faults.
    """
    from flows.audit import audit as look_up

    found = look_up([scans], packages, every_file=not quick)
    for one in found.findings:
        if one.failed and not one.package:
            click.echo(f"{one.file}: failed: {one.failed}", err=True)
    for one in found.doubles:
        click.echo(f"{one.file}: a double of {one.double_of}", err=True)
    for note in found.gone:
        click.echo(note, err=True)
    for fault in found.faults:
        click.echo(fault)
    click.echo(f"{len(found.findings)} pages, {found.failed} failed, {len(found.faults)} faults")
    if found.faults:
        sys.exit(ExitCode.SOME_PAGES_FAILED)
