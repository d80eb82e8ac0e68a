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

from export import alto, hocr, issue_file, lines, mets, page_xml, pictures, table, tei, text
from export.checks.rows import texts_of_jsonl, texts_of_parquet
from export.checks.texts import Told, edited_texts, paged_texts, printed_texts
from export.checks.texts_of_iiif import texts_of_iiif
from export.checks.texts_of_mets import texts_of_alto, texts_of_mets
from export.checks.texts_of_pages import texts_of_hocr, texts_of_page_xml, texts_of_tei
from export.checks.texts_of_pdf import texts_of_pdf
from export.checks.texts_of_txt import texts_of_txt
from export.iiif import manifest as iiif
from export.material import Writer
from export.pdf import document as pdf
from export.report import document as report
from press.errors import CommandError


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what `--also` calls it, who writes it, and how its articles are read back.

    `marker` is a file that is there when the format is, a pattern where names differ; METS lists
    the files that it fits under `use`. A format that is `on_demand` is only written when `--also`
    names it, and may be missing from a package.
    """

    name: str
    write: Writer
    marker: str
    use: str = ""
    told: Told | None = None
    on_demand: bool = False


PAGES_USE = "DEFAULT"
"""The METS group of the page images, which are written before all formats."""


FORMATS: tuple[Format, ...] = (
    Format("overlays", pictures.write, "qa/*.overlay.jpg", "OVERLAY"),
    Format("json", issue_file.write, "issue.json", "DATA"),
    Format("text", text.write, "issue.txt", "TEXT", Told("issue.txt", texts_of_txt, edited_texts)),
    Format(
        "jsonl",
        lines.write,
        "articles.jsonl",
        "DATA",
        Told("articles.jsonl", texts_of_jsonl, edited_texts),
    ),
    Format(
        "parquet",
        table.write,
        table.FILE,
        "DATA",
        Told(table.FILE, texts_of_parquet, edited_texts),
    ),
    Format(
        "alto",
        alto.write,
        "alto/*.xml",
        "FULLTEXT",
        Told("alto", texts_of_alto, paged_texts),
    ),
    Format(
        "page",
        page_xml.write,
        "page/*.xml",
        "PAGE",
        Told("page", texts_of_page_xml, paged_texts),
        on_demand=True,
    ),
    Format(
        "hocr",
        hocr.write,
        "hocr/*.html",
        "HOCR",
        Told("hocr", texts_of_hocr, paged_texts),
        on_demand=True,
    ),
    Format(
        "tei",
        tei.write,
        tei.FILE,
        "TEI",
        Told(tei.FILE, texts_of_tei, edited_texts),
        on_demand=True,
    ),
    Format("pdf", pdf.write, pdf.NAME, "PDF", Told(pdf.NAME, texts_of_pdf, printed_texts)),
    Format("report", report.write, report.NAME, "REPORT"),
    Format("iiif", iiif.write, iiif.MANIFEST, "IIIF", Told("iiif", texts_of_iiif, paged_texts)),
    Format("mets", mets.write, "mets.xml", told=Told("mets.xml", texts_of_mets, printed_texts)),
)

VARIANTS: tuple[str, ...] = (alto.GLYPHS, pictures.LARGE)
"""What else `--also` can name: more detail in a format that is written anyway."""


def names_also() -> tuple[str, ...]:
    """Return what `--also` can name."""
    return (*(one.name for one in FORMATS if one.on_demand), *VARIANTS)


def formats_also(names: str) -> frozenset[str]:
    """Return what `--also page,hocr` names; CommandError when there is no such thing."""
    asked = frozenset(name.strip() for name in names.split(",") if name.strip())
    for name in sorted(asked - set(names_also())):
        raise CommandError(f"There is no --also '{name}'; there is: {', '.join(names_also())}.")
    return asked
