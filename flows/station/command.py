"""The commands `banmian up` and `banmian join`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click


@click.command(
    short_help="Run a machine that digitises by itself.",
    epilog="""\b
Examples:
  banmian up                                 everything under ./banmian
  banmian up --home /srv/banmian --deliver /mnt/reading-room
  banmian up --deliver s3://newspapers/new --deliver https://index.example/hook
  banmian up --nightly "*/5 * * * *"         look into the inbox every five minutes
  BANMIAN_PASSWORD=... banmian up --host 0.0.0.0

\b
Put each issue into HOME/inbox as a folder of pages or a PDF. A folder with a
file named complete in it is taken at the next look, any other once nothing
in it has changed for a while. Ctrl-C stops everything; what is in work goes
on with the next start.""",
)
@click.option("--home", type=click.Path(path_type=Path), default=Path("banmian"), show_default=True,
              help="Folder for inbox, packages and records.")  # fmt: skip
@click.option("--inbox", type=click.Path(path_type=Path), help="Where scans arrive.  "
              "[default: HOME/inbox]")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), help="Where packages go.  "
              "[default: HOME/packages]")  # fmt: skip
@click.option("--deliver", "deliver_to", multiple=True, metavar="WHERE",
              help="Folder, s3://bucket/folder or https://webhook that gets every package; "
              "may be given more than once.")  # fmt: skip
@click.option("--nightly", default="0 1 * * *", show_default=True, metavar="CRON",
              help="When to look into the inbox.")  # fmt: skip
@click.option("--timezone", default="Asia/Shanghai", show_default=True)
@click.option("--quiet-minutes", type=click.FloatRange(min=0), default=10.0, show_default=True,
              help="A folder in which nothing has changed for so long is complete.")  # fmt: skip
@click.option("--readers", default="verify", show_default=True, metavar="WHO",
              help="As for digitise.")  # fmt: skip
@click.option("--at-once", type=click.IntRange(min=0), default=1, show_default=True,
              help="Issues to work on at the same time, as many pages of them as there are cores; "
              "0 to leave them to machines that join. With PostgreSQL 2 are faster.")  # fmt: skip
@click.option("--alerts", default="", metavar="URL", envvar="BANMIAN_ALERTS",
              help="Webhook that is told of failures, doubtful issues, a queue that stands and a "
              "full disk; better set BANMIAN_ALERTS when its address is a secret.")  # fmt: skip
@click.option("--ask-first", is_flag=True,
              help="Keep doubtful issues back until a person has decided about them.")  # fmt: skip
@click.option("--keep-days", type=click.IntRange(min=1), default=90, show_default=True,
              help="How long runs, logs and artifacts are kept.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True,
              help="Address to listen on; any but this machine's own needs a password in "
              "BANMIAN_PASSWORD.")  # fmt: skip
@click.option("--name", default="", help="Name under which browsers reach this machine.")
@click.option("--port", type=click.IntRange(1024, 65534), default=4200, show_default=True,
              help="Port of the UI; pictures are on the next one.")  # fmt: skip
def up(home: Path, inbox: Path | None, out: Path | None, **options: Any) -> None:
    """Start Prefect's server with its UI, workers, deployments and schedules."""
    from flows.station.plan import PASSWORD, Station
    from flows.station.up import up as run
    from ocr.readers import refuse_unknown

    refuse_unknown(options["readers"], "auto")
    home = home.absolute()
    inbox, out = (inbox or home / "inbox").absolute(), (out or home / "packages").absolute()
    station = Station(home, inbox, out, password=os.environ.get(PASSWORD, ""), **options)
    run(station, lambda told: click.echo(told, err=True))


@click.command(
    short_help="Work for a machine that is up.",
    epilog="""\b
Examples:
  banmian join http://first.example:4200
  BANMIAN_PASSWORD=... banmian join http://first.example:4200 --at-once 4

\b
The folders of scans and packages must be here under the same paths, and so must
the same version of banmian. Ctrl-C stops it; another machine goes on with what
is in work. docs/operations.md tells the whole way from one machine to ten.""",
)
@click.argument("server", metavar="URL")
@click.option("--home", type=click.Path(path_type=Path), default=Path("banmian-worker"),
              show_default=True, help="Folder for logs and records of this machine.")  # fmt: skip
@click.option("--at-once", type=click.IntRange(min=1), default=2, show_default=True,
              help="Issues to work on at the same time, as many pages of them as there are "
              "cores.")  # fmt: skip
@click.option("--name", default="", help="What this machine is called in the UI.  "
              "[default: its host name]")  # fmt: skip
def join(server: str, home: Path, at_once: int, name: str) -> None:
    """Take issues from the queue of the station at URL, which runs `banmian up`."""
    from flows.station.join import Machine
    from flows.station.join import join as run
    from flows.station.plan import PASSWORD

    if not server.startswith(("http://", "https://")):
        server = f"http://{server}"
    machine = Machine(server, home.absolute(), at_once, name, os.environ.get(PASSWORD, ""))
    run(machine, lambda told: click.echo(told, err=True))
