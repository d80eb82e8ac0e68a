"""The work list as a page to read: every unit with its print, beside the row to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from evaluation.sampling.units import Printed
from export.printed import legal
from flows.sampling.cutouts import Cutout, cutout_of_character, cutouts_of_article
from flows.sampling.worklist import Drawn, Row, Worklist, around, plans_of
from press.page import Article

FILE = "list.html"


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit as it is shown: a character between its neighbours, or an article's fields."""

    row: Row
    cutouts: tuple[Cutout, ...]
    upright: bool = False
    before: str = ""
    text: str = ""
    after: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    body: tuple[tuple[str, str], ...] = ()


FIELDS = {"kicker": "引题", "headline": "标题", "subtitle": "副题", "byline": "作者"}


def entry_of(drawn: Drawn) -> Entry:
    """Return how a unit is shown; SampleError when its page has no picture any more."""
    unit, chosen = drawn.unit, drawn.chosen
    if isinstance(unit, Printed):
        before, after = around(unit)
        cutout = cutout_of_character(unit, chosen.package)
        upright = unit.line.box.height > unit.line.box.width
        return Entry(drawn.row, (cutout,), upright, legal(before), legal(unit.text), legal(after))
    return Entry(
        drawn.row,
        tuple(cutouts_of_article(unit, chosen.issue, chosen.package)),
        fields=_fields(unit),
        body=tuple((one.kind, legal(one.text)) for one in unit.body),
    )


def _fields(article: Article) -> tuple[tuple[str, str], ...]:
    told = [(FIELDS[name], str(getattr(article, name))) for name in FIELDS]
    told += [("图说", caption.text) for caption in article.captions]
    return tuple((name, legal(text)) for name, text in told if text)


def to_html(worklist: Worklist, entries: Sequence[Entry]) -> str:
    """Return one file that shows all of the list, without a script."""
    return _template().render(
        worklist=worklist,
        plans=plans_of(worklist),
        characters=[entry for entry in entries if entry.text],
        articles=[entry for entry in entries if not entry.text],
    )


@cache
def _template() -> Template:
    """Escape everything: what is shown was printed on a page."""
    environment = Environment(
        loader=PackageLoader("flows", "sampling"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("list.html")
