"""Read lines as a Chinese editor sets them: full-width marks in Chinese, half-width ones in Latin
and numbers, quotes and brackets in pairs, dash and ellipsis of two ems, no spaces in Chinese.

Nothing is made up: a mark becomes another form of itself, or stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ocr.pairing import (
    BRACKETS,
    CLOSING,
    brackets_paired,
    chinese,
    letter_after,
    letter_before,
    quotes_paired,
)


@dataclass(frozen=True, slots=True)
class Edited:
    """A line's text; `sources` says of each character where in the read line it comes from."""

    text: str
    sources: tuple[int, ...]


def edited(lines: Sequence[str]) -> tuple[Edited, ...]:
    """Return the lines of one region, given in reading order, as many as there were."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    text = "\n".join(line.replace("\n", " ") for line in lines)
    sources: Sequence[int] = range(len(text))
    for pattern, new in _RULES:
        text, sources = _rewritten(text, sources, pattern, new)
    found, end = [], -1
    for start, line in zip(starts, text.split("\n") if lines else (), strict=False):
        begin, end = end + 1, end + 1 + len(line)
        found.append(Edited(line, tuple(source - start for source in sources[begin:end])))
    return tuple(found)


_Match = re.Match[str]
_New = Callable[[_Match], str]


def _rewritten(
    text: str, sources: Sequence[int], pattern: re.Pattern[str], new: _New
) -> tuple[str, list[int]]:
    """Replace every match; new characters come from the old ones in proportion."""
    pieces, places, done = [], list[int](), 0
    for match in pattern.finditer(text):
        mark, (start, end) = new(match), match.span()
        pieces += [text[done:start], mark]
        places += sources[done:start]
        places += [sources[start + i * (end - start) // len(mark)] for i in range(len(mark))]
        done = end
    return "".join([*pieces, text[done:]]), [*places, *sources[done:]]


_HAN = "㐀-䶿一-鿿〇"
_DIGIT = "一二三四五六七八九"
_QUOTE = "\"＂“”'＇‘’"
_OPENING = "（(《〈【[〔"
_DASHES = "—–―─━－-"
_STOPS = "。！？…；：，.!?;:,"
_WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
_NARROW = dict(zip("，；：？！（）", ",;:?!()", strict=True))


def _as(mark: str) -> _New:
    return lambda match: mark


def _zeros(match: _Match) -> str:
    return "〇" * len(match[0])


def _by(table: dict[str, str]) -> _New:
    return lambda match: "".join(table.get(char, char) for char in match[0])


def _narrow(match: _Match) -> str:
    """Return the compatible character, where it is one."""
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 else match[0]


def _before(match: _Match) -> str:
    return match.string[: match.start()].rstrip("\n ")[-1:]


def _after(match: _Match) -> str:
    return match.string[match.end() :].lstrip("\n ")


def _by_chinese(match: _Match) -> bool:
    one = letter_before(match.string, match.start())
    return chinese(one) or chinese(letter_after(match.string, match.end() - 1))


def _in_chinese(mark: str) -> _New:
    return lambda match: mark if _by_chinese(match) else match[0]


def _space(match: _Match) -> str:
    """Keep one between Latin words and numbers of a line."""
    line = match.string[: match.start()].rpartition("\n")[2]
    left = letter_before(line, len(line))
    rest = match.string[match.end() :].partition("\n")[0]
    right = letter_after(rest, -1)
    if not left or not right or chinese(left) or chinese(right) or rest[:1] in tuple("%‰℃"):
        return ""
    return " "


def _latin(match: _Match) -> str:
    """Text without one Chinese character has the marks of Latin text."""
    letters = [char for char in match[0] if char.isalnum()]
    is_latin = any(char.isalpha() for char in letters) and not any(map(chinese, letters))
    return _by(_NARROW)(match) if is_latin else match[0]


# A dash of two ems is read as the numeral one, twice; these are the words that have it twice.
_AFTER_ONES = re.compile(
    r"[一二三四五六七八九零〇○](?![十百千万])|[月日号號](?![常前后報报光])|对[应接照]|介绍|列[举出]|[回解作应]答|回[应复访]|核[对实查]|"
    r"说明|道[来谢别]|登[记门]|排[查除]|落[实地]|兑现|有了|确[认定]|告知|告诉|记[录下]|指[出明]|"
    r"检[查验]|查[看验]|讲[解述]|展[示现]|呈现|询问|握手|拜访|走访|看望|问候|叮嘱|过目|品尝|化解|"
    r"解[决释]|破解|梳理|标[注明]|分析|细[数说]|罗列|赘述|过[问堂]|整改|交代|答复|比对|审[核查]|反馈"
)
_BEFORE_ONES = "唯统第初周期同之其单专独都将已须便逐予"
_NUMERALS = "〇○零十" + _DIGIT


def _ones(match: _Match) -> str:
    """Tell 统一——, 唯一一个 and 二〇一一 by what stands before, 一一对应 by what follows."""
    before = _before(match) or "\n"
    if len(match[0]) == 3 and before not in _NUMERALS:
        return "一——" if before in _BEFORE_ONES else "——一"
    is_number = before in _NUMERALS + _BEFORE_ONES or _AFTER_ONES.match(_after(match))
    return match[0] if is_number else "——"


def _lone_dash(match: _Match) -> str:
    """A dash of one em joins two words; where it cannot, one of two ems was meant."""
    before, after = _before(match), _after(match)[:1]
    joins = before and before not in _STOPS
    if joins or after == "一" or not (after.isalnum() or (after and after in _QUOTE + _OPENING)):
        return match[0]
    return "——" if _by_chinese(match) else match[0]


# Characters that foreign names are written with: a full stop between them is an interpunct.
_NAMES = frozenset(
    "阿埃艾爱安昂奥巴拜班邦鲍贝本比彼毕宾波勃伯博布查茨达戴丹德登邓迪蒂丁顿多杜敦厄恩尔法凡范菲费芬"
    "冯佛夫弗福盖甘冈戈格葛根古瓜哈海汉豪赫亨胡惠霍基吉季加贾杰捷金喀卡凯坎康考柯科克肯库夸奎昆拉腊莱"
    "赖兰朗劳勒雷蕾黎里丽利莉林琳龙卢鲁伦罗洛马玛麦曼芒梅门蒙米密缪摩莫墨默姆木穆娜纳乃奈内尼倪涅宁纽"
    "诺欧帕派潘庞佩彭皮珀普奇齐恰乔切钦琴热茹瑞若萨塞赛桑瑟森沙莎珊什圣施史舒斯丝苏索塔泰坦汤唐陶特腾提"
    "廷汀图托瓦旺威韦维魏温翁沃乌武西希锡夏肖谢辛休修逊雅亚延扬耶叶伊因英尤约詹泽扎珍朱兹卓佐买江吾热孜依"
)


def _full_stop(match: _Match) -> str:
    """It parts a name, a date or a title, counts, or is a worn comma: 。 is a ring, and no dot."""
    before, after = _before(match), _after(match)
    text = match.string[: match.start()]
    if before and after:
        parted = {before, *after[:2]} <= _NAMES or {before, match.string[match.end()]} <= {*_DIGIT}
        titled = re.search(r"[《〈【\[][^《〈【\[》〉】\]]*\Z", text)
        if parted or (titled and re.match(rf"[{_HAN}{_QUOTE}]{{2}}", before + after)):
            return "·"
    ended = text.rstrip(_QUOTE + BRACKETS + "\n ")
    said = re.search(rf"[{_HAN}%‰℃]\Z", ended)
    counts = re.search(rf"(?:^|[{_STOPS}·]\n|[（(])[{_DIGIT}十]+\Z", ended)
    goes_on = re.match(rf"[{_HAN}\d{_QUOTE}{re.escape(_OPENING)}]|\Z", after)
    mark = "，" if re.match(r"\w", after) else "。"
    return mark if said and goes_on and not counts else match[0]


def _double(match: _Match) -> str:
    """Two signs that close what a double one opened."""
    return "≫" if re.search(rf"≪{_INSIDE}+\Z", match.string[: match.start()]) else match[0]


def _wide(match: _Match) -> str:
    """Return a mark with the width of the text it stands in; what is not sure stays."""
    text, start = match.string, match.start()
    left, right, after = letter_before(text, start), letter_after(text, start), _after(match)
    begins = chinese(right) and after[:1] not in tuple("/”’" + CLOSING)
    counted = text[start - 1 : start] in tuple("%‰℃") and after == text[start + 1 :]
    if chinese(left) or begins or (counted and any(map(chinese, filter(str.isalnum, text)))):
        return _WIDE[match[0]]
    return match[0]


_INSIDE = rf"[^<>＜＞«≪⟪»≫⟫{re.escape(BRACKETS)}]"
_TITLE = rf"[{_HAN}{_QUOTE}]{_INSIDE}{{0,30}}"
_DOTS = r"(?<![.·…])(?<!…\n)(?:\.{3,7}|·{3,6}|…\.{1,3}|\.{1,3}…|…)(?![.·…]|\n…)"
_ALL = r"(?s).+"
_ASCII = "0-9A-Za-z"

_RULES: tuple[tuple[re.Pattern[str], _New], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"[\u200b-\u200f\u2060\ufeff\u00ad]+", _as("")),
        # width of letters and of marks that are not Chinese; forms of vertical type
        (r"[０-９Ａ-Ｚａ-ｚ％＠︐-︖︱︵-﹄﹐-﹞﹪﹫｡-､]", _narrow),
        (r"[⋯︰⸺]", _by({"⋯": "…", "︰": "：", "⸺": "——"})),
        (rf"(?<=[{_ASCII}])[．／＋＆＿＝](?=[{_ASCII}])", _narrow),
        (rf"(?<=[A-Za-z])－(?=[{_ASCII}])", _as("-")),
        (r"(?:(?<=\b0\d\d)|(?<=\b0\d{3}))－(?=\d{7})", _as("-")),  # a telephone number
        (r"(?<=\d)(?<!\d{4})：(?=\d{1,3}(?!\d))|(?<=http)：(?=//)|(?<=https)：(?=//)", _as(":")),
        (r"(?<![\d.])\d{1,3}(?:，\d{3})+(?!\d)", _by(_NARROW)),
        (rf"(?<=www)[。．]|(?<=[{_ASCII}])[。．](?=(?:com|cn|net|org|gov|edu)\b)", _as(".")),
        (r"(?<=[A-Za-z])[，；：？！](?=[^\S\n]+[A-Za-z])", _by(_NARROW)),
        # spaces
        (r"[^\S\n]+", _space),
        # characters that are marks or numerals
        (rf"(?:(?<=[{_DIGIT}])|(?<=[{_DIGIT}]\n))[○Oo0]+(?=\n?[{_DIGIT}年])", _zeros),
        (r"(?<=\S)丶(?=\n?\S)", _as("、")),
        # brackets
        (rf"(?:<<|＜＜)(?={_TITLE}(?:>>|＞＞))", _as("≪")),
        (r">>|＞＞", _double),
        (rf"[«≪⟪]{_TITLE}[»≫⟫]", lambda match: f"《{match[0][1:-1]}》"),
        (rf"[<＜]{_TITLE}[>＞]", lambda match: f"〈{match[0][1:-1]}〉"),
        (_ALL, lambda match: brackets_paired(match[0])),
        # dots and dashes
        (_DOTS, _in_chinese("……")),
        (r"(?<!。)。{3,6}(?!。)", _as("……")),
        (rf"(?<=\d)一(?=\d)|(?<=[^—{_DIGIT}]—)一(?![—一])", _as("—")),
        (r"(?<!一)一{2,3}(?!一)", _ones),
        (rf"(?<![{_DASHES}])[{_DASHES}]{{2,3}}(?![{_DASHES}])", _in_chinese("——")),
        (rf"\A(?:[一{_DASHES}]?[{_DASHES}]|-{{3,4}})(?=[{_HAN}])", _as("——")),
        (rf"(?<![{_DASHES}])(?<![{_DASHES}]\n)[—–―](?!\n?[{_DASHES}])", _lone_dash),
        (r"(?<=\w)[・•∙‧･⋅˙](?=\n?\w)", _as("·")),
        (r"(?<![.．\d])[.．](?![.．])", _full_stop),
        (rf"(?<=[{_HAN}\d%‰℃])[~〜∼](?=[{_HAN}\d])", _as("～")),
        (_ALL, _latin),
        # quotes
        (_ALL, lambda match: quotes_paired(match[0])),
        # width of marks, which hangs on the letters beside them
        (r"[,;:?!]", _wide),
    )
)
