"""Small packages to draw samples from, and their lists filled in as people do."""

import csv
from io import StringIO

import numpy as np

from export.package import write_package
from press.geometry import Box
from press.page import Article, Issue, Kind, Line, Page, Passage, Region, Source

LENGTH, ROWS, EM = 20, 15, 20
ISSUES = ("a-1984-05-01", "b-1984-05-02", "c-1984-05-03")
EVIL = "=HYPERLINK(1)<script>"


def line(row, text):
    chars = tuple(Box(EM * x, EM * row, EM * x + EM, EM * row + EM) for x in range(len(text)))
    return Line(Box(0, EM * row, EM * len(text), EM * row + EM), text, 1.0, chars)


def page(number):
    texts = [EVIL[:LENGTH], *["今日有雨，明日天晴" * 2 + "云风"] * (ROWS - 1)]
    body = Region(
        f"p{number:04}-r01", Kind.BODY, Box(0, 0, EM * LENGTH, EM * ROWS),
        lines=tuple(line(row, text) for row, text in enumerate(texts)),
    )  # fmt: skip
    return Page(number, EM * LENGTH, EM * ROWS, 300, Source("1.jpg", "s"), regions=(body,))


def make_packages(folder):
    """Write three issues of two pages and two articles each."""
    paper = np.full((EM * ROWS, EM * LENGTH), 220, dtype=np.uint8)
    for name in ISSUES:
        pages = (page(1), page(2))
        articles = tuple(
            Article(f"a0{n}", headline=EVIL, body=(Passage(pages[n - 1].regions[0].text),),
                    regions=(f"p000{n}-r01",), pages=(n,))
            for n in (1, 2)
        )  # fmt: skip
        issue = Issue(name, pages=pages, articles=articles)
        write_package(issue, folder, open_page=lambda _page: paper)


def rows_of(folder):
    return list(csv.reader(StringIO((folder / "list.csv").read_text("utf-8-sig"))))


def fill_in(folder, *, wrong=(), said=("right", "wrong"), encoding="utf-8-sig", delimiter=","):
    head, *rows = rows_of(folder)
    for row in rows:
        row[6] = said[row[1] == "character" and int(row[0]) in wrong]
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([head, *rows])
    (folder / "list.csv").write_bytes(file.getvalue().encode(encoding))


def numbers(folder, kind="character"):
    return [int(row[0]) for row in rows_of(folder)[1:] if row[1] == kind]


def write(folder, rows):
    file = StringIO(newline="")
    csv.writer(file).writerows(rows)
    (folder / "list.csv").write_text(file.getvalue(), "utf-8-sig")
