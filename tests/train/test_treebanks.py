"""Training texts: which documents, how they are grouped and varied."""

import random
from pathlib import Path

import pytest
import spacy
from evals.conllu import GoldSentence, Word, document_text
from train.tokenizer import english_tokenizer
from train.treebanks import LONGEST, common_words, example, gum_files, texts, varied

from tellings.language.tokens import WordTokenizer


def sentence(text: str, *, opens: bool = False) -> GoldSentence:
    """Return a sentence whose first word governs the others; capitalised words are names."""
    words = tuple(
        Word(
            form=form,
            lemma=form.lower(),
            upos="PROPN" if form.istitle() else "NOUN",
            xpos="NNP" if form.istitle() else "NN",
            feats="",
            head=min(index, 1),
            deprel="nsubj" if index else "root",
            space=True,
        )
        for index, form in enumerate(text.split())
    )
    return GoldSentence(document="d", name="s", opens=opens, words=words)


def test_held_out_documents_never_train(tmp_path: Path) -> None:
    """Dev, test and test2 documents are left out; every other document trains, listed or not."""
    (tmp_path / "dep").mkdir()
    for name in ("GUM_a", "GUM_b", "GUM_c", "GUM_new"):
        (tmp_path / "dep" / f"{name}.conllu").touch()
    (tmp_path / "splits.md").write_text(
        "# Splits\n\n## dev\n\n  * GUM_a\n\n## test\n\n  * GUM_b\n  * GUM_gone\n\n## train\n"
    )
    assert [path.stem for path in gum_files(tmp_path, "train")] == ["GUM_c", "GUM_new"]
    assert [path.stem for path in gum_files(tmp_path, "dev")] == ["GUM_a"]


def test_real_split_is_disjoint(shared: Path) -> None:
    """No GUM document is in two parts, and all are in one."""
    gum = shared / "gold" / "gum"
    parts = [set(gum_files(gum, part)) for part in ("train", "dev", "test")]
    assert sum(map(len, parts)) == len(set().union(*parts)) == len(list((gum / "dep").iterdir()))


@pytest.mark.parametrize("seed", range(5))
def test_texts_keep_every_sentence_in_order(seed: int) -> None:
    """Grouping loses and repeats nothing; no text passes the limit or splits a short paragraph."""
    document = [sentence(f"w{n} x", opens=n % 7 == 0) for n in range(200)]
    groups = list(texts([document], rng=random.Random(seed)))
    assert [s for group in groups for s in group] == document
    assert all(len(group) <= LONGEST for group in groups)
    assert all(group[0].opens for group in groups if len(group) < LONGEST)


def test_variation_keeps_the_tree() -> None:
    """Whatever is varied, only forms and lemmas change, and no word's tokens fall apart."""
    group = [sentence("saw Mary near Dover"), sentence("then Mary left")]
    rng = random.Random(3)
    seen = set()
    for _ in range(200):
        changed = varied(group, rng=rng)
        seen.add(document_text(changed))
        for before, after in zip(group, changed, strict=True):
            assert [w.deprel for w in before.words] == [w.deprel for w in after.words]
            assert [w.head for w in before.words] == [w.head for w in after.words]
    assert "SAW MARY NEAR DOVER THEN MARY LEFT" in seen
    assert any("-" in text for text in seen)


def test_examples_align_our_tokens_with_gold() -> None:
    """The predicted side has our tokens, the reference the gold ones, over the same text."""
    nlp = spacy.blank("en")
    tokenize = WordTokenizer(english_tokenizer(nlp), frozenset())
    pair = example([sentence("saw Soo-bin at No. 7")], nlp=nlp, tokenize=tokenize)
    assert [t.text for t in pair.predicted] == ["saw", "Soo-bin", "at", "No.", "7"]
    assert pair.predicted.text.strip() == pair.reference.text.strip()


def test_common_words_leave_names_out() -> None:
    """Lower-case words that stand twice and are no names."""
    assert common_words([[sentence("dog cat Mary dog cat bird")]]) == ["cat", "dog"]
