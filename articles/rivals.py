"""What else might own a region: the next best headline of a column, the next home of a photo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.beside import scores_beside
from articles.ownership import LEAST, head_above
from articles.scene import Scene
from press.page import Region

UNDER = 3.0
"""The score of a headline that stands right over a column."""


@dataclass(frozen=True, slots=True)
class Rival:
    """The next best owner of a region, told by one of its own regions, empty for none.

    `margin` is by how much it lost: in the scores of `articles.ownership` for a column, in ems
    for a photo.
    """

    kind: str
    region: str
    other: str
    margin: float


def head_rivals(scene: Scene, owned: dict[str, int]) -> list[Rival]:
    """Return for every text region the next best headline, once all the others are owned."""
    found = []
    for region in scene.texts:
        own = owned[region.id]
        others = {name: head for name, head in owned.items() if name != region.id and head >= 0}
        scores = scores_beside(region, others, scene)
        above = head_above(region, others, scene)
        if above is not None:
            scores[above] = max(scores.get(above, 0.0), UNDER)
        mine = LEAST if own < 0 else scores.pop(own, 0.0)
        if scores:
            best = max(scores, key=lambda number: scores[number])
            name = scene.heads[best].headline.id
            found.append(Rival("headline", region.id, name, round(mine - scores[best], 3)))
    return found


def home_rival(
    group: Sequence[Region], homes: Sequence[tuple[float, list[Region]]], em: float
) -> list[Rival]:
    """Return the piece that comes second as the home of a photo, if there are two."""
    if len(homes) < 2 or not homes[1][1]:
        return []
    (first, _), (second, other) = homes[:2]
    return [
        Rival("caption", region.id, other[0].id, round((second - first) / em, 3))
        for region in group
    ]


def among(rivals: Iterable[Rival], regions: Iterable[Region]) -> tuple[Rival, ...]:
    names = {region.id for region in regions}
    return tuple(rival for rival in rivals if rival.region in names)
