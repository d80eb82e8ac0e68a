import json
from pathlib import Path

import numpy as np
import pytest

from export.checks.all import faults_of
from export.package import write_package
from press.errors import StorageError, UnreadableScan
from press.geometry import Box
from press.page import Article, Issue, Kind, Line, Page, Passage, Pixels, Region, Source
from press.store import read_issue


def issue(body: str = "正文。") -> Issue:
    box = Box(10, 10, 90, 30)
    region = Region("p0001-r01", Kind.BODY, box, lines=(Line(box, body),))
    good = Page(1, 100, 200, 300, Source("1.tif"), regions=(region,))
    failed = Page(2, 0, 0, 0, Source("2.tif"), status="failed", problems=("2.tif: no image",))
    article = Article("a01", body=(Passage(body),), regions=("p0001-r01",), pages=(1,))
    return Issue("liaoyuan-ribao-2022-04-06", pages=(good, failed), articles=(article,))


def grey(page: Page) -> Pixels:
    assert page.status == "ok"
    return np.full((page.height, page.width), 200, dtype=np.uint8)


def unreadable(page: Page) -> Pixels:
    raise UnreadableScan(f"{page.source.name}: truncated")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(found)}


def test_a_package_holds_its_files_and_their_names_outside_the_payload(tmp_path):
    package = write_package(issue(), tmp_path / "out", open_page=grey)
    assert package == tmp_path / "out" / "liaoyuan-ribao-2022-04-06"
    assert sorted(files(package / "data")) == [
        "alto/p0001.xml", "articles.jsonl", "articles.parquet",
        "iiif/images/p0001/full/100,200/0/default.jpg",
        "iiif/images/p0001/full/90,/0/default.jpg",
        "iiif/images/p0001/full/max/0/default.jpg", "iiif/images/p0001/info.json",
        "iiif/lines/p0001.json", "iiif/manifest.json",
        "issue.json", "issue.pdf", "issue.txt", "mets.xml",
        "pages/p0001.jpg", "qa/p0001.overlay.jpg", "qa/report.html",
    ]  # fmt: skip
    assert {entry.name for entry in package.iterdir()} == {
        "alto", "articles.jsonl", "articles.parquet", "bag-info.txt", "bagit.txt", "data",
        "iiif", "issue.json", "issue.pdf", "issue.txt", "manifest-sha256.txt", "mets.xml", "pages",
        "qa", "tagmanifest-sha256.txt",
    }  # fmt: skip
    assert (package / "pages/p0001.jpg").samefile(package / "data/pages/p0001.jpg")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [package.name]


def test_names_are_copies_where_a_disk_keeps_no_links(tmp_path, monkeypatch):
    def refused(path: Path, target: Path) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "symlink_to", refused)
    package = write_package(issue(), tmp_path, open_page=grey)
    assert not (package / "pages").is_symlink()
    assert [fault for fault in faults_of(package) if not fault.note] == []


def test_pages_name_their_images_and_failed_pages_have_none(tmp_path):
    package = write_package(issue(), tmp_path, open_page=grey)
    pages = read_issue(package).pages
    assert [page.image for page in pages] == ["pages/p0001.jpg", ""]
    assert pages[1].problems == ("2.tif: no image",)
    assert json.loads((package / "articles.jsonl").read_text("utf-8"))["text"] == "正文。"


def test_the_same_issue_gives_the_same_bytes(tmp_path):
    one = write_package(issue(), tmp_path / "one", open_page=grey)
    other = write_package(issue(), tmp_path / "other", open_page=grey)
    assert files(one) == files(other)


def test_a_package_is_replaced_whole(tmp_path):
    package = write_package(issue("旧。"), tmp_path, open_page=grey)
    (package / "left over.txt").write_text("old")
    write_package(issue("新。"), tmp_path, open_page=grey)
    assert "left over.txt" not in files(package)
    assert (package / "issue.txt").read_text("utf-8") == "新。\n"
    assert [path.name for path in tmp_path.iterdir()] == [package.name]


def test_a_failure_half_way_leaves_the_old_package_and_no_traces(tmp_path):
    package = write_package(issue("旧。"), tmp_path, open_page=grey)
    before = files(package)
    with pytest.raises(UnreadableScan):
        write_package(issue("新。"), tmp_path, open_page=unreadable)
    assert files(package) == before
    assert [path.name for path in tmp_path.iterdir()] == [package.name]


def test_a_failure_half_way_leaves_nothing_where_nothing_was(tmp_path):
    with pytest.raises(UnreadableScan):
        write_package(issue(), tmp_path, open_page=unreadable)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_output_folder_is_named(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(StorageError, match="out"):
        write_package(issue(), tmp_path / "out", open_page=grey)


@pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "a/b", "/etc"])
def test_an_id_cannot_lead_out_of_the_output_folder(tmp_path, name):
    with pytest.raises(ValueError, match="not fit"):
        write_package(Issue(name), tmp_path / "out", open_page=grey)
    assert not (tmp_path / "out").exists()


def test_a_package_can_be_read_by_others(tmp_path):
    package = write_package(issue(), tmp_path, open_page=grey)
    assert package.stat().st_mode & 0o777 == 0o755
