"""How well one column goes on from another by what was printed at their seam."""

from __future__ import annotations

from articles.paragraphs import ends_full, ends_open, opens_paragraph
from articles.phrases import dateline_at, folded
from language.model import character_model
from press.page import Region

SEEN = 8
"""Characters on either side of a seam that are looked at."""

WHOLE_SENTENCES, AT_A_STOP, AGAINST = -0.2, -0.3, -1.2
"""A paragraph ends and one begins; a line is full and its sentence over; what cannot be."""

BROKEN = 1.5
"""A sentence breaks off and the other column begins amid one."""

WEIGHT, LEAST, MOST = 0.4, -1.2, 1.0
"""What the language says of a broken sentence: the logarithm of its odds times the weight."""


def begins_article(region: Region) -> bool:
    """Tell a column that begins with a dateline: no text goes on into it."""
    return bool(region.lines) and bool(dateline_at(folded(region.lines[0].text)))


def seam(before: Region, after: Region, em: float) -> float:
    """Return how much speaks for text going on from the end of one region at the other's start.

    Positive for a sentence that breaks off and is taken up again, negative where a paragraph
    ends and the other text begins amid a sentence, or the other way round.
    """
    fresh = opens_paragraph(after, em)
    if ends_open(before, em):
        if fresh:
            return AGAINST
        return BROKEN + min(MOST, max(LEAST, WEIGHT * _fit(before, after)))
    if fresh:
        return WHOLE_SENTENCES
    return AT_A_STOP if ends_full(before, em) else AGAINST


def _fit(before: Region, after: Region) -> float:
    left, right = folded(before.lines[-1].text)[-SEEN:], folded(after.lines[0].text)[:SEEN]
    return character_model().fit(left, right) if left and right else 0.0
