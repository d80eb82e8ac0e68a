import hashlib
import json
import shutil
import subprocess
import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from iiif_prezi3 import AnnotationPage, Manifest
from PIL import Image

from export.checks.iiif import broken_iiif
from export.checks.package import Package
from export.checks.texts import Told, paged_texts
from export.checks.texts_of_iiif import texts_of_iiif
from export.iiif.images import image_files, promised_files, scale_factors
from export.iiif.manifest import MANIFEST, write
from export.iiif.names import BASE_URL, base_url
from export.material import Material
from fixtures.browser import CHROMIUM, screenshot, served
from fixtures.two_pages import paper, two_pages
from press.errors import CommandError
from press.page import Issue

TOLD = Told("iiif", texts_of_iiif, paged_texts)
ELSEWHERE = ("pages/p0001.jpg", "pages/p0002.jpg", "alto/p0001.xml", "alto/p0002.xml",
             "issue.pdf", "issue.txt", "issue.json", "mets.xml", "qa/report.html")  # fmt: skip
"""What the manifest leads to and other formats write."""


def issue_at(url: str = "") -> Issue:
    issue = two_pages()
    return replace(issue, run=replace(issue.run, settings={"base_url": url}))


def written(folder: Path, url: str = "") -> Package:
    issue = issue_at(url)
    material = Material(issue, folder, paper)
    for name, content in [(file.name, file.data) for file in write(material)] + [
        (name, b"") for name in ELSEWHERE
    ]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return Package(folder, issue)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return written(tmp_path_factory.mktemp("iiif"))


def node(package: Package, name: str = MANIFEST) -> dict:
    return json.loads(package.file(name).read_text("utf-8"))


def test_an_outside_model_takes_manifest_and_lines(package):
    manifest = Manifest(**node(package))
    assert [canvas.width for canvas in manifest.items] == [600, 600]
    lines = AnnotationPage(**node(package, "iiif/lines/p0001.json"))
    assert len(lines.items) == sum(len(r.lines) for r in package.issue.pages[0].regions)


def test_articles_are_ranges_of_the_places_of_their_regions(package):
    (contents,) = node(package)["structures"]
    lead, weather, *_ = contents["items"]
    assert weather["label"] == {"zh": ["天气与Internet"]}
    canvas = f"{BASE_URL}qingjiang-ribao-1984-05-01/iiif/canvas/"
    assert weather["items"][:2] == [
        {"id": f"{canvas}p0001#xywh=100,410,220,20", "type": "Canvas"},
        {"id": f"{canvas}p0001#xywh=100,470,280,44", "type": "Canvas"},
    ]
    assert lead["items"][-1]["id"].startswith(f"{canvas}p0002#xywh=")


def test_lines_tell_the_text_of_their_articles(package):
    assert list(TOLD.faults(package)) == []
    assert texts_of_iiif(package)["a03"] == "县里通车 昨日新路通车。"


def test_a_line_of_no_article_is_told_too(package):
    first, *_, last = node(package, "iiif/lines/p0001.json")["items"]
    assert last["body"]["value"] == "责任编辑 丁" and "partOf" not in last
    assert first["partOf"][0]["id"].endswith("/range/a01")


def test_check_is_content(package):
    assert list(broken_iiif(package)) == []


@pytest.mark.parametrize(
    "name", ["iiif/images/p0002/info.json", "iiif/lines/p0001.json", "issue.pdf",
             "iiif/images/p0001/full/max/0/default.jpg"]
)  # fmt: skip
def test_check_misses_what_is_promised(tmp_path, name):
    package = written(tmp_path)
    package.file(name).unlink()
    assert name.removesuffix("info.json") in " ".join(
        f"{fault.file} {fault.problem}" for fault in broken_iiif(package)
    )


def test_check_finds_a_place_off_its_canvas(tmp_path):
    package = written(tmp_path)
    lines = package.file("iiif/lines/p0002.json")
    lines.write_text(lines.read_text("utf-8").replace("#xywh=20,80,", "#xywh=560,80,"), "utf-8")
    (fault,) = broken_iiif(package)
    assert "does not lie on its canvas" in fault.problem


def test_addresses_begin_where_packages_are_served(tmp_path):
    package = written(tmp_path, "https://digi.example.org/news/")
    text = package.file(MANIFEST).read_text("utf-8")
    assert "https://digi.example.org/news/qingjiang-ribao-1984-05-01/iiif/manifest.json" in text
    assert BASE_URL not in text
    assert list(broken_iiif(package)) == []


def test_an_address_has_one_slash_at_its_end_and_is_one_of_a_web_server():
    assert base_url("https://example.org/a") == base_url("https://example.org/a/")
    with pytest.raises(CommandError, match="is no URL"):
        base_url("ftp://example.org")


@pytest.mark.parametrize(
    ("size", "factors"), [((800, 600), (1,)), ((1024, 1025), (1, 2)), ((4500, 6500), (1, 2, 4, 8))]
)
def test_a_page_is_halved_until_it_fits_on_one_tile(size, factors):
    assert scale_factors(*size) == factors


@pytest.mark.parametrize("size", [(800, 600), (1500, 1100), (2500, 3000)])
def test_there_is_every_image_that_is_promised_and_tiles_make_up_the_page(size):
    rows = np.linspace(0, 255, size[1], dtype=np.uint8)
    pixels = np.tile(rows[:, None], (1, size[0]))
    files = {file.name: file for file in image_files("x", "http://x", pixels)}
    info = json.loads(files.pop("x/info.json").data)
    assert {name.removeprefix("x/") for name in files} == set(promised_files(info))
    tiles = [name.split("/")[1:3] for name in files if "full" not in name]
    for factor in info["tiles"][0]["scaleFactors"][:-1]:
        areas = [tuple(map(int, region.split(","))) for region, _ in tiles]
        mine = [a for a, (_, s) in zip(areas, tiles, strict=True)
                if s == f"{-(-a[2] // factor)},{-(-a[3] // factor)}"]  # fmt: skip
        assert sum(width * height for _, _, width, height in mine) == size[0] * size[1]


def test_the_same_issue_gives_the_same_bytes(package, tmp_path):
    again = written(tmp_path)
    for file in sorted(package.folder.rglob("*.*")):
        assert again.file(str(file.relative_to(package.folder))).read_bytes() == file.read_bytes()


MIRADOR = "mirador@4.0.0"
MIRADOR_SHA256 = "ac2423944bd52ffb5a0fc02ff280c117fe39433fac56e50c0b79f0d1ca7c57e6"

PAGE = """<!doctype html><meta charset="utf-8"><div id="m" style="position:absolute;inset:0"></div>
<script src="mirador.min.js"></script><script>
Mirador.viewer({id: "m", language: "en",
  windows: [{manifestId: location.origin + "/qingjiang-ribao-1984-05-01/iiif/manifest.json"}],
  annotations: {filteredMotivations: ["supplementing"]},
  window: {sideBarOpen: true, defaultSideBarPanel: "canvas", highlightAllAnnotations: true,
           forceDrawAnnotations: true}});
setTimeout(() => fetch("/", {method: "POST", body: document.body.innerText}), 9000);
</script>"""


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM or not shutil.which("npm"), reason="needs Chromium and npm")
def test_it_opens_in_mirador_from_a_plain_file_server(tmp_path):
    subprocess.run(["npm", "pack", "--silent", MIRADOR], cwd=tmp_path, check=True)
    (pack,) = tmp_path.glob("mirador-*.tgz")
    assert hashlib.sha256(pack.read_bytes()).hexdigest() == MIRADOR_SHA256
    with tarfile.open(pack) as files:
        script = files.extractfile("package/dist/mirador.min.js")
        assert script is not None
        (tmp_path / "mirador.min.js").write_bytes(script.read())
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    with served(tmp_path) as server:
        package = written(tmp_path / "qingjiang-ribao-1984-05-01", server.url)
        dark = False
        for patience in (15, 30, 50):  # a busy machine draws the picture late
            told = len(server.told)
            screenshot(server.url, tmp_path / "seen.png", wait=patience)
            # The photos of the page are the largest dark things on the screen.
            seen = np.asarray(Image.open(tmp_path / "seen.png").convert("L"))
            if dark := bool((np.abs(seen.astype(int) - 40) < 8).sum() > 10_000):
                break
    answers = {path.removeprefix("/qingjiang-ribao-1984-05-01/iiif/"): code
               for path, code in server.answers.items() if "/iiif/" in path}  # fmt: skip
    assert set(answers.values()) == {200}, answers
    assert {"manifest.json", "lines/p0001.json", "images/p0001/info.json"} <= answers.keys()
    (text,) = server.told[told:]
    assert "青江日报 1984-05-01" in text and "县里通车" in text
    assert dark
    assert package.file(MANIFEST).exists()
