"""What runs and batches say of themselves in one line."""

from dataclasses import replace

from flows.assessment import assess, in_doubt, why_in_doubt
from flows.delivery import Delivered
from flows.deployed.batch_report import Batch, batch_markdown, batch_verdict, issue_rows
from flows.ledger import Fate, PageFate
from flows.page_work import PageWork, cause_of
from flows.verdicts import issue_verdict
from press.doubt import Doubt
from press.errors import EncryptedPdf, UnreadableScan
from press.geometry import Box
from press.page import Issue, Kind, Line, Page, Region, Source


def page(number, *confidences, status="ok"):
    line = Line(Box(0, 0, 9, 9), "\u96e8" * len(confidences), confidences=confidences)
    region = Region(f"p{number:04}-r01", Kind.BODY, line.box, lines=(line,))
    return Page(number, 9, 9, 300, Source("x"), status=status, regions=(region,))


def delivered(*pages, **causes):
    works = [PageWork(one, 1.0, cause=causes.get(f"p{one.number}", "")) for one in pages]
    return Delivered(None, Issue("x", pages=pages), works=tuple(works))


def test_what_is_expected_to_be_wrong_is_what_is_not_sure():
    assert assess([page(1, 0.5, 1.0), page(2, 1.0, 1.0)]).rate == 0.125
    assert assess([]).rate == 0


def test_a_page_is_in_doubt_above_the_limit():
    sure, unsure = page(1, 1.0, 0.99), page(2, 0.9, 0.9)
    assert in_doubt([sure, unsure], 0.02) == (unsure,)


def test_an_issue_says_how_many_pages_are_in_doubt():
    assert issue_verdict(delivered(page(1, 1.0), page(2, 0.5))) == (
        "2 pages, 1 in doubt, 25.0% expected to be wrong"
    )


def test_an_issue_names_its_failed_pages_and_why():
    told = issue_verdict(delivered(page(1, 1.0), page(3, status="failed"), p3="encrypted PDF"))
    assert told == "p0003 encrypted PDF; 1 other page done"


def test_a_cause_is_the_kind_of_error_in_words():
    assert cause_of(EncryptedPdf("a.pdf")) == "encrypted PDF"
    assert cause_of(UnreadableScan("a.jpg")) == "unreadable scan"
    assert cause_of(KeyError("x")) == "unexpected KeyError"


def batch():
    bad = PageFate(2, "2.jpg", "", 0, "failed", cause="unreadable scan", problems=("2.jpg.",))
    good = PageFate(1, "1.jpg", "", 0, "ok", characters=1000, wrong=5.0)
    done = Fate("/in/a", "1", "partly", "a-1984-05-01", pages=(good, bad))
    return Batch(3, (done, Fate("/in/b", "1", "failed", problem="blank", cause="blank page")), 60.0)


def test_a_batch_counts_issues_pages_and_failures():
    assert batch_verdict(batch()) == (
        "1 of 3 issues, 2 pages, 1 page failed, 2 issues failed, 0.5% expected to be wrong"
    )
    assert batch().speed == 2.0


def test_the_summary_of_a_batch_has_failures_by_cause():
    text = batch_markdown(batch(), "1984")
    assert "| unreadable scan | 1 |" in text
    assert "| blank page | 1 |" in text


def test_the_table_of_a_batch_has_the_worst_first_and_the_same_columns():
    rows = issue_rows(batch().fates)
    assert [row["what came of it"] for row in rows] == ["failed", "partly"]
    assert rows[0].keys() == rows[1].keys()


def test_an_issue_is_in_doubt_by_its_characters_or_by_its_decisions():
    doubts = tuple(Doubt("headline", 1, (), "a01") for _ in range(5))
    issue = Issue("x", pages=(page(1, 1.0, 0.98), page(2, status="failed")), doubts=doubts)
    assert why_in_doubt(issue, 0.02, 5) == ""
    assert why_in_doubt(issue, 0.001, 5) == "more than 0.1% expected to be wrong"
    assert why_in_doubt(issue, 0.02, 4) == "5 doubtful decisions, more than 4 a page"
    assert why_in_doubt(replace(issue, pages=()), 0.02, 0) == ""
