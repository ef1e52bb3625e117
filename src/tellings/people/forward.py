"""Pronouns that stand before the name they refer to: "His brother left before Omar came".

Coreference looks back. Where an account begins with a pronoun nobody can be meant but somebody who
is named later, and where only one person is named in that sentence it is he, unless grammar forbids
it: "he" of a main clause is nobody named below it ("He left when Omar came"; Lasnik, "Remarks on
coreference", 1976).
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from tellings.people.syntax import SUBJECTS, Tree
from tellings.people.words import PRONOUNS

SINGULAR = frozenset({"he", "she"})


class Spoken(Protocol):
    """A mention: its form ("name", "nominal", "pronoun"), head, likely kind and gender."""

    @property
    def form(self) -> str:
        """Return the form."""

    @property
    def head(self) -> int:
        """Return the token that heads it."""

    @property
    def kind(self) -> str:
        """Return the likeliest kind."""

    @property
    def gender(self) -> str | None:
        """Return the gender that its words show."""


def named_later(tree: Tree, candidates: Sequence[Spoken]) -> Iterator[tuple[int, int, str]]:
    """Yield (pronoun, name, rule): places in ``candidates`` of a pronoun and of who is meant."""
    for index, c in enumerate(candidates):
        if c.form != "pronoun" and c.kind == "person" and not _possessed(tree, c.head):
            return  # from here on a pronoun may look back
        shown = PRONOUNS.get(tree.tokens[c.head].text.lower())
        if c.form != "pronoun" or shown is None or shown.group not in SINGULAR:
            continue
        names = [
            at
            for at, other in enumerate(candidates)
            if tree.sentence[other.head] == tree.sentence[c.head]
            and other.form == "name"
            and other.kind == "person"
        ]
        if len(names) == 1 and _may_be(tree, c, candidates[names[0]]):
            yield index, names[0], "forward"


def _possessed(tree: Tree, head: int) -> bool:
    """Whether a noun stands with a pronoun: "his brother" comes with the pronoun, not before it."""
    return any(tree.tokens[at].upos == "PRON" for at in tree.of(head, "nmod:poss"))


def _may_be(tree: Tree, pronoun: Spoken, name: Spoken) -> bool:
    token = tree.tokens[pronoun.head]
    genders = {pronoun.gender, name.gender} - {None}
    if len(genders) > 1 or name.head < pronoun.head:
        return False
    if token.deprel == "nmod:poss":
        inside = pronoun.head in tree.subtree(name.head) or name.head in tree.subtree(token.head)
        return not inside
    clause, other = tree.clause(pronoun.head), tree.clause(name.head)
    subjects = token.deprel in SUBJECTS and tree.tokens[name.head].deprel in SUBJECTS
    above = other in tuple(tree.ancestors(clause)) or tree.tokens[other].deprel == "parataxis"
    return subjects and clause != other and above
