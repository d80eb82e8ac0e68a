import json

import jsonschema

from export.lines import article_line_schema, issue_to_jsonl
from export.schema import FOLDER, schema_texts
from export.text import issue_to_text
from press.geometry import Box
from press.page import (
    Article,
    Caption,
    Issue,
    Jump,
    Kind,
    Line,
    Masthead,
    Page,
    Passage,
    Region,
    Source,
)
from press.store import issue_schema, issue_to_json

LEAD = Article(
    "a01",
    kicker="本报特稿",
    headline="精锐尽出 全力驰援",
    subtitle="工作队启程出征",
    byline="记者 于蕊",
    dateline="本报讯",
    body=(
        Passage("本报讯(记者于蕊)4月5日,启程。"),
        Passage("小标题", "subheading"),
        Passage("完。"),
    ),
    captions=(Caption("出征。本报记者 刘彦 摄", "本报记者 刘彦 摄", "p0001-r07"),),
    regions=("p0001-r01",),
    pages=(1, 3),
    confidence=0.97,
)
TEASER = Article("a02", headline="成绩与成长兼顾", jumps=(Jump("to", 3, "——详见今日三版"),))
REST = Article(
    "a03",
    byline="本报记者 甲",
    body=(Passage("正文。"),),
    signoff="新华社电",
    jumps=(Jump("from", 1, "(上接第一版)"), Jump("to", 4, "(下转第四版)")),
)
MASTHEAD = Masthead(title="辽源日报", date="2022-04-06", lines=("辽源日报", "LIAO YUAN RI BAO"))
ISSUE = Issue("liaoyuan-ribao-2022-04-06", MASTHEAD, articles=(LEAD, TEASER, REST))


def test_reading_text_is_masthead_then_article_by_article():
    assert issue_to_text(ISSUE) == (
        "辽源日报\n\nLIAO YUAN RI BAO\n\n\n"
        "本报特稿\n\n精锐尽出 全力驰援\n\n工作队启程出征\n\n出征。本报记者 刘彦 摄\n\n"
        "本报讯(记者于蕊)4月5日,启程。\n\n小标题\n\n完。\n\n\n"
        "成绩与成长兼顾\n\n——详见今日三版\n\n\n"
        "本报记者 甲\n\n(上接第一版)\n\n正文。\n\n新华社电\n\n(下转第四版)\n"
    )


def test_a_page_without_a_masthead_begins_with_its_first_article():
    assert issue_to_text(Issue("i", articles=(TEASER,))) == "成绩与成长兼顾\n\n——详见今日三版\n"


def test_a_masthead_without_lines_gives_title_and_date():
    masthead = Masthead(title="辽源日报", date="2022-04-06", weekday="星期三")
    assert issue_to_text(Issue("i", masthead)) == "辽源日报\n\n2022-04-06 星期三\n"


def test_every_article_is_one_line_complete_in_itself():
    lines = issue_to_jsonl(ISSUE).splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0]) == {
        "schema": "banmian/article/1",
        "issue": "liaoyuan-ribao-2022-04-06",
        "title": "辽源日报",
        "date": "2022-04-06",
        "page": 1,
        "pages": [1, 3],
        "id": "a01",
        "kind": "news",
        "kicker": "本报特稿",
        "headline": "精锐尽出 全力驰援",
        "subtitle": "工作队启程出征",
        "byline": "记者 于蕊",
        "dateline": "本报讯",
        "text": "本报讯(记者于蕊)4月5日,启程。\n小标题\n完。",
        "signoff": "",
        "captions": [
            {
                "text": "出征。本报记者 刘彦 摄",
                "credit": "本报记者 刘彦 摄",
                "figure": "p0001-r07",
            }
        ],
        "jumps": [],
        "confidence": 0.97,
    }
    assert "精锐尽出" in lines[0]


def test_an_issue_without_articles_has_no_lines():
    assert issue_to_jsonl(Issue("i")) == ""


def test_published_schemas_are_those_of_the_types():
    published = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert published == schema_texts(), "run `python -m export.schema`"


def test_what_is_written_keeps_to_the_schemas():
    line = Line(Box(0, 0, 9, 9), "甲", chars=(Box(0, 0, 9, 9),), readings={"tesseract": "甲"})
    region = Region("p0001-r01", Kind.BODY, Box(0, 0, 9, 9), lines=(line,))
    page = Page(1, 10, 10, 300, Source("s.tif"), regions=(region,))
    whole = Issue("i", MASTHEAD, pages=(page,), articles=(LEAD, TEASER, REST))
    jsonschema.validate(json.loads(issue_to_json(whole)), issue_schema())
    for article in issue_to_jsonl(whole).splitlines():
        jsonschema.validate(json.loads(article), article_line_schema())
