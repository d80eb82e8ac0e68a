"""The formats of a package: the one list that its writer and `banmian check` go by.

A format is added in three steps:

1. a writer, in a file of its own here: `write`, which takes a Material and gives Files one by one;
2. where the format holds the articles' text, a reader in `export/checks/`: a function that takes
   a Package and gives back the text of every article by its id, from the format's files alone;
3. a line in FORMATS, behind the formats whose files it mentions or takes in.

What else can be wrong with its files is a check, a file and a line in `export/checks/all.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from export import issue_file, lines, pictures, text
from export.checks.rows import texts_of_jsonl
from export.checks.texts import Told, edited_texts
from export.material import Writer
from press.errors import CommandError


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what `--also` calls it, who writes it, and how its articles are read back.

    `marker` is a file that is there when the format is, a pattern where names differ. One that is
    `on_demand` is only written when `--also` names it, and may be missing from a package.
    """

    name: str
    write: Writer
    marker: str
    told: Told | None = None
    on_demand: bool = False


FORMATS: tuple[Format, ...] = (
    Format("overlays", pictures.write, "qa/*.overlay.jpg"),
    Format("json", issue_file.write, "issue.json"),
    Format("text", text.write, "issue.txt"),
    Format(
        "jsonl",
        lines.write,
        "articles.jsonl",
        Told("articles.jsonl", texts_of_jsonl, edited_texts),
    ),
)

VARIANTS: tuple[str, ...] = ()
"""What else `--also` can name: more detail in a format that is written anyway."""


def formats_also(names: str) -> frozenset[str]:
    """Return what `--also page,hocr` names; CommandError when there is no such thing."""
    asked = frozenset(name.strip() for name in names.split(",") if name.strip())
    there = (*(one.name for one in FORMATS if one.on_demand), *VARIANTS)
    for name in sorted(asked - set(there)):
        raise CommandError(f"There is no --also '{name}'; there is: {', '.join(there)}.")
    return asked
