from evaluation.folding import fold, verbatim


def test_full_width_forms_white_space_and_six_marks_are_folded():
    assert fold("“甲”　‘乙’\n——ＡＢ１２，·丙") == "\"甲\"'乙'--AB12,.丙"


def test_other_marks_of_chinese_type_stay():
    assert fold("《甲》、乙。") == "《甲》、乙。"


def test_traditional_characters_are_not_simplified():
    assert fold("報紙") == "報紙"


def test_an_ellipsis_becomes_three_full_stops():
    assert fold("甲…") == "甲..."


def test_verbatim_leaves_everything():
    assert verbatim("“甲” \n") == "“甲” \n"
