"""Phrasal verbs: a preposition that makes another word of its verb ("come across a letter").

What follows is then no place, goal or time but what the verb is done to. The verbs are WordNet's
(``phrasals.json``, derived by ``train/claim_phrasals.py``); before a place or a time they are read
word by word ("went through the tunnel"), and "into" after a verb of going leads to a thing but
meets a person ("ran into the wall", "ran into a friend").
"""

import functools
import json
from importlib import resources

from tellings.claims.prepositions import is_person, is_place, is_time
from tellings.claims.tree import Tree
from tellings.claims.wordlist import lemmas

GOING = lemmas("go come run get move fall drop fly turn jump bump walk slice reach cut pass")


@functools.cache
def verbs_with(preposition: str) -> frozenset[str]:
    """Return the verbs (lemmas) that make one word with a preposition."""
    data = json.loads(resources.files(__package__).joinpath("phrasals.json").read_text("utf-8"))
    return frozenset(data.get(preposition, ()))


WITH_PARTICLE = frozenset(
    [
        ("come", "up", "with"),
        ("put", "up", "with"),
        ("keep", "up", "with"),
        ("end", "up", "with"),
        ("get", "away", "with"),
        ("do", "away", "with"),
        ("run", "out", "of"),
        ("get", "rid", "of"),
    ]
)
"""Verbs that make one word with a particle and a preposition."""


def is_phrasal(tree: Tree, verb: int, noun: int, marker: str | None) -> bool:
    """Return whether the preposition before ``noun`` belongs to the verb."""
    for particle in tree.kids(verb, "compound:prt", "advmod"):
        if (tree.lemma(verb), tree.word(particle), marker) in WITH_PARTICLE:
            return True
    if (tree.lemma(verb), marker) == ("run", "out of") and noun > verb:
        return True
    if marker is None or tree.lemma(verb) not in verbs_with(marker):
        return False
    if tree.upos(verb) != "VERB" or tree.kids(verb, "obj", "compound:prt") or noun < verb:
        return False
    if is_place(tree, noun) or is_time(tree, noun):
        return False
    return marker != "into" or tree.lemma(verb) not in GOING or is_person(tree, noun)


def particle_of(tree: Tree, verb: int) -> str | None:
    """Return the preposition that makes one word with a verb, None without one."""
    for noun in tree.kids(verb, "obl"):
        cases = tree.kids(noun, "case")
        if len(cases) == 1 and is_phrasal(tree, verb, noun, tree.word(cases[0])):
            return tree.word(cases[0])
    return None
