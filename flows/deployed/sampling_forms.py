"""What the forms of acceptance sampling ask for."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from flows.deployed.forms import Form


class Sampling(Form):
    """What is to be looked at, and how closely."""

    model_config = ConfigDict(extra="forbid", title="Sampling")
    batch: str = Field(
        default="last",
        title="Batch",
        description="The id of a batch's run, or last for what was digitised last; empty for all "
        "packages.",
    )
    aql: float = Field(
        default=0.1,
        title="AQL of characters in %",
        description="Acceptance quality limit by ISO 2859-1 (GB/T 2828.1): 0.1 is one wrong "
        "character in a thousand. 0 to leave characters out.",
    )
    article_aql: float = Field(
        default=2.5,
        title="AQL of articles in %",
        description="The same for articles: headline, extent, order. 0 to leave them out.",
    )
    level: Literal["I", "II", "III"] = Field(
        default="II", title="Inspection level", description="III looks at more, I at less."
    )
    inspection: Literal["auto", "normal", "tightened", "reduced"] = Field(
        default="auto",
        title="Inspection",
        description="auto: as the verdicts on the batches before tell.",
    )
    seed: str = Field(
        default="", title="Seed", description="To draw the same sample again; empty for a new one."
    )


class Filled(Form):
    """Which list, and where it was filled in."""

    model_config = ConfigDict(extra="forbid", title="Filled-in list")
    list_id: str = Field(
        title="List",
        description="Its id, as the run that drew it tells, or the folder that it lies in.",
        examples=["2026-11-27-12345678"],
    )
    table: str = Field(
        default="",
        title="Filled-in table",
        description="The CSV that was filled in, as workers reach it; empty for list.csv beside "
        "the list.",
    )
