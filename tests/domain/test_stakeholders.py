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


def test_signs_do_not_hang_on_the_order_or_on_who_is_named_twice():
    assert signs([*reversed(_SIX), *_SIX]) == signs(_SIX)


def test_several_words_give_their_initials_without_small_words():
    assert signs(["Kunst und Kultur"])["Kunst und Kultur"].code == "KK"


def test_names_that_differ_in_case_are_one_group():
    found = signs(["Land", "LAND", "land "])

    assert len(set(found.values())) == 1


def test_any_number_of_alike_names_gets_codes_that_differ():
    names = [f"A{number}" for number in range(40)] + ["ß", "123", "--"]
    found = signs([*names, "", "  "])

    assert list(found) == sorted(names, key=lambda name: (name.casefold(), name))
    assert len({sign.code for sign in found.values()}) == len(names)
