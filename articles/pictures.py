"""Photos with their captions, and the article each belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from articles.phrases import credit_at_end, folded
from articles.ruling import parted, ruled_off
from press.geometry import Box, coverage, distance, overlap_x, overlap_y, union
from press.page import Kind, Region

REACH = 6.0
"""Ems between a photo and its caption, at the most."""

OUTSIDE = 0.15
"""A photo of which less stands within an article's outline stands beside it."""

OVER, PARTED, BAND = 4.0, 6.0, 2.0
"""Ems by which an article seems further that begins below a photo, or behind a rule, or nearer
that is level with it."""

LEVEL = 0.8
"""The share of its height with which a photo stands level with an article."""

SCRAP = 0.1
"""Of a photo's area: what stands within an em of it and is smaller is a scrap of it."""

SHARED, SHARED_RULED = 4, 6
"""Characters in a row that a caption and its article have in common; the same behind a rule, where
a common phrase (现场气氛) tells nothing."""


def photo_groups(floats: Sequence[Region], em: float) -> list[list[Region]]:
    """Return every photo with its captions; a caption goes with the nearest photo.

    A scrap close to a photo many times as large is a part of it, of a pale sky perhaps.
    """
    photos = [region for region in floats if region.kind is Kind.FIGURE]
    wholes = {one.id: _whole(one, photos, em) for one in photos}
    groups = [
        [one, *(scrap for scrap in photos if scrap is not one and wholes[scrap.id] is one)]
        for one in photos
        if wholes[one.id] is one
    ]
    for caption in (region for region in floats if region.kind is Kind.CAPTION):
        near = min(groups, key=lambda group: distance(caption.box, group[0].box), default=None)
        if near is not None and distance(caption.box, near[0].box) < REACH * em:
            near.append(caption)
        else:
            groups.append([caption])
    return groups


def _whole(scrap: Region, photos: Sequence[Region], em: float) -> Region:
    """Return the photo that a figure is a scrap of, or a scrap of a scrap, or itself."""
    near = [
        photo
        for photo in photos
        if scrap.box.area < SCRAP * photo.box.area and distance(scrap.box, photo.box) < em
    ]
    if not near:
        return scrap
    return _whole(max(near, key=lambda photo: photo.box.area), photos, em)


def homes_of(
    photo: Sequence[Region], pieces: Sequence[list[Region]], rules: tuple[Box, ...], em: float
) -> list[tuple[float, list[Region]]]:
    """Return the pieces a photo may belong to with their distances, the one round it first.

    An article has its photos round, beside and under its text; one over its headline is rarer.
    """
    box = union(region.box for region in photo)
    found = [(_strangeness(box, piece, rules, em), piece) for piece in pieces]
    return sorted(found, key=lambda pair: pair[0])


def _strangeness(photo: Box, piece: Sequence[Region], rules: tuple[Box, ...], em: float) -> float:
    outline = union(region.box for region in piece)
    inside = coverage(photo, outline)
    nearest = min(distance(photo, region.box) for region in piece)
    apart = OVER * em if outline.top >= photo.bottom - em else 0.0
    if parted(photo, outline, rules):
        apart += PARTED * em
    if overlap_y(photo, outline) > LEVEL * photo.height:
        apart -= BAND * em
    return nearest * (1.0 - 0.8 * inside) - 0.25 * photo.width * inside + apart


def stands_alone(
    photo: Sequence[Region], home: Sequence[Region], rules: tuple[Box, ...] = ()
) -> bool:
    """Tell news of its own (图片新闻) from a photo of the article it stands by.

    It stands beside that article, outside its outline, or behind one of the `rules`, with a
    caption that says nothing of what the article says.
    """
    box = union(region.box for region in photo)
    captions = [region for region in photo if region.kind is Kind.CAPTION and region.lines]
    outline = union(region.box for region in home)
    beside = overlap_x(box, outline) <= OUTSIDE * box.width < overlap_y(box, outline)
    ruled = ruled_off(box, outline, rules)
    if not captions or not (beside or ruled) or coverage(box, outline) >= OUTSIDE:
        return False
    said = _text([region for region in home if region.kind is not Kind.CAPTION])
    shared = SHARED_RULED if ruled else SHARED
    return not any(gram in said for caption in captions for gram in _grams(caption, shared))


def _grams(caption: Region, length: int) -> list[str]:
    text = _text([caption])
    words = text.removesuffix(folded(credit_at_end(text)))
    grams = [words[start : start + length] for start in range(len(words) - length + 1)]
    return [gram for gram in grams if all("一" <= char <= "龥" for char in gram)]


def _text(regions: Sequence[Region]) -> str:
    return folded("".join(line.text for region in regions for line in region.lines))
