"""Every family of test pages makes pages whose truth holds together."""

from functools import cache

import pytest
from click.testing import CliRunner
from PIL import Image

from evaluation.assess import evaluate
from fixtures.families.look import BODIES, FONT_KEPT_ASIDE
from fixtures.families.registry import FAMILIES
from fixtures.pages import main
from fixtures.stories.items import item_of, news_items, sample_items
from ingest.manifest import read_manifest
from press.geometry import intersection
from press.page import Kind
from press.store import read_issue

TEXT_KINDS = tuple(kind for kind in Kind if kind is not Kind.FIGURE)


@cache
def issue_of(name):
    """The family's issue for seed 1, set from the articles that come with the project."""
    return FAMILIES[name].make(1, sample_items())[1]


@pytest.fixture(params=FAMILIES)
def issue(request):
    return issue_of(request.param)


def regions(issue):
    return [(page, region) for page in issue.pages for region in page.regions]


def test_a_third_of_the_families_is_held_out():
    held_out = [name for name, family in FAMILIES.items() if family.held_out]
    assert len(FAMILIES) >= 16 and len(held_out) >= len(FAMILIES) // 3


def test_regions_stand_on_the_page_and_hold_their_lines(issue):
    for page, region in regions(issue):
        assert region.box.left >= 0 and region.box.right <= page.width
        assert region.box.top >= 0 and region.box.bottom <= page.height
        for line in region.lines:
            assert intersection(line.box, region.box) == line.box
            assert len(line.chars) == len(line.text)


def test_regions_do_not_overlap(issue):
    for page in issue.pages:
        for place, one in enumerate(page.regions):
            for other in page.regions[place + 1 :]:
                common = intersection(one.box, other.box)
                assert common is None or min(common.width, common.height) <= 3, (one, other)


def test_type_does_not_run_into_rules_and_frames(issue):
    for page, region in regions(issue):
        if region.kind in (Kind.TABLE, Kind.ADVERT):
            continue
        assert not [rule for rule in page.rules if intersection(rule, region.box)]
        for frame in page.frames:
            assert intersection(frame, region.box) in (None, region.box)


def test_every_region_belongs_to_one_owner(issue):
    owned = [name for article in issue.articles for name in article.regions]
    owned += [entry.region for entry in issue.furniture]
    heads = [region.id for _, region in regions(issue) if region.kind is Kind.MASTHEAD]
    assert sorted(owned + heads) == sorted(region.id for _, region in regions(issue))


def test_bodies_are_the_lines_of_their_regions(issue):
    kinds = {region.id: region for _, region in regions(issue)}
    for article in issue.articles:
        if article.kind == "advert":
            continue
        own = [kinds[name] for name in article.regions]
        lines = "".join(
            region.text for region in own if region.kind in (Kind.BODY, Kind.SUBHEADING)
        )
        told = "".join(part.text for part in article.body if part.kind != "table")
        assert "".join(lines.split()) == "".join(told.split())


def test_fields_are_repeated_where_they_are_run_in(issue):
    for article in issue.articles:
        assert article.text.startswith(article.dateline)
        assert article.text.endswith(article.signoff) or article.body[-1].kind == "table"
        for caption in article.captions:
            assert caption.text.endswith(caption.credit)


def test_a_truth_measured_against_itself_is_whole(issue):
    report = evaluate(issue, issue)
    assert report.measures["article_f1"].value == 1
    assert report.measures["body_cer"].value == 0


def test_the_same_seed_makes_the_same_page_and_another_seed_another():
    make = FAMILIES["tabloid"].make
    assert make(1, sample_items())[1] == issue_of("tabloid")
    assert make(2, sample_items())[1] != issue_of("tabloid")


def test_a_body_face_that_is_named_takes_the_place_of_the_one_drawn():
    make, drawn = FAMILIES["tabloid"].make, issue_of("tabloid")
    face = drawn.run.settings["body"]
    assert make(1, sample_items(), face)[1] == drawn
    other = next(style for style in (FONT_KEPT_ASIDE, *BODIES) if style != face)
    set_anew = make(1, sample_items(), other)[1]
    assert set_anew.run.settings["body"] == other
    assert (set_anew.id, set_anew.pages[0].width) == (drawn.id, drawn.pages[0].width)
    assert set_anew.pages[0].regions != drawn.pages[0].regions


def test_a_story_goes_on_on_the_other_page():
    gone_on = [article for article in issue_of("jumps").articles if article.pages == (1, 2)]
    assert len(gone_on) == 2
    for article in gone_on:
        assert [(jump.direction, jump.page) for jump in article.jumps] == [("to", 2), ("from", 1)]


def test_items_lose_what_cannot_be_printed():
    text = "四月五日,他们出发了。"
    item = item_of(
        "标题", [text, "见www.example.cn。", "小标题", "很长" * 400, "\u200c他来。", text]
    )
    assert [(part.kind, part.text[-4:]) for part in item.passages] == [
        ("paragraph", "出发了。"),
        ("subheading", "小标题"),
        ("paragraph", "出发了。"),
    ]
    assert "，" in item.passages[0].text


def test_without_the_news_the_samples_articles_serve(tmp_path):
    assert news_items(tmp_path / "news.jsonl") == sample_items()


def test_the_command_writes_scans_truth_and_what_the_scanner_knew(tmp_path):
    arguments = ["--family", "tabloid", "--state", "clean", "--out", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    folder = tmp_path / "tabloid-1"
    assert sorted(path.name for path in folder.iterdir()) == ["issue.toml", "p0001.jpg"]
    truth = read_issue(tmp_path / "truth" / "tabloid-1.json")
    manifest = read_manifest(folder)
    assert truth.id.endswith(str(manifest.date)) and manifest.title
    assert truth.run.settings["state"] == "clean"


def test_the_command_sets_the_face_and_the_resolution(tmp_path):
    arguments = ["--family", "tabloid", "--state", "clean", "--body", "ming", "--dpi", "150"]
    result = CliRunner().invoke(main, [*arguments, "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    truth = read_issue(tmp_path / "truth" / "tabloid-1.json")
    (page,) = truth.pages
    as_set = issue_of("tabloid").pages[0]
    with Image.open(tmp_path / "tabloid-1" / "p0001.jpg") as image:
        assert image.size == (page.width, page.height) == (as_set.width // 2, as_set.height // 2)
        assert image.info["dpi"] == (150, 150)
    assert (page.dpi, truth.run.settings["body"]) == (150, "ming")
    assert all(region.box.bottom <= page.height for region in page.regions)


def test_the_command_lists_families_and_refuses_others(tmp_path):
    listed = CliRunner().invoke(main, ["--list"]).output
    held_out = sum(family.held_out for family in FAMILIES.values())
    assert all(name in listed for name in FAMILIES) and listed.count("held out") == held_out
    refused = CliRunner().invoke(main, ["--family", "none", "--out", str(tmp_path)])
    assert refused.exit_code == 2 and "no family 'none'" in refused.output
