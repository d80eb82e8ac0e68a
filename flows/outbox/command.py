"""The command `banmian deliver`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from press.errors import ExitCode, MissingInput


@click.command(
    short_help="Hand packages on to folders, storage and webhooks.",
    epilog="""\b
Examples:
  banmian deliver packages --to /mnt/reading-room
  banmian deliver packages --to s3://newspapers/new --to https://index.example/hook

\b
A target gets each version of a package once it is whole: in folders and
storage latest.json names it, a webhook gets a CloudEvent signed with the
secret in BANMIAN_WEBHOOK_SECRET. What a target has got it does not get again;
what fails is tried again with longer and longer pauses, and by the next
deliver. S3 is found as AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and so on say.

Exit codes: 0 all delivered; 3 some; 4 none.""",
)
@click.argument("packages", type=click.Path(path_type=Path))
@click.option("--to", "targets", multiple=True, required=True, metavar="WHERE",
              help="Folder, s3://bucket/folder or https://webhook.")  # fmt: skip
@click.option("--patience", type=click.FloatRange(min=0), default=60.0, show_default=True,
              help="Seconds to go on trying what fails.")  # fmt: skip
@click.option("--first-pause", type=click.FloatRange(min=0), default=2.0, show_default=True,
              help="Seconds before the second attempt.")  # fmt: skip
def deliver(
    packages: Path, targets: tuple[str, ...], *, patience: float, first_pause: float
) -> None:
    """Hand on what a target has not got of PACKAGES, a folder of packages."""
    from flows.outbox.delivering import Courier, tally
    from flows.outbox.entries import post_all
    from flows.outbox.webhook import SECRET

    if not packages.is_dir():
        raise MissingInput(f"{packages}: no such folder. Name a folder of packages.")
    post_all(packages, targets)
    courier = Courier(packages, targets, os.environ.get(SECRET, ""), first_pause)
    attempts = []
    for handed in courier.deliver(patience=patience):
        attempts.append(handed)
        version = f"{handed.entry.issue} version {handed.entry.number}"
        click.echo(f"{version}: {handed.problem or handed.where or 'replaced'}", err=True)
    waiting, (done, _) = len(courier.waiting()), tally(attempts)
    click.echo(f"{done} delivered, {waiting} waiting")
    if waiting:
        sys.exit(ExitCode.SOME_PAGES_FAILED if done else ExitCode.NOTHING_DONE)
