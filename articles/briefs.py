"""A group of briefs to its briefs: each begins with a head in bold type run into its first line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from articles.group import Piece, with_pieces
from articles.phrases import dateline_at, folded
from press.geometry import Box, coverage, union
from press.page import Kind, Line, Page, Region

FEWEST = 2
"""Heads from which a piece may be a group of briefs."""

MOST_BEGIN_BOLD = 0.6
"""The share of a group's paragraphs that begin with a head."""

INDENT, NARROW = (1.2, 3.2), 0.5
"""Ems between a column's edge and the first line of a paragraph; the least where white ends a head
of it, for specks before a line make an indent narrow."""

WHITE, NEAR = 1.03, 3.0
"""Heights of a line: the white behind a head, and how far from it bold type may seem to end."""

STOPS = "，。、；：！？,.;:!?”’）》」』"
"""Marks behind which type is white."""

ENDS = "，。；！？,;"
"""Marks that no head has."""

LONGEST, FEW = 40, 6
"""Characters of a head at the most, and of its second row where they do not look bold."""

MARKS = "■□●○▲△◆◇★☆▪·•"

FEWEST_MARKS, MARKED = 3, 0.5
"""Heads, and their share in a group, that begin with one character which is then a mark."""

_LABELS = (Kind.HEADLINE, Kind.KICKER, Kind.SUBTITLE)


def with_briefs(page: Page, pieces: Sequence[Piece], em: float) -> tuple[Page, tuple[Piece, ...]]:
    """Part every group of briefs; the label over a group becomes furniture."""
    told: list[Piece] = []
    labels: list[Region] = []
    for piece in pieces:
        if not is_group(piece, page.bold, em):
            told.append(piece)
            continue
        told.extend(_with_heads(list(_briefs(piece, page.bold, em)), page.bold, em))
        labels.extend(replace(one, kind=Kind.FURNITURE) for one in piece.of(*_LABELS))
    return with_pieces(page, pieces, told, labels), tuple(told)


def run_in_head(line: Line, bold: Sequence[Box]) -> str:
    """Return the characters of a line that are set bold from its start, without a mark.

    The white behind a head tells where it ends better than its strokes do.
    """
    run = next((one for one in bold if coverage(one, line.box) > 0.6), None)
    if run is None or run.left - line.box.left > 0.5 * line.box.height:
        return ""
    if not line.chars:
        share = run.width / max(1, line.box.width)
        return _without_marks(line.text[: round(share * len(line.text))])
    whites = _whites(line)
    ends = [end for end in whites if _is_near(line, end, run)] or [
        end for end in whites[:1] if _is_head(line, end) and line.chars[end - 1].right > run.right
    ]
    inside = sum(box.middle[0] < run.right for box in line.chars)
    end = min(ends, key=lambda end: abs(line.chars[end - 1].right - run.right), default=inside)
    return _without_marks(line.text[:end])


def _without_marks(head: str) -> str:
    return head.strip().lstrip(MARKS)


def _whites(line: Line) -> list[int]:
    """Return where a space as broad as a character follows one that is no mark."""
    height = line.box.height
    pairs = enumerate(pairwise(line.chars), 1)
    wide = [end for end, (one, two) in pairs if two.left - one.right > WHITE * height]
    return [end for end in wide if line.text[end - 1] not in STOPS]


def _is_head(line: Line, end: int) -> bool:
    """Tell words that could be a head: few, and no stop between them."""
    return end <= LONGEST and not any(char in ENDS for char in line.text[:end])


def _is_near(line: Line, end: int, run: Box) -> bool:
    """Tell white that bold type ends at, or that it only seems to run across to the row's end."""
    off = abs(line.chars[end - 1].right - run.right)
    return off < NEAR * line.box.height or line.box.right - run.right < line.box.height / 2


def _plain_head(line: Line) -> str:
    """Return what stands before the first space of a line, where the type does not look bold."""
    return _without_marks(line.text[: _first_white(line)])


def _first_white(line: Line) -> int:
    """Return how many characters stand before the first space of a line, 0 when it has none."""
    return next(iter(_whites(line)), 0)


def is_group(piece: Piece, bold: Sequence[Box], em: float) -> bool:
    """Tell a piece most of whose paragraphs begin with a head."""
    regions = piece.of(Kind.BODY)
    starts = [
        _begins_brief(line, region, bold, em)
        for region in regions
        for line in region.lines
        if _indented(line, region.box, em)
    ]
    return sum(starts) >= FEWEST and sum(starts) >= MOST_BEGIN_BOLD * len(starts)


def _begins_brief(line: Line, region: Region, bold: Sequence[Box], em: float) -> bool:
    head = folded(run_in_head(line, bold))
    return _indented(line, region.box, em) and len(head) > 1 and not dateline_at(head)


def _begins_plainly(line: Line, region: Region, em: float) -> bool:
    """Tell a line of a group that begins with a head, though its type does not look bold."""
    head = folded(_plain_head(line))
    return (
        _indented(line, region.box, em, NARROW)
        and 1 < len(head) <= LONGEST
        and not dateline_at(head)
    )


def _indented(line: Line, column: Box, em: float, least: float = INDENT[0]) -> bool:
    return least * em < line.box.left - column.left < INDENT[1] * em


def _briefs(piece: Piece, bold: Sequence[Box], em: float) -> Iterator[Piece]:
    """Yield the briefs of a group in reading order, what stands before the first, then photos."""
    run: list[Region] = []
    for region in piece.of(Kind.BODY, Kind.SUBHEADING, Kind.BYLINE, Kind.TABLE, Kind.JUMP):
        for part, begins in _parts(region, bold, em):
            if begins and run:
                yield replace(piece, regions=tuple(run))
                run = []
            run.append(part)
    if run:
        yield replace(piece, regions=tuple(run))
    floats = piece.of(Kind.FIGURE, Kind.CAPTION)
    if floats:
        yield replace(piece, regions=floats)


def _parts(region: Region, bold: Sequence[Box], em: float) -> list[tuple[Region, bool]]:
    """Cut a column before every line that begins a brief."""
    runs: list[tuple[list[Line], bool]] = []
    for line in region.lines:
        begins = region.kind is Kind.BODY and (
            _begins_brief(line, region, bold, em) or _begins_plainly(line, region, em)
        )
        if begins or not runs:
            runs.append(([line], begins))
        else:
            runs[-1][0].append(line)
    if len(runs) < 2:
        return [(region, bool(runs) and runs[0][1])]
    return [
        (_part(region, lines, f"{region.id}.{place}"), begins)
        for place, (lines, begins) in enumerate(runs)
    ]


def _part(region: Region, lines: list[Line], name: str) -> Region:
    box = union(line.box for line in lines)
    whole = Box(region.box.left, box.top, max(region.box.right, box.right), box.bottom)
    return replace(region, id=name, box=whole, lines=tuple(lines))


def _with_heads(pieces: list[Piece], bold: Sequence[Box], em: float) -> list[Piece]:
    """Return the pieces with their heads; a mark that was read as a character is left out."""
    heads = [head_of(piece, bold, em) for piece in pieces]
    told = [head for head in heads if head]
    count = max(Counter(head[0] for head in told).values(), default=0)
    marked = count >= FEWEST_MARKS and count >= MARKED * len(told)
    return [
        replace(piece, kind="brief", head=_without_mark(head, piece) if marked else head)
        if head
        else piece
        for piece, head in zip(pieces, heads, strict=True)
    ]


def _without_mark(head: str, piece: Piece) -> str:
    """Return a head without its first character, unless a mark was told there before."""
    known = piece.of(Kind.BODY)[0].lines[0].text.lstrip().startswith(tuple(MARKS))
    return head if known else head[1:].lstrip()


def head_of(piece: Piece, bold: Sequence[Box], em: float) -> str:
    """Return the head that a piece without a headline begins with, over two lines if need be."""
    body = piece.of(Kind.BODY)
    if not body or not body[0].lines:
        return ""
    first, *others = body[0].lines
    head = run_in_head(first, bold)
    if not head and _begins_plainly(first, body[0], em):
        return _plain_head(first)
    full = first.text.endswith(head) and any(
        coverage(run, first.box) > 0.6 and first.box.right - run.right < 0.5 * first.box.height
        for run in bold
    )
    if head and full and others:
        head += run_in_head(others[0], bold) or _last_words(others[0])
    return head


def _last_words(line: Line) -> str:
    """Return the few characters before the space that ends a head in its second row."""
    end = _first_white(line)
    return line.text[:end] if end <= FEW else ""
