import pytest

from ocr.normalise import normalised


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("4月5日,市委书记", "4月5日，市委书记"),
        ("(记者于蕊)4月", "（记者于蕊）4月"),
        ("共3,500套", "共3,500套"),
        ("他说:“好!”", "他说：“好！”"),
        ("E-mail:jl@126.com", "E-mail:jl@126.com"),
        ("一一辽源对口帮助", "——辽源对口帮助"),
        ("逐户一一对应", "逐户一一对应"),
    ],
)
def test_marks(read, printed):
    assert normalised(read) == printed
    assert len(normalised(read)) == len(read)
