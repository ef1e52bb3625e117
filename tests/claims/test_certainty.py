"""The certainty of claims: bounds, what lowers it, what becomes of the unsure, a broken model."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.claims import certainty, extract, unsure
from tellings.claims.reading_signs import signs, sureness_of
from tellings.claims.tree import plant
from tellings.errors import ModelError
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.claims import SURE, Claim, NotUnderstood, is_sure
from tellings.records.documents import Account
from tellings.records.language import DECISIONS, Analysis, Confidence

TEXT = (
    "The miller opened the sluice at dawn. His daughter said that the wheel had not turned, and "
    "a carter who was waiting outside counted nine sacks."
)
LIKELY = ("arc", "arcs", "relation", "relations", "tag", "tags", "features")


@pytest.fixture(scope="module")
def account() -> Account:
    """Return the account that is all of the text."""
    return Account(id="a", document="d", kind="body", spans=((0, len(TEXT)),))


@pytest.fixture(scope="module")
def read_text(syntax: SyntaxModel) -> Analysis:
    """Return the analysis of the text."""
    return analyse(TEXT, [(0, len(TEXT))], document="d", account="a", model=syntax)


def doubtful(analysis: Analysis, change: Callable[[str, float], float]) -> Analysis:
    """Return the analysis with every confidence changed."""
    assert analysis.confidence is not None
    rows = np.frombuffer(analysis.confidence.rows, dtype=np.int8).reshape(-1, len(DECISIONS))
    table = np.array([[change(n, v) for n, v in zip(DECISIONS, row, strict=True)] for row in rows])
    held = Confidence(rows=np.clip(table, -127, 127).astype(np.int8).tobytes())
    return replace(analysis, confidence=held)


def test_every_claim_read_by_a_model_has_a_certainty(read_text: Analysis, account: Account) -> None:
    """From 0 to 1 in hundredths; the ordinary sentences of the text are read surely."""
    claims = extract(read_text, account, TEXT).claims
    assert {c.predicate for c in claims} >= {"open", "turn", "count"}
    for claim in claims:
        assert claim.certainty is not None
        assert 0.5 < claim.certainty <= 1
        assert claim.certainty == round(claim.certainty, 2)


def test_without_a_model_nothing_is_weighed(read_text: Analysis, account: Account) -> None:
    """A tree that a person drew has no certainty, and all its claims stand."""
    found = extract(replace(read_text, confidence=None), account, TEXT)
    assert found.claims
    assert all(c.certainty is None for c in found.claims)
    assert all(map(is_sure, found.claims))
    assert not found.given_up


def test_doubt_of_everything_leaves_no_claim(read_text: Analysis, account: Account) -> None:
    """Where every arc is a guess each sentence is listed once, whole, with the reason."""
    found = extract(doubtful(read_text, lambda _, v: min(v, -20)), account, TEXT)
    assert found.claims == ()
    assert [(n.start, n.end, n.reason) for n in found.not_understood] == [
        (s.start, s.end, unsure.REASON) for s in read_text.sentences
    ]


def test_a_middling_doubt_keeps_claims_as_unsure_ones(
    read_text: Analysis, account: Account
) -> None:
    """What every limit says: given up below LEAST, sure from SURE on, and between them unsure."""
    for doubt in range(-24, 40, 4):
        found = extract(doubtful(read_text, lambda _, v, d=doubt: min(v, d)), account, TEXT)
        assert all(c.certainty < certainty.LEAST for c in found.given_up)  # type: ignore[operator]
        for claim in found.claims:
            assert claim.certainty is not None
            assert claim.certainty >= certainty.LEAST
            assert is_sure(claim) == (claim.certainty >= SURE)


def test_doubt_of_one_sentence_touches_no_other(read_text: Analysis, account: Account) -> None:
    """The claims of the second sentence go, those of the first stay as they were."""
    assert read_text.confidence is not None
    width, first = len(DECISIONS), read_text.sentences[1].first
    rows = read_text.confidence.rows
    guessed = bytes([236]) * (len(rows) - first * width)
    half = replace(read_text, confidence=Confidence(rows=rows[: first * width] + guessed))
    found = extract(half, account, TEXT)
    assert [c.predicate for c in found.claims] == ["open"]
    assert {n.start for n in found.not_understood} == {read_text.sentences[1].start}


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_more_doubt_never_raises_the_certainty(
    read_text: Analysis, account: Account, data: st.DataObject
) -> None:
    """Lower any sign that is a probability's logarithm: the certainty does not rise."""
    tree, sure = plant(read_text, TEXT), sureness_of(plant(read_text, TEXT))
    assert sure is not None
    claims = extract(read_text, account, TEXT).claims
    before = [signs(tree, claim, sure) for claim in claims]
    likely = [name for name in before[0] if name.split()[-1] in LIKELY]
    lowered = data.draw(st.dictionaries(st.sampled_from(likely), st.floats(0, 12), min_size=1))
    after = [{n: v - lowered.get(n, 0.0) for n, v in row.items()} for row in before]
    model = certainty.packaged_model()
    pairs = zip(
        certainty.certainties(before, model=model),
        certainty.certainties(after, model=model),
        strict=True,
    )
    assert all(new <= old for old, new in pairs)


def test_certainties_are_those_of_the_trees_walked_by_hand(tmp_path: Path) -> None:
    """The sum of the leaves that a row falls into, the first forest's weighed, as a probability."""
    data = {
        "format": certainty.FORMAT,
        "weight": 2.0,
        "tree": {
            "signs": ["far"],
            "bias": 0.5,
            "trees": [
                {
                    "sign": [0, -1, -1],
                    "threshold": [1.0, 0, 0],
                    "left": [1, 0, 0],
                    "right": [2, 0, 0],
                    "value": [0, 2.0, -3.0],
                },
                {"sign": [-1], "threshold": [0], "left": [0], "right": [0], "value": [0.25]},
            ],
        },
        "usable": {
            "signs": ["near"],
            "bias": -1.0,
            "trees": [
                {
                    "sign": [0, -1, -1],
                    "threshold": [0.0, 0, 0],
                    "left": [1, 0, 0],
                    "right": [2, 0, 0],
                    "value": [0, 0.5, 1.5],
                }
            ],
        },
    }
    path = tmp_path / "two.json"
    path.write_text(json.dumps(data), "utf-8")
    model = certainty.load_certainty(path)
    rows = [{"far": 1.0, "near": 0.0}, {"far": 1.5, "near": 1.0}]
    odds = [2 * (0.5 + 2 + 0.25) - 1 + 0.5, 2 * (0.5 - 3 + 0.25) - 1 + 1.5]
    found = certainty.certainties(rows, model=model)
    assert found == [round(1 / (1 + np.exp(-one)), 2) for one in odds]
    assert certainty.odds_of(rows, model.tree).tolist() == [2.75, -2.25]


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("usable"),
        lambda d: d["tree"].pop("trees"),
        lambda d: d.update(format="another/1"),
        lambda d: d["tree"]["trees"][0]["left"].__setitem__(0, 99),
        lambda d: d["tree"]["trees"][0]["value"].pop(),
        lambda d: d["usable"]["trees"][0].update(sign=["x"]),
    ],
)
def test_a_broken_model_is_named(tmp_path: Path, change: Callable[[dict], object]) -> None:  # type: ignore[type-arg]
    """A file that is missing, foreign or points outside itself is refused by name."""
    packaged = Path(certainty.__file__).parents[1] / "models" / "claims" / certainty.FILE
    data = json.loads(packaged.read_text("utf-8"))
    assert certainty.load_certainty(packaged).tree.signs == tuple(data["tree"]["signs"])
    change(data)
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(data), "utf-8")
    with pytest.raises(ModelError, match=r"broken\.json"):
        certainty.load_certainty(broken)
    with pytest.raises(ModelError, match=r"none\.json"):
        certainty.load_certainty(tmp_path / "none.json")


def test_a_model_for_other_signs_is_refused(read_text: Analysis, account: Account) -> None:
    """A model that asks for a sign this version does not know is not used."""
    whole = certainty.packaged_model()
    model = replace(whole, tree=replace(whole.tree, signs=("what nobody counts",)))
    tree = plant(read_text, TEXT)
    claims: tuple[Claim, ...] = extract(read_text, account, TEXT).claims
    with pytest.raises(ModelError, match="what nobody counts"):
        certainty.weighed(tree, claims, model=model)


STRETCHES = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=6
)


@given(STRETCHES, STRETCHES)
def test_lost_words_are_listed_once_or_kept(
    lost: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    """Character by character: what is lost and said by no kept claim lies in a listed stretch."""
    listed = unsure.outermost(lost, kept)
    held = {at for start, end in kept for at in range(start, end)}
    for start, end in lost:
        inside = set(range(start, end))
        assert inside <= held or any(a <= start and end <= b for a, b in listed)
    assert set(listed) <= set(lost)
    assert not any(set(range(start, end)) <= held for start, end in listed)
    assert not any(a != b and a[0] <= b[0] and b[1] <= a[1] for a in listed for b in listed)


def test_a_lost_part_of_a_told_sentence_is_listed_alone(read_text: Analysis) -> None:
    """Only the clause that was given up is listed where the sentence has a claim that was kept."""
    tree = plant(read_text, TEXT)
    account = Account(id="a", document="d", kind="body", spans=((0, len(TEXT)),))
    claims = extract(read_text, account, TEXT).claims
    turn = next(c for c in claims if c.predicate == "turn")
    count = next(c for c in claims if c.predicate == "count")
    found: tuple[NotUnderstood, ...] = unsure.passages(tree, [turn], [count])
    assert [(n.start, n.end, n.reason) for n in found] == [(count.start, count.end, unsure.REASON)]
