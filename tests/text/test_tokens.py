"""Tokens cover the text, each in its place; phrases are one token; forms find their lemma."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.text.lexicon import Lexicon, ing_form, lexicon, plural_form, regular_past, verb_forms
from advisor.text.tokens import LINK, MARK, NUMBER, WORD, tokenise

KINDS = {WORD, NUMBER, MARK, LINK}


def pieces(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


def kinds(text: str) -> list[str]:
    return [token.kind for token in tokenise(text)]


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=400)
def test_tokens_cover_all_but_the_spaces(text: str) -> None:
    tokens = tokenise(text)
    covered: set[int] = set()
    end = 0
    for token in tokens:
        assert token.text
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        assert token.kind in KINDS
        covered.update(range(token.start, token.end))
        end = token.end
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


WORDS = ["Roll", "out", "case", "study", "v2", "1,200", "15", "%", "…", "won't", "https://a.b/c", "(", "99.95", "🎉"]


@given(st.lists(st.sampled_from(WORDS)))
@settings(deadline=None, max_examples=200)
def test_tokens_of_words_with_spaces_between_stand_in_order(words: list[str]) -> None:
    text = "  ".join(words)
    tokens = tokenise(text)
    assert [token.start for token in tokens] == sorted({token.start for token in tokens})
    assert "".join(token.text for token in tokens).replace(" ", "") == "".join(words)


@given(st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None, max_examples=200)
def test_a_line_break_parts_tokens(left: str, right: str) -> None:
    text = f"{left}\n\n{right}"
    for token in tokenise(text):
        assert token.end <= len(left) or token.start >= len(left) or "\n" in token.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sell 1,200 seats", ["Sell", "1,200", "seats"]),
        ("Uptime 99.95%", ["Uptime", "99.95", "%"]),
        ("Churn<5%", ["Churn", "<", "5", "%"]),
        ("don't wait", ["don't", "wait"]),
        ("our club’s hall", ["our", "club’s", "hall"]),
        ("well-being of staff", ["well-being", "of", "staff"]),
        ("2-3 pilots", ["2", "-", "3", "pilots"]),
        ("€2,5 Mio.", ["€", "2,5", "Mio", "."]),
        ("see https://a.example/b(c) now", ["see", "https://a.example/b(c", ")", "now"]),
        ("Straße am Fluss", ["Straße", "am", "Fluss"]),
        ("", []),
        (" \t\n ", []),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_marks(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_each_piece_has_its_kind() -> None:
    assert kinds("Sell 40 seats , see https://a.example") == [WORD, NUMBER, WORD, MARK, WORD, LINK]


@pytest.mark.parametrize(
    ("text", "phrase", "lemma"),
    [
        ("Roll out the card", "Roll out", "roll out"),
        ("Rolled out the card", "Rolled out", "roll out"),
        ("Rolling out the card", "Rolling out", "roll out"),
        ("We set up a council", "set up", "set up"),
        ("Two case studies printed", "case studies", "case study"),
        ("Our lead time halves", "lead time", "lead time"),
        ("Win back members", "Win back", "win back"),
    ],
)
def test_the_words_of_a_phrase_are_one_token(text: str, phrase: str, lemma: str) -> None:
    token = next(token for token in tokenise(text) if " " in token.text)
    assert (token.text, token.lemma) == (phrase, lemma)
    assert text[token.start : token.end] == phrase


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Three growers signed in May", "signed"),
        ("Three growers signed in Q3", "signed"),
        ("Three growers signed in 2027", "signed"),
        ("Three growers signed in 4 valleys", "signed"),
        ("Three growers signed in four valleys", "signed"),
        ("60% of pupils sign in daily", "sign in"),
        ("60% of pupils sign in on a phone", "sign in"),
        ("Pupils log in 3 times a week", "log in"),
        ("Pupils log in 5 days a week", "log in"),
        ("Hand in 3 reports", "Hand in"),
        ("Take over from 3 firms", "Take over"),
        ("Go from 3 to 8 depots", "Go"),
        ("Eliminate all paper forms", "Eliminate"),
    ],
)
def test_a_particle_that_begins_a_date_or_a_place_belongs_to_no_verb(text: str, verb: str) -> None:
    assert verb in pieces(text)


def test_a_token_knows_whether_a_space_stands_before_it() -> None:
    assert [token.glued for token in tokenise("15% of 3 x")] == [False, True, False, False, False]


FORMS = """
# irregular verbs
built:build wrote:write written:write won:win grew:grow grown:grow cut:cut cutting:cut sold:sell bought:buy
brought:bring taught:teach held:hold kept:keep lost:lose made:make met:meet paid:pay ran:run running:run
rose:rise risen:rise shrank:shrink shrunk:shrink spoke:speak spent:spend took:take taken:take
thought:think understood:understand wore:wear chosen:choose driven:drive fell:fall fallen:fall given:give
# regular verbs
launched:launch launches:launch launching:launch carried:carry carries:carry shipped:ship shipping:ship
planned:plan stopped:stop submitted:submit cancelled:cancel agreed:agree halved:halve
published:publish reduces:reduce reducing:reduce fixes:fix does:do goes:go visited:visit
# irregular plurals
children:child theses:thesis matrices:matrix indices:index
# regular plurals
stories:story studies:study boxes:box days:day policies:policy branches:branch surveys:survey
"""
KNOWN = [pair.split(":") for line in FORMS.splitlines() if not line.startswith("#") for pair in line.split()]


@pytest.mark.parametrize(("form", "lemma"), KNOWN)
def test_a_form_finds_its_lemma(form: str, lemma: str) -> None:
    assert tokenise(form)[0].lemma == lemma
    assert tokenise(form.capitalize())[0].lemma == lemma


def test_the_forms_are_in_the_lists() -> None:
    assert len(KNOWN) >= 60
    assert [form for form, _ in KNOWN if form not in lexicon().words] == []


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [
        ("make", "maked", "making"),
        ("carry", "carried", "carrying"),
        ("play", "played", "playing"),
        ("plan", "planned", "planning"),
        ("visit", "visited", "visiting"),
        ("submit", "submitted", "submitting"),
        ("cancel", "cancelled", "cancelling"),
        ("train", "trained", "training"),
        ("fix", "fixed", "fixing"),
        ("tie", "tied", "tying"),
        ("agree", "agreed", "agreeing"),
    ],
)
def test_regular_verbs_follow_the_spelling_rules(verb: str, past: str, ing: str) -> None:
    assert (regular_past(verb), ing_form(verb)) == (past, ing)


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("story", "stories"),
        ("day", "days"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("loss", "losses"),
        ("cat", "cats"),
    ],
)
def test_regular_plurals_follow_the_spelling_rules(noun: str, plural: str) -> None:
    assert plural_form(noun, {}) == plural
    assert plural_form("person", {"person": "people"}) == "people"


def test_the_particle_of_a_verb_stays_in_its_place() -> None:
    forms = ("take_over", "takes_over", "took_over", "taken_over", "taking_over")
    assert verb_forms("take_over", {"take": ("took", "taken")}) == forms
    assert verb_forms("re-open", {})[2] == "re-opened"


@pytest.mark.parametrize(
    ("word", "plain"),
    [("club's", "club"), ("nurses'", "nurses"), ("patients’", "patients"), ("Customers'", "customers")],
)
def test_a_possessive_is_read_as_its_noun(word: str, plain: str) -> None:
    table: Lexicon = lexicon()
    token = tokenise(f"{word} hall")[0]
    assert token.lemma == table.words[plain].lemma
