"""Groups of briefs and adverts in ems of ten pixels."""

import pytest

from articles.briefs import run_in_head
from articles.compose import compose
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source

BODY = Kind.BODY


def row(left, top, text, width=None):
    """A printed line, nine pixels high, ten a character."""
    chars = tuple(Box(left + 10 * n, top, left + 10 * n + 9, top + 9) for n in range(len(text)))
    return Line(Box(left, top, left + (width or 10 * len(text)), top + 9), text, chars=chars)


def column(name, left, top, *texts, width=140):
    """A column of rows; two blanks before a text indent it."""
    lines = []
    for number, text in enumerate(texts):
        start = left + (20 if text.startswith("  ") else 0)
        lines.append(row(start, top + 14 * number, text.strip()))
    return Region(name, BODY, Box(left, top, left + width, top + 14 * len(texts)), lines=(*lines,))


def head(name, left, top, right, text):
    box = Box(left, top, right, top + 30)
    return Region(name, Kind.HEADLINE, box, lines=(Line(box, text),))


def bold(left, top, count):
    return Box(left, top, left + 10 * count, top + 9)


def page(*regions, **rest):
    return Page(1, 1000, 1400, 300, Source("x"), regions=regions, **rest)


LABEL = head("h", 100, 50, 200, "简讯")
LEFT = column("a", 0, 100, "  ■甲地丰收一二三四", "五六七。", "  ■乙地通车一二三四", "五六")
RIGHT = column("b", 160, 100, "七八。", "  ■丙地下雨一二。")
BOLD = (bold(20, 100, 5), bold(20, 128, 5), bold(180, 114, 5))


def told(*regions, **rest):
    return [(a.kind, a.headline, a.text) for a in compose([page(*regions, **rest)]).articles]


def test_every_brief_of_a_group_is_an_article_under_its_run_in_head():
    assert told(LABEL, LEFT, RIGHT, bold=BOLD) == [
        ("brief", "甲地丰收", "■甲地丰收一二三四五六七。"),
        ("brief", "乙地通车", "■乙地通车一二三四五六七八。"),
        ("brief", "丙地下雨", "■丙地下雨一二。"),
    ]


def test_without_bold_type_the_same_columns_are_one_article():
    ((kind, headline, _),) = told(LABEL, LEFT, RIGHT)
    assert (kind, headline) == ("news", "简讯")


def test_the_label_over_a_group_is_furniture_and_every_region_belongs_somewhere():
    issue = compose([page(LABEL, LEFT, RIGHT, bold=BOLD)])
    assert [one.text for one in issue.furniture] == ["简讯"]
    named = [name for article in issue.articles for name in article.regions]
    ids = [region.id for region in issue.pages[0].regions]
    assert sorted((*named, issue.furniture[0].region)) == sorted(ids)


def test_a_story_with_a_bold_dateline_is_no_group():
    text = column("a", 0, 100, "  本报讯一二三", "四五。", "  六七八九")
    ((kind, headline, _),) = told(
        head("h", 0, 50, 140, "标题"), text, bold=(bold(20, 100, 3), bold(20, 128, 2))
    )
    assert (kind, headline) == ("news", "标题")


def test_a_story_with_some_bold_beginnings_is_no_group():
    text = column("a", 0, 100, *(f"  {name}地丰收一二。" for name in "甲乙丙丁戊"))
    runs = (bold(20, 114, 4), bold(20, 142, 4))
    assert len(told(head("h", 0, 50, 140, "标题"), text, bold=runs)) == 1


def test_a_head_over_two_rows_is_told_whole():
    first = column("a", 0, 100, "  甲地今年粮食大获丰收", "了一二三。", "  乙地通车一。")
    runs = (bold(20, 100, 10), bold(0, 114, 1), bold(20, 128, 4))
    assert [headline for _, headline, _ in told(first, bold=runs)] == [
        "甲地今年粮食大获丰收了",
        "乙地通车",
    ]


@pytest.mark.parametrize(
    ("run", "found"),
    [(bold(0, 0, 5), "甲地丰收"), (bold(30, 0, 4), ""), (bold(0, 40, 5), "")],
)
def test_a_run_in_head_begins_where_its_line_begins(run, found):
    assert run_in_head(row(0, 0, "●甲地丰收一二三"), (run,)) == found


def test_without_boxes_the_share_of_the_line_tells_how_long_a_head_is():
    line = Line(Box(0, 0, 100, 9), "甲地丰收一二三四五六")
    assert run_in_head(line, (bold(0, 0, 4),)) == "甲地丰收"


def test_a_mark_that_was_read_as_a_character_is_no_part_of_a_head():
    text = column(
        "a",
        0,
        100,
        "  国甲地丰收一二。",
        "  国乙地通车一二。",
        "  口丙地下雨一二。",
        "  ▲戊地降雪一二。",
        "  国丁地降温一二。",
    )
    runs = tuple(bold(20, 100 + 14 * n, 5) for n in range(5))
    assert [headline for _, headline, _ in told(text, bold=runs)] == [
        "甲地丰收",
        "乙地通车",
        "丙地下雨",
        "戊地降雪",
        "丁地降温",
    ]


def spaced(left, top, head, rest):
    """A row with a space as broad as a character behind its head."""
    line = row(left, top, head + rest)
    moved = tuple(
        Box(box.left + 10, top, box.right + 10, box.bottom) for box in line.chars[len(head) :]
    )
    box = Box(left, top, line.box.right + 10, top + 9)
    return Line(box, line.text, chars=(*line.chars[: len(head)], *moved))


@pytest.mark.parametrize("count", [1, 3, 4, 6, 11])
def test_white_tells_where_a_head_ends_whose_strokes_do_not(count):
    assert run_in_head(spaced(0, 0, "甲地丰收", "一二三四五六"), (bold(0, 0, count),)) == "甲地丰收"


def test_white_behind_a_mark_ends_no_head():
    assert run_in_head(spaced(0, 0, "甲地，丰收：", "一二三"), (bold(0, 0, 4),)) == "甲地，丰"


def test_an_item_of_a_group_begins_where_white_ends_its_head_though_it_is_not_bold():
    lines = [
        spaced(20, 100 + 14 * n, f"{name}地丰收", "一二三。") for n, name in enumerate("甲乙丙丁")
    ]
    text = Region("a", BODY, Box(0, 100, 140, 160), lines=(*lines,))
    runs = tuple(bold(20, 100 + 14 * n, 4) for n in (0, 1, 3))
    assert [(kind, head) for kind, head, _ in told(text, bold=runs)] == [
        ("brief", f"{name}地丰收") for name in "甲乙丙丁"
    ]


def test_the_last_word_of_a_head_in_a_second_row_ends_at_white_too():
    lines = (row(20, 100, "甲地粮食大获丰收又"), spaced(0, 114, "一年", "三四。"))
    more = row(20, 128, "乙地通车一。")
    text = Region("a", BODY, Box(0, 100, 110, 144), lines=(*lines, more))
    heads = [head for _, head, _ in told(text, bold=(bold(20, 100, 9), bold(20, 128, 4)))]
    assert heads == ["甲地粮食大获丰收又一年", "乙地通车"]
