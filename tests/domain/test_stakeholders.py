import pytest

from facilitator.domain.stakeholders import TONES, signs

_SIX = ["Kommunen", "Wirtschaft", "Wissenschaft", "Wasserverbände", "Zivilgesellschaft", "Land"]


def test_groups_have_two_letters_of_their_names_that_no_other_has():
    found = signs(_SIX)

    assert {name: sign.code for name, sign in found.items()} == {
        "Kommunen": "KO",
        "Land": "LA",
        "Wasserverbände": "WA",
        "Wirtschaft": "WI",
        "Wissenschaft": "WS",
        "Zivilgesellschaft": "ZI",
    }
    assert {sign.tone for sign in found.values()} == set(TONES)


def test_who_is_named_twice_changes_nothing():
    assert signs([*_SIX, *reversed(_SIX)]) == signs(_SIX)


@pytest.mark.parametrize("new", ["Wahlkreise", "Banken", "wasser", "Kommunale Betriebe", "Zoo"])
def test_a_new_group_takes_no_sign_away(new):
    before = signs(_SIX)
    after = signs([*_SIX, new])

    assert {name: after[name] for name in _SIX} == before
    assert after[new].code not in {sign.code for sign in before.values()}


def test_several_words_give_their_initials_without_small_words():
    assert signs(["Kunst und Kultur"])["Kunst und Kultur"].code == "KK"


def test_names_that_differ_in_case_are_one_group():
    found = signs(["Land", "LAND", "land "])

    assert len(set(found.values())) == 1


def test_any_number_of_alike_names_gets_codes_that_differ():
    names = [f"A{number}" for number in range(40)] + ["ß", "123", "--"]
    found = signs([*names, "", "  "])

    assert list(found) == names
    assert len({sign.code for sign in found.values()}) == len(names)
