"""Damage to packages: whatever file is hurt, `check` finds it and names it."""

import hashlib
import json
import shutil
from itertools import cycle
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from export.bag import PAYLOAD
from export.checks.all import faults_of
from export.checks.bag import bag_faults
from export.package import write_package
from fixtures.two_pages import paper, two_pages
from flows.command import main

ALSO = frozenset({"page", "hocr", "tei", "alto-glyphs"})


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    return write_package(two_pages(), tmp_path_factory.mktemp("out"), open_page=paper, also=ALSO)


@pytest.fixture
def package(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / sound.name, symlinks=True))


def blamed(package: Path) -> dict[str, str]:
    """Return the faults' files with what is wrong with them; notes are no faults."""
    found: dict[str, str] = {}
    for fault in faults_of(package):
        if not fault.note:
            found[fault.file] = f"{found.get(fault.file, '')}; {fault.problem}".lstrip("; ")
    return found


def names(package: Path) -> list[str]:
    payload = package / PAYLOAD
    return sorted(
        path.relative_to(payload).as_posix() for path in payload.rglob("*") if path.is_file()
    )


def seal_again(package: Path) -> None:
    """Make the manifests tell the files as they are now: the bag is valid again."""
    told = [
        (hashlib.sha256((package / PAYLOAD / name).read_bytes()).hexdigest(), name)
        for name in names(package)
    ]
    lines = "".join(f"{digest}  {PAYLOAD}/{name}\n" for digest, name in told)
    (package / "manifest-sha256.txt").write_text(lines)
    (package / "tagmanifest-sha256.txt").unlink(missing_ok=True)
    info = (package / "bag-info.txt").read_text().splitlines(keepends=True)
    (package / "bag-info.txt").write_text(
        "".join(line for line in info if "Oxum" not in line)
    )  # fmt: skip


def edited(package: Path, name: str, old: str, new: str) -> dict[str, str]:
    """Replace a text in a file once, seal the bag again, and return who is blamed."""
    file = package / PAYLOAD / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    seal_again(package)
    return blamed(package)


def test_a_sound_package_sealed_again_is_sound(package):
    seal_again(package)
    assert blamed(package) == {}


def test_one_wrong_byte_is_found_in_every_file(package):
    every = [*names(package), "bagit.txt", "bag-info.txt", "manifest-sha256.txt"]
    assert len(every) > 18
    for name in every:
        file = package / name
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2] + b"\x00" + whole[len(whole) // 2 + 1 :])
        assert list(bag_faults(package)), name
        file.write_bytes(whole)
    assert list(bag_faults(package)) == []


def test_a_lost_file_is_named_whichever_it_is(package):
    for name in names(package):
        file = package / PAYLOAD / name
        whole = file.read_bytes()
        file.unlink()
        assert (name, "the file is missing") in {
            (fault.file, fault.problem) for fault in bag_faults(package)
        }
        file.write_bytes(whole)


@pytest.mark.slow
def test_whatever_a_file_holds_it_is_named_and_nothing_breaks(package):
    damages = cycle((b"", b"{}", b"<a/>", b"\xff\xfe no text"))
    for name, damage in zip(names(package), damages, strict=False):
        file = package / PAYLOAD / name
        whole = file.read_bytes()
        file.write_bytes(damage)
        seal_again(package)
        found = blamed(package)
        assert any(name.startswith(blame.partition("*")[0]) for blame in found), (name, found)
        file.write_bytes(whole)


def test_a_copy_that_differs_from_the_payload_is_named(sound, tmp_path):
    package = Path(shutil.copytree(sound, tmp_path / "copy"))  # no links: every file twice
    assert blamed(package) == {}
    (package / "alto/p0001.xml").write_bytes(b"<alto/>")
    assert "differs from data/alto/p0001.xml" in blamed(package)["alto/p0001.xml"]
    (package / "issue.txt").unlink()
    assert blamed(package)["issue.txt"] == "the file is missing"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("issue.json", '"page": 2', '"page": "two"', "not an issue.json"),
        ("issue.json", '\n    "p0001-r02"', '\n    "p0009-r01"', "names region p0009-r01"),
        ("issue.json", "本报讯 四月以来", "本报讯 五月以来", "body of article a01"),
        ("issue.json", "各乡 抢墒播种", "各乡 抢墒播秧", "subtitle of article a01"),
        ("articles.jsonl", '"kind": "brief"', '"kind": 7', "7 is not of type 'string'"),
        ("articles.jsonl", "招聘会计", "招聘出纳", "article a04 reads"),
        ("articles.jsonl", "{", "", "no JSON"),
        ("alto/p0001.xml", 'CONTENT="春耕正当时"', 'CONTENT="春耘正当时"', "p0001-r03-l001 says"),
        ("alto/p0001.xml", 'HPOS="100" VPOS="140"', 'HPOS="90" VPOS="140"', "lie where issue"),
        ("alto/p0001.xml", 'VPOS="760"', 'VPOS="7600"', "not lie on the page"),
        ("alto/p0001.xml", "</alto>", "", "no XML"),
        ("alto/p0002.xml", 'ID="p0002-r03"', 'ID="p0002-r93"', "p0002-r03 of issue.json"),
        ("mets.xml", 'BEGIN="p0001-r07-l002"', 'BEGIN="p0001-r07-l009"', "p0001-r07-l009"),
        ("mets.xml", 'DMDID="dmd-a02"', 'DMDID="dmd-a92"', "dmd-a92"),
        ("mets.xml", 'TYPE="PHYSICAL"', 'KIND="PHYSICAL"', "attribute 'KIND'"),
        ("mets.xml", ">serial<", ">often<", "mods-3-8.xsd"),
        ("mets.xml", 'version="3.0"', 'version="9"', "premis-3-0.xsd"),
        ("mets.xml", 'href="issue.txt"', 'href="issue.doc"', "issue.doc"),
        ("mets.xml", 'BEGIN="p0001-r07-l001"', 'BEGIN="p0001-r06"', "article a01"),
        ("page/p0001.xml", "<Unicode>春耕正当时\n万亩", "<Unicode>春耕\n万亩", "article a01"),
        ("page/p0001.xml", 'imageWidth="600"', 'imageWidth="wide"', "wide"),
        ("issue.txt", "春耕正当时", "春耘正当时", "article a01 reads"),
        ("issue.txt", "\n\n\n", "\n", "article a01 reads"),
        ("hocr/p0002.html", "电话", "电报", "article a04"),
        ("tei.xml", "处是忙碌身影", "处有忙碌身影", "article a01"),
    ],
)  # fmt: skip
def test_what_is_wrong_inside_a_valid_bag_is_told(package, name, old, new, told):
    found = edited(package, name, old, new)
    assert any(told in problem for problem in found.values()), found


def test_a_parquet_with_another_text_is_told(package):
    file = package / PAYLOAD / "articles.parquet"
    table = pq.read_table(file)
    changed = table.set_column(
        table.schema.get_field_index("headline"),
        table.schema.field("headline"),
        [["别的标题", *table["headline"].to_pylist()[1:]]],
    )
    pq.write_table(changed, file)
    seal_again(package)
    assert "article a01 reads" in blamed(package)["articles.parquet"]
    pq.write_table(table.drop_columns(["text"]), file)
    seal_again(package)
    assert "its columns are" in blamed(package)["articles.parquet"]


def test_a_changed_picture_has_another_checksum_than_mets_says(package):
    file = package / PAYLOAD / "pages/p0001.jpg"
    file.write_bytes(file.read_bytes() + b"x")
    seal_again(package)
    assert "checksum" in blamed(package)["pages/p0001.jpg"]


def test_what_does_not_belong_to_a_package_is_a_note_and_in_the_payload_a_fault(package):
    (package / "notes.txt").write_text("mine")
    notes = [fault for fault in faults_of(package) if fault.file == "notes.txt"]
    assert [(fault.note, fault.problem) for fault in notes] == [
        (True, "this is no part of the package")
    ]
    (package / PAYLOAD / "stray.txt").write_text("stray")
    assert "not in manifest-sha256.txt" in blamed(package)["stray.txt"]


def test_a_box_off_its_page_is_told(package):
    found = edited(package, "issue.json", '"width": 600', '"width": 300')
    assert any("is not on its page" in problem for problem in found.values())


def test_the_command_tells_file_fault_and_remedy_and_answers_in_json(package):
    (package / PAYLOAD / "issue.txt").write_text("changed")
    asked = CliRunner().invoke(main, ["check", str(package)])
    assert asked.exit_code == 3
    assert asked.stdout.splitlines()[0] == (
        f"{package}/issue.txt: the file has changed since it was written. "
        "Bring it back from a copy, or digitise the issue again with --force."
    )
    answer = json.loads(CliRunner().invoke(main, ["check", str(package), "--json"]).stdout)
    assert answer["sound"] is False
    assert answer["faults"][0]["file"] == "issue.txt"
    assert {note["file"] for note in answer["not_examined"]} <= {"alto/*.xml", "issue.pdf"}
