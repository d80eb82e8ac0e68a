"""What a newspaper issue is made of: frozen values that a stage takes and returns.

The field names are those of `issue.json`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from press.doubt import Doubt
from press.geometry import Box
from press.masthead import Masthead

Pixels = NDArray[np.uint8]
"""A page or a crop: height x width (grey) or height x width x 3 (RGB)."""

SCHEMA = "banmian/issue/1"


class Kind(StrEnum):
    """The role of a region."""

    MASTHEAD = "masthead"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    BODY = "body"
    FIGURE = "figure"
    CAPTION = "caption"
    TABLE = "table"
    ADVERT = "advert"
    JUMP = "jump"
    FURNITURE = "furniture"


class Direction(StrEnum):
    """How the lines of a region run."""

    LTR = "ltr"
    TTB_RTL = "ttb-rtl"


@dataclass(frozen=True, slots=True)
class Choice:
    """A place of a line where readers differed: what stands there now and what each had read.

    The text from `start` to `end` was chosen; both are the same where nothing was. `reason` is
    `likelier`, for the better reading by confidence and language, `only reader`, where just one
    had anything, or `word`, where a reader saw nearly as much of a character that makes words: it
    stands in the text, and the one it saw most of in `readings`.
    """

    start: int
    end: int
    readings: dict[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text and, character by character, where it stands.

    `readings` is what every reader read, as it was read; `text` is that in a Chinese editor's
    marks. `confidences` are the probabilities that the characters are right, `confidence` their
    mean; `choices` tell where readers differed.
    """

    box: Box
    text: str
    confidence: float = 1.0
    chars: tuple[Box, ...] = ()
    readings: dict[str, str] = field(default_factory=dict)
    confidences: tuple[float, ...] = ()
    choices: tuple[Choice, ...] = ()

    def __post_init__(self) -> None:
        if self.chars and len(self.chars) != len(self.text):
            raise ValueError(f"{len(self.chars)} boxes for {len(self.text)} characters")
        if self.confidences and len(self.confidences) != len(self.text):
            raise ValueError(f"{len(self.confidences)} confidences for {len(self.text)} characters")


@dataclass(frozen=True, slots=True)
class Region:
    """A block of one role: a column of body text, a headline, a photo."""

    id: str
    kind: Kind
    box: Box
    direction: Direction = Direction.LTR
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Source:
    """The file and the frame (0 for the first) that a page was made from.

    `part` is `left` or `right` when the frame holds a spread and this is one of its two pages.
    """

    name: str
    sha256: str = ""
    frame: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `status` is `ok` or `failed`; `problems` says what a person should know.

    The scan was turned anticlockwise by `turn` degrees, 0, 90, 180 or 270, to bring it upright and
    by `skew` to make it straight; rows that rose or fell by up to `curl` pixels were made straight,
    too, unless that is 0. `folio` is the number printed on it (`3`, `A03`), `scan` the number
    that it had among the pages as they were scanned, 0 when the same. `rules` are printed lines,
    `frames` printed boxes, `bold` the runs of bold type with which rows of the body begin.
    """

    number: int
    width: int
    height: int
    dpi: int
    source: Source
    skew: float = 0.0
    turn: int = 0
    curl: float = 0.0
    image: str = ""
    status: str = "ok"
    problems: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    bold: tuple[Box, ...] = ()
    folio: str = ""
    scan: int = 0

    @property
    def scan_number(self) -> int:
        return self.scan or self.number


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article's body; `kind` is `paragraph`, `subheading` or `table`."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption as printed, its credit again as a field, and its figure's region id."""

    text: str
    credit: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump line; `direction` is `to` or `from`, `page` is 0 when it names none.

    `target` is the id of the article that it leads to: its own where both halves were joined,
    the one on another page for a teaser, empty where none was found.
    """

    direction: str
    page: int
    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `kind` is `news`, `photo`, `brief`, `notice`, `advert`.

    `confidence` is how likely it is whole and has nothing of another in it, `reading_confidence`
    how likely its characters are right on average.
    """

    id: str
    kind: str = "news"
    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    byline: str = ""
    dateline: str = ""
    body: tuple[Passage, ...] = ()
    signoff: str = ""
    captions: tuple[Caption, ...] = ()
    jumps: tuple[Jump, ...] = ()
    regions: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    confidence: float = 1.0
    reading_confidence: float = 1.0

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.body)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text that belongs to the page and to no article."""

    page: int
    text: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What made the package.

    `profile` has the seconds of every step, all pages together, when they were asked for: runs
    that differ in them alone are the same.
    """

    version: str = ""
    readers: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str | int | float | bool] = field(default_factory=dict)
    profile: dict[str, float] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a newspaper, whole: what `issue.json` holds.

    `doubts` are decisions to review, `problems` what is wrong with the issue and with no one page.
    """

    id: str
    masthead: Masthead = field(default_factory=Masthead)
    pages: tuple[Page, ...] = ()
    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    run: Run = field(default_factory=Run)
    schema: str = SCHEMA
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[str, ...] = ()
