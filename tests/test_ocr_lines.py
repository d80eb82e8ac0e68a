"""Decided rows to lines: marks edited, boxes and confidences kept, choices in their places."""

from ocr.decide import Decision, Dispute
from ocr.lines import RowRead, lines_of
from ocr.reading import Char, Row
from press.geometry import Box
from press.page import Choice, Kind


def reading(text):
    return tuple(
        Char(char, Box(10 * n, 0, 10 * n + 8, 9), 0.5 + n / 100) for n, char in enumerate(text)
    )


def read(text, *disputes, second=None):
    row = Row(0, Box(0, 0, 10 * len(text), 9), 10.0, Kind.BODY)
    readings = {"tesseract": reading(text)} | ({"rapidocr": reading(second)} if second else {})
    return RowRead(row, Decision(reading(text), disputes), readings)


def test_marks_are_edited_and_the_readings_stay_as_they_were_read():
    (line,) = lines_of([read("今天,晴", second="今天，晴")])
    assert line.text == "今天，晴"
    assert line.readings == {"tesseract": "今天,晴", "rapidocr": "今天，晴"}
    assert line.chars == tuple(char.box for char in reading("今天,晴"))
    assert line.confidences == (0.5, 0.51, 0.52, 0.53)
    assert line.confidence == 0.515


def test_a_mark_that_became_two_shares_its_box():
    (line,) = lines_of([read("他说…好")])
    assert line.text == "他说……好"
    assert line.chars[2:4] == (Box(20, 0, 24, 9), Box(24, 0, 28, 9))
    assert line.confidences[2:4] == (0.52, 0.52)


def test_choices_are_told_by_their_place_in_the_edited_line():
    dispute = Dispute(3, 4, "大", "天", "likelier")
    (line,) = lines_of([read("说 …天", dispute, second="说 …天")])
    assert line.text == "说……天"
    assert line.choices == (Choice(3, 4, {"tesseract": "大", "rapidocr": "天"}, "likelier"),)


def test_a_row_without_text_is_no_line():
    assert lines_of([read(""), read("有")])[0].text == "有"
    assert len(lines_of([read(" "), read("有")])) == 1


def test_quotes_are_paired_over_the_lines_of_a_region():
    one, other = lines_of([read('他说:"今天'), read('晴."')])
    assert (one.text, other.text) == ("他说：“今天", "晴。”")
