"""What printed rules keep apart: bands of a page, articles side by side, columns of one article."""

from __future__ import annotations

from collections.abc import Sequence

from press.geometry import Box, coverage, overlap_x, overlap_y
from press.page import Kind, Region

BY_A_SUBHEADING = 1.6
"""Ems between a subheading and the rules that are set over and under it, at the most."""


def dividing(rules: Sequence[Box], texts: Sequence[Region], em: float) -> tuple[Box, ...]:
    """Return the rules that part texts: none of a table's, none that sets off a subheading."""
    tables = [text.box for text in texts if text.kind is Kind.TABLE]
    headings = [text for text in texts if text.kind is Kind.SUBHEADING]
    columns = [text.box for text in texts if text.kind is Kind.BODY]
    return tuple(
        rule
        for rule in rules
        if not any(coverage(rule, table) > 0.5 for table in tables)
        and not any(_is_inside(rule, heading, columns, em) for heading in headings)
    )


def _is_inside(rule: Box, heading: Region, columns: Sequence[Box], em: float) -> bool:
    """Tell a rule by a subheading that is no wider than its column."""
    return _is_near(rule, heading.box, em) and any(
        column.left - em < rule.left and rule.right < column.right + em for column in columns
    )


def stands_between(heading: Region, rules: Sequence[Box], em: float) -> bool:
    """Tell a row that a pair of rules, one over it and one under it, sets off."""
    return any(_sets_off(rule, heading, rules, em) for rule in rules)


def _sets_off(rule: Box, heading: Region, rules: Sequence[Box], em: float) -> bool:
    """Tell one of a pair of rules over and under a subheading."""
    return _is_near(rule, heading.box, em) and any(
        _is_near(other, heading.box, em)
        and abs(other.left - rule.left) + abs(other.right - rule.right) < 2 * em
        and (other.middle[1] < heading.box.middle[1]) != (rule.middle[1] < heading.box.middle[1])
        for other in rules
    )


def _is_near(rule: Box, heading: Box, em: float) -> bool:
    over = overlap_x(rule, heading) > 0.9 * min(rule.width, heading.width)
    return rule.width > rule.height and over and -overlap_y(rule, heading) < BY_A_SUBHEADING * em


def shuts(rule: Box, column: Box) -> bool:
    """Tell a rule across, above or below a column, that the column does not pass."""
    return rule.width > rule.height and overlap_x(rule, column) > 0.6 * column.width


def ruled_off(one: Box, other: Box, rules: tuple[Box, ...]) -> bool:
    """Tell whether a rule that runs across lies between two boxes, one above the other."""
    high, low = sorted((one, other), key=lambda box: box.top)
    return any(
        high.bottom <= rule.middle[1] <= low.top and shuts(rule, high) and shuts(rule, low)
        for rule in rules
    )


def parted(one: Box, other: Box, rules: tuple[Box, ...]) -> bool:
    """Tell whether a vertical rule that parts articles runs between two boxes side by side."""
    left, right = sorted((one, other), key=lambda box: box.left)
    column = min(left.width, right.width)
    return any(
        rule.height > rule.width
        and left.middle[0] < rule.middle[0] < right.middle[0]
        and left.right - rule.width <= rule.right
        and rule.left <= right.left + rule.width
        and overlap_y(rule, left) > 0.5 * min(left.height, right.height)
        and overlap_y(rule, right) > 0.5 * min(left.height, right.height)
        and not is_column_rule(rule, column, rules)
        for rule in rules
    )


def is_column_rule(rule: Box, column: int, rules: tuple[Box, ...]) -> bool:
    """Tell a rule in every gutter of one article: its fellow stands one column away."""
    slack = max(6, rule.height // 40)
    return any(
        other is not rule
        and abs(other.top - rule.top) < slack
        and abs(other.bottom - rule.bottom) < slack
        and 0.6 * column < abs(other.middle[0] - rule.middle[0]) < 1.4 * column
        for other in rules
    )
