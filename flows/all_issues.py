"""One call of `banmian digitise`: what was typed, carried out and answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import cv2
from rich.console import Console

from export.formats import formats_also
from export.iiif.names import BASE_URL, base_url
from export.pictures import LARGE
from flows.batch import carry_out
from flows.embedded import prepare_prefect
from flows.intake import Wanted, orders_from_paths
from flows.order import Settings
from flows.summary import exit_code, outcome_to_text, outcomes_to_json
from flows.workplace import workplace
from ingest.limits import LIMITS, current_limits, set_limit
from press.confined.calls import prepare
from press.errors import ExitCode


def digitise_all(inputs: Sequence[Path], out: Path, options: dict[str, Any]) -> ExitCode:
    """Digitise the inputs, answer on stdout, report progress on stderr."""
    for name in LIMITS:
        if options[f"max_{name}"]:
            set_limit(name, options[f"max_{name}"])
    current_limits()  # a wrong variable is told before anything is begun
    prepare()
    settings = Settings(
        options["readers"],
        options["dpi"] or 0,
        options["jobs"],
        options["script"],
        formats_also(options["also"]) | ({LARGE} if options["overlay"] else set()),
        base_url(options["base_url"] or BASE_URL),
        options["profile"],
        options["layout_model"],
    )
    wanted = Wanted(out, settings, options["force"], options["only"], options["backlog"])
    orders = orders_from_paths(inputs, wanted)
    # File names may hold brackets and be longer than a line.
    console = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)
    if note := prepare_prefect():
        console.print(f"banmian: {note}")
    cv2.setNumThreads(1)  # pages run side by side
    outcomes = []
    with workplace():
        for outcome in carry_out(orders, out, console):
            outcome = replace(outcome, overlays=options["overlay"], profile=options["profile"])
            outcomes.append(outcome)
            if not options["as_json"]:
                click.echo(outcome_to_text(outcome))
    if options["as_json"]:
        click.echo(outcomes_to_json(outcomes))
    return exit_code(outcomes)
