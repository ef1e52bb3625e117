"""Signs of who speaks a quotation: what is around it, who could speak, and what points to them.

A *stretch* is one quotation with its surroundings: the previous and next quotation and what stands
between. A *candidate* is a person named outside quotations near it, or whoever spoke one of the
last two. A *sign* is a name such as "subject of speech after"; it holds for a candidate or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.claims import verbs
from tellings.claims.prepositions import is_person
from tellings.claims.stretches import Stretch, speaks
from tellings.claims.tree import Tree

MOST = 12
"""Candidates looked at on each side, the nearest."""
NAMED = ("PROPN", "NOUN", "PRON")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Someone who may speak: the head token, the side and place there (0 nearest).

    ``turn`` is 1 for who spoke the last quotation, 2 for the one before; else 0.
    """

    head: int
    side: str
    place: int
    turn: int = 0


def candidates(tree: Tree, stretch: Stretch, history: Sequence[int | None]) -> list[Candidate]:
    """Return who may speak; ``history`` holds the speakers of the quotations before.

    The subject of a speech verb at the quotation's edge may, whatever it is ("a voice").
    """
    named = {speaker for _, _, speaker in stretch.edges}
    found = []
    for side, tokens in (("before", stretch.earlier), ("after", stretch.later)):
        able = [i for i in tokens if i in named or _may_speak(tree, i)][:MOST]
        found += [Candidate(head=head, side=side, place=n) for n, head in enumerate(able)]
    for turn in (1, 2):
        head = history[-turn] if len(history) >= turn else None
        if head is not None:
            found.append(Candidate(head=head, side="turn", place=0, turn=turn))
    return found


def _may_speak(tree: Tree, index: int) -> bool:
    if tree.upos(index) not in NAMED or tree.rel(index).startswith(
        ("flat", "compound", "nmod:poss")
    ):
        return False
    if tree.upos(index) == "PRON" and tree.word(index) not in (
        "he",
        "she",
        "they",
        "i",
        "we",
        "who",
        "him",
        "her",
        "them",
        "me",
    ):
        return False
    return is_person(tree, index)


def signs(
    tree: Tree,
    at: int,
    found: Sequence[Stretch],
    history: Sequence[int | None],
    candidate: Candidate,
) -> list[str]:
    """Return the names of the signs that hold for a candidate of the stretch number ``at``."""
    stretch = found[at]
    held = [
        *_turn_signs(tree, stretch, history, candidate),
        *_ahead_signs(tree, at, found, candidate),
    ]
    held += _address_signs(tree, stretch, candidate)
    if candidate.turn:
        return [*held, f"turn {candidate.turn}", f"turn {candidate.turn}, gap {stretch.gap}"]
    held += [f"{candidate.side} {min(candidate.place, 5)}", *_form_signs(tree, candidate)]
    held += _verb_signs(tree, stretch, candidate)
    held += _distance_signs(tree, stretch, candidate)
    return held


def _turn_signs(
    tree: Tree, stretch: Stretch, history: Sequence[int | None], candidate: Candidate
) -> list[str]:
    """Return how the candidate stands to who spoke last and before."""
    held = []
    for turn, name in ((1, "last"), (2, "last but one")):
        head = history[-turn] if len(history) >= turn else None
        if head is not None:
            same = alike(tree, candidate.head, head)
            held.append(f"{'same as' if same else 'other than'} {name}, gap {stretch.gap}")
    return held


def _ahead_signs(tree: Tree, at: int, found: Sequence[Stretch], candidate: Candidate) -> list[str]:
    """Return how the candidate stands to those who surely speak the next quotations."""
    held = []
    for step, name in ((1, "next"), (2, "next but one")):
        if at + step >= len(found):
            break
        follower = found[at + step]
        if follower.gap not in ("back to back", "interrupted") and step == 1:
            near = "apart"
        else:
            near = follower.gap if step == 1 else f"{found[at + 1].gap}, {follower.gap}"
        if follower.edges and near in NEAR_AHEAD:
            same = alike(tree, candidate.head, follower.edges[0][2])
            held.append(f"{'is' if same else 'is not'} {name}, {near}")
    return held


NEAR_AHEAD = (
    "back to back",
    "interrupted",
    "back to back, back to back",
    "back to back, interrupted",
)


def alike(tree: Tree, left: int, right: int) -> bool:
    """Return whether two words by their form stand for one: the same token, name or pronoun."""
    if left == right:
        return True
    if tree.upos(left) != tree.upos(right):
        return False
    if tree.upos(left) == "PROPN":
        return bool(_names(tree, left) & _names(tree, right))
    person = tree.feat(left, "Gender"), tree.feat(left, "Person")
    if tree.upos(left) == "PRON":
        return person == (tree.feat(right, "Gender"), tree.feat(right, "Person"))
    return tree.lemma(left) == tree.lemma(right)


def _names(tree: Tree, head: int) -> set[str]:
    parts = (head, *tree.kids(head, "flat", "compound"))
    return {tree.word(i) for i in parts if tree.upos(i) == "PROPN"} - TITLES


TITLES = frozenset(
    ["mr", "mr.", "mrs", "mrs.", "miss", "ms", "ms.", "dr", "dr.", "sir", "lady", "lord"]
)


def _form_signs(tree: Tree, candidate: Candidate) -> list[str]:
    head = candidate.head
    form = {"PROPN": "name", "NOUN": "noun"}.get(tree.upos(head), tree.word(head))
    relation = tree.rel(head).split(":")[0]
    kind = relation if relation in ("nsubj", "obj", "obl", "nmod", "conj", "appos") else "other"
    return [f"form {form}", f"as {kind}", f"{candidate.side} as {kind}"]


def _verb_signs(tree: Tree, stretch: Stretch, candidate: Candidate) -> list[str]:
    """Return how the candidate stands to a verb of speech at the quotation's edges."""
    held = []
    for where, verb, speaker in stretch.edges:
        if candidate.head == speaker:
            held += [f"speaks {where}", "speaks at an edge"]
            if tree.lemma(verb) in verbs.SPEECH | verbs.ASKING:
                held.append(f"says {where}")
    verb = tree.governors[candidate.head]
    if not held and tree.rel(candidate.head).startswith("nsubj"):
        held.append("subject of speech" if speaks(tree, verb) else "subject of a deed")
    return list(dict.fromkeys(held))


def _distance_signs(tree: Tree, stretch: Stretch, candidate: Candidate) -> list[str]:
    before = candidate.side == "before"
    edge = stretch.first if before else stretch.last
    neighbour = stretch.previous if before else stretch.next
    beyond = neighbour is not None and (
        candidate.head < neighbour[0] if before else candidate.head > neighbour[1]
    )
    sentences = abs(tree.sentence_of[edge] - tree.sentence_of[candidate.head])
    found = [f"{candidate.side}, {min(sentences, 3)} sentences off"]
    if beyond:
        found.append(f"{candidate.side}, another quotation between")
    elif tree.rel(candidate.head).startswith("nsubj"):
        found.append(f"{candidate.side}, subject with no quotation between")
        found.append(
            f"{candidate.side}, subject, gap {stretch.gap}" if before else "after, subject"
        )
    ends = tree.word(stretch.first - 1) if stretch.first else ""
    if before and sentences <= 1 and not beyond and ends in (":", ","):
        found.append(f"before, led in by {ends}")
    return found


def _address_signs(tree: Tree, stretch: Stretch, candidate: Candidate) -> list[str]:
    held = []
    if _addressed(tree, candidate.head, stretch.first, stretch.last):
        held.append("named in it")
    if stretch.previous and _addressed(tree, candidate.head, *stretch.previous):
        held.append(
            f"named in the last, {'back to back' if stretch.gap == 'back to back' else 'apart'}"
        )
    return held


def _addressed(tree: Tree, head: int, first: int, last: int) -> bool:
    """Return whether a name, or a noun as an address ("uncle"), stands in a quotation."""
    if tree.upos(head) == "PROPN":
        names = _names(tree, head)
        return any(
            tree.word(i) in names and tree.upos(i) == "PROPN" for i in range(first, last + 1)
        )
    if tree.upos(head) != "NOUN":
        return False
    return any(
        tree.lemma(i) == tree.lemma(head) and not tree.kids(i, "det", "nmod:poss")
        for i in range(first, last + 1)
    )
