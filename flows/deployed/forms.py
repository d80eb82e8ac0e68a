"""What the forms of the deployments ask for: titles and descriptions are what an operator reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from export.iiif.names import BASE_URL
from flows.assessment import DOUBTS_A_PAGE, IN_DOUBT
from flows.order import Settings

Readers = Literal["verify", "tesseract", "double"]
Script = Literal["auto", "hans", "hant"]
Also = Literal["page", "hocr", "tei", "alto-glyphs", "large-overlays"]


class Form(BaseModel):
    """A group of fields; a misspelt one is refused."""

    model_config = ConfigDict(extra="forbid", title="")


class Scans(Form):
    """Which issue."""

    model_config = ConfigDict(extra="forbid", title="Scans")
    source: str = Field(
        title="Folder or PDF",
        description="One issue: a folder of page images in the order of their names, or a PDF.",
        examples=["/srv/banmian/inbox/1984-05-01"],
    )
    pages: str = Field(
        default="",
        title="Only these pages",
        description="As in 1,3-5; empty for all. The package has no others.",
    )


class Reading(Form):
    """How pages are read."""

    model_config = ConfigDict(extra="forbid", title="Reading")
    readers: Readers = Field(
        default="verify",
        title="Readers",
        description="verify: a second reader reads what is in doubt; double: it reads every line, "
        "which takes longest and errs least; tesseract: the first reader alone, the quickest.",
    )
    script: Script = Field(
        default="auto",
        title="Script",
        description="auto: look; hans: simplified characters; hant: traditional ones.",
    )
    dpi: int = Field(
        default=0,
        title="Resolution in dpi",
        ge=0,
        le=2400,
        description="0 to believe the scans; else what they do not say or say wrong.",
    )
    pages_at_a_time: int = Field(
        default=0, title="Pages at a time", ge=0, le=256, description="0 for one a core."
    )
    also: list[Also] = Field(
        default=[],
        title="Further formats",
        description="PAGE XML, hOCR and TEI; the single characters in ALTO; large overlays.",
    )
    force: bool = Field(
        default=False,
        title="Do it again",
        description="Read again what is done already, and replace the package.",
    )
    anew: bool = Field(
        default=False,
        title="Make the package again",
        description="Even of an issue that is done; finished pages are not read again while they "
        "are kept and the settings are the same.",
    )

    these_pages: str = Field(
        default="",
        title="These pages only",
        description="As in 1,3-5: these are read in this way, and again; the others stay as they "
        "are in the package. Empty for all.",
    )

    def settings(self) -> Settings:
        jobs = self.pages_at_a_time or len(os.sched_getaffinity(0))
        return Settings(self.readers, self.dpi, jobs, self.script, frozenset(self.also))


class Output(Form):
    """Where packages go."""

    model_config = ConfigDict(extra="forbid", title="Output")
    packages: str = Field(
        title="Folder of packages",
        description="Every issue becomes a folder in it. All workers must reach it.",
        examples=["/srv/banmian/packages"],
    )
    deliver_to: list[str] = Field(
        default_factory=list,
        title="Deliver to",
        description="Folders, storage (s3://bucket/folder) and webhooks (https://...) that every "
        "new package goes to; none to leave it where it is.",
    )
    served_at: str = Field(
        default=BASE_URL,
        title="Served at",
        description="The address under which the folder of packages is served: the addresses in "
        "IIIF manifests begin with it.",
    )
    in_doubt_above: float = Field(
        default=IN_DOUBT,
        title="In doubt above",
        ge=0,
        le=1,
        description="A page is in doubt when more than this share of its characters is expected "
        "to be wrong: 0.02 is two in a hundred.",
    )

    doubts_above: float = Field(
        default=DOUBTS_A_PAGE,
        title="Doubtful decisions above",
        ge=0,
        description="An issue is in doubt, too, when it has more doubtful decisions a page than "
        "this about which article a column, a photo or another page's half belongs to.",
    )
    ask_first: bool = Field(
        default=False,
        title="Ask about doubtful issues",
        description="Keep an issue back that is in doubt as a whole until a person has decided "
        "about it in a run of its own.",
    )

    @property
    def out(self) -> Path:
        return Path(self.packages)


class Backlog(Form):
    """Which issues."""

    model_config = ConfigDict(extra="forbid", title="Backlog")
    folder: str = Field(
        title="Folder of issues",
        description="Each folder of page images and each PDF in it is one issue.",
        examples=["/srv/banmian/backlog/1984"],
    )
    only: list[str] = Field(
        default_factory=list,
        title="Only these issues",
        description="Names of folders and PDFs in it; none for all.",
    )


class Inbox(Form):
    """Where new scans arrive."""

    model_config = ConfigDict(extra="forbid", title="Inbox")
    folder: str = Field(
        title="Inbox",
        description="Each folder of page images and each PDF that is put into it is one issue.",
        examples=["/srv/banmian/inbox"],
    )
    marker: str = Field(
        default="complete",
        title="Name of the marker file",
        description="A folder that has this file is complete, however young it is.",
    )
    quiet_minutes: float = Field(
        default=10,
        title="Quiet minutes",
        ge=0,
        description="A folder without the marker is complete when nothing in it has changed for "
        "so long.",
    )


class Again(Form):
    """What is to be done again."""

    model_config = ConfigDict(extra="forbid", title="What to do again")
    issues: list[str] = Field(
        title="Issues",
        description="Ids of packages, as in liaoyuan-ribao-2022-04-06, or folders of scans.",
        min_length=1,
    )


class Audited(Form):
    """What is to be proved."""

    model_config = ConfigDict(extra="forbid", title="What to prove")
    scans: list[str] = Field(
        title="Folders of issues",
        description="Every page image and PDF in them has to be in one package or in the list of "
        "failures.",
        min_length=1,
    )
    every_file: bool = Field(
        default=True,
        title="Examine every package",
        description="Check the files of each package against its checksums and schemas, too.",
    )


class Kept(Form):
    """For how long what is not a package is kept."""

    model_config = ConfigDict(extra="forbid", title="Kept for so many days")
    pages_days: float = Field(
        default=7,
        title="Finished pages",
        ge=0,
        description="So long a redo with other settings need not do every stage again. A page "
        "takes 15 to 50 MB.",
    )
    pictures_days: float = Field(
        default=90,
        title="Pictures of the UI",
        ge=0,
        description="So long the UI shows what was found on a page.",
    )


class Review(Form):
    """Which package, and why it is looked at."""

    model_config = ConfigDict(extra="forbid", title="Review")
    issue: str = Field(title="Issue", description="The id of its package.")
    why: str = Field(default="", title="Why", description="What made it doubtful.")
