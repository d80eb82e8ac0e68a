"""Some pages of an issue read again in another way: the order for it, from what is remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flows.ledger import Fate, fate_of, fate_of_package, source_of_issue
from flows.order import Order, Redo, Settings
from ingest.inputs import page_numbers
from press.errors import CommandError, MissingInput
from press.store import read_issue


def redone(order: Order, pages: str) -> Order:
    """Return an order in which only these pages are read as `order` says, the others as before.

    CommandError when the issue has no such page, or nobody knows how it was read before.
    """
    wanted = page_numbers(pages)
    fate = fate_of(order.out, source_of_issue(order.issue))
    if not fate or not fate.package:
        raise CommandError(
            f"{order.issue.name} has no package in {order.out}: digitise all of its pages first."
        )
    there = {page.number: page.scan_number for page in read_issue(order.out / fate.package).pages}
    if missing := sorted(wanted - set(there)):
        raise CommandError(f"{fate.package} has {len(there)} pages, none numbered {missing[0]}.")
    scans = frozenset(there[page] for page in wanted)
    return replace(
        order, settings=_settings(fate, order.settings), redo=Redo(scans, order.settings)
    )


def source_named(out: Path, name: str) -> Path:
    """Return the scans of a package, or the folder of that name; MissingInput for neither."""
    if fate := fate_of_package(out, name):
        return Path(fate.source)
    if Path(name).exists():
        return Path(name)
    raise MissingInput(f"{name} is neither a package of {out} nor a folder of scans.")


def _settings(fate: Fate, now: Settings) -> Settings:
    """Return the settings that an issue was read with before."""
    kept = fate.settings
    return replace(
        now,
        readers=str(kept.get("readers", now.readers)),
        script=str(kept.get("script", now.script)),
        dpi=int(kept.get("dpi", now.dpi)),
        layout_model=str(kept.get("layout_model", now.layout_model)),
    )
