"""What a reader takes a mark for, and what is printed: character by character, so that every
character keeps its box."""

from __future__ import annotations

import re

_CJK = r"[一-龥㐀-䶿、。，；：？！“”‘’《》「」『』（）【】…—]"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}

_AFTER_CHINESE = re.compile(rf"(?<={_CJK})[,;:?!()]")
_BEFORE_CHINESE = re.compile(rf"[,;?!()](?={_CJK})")

# A dash of two ems is read as the numeral one, twice; these are the words that have it twice.
_DASH = re.compile(
    r"一一(?!对应|介绍|列举|回答|解答|核对|说明|道来|登记|排查|落实|兑现|[一二三四五])"
)

# A round bracket is taken for one of a title's when the line is faint; its partner tells.
_OPENED_WRONGLY = re.compile(r"[《〈](?=[^《》〈〉（）]{1,30}）)")
_CLOSED_WRONGLY = re.compile(r"(?<=（)([^《》〈〉（）]{1,30})[》〉]")


def normalised(text: str) -> str:
    """Return text with full-width marks in Chinese context and dashes told from numerals."""
    text = _AFTER_CHINESE.sub(lambda mark: _WIDE[mark[0]], text)
    text = _BEFORE_CHINESE.sub(lambda mark: _WIDE[mark[0]], text)
    text = _OPENED_WRONGLY.sub("\uff08", text)
    text = _CLOSED_WRONGLY.sub("\\1\uff09", text)
    return _DASH.sub("——", text)
