"""Training windows: labels stay with their words, whatever is cut or varied."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from tokenizers import Tokenizer
from train.corpora import LABELS, Row, TrainingDocument, label_sets
from train.windows import LONGEST, UNKNOWN, Cutter, untidy

from tellings.language.networks import MODELS
from tellings.language.pieces import WordPieces, word_pieces


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    """Return the packaged word pieces."""
    tokenizer = Tokenizer.from_str((MODELS / "words" / "tokenizer.json").read_text("utf-8"))
    return word_pieces(tokenizer)


def document(sentences: int, *, seed: int = 1) -> TrainingDocument:
    """Return a document of numbered words; each hangs from the one before, the first is root."""
    rng = random.Random(seed)
    rows: list[Row] = []
    for number in range(sentences):
        first = len(rows)
        for at in range(rng.randint(1, 30)):
            form = "." if at and rng.random() < 0.1 else f"word{len(rows)}"
            labels: dict[str, str | None] = dict.fromkeys(LABELS, "x")
            labels["xpos"] = form
            head = first + max(0, at - 1)
            opens = number % 5 == 0 and at == 0
            rows.append(
                Row(form=form, space=True, starts=at == 0, opens=opens, labels=labels, head=head,
                    cluster=-1)
            )  # fmt: skip
    return TrainingDocument(name="d", corpus="ewt", rows=tuple(rows))


def cutter(pieces: WordPieces, made: TrainingDocument, *, seed: int, tidy: bool) -> Cutter:
    """Return a cutter in whose labels xpos tells the words apart."""
    labels = {name: {"x": 0} for name in LABELS}
    labels["xpos"] = {row.form: at for at, row in enumerate(made.rows)}
    return Cutter(pieces=pieces, labels=labels, rng=random.Random(seed), tidy=tidy)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("tidy", [True, False])
def test_labels_stay_with_their_words(pieces: WordPieces, seed: int, tidy: bool) -> None:
    """A known head is the gold one, found by its label; windows fit; runs are short."""
    made = document(120)
    for run in cutter(pieces, made, seed=seed, tidy=tidy).runs(made):
        assert 1 <= len(run) <= 4
        for window in run:
            assert len(window.ids) == len(window.shapes) <= LONGEST
            words = window.labels["xpos"]
            assert all(first <= last for first, last in zip(window.first, window.last, strict=True))
            for word, head in zip(words, window.heads, strict=True):
                if head == UNKNOWN or made.rows[word].form == ".":
                    continue
                gold = made.rows[word].head
                assert gold is not None
                assert made.rows[words[head]].form == made.rows[gold].form
            started = [made.rows[word].starts for word in words]
            assert list(window.starts[1:]) == [int(starts) for starts in started[1:]]
            assert window.starts[0] == UNKNOWN


def test_tidy_windows_are_the_document(pieces: WordPieces) -> None:
    """For measuring, every word comes once and in order."""
    made = document(60)
    words = [
        word
        for run in cutter(pieces, made, seed=0, tidy=True).runs(made)
        for window in run
        for word in window.labels["xpos"]
    ]
    forms = [made.rows[word].form for word in words]
    assert forms == [row.form for row in made.rows]


def test_untidy_text_keeps_the_tree() -> None:
    """Only spelling, spacing and the lemma's rule change; capitals and new names occur."""
    rows = tuple(
        replace(row, form=form, labels=row.labels | {"xpos": "NNP" if form.istitle() else "NN"})
        for row, form in zip(document(9).rows, ["saw", "Mary", "near", "Dover"], strict=False)
    )
    rng = random.Random(3)
    seen = set()
    for _ in range(300):
        changed = untidy(rows, rng=rng)
        seen.add(" ".join(row.form for row in changed))
        assert [row.head for row in changed] == [row.head for row in rows]
        for before, after in zip(rows, changed, strict=True):
            kept = before.form == after.form
            assert after.labels["lemma"] == (before.labels["lemma"] if kept else None)
    assert {"SAW MARY NEAR DOVER", "saw mary near dover", "saw Mary near Dover"} <= seen
    assert any("-" in text for text in seen)


def test_rare_labels_are_left_out() -> None:
    """A value is learned when it was seen often enough; the most frequent comes first."""
    made = document(4)
    rows = [replace(row, labels=row.labels | {"feats": "b"}) for row in made.rows]
    rows[0] = replace(rows[0], labels=rows[0].labels | {"feats": "a"})
    sets = label_sets([replace(made, rows=tuple(rows))])
    assert sets["feats"] == ("b",)
    assert sets["entity"][0] == ""


def test_held_out_documents_teach_no_coreference(shared: Path) -> None:
    """Every fifth story has entities but no chains, so that chains can be judged on it."""
    from train.corpora import HELD_OUT_EVERY, litbank_documents

    stories = litbank_documents(shared / "gold" / "litbank")
    for at, story in enumerate(stories[:12]):
        chained = any(row.cluster is not None for row in story.rows)
        assert chained == (at % HELD_OUT_EVERY != 1)
