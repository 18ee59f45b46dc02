from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.tone.registers.folding import FOLDINGS, fold_by
from xborder_support.tone.registers.votes import Findings, Vote


def spelt(text: str, name: str) -> str:
    seen: list[str] = []

    def look(folded: str) -> Findings:
        seen.append(folded)
        return Findings()

    fold_by(FOLDINGS[name], look)(text)
    return seen[0]


def every_letter(text: str) -> Findings:
    return Findings(tuple(Vote(at, at + 1, "formal", "sure") for at in range(len(text))))


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("devanagari", "ज़रा", "जरा"),
        ("devanagari", "\u091c\u093c\u093cरा", "जरा"),
        ("devanagari", "\u095bरा", "जरा"),
        ("devanagari", "हाँ", "हां"),
        ("devanagari", "तुम्हेंं", "तुम्हें"),
        ("devanagari", "ज़ि\u200dंदगी", "जिंदगी"),
        ("devanagari", "plain", "plain"),
        ("turkish", "SİZIN", "SiZıN"),
        ("turkish", "siz", "siz"),
        ("composed", normalize("NFD", "합니다"), "합니다"),
        ("composed", normalize("NFD", "です"), "です"),
        ("composed", "です", "です"),
    ],
)
def test_a_text_is_read_in_one_spelling(name: str, written: str, read: str) -> None:
    assert spelt(written, name) == read


@pytest.mark.parametrize("name", FOLDINGS)
@given(text=st.text(alphabet="हँंजज़\u093c\u200d\u095bか\u3099한\u1112\u1161\u11abIİé\u0301a ", max_size=30))
def test_votes_lie_in_the_text_as_it_was_written(name: str, text: str) -> None:
    votes = fold_by(FOLDINGS[name], every_letter)(text).votes
    assert all(0 <= vote.start < vote.end <= len(text) for vote in votes)
    assert [vote.start for vote in votes] == sorted({vote.start for vote in votes})


@pytest.mark.parametrize("name", ["devanagari", "turkish"])
@given(text=st.text(alphabet="हँंजज़\u093c\u200d\u095bIİa ", max_size=30))
def test_each_vote_goes_back_to_the_letters_it_read(name: str, text: str) -> None:
    votes = fold_by(FOLDINGS[name], every_letter)(text).votes
    assert "".join(spelt(text[vote.start : vote.end], name) for vote in votes) == spelt(text, name)
