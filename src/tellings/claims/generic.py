"""Generic statements: of kinds, not of particular people or things ("dogs bark at strangers").

Simple present, with a bare plural, an indefinite or a generic pronoun ("you", "one") as subject,
and nothing particular beside it. What says that something exists, what somebody reports or what
holds just now is no such statement however bare its noun ("there are two beaches", "experts say",
"guests are now waiting"); nor is a quality of a bare singular, which is a telegram of "the room"
("room was clean, staff is friendly").
"""

from tellings.claims import verbs, words
from tellings.claims.clauses import clause
from tellings.claims.polarity import local_negation
from tellings.claims.prepositions import is_time
from tellings.claims.tree import Tree
from tellings.claims.wordlist import lemmas

JUST_NOW = lemmas("now currently today tonight still yet already presently meanwhile")
ADDRESSED = lemmas("know see think mean remember say want look imagine")
"""Verbs whose "you" is who is spoken to ("you know", "you still want to")."""


def is_generic(tree: Tree, index: int) -> bool:
    """Return whether a clause tells of kinds, not of particular people or things."""
    if _is_gerund_subject(tree, index):
        return _simple_present(tree, tree.governors[index])
    if _is_possible(tree, index):
        return True
    if not _simple_present(tree, index) or _is_particular_clause(tree, index):
        return False
    subjects = clause(tree, index).subjects
    if _foretells(tree, index, subjects):
        return False
    if not subjects or not all(_kind(tree, s, index) for s in subjects):
        return False
    return not any(
        _particular(tree, c)
        for c in tree.kids(index, "obj", "iobj", "obl")
        if tree.word(c) != "you" and not is_time(tree, c)
    )


def _is_possible(tree: Tree, index: int) -> bool:
    """Return whether a clause says what can be, not what is ("a spark can start a fire").

    What somebody can see, say or believe is so; what cannot be, is not.
    """
    if not any(tree.word(a) in ("can", "cn") for a in tree.kids(index, "aux")):
        return False
    if tree.lemma(index) in words.PERCEPTION | verbs.SPEECH | verbs.BELIEF | verbs.FACTIVE:
        return False
    return not local_negation(tree, index)


def _foretells(tree: Tree, index: int, subjects: tuple[int, ...]) -> bool:
    """Return whether "will" with a bare plural says what is to come ("checks will continue")."""
    will = any(tree.word(a) in ("will", "'ll", "wo") for a in tree.kids(index, "aux"))
    bare = any(tree.upos(s) == "NOUN" and not tree.kids(s, "det") for s in subjects)
    return will and bare


def _is_gerund_subject(tree: Tree, index: int) -> bool:
    """Return whether a gerund of nobody is a subject ("acquiring talent gives a firm ideas")."""
    subject = tree.rel(index).startswith("csubj") and tree.is_ing(index)
    return subject and not tree.kids(index, "nsubj", "aux", "cop")


def _is_particular_clause(tree: Tree, index: int) -> bool:
    """Return whether a clause says that something exists, is reported, or holds just now."""
    if tree.kids(index, "expl") or tree.word(index) in ("here", "there"):
        return True
    if tree.lemma(index) in verbs.SPEECH and tree.kids(index, "ccomp", "parataxis"):
        return True
    once = (o for o in tree.kids(index, "obl") if is_time(tree, o))
    if any(tree.word(d) in ("this", "that") for o in once for d in tree.kids(o, "det")):
        return True
    return any(tree.word(a) in JUST_NOW for a in tree.kids(index, "advmod"))


def _simple_present(tree: Tree, index: int) -> bool:
    auxiliaries = tree.kids(index, "aux")
    if any(tree.lemma(a) not in ("do", "can", "will", "ca") for a in auxiliaries):
        return False
    finite = (*auxiliaries, *tree.kids(index, "cop"), index)
    if any(tree.word(a) in ("can", "ca", "will") for a in auxiliaries):
        return True
    tenses = {tree.feat(f, "Tense") for f in finite if tree.feat(f, "VerbForm") == "Fin"}
    bare = not tenses and not auxiliaries and bool(tree.kids(index, "nsubj"))
    return tenses == {"Pres"} or (bare and tree.token(index).xpos in ("VB", "VBP", "VBZ"))


def _kind(tree: Tree, noun: int, index: int) -> bool:
    """Return whether a noun phrase names a kind: "you", "dogs", "a witness"."""
    picked_out = tree.word(noun) == "people" and tree.kids(noun, "det", "nmod:poss", "amod")
    if tree.word(noun) in words.GENERIC_SUBJECTS and not picked_out:
        return _anybody(tree, noun, index)
    if tree.upos(noun) != "NOUN" or tree.kids(noun, "nmod:poss", "nummod", "acl", "appos"):
        return False
    if is_time(tree, noun) or any(_particular(tree, n) for n in tree.kids(noun, "nmod")):
        return False
    picked = any(
        tree.word(a) in ("other", "same", "such", "latter") for a in tree.kids(noun, "amod")
    )
    if picked or (tree.token(noun).text[:1].isupper() and noun != tree.sentence(noun).first):
        return False
    determiners = {tree.word(d) for d in tree.kids(noun, "det")}
    if determiners:
        return determiners <= {"a", "an", "any", "every", "each", "all", "most"}
    return _is_mass(tree, noun, index) or tree.feat(noun, "Number") in ("Plur", "Ptan")


def _anybody(tree: Tree, pronoun: int, index: int) -> bool:
    """Return whether a pronoun stands for anybody: not "everyone on the team", "you are right"."""
    if tree.kids(pronoun, "nmod") or (tree.word(pronoun) == "one" and tree.children[pronoun]):
        return False
    if tree.word(pronoun) != "you":
        return True
    able = any(tree.word(a) in ("can", "ca") for a in tree.kids(index, "aux"))
    promised = any(tree.word(a) in ("will", "'ll") for a in tree.kids(index, "aux"))
    spoken_to = promised or bool(tree.kids(index, "cop")) or tree.lemma(index) in ADDRESSED
    return able or not spoken_to


def _is_mass(tree: Tree, noun: int, index: int) -> bool:
    """Return whether a bare singular names a stuff of which more than a quality is said."""
    if tree.feat(noun, "Number") != "Sing" or tree.kids(noun, "amod", "compound"):
        return False
    if tree.token(noun).entity in ("person", "group", "organisation", "place"):
        return False
    return not tree.kids(index, "cop") or tree.upos(index) == "NOUN"


def _particular(tree: Tree, noun: int) -> bool:
    if tree.upos(noun) == "PROPN":
        return True
    if tree.word(noun) in ("him", "her", "me", "us", "it", "them"):
        return tree.word(noun) not in ("it", "them")
    return any(
        tree.word(d) in ("the", "this", "that", "these", "those") for d in tree.kids(noun, "det")
    ) or any(tree.word(p) in ("his", "her", "my", "our") for p in tree.kids(noun, "nmod:poss"))
