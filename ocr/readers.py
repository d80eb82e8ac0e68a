"""Who reads what: the first reader everything, the second what is in doubt, or everything, too."""

from __future__ import annotations

from dataclasses import dataclass

from ocr.engine import Engine, Sizing, engine_named
from ocr.side_by_side import SideBySide
from press.errors import CommandError

MODES = ("tesseract", "verify", "double")
SCRIPTS = ("auto", "hans", "hant")
LANGUAGES = {"hans": "chi_sim", "hant": "chi_tra"}

ANOTHER_LOOK = Sizing(em=36.0, above=0.17, cleaned=False)
"""Type as broad as it is high: what was lost by narrowing is seen."""


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of a page; `first` by script, `look` is the second reader with other crops.

    `both_scripts` is a reader that tells simplified from traditional characters.
    """

    first: dict[str, Engine]
    both_scripts: Engine
    second: Engine | None = None
    look: Engine | None = None
    every_row: bool = False
    script: str = "auto"

    def versions(self) -> dict[str, str]:
        """Return every reader's version by its name, as issue.json records them."""
        one = next(iter(self.first.values()))
        told = ", ".join(dict.fromkeys(engine.version() for engine in self.first.values()))
        second = {self.second.name: self.second.version()} if self.second else {}
        return {one.name: told, **second}


def refuse_unknown(mode: str, script: str) -> None:
    """Raise CommandError when there is no such mode or script."""
    if mode not in MODES:
        raise CommandError(f"There is no --readers {mode!r}; there is: {', '.join(MODES)}.")
    if script not in SCRIPTS:
        raise CommandError(f"There is no --script {script!r}; there is: {', '.join(SCRIPTS)}.")


def readers_named(mode: str, script: str = "auto", workers: int = 1) -> Readers:
    """Return the readers of a mode, each of which reads in so many threads at a time.

    CommandError when there is no such mode or script.
    """
    refuse_unknown(mode, script)
    wanted = LANGUAGES if script == "auto" else {script: LANGUAGES[script]}
    first = {name: _engine("tesseract", workers, language) for name, language in wanted.items()}
    second = _engine("rapidocr", workers)
    if mode == "tesseract":
        return Readers(first, second, script=script)
    look = _engine("rapidocr", workers)
    look.sizing = ANOTHER_LOOK
    return Readers(first, second, second, look, every_row=mode == "double", script=script)


def _engine(name: str, workers: int, language: str = "") -> Engine:
    engine = engine_named(name, language)
    return engine if workers == 1 else SideBySide(engine, workers)
