"""Attribution: whose words a clause passes on, in direct and in reported speech.

Direct speech is found by its quotation marks (``marks``), its speaker by the signs around it
(``speakers``). "According to X" and "X said" set off by commas work on the clause they stand in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.claims import marks, verbs
from tellings.claims.predicates import is_predicate
from tellings.claims.signatures import Scope
from tellings.claims.speakers import attribute
from tellings.claims.stretches import NOBODY, holds_predicate, is_introduced
from tellings.claims.tree import Tree, matches
from tellings.records.language import Token

WHOLE = 0.6
"""Share of an account from which a quotation of nobody is the account itself."""
STOPS = frozenset([".", ";", "!", "?", ":", "…"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of direct speech with the head of its speaker's noun, None when unknown."""

    start: int
    end: int
    speaker: int | None

    def holds(self, token: Token) -> bool:
        """Return whether a token stands inside."""
        return self.start <= token.start and token.end <= self.end


@dataclass(frozen=True, slots=True, eq=False)
class Quotations:
    """The direct speech of an account, by token."""

    by_token: tuple[Quotation | None, ...]

    def at(self, index: int) -> Quotation | None:
        """Return the direct speech around a token."""
        return self.by_token[index]


def find(tree: Tree) -> Quotations:
    """Return the direct speech of an account: quotations that say something."""
    found: list[Quotation | None] = [None] * len(tree.governors)
    spoken = [pair for pair in marks.pairs(tree) if _is_speech(tree, *pair)]
    whole = WHOLE * len(tree.governors)
    for (first, last), attribution in zip(spoken, attribute(tree, spoken), strict=True):
        if attribution is None and last - first > whole:
            continue  # the account itself, put in quotation marks
        quotation = Quotation(
            start=tree.token(first).start,
            end=tree.token(last).end,
            speaker=None if attribution is None else attribution.speaker,
        )
        for index in range(first + 1, last if marks.is_closed(tree, last) else last + 1):
            found[index] = quotation
    return Quotations(by_token=tuple(found))


def _is_speech(tree: Tree, first: int, last: int) -> bool:
    """Return whether a quotation is an utterance, not a phrase, a title or an irony.

    It is when a verb of speech at its edge has a speaker, or when it holds a predicate and ends
    like a sentence.
    """
    if is_introduced(tree, first, last):
        return True
    final = last - 1 if marks.is_closed(tree, last) else last
    ends = tree.word(final) in (".", "?", "!", ",", "...", "…")
    return ends and last - first > 3 and holds_predicate(tree, first, last)


def outside(
    tree: Tree, speakers: Sequence[int], quotations: Quotations, index: int
) -> tuple[int, ...]:
    """Return the speakers of a predicate without those whom its own quotation names.

    "I" of quoted words is whoever is quoted: no speaker of those words beside that one.
    """
    within = quotations.at(index)
    if within is None:
        return tuple(speakers)
    kept = [s for s in speakers if quotations.at(s) != within or tree.word(s) not in OWN]
    return tuple(s for n, s in enumerate(kept) if n == 0 or kept[n - 1] != s)


OWN = frozenset(["i", "me", "myself"])
TOPICS = frozenset(["for", "about"])
"""With these a verb of speech has what is said in its own clause."""


def is_parenthesis(tree: Tree, index: int) -> bool:
    """Return whether a predicate is a "he said" set into or after what is said."""
    lemma = tree.lemma(index)
    says = lemma in (verbs.SPEECH - verbs.QUOTE_ONLY) | verbs.BELIEF | {"ask", "know"}
    if not says or not matches(tree.rel(index), ("parataxis",)) or tree.kids(index, "ccomp", "obj"):
        return False
    subjects = {tree.word(s) for s in tree.kids(index, "nsubj")}
    if subjects & NOBODY or (lemma == "know" and "i" in subjects):
        return False
    if any(tree.word(n) in ("not", "n't", "nt") for n in tree.kids(index, "advmod")):
        return False  # "there is a picture, I don't know"
    if any(tree.word(c) in TOPICS for o in tree.kids(index, "obl") for c in tree.kids(o, "case")):
        return False  # "the baker buys it, Milo asks for it": what is asked is said already
    first = next(i for i in tree.subtree(index) if tree.upos(i) != "PUNCT")
    before = tree.word(first - 1) if first > tree.sentence(index).first else ","
    if before in STOPS or before.startswith(".."):
        return False  # "the bus was late... the driver told us": a clause of its own
    return bool(tree.kids(index, "nsubj"))


def is_said_beside(tree: Tree, index: int, above: int) -> bool:
    """Return whether a clause is what the clause beside it says ("He shouted: the roof burns")."""
    if not is_predicate(tree, above) or tree.lemma(above) not in verbs.SPEECH:
        return False
    if tree.kids(above, "ccomp", "obj") or not tree.kids(above, "nsubj"):
        return False
    between = [tree.word(i) for i in range(min(index, above), max(index, above))]
    return ":" in between or (tree.lemma(above) not in verbs.QUOTE_ONLY and index < above)


def beside(tree: Tree, index: int, scope: Scope, *, quotations: Quotations | None = None) -> Scope:
    """Return the scope with an "according to X" or a ", X said," of the clause added.

    One that stands behind a quotation belongs to that, not to the clause that leads it in.
    """
    attached = [n for s in tree.kids(index, "nsubj") for n in tree.kids(s, "nmod")]
    for child in (*tree.kids(index, "obl", "advmod", "parataxis", "advcl"), *attached):
        if quotations is not None and _is_between(quotations, index, child):
            continue
        head = _source(tree, child)
        if head is not None:
            return replace(scope, stance="reported", speakers=(*scope.speakers, head))
        if is_parenthesis(tree, child) and tree.rel(child) == "parataxis":
            subject = tree.kids(child, "nsubj")[0]
            belief = tree.lemma(child) in verbs.BELIEF
            return Scope(
                stance="believed" if belief else "reported",
                flip=scope.flip,
                speakers=(*scope.speakers, subject),
            )
    return scope


def _is_between(quotations: Quotations, index: int, child: int) -> bool:
    """Return whether a quotation stands between a clause and what comes after it."""
    around = (quotations.at(index), quotations.at(child))
    return any(
        quotations.at(i) is not None and quotations.at(i) not in around
        for i in range(index + 1, child)
    )


def _source(tree: Tree, child: int) -> int | None:
    """Return the source of "according to X", "in the words of X"."""
    introducing = tree.kids(child, "case", "mark")
    if tree.lemma(child) == "word" and any(tree.word(c) == "in" for c in introducing):
        named = tree.kids(child, "nmod:poss", "nmod")
        return named[0] if named and tree.word(child) == "words" else None
    if any(tree.word(c) == "according" for c in introducing):
        return child
    if tree.word(child) == "according":
        inner = tree.kids(child, "obl", "nmod", "obj")
        return inner[0] if inner else None
    return None
