from articles.numbering import Neighbour, numbered
from flows.neighbours import with_neighbours
from press.masthead import Check, Masthead
from press.page import Issue
from press.store import issue_to_json, write_whole

BEFORE, AFTER = Neighbour("2022-04-05", 8490), Neighbour("2022-04-07", 8492)


def masthead(number, confidence=0.8):
    checks = (Check("date", 1.0), Check("issue_no", confidence))
    return Masthead(title="辽源日报", date="2022-04-06", issue_no=number, checks=checks)


def told(number, *neighbours):
    found = numbered(masthead(number), neighbours)
    check = next(one for one in found.checks if one.field == "issue_no")
    return found.issue_no, check.confidence, check.reason, check.printed


def test_a_number_between_its_neighbours_is_borne_out():
    assert told(8491, BEFORE, AFTER) == (8491, 0.995, "", "")
    assert told(8491, Neighbour("2022-03-01", 8460)) == (8491, 0.98, "", "")


def test_a_misread_digit_is_mended_where_both_neighbours_ask_for_the_same():
    number, confidence, reason, printed = told(8481, BEFORE, AFTER)
    assert (number, printed) == (8491, "8481")
    assert reason == "as the issue of 2022-04-05 and the issue of 2022-04-07 have it"
    assert confidence > 0.9


def test_a_number_out_of_line_is_doubted_and_left():
    assert told(9999, BEFORE) == (9999, 0.5, "2022-04-05 had 8490", "")
    assert told(8491, Neighbour("2022-04-01", 8490))[0] == 8491
    assert told(8489, Neighbour("2022-03-01", 8460))[2] == ""
    assert told(8591, Neighbour("2022-03-01", 8460))[:2] == (8591, 0.5)
    assert told(8500, BEFORE)[1:3] == (0.5, "2022-04-05 had 8490")


def test_a_number_without_neighbours_stays_as_it_is():
    assert numbered(masthead(8491), ()) == masthead(8491)
    assert numbered(Masthead(), (BEFORE,)) == Masthead()


def test_neighbours_are_the_nearest_packages_of_the_same_paper(tmp_path):
    for name, title, number in (
        ("liaoyuan-ribao-2022-04-01", "辽源日报", 8481),
        ("liaoyuan-ribao-2022-04-05", "辽源日报", 8490),
        ("liaoyuan-wanbao-2022-04-07", "辽源晚报", 17),
    ):
        other = Masthead(title=title, date=name[-10:], issue_no=number)
        write_whole(tmp_path / name / "issue.json", issue_to_json(Issue(name, other)))
    found = with_neighbours(Issue("liaoyuan-ribao-2022-04-06", masthead(8491)), tmp_path)
    (check,) = (one for one in found.masthead.checks if one.field == "issue_no")
    assert (found.masthead.issue_no, check.confidence) == (8491, 0.98)
    strange = with_neighbours(Issue("liaoyuan-ribao-2022-04-06", masthead(8480)), tmp_path)
    assert "2022-04-05 had 8490" in [one.reason for one in strange.masthead.checks]
