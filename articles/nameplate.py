"""The newspaper's title, from its largest type or from whoever else names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pypinyin import lazy_pinyin
from rapidfuzz import fuzz

from articles.fields import Field, found_field, mended, weighed
from articles.marked import Marked

LIKE_THE_TITLE = 75
"""Per cent of the letters that a line shares with the title's pinyin."""

TITLE = re.compile(r"[一-龥]{1,6}(?:日报|晚报|早报|晨报|时报|周报|商报|都市报|快报|导报|报)")
_LATIN = re.compile(r"[A-Z][A-Z' ]{5,}")

_HOW = {"largest": "", "publisher": "the publisher", "lines": "a line", "pages": "the other pages"}


def title_fields(
    texts: Sequence[Marked], largest: str, publisher: str, elsewhere: Sequence[str]
) -> dict[str, Field]:
    """Return title and pinyin; brush script is hard to read, others name the title in type.

    `texts` are lines as they were read; the title is what most witnesses say.
    """
    named = _named([text.text for text in texts], largest, publisher, elsewhere)
    spelt = [_letters(text.text) for text in texts]

    def votes(title: str) -> float:
        own = sum(title == one for one in named.values())
        return own + 0.5 * _spelt_by(title, spelt) + 0.1 * (title == named.get("publisher"))

    title = max(named.values(), key=votes, default="")
    if not title:
        return {"title": Field("")}
    agree = [_HOW[who] for who, name in named.items() if name == title and who != "largest"]
    if _spelt_by(title, spelt):
        agree.append("the pinyin")
    printed = next((text for text in texts if text.text == largest), None)
    if largest == title and printed:
        field = weighed(found_field(printed.find(TITLE)), agree, ())
    else:
        field = mended(title, largest, agree or ["a line"])
    return {"title": field, "title_pinyin": _pinyin(texts, spelt, title)}


def _named(
    texts: Sequence[str], largest: str, publisher: str, elsewhere: Sequence[str]
) -> dict[str, str]:
    found = {"publisher": publisher.removesuffix("社")} if publisher else {}
    if TITLE.fullmatch(largest):
        found["largest"] = largest
    for who, among in (("lines", texts), ("pages", elsewhere)):
        names = [text for text in among if text != largest and TITLE.fullmatch(text)]
        if names:
            found[who] = max(names, key=names.count)
    return found


def _spelt_by(title: str, spelt: Sequence[str]) -> bool:
    letters = "".join(lazy_pinyin(title)).upper()
    return bool(title) and any(fuzz.ratio(letters, line) >= LIKE_THE_TITLE for line in spelt)


def _pinyin(texts: Sequence[Marked], spelt: Sequence[str], title: str) -> Field:
    """Return the printed pinyin, spaced and spelt as the title's syllables are.

    Spaced capitals are read with faults; a line that resembles the title's own pinyin is it.
    """
    syllables = [syllable.upper() for syllable in lazy_pinyin(title)]
    value, letters = " ".join(syllables), "".join(syllables)
    for line in spelt:
        if line and fuzz.ratio(letters, line) >= LIKE_THE_TITLE:
            if line == letters:
                return weighed(Field(value), ("the title", "its spelling"), ())
            return mended(value, line, ("the title",))
    found = next((found for text in texts if (found := text.find(_LATIN))), None)
    return found_field(found) if found else Field("")


def _letters(line: str) -> str:
    return "".join(char for char in line.upper() if char.isascii() and not char.isspace())
