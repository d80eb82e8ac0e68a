"""Packages of earlier runs: what is done is not done again, and nothing is lost unasked."""

from dataclasses import replace

import numpy as np
import pytest

from export.package import write_package
from flows.delivery import deliver
from flows.earlier import package_already_made, refuse_to_replace
from flows.order import Order
from ingest.inputs import issues_from_paths
from ingest.scans import source_of
from press.errors import PackageError
from press.page import Issue, Page, Run, Source

RUN = Run("1", {"tesseract": "5.3.0"}, {"readers": "tesseract"})


@pytest.fixture
def order(tmp_path):
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.jpg").write_text(f"scan {number}")
    (issue,) = issues_from_paths([folder])
    return Order(issue, tmp_path / "out")


def pages(order, *, failed=()):
    return tuple(
        Page(scan.number, 40, 30, 300, source_of(scan.ref), status=_status(scan.number in failed))
        for scan in order.issue.scans
    )


def _status(failed):
    return "failed" if failed else "ok"


def package(order, its_pages, name="scans"):
    paper = np.full((30, 40), 220, dtype=np.uint8)
    issue = Issue(name, pages=tuple(its_pages), run=RUN)
    return write_package(issue, order.out, open_page=lambda page: paper)


def test_what_is_made_of_the_same_scans_the_same_way_is_found(order):
    made = package(order, pages(order))
    assert package_already_made(order, RUN) == made


def halves(page):
    parts = (replace(page.source, part=part) for part in ("left", "right"))
    return [replace(page, number=n, source=part) for n, part in enumerate(parts, start=1)]


def test_a_package_that_holds_both_pages_of_a_spread_is_found_again(order):
    first, second = pages(order)
    made = package(order, [*halves(first), replace(second, number=3)])
    assert package_already_made(order, RUN) == made


def test_a_package_that_holds_one_page_of_a_spread_is_not_the_issue(order):
    first, second = pages(order)
    package(order, [halves(first)[1], second])
    assert package_already_made(order, RUN) is None


def test_the_other_page_of_a_spread_is_not_done_away_with(order):
    first, _ = pages(order)
    left, right = halves(first)
    with pytest.raises(PackageError, match="made of other scans"):
        refuse_to_replace(package(order, [left]), [right], force=False)


def test_nothing_is_found_where_nothing_is(order):
    assert package_already_made(order, RUN) is None


def test_another_way_of_making_it_is_another_package(order):
    package(order, pages(order))
    assert package_already_made(order, Run("2", RUN.readers, RUN.settings)) is None


def test_a_package_with_a_failed_page_is_made_again(order):
    package(order, pages(order, failed={2}))
    assert package_already_made(order, RUN) is None


def test_a_package_of_some_of_the_pages_is_not_the_issue(order):
    package(order, pages(order)[:1])
    assert package_already_made(order, RUN) is None


def test_a_date_that_became_known_makes_another_package(order):
    package(order, pages(order))
    (order.issue.folder / "issue.toml").write_text("date = 1984-05-01")
    assert package_already_made(order, RUN) is None


def test_a_scan_that_has_changed_is_another_scan(order):
    package(order, pages(order))
    order.issue.scans[0].ref.path.write_text("a better scan")
    assert package_already_made(order, RUN) is None


def test_a_damaged_package_is_as_good_as_none(order):
    made = package(order, pages(order))
    text = (made / "issue.json").read_text("utf-8")
    (made / "issue.json").write_text(text[:-20], "utf-8")
    assert package_already_made(order, RUN) is None


def test_pages_of_other_scans_are_replaced_by_force_only(order):
    made = package(order, [Page(1, 40, 30, 300, Source("1.jpg", "other"))])
    with pytest.raises(PackageError, match="made of other scans"):
        refuse_to_replace(made, pages(order), force=False)
    refuse_to_replace(made, pages(order), force=True)


def test_all_pages_are_not_replaced_by_some_of_them(order):
    made = package(order, pages(order))
    for force in (True, False):
        with pytest.raises(PackageError, match="Name another folder with --out"):
            refuse_to_replace(made, pages(order)[:1], force=force)


def test_some_pages_are_replaced_by_all_of_them(order):
    made = package(order, pages(order)[:1])
    refuse_to_replace(made, pages(order), force=False)


def test_a_damaged_package_is_replaced_by_force_only(order):
    made = package(order, pages(order))
    (made / "issue.json").write_text("{", "utf-8")
    with pytest.raises(PackageError, match="--force replaces"):
        refuse_to_replace(made, pages(order), force=False)
    refuse_to_replace(made, pages(order), force=True)


def test_two_issues_of_one_command_do_not_overwrite_each_other(order, tmp_path):
    issue = Issue("a-1984-05-01", pages=pages(order))
    forced = Order(order.issue, order.out, force=True, taken=frozenset({issue.id}))
    with pytest.raises(PackageError, match="edition"):
        deliver(issue, forced, workplace=tmp_path)
