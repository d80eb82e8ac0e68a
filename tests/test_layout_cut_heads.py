"""A page whose gutters cut the row of a subtitle, typeset and scanned: the row is whole."""

import pytest

from benchmarks.articles_of_truth import found_in
from benchmarks.testpages import Recipe, typeset
from press.page import Kind


def subtitles(pages):
    return {
        line.text.replace("\u3000", "").replace(" ", "")
        for page in pages
        for region in page.regions
        for line in region.lines
        if region.kind is Kind.SUBTITLE
    }


@pytest.mark.slow
def test_a_subtitle_over_gutters_is_one_row(tmp_path):
    found = found_in(typeset(Recipe("headgroups", 9101, body="song-medium"), tmp_path))
    wanted = subtitles(found.truth.pages)
    assert wanted
    assert wanted <= subtitles(found.issue.pages)
