from articles.paragraphs import body_from_regions, ends_open, join_lines, opens_paragraph
from press.geometry import Box
from press.page import Kind, Line, Passage, Region

EM = 10.0


def column(*lines, left=0, kind=Kind.BODY):
    """A column 100 pixels wide; every line is (indent, white at its end, text)."""
    printed = tuple(
        Line(Box(left + indent, 15 * row, left + 100 - rest, 15 * row + 10), text)
        for row, (indent, rest, text) in enumerate(lines)
    )
    return Region("r", kind, Box(left, 0, left + 100, 15 * len(lines)), lines=printed)


def test_an_indent_of_two_ems_begins_a_paragraph():
    region = column((20, 0, "第一段开头"), (0, 60, "结束。"), (20, 0, "第二段"), (0, 0, "完"))
    assert body_from_regions((region,), EM) == (Passage("第一段开头结束。"), Passage("第二段完"))


def test_a_paragraph_goes_on_in_the_next_column():
    first = column((20, 0, "满怀对长春"), (0, 0, "市人民的深"))
    second = column((0, 0, "情厚谊和"), (0, 50, "信心。"), left=120)
    assert ends_open(first, EM)
    assert not opens_paragraph(second, EM)
    assert body_from_regions((first, second), EM) == (
        Passage("满怀对长春市人民的深情厚谊和信心。"),
    )


def test_a_subheading_stands_between_paragraphs():
    regions = (
        column((20, 50, "一。")),
        column((40, 40, "小标题"), kind=Kind.SUBHEADING),
        column((20, 50, "二。")),
    )
    assert body_from_regions(regions, EM) == (
        Passage("一。"),
        Passage("小标题", "subheading"),
        Passage("二。"),
    )


def test_lines_join_without_space_in_chinese_and_with_one_in_latin():
    assert join_lines(["他说:", "好。"]) == "他说:好。"
    assert join_lines(["the New", "York Times"]) == "the New York Times"
    assert join_lines(["hyphen-", "ated"]) == "hyphenated"
    assert join_lines(["共19", "05人"]) == "共1905人"


def test_a_table_stands_behind_the_text_row_by_row():
    text = column((20, 0, "一段话没有"), (0, 0, "中断过"))
    cells = (
        Line(Box(60, 40, 80, 50), "增长"),
        Line(Box(0, 41, 20, 51), "地区"),
        Line(Box(0, 60, 20, 70), "东河"),
        Line(Box(60, 60, 80, 70), "5%"),
    )
    table = Region("t", Kind.TABLE, Box(0, 40, 100, 80), lines=cells)
    rest = column((0, 60, "完。"))
    assert body_from_regions((text, table, rest), EM) == (
        Passage("一段话没有中断过完。"),
        Passage("地区 增长\n东河 5%", "table"),
    )


def test_a_drop_cap_is_the_first_character_of_its_paragraph():
    lines = (
        Line(Box(0, 0, 22, 24), "我"),
        Line(Box(24, 0, 100, 10), "们都知道"),
        Line(Box(24, 15, 100, 25), "人会长胖"),
        Line(Box(0, 30, 60, 40), "吗？"),
        Line(Box(20, 45, 100, 55), "新的一段"),
    )
    region = Region("r", Kind.BODY, Box(0, 0, 100, 55), lines=lines)
    assert opens_paragraph(region, EM)
    passages = (Passage("我们都知道人会长胖吗？"), Passage("新的一段"))
    assert body_from_regions((region,), EM) == passages


def test_lines_along_a_slanting_cut_out_are_one_paragraph():
    slant = column(
        (30, 0, "一"), (10, 0, "二"), (16, 0, "三。"), (22, 0, "四"), (28, 40, "五。"),
        (54, 0, "新"), (40, 0, "段"),
    )  # fmt: skip
    assert body_from_regions((slant,), EM) == (Passage("一二三。四五。"), Passage("新段"))
