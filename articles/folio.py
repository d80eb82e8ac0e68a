"""The number that is printed on a page, and pages put in the order of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from articles.phrases import folded, jump_in, numeral
from press.page import Kind, Page

EDGE = 0.08
"""Share of a page's height within which its folio line stands."""

MOST = 200
"""No newspaper has more pages."""

_NUMBER = r"(?P<letter>[A-Z]?)(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})"
_FORMS = (
    re.compile(rf"(?:^|[^今共总\dA-Z])第{_NUMBER}版"),
    re.compile(rf"(?:^|[^今日天共总见转接\d一-龥A-Z]){_NUMBER}版(?:$|[^本面权])"),
    re.compile(r"^(?P<letter>[A-Z]?)(?P<number>\d{1,3})$"),
    re.compile(r"^(?P<letter>[A-Z]?)(?P<number>\d{1,2})(?=[一-龥])(?!年|月|日|期|版|℃|级)"),
)
"""The surest first: what says that it is a page, a number alone, a number before a section."""

Folio = tuple[str, int]
"""The letter of a section, if there are any, and the number in it."""


def folio_of(page: Page) -> str:
    """Return the number printed on a page, as in `3` or `A3`, empty where it does not say so.

    The front page may have none: a masthead stands in its place.
    """
    edge = EDGE * page.height
    at_edge = [
        region
        for region in page.regions
        if region.kind is Kind.FURNITURE
        and (region.box.bottom < edge or region.box.top > page.height - edge)
    ]
    texts = [
        folded(part) for r in at_edge for line in r.lines for part in line.text.split("\u3000")
    ]
    texts = [text for text in texts if jump_in(text) is None]
    for form in _FORMS:
        found = {told for text in texts if (told := _told(form.search(text)))}
        if len(found) == 1:
            letter, number = found.pop()
            return f"{letter}{number}"
    return "1" if any(region.kind is Kind.MASTHEAD for region in page.regions) else ""


def _told(match: re.Match[str] | None) -> Folio | None:
    number = numeral(match["number"]) if match else 0
    return (match["letter"], number) if match and 0 < number <= MOST else None


def parsed(folio: str) -> Folio:
    letters = folio.rstrip("0123456789")
    return letters, int(folio[len(letters) :])


def printed_number(page: Page) -> int:
    """Return the number by which jump lines mean a page."""
    return parsed(page.folio)[1] if page.folio else page.number


def in_folio_order(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages with their folios, in the order of these where they settle it.

    They do when every page that was read has one and no two have the same; pages that could not
    be read stay behind the one that they came after. The pages then take each other's numbers,
    and `scan` keeps what each had.
    """
    told = [replace(page, folio=folio_of(page) if page.regions else "") for page in pages]
    if not _settled(told):
        return tuple(told)
    runs: list[list[Page]] = [[]]
    for page in told:
        if page.folio:
            runs.append([page])
        else:
            runs[-1].append(page)
    ordered = [*runs[0], *(page for run in sorted(runs[1:], key=_place) for page in run)]
    numbers = sorted(page.number for page in pages)
    return tuple(
        page if page.number == number else _renumbered(page, number)
        for page, number in zip(ordered, numbers, strict=True)
    )


def _place(run: list[Page]) -> Folio:
    return parsed(run[0].folio)


def _settled(pages: Iterable[Page]) -> bool:
    folios = [page.folio for page in pages if page.regions]
    letters = {parsed(folio)[0] != "" for folio in folios if folio and folio != "1"}
    return all(folios) and len(set(folios)) == len(folios) and len(letters) < 2


def _renumbered(page: Page, number: int) -> Page:
    prefix = f"p{number:04d}"
    regions = tuple(
        replace(region, id=f"{prefix}-{region.id.partition('-')[2]}") for region in page.regions
    )
    return replace(page, number=number, scan=page.scan or page.number, regions=regions)


def gaps_and_doubles(pages: Sequence[Page], pages_today: int = 0) -> tuple[str, ...]:
    """Return what is wrong with the pages by their folios, in words.

    Pages left out of the numbers that the scans have were not asked for and are not missed.
    """
    numbered = [page for page in pages if page.folio]
    return (*_doubles(numbered), *_gaps(numbered), *_cut_short(pages, pages_today))


def _doubles(pages: Sequence[Page]) -> Iterable[str]:
    for folio, times in Counter(page.folio for page in pages).items():
        if times > 1:
            twice = [page for page in pages if page.folio == folio]
            names = ", ".join(f"{page.number} ({page.source.name})" for page in twice)
            yield f"{times} pages say that they are page {folio}: {names}."


def _gaps(pages: Sequence[Page]) -> Iterable[str]:
    """Yield the pages missed between two that follow each other, unless a scan failed there."""
    for before, after in pairwise(pages):
        (letter, one), (other, two) = parsed(before.folio), parsed(after.folio)
        wanted, there = two - one - 1, after.number - before.number - 1
        if letter == other and wanted > max(0, there):
            missed = range(one + 1, two)
            yield f"{_pages(letter, missed)} missing between {before.folio} and {after.folio}."


def _cut_short(pages: Sequence[Page], pages_today: int) -> Iterable[str]:
    """Compare with what the masthead says; a part of an issue may be meant."""
    last = pages[-1] if pages else None
    if last and last.folio.isdigit() and pages_today > int(last.folio) == len(pages) > 1:
        missed = range(int(last.folio) + 1, pages_today + 1)
        verb = _pages("", missed)
        yield f"The masthead says {pages_today} pages: {verb} missing at the end."


def _pages(letter: str, numbers: range) -> str:
    if len(numbers) == 1:
        return f"Page {letter}{numbers[0]} is"
    return f"Pages {letter}{numbers[0]} to {letter}{numbers[-1]} are"
