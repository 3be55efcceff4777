"""`erase`: said first, done on request, and nothing of the person is left."""


def test_without_yes_it_only_says_what_would_go_and_what_names_the_person(call, second):
    before = second.read_bytes()
    where = ("--session", "W1.1", "--question", "1")
    assert call("note", second, "As Ada King said, keep it", *where).code == 0
    ended = call("erase", second, "ada king")
    assert ended.code == 1
    assert ended.out.startswith("Everything about Ada King goes for good")
    assert "- As Ada King said, keep it\n" in ended.out
    assert ended.out.endswith("Repeat it with --yes to erase the person.\n")
    assert b"Ada King" in before
    assert b"Ada King" in second.read_bytes()


def test_with_yes_no_byte_names_the_person_any_more(call, second):
    ended = call("erase", second, "Ada King", "--yes")
    assert (ended.code, ended.out.strip(), ended.err) == (0, "The person is erased.", "")
    files = [path for path in second.parent.rglob("*.workshop") if path.is_file()]
    assert len(files) == 2, "the file and its backup"
    assert not [path for path in files if b"ada king" in path.read_bytes().lower()]
    assert call("erase", second, "Ada King", "--yes").sentence.startswith("Nobody is called")


def test_one_name_for_several_people_is_refused(call, second, outline):
    text = outline.read_text(encoding="utf-8").replace("Institute", "Office")
    text = text.replace("Second day", "Third day")
    assert call("import", "-", second, stdin=text.encode()).code == 0
    assert "several people" in call("erase", second, "Ada King", "--yes").sentence
    assert b"Ada King" in second.read_bytes()
