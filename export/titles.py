"""What issues and articles are called in lists, viewers and catalogues."""

from __future__ import annotations

from export.printed import legal
from press.page import Article, Issue

LONGEST = 40


def issue_title(issue: Issue) -> str:
    """Return what a reader calls the issue: the newspaper's title and the date."""
    told = (issue.masthead.title, issue.masthead.date)
    return legal(" ".join(part for part in told if part)) or issue.id


def article_title(article: Article) -> str:
    """Return what an article is listed as: its headline, or how it begins."""
    captions = (caption.text for caption in article.captions)
    for text in (article.headline, article.kicker, article.subtitle, article.text, *captions):
        if line := " ".join(legal(text).split()):
            return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
    return article.id


def language(issue: Issue) -> str:
    """Return the language and, where it was said beforehand, the script, as in BCP 47."""
    script = str(issue.run.settings.get("script", ""))
    return {"hant": "zh-Hant", "hans": "zh-Hans"}.get(script, "zh")
