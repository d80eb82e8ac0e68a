"""Boxes within a story, labels over one, captions whose last word was misread."""

from articles.compose import compose
from articles.phrases import is_column_label
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source


def rows(name, kind, left, top, *texts, width=200):
    """A region of full rows, ten pixels high."""
    lines = tuple(
        Line(Box(left, top + 14 * n, left + width, top + 14 * n + 10), text)
        for n, text in enumerate(texts)
    )
    return Region(name, kind, Box(left, top, left + width, lines[-1].box.bottom), lines=lines)


def head(name, text, box):
    return Region(name, Kind.HEADLINE, box, lines=(Line(box, text),))


def articles(*regions, frames=()):
    page = Page(1, 600, 900, 300, Source("x"), regions=regions, frames=frames)
    issue = compose([page])
    return issue, {one.headline: one for one in issue.articles}


FULL = ("文字文字文字文字文字文字文字文字文字文字",) * 8
LEAD = rows("r2", Kind.BODY, 60, 180, *FULL[:4])
STORY = rows("r3", Kind.BODY, 50, 300, *FULL)
BOX = Box(50, 170, 270, 250)


def test_the_first_paragraphs_in_a_box_below_the_headline_are_of_its_article():
    title = head("r1", "污水处理记", Box(80, 110, 240, 150))
    _, found = articles(title, LEAD, STORY, frames=(BOX,))
    assert list(found) == ["污水处理记"]
    assert len(found["污水处理记"].regions) == 3


def test_a_box_far_below_a_headline_is_a_piece_of_its_own():
    title = head("r1", "污水处理记", Box(80, 40, 240, 80))
    issue, _ = articles(title, LEAD, STORY, frames=(BOX,))
    assert len(issue.articles) == 2


def test_the_label_over_a_piece_that_goes_with_another_is_furniture():
    label = rows("r0", Kind.BODY, 50, 80, "5相关新闻", width=60)
    title = head("r1", "污水处理记", Box(80, 110, 240, 150))
    issue, found = articles(label, title, STORY)
    assert [one.text for one in issue.furniture] == ["5相关新闻"]
    assert "相关" not in found["污水处理记"].text


def test_a_label_is_told_from_a_sentence():
    assert is_column_label("相关链接")
    assert is_column_label("◆ 新闻背景")
    assert not is_column_label("相关新闻发布会昨天举行")


def test_few_rows_beside_a_photo_that_end_with_their_writer_are_its_caption():
    title = head("r1", "污水处理记", Box(80, 110, 240, 150))
    photo = Region("r4", Kind.FIGURE, Box(262, 180, 560, 420))
    told = rows(
        "r5", Kind.BODY, 50, 396, "图为项目投产的现场文字文字", "式投产运行本报记者陈人由和"
    )
    _, found = articles(title, LEAD, photo, told)
    assert found["污水处理记"].captions[0].text.startswith("图为项目")


def test_short_rows_level_with_a_photo_that_end_with_a_name_are_its_caption():
    title = head("r1", "污水处理记", Box(80, 110, 240, 150))
    photo = Region("r4", Kind.FIGURE, Box(262, 180, 480, 420))
    words = ("图为项目投", "产的现场，", "众人等待着", "通水的一刻", "通讯员萧东", "敏报")
    told = rows("r5", Kind.BODY, 486, 338, *words, width=50)
    issue, _ = articles(title, LEAD, photo, told)
    assert [one.text[:4] for a in issue.articles for one in a.captions] == ["图为项目"]


def test_three_rows_in_large_type_without_stops_are_a_headline():
    def large(name, *texts):
        rows_ = tuple(
            Line(Box(300, 100 + 26 * n, 500, 122 + 26 * n), text) for n, text in enumerate(texts)
        )
        return Region(name, Kind.BODY, Box(300, 100, 500, 174), lines=rows_)

    title = large("r6", "《求是》杂志发", "表重要文章中国", "式现代化道路是")
    text = large("r6", "《求是》杂志发", "表，重要文章中", "国道路是对的。")
    _, found = articles(LEAD, STORY, title)
    assert "《求是》杂志发 表重要文章中国 式现代化道路是" in found
    assert "《求是》杂志发表，重要文章中国道路是对的。" not in articles(LEAD, STORY, text)[1]
