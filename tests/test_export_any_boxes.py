"""Whatever stands wherever on a page, all formats agree and keep to their schemas."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from articles.compose import compose
from export.checks.all import faults_of
from export.formats import FORMATS
from export.package import write_package
from press.page import Page, Pixels
from tests.any_pages import pages

ALSO = frozenset({one.name for one in FORMATS if one.on_demand} | {"alto-glyphs"})


def grey(page: Page) -> Pixels:
    return np.full((page.height, page.width), 200, np.uint8)


@pytest.mark.slow
@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # to shrink a failure takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(pages())
def test_every_format_gives_back_any_page(tmp_path_factory, read):
    issue = replace(compose(read), id="any-1984-05-01")
    out = tmp_path_factory.mktemp("out")
    package = write_package(issue, out, open_page=grey, also=ALSO)
    assert [fault for fault in faults_of(package) if not fault.note] == []
