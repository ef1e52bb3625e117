"""The network that reads two accounts: how it begins, learns, is cut down and packaged."""

import shutil
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="only training needs torch (train/requirements.txt)")

from train.beside import Lesson, Network, batches, begin, loss_of, schedule, train  # noqa: E402
from train.beside_cut import Spread, directions, share_out, spreads  # noqa: E402
from train.beside_data import FOLDER, Query, case_of, drawn, queries, read_cases  # noqa: E402
from train.beside_graph import loans  # noqa: E402
from train.syntax_graph import PARTS  # noqa: E402

from tellings.language.beside import load_beside, read_beside  # noqa: E402
from tellings.language.networks import MODELS  # noqa: E402
from tellings.language.words import Words, load_words  # noqa: E402
from tellings.records.lookups import Candidate, Lookup  # noqa: E402
from train import beside_graph  # noqa: E402

LENDER = MODELS / "syntax" / "syntax.onnx"
ONE = "Mira paid. She left."
OTHER = "The elder sister paid; the younger, Tove, waited."
PEOPLE = [[[0, "Mira", 1], [1, "The elder sister", 1]], [[1, "Tove", 1]]]


@pytest.fixture(scope="module")
def words() -> Words:
    """Return the packaged word pieces."""
    return load_words()


@pytest.fixture(scope="module")
def network(words: Words) -> Network:
    """Return a network whose layers are those that are lent, a little changed by chance."""
    torch.manual_seed(3)
    torch.set_num_threads(1)
    made = Network(words)
    state = made.state_dict()
    graph = beside_graph.onnx.load(LENDER).graph
    held = {one.name: beside_graph.numpy_helper.to_array(one) for one in graph.initializer}
    for number in range(6):
        for ours, theirs in PARTS.items():
            name = f"encoder.layer.{number}.{theirs}"
            bias = torch.from_numpy(held[f"{name}.bias"].copy())
            state[f"layers.{number}.{ours}.bias"] = bias
            if name in lent():
                matrix = torch.from_numpy(lent()[name].values().T.copy())
                noise = torch.randn(len(matrix), 4) @ torch.randn(4, matrix.shape[1])
                state[f"layers.{number}.{ours}.weight"] = matrix + 0.002 * noise
            else:
                scale = torch.from_numpy(held[f"{name}.weight"].copy())
                state[f"layers.{number}.{ours}.weight"] = scale
    state["norm.weight"] = torch.from_numpy(held["norm.weight"].copy())
    state["norm.bias"] = torch.from_numpy(held["norm.bias"].copy())
    state["places"] = torch.from_numpy(held["places"].copy())
    made.load_state_dict(state)
    return made.eval()


@cache
def lent() -> dict[str, beside_graph.Loan]:
    """Return the matrices of the packaged syntax network."""
    return loans(LENDER)


def some(words: Words, count: int = 6) -> list[Query]:
    """Return a few queries of our cases."""
    found = [q for c in list(read_cases(FOLDER / "g.jsonl"))[:count] for q in queries(c, words)]
    return [query for query in found if drawn(query)]


def test_begins_as_the_syntax_network(words: Words, tmp_path: Path, network: Network) -> None:
    """Layers, first norm and places are taken; what is new stays as it was."""
    torch.save({**network.state_dict(), "tags.weight": torch.zeros(2)}, tmp_path / "syntax.pt")
    fresh = Network(words)
    mark = fresh.mark.detach().clone()
    begin(fresh, tmp_path / "syntax.pt")
    for name in ("layers.3.wide.weight", "norm.bias", "places"):
        assert torch.equal(fresh.state_dict()[name], network.state_dict()[name])
    assert torch.equal(fresh.mark, mark)


def test_company_hardly_changes_a_score(words: Words, network: Network) -> None:
    """An item scores alone what it scores beside longer ones, up to half precision."""
    items = [item for query in some(words) if (item := drawn(query))][:8]
    with torch.no_grad():
        together = network(items)
        alone = torch.cat([network([item]) for item in items])
    assert together.numpy() == pytest.approx(alone.numpy(), abs=0.1)


def test_loss_falls_and_every_part_learns(words: Words, network: Network) -> None:
    """After a few passes over a few queries their loss is lower, and no weight is as it was."""
    read = some(words, 2)
    lesson = Lesson(own=[read], old=[], others=[read[:2]])
    items = [item for query in read if (item := drawn(query))]
    learner = Network(words)
    learner.load_state_dict(network.state_dict())
    learner.eval()
    before = float(loss_of(learner, items).detach())
    train(learner, lesson, passes=12)
    learner.eval()
    assert float(loss_of(learner, items).detach()) < before - 0.05
    held = network.state_dict()
    still = [name for name, value in learner.state_dict().items() if torch.equal(value, held[name])]
    assert still == []


def test_a_pass_reads_every_query_once(words: Words) -> None:
    """Batches are the queries given, each once, those of a batch of like length."""
    read = some(words, 30)
    found = list(batches(list(read), Random(1)))
    assert sorted(q.ids for batch in found for q in batch) == sorted(q.ids for q in read)
    assert schedule(1.0) == pytest.approx(0.02)
    assert max(schedule(at / 100) for at in range(101)) <= 1.0


def test_borrowed_bytes_are_where_they_are_said_to_be() -> None:
    """Each matrix's bytes stand at its offset, and its values times an input are the layer's."""
    data = LENDER.read_bytes()
    for loan in lent().values():
        assert data[loan.offset : loan.offset + loan.whole.nbytes] == loan.whole.tobytes()
    assert {name.rsplit(".", 1)[0] for name in lent()} >= {"encoder.layer.5.output"}


def test_directions_are_the_matrix_and_the_worthiest_are_kept() -> None:
    """All directions together are the matrix; a cut changes least what is fed and listened to."""
    rng = np.random.default_rng(2)
    matrix = rng.normal(size=(12, 7)).astype(np.float32)
    loud = np.diag(np.array([9.0] * 3 + [0.01] * 9, dtype=np.float32))
    found = directions(matrix, Spread(inputs=loud, pull=np.eye(7, dtype=np.float32)))
    assert np.allclose(found.left @ found.right, matrix, atol=1e-5)
    assert (np.diff(found.worth) <= 1e-9).all()
    down, up, scale = found.whole(3)
    near = (down * scale) @ up.astype(np.float32)
    assert np.abs(near[:3] - matrix[:3]).max() < 0.1
    assert np.abs(near[3:] - matrix[3:]).max() > 0.5


def test_bytes_are_shared_out_by_worth() -> None:
    """No more than the bytes given; of two alike the one that tells more gets more."""
    rng = np.random.default_rng(4)
    matrix = rng.normal(size=(20, 10)).astype(np.float32)
    even, pull = np.eye(20, dtype=np.float32), np.eye(10, dtype=np.float32)
    held = {
        "quiet": directions(matrix, Spread(inputs=even, pull=0.01 * pull)),
        "loud": directions(matrix, Spread(inputs=even, pull=pull)),
    }
    ranks = share_out(held, 30 * 8)
    assert sum(ranks[name] * held[name].cost for name in held) <= 240
    assert ranks["loud"] > ranks["quiet"] >= 1


def test_packaged_graph_scores_as_the_network(
    words: Words, network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written out, borrowed, cut and loaded, it ranks and scores nearly as it was trained."""
    (tmp_path / "syntax").mkdir()
    shutil.copy(LENDER, tmp_path / "syntax")
    (tmp_path / "words").symlink_to(MODELS / "words")
    torch.save(network.state_dict(), tmp_path / "last.pt")
    monkeypatch.setattr(beside_graph, "CALIBRATION", 12)
    beside_graph.package(tmp_path / "last.pt", tmp_path / "syntax")
    reader = load_beside(models=tmp_path)
    case = case_of({"accounts": [ONE, OTHER], "people": PEOPLE})
    (query, *_) = queries(case, words)
    item = drawn(query)
    assert item is not None
    with torch.no_grad():
        expected = network([item]).tolist()
    places = {case.accounts[a][s:e]: (s, e) for a, s, e in case.places}
    lookup = Lookup(
        asked="mira",
        text=ONE,
        marks=(places["Mira"],),
        other=OTHER,
        candidates=tuple(
            Candidate(mention=name, place=places[name], own=False)
            for name in ("The elder sister", "Tove")
        ),
    )
    found = [one.score for one in read_beside([lookup], reader=reader)]
    assert found == pytest.approx(expected, abs=0.1)


def test_what_tells_is_measured_the_same_twice(words: Words, network: Network) -> None:
    """Two measurements agree to the byte, and inputs and pull have their layers' widths."""
    items = [item for query in some(words, 1) if (item := drawn(query))]
    one, two = spreads(network, items), spreads(network, items)
    for name, loan in lent().items():
        if name in one:
            assert one[name].inputs.tobytes() == two[name].inputs.tobytes()
            assert one[name].pull.tobytes() == two[name].pull.tobytes()
            assert (len(one[name].inputs), len(one[name].pull)) == loan.whole.shape
    assert len(one) == 36
