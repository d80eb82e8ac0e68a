"""What `banmian digitise` answers: exit codes, one screen for people, JSON for programs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from flows.delivery import Delivered
from flows.summary import Outcome, exit_code, outcome_to_text, outcomes_to_json
from press.geometry import Box
from press.masthead import Masthead
from press.page import Article, Issue, Kind, Line, Page, Passage, Region, Source

LINE = Line(Box(0, 0, 40, 10), "今日有雨")
GOOD = Page(
    1, 50, 50, 300, Source("1.tif"), regions=(Region("r", Kind.BODY, LINE.box, lines=(LINE,)),)
)
BLANK = Page(2, 50, 50, 300, Source("2.tif"), problems=("2.tif: nothing is printed.",))
FAILED = Page(3, 0, 0, 0, Source("3.tif"), status="failed", problems=("3.tif is truncated.",))
RAIN = Article("a01", headline="雨", byline="记者 于蕊", body=(Passage("今日有雨" * 50),))


def delivered(*pages, **more):
    masthead = Masthead(title="辽源日报", date="2022-04-06", weekday="星期三", issue_no=8491)
    issue = Issue("liaoyuan-ribao-2022-04-06", masthead, pages, (RAIN,))
    return Delivered(Path("out/liaoyuan-ribao-2022-04-06"), issue, **more)


WHOLE = Outcome("a", delivered(GOOD))
PARTLY = Outcome("b", delivered(GOOD, FAILED))
WITH_BLANK = Outcome("c", delivered(GOOD, BLANK))
NOT = Outcome("d", None, problem="d holds no page images.")


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([WHOLE], 0),
        ([WHOLE, WITH_BLANK], 0),
        ([WHOLE, PARTLY], 3),
        ([WHOLE, NOT], 3),
        ([NOT], 4),
        ([NOT, NOT], 4),
        ([], 4),
    ],
)
def test_the_exit_code_says_how_much_was_done(outcomes, code):
    assert exit_code(outcomes) == code


def test_the_answer_is_one_screen():
    outcome = Outcome("x", delivered(GOOD, BLANK, FAILED), seconds=12.4)
    assert outcome_to_text(outcome).splitlines() == [
        "out/liaoyuan-ribao-2022-04-06",
        "  辽源日报  2022-04-06  星期三  第8491期",
        "  2 pages, 1 article, 4 characters, 12 s",
        "  page 3 failed: 3.tif is truncated.",
        "  page 2: 2.tif: nothing is printed.",
        "",
        "  雨",
        "  记者 于蕊",
        "  " + "今日有雨" * 40 + "…",
    ]


def test_a_profile_is_told_with_shares_when_it_was_asked_for():
    timed = delivered(GOOD, profile={"reading": 7.5, "package": 2.5})
    lines = outcome_to_text(Outcome("x", timed, profile=True)).splitlines()
    assert "  reading     7.50 s   75%" in lines and "  package     2.50 s   25%" in lines
    assert json.loads(outcomes_to_json([Outcome("x", timed, profile=True)]))["issues"][0][
        "profile"
    ] == {"reading": 7.5, "package": 2.5}
    assert "reading" not in outcome_to_text(Outcome("x", timed))


def test_what_was_not_digitised_says_why():
    assert outcome_to_text(NOT) == "d: not digitised\n  d holds no page images."


def test_what_was_done_before_says_how_to_do_it_again():
    text = outcome_to_text(Outcome("x", delivered(GOOD, done_before=True)))
    assert text.splitlines()[1] == "  already digitised; --force does it again"


def test_json_lists_every_issue_with_its_failed_pages_and_notes():
    outcome = Outcome("x", delivered(GOOD, BLANK, FAILED), 1.25, passed_over=("x/notes.txt",))
    answer = json.loads(outcomes_to_json([outcome, NOT]))
    assert answer["issues"][0]["failed_pages"] == [{"page": 3, "problems": ["3.tif is truncated."]}]
    assert answer["issues"][0]["notes"] == [{"page": 2, "note": "2.tif: nothing is printed."}]
    assert answer["issues"][0]["passed_over"] == ["x/notes.txt"]
    assert [issue["status"] for issue in answer["issues"]] == ["done", "failed"]


def test_what_is_to_be_reviewed_and_the_pictures_are_told(tmp_path):
    (tmp_path / "qa").mkdir()
    picture = tmp_path / "qa" / "p0001.overlay.jpg"
    picture.touch()
    issue = replace(delivered(GOOD).issue, problems=("Page 7 is missing between 6 and 8.",))
    outcome = Outcome("x", Delivered(tmp_path, issue))
    text = outcome_to_text(outcome)
    assert "  Page 7 is missing between 6 and 8." in text.splitlines()
    assert str(picture) not in text
    assert f"  {picture}" in outcome_to_text(replace(outcome, overlays=True)).splitlines()
    (told,) = json.loads(outcomes_to_json([outcome]))["issues"]
    assert told["overlays"] == [str(picture)]
    assert told["review"]["problems"] == ["Page 7 is missing between 6 and 8."]
