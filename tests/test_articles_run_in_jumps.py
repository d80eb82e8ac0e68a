"""Jump lines in a row of text: pages in ems of ten pixels."""

from articles.compose import compose
from articles.run_in_jumps import parted_lines
from press.geometry import Box
from press.page import Kind, Line, Page, Region, Source


def row(text, left, top):
    chars = tuple(Box(left + 10 * n, top, left + 10 * n + 9, top + 9) for n in range(len(text)))
    return Line(Box(left, top, left + 10 * len(text), top + 9), text, chars=chars)


def column(*texts, kind=Kind.BODY):
    lines = tuple(row(text, 0, 100 + 14 * n) for n, text in enumerate(texts))
    return Region("a", kind, Box(0, 100, 200, 100 + 14 * len(texts)), lines=lines)


def told(*texts, kind=Kind.BODY):
    return [line.text for line in parted_lines(column(*texts, kind=kind))]


def test_a_jump_line_behind_the_last_words_is_a_line_of_its_own():
    assert told("一二三四", "八九。（下转第２版）") == ["一二三四", "八九。", "（下转第２版）"]
    assert told("（上接第一版）一二三四", "五六。") == ["（上接第一版）", "一二三四", "五六。"]
    assert told("八九。（下轉第二版）") == ["八九。", "（下轉第二版）"]


def test_what_only_looks_like_one_stays():
    for text in ("他说（见第二版）以后", "此文（载于第２版）", "下转第2版的文章", "（下转第２版）"):
        assert told(text) == [text]
    assert told("说明（下转第２版）", kind=Kind.CAPTION) == ["说明（下转第２版）"]
    without = Line(Box(0, 0, 100, 9), "八九。（下转第２版）")
    assert parted_lines(Region("a", Kind.BODY, Box(0, 0, 100, 9), lines=(without,))) == (without,)


def test_its_boxes_are_those_of_its_characters():
    _, jump = parted_lines(column("八九。（下转第２版）"))
    assert jump.box == Box(30, 100, 99, 109)
    assert len(jump.chars) == len(jump.text)


def test_the_article_jumps_and_its_text_ends_before_the_jump_line():
    head = Region("h", Kind.HEADLINE, Box(0, 40, 200, 80), lines=(row("标题", 0, 40),))
    text = column("一二三四五六七八九十一二三四五六七八九十", "五六七八九十。（下转第２版）")
    (article,) = compose([Page(1, 300, 400, 300, Source("x"), regions=(head, text))]).articles
    assert [(jump.direction, jump.page) for jump in article.jumps] == [("to", 2)]
    assert article.text.endswith("八九十。")
    assert article.signoff == ""
