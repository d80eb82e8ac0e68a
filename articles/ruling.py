"""What printed rules keep apart: bands of a page, articles side by side, columns of one article."""

from __future__ import annotations

from press.geometry import Box, overlap_x, overlap_y


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
        and not _is_column_rule(rule, column, rules)
        for rule in rules
    )


def _is_column_rule(rule: Box, column: int, rules: tuple[Box, ...]) -> bool:
    """Tell a rule in every gutter of one article: its fellow stands one column away."""
    slack = max(6, rule.height // 40)
    return any(
        other is not rule
        and abs(other.top - rule.top) < slack
        and abs(other.bottom - rule.bottom) < slack
        and 0.6 * column < abs(other.middle[0] - rule.middle[0]) < 1.4 * column
        for other in rules
    )
