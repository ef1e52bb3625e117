"""Reading two accounts beside each other: who is scored, company, cuts, broken files."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import ModelError
from tellings.language.beside import (
    END,
    MOST_PIECES,
    START,
    Beside,
    Page,
    Pieces,
    load_beside,
    read_beside,
)
from tellings.language.networks import MODELS
from tellings.records.lookups import Candidate, Lookup, Stretch

TEXT = "The ferryman refused to cross. His sister laughed at him."
OTHER = "Olga Brandt laughed out loud when Piet Brandt, who rows the ferry, would not go."


@pytest.fixture(scope="module")
def beside() -> Beside:
    """Return the packaged network."""
    return load_beside()


def place(text: str, words: str) -> Stretch:
    """Return where some words stand first."""
    return text.index(words), text.index(words) + len(words)


def across(words: str, *, text: str = OTHER) -> Candidate:
    """Return a candidate of the other account, its words for an id."""
    return Candidate(mention=words, place=place(text, words), own=False)


def lookup(words: str, *candidates: Candidate, text: str = TEXT, other: str = OTHER) -> Lookup:
    """Return the lookup of some words of the first account."""
    return Lookup(
        asked=words,
        text=text,
        marks=(place(text, words),),
        other=other,
        candidates=candidates,
    )


ASKED = (
    lookup("The ferryman", across("Olga Brandt"), across("Piet Brandt")),
    lookup("His sister", across("Piet Brandt"), across("Olga Brandt")),
    lookup(
        "His sister",
        Candidate(mention="man", place=place(TEXT, "The ferryman"), own=True),
        other="",
    ),
)


def test_every_candidate_is_scored_in_order(beside: Beside) -> None:
    """Each candidate has a finite score of three digits, in the order given."""
    found = read_beside(ASKED, reader=beside)
    assert [(one.asked, one.found) for one in found] == [
        (asked.asked, candidate.mention) for asked in ASKED for candidate in asked.candidates
    ]
    assert all(np.isfinite(one.score) and one.score == round(one.score, 3) for one in found)


def test_who_does_the_same_is_likelier(beside: Beside) -> None:
    """Each of a pair is found where the other account tells the same of them."""
    by_pair = {(one.asked, one.found): one.score for one in read_beside(ASKED, reader=beside)}
    assert by_pair["The ferryman", "Piet Brandt"] > by_pair["The ferryman", "Olga Brandt"]
    assert by_pair["His sister", "Olga Brandt"] > by_pair["His sister", "Piet Brandt"]


def test_company_and_order_change_nothing(beside: Beside) -> None:
    """A lookup scores the same alone, among others, given twice, in a newly loaded network."""
    together = read_beside((*ASKED, *ASKED), reader=beside)
    turned = read_beside(ASKED[::-1], reader=load_beside())
    alone = [one for asked in ASKED for one in read_beside([asked], reader=beside)]
    assert list(together) == alone
    assert sorted(map(repr, turned)) == sorted(map(repr, alone))
    assert read_beside([], reader=beside) == ()


def test_a_candidate_scores_without_the_others(beside: Beside) -> None:
    """Who else is asked about changes no candidate's score."""
    whole = {one.found: one.score for one in read_beside(ASKED[:1], reader=beside)}
    for candidate in ASKED[0].candidates:
        (one,) = read_beside([replace(ASKED[0], candidates=(candidate,))], reader=beside)
        assert one.score == pytest.approx(whole[candidate.mention], abs=0.002)


def test_marks_without_words_find_nobody(beside: Beside) -> None:
    """Where the marks hold no word, or stand past what is read, nobody is scored."""
    blank = replace(ASKED[0], marks=((12, 13), (900, 950)))
    far = lookup("ferryman", across("Olga Brandt"), text="lamp " * 300 + "ferryman")
    assert read_beside([blank, far], reader=beside) == ()


def test_the_other_passage_is_cut(beside: Beside) -> None:
    """Candidates past the cut are left out, and what stands there counts for nothing."""
    long = OTHER + " lamp" * 300 + " Ursula Vance"
    asked = lookup("The ferryman", across("Piet Brandt"), across("Ursula Vance", text=long))
    found = read_beside([replace(asked, other=long)], reader=beside)
    assert [one.found for one in found] == ["Piet Brandt"]
    longer = long.replace("Ursula Vance", "and a rope")
    kept = replace(asked, other=longer, candidates=asked.candidates[:1])
    assert read_beside([kept], reader=beside) == found


@settings(deadline=None, max_examples=30)
@given(
    st.text(max_size=60),
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=3),
)
def test_any_text_is_read(beside: Beside, text: str, other: str, places: list[Stretch]) -> None:
    """No text, lone surrogates included, and no stretch breaks the network."""
    candidates = tuple(
        Candidate(mention=str(n), place=each, own=n % 2 == 0) for n, each in enumerate(places)
    )
    asked = Lookup(asked="x", text=text, marks=((0, 9),), other=other, candidates=candidates)
    found = read_beside([asked], reader=beside)
    assert all(np.isfinite(one.score) for one in found)
    assert len(found) <= len(candidates)


@given(st.integers(0, 254), st.integers(0, 254))
def test_a_page_holds_both_passages_in_its_room(one: int, other: int) -> None:
    """A page has at most 256 pieces, the first passage whole, of the second what fits."""
    passages = [
        Pieces(ids=(7 + n,) * count, offsets=tuple((2 * k, 2 * k + 1) for k in range(count)))
        for n, count in enumerate((one, other))
    ]
    page = Page(one=passages[0], other=passages[1])
    ids = page.ids
    assert len(ids) <= MOST_PIECES
    assert ids[: one + 2] == (START, *passages[0].ids, END)
    assert len(ids) == MOST_PIECES or ids.count(8) == other or one > 252
    if one:
        (last,) = page.own((2 * one - 2, 2 * one - 1))
        assert ids[last] == 7
        assert ids[last + 1] == END
    found = page.found(Candidate(mention="m", place=(0, 1), own=False))
    assert [ids[at] for at in found] == [8] * (page.shown > 0)


@pytest.mark.parametrize("name", ["syntax/beside.onnx", "syntax/syntax.onnx", "words/rows.npy"])
@pytest.mark.parametrize("content", [None, b"", b"broken"])
def test_broken_model_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    """A missing or damaged file is a ModelError that names it, the lender's too."""
    copied(tmp_path)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelError, match=name.rpartition("/")[2]):
        load_beside(models=tmp_path)


def test_a_changed_lender_is_refused(tmp_path: Path) -> None:
    """A byte changed in what is borrowed is an error, not another score."""
    copied(tmp_path)
    lender = tmp_path / "syntax" / "syntax.onnx"
    data = bytearray(lender.read_bytes())
    data[len(data) // 2] ^= 1
    lender.write_bytes(data)
    with pytest.raises(ModelError, match=r"syntax\.onnx: not the file that beside\.onnx"):
        load_beside(models=tmp_path)


def test_network_of_another_kind_is_named(tmp_path: Path) -> None:
    """A readable network that answers other questions is not taken for this one."""
    copied(tmp_path)
    shutil.copy(MODELS / "encoder" / "encoder.onnx", tmp_path / "syntax" / "beside.onnx")
    with pytest.raises(ModelError, match="not the model"):
        load_beside(models=tmp_path)


def copied(target: Path) -> None:
    """Lay the files of the network into another folder: what is borrowed must be no link."""
    (target / "syntax").mkdir()
    (target / "words").mkdir()
    for name in ("beside.onnx", "syntax.onnx"):
        shutil.copy(MODELS / "syntax" / name, target / "syntax" / name)
    for path in (MODELS / "words").iterdir():
        (target / "words" / path.name).symlink_to(path)
