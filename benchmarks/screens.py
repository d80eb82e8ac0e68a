"""Pictures of the real UI for the docs, by Debian's chromium: `python -m benchmarks.screens docs`.

Starts `banmian up` in a temporary folder, lets it digitise two issues, one with a damaged page, and
takes pictures of the run of the batch, of the run of an issue and of a page's artifact.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.night import SAMPLE, ask, station

PORT = 4540
STORIES = ((1560, 4840, 3010, 5640), (1500, 4700, 3100, 6300))


def make_backlog(folder: Path) -> None:
    """Write two issues of small pages; the second has a page that cannot be read."""
    for name, date in (("0405", "2022-04-05"), ("0406", "2022-04-06")):
        issue = folder / name
        issue.mkdir(parents=True)
        with Image.open(SAMPLE) as page:
            for number, box in enumerate(STORIES, start=1):
                page.crop(box).save(issue / f"{number}.jpg", quality=90, dpi=(300, 300))
        (issue / "issue.toml").write_text(f'title = "辽源日报"\ndate = {date}\n', "utf-8")
    (folder / "0406" / "3.pdf").write_bytes(b"%PDF-1.4 damaged")


def ended(run: str) -> dict[str, Any]:
    while True:
        (found,) = ask(PORT, "/flow_runs/filter", flow_runs={"id": {"any_": [run]}})
        if found["state_type"] in ("COMPLETED", "FAILED", "CRASHED"):
            return dict(found)
        time.sleep(2)


def picture(address: str, file: Path, height: int = 900) -> None:
    """Take a picture of a page of the UI, once its requests have been answered."""
    taken = file.with_suffix(".taken.png")
    words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    words += [f"--window-size=1300,{height}", "--virtual-time-budget=20000"]
    words += [f"--screenshot={taken}", f"http://127.0.0.1:{PORT}{address}"]
    subprocess.run(["chromium", *words], check=True, capture_output=True, timeout=180)
    with Image.open(taken) as whole:
        whole.convert("RGB").quantize(128).save(file, optimize=True)
    taken.unlink()


def main() -> None:
    docs = Path(sys.argv[1])
    if not shutil.which("chromium"):
        sys.exit("There is no chromium. Install it with apt-get install chromium.")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "banmian"
        make_backlog(home / "2022")
        with station(home, PORT, "--readers", "tesseract", "--nightly", "0 1 1 1 *"):
            (backlog,) = ask(
                PORT, "/deployments/filter", deployments={"name": {"any_": ["backlog"]}}
            )
            given = backlog["parameters"] | {"backlog": {"folder": str(home / "2022")}}
            where = f"/deployments/{backlog['id']}/create_flow_run"
            batch = ended(ask(PORT, where, parameters=given)["id"])
            take(batch, docs)
            picture(f"/deployments/deployment/{backlog['id']}/run", docs / "form.png", 1500)


def take(batch: dict[str, Any], docs: Path) -> None:
    issues = ask(PORT, "/flow_runs/filter", flows={"name": {"any_": ["digitise-issue"]}})
    (failed,) = [run for run in issues if run["state_type"] == "FAILED"]
    found = ask(PORT, "/artifacts/filter", artifacts={"type": {"any_": ["image"]}})
    tables = ask(PORT, "/artifacts/filter", artifacts={"flow_run_id": {"any_": [batch["id"]]}})
    summary = next(one for one in tables if one["type"] == "markdown")
    picture(f"/runs/flow-run/{batch['id']}", docs / "run-of-a-batch.png", 1000)
    picture(f"/runs/flow-run/{failed['id']}", docs / "run-of-an-issue.png", 1000)
    picture(f"/artifacts/artifact/{summary['id']}", docs / "summary-of-a-batch.png", 900)
    picture(f"/artifacts/artifact/{found[0]['id']}", docs / "page-in-the-ui.png", 1300)


if __name__ == "__main__":
    main()
