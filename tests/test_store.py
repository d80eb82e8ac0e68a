import json

import pytest

from press.errors import PackageError
from press.geometry import Box
from press.page import Article, Issue, Kind, Line, Page, Passage, Region, Source
from press.store import issue_from_json, issue_schema, issue_to_json, read_issue, write_whole

LINE = Line(Box(1, 2, 31, 12), "申报", 0.5, (Box(1, 2, 15, 12), Box(16, 2, 31, 12)), {"t": "申报"})
ISSUE = Issue(
    id="shen-bao-1930-01-01",
    pages=(
        Page(
            1,
            100,
            200,
            300,
            Source("1.png"),
            regions=(Region("r1", Kind.BODY, LINE.box, lines=(LINE,)),),
        ),
    ),
    articles=(
        Article("a01", headline="标题", body=(Passage("申报"),), regions=("r1",), pages=(1,)),
    ),
)


def test_an_issue_comes_back_as_it_was():
    assert issue_from_json(issue_to_json(ISSUE)) == ISSUE


def test_boxes_are_lists_of_edges_and_the_schema_comes_first():
    data = json.loads(issue_to_json(ISSUE))
    assert list(data)[:2] == ["schema", "id"]
    assert data["pages"][0]["regions"][0]["lines"][0]["chars"] == [[1, 2, 15, 12], [16, 2, 31, 12]]


def test_the_schema_says_that_a_box_has_four_edges():
    boxes = issue_schema()["$defs"]["Region"]["properties"]["box"]
    assert (boxes["type"], boxes["minItems"], boxes["maxItems"]) == ("array", 4, 4)


def test_characters_and_their_boxes_must_be_as_many():
    with pytest.raises(ValueError, match="1 boxes for 2 characters"):
        Line(LINE.box, "申报", chars=(LINE.box,))


def test_what_is_no_issue_is_refused_with_its_name(tmp_path):
    file = tmp_path / "issue.json"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(PackageError, match=r"issue\.json is not an issue"):
        read_issue(tmp_path)
    with pytest.raises(PackageError, match="no such file"):
        read_issue(tmp_path / "nowhere.json")


def test_a_file_is_written_whole_and_leaves_no_crumbs(tmp_path):
    write_whole(tmp_path / "deep" / "a.txt", "一")
    write_whole(tmp_path / "deep" / "a.txt", "二")
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["a.txt"]
    assert (tmp_path / "deep" / "a.txt").read_text(encoding="utf-8") == "二"
