"""Kin by marriage: "brother-in-law", "stepson", "step-mother", who are no brother, son or mother.

A tokenizer takes "brother-in-law" apart, and its head is "brother". Whoever is called so must not
pass for a brother, and two accounts that both say "her stepson" speak of one person as much as two
that say "her son".

What they are of each other is named with the same endings, so that no rule for children and
parents takes them for these.
"""

from collections.abc import Mapping

from tellings.people.syntax import Tree
from tellings.people.words import KIN_INVERSE, kin_word, word_set

IN_LAW = ("-", "in", "-", "law")
STEP = word_set("step half foster god")
BLOOD = word_set("father mother parent son daughter child brother sister sibling")
OTHERS = word_set("fiance fiancé fiancee fiancée boyfriend girlfriend partner godson goddaughter")
FAMILIAR = {"stepdad": "stepfather", "stepmum": "stepmother", "stepmom": "stepmother"}
YOUNG = {"boy": "son", "lad": "son", "girl": "daughter", "lass": "daughter"}
"""What somebody's boy and girl are to him."""
INVERSE: Mapping[str, str] = {
    **KIN_INVERSE,
    **{
        f"{step}{word}": f"{step}{KIN_INVERSE[word]}"
        for step in sorted(STEP)
        for word in sorted(BLOOD)
    },
    **{f"{word}-in-law": f"{KIN_INVERSE[word]}-in-law" for word in sorted(BLOOD)},
    **dict.fromkeys(sorted(OTHERS), "betrothed"),
}
"""Kin words of blood and of marriage, and what the other side is called, gender left open."""


def _somebodys(tree: Tree, head: int) -> bool:
    """Whether a noun stands with "his", "her", "my" or a name in the genitive, and bare."""
    whose = tree.of(head, "nmod:poss")
    person = any(tree.tokens[at].upos in {"PRON", "PROPN"} for at in whose)
    further = any(tree.tokens[at].deprel in {"compound", "nmod"} for at in tree.children[head])
    return person and not further


def kin_of_noun(tree: Tree, head: int, lemma: str) -> str | None:
    """Return the kin word of a noun with what stands around it, None for other nouns.

    ``lemma`` is the noun's lemma in lower case, ``head`` its token.
    """
    word = kin_word(lemma) or (YOUNG.get(lemma) if _somebodys(tree, head) else None)
    if word is None:
        lemma = FAMILIAR.get(lemma, lemma)
        return lemma if lemma in INVERSE else None
    after = tuple(token.text.lower() for token in tree.tokens[head + 1 : head + 1 + len(IN_LAW)])
    if after == IN_LAW:
        return f"{word}-in-law" if f"{word}-in-law" in INVERSE else None
    if (
        head > 1
        and tree.tokens[head - 1].text == "-"
        and tree.tokens[head - 2].text.lower() in STEP
    ):
        whole = f"{tree.tokens[head - 2].text.lower()}{word}"
        return whole if whole in INVERSE else None
    return word
