"""Marks that come in pairs, each turned as its partner and its place ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator

OPENING, CLOSING = "（(《〈【[〔「『", "）)》〉】]〕」』"
BRACKETS = OPENING + CLOSING
_DOUBLE, _SINGLE = ('"＂', "“", "”"), ("'＇", "‘", "’")

_NO_QUOTE = re.compile(r"(?<=[A-Za-z])['‘’](?=[A-Za-z])|(?<=\d)'(?=\d)|(?<=\d'\d)\"|(?<=\d'\d\d)\"")
"""An apostrophe, feet and inches."""

_NEVER_AFTER_OPENING = "，。、；：！？,;:!?.·" + CLOSING
_NEVER_BEFORE_CLOSING = "：:" + OPENING

_TURNED, _LONELY, _FORBIDDEN, _UNLIKELY = 2, 3, 3, 1
"""What it costs to take a quote for turned, for one whose partner was lost, in such a place."""

_APART = 31
"""Characters from a bracket to the one it is taken to pair with although they differ."""

_ROUND, _TITLE, _SQUARE = "（(）)", "《〈》〉", "【[〔】]〕"


def chinese(char: str) -> bool:
    """Tell whether a letter is one of Chinese text; there is none in the empty string."""
    return char >= "\u2e80"


def letter_before(text: str, place: int) -> str:
    """Return the last letter, digit or unit before a place, marks left out."""
    return next((text[i] for i in range(place - 1, -1, -1) if _is_letter(text[i])), "")


def letter_after(text: str, place: int) -> str:
    """Return the first letter, digit or unit after a place, marks left out."""
    return next((text[i] for i in range(place + 1, len(text)) if _is_letter(text[i])), "")


def _is_letter(char: str) -> bool:
    return char.isalnum() or char in "%‰℃"


def quotes_paired(text: str) -> str:
    """Turn quotes so that they pair; a straight one without partner stays."""
    return _turned(_turned(text, *_DOUBLE), *_SINGLE)


def _turned(text: str, straight: str, opening: str, closing: str) -> str:
    no_quotes = {match.start() for match in _NO_QUOTE.finditer(text)}
    forms = straight + opening + closing
    places = [i for i, char in enumerate(text) if char in forms and i not in no_quotes]
    turns = _least_contradicted(text, places, opening, closing)
    chars = list(text)
    for at, (place, turn) in enumerate(zip(places, turns, strict=True)):
        beside = turns[at + 1 : at + 2] if turn == opening else turns[at - 1 : at] if at else ""
        if chars[place] not in straight or (beside and beside != turn):
            chars[place] = turn
    return "".join(chars)


def _least_contradicted(text: str, places: list[int], opening: str, closing: str) -> str:
    """Return for every quote how it is turned, so that page and pairing are contradicted least."""
    best = {False: (0, 0, "")}  # by whether a quote is open: cost, quotes turned, turns
    for place in places:
        found: dict[bool, tuple[int, int, str]] = {}
        for is_open, (cost, changed, turns) in best.items():
            for turn in (opening, closing):
                opens = turn == opening
                wrong = text[place] in (opening, closing) and text[place] != turn
                added = _TURNED * wrong + _cost_of_place(text, place, opens)
                if opens == is_open:
                    added += _cost_of_loss(text, place, opens, first=not turns)
                one = (cost + added, changed + wrong, turns + turn)
                found[opens] = min(found.get(opens, one), one)
        best = found
    ends = ((cost + _UNLIKELY * is_open, *rest) for is_open, (cost, *rest) in best.items())
    return str(min(ends)[-1])


def _cost_of_loss(text: str, place: int, opens: bool, *, first: bool) -> int:
    """A speech is opened anew with every paragraph and may have begun before the region."""
    begins = place > 1 and text[place - 1] == "\n" and text[place - 2] in "。！？….!?"
    return _UNLIKELY if (begins if opens else first) else _LONELY


def _cost_of_place(text: str, place: int, opens: bool) -> int:
    beside = text[place + 1 : place + 2] if opens else text[:place][-1:]
    if beside in ("", "\n"):
        return _UNLIKELY
    return _FORBIDDEN * (beside in (_NEVER_AFTER_OPENING if opens else _NEVER_BEFORE_CLOSING))


def brackets_paired(text: str) -> str:
    """Give both brackets of a pair one form and, if round, the width of what is round them."""
    chars = list(text)
    lonely = {i for i, char in enumerate(text) if char in "()"}
    for left, right, nested in _pairs(text):
        lonely -= {left, right}
        chars[left], chars[right] = _forms(text, left, right, nested)
    for place in lonely:
        if chinese(letter_before(text, place)) or chinese(letter_after(text, place)):
            chars[place] = "（" if text[place] == "(" else "）"
    return "".join(chars)


def _pairs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield opening and closing bracket of every pair, and whether they stand within a title."""
    stack: list[int] = []
    lonely = -1
    for place, char in enumerate(text):
        if char in OPENING:
            stack.append(place)
        elif char in CLOSING:
            same = [i for i in stack if _partners(text[i], char)]
            last = stack[-1] if stack else lonely
            if not same and lonely < last >= place - _APART and _kin(text[last], char):
                same = [last]
            if same:
                del stack[stack.index(same[-1]) :]
                yield same[-1], place, any(text[i] == "《" for i in stack)
            else:
                lonely = place


def _partners(opening: str, closing: str) -> bool:
    exact = OPENING.index(opening) == CLOSING.index(closing)
    return exact or (opening in _ROUND and closing in _ROUND)


def _kin(opening: str, closing: str) -> bool:
    return any(opening in kin and closing in kin for kin in (_ROUND + _TITLE, _SQUARE))


def _forms(text: str, left: int, right: int, nested: bool) -> tuple[str, str]:
    both = text[left] + text[right]
    if not _partners(*both):
        # A round bracket is taken for one of a title's when the line is faint.
        if any(char in _ROUND for char in both):
            return "（", "）"
        if any(char in _TITLE for char in both):
            return ("〈", "〉") if nested else ("《", "》")
        return ("【", "】") if any(char in "【】" for char in both) else ("〔", "〕")
    if both in ("()", "(）", "（)"):
        return ("（", "）") if _in_chinese(text, left, right) else ("(", ")")
    return text[left], text[right]


def _in_chinese(text: str, left: int, right: int) -> bool:
    inside = text[left + 1 : right]
    if inside.isdecimal() and text[right + 1 : right + 2].isdecimal():
        return False  # (2022)3号, (0437)3249118
    letters = letter_before(text, left) + letter_after(text, right) + inside
    return any(chinese(char) and char.isalnum() for char in letters)
