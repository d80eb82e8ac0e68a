"""The id of an issue: its title in pinyin and its date, as in `liaoyuan-ribao-2022-04-06`."""

from __future__ import annotations

import datetime
import re
import unicodedata

from pypinyin import lazy_pinyin

from ingest.manifest import Manifest
from press.masthead import Masthead

LAST_WORDS = (
    "日报", "晚报", "晨报", "早报", "午报", "时报", "周报", "旬报",
    "月报", "商报", "新报", "导报", "快报", "画报", "公报", "学报",
    "小报", "电讯", "新闻", "青年报", "都市报", "农民报", "工人报", "少年报",
)  # fmt: skip
"""With these a title's last word begins: 辽源日报 is liaoyuan-ribao."""

_DATE = re.compile(r"(?<!\d)((?:18|19|20)\d\d)[-_.年]?([01]\d)[-_.月]?([0-3]\d)日?(?!\d)")


def issue_id(masthead: Masthead, manifest: Manifest, name: str) -> str:
    """Return the id from the masthead, else from `issue.toml`, else from the input's name."""
    date_in_name, name_without = split_date(name)
    title = title_slug(masthead.title) or title_slug(manifest.title) or _name_slug(name_without)
    date = masthead.date or (manifest.date.isoformat() if manifest.date else "") or date_in_name
    pieces = (title or "issue", date, slug(manifest.edition))
    return "-".join(piece for piece in pieces if piece)


def title_slug(title: str) -> str:
    """Return a title's pinyin, its last word apart."""
    bare = re.sub(r"[\W_]+", "", title)
    for word in sorted(LAST_WORDS, key=len, reverse=True):
        if bare.endswith(word) and len(bare) >= len(word) + 2:  # 大公报 is one word
            return f"{slug(bare.removesuffix(word))}-{slug(word)}"
    return slug(bare)


def _name_slug(name: str) -> str:
    return title_slug(name) if re.search(r"[\u3400-\u9fff]", name) else slug(name)


def slug(text: str) -> str:
    """Return lower-case ASCII with dashes between words; Chinese becomes pinyin."""
    words = re.findall(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+", text)
    spelt = "-".join(
        "".join(lazy_pinyin(word)) if "\u3400" <= word[0] <= "\u9fff" else word for word in words
    )
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def split_date(name: str) -> tuple[str, str]:
    """Return the ISO date in a name, empty when there is none, and the name without it."""
    match = _DATE.search(name)
    if not match:
        return "", name
    try:
        date = datetime.date(*(int(piece) for piece in match.groups())).isoformat()
    except ValueError:
        return "", name
    return date, name[: match.start()] + " " + name[match.end() :]
