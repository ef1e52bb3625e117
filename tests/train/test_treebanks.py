"""The treebanks: which documents train, which words are common."""

import random
from pathlib import Path

from evals.conllu import GoldSentence, Word
from train.treebanks import common_words, gum_files, invented


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


def test_common_words_leave_names_out() -> None:
    """Lower-case words that stand twice and are no names."""
    assert common_words([[sentence("dog cat Mary dog cat bird")]]) == ["cat", "dog"]


def test_invented_names_are_hyphenated_given_names() -> None:
    """A capital, two syllables of letters, a hyphen; the same seed gives the same name."""
    rng, again = random.Random(5), random.Random(5)
    for _ in range(50):
        name = invented(rng)
        first, _, second = name.partition("-")
        assert first.istitle()
        assert first.isalpha()
        assert second.isalpha()
        assert invented(again) == name
