"""The set phrases of a Chinese newspaper: what a line says of its own role."""

from __future__ import annotations

import re
import unicodedata

NUMERALS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}

_JUMP = re.compile(
    r"[-—─一]{0,2}[(（]?(?P<way>详见|见|下转|转|紧接|上接|接)(?:今日|本报|第)*"
    r"(?P<page>[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})[、,\d]*版?[^。]{0,12}[)）]?"
)
_BYLINE = re.compile(
    r"[□☐○■●◎口]{0,2}(?:本报|新华社|人民日报|中新社)?(?:首席|见习|特约|实习|驻.{2,4})*"
    r"(?:记者|通讯员|评论员|特约撰稿|全媒体记者|文/|文\||撰文)[:：]?(?P<who>.{0,24})"
)
_MARKED_NAME = re.compile(r"[□☐○■●◎◇◆口][一-龥·]{2,4}(?:[、,][一-龥·]{2,4}){0,3}")
"""Writers' names alone on a line, behind a square."""

_SIGNATURE = re.compile(r"[一-龥·]{1,8}[^\W\d_a-zA-Z局委会司府部院厅]")
"""A name, with a place or a trade before it; an office that signs a notice ends otherwise."""

_NO_NAME = re.compile(
    r"\d|摄|今天|今日|昨[天日]|日前|近日|获悉|了解|看到|见到|问到|说|来到|走进|采访|从|在|[,，。！？]"
)
"""What a sentence about reporters has and a list of their names has not."""

_NUMBER = r"(?:\d{1,2}|[〇一二三四五六七八九十]{1,3})"
_DAY = rf"{_NUMBER}月{_NUMBER}日"
_DATELINE = re.compile(
    rf"(?:本报讯|本报(?!记者|通讯员)[一-龥]{{2,6}}讯|(?:据)?(?:新华社|中新社|本报)[一-龥]{{1,8}}?{_DAY}(?:专?电|讯)"
    r"|(?:据)?(?:新华社|中新社)(?:专?电|讯))"
)
_RUN_IN = re.compile(
    r"^(?:[(（]|[《〈](?=本报|新华社|记者|通讯员))(?P<byline>[^()（）《》〈〉]{2,40})[)）》〉]"
)
_SIGNOFF = re.compile(
    r"[(（](?P<name>[^()（）。!?;:,！？；：，]{2,24}"
    r"|[^()（）。!?;:,！？；：，]{0,12}(?:摘自|摘编自|选自|原载|转自)[^()（）。!?！？]{2,60})[)）]$"
)
_CREDIT = re.compile(
    r"(?P<credit>(?:(?:本报|新华社|中新社|人民日报)?(?:首席|见习|特约|全媒体)?(?:记者|通讯员)\s*)?"
    r"[一-龥·]{1,4}(?:[\s、][一-龥·]{1,4}){0,3}\s*(?:摄影报道|摄影|摄|供图|/摄|/图|制图|绘)"
    r"|(?:资料图片?|资料照片|图片来自[一-龥]+|新华社发))[)）。]?$"
)
_FURNITURE = re.compile(
    r"责任?编辑?[::/]|责编|美术?编辑?[:：]|^编辑[:：]|版式设计?|校对[:：]|审读|组版|值班|电子信箱[:：]"
)
_FOLIO = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|星期[一二三四五六日天]|^第?[A-Z]?\d{1,3}版$|^[一二三四五六七八]版$"
)

_NOTICE = re.compile(r"(?:公告|通告|公示|启事|通知)$")
_OFFER = re.compile(
    r"热线|电话|联系人|手机|微信|地址|作废|诚聘|招聘|招租|出租|转让|求购|优惠|折起|送完为止"
)
_ADVERT_LABEL = re.compile(r"(?:分类|便民|生活|供求|商务)?(?:广告|信息)(?:专栏|专版|栏目|之窗)?")

_LABEL = re.compile(
    r"[^一-龥]{0,3}(?:(?:相关|新闻|背景|延伸)(?:新闻|链接|阅读|报道|背景|资料|回顾)|名词解释)"
)
_DASHED = re.compile(r"[-—–―]|一一")
_NAME_LAST = re.compile(r"(?:记者|通讯员)[一-龥·]{2,5}$")
_NAMED_LAST = re.compile(r"(?:本报|新华社|中新社)(?:首席|见习|特约)?(?:记者|通讯员)[一-龥·]{2,6}$")


_SIMPLIFIED = str.maketrans(
    "報訊記員評論約習體見聯駐實攝導圖資責編輯術設計對審讀組轉緊詳電啟啓廣專發華說採訪獲問來進繪製線話機廢讓購優從誠銷據",
    "报讯记员评论约习体见联驻实摄导图资责编辑术设计对审读组转紧详电启启广专发华说采访获问来进绘制线话机废让购优从诚销据",
)
"""The traditional characters of these phrases; one for one, so that places stay the same."""


def simplified(text: str) -> str:
    """Return a text in which the phrases are found, character by character in its place."""
    return text.translate(_SIMPLIFIED)


def folded(text: str) -> str:
    """Return text in NFKC without white space: the form in which phrases are looked for."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def jump_in(text: str) -> tuple[str, int] | None:
    """Return direction (`to`, `from`) and page of a line that is a jump line and nothing else."""
    match = _JUMP.fullmatch(simplified(folded(text)))
    if match is None or len(folded(text)) > 26:
        return None
    way = "from" if match["way"] in ("上接", "接", "紧接") else "to"
    return way, numeral(match["page"])


def numeral(text: str) -> int:
    """Return the value of a page number in Arabic or Chinese numerals, 0 when it is none."""
    digits = re.sub(r"\D", "", text)
    if digits:
        return int(digits)
    total = 0
    for letter in text:
        value = NUMERALS.get(letter, 0)
        total = (total or 1) * 10 if value == 10 else total + value
    return total


def is_byline(text: str) -> bool:
    """Tell a line that names the writers and says nothing else."""
    line = simplified(folded(text))
    if _MARKED_NAME.fullmatch(line):
        return True
    named = _BYLINE.fullmatch(line)
    if named is None or not 3 <= len(line) <= 34:
        return False
    # A speck behind the title is read as a mark.
    return _NO_NAME.search(named["who"].lstrip(",.·'`")) is None


def is_signature(text: str) -> bool:
    """Tell a name, with a place or a trade before it, from an office that signs a notice."""
    line = folded(text).lstrip("□☐○■●◎◇◆—-")
    return re.fullmatch(r"[一-龥·]{2,9}", line) is not None and not re.search(
        r"[局委会司府部院厅]$", line
    )


def is_furniture(text: str) -> bool:
    line = simplified(folded(text))
    return len(line) < 60 and _FURNITURE.search(line) is not None


def is_folio(text: str) -> bool:
    line = simplified(folded(text))
    return len(line) < 60 and _FOLIO.search(line) is not None


def is_notice(headline: str) -> bool:
    return _NOTICE.search(simplified(folded(headline))) is not None


def offers(text: str) -> bool:
    """Tell the words of an advert."""
    return _OFFER.search(simplified(folded(text))) is not None


def is_advert_label(text: str) -> bool:
    """Tell what stands over a group of adverts."""
    return _ADVERT_LABEL.fullmatch(simplified(folded(text))) is not None


def is_column_label(text: str) -> bool:
    """Tell what stands over a piece that goes with another; its ornament may be read, too."""
    return _LABEL.fullmatch(simplified(folded(text))) is not None


def names_its_writer(text: str) -> bool:
    """Tell a text that ends with its writer: a caption of which the last word was misread.

    A row that begins with a dash is a subtitle: —— 本报记者蹲点手记.
    """
    line = simplified(folded(text))
    return _DASHED.match(line) is None and _NAMED_LAST.search(line) is not None


def has_stops(text: str) -> bool:
    """Tell sentences from a headline, which ends without a stop and has none within."""
    return re.search(r"[。；;,，：:]", text) is not None


def ends_with_a_name(text: str) -> bool:
    """Tell a text that ends with a reporter's name, and whatever was read for 摄 behind it."""
    return _NAME_LAST.search(simplified(folded(text))) is not None


def dateline_at(text: str) -> str:
    """Return the dateline that a paragraph begins with, or nothing."""
    match = _DATELINE.match(simplified(text))
    return text[: match.end()] if match else ""


def run_in_byline(text: str) -> str:
    """Return the byline in brackets that stands right after a dateline, or nothing."""
    text = text.lstrip()
    match = _RUN_IN.match(simplified(text))
    return text[slice(*match.span("byline"))].strip() if match else ""


def signoff_at_end(text: str) -> str:
    """Return the bracketed sign-off that a paragraph ends with, or nothing."""
    match = _SIGNOFF.search(text.rstrip())
    return match[0] if match else ""


def credit_at_end(text: str) -> str:
    """Return the credit that a caption ends with, or nothing."""
    text = text.rstrip()
    match = _CREDIT.search(simplified(text))
    return text[slice(*match.span("credit"))].strip() if match else ""
