"""What the file says of its resolution, held against the type and the sheet."""

import pytest

from ingest.resolution import by_type, is_possible, mended, resolution


@pytest.mark.parametrize(
    ("em", "longer_side", "dpi"),
    [
        (38, 6500, 300),  # 9.1 points on a broadsheet
        (33.5, 6400, 300),  # 8 points
        (25, 4330, 200),
        (51, 8700, 400),
        (78, 13000, 600),
        (34, 4700, 300),  # a tabloid
        (39, 3400, 300),  # half a tabloid: the type alone tells
        (9.2, 1500, 72),
    ],
)
def test_type_and_sheet_tell_the_resolution(em, longer_side, dpi):
    assert by_type(em, longer_side) == dpi
    assert resolution(0, em, longer_side) == dpi


@pytest.mark.parametrize("said", [240, 300, 350])
def test_what_the_file_says_stands_when_it_may_be_so(said):
    assert resolution(said, 38, 6500) == said


@pytest.mark.parametrize("said", [1, 72, 96, 150, 1200])
def test_what_is_absurd_is_not_believed(said):
    assert not is_possible(said, 38, 6500)
    assert resolution(said, 38, 6500) == 300


@pytest.mark.parametrize("said", [0, 96, 300])
def test_without_enough_type_there_is_only_what_the_file_says(said):
    assert resolution(said, 0, 6500) == said


def test_the_note_says_what_to_do():
    assert mended(72, 300) == (
        "the file says 72 dpi, but its type and sheet fit 300 dpi, which was taken. "
        "If that is wrong, give the right one with --dpi."
    )
