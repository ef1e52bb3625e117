"""The packaged model: it loads, refuses what is not its own, and reads the same every time."""

import gzip
import json
from importlib.resources import files

import pytest
from tests.people.sentences import account_of, analysis_of, document_of, text_of

from tellings.errors import ModelError
from tellings.language.syntax import analyse, load_syntax
from tellings.people import AccountPeople, CoreferenceModel, load_coreference, read_people
from tellings.people.coreference import read_model
from tellings.people.kinds import KINDS

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
    text = "Ada Okafor met Tobi at the gate. She greeted him, and he smiled at her. The law slept."
    document = document_of(text, path="a")
    account = account_of(document)
    spans = [(0, len(text))]
    read_as = analyse(text, spans, document=document.id, account=account.id, model=load_syntax())
    people = read_people(read_as, account, text, model=model)
    texts = {m.id: m.text for m in people.mentions}
    chains = [{texts[id_] for id_ in chain.mentions} for chain in people.chains]
    assert {"Ada Okafor", "She", "her"} in chains
    assert {"Tobi", "him", "he"} in chains
    assert not any("law" in text for text in texts.values())


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


def parts() -> tuple[dict[str, object], bytes]:
    """Return the packaged files: the words, and the network."""
    folder = files("tellings.models") / "coreference"
    words = json.loads(gzip.decompress((folder / "words.json.gz").read_bytes()))
    return words, (folder / "antecedents.onnx").read_bytes()


def test_a_model_of_other_features_is_refused() -> None:
    """A network that was trained with other features than are computed must not be run."""
    words, network = parts()
    other = network.replace(b"same_head_text", b"same_head_word")
    assert other != network
    with pytest.raises(ModelError, match="other features"):
        read_model(words, network=other)


def test_a_model_of_other_kinds_is_refused() -> None:
    """A word file that knows other kinds of things must not be used."""
    words, network = parts()
    kinds = words["kinds"]
    assert isinstance(kinds, dict)
    with pytest.raises(ModelError, match="other kinds"):
        read_model(words | {"kinds": kinds | {"names": list(reversed(KINDS))}}, network=network)


def test_broken_files_are_refused() -> None:
    """Bytes that are no model, and a word file that lacks a part, raise ModelError."""
    words, network = parts()
    with pytest.raises(ModelError):
        read_model(words, network=b"no model")
    with pytest.raises(ModelError):
        read_model({"kinds": words["kinds"]}, network=network)
