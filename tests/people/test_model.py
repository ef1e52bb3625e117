"""The packaged model: it loads, refuses what is not its own, and reads the same every time."""

import gzip
import json
from importlib.resources import files

import pytest
from tests.people.sentences import account_of, analysis_of, document_of, text_of

from tellings.errors import ModelError
from tellings.people import AccountPeople, CoreferenceModel, load_coreference, read_people
from tellings.people.coreference import read_model
from tellings.people.features import FEATURES
from tellings.people.joining import JOIN_FEATURES

STORY = """
Ada PROPN 3 nsubj
Okafor PROPN 1 flat
met VERB 0 root meet
Tobi PROPN 3 obj
. PUNCT 3 punct

she PRON 2 nsubj
greeted VERB 0 root greet
him PRON 2 obj
. PUNCT 2 punct

the DET 2 det
law NOUN 3 nsubj
slept VERB 0 root sleep
. PUNCT 3 punct
"""


@pytest.fixture(scope="module")
def model() -> CoreferenceModel:
    """Return the packaged model."""
    return load_coreference()


def read(rows: str, model: CoreferenceModel) -> AccountPeople:
    """Read one account of hand-made rows."""
    document = document_of(text_of(rows), path="a")
    account = account_of(document)
    analysis = analysis_of(rows, document=document.id, account=account.id)
    return read_people(analysis, account, document.text, model=model)


def test_mentions_are_exact_and_chains_hold_them_once(model: CoreferenceModel) -> None:
    """Every mention is cut from the text; every mention is in one chain."""
    people = read(STORY, model)
    text = text_of(STORY)
    assert all(text[m.start : m.end] == m.text for m in people.mentions)
    held = [mention for chain in people.chains for mention in chain.mentions]
    assert sorted(held) == sorted(m.id for m in people.mentions)
    assert len(set(held)) == len(held)


def test_people_are_found_and_abstract_things_left_out(model: CoreferenceModel) -> None:
    """Names and pronouns are mentions of persons; “the law” is nobody."""
    people = read(STORY, model)
    texts = {m.text for m in people.mentions}
    assert {"Ada Okafor", "Tobi", "she", "him"} <= texts
    assert "the law" not in texts
    assert {m.kind for m in people.mentions} == {"person"}


def test_reading_twice_gives_the_same(model: CoreferenceModel) -> None:
    """The same account gives the same record."""
    assert read(STORY, model) == read(STORY, load_coreference())


def test_an_empty_account_has_no_people(model: CoreferenceModel) -> None:
    """An account without a token is read without complaint."""
    document = document_of("", path="a")
    account = account_of(document)
    analysis = analysis_of("x X 0 root", document=document.id, account=account.id)
    empty = type(analysis)(document=document.id, account=account.id, tokens=(), sentences=())
    people = read_people(empty, account, "", model=model)
    assert people == AccountPeople(mentions=(), chains=())


def parts() -> tuple[dict[str, object], bytes, bytes]:
    """Return the packaged files."""
    folder = files("tellings.models") / "coreference"
    words = json.loads(gzip.decompress((folder / "words.json.gz").read_bytes()))
    return words, (folder / "pairs.onnx").read_bytes(), (folder / "joins.onnx").read_bytes()


def test_a_model_of_other_features_is_refused() -> None:
    """A forest that was trained with other features than are computed must not be run."""
    words, pairs, joins = parts()
    assert len(FEATURES) != len(JOIN_FEATURES)
    with pytest.raises(ModelError, match="other features"):
        read_model(words, pairs=joins, joins=pairs)


def test_broken_files_are_refused() -> None:
    """Bytes that are no model, and a word file that lacks a part, raise ModelError."""
    words, pairs, joins = parts()
    with pytest.raises(ModelError):
        read_model(words, pairs=b"no model", joins=joins)
    with pytest.raises(ModelError):
        read_model({"kinds": words["kinds"]}, pairs=pairs, joins=joins)
