"""Pages of read regions to an issue of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from articles.adverts import advert_region
from articles.article import article_from_piece
from articles.authors import with_authors
from articles.briefs import with_briefs
from articles.continuations import Half, joined, seams
from articles.folio import gaps_and_doubles, in_folio_order, printed_number
from articles.group import Piece, pieces_of_page, with_pieces
from articles.hanging import with_hanging_heads
from articles.imprinted import with_masthead
from articles.judged import DOUBTFUL, Judged, doubts, judged, page_doubts
from articles.masthead import masthead_of
from articles.paragraphs import join_lines, opens_paragraph
from articles.parted_bylines import with_whole_bylines
from articles.roles import with_roles
from articles.scraps import with_scraps_in_place
from articles.teasers import linked
from articles.turned import restored, with_lone_jumps, with_turn_heads
from articles.twins import with_twins
from articles.typesize import body_em
from articles.upright import Read, each_way, pieces_each_way
from articles.weights import Weigher, shipped_weights
from press.masthead import Masthead
from press.page import Furniture, Issue, Kind, Page, Region


@dataclass(slots=True)
class _Composing:
    """What the pages have given so far."""

    pages: list[Page] = field(default_factory=list)
    halves: list[Half] = field(default_factory=list)
    judgements: list[Judged] = field(default_factory=list)


def compose(
    pages: Sequence[Page], weigher: Weigher | None = None, limit: float = DOUBTFUL
) -> Issue:
    """Return the issue that the pages hold; its id and run are left for the caller to fill in.

    Regions are numbered anew in reading order; every one belongs to the masthead, to an
    article or to the furniture. Decisions less likely right than `limit` become doubts.
    """
    made = _Composing()
    told = [with_masthead(each_way(page, with_roles), body_em(page)) for page in pages]
    for page in in_folio_order(told):
        _compose_page(page, made, weigher or shipped_weights())
    found = seams(made.halves)
    whole = joined(made.halves, found)
    numbered = tuple(replace(a, id=f"a{n:02d}") for n, a in enumerate(whole, start=1))
    folios = {page.number: printed_number(page) for page in made.pages}
    masthead = _masthead(made.pages)
    return Issue(
        id="",
        masthead=masthead,
        pages=tuple(made.pages),
        articles=linked(numbered, folios),
        furniture=tuple(_furniture(made.pages)),
        problems=gaps_and_doubles(made.pages, masthead.pages_today),
        doubts=(
            *doubts(made.judgements, numbered, limit),
            *page_doubts(made.halves, found, numbered),
        ),
    )


def _compose_page(page: Page, made: _Composing, weigher: Weigher) -> None:
    """Add one page, its regions named anew, and its pieces to what is there."""
    em = body_em(page)
    page = with_whole_bylines(with_authors(with_scraps_in_place(page, em), em), em)
    page, read = pieces_each_way(page, _pieces)
    pieces = tuple(one.piece for one in read)
    names = _new_names(page, pieces)
    made.pages.append(_in_order(page, pieces, names))
    named = [replace(one, lying=_renamed(one.lying, names)) for one in read]
    judgements = _judged(named, weigher)
    made.judgements += judgements
    for one, told in zip(named, judgements, strict=True):
        article = replace(article_from_piece(told.piece, one.em), confidence=told.confidence)
        fresh = opens_article(told.piece, one.em)
        made.halves.append(Half(article, printed_number(page), fresh))


def _pieces(page: Page) -> tuple[Page, tuple[Piece, ...]]:
    em = body_em(page)
    page = with_twins(with_hanging_heads(with_turn_heads(page, em), em), em)
    page, pieces = with_briefs(page, pieces_of_page(page), em)
    page, pieces = with_adverts(page, pieces)
    page, pieces = restored(page, pieces)
    return page, tuple(with_lone_jumps(pieces, em))


def _judged(read: Sequence[Read], weigher: Weigher) -> list[Judged]:
    """Judge every piece among those that are read in the same way."""
    found: dict[int, Judged] = {}
    for turned in (False, True):
        mine = [place for place, one in enumerate(read) if one.turned is turned]
        if mine:
            lying = [read[place].lying for place in mine]
            told = judged(lying, read[mine[0]].em, weigher)
            found |= dict(zip(mine, told, strict=True))
    return [found[place] for place in range(len(read))]


def opens_article(piece: Piece, em: float) -> bool:
    """Tell whether the text of a piece begins with a paragraph of its own."""
    body = piece.of(Kind.BODY)
    return not body or opens_paragraph(body[0], em)


def with_adverts(page: Page, pieces: tuple[Piece, ...]) -> tuple[Page, tuple[Piece, ...]]:
    """Make every advert one region, its frame."""
    told = tuple(
        replace(piece, regions=(advert_region(piece.regions, piece.frame),))
        if piece.kind == "advert" and piece.frame and not piece.of(Kind.FIGURE, Kind.CAPTION)
        else piece
        for piece in pieces
    )
    return with_pieces(page, pieces, told), told


def _ordered(page: Page, pieces: tuple[Piece, ...]) -> list[Region]:
    mine = [region for piece in pieces for region in piece.regions]
    ids = {region.id for region in mine}
    rest = [region for region in page.regions if region.id not in ids]
    heads = [region for region in rest if region.kind is Kind.MASTHEAD]
    others = [region for region in rest if region.kind is not Kind.MASTHEAD]
    return [*heads, *mine, *others]


def _in_order(page: Page, pieces: tuple[Piece, ...], names: dict[str, str]) -> Page:
    return replace(
        page,
        regions=tuple(replace(region, id=names[region.id]) for region in _ordered(page, pieces)),
    )


def _new_names(page: Page, pieces: tuple[Piece, ...]) -> dict[str, str]:
    return {
        region.id: f"p{page.number:04d}-r{place:02d}"
        for place, region in enumerate(_ordered(page, pieces), start=1)
    }


def _renamed(piece: Piece, names: dict[str, str]) -> Piece:
    return replace(
        piece,
        regions=tuple(replace(region, id=names[region.id]) for region in piece.regions),
        rivals=tuple(
            replace(one, region=names[one.region], other=names[one.other])
            for one in piece.rivals
            if one.region in names and one.other in names
        ),
    )


def _masthead(pages: Sequence[Page]) -> Masthead:
    read = [page for page in pages if page.regions]
    heads = [page for page in read if any(r.kind is Kind.MASTHEAD for r in page.regions)]
    if not read:
        return Masthead()
    first = (heads or read)[0]
    return masthead_of(first, [page for page in read if page is not first])


def _furniture(pages: Sequence[Page]) -> list[Furniture]:
    return [
        Furniture(page.number, join_lines([line.text for line in region.lines]), region.id)
        for page in pages
        for region in page.regions
        if region.kind is Kind.FURNITURE
    ]
