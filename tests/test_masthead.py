from articles.masthead import masthead_from_lines

LINES = (
    "LIAO YUANRI BAO",
    "2022年4月6日 星期三",
    "壬寅年三月初六 三月二十谷雨",
    "总第8491期 今日4版",
    "国内统一刊号:CN22-0010 E-mail:jl_lvrb@126.com",
    "中共辽源市委主管主办 辽源日报社出版",
    "新闻热线:0437-3249118",
    "辽源信息港 http://www.0437.com",
)


def test_every_field_of_a_masthead():
    found = masthead_from_lines(LINES, largest="江派口纪")
    assert found.title == "辽源日报"
    assert found.title_pinyin == "LIAO YUAN RI BAO"
    assert (found.date, found.weekday) == ("2022-04-06", "星期三")
    assert (found.lunar_date, found.solar_term) == ("壬寅年三月初六", "三月二十谷雨")
    assert (found.issue_no, found.pages_today) == (8491, 4)
    assert (found.cn, found.email) == ("CN22-0010", "jl_lvrb@126.com")
    assert (found.publisher, found.sponsor) == ("辽源日报社", "中共辽源市委")
    assert (found.hotline, found.website) == ("0437-3249118", "http://www.0437.com")


def test_a_folio_line_gives_title_and_date():
    found = masthead_from_lines(("东莞日报", "2026年6月18日 星期四", "A03"))
    assert (found.title, found.date, found.weekday) == ("东莞日报", "2026-06-18", "星期四")


def test_an_impossible_date_is_no_date():
    assert masthead_from_lines(("2022年13月45日",)).date == ""


def test_a_misread_lunar_date_is_that_of_the_calendar():
    found = masthead_from_lines(("2019年3月12日 星期二", "己交年二月初六 二月十五春分"))
    assert found.lunar_date == "己亥年二月初六"


def test_no_lunar_date_is_made_up():
    assert masthead_from_lines(("2019年3月12日 星期二",)).lunar_date == ""


def test_misread_pinyin_is_spelt_as_the_title():
    found = masthead_from_lines(("QINGJI!ANGWANBAO", "青江晚报社出版"))
    assert found.title_pinyin == "QING JIANG WAN BAO"
