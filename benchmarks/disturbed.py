"""A run of the command that somebody may disturb: where it works, how it begins, what it said."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.forked_run import ForkedRun


@dataclass(frozen=True)
class Begun:
    """A run that was begun, and the file into which it tells what it does."""

    process: subprocess.Popen[bytes] | ForkedRun
    said: Path

    def told(self) -> str:
        return self.said.read_text("utf-8", errors="replace") if self.said.is_file() else ""

    def ended(self) -> bool:
        return self.process.poll() is not None


@dataclass(frozen=True)
class Place:
    """Folders of one trial, and what its processes are known by."""

    scans: Path
    home: Path
    cache: Path
    server: str
    forked: bool = False

    @property
    def out(self) -> Path:
        return self.home / "out"

    @property
    def temporary(self) -> Path:
        return self.home / "tmp"

    @property
    def mark(self) -> str:
        return f"TMPDIR={self.temporary}"  # confined children see this of the environment

    def environment(self) -> dict[str, str]:
        mine = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "BANMIAN_"))}
        mine |= {"TMPDIR": str(self.temporary), "XDG_CACHE_HOME": str(self.cache)}
        if self.server:
            mine |= {"PREFECT_API_URL": self.server, "PREFECT_LOGGING_LEVEL": "CRITICAL"}
            mine["PREFECT_HOME"] = str(self.cache / "client")
        return mine

    def begin(self) -> Begun:
        """Start the command in a process group of its own."""
        self.temporary.mkdir(parents=True, exist_ok=True)
        said = self.home / f"said-{time.monotonic_ns()}"
        if self.forked:
            return Begun(ForkedRun(self.scans, self.out, self.environment(), said), said)
        words = ["digitise", str(self.scans), "--out", str(self.out), "--readers", "tesseract"]
        with said.open("wb") as file:
            started = subprocess.Popen(
                [sys.executable, "-m", "flows", *words],
                env=self.environment(),
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        return Begun(started, said)
