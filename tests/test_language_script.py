import pytest

from language.build import build
from language.script import script_counts, script_of
from language.tables import FILE


@pytest.fixture(scope="module", autouse=True)
def model():
    if not FILE.exists():
        build()


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("中華人民共和國", "hant"),
        ("中华人民共和国", "hans"),
        ("臺灣省政府為此發表聲明", "hant"),
        ("辽源日报4月5日讯", "hans"),
        ("人民日用品", ""),
        ("2022, AI", ""),
        ("", ""),
        ("国國", ""),
        ("国际關係", ""),
        ("他们说“這”个问题已经解决", "hans"),
    ],
)
def test_scripts(text, script):
    assert script_of(text) == script


@pytest.mark.parametrize("char", "后里面只干云台丑范谷系松余于几万准么乾著群")
def test_what_is_printed_in_both_scripts_tells_nothing(char):
    assert script_counts(char) == (0, 0)


def test_characters_are_counted():
    assert script_counts("长春會議，国") == (2, 2)
