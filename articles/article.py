"""A piece to an article with its fields."""

from __future__ import annotations

from statistics import fmean

from articles.adverts import advert_headline, advert_text
from articles.group import Piece
from articles.in_rows import in_rows
from articles.paragraphs import body_from_regions, join_lines
from articles.phrases import (
    credit_at_end,
    dateline_at,
    jump_in,
    run_in_byline,
    signoff_at_end,
)
from articles.typesize import type_size
from press.geometry import overlap_x, overlap_y
from press.page import Article, Caption, Jump, Kind, Passage, Region


def article_from_piece(piece: Piece, em: float) -> Article:
    """Return the article a piece holds; its id is given later, in the order of the issue."""
    body = _body(piece, em)
    dateline, byline = _opening(body)
    own = [_text(region) for region in piece.of(Kind.BYLINE)]
    captions = _captions(piece)
    return Article(
        id="",
        kind=_kind(piece, body),
        kicker=_display(piece, Kind.KICKER),
        headline=_headline(piece),
        subtitle=_display(piece, Kind.SUBTITLE),
        byline=" ".join(own) or byline,
        dateline=dateline,
        body=body,
        signoff=_signoff(body),
        captions=captions,
        jumps=tuple(_jump(region) for region in piece.of(Kind.JUMP)),
        regions=tuple(region.id for region in piece.regions),
        pages=(piece.page,),
        reading_confidence=_reading_confidence(piece),
    )


def _body(piece: Piece, em: float) -> tuple[Passage, ...]:
    adverts = [passage for one in piece.of(Kind.ADVERT) for passage in advert_text(one)]
    text = piece.of(Kind.BODY, Kind.SUBHEADING, Kind.TABLE)
    own = type_size(text[0]) if piece.kind == "notice" and text else em
    return (*adverts, *body_from_regions(text, own))


def _headline(piece: Piece) -> str:
    adverts = [advert_headline(one) for one in piece.of(Kind.ADVERT)]
    printed = (_display(piece, Kind.HEADLINE), *adverts, piece.head)
    return " ".join(part for part in printed if part)


def _kind(piece: Piece, body: tuple[Passage, ...]) -> str:
    if piece.kind != "news":
        return piece.kind
    return "photo" if piece.of(Kind.CAPTION) and not body else "news"


def _text(region: Region) -> str:
    return join_lines([line.text for line in region.lines])


def _display(piece: Piece, kind: Kind) -> str:
    """Return a headline's lines; between two lines of a headline the reader pauses."""
    lines = [line.text.strip() for region in piece.of(kind) for line in region.lines]
    return " ".join(line for line in lines if line)


def _opening(body: tuple[Passage, ...]) -> tuple[str, str]:
    for passage in body:
        if passage.kind == "paragraph":
            dateline = dateline_at(passage.text)
            return dateline, run_in_byline(passage.text[len(dateline) :]) if dateline else ""
    return "", ""


def _signoff(body: tuple[Passage, ...]) -> str:
    last = next((passage for passage in reversed(body) if passage.kind == "paragraph"), None)
    return signoff_at_end(last.text) if last else ""


def _captions(piece: Piece) -> tuple[Caption, ...]:
    figures = piece.of(Kind.FIGURE)
    joined: dict[str, list[Region]] = {}
    for region in piece.of(Kind.CAPTION):
        joined.setdefault(_figure_of(region, figures), []).append(region)
    captions = []
    for figure, regions in joined.items():
        lines = [line.text for region in in_rows(regions) for line in region.lines]
        text = join_lines(lines)
        captions.append(Caption(text, credit_at_end(text), figure))
    return tuple(captions)


def _figure_of(caption: Region, figures: tuple[Region, ...]) -> str:
    def distance(figure: Region) -> float:
        across = max(0, -overlap_x(caption.box, figure.box))
        return float(across + max(0, -overlap_y(caption.box, figure.box)))

    nearest = min(figures, key=distance, default=None)
    return nearest.id if nearest else ""


def _jump(region: Region) -> Jump:
    text = _text(region)
    direction, page = jump_in(text) or ("to", 0)
    return Jump(direction, page, text)


def _reading_confidence(piece: Piece) -> float:
    sure = [line.confidence for region in piece.regions for line in region.lines]
    return round(fmean(sure), 4) if sure else 1.0
