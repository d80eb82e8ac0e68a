from flows.review import MOST, review_as_json, review_lines
from press.doubt import Doubt
from press.masthead import Check, Masthead
from press.page import Article, Issue

ARTICLES = (
    Article("a01", headline="防汛抗旱工作全面展开各地积极行动"),
    Article("a02", headline="春耕"),
)


def doubt(kind="headline", confidence=0.7, alternative="a02", reason="ahead by 0.1 points"):
    return Doubt(kind, 2, ("p0002-r05",), "a01", alternative, confidence, reason)


def test_a_decision_is_told_with_its_alternative():
    issue = Issue("x", articles=ARTICLES, doubts=(doubt(),))
    assert review_lines(issue) == [
        "page 2: a column under a01 防汛抗旱工作全面展开各地积极…, or a02 春耕? "
        "70% sure: ahead by 0.1 points"
    ]


def test_the_least_sure_come_first_and_the_others_are_counted():
    many = tuple(doubt("column", 0.9 - place / 20, "") for place in range(MOST + 3))
    lines = review_lines(Issue("x", articles=ARTICLES, doubts=many))
    assert "50% sure" in lines[0]
    assert lines[-1] == "3 more decisions to review stand in issue.json"


def test_problems_of_the_issue_and_of_its_masthead_are_told():
    checks = (
        Check("weekday", 0.98, "as the calendar and the lunar date have it", "星期二"),
        Check("cn", 0.5, "18 is the code of no province"),
        Check("email", 0.97),
    )
    issue = Issue("x", Masthead(checks=checks), problems=("Page 7 is missing between 6 and 8.",))
    assert review_lines(issue) == [
        "Page 7 is missing between 6 and 8.",
        "masthead: weekday, read as 星期二: as the calendar and the lunar date have it",
        "masthead: cn: 18 is the code of no province",
    ]
    told = review_as_json(issue)
    assert told["problems"] == ["Page 7 is missing between 6 and 8."]
    assert [one["field"] for one in told["masthead"]] == ["weekday", "cn"]


def test_nothing_to_review_says_nothing():
    assert review_lines(Issue("x", articles=ARTICLES)) == []
