"""What kind of thing a mention names: person, place, organisation, object, event, time, abstract.

A multinomial logistic regression over plain string features (the head's lemma, its endings, its
determiner, the verb it is subject of ...), trained on the entity layers of annotated corpora. It is
shipped as a table of weights: a kind's score is the sum of the weights of the features present. The
type of entity that the syntax model sees in the word's sentence counts beside them.
So "the lamplighter smiled" is a person although no list has the word: its ending and its verb say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.people.syntax import SUBJECTS, Tree
from tellings.people.words import TITLES

KINDS = ("person", "organisation", "place", "object", "event", "time", "abstract")

OF_TYPE: Mapping[str, str] = {
    "person": "person",
    "group": "person",
    "organization": "organisation",
    "organisation": "organisation",
    "place": "place",
    "time": "time",
    "object": "object",
    "animal": "object",
    "plant": "object",
    "substance": "object",
    "event": "event",
    "abstract": "abstract",
}
"""Types of mentions as the syntax model knows them, and the kinds that they are."""
ENTITY_WEIGHT = 2.5
"""Half of the GUM development documents, heads of gold mentions, n = 316 names and 1,377 nouns:
right kind .778 and .794 without the type, .832 and .853 with this weight (flat from 2 to 4)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KindModel:
    """Weights by feature; each row has ``len(KINDS)`` values. ``bias`` is added once.

    ``senses`` gives for a noun the lexicographer files of its first WordNet senses ("18" is
    noun.person), so that a noun never seen in training still has something to go by.
    """

    bias: NDArray[np.float64]
    weights: Mapping[str, NDArray[np.float64]]
    senses: Mapping[str, str]

    def probabilities(self, features: Sequence[str], entity: str = "") -> NDArray[np.float64]:
        """Return the probability of each kind, shape (len(KINDS),).

        ``entity`` is the type that the syntax model gives the mention (``Token.entity``).
        """
        score = self.bias.copy()
        if entity in OF_TYPE:
            score[KINDS.index(OF_TYPE[entity])] += ENTITY_WEIGHT
        for name in features:
            row = self.weights.get(name)
            if row is not None:
                score += row
        score = np.exp(score - score.max())
        return np.asarray(score / score.sum(), dtype=np.float64)


def kind_features(
    tree: Tree, head: int, words: Sequence[int], form: str, senses: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the string features of the mention with this head, words and form."""
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    text = token.text.lower()
    found = [f"form={form}", f"lemma={lemma}", f"upos={token.upos}", f"deprel={token.deprel}"]
    found += [f"{form}:end={text[-size:]}" for size in (2, 3, 4) if len(text) > size]
    files = senses.get(lemma) or senses.get(text) or ""
    found += [f"{form}:sense{rank}={file}" for rank, file in enumerate(files.split(","), 1)]
    found += _neighbour_features(tree, head)
    if form == "name":
        found += [f"word={tree.tokens[at].text.lower()}" for at in words]
        found.append(f"words={min(len(words), 4)}")
        if tree.tokens[words[0]].text.lower().rstrip(".") in TITLES:
            found.append("titled")
    return tuple(found)


def _neighbour_features(tree: Tree, head: int) -> list[str]:
    """Features of the governor and the dependents."""
    token = tree.tokens[head]
    found = []
    if token.head != head:
        governor = tree.tokens[token.head].lemma.lower()
        relation = "subj" if token.deprel in SUBJECTS else token.deprel
        found.append(f"gov={relation}:{governor}")
        found.append(f"marker={tree.marker(head)}:{token.deprel}")
    for child in tree.children[head]:
        dependent = tree.tokens[child]
        if dependent.deprel in {"det", "nmod:poss", "nummod"}:
            found.append(f"{dependent.deprel}={dependent.lemma.lower()}")
        elif dependent.deprel in {"amod", "compound", "nmod:desc"}:
            found.append(f"mod={dependent.lemma.lower()}")
        elif dependent.deprel == "case" and dependent.text in {"'s", "’s", "'"}:
            found.append("possessor")
        elif dependent.deprel == "acl:relcl":
            found += [
                f"rel={tree.tokens[at].lemma.lower()}"
                for at in tree.children[child]
                if tree.tokens[at].lemma.lower() in {"who", "which", "that", "whose"}
            ]
        elif dependent.deprel in {"cop", "appos"}:
            found.append(dependent.deprel)
    return found
