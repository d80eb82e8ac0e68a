"""What was typed becomes orders; an input that cannot be used does not keep the others waiting."""

from pathlib import Path

import pytest
from PIL import Image

from flows.intake import Unusable, Wanted, orders_from_paths
from flows.order import Order, Settings
from press.errors import CommandError, MissingInput


def page(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", (30, 40), 255).save(path)
    return path


def wanted(out: Path, **more) -> Wanted:
    return Wanted(out, **{"settings": Settings(), **more})


def names(found):
    return [one.name if isinstance(one, Unusable) else one.issue.name for one in found]


def test_images_are_one_issue_and_each_folder_is_one(tmp_path):
    images = [page(tmp_path / "loose" / name) for name in ("1.png", "2.png")]
    page(tmp_path / "folder" / "1.png")
    found = orders_from_paths([*images, tmp_path / "folder"], wanted(tmp_path / "out"))
    assert names(found) == ["loose", "folder"]
    assert [len(one.issue.scans) for one in found] == [2, 1]


def test_an_empty_folder_stands_beside_the_orders(tmp_path):
    (tmp_path / "empty").mkdir()
    found = orders_from_paths(
        [tmp_path / "empty", page(tmp_path / "1.png")], wanted(tmp_path / "out")
    )
    kinds = {type(one).__name__: one for one in found}
    assert set(kinds) == {"Order", "Unusable"}
    assert kinds["Unusable"].problem.startswith(str(tmp_path / "empty"))


def test_a_path_that_is_not_there_stops_the_command(tmp_path):
    with pytest.raises(MissingInput, match="typo"):
        orders_from_paths([page(tmp_path / "1.png"), tmp_path / "typo"], wanted(tmp_path))


def test_a_backlog_is_an_order_for_each_issue(tmp_path):
    for name in ("2", "10", "1"):
        page(tmp_path / "scans" / name / "1.png")
    found = orders_from_paths([tmp_path / "scans"], wanted(tmp_path / "out", backlog=True))
    assert names(found) == ["1", "2", "10"]


def test_a_wrong_issue_toml_costs_its_issue_only(tmp_path):
    for name in ("1", "2"):
        page(tmp_path / "scans" / name / "1.png")
    (tmp_path / "scans" / "1" / "issue.toml").write_text("colour = 1")
    found = orders_from_paths([tmp_path / "scans"], wanted(tmp_path / "out", backlog=True))
    assert [type(one) for one in found] == [Unusable, Order]


@pytest.mark.parametrize(("asked", "used"), [(0, 400), (600, 600)])
def test_what_is_typed_goes_before_the_manifest(asked, used, tmp_path):
    page(tmp_path / "scans" / "1.png")
    (tmp_path / "scans" / "issue.toml").write_text("dpi = 400")
    typed = wanted(tmp_path / "out", settings=Settings(dpi=asked))
    (order,) = orders_from_paths([tmp_path / "scans"], typed)
    assert order.settings.dpi == used


def test_only_takes_pages_out(tmp_path):
    for number in (1, 2, 3):
        page(tmp_path / "scans" / f"{number}.png")
    (order,) = orders_from_paths([tmp_path / "scans"], wanted(tmp_path / "out", only="1,3"))
    assert [scan.number for scan in order.issue.scans] == [1, 3]
    with pytest.raises(CommandError, match="none numbered 4"):
        orders_from_paths([tmp_path / "scans"], wanted(tmp_path / "out", only="4"))


def test_out_is_a_folder(tmp_path):
    file = page(tmp_path / "1.png")
    with pytest.raises(CommandError, match="is a file"):
        orders_from_paths([file], wanted(file))
