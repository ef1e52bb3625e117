"""What two claims read together are made of."""

from random import Random

import numpy as np
import pytest
from evals import stories
from hypothesis import given
from hypothesis import strategies as st
from train.side_by_side_data import (
    AGENT,
    MOST,
    NEGATIVES,
    POSITIVES,
    PREDICATE,
    WORTH,
    Side,
    Story,
    choices,
    moved,
    precision,
    rename,
    story_of,
)

from tellings.events import load_pair_model
from tellings.language.encoder import load_encoder
from tellings.language.syntax import load_syntax
from tellings.language.words import load_words

TOLD = {
    "kiln-1-potter.txt": "Ruta Feld {e1}opened the kiln on Sunday. She {e2}dropped a glazed bowl.",
    "kiln-2-buyer.txt": "The potter Ruta Feld {e2}let a bowl fall. The kiln had been {e1}opened.",
}
LONG = ", and of the clay and the wood and the ash" * 12


@pytest.fixture(scope="module")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Read a story from raw text."""
    folder = tmp_path_factory.mktemp("kiln")
    for name, text in TOLD.items():
        (folder / name).write_text(text.replace("bowl.", f"bowl of hers{LONG}."), "utf-8")
    told = [stories._read(path) for path in sorted(folder.glob("*.txt"))]
    prepared = stories.read("kiln", told, encoder=load_encoder(), syntax=load_syntax())
    return story_of(prepared, load_pair_model(), load_words())


def test_a_side_is_the_sentence_with_its_predicate_and_names(kiln: Story) -> None:
    """The predicate's pieces spell the predicate; "she" is read as her name, who does it."""
    words = load_words()
    spelt = [words.tokenizer.decode(s.ids[s.codes == PREDICATE].tolist()) for s in kiln.sides]
    assert set(spelt) >= {"dropped", "opened"}
    assert spelt.count("opened") == 2
    dropped = kiln.sides[spelt.index("dropped")]
    assert words.tokenizer.decode(dropped.ids[dropped.codes == AGENT].tolist()) == "ruta feld"
    assert len(dropped.ids) == MOST


def test_pairs_are_across_accounts_and_true_by_the_marks(kiln: Story) -> None:
    """Nothing that the decision rules out is read; what tells one marked event is true."""
    assert kiln.pairs
    assert all(kiln.accounts[i] != kiln.accounts[j] for i, j in kiln.pairs)
    assert (kiln.scores >= WORTH).all()
    words = load_words()
    for (i, j), true in zip(kiln.pairs, kiln.same.tolist(), strict=True):
        verbs = {
            words.tokenizer.decode(kiln.sides[n].ids[kiln.sides[n].codes == PREDICATE].tolist())
            for n in (i, j)
        }
        assert true == (verbs in ({"opened"}, {"dropped", "let"}))


@given(st.data())
def test_renamed_text_keeps_the_rest_in_place(data: st.DataObject) -> None:
    """Every word that is no mention is found where ``moved`` says; a mention's part is its name."""
    text = data.draw(st.text(alphabet="abc d", min_size=1, max_size=30))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    named = [
        (a, b, data.draw(st.text(alphabet="XYZ", min_size=1, max_size=5)))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    renamed, moves = rename(text, (0, len(text)), named)
    expected = ""
    for place, letter in enumerate(text):
        inside = [name for a, b, name in named if a <= place < b]
        starts = [name for a, _, name in named if a == place]
        expected += "".join(starts) if inside else letter
        first, last = moved(moves, (place, place + 1))
        assert renamed[first:last] == (inside[0] if inside else letter)
    assert renamed == expected


@given(st.integers(0, 2**32), st.integers(0, 60))
def test_choices_are_of_one_claim_in_one_account(seed: int, count: int) -> None:
    """Partners are true, rivals are not; both stand beside one claim; neither is too many."""
    rng = np.random.default_rng(seed)
    accounts = tuple(f"a{n % 3}" for n in range(12))
    every = [(i, j) for i in range(12) for j in range(i) if accounts[i] != accounts[j]]
    pairs = tuple((j, i) for i, j in (every[n] for n in rng.permutation(len(every))[:count]))
    side = Side(ids=np.zeros(1, dtype=np.int64), codes=np.zeros(1, dtype=np.int64))
    story = Story(
        name="any",
        sides=(side,) * 12,
        accounts=accounts,
        pairs=pairs,
        scores=rng.standard_normal(len(pairs)),
        same=rng.random(len(pairs)) < 0.3,
    )
    found = choices(story, Random(seed))
    for choice in found:
        assert all(story.same[n] for n in choice.right)
        assert not any(story.same[n] for n in choice.wrong)
        assert len(choice.right) <= POSITIVES
        assert len(choice.wrong) <= NEGATIVES
        taken = [set(story.pairs[n]) for n in (*choice.right, *choice.wrong)]
        own = set.intersection(*taken)
        assert own
        assert any(
            len({accounts[n] for n in frozenset().union(*taken) - {one}}) <= 1 for one in own
        )
    partnered = {
        (claim, accounts[other])
        for place, pair in enumerate(pairs)
        if story.same[place]
        for claim, other in (pair, pair[::-1])
    }
    assert sum(bool(choice.right) for choice in found) == len(partnered)


def test_precision_is_the_mean_over_true_pairs() -> None:
    """Against a sum written out: true at ranks 1 and 3."""
    found = precision(np.array([0.1, 3.0, 2.0]), np.array([True, True, False]))
    assert found == pytest.approx((1 / 1 + 2 / 3) / 2)
