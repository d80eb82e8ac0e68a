"""Paths become issues: which files are pages, in which order, and what is passed over."""

import pytest
from PIL import Image

from ingest.inputs import (
    issues_from_backlog,
    issues_from_paths,
    natural_key,
    only_pages,
    page_numbers,
)
from ingest.manifest import manifest_from_toml, read_manifest
from press.errors import CommandError, EmptyInput, MissingInput


def page(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", (30, 40), 255).save(path)
    return path


def pdf(path, pages=2):
    sheets = [Image.new("L", (30, 40), 255) for _ in range(pages)]
    sheets[0].save(path, save_all=True, append_images=sheets[1:])
    return path


def files(issue):
    return [(scan.number, scan.ref.path.name, scan.ref.frame) for scan in issue.scans]


def test_a_folder_is_one_issue_in_natural_order(tmp_path):
    folder = tmp_path / "晨报"
    for name in ("p10.png", "p2.JPG", "p1.tif"):
        page(folder / name)
    for name in ("Thumbs.db", ".DS_Store", "._p1.tif", "notes.txt"):
        (folder / name).write_bytes(b"x")
    (issue,) = issues_from_paths([folder])
    assert files(issue) == [(1, "p1.tif", 0), (2, "p2.JPG", 0), (3, "p10.png", 0)]
    assert issue.name == "晨报"
    assert issue.passed_over == (str(folder / "notes.txt"),)


def test_page_images_named_together_are_one_issue_in_the_order_given(tmp_path):
    back, front = page(tmp_path / "0406" / "b.png"), page(tmp_path / "0406" / "a.png")
    (issue,) = issues_from_paths([front, back])
    assert files(issue) == [(1, "a.png", 0), (2, "b.png", 0)]
    assert issue.name == "0406"


def test_one_page_image_gives_its_own_name(tmp_path):
    (issue,) = issues_from_paths([page(tmp_path / "front.png")])
    assert issue.name == "front"


def test_each_pdf_is_an_issue_of_all_its_pages(tmp_path):
    issues = issues_from_paths([pdf(tmp_path / "one.pdf"), pdf(tmp_path / "two.pdf", 3)])
    assert [issue.name for issue in issues] == ["one", "two"]
    assert files(issues[1]) == [(1, "two.pdf", 0), (2, "two.pdf", 1), (3, "two.pdf", 2)]


def test_a_bad_file_costs_one_page(tmp_path):
    page(tmp_path / "p1.png")
    (tmp_path / "p2.pdf").write_bytes(b"%PDF-1.7 cut")
    (tmp_path / "p3.png").write_bytes(b"no picture")
    (issue,) = issues_from_paths([tmp_path])
    assert [number for number, _, _ in files(issue)] == [1, 2, 3]


def test_what_is_not_there_is_named(tmp_path):
    with pytest.raises(MissingInput, match=r"nowhere: no such file or folder"):
        issues_from_paths([tmp_path / "nowhere"])


def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(EmptyInput, match=rf"{tmp_path} holds no page images"):
        issues_from_paths([tmp_path])


def test_a_folder_of_folders_is_told_about_backlog(tmp_path):
    page(tmp_path / "0406" / "p1.png")
    with pytest.raises(EmptyInput, match="--backlog"):
        issues_from_paths([tmp_path])


def test_a_backlog_gives_each_folder_and_each_pdf(tmp_path):
    page(tmp_path / "0406" / "p1.png")
    page(tmp_path / "0407" / "p1.png")
    (tmp_path / "empty").mkdir()
    pdf(tmp_path / "0408.pdf")
    (tmp_path / "list.txt").write_text("x")
    assert [issue.name for issue in issues_from_backlog(tmp_path)] == ["0406", "0407", "0408"]


def test_an_empty_backlog_is_named(tmp_path):
    with pytest.raises(EmptyInput, match="holds no issues"):
        issues_from_backlog(tmp_path)


def test_only_keeps_the_numbers_of_the_pages(tmp_path):
    (issue,) = issues_from_paths([pdf(tmp_path / "one.pdf", 5)])
    assert [number for number, _, _ in files(only_pages(issue, "1,3-4"))] == [1, 3, 4]
    with pytest.raises(CommandError, match=r"one has 5 pages, none numbered 6"):
        only_pages(issue, "6")


@pytest.mark.parametrize(
    ("text", "numbers"), [("1", {1}), ("1,3-5", {1, 3, 4, 5}), (" 2 , 4 - 4 ", {2, 4})]
)
def test_page_numbers_are_read(text, numbers):
    assert page_numbers(text) == numbers


@pytest.mark.parametrize("text", ["", "a", "3-1", "1,,2", "-2"])
def test_what_is_no_list_of_pages_is_refused(text):
    with pytest.raises(CommandError, match="write page numbers as in 1,3-5"):
        page_numbers(text)


def test_natural_order_reads_numbers_as_numbers():
    names = ["p10", "p9", "P1", "a2b10", "a2b9"]
    assert sorted(names, key=natural_key) == ["a2b9", "a2b10", "P1", "p9", "p10"]


def test_issue_toml_is_read(tmp_path):
    (tmp_path / "issue.toml").write_text('title = "辽源日报"\ndate = 2022-04-06\n')
    manifest = read_manifest(tmp_path)
    assert (manifest.title, str(manifest.date)) == ("辽源日报", "2022-04-06")


def test_no_issue_toml_says_nothing(tmp_path):
    assert read_manifest(tmp_path).title == ""


@pytest.mark.parametrize("text", ["titel = 'x'", "date = 'soon'", "title = "])
def test_a_wrong_issue_toml_is_refused_by_name(tmp_path, text):
    (tmp_path / "issue.toml").write_text(text)
    with pytest.raises(CommandError, match=r"issue\.toml cannot be used"):
        read_manifest(tmp_path)


def test_a_date_may_be_written_as_text():
    assert str(manifest_from_toml('date = "2022-04-06"').date) == "2022-04-06"
