"""What belongs to the telling and not to the story: the work, its makers, its public.

"Ada Okafor, played by Jo Lind" names a person of the story and an actor. Who plays, portrays,
directs or composes is found on the tree; a work ("the film") by its noun. Nothing here applies to
an account that speaks of no work, so a prison's director and a family's composer stay in the story.
"""

from collections.abc import Iterator

from tellings.people.candidates import Candidate
from tellings.people.credits import credited
from tellings.people.syntax import Tree
from tellings.people.words import word_set
from tellings.people.works import WORKS

MAKERS = word_set(
    """actor actress cast director filmmaker screenwriter scriptwriter composer producer
    cinematographer author novelist playwright storyteller moviemaker editor"""
)
PUBLIC = word_set(
    """audience viewer reader spectator moviegoer filmgoer fan critic reviewer commenter blogger
    cinema-goer cinemagoer listener"""
)
MAKING = word_set(
    "portray play direct compose star act perform voice write produce film shoot adapt"
)
ACTING = frozenset(["portray", "play", "voice", "star", "act", "perform"])
CRAFT = word_set(
    """performance portrayal acting direction directing screenplay script score soundtrack music
    song cinematography photography role"""
)
GIVING = word_set("give deliver offer provide")
PARTS = word_set("role part character lead protagonist hero heroine villain")


def is_work(tree: Tree, candidate: Candidate) -> bool:
    """Whether a mention names a work: a noun for one, or a title."""
    return candidate.work or (
        candidate.form == "nominal" and tree.tokens[candidate.head].lemma.lower() in WORKS
    )


def is_public(tree: Tree, candidate: Candidate) -> bool:
    """Whether a nominal names makers or the public of a work by their trade."""
    lemma = tree.tokens[candidate.head].lemma.lower()
    return candidate.form == "nominal" and lemma in MAKERS | PUBLIC


def maker_heads(tree: Tree, *, persons: frozenset[int]) -> frozenset[int]:
    """Return the head tokens of mentions that are makers by what is said of them.

    ``persons`` are the heads of mentions that may be persons: "plays Ada" is acting, "plays chess"
    is not. A maker has a name or a trade: "a performance by the twins" makes no actors of them.
    """
    found = {
        at
        for part in _makers(tree, persons)
        for at in _same_name(tree, part)
        if at in persons
        and tree.marker(at) != "as"
        and (tree.tokens[at].upos == "PROPN" or tree.tokens[at].lemma.lower() in MAKERS)
    }
    return frozenset(found | persons.intersection(credited(tree)))


def _same_name(tree: Tree, at: int) -> tuple[int, ...]:
    """Return a word and the words of its name: parsers hang a clause on any of them."""
    token = tree.tokens[at]
    inner = token.deprel.partition(":")[0] in {"flat", "compound"} and token.upos == "PROPN"
    top = token.head if inner else at
    parts = tree.of(top, "flat", "compound")
    return (at, top, *(part for part in parts if tree.tokens[part].upos == "PROPN"))


def _makers(tree: Tree, persons: frozenset[int]) -> Iterator[int]:
    for at, token in enumerate(tree.tokens):
        lemma = token.lemma.lower()
        if token.upos == "VERB" and lemma in MAKING:
            yield from _of_verb(tree, at, lemma, persons)
        elif token.upos == "PROPN" and at in persons:
            yield from _as_somebody(tree, at)
        elif token.upos == "NOUN" and lemma in CRAFT:
            yield from tree.of(at, "nmod:poss")
            yield from (n for n in tree.of(at, "nmod") if tree.marker(n) == "by")
            if token.deprel == "obj" and tree.tokens[token.head].lemma.lower() in GIVING:
                yield from tree.of(token.head, "nsubj")
        elif token.upos == "NOUN" and lemma in MAKERS:
            yield from tree.of(at, "appos", "flat")
            if token.deprel == "appos" or token.deprel in {"compound", "nmod:desc"}:
                yield token.head
            if tree.of(at, "cop"):
                yield from tree.of(at, "nsubj")


def _as_somebody(tree: Tree, at: int) -> Iterator[int]:
    """Yield the subject of what is done "as Ada" by somebody: "Jo Lind shines as Ada"."""
    token = tree.tokens[at]
    if token.deprel.partition(":")[0] in {"nmod", "obl"} and tree.marker(at) == "as":
        for above in (token.head, *list(tree.ancestors(token.head))[:1]):
            subjects = tree.of(above, "nsubj")
            if subjects:
                yield subjects[-1]  # a broken tree hangs two on one verb: the nearest is meant
                return


def _of_verb(tree: Tree, at: int, lemma: str, persons: frozenset[int]) -> Iterator[int]:
    agents = [n for n in tree.of(at, "obl") if tree.marker(n) == "by"]
    for agent in agents:
        yield agent
        yield from tree.of(agent, "conj")
    if lemma == "star":
        yield from tree.of(at, "obj", "nsubj")
        return
    objects = tree.of(at, "obj")
    played = any(
        n in persons
        or tree.tokens[n].upos == "PROPN"  # a strange name's kind is but a guess
        or tree.tokens[n].lemma.lower() in PARTS
        for n in objects
    )
    made = any(tree.tokens[n].lemma.lower() in WORKS for n in objects)
    # "Jo Lind wrote it": somebody named in full, in an account that speaks of a work.
    whole = lemma not in ACTING and any(tree.tokens[n].text.lower() == "it" for n in objects)
    if (lemma in ACTING and played) or (lemma not in ACTING and made):
        yield from tree.of(at, "nsubj")
        if tree.tokens[at].deprel == "acl:relcl":
            yield tree.tokens[at].head
    elif whole:
        yield from (n for n in tree.of(at, "nsubj") if tree.of(n, "flat"))
