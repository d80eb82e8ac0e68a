"""What is printed twice or can be worked out bears a masthead's field out, or speaks against it."""

import pytest

from articles.marked import marked
from articles.masthead import masthead_from_lines

DATE, ALMANAC = "2022年4月6日 星期三", "壬寅年三月初六 三月二十谷雨"


def masthead(*lines, **rest):
    found = masthead_from_lines(lines, **rest)
    return found, {check.field: check for check in found.checks}


def test_every_field_that_was_found_has_a_check():
    _, checks = masthead(DATE, ALMANAC, "总第8491期", "国内统一刊号:CN22-0010")
    assert set(checks) == {"date", "weekday", "lunar_date", "solar_term", "issue_no", "cn"}
    assert not [check for check in checks.values() if check.reason]
    assert min(checks[name].confidence for name in ("date", "weekday", "lunar_date")) >= 0.98


def test_a_field_is_as_sure_as_its_characters():
    line = "总第8491期"
    sure = [marked(line, (1, 1, 0.9, 0.8, 1, 1, 1))]
    assert masthead(line, sure=sure)[1]["issue_no"].confidence == 0.72


def test_a_misread_weekday_is_the_one_of_a_date_that_is_borne_out():
    found, checks = masthead("2022年4月6日 星期二", ALMANAC)
    assert (found.date, found.weekday) == ("2022-04-06", "星期三")
    check = checks["weekday"]
    assert (check.printed, check.reason) == ("星期二", "as the calendar and the lunar date have it")


def test_a_weekday_of_which_the_character_is_lost_is_the_dates():
    assert masthead("2022年4月6日 星期")[0].weekday == "星期三"


def test_a_weekday_against_a_date_that_nothing_bears_out_is_only_doubted():
    found, checks = masthead("2022年4月6日 星期五")
    assert (found.date, found.weekday) == ("2022-04-06", "星期五")
    assert max(checks[name].confidence for name in ("date", "weekday")) <= 0.5
    assert checks["weekday"].reason == "2022-04-06 was a 星期三"
    assert checks["date"].reason == "the weekday speaks against it"


def test_a_misread_date_is_the_one_that_weekday_and_lunar_date_have():
    found, checks = masthead("2022年4月8日 星期三", ALMANAC)
    assert (found.date, checks["date"].printed) == ("2022-04-06", "2022-04-08")
    assert checks["date"].reason == "as the weekday and the lunar date have it"


def test_a_misread_date_is_the_one_on_the_other_pages():
    others = ("2022年4月6日", "A2 2022年4月6日 星期三")
    assert masthead("2022年4月8日 星期三", elsewhere=others)[0].date == "2022-04-06"
    assert masthead("辽源日报", elsewhere=others)[0].date == "2022-04-06"


def test_a_lunar_date_alone_mends_a_misread_date():
    assert masthead("2022年4月8日", ALMANAC)[0].date == "2022-04-06"


def test_a_weekday_and_one_other_page_mend_a_misread_date_and_one_of_them_does_not():
    other = ("2022年4月6日",)
    assert masthead("2022年4月8日 星期三", elsewhere=other)[0].date == "2022-04-06"
    assert masthead("2022年4月8日", elsewhere=other)[0].date == "2022-04-08"


def test_dates_are_printed_in_many_forms():
    for text in ("二〇二二年四月六日", "2022.4.6", "2022-04-06", "2022年4月6日"):
        assert masthead(text)[0].date == "2022-04-06"


def test_a_misread_lunar_date_and_solar_term_are_the_calendars():
    found, checks = masthead(DATE, "王寅年三月初六 三月二十各雨")
    assert (found.lunar_date, found.solar_term) == ("壬寅年三月初六", "三月二十谷雨")
    assert (checks["lunar_date"].printed, checks["solar_term"].printed) == (
        "王寅年三月初六",
        "三月二十各雨",
    )


def test_a_lunar_date_of_another_day_is_doubted():
    _, checks = masthead(DATE, "癸卯年腊月廿九")
    assert (checks["lunar_date"].confidence, checks["lunar_date"].reason) == (
        0.5,
        "2022-04-06 was 壬寅年三月初六",
    )


def test_a_solar_term_of_another_day_is_doubted():
    found, checks = masthead(DATE, "腊月初八大寒")
    assert found.solar_term == "腊月初八大寒"
    assert checks["solar_term"].confidence == 0.5
    assert checks["solar_term"].reason.startswith("the calendar has ")


def test_months_have_two_names_and_the_year_may_be_missing():
    found, checks = masthead("2022年12月25日 星期日", "农历十二月初三")
    assert found.lunar_date == "十二月初三"
    assert checks["lunar_date"].confidence >= 0.98


def test_snow_in_the_weather_is_no_solar_term():
    assert masthead("2022年4月6日 星期三", "今天小雪 北风3级")[0].solar_term == ""
    assert masthead("2022年11月21日 星期一", "明日小雪")[0].solar_term == "小雪"


def test_a_cn_number_has_a_form_and_a_province():
    found, checks = masthead("国内统一刊号:cNZ2—OO10", "CN22一OO10")
    assert (found.cn, checks["cn"].printed) == ("CN22-0010", "22OO10")
    assert masthead("CN18-0010")[1]["cn"].reason == "18 is the code of no province"


def test_the_number_of_pages_is_borne_out_by_the_scans():
    line = "今日4版"
    sure = [marked(line, (1, 1, 0.5, 1))]
    assert masthead(line, sure=sure, page_count=4)[1]["pages_today"].confidence == 0.98
    assert masthead(line, sure=sure, page_count=2)[1]["pages_today"].confidence == 0.5


def test_the_title_is_what_most_say():
    found, checks = masthead("辽源目报", "LIAO YUAN RI BAO", "辽源日报社出版", largest="辽源目报")
    assert (found.title, checks["title"].printed) == ("辽源日报", "辽源目报")
    assert checks["title"].reason == "as the publisher and the pinyin have it"
    others = ("辽源日报", "辽源日报")
    assert masthead("辽派口纪", largest="辽派口纪", elsewhere=others)[0].title == "辽源日报"


def test_a_hotline_may_stand_on_a_line_below_its_label():
    assert masthead("新闻热线", "0437-3249118")[0].hotline == "0437-3249118"


@pytest.mark.parametrize("year", range(1970, 2000, 7))
def test_a_year_that_might_be_one_before_the_calendar_begins_is_read(year):
    found, _ = masthead(f"{year}年5月1日")
    assert found.date == f"{year}-05-01"


def test_a_lunar_date_from_before_the_calendar_begins_is_neither_borne_out_nor_doubted():
    found, checks = masthead("1898年5月1日", "戊戌年三月十一")
    assert (found.date, found.lunar_date) == ("1898-05-01", "戊戌年三月十一")
    assert [checks[name].reason for name in ("date", "lunar_date")] == ["", ""]
