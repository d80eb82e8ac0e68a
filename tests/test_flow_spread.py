"""A spread through the real flow: two pages, each with a number, a task and a source of its own."""

import json

import numpy as np
import pytest
from PIL import Image

from fixtures.wear.laid import on_its_side, spread
from flows.digitise import digitise
from flows.order import Order, Settings
from ingest.inputs import issues_from_paths

pytestmark = pytest.mark.slow


def test_a_spread_on_its_head_is_read_as_two_pages(story, prefect_url, tmp_path):
    with Image.open(story) as image:
        column = np.asarray(image.convert("L"))[:, :690]
    page = np.pad(column, 60, constant_values=230)
    folder = tmp_path / "周报-2022-04-06"
    folder.mkdir()
    Image.fromarray(on_its_side(spread(page, page), 180)).save(folder / "1.png", dpi=(300, 300))
    (issue,) = issues_from_paths([folder])
    order = Order(issue, tmp_path / "out", Settings(readers="tesseract", jobs=2))
    delivered = digitise(order, watch=lambda page, step: None)
    kept = json.loads((delivered.package / "issue.json").read_text("utf-8"))["pages"]
    assert [(one["number"], one["source"]["part"], one["turn"]) for one in kept] == [
        (1, "left", 180),
        (2, "right", 180),
    ]
    assert kept[0]["source"]["sha256"] == kept[1]["source"]["sha256"]
    assert [one["dpi"] for one in kept] == [300, 300]
    assert all((delivered.package / one["image"]).is_file() for one in kept)
    assert all(sum(len(one["lines"]) for one in page["regions"]) > 5 for page in kept)
