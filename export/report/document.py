"""`qa/report.html`: pages beside what was found, articles beside their text; all in one file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from export.colours import KIND_COLOURS
from export.laying import printed_articles
from export.material import File, Material
from export.report.articles import shown
from export.report.figures import figures_of
from export.report.sheets import areas_of, css_colour, picture_uri
from export.titles import issue_title, language
from press.page import Issue

NAME = "qa/report.html"

MASTHEAD = {
    "title": "报名", "date": "日期", "weekday": "星期", "lunar_date": "农历", "solar_term": "节气",
    "issue_no": "期号", "pages_today": "版数", "cn": "刊号", "publisher": "出版", "sponsor": "主办",
    "email": "信箱", "hotline": "热线", "website": "网址",
}  # fmt: skip

KINDS = {
    "masthead": "报头", "kicker": "引题", "headline": "标题", "subtitle": "副题",
    "subheading": "小标题", "byline": "作者", "body": "正文", "figure": "图片", "caption": "图说",
    "table": "表格", "advert": "广告", "jump": "转版", "furniture": "版务",
}  # fmt: skip

DOUBTS = {"headline": "标题归属", "column": "跨栏接续", "page": "跨版接续", "caption": "图说归属"}


def write(material: Material) -> Iterator[File]:
    """Give the report of an issue."""
    yield File(NAME, _template().render(_contents(material)))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("export.report", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("report.html")


def _contents(material: Material) -> dict[str, Any]:
    issue = material.issue
    articles = [
        shown(printed, number, issue.pages)
        for number, printed in enumerate(printed_articles(issue), start=1)
    ]
    owners = {
        name: (one.number, one.article.id) for one in articles for name in one.article.regions
    }
    return {
        "issue": issue,
        "title": issue_title(issue),
        "language": language(issue),
        "masthead": _masthead(issue),
        "figures": figures_of(issue),
        "pages": [
            {
                "page": page,
                "picture": "" if page.status == "failed" else picture_uri(material.open_page(page)),
                "areas": areas_of(page, owners),
                "articles": [one for one in articles if page.number in one.article.pages],
            }
            for page in issue.pages
        ],
        "articles": articles,
        "by_id": {one.article.id: one for one in articles},
        "kinds": [(KINDS[str(k)], str(k), css_colour(c)) for k, c in KIND_COLOURS.items()],
        "doubt_kinds": DOUBTS,
    }


def _masthead(issue: Issue) -> list[tuple[str, str, str]]:
    """Return name, value and a warning, if any, of what the masthead says."""
    checks = {check.field: check for check in issue.masthead.checks}
    told = []
    for field, name in MASTHEAD.items():
        if value := getattr(issue.masthead, field):
            check = checks.get(field)
            told.append((name, str(value), check.reason if check and check.reason else ""))
    return told
