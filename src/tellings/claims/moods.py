"""Questions, commands, purposes and alternatives: what a clause's own form shows."""

from tellings.claims import words
from tellings.claims.attribution import Quotation, Quotations
from tellings.claims.predicates import MAX_CHAIN, is_predicate, is_relative
from tellings.claims.tree import Tree, matches
from tellings.claims.wordlist import lemmas

INTERROGATIVE = lemmas("who what where when why how which whose whom")
CARRIES = ("conj", "parataxis", "root", "ccomp")


def is_question(tree: Tree, index: int, quotations: Quotations) -> bool:
    """Return whether a main predicate stands in a question, by its mark or its form.

    A mark counts only in the same direct speech, or outside of any, as the predicate.
    """
    within = quotations.at(index)
    if not _is_main(tree, index, within):
        return False
    if _opens_with_auxiliary(tree, index):
        return True
    if any(tree.word(m) in SUBORDINATE for m in tree.kids(index, "mark")):
        return False
    if _tells_beside_question(tree, index):
        return False
    return _marked(tree, index, quotations) or _inverted(tree, index, within)


ASKING_AUXILIARIES = lemmas("do does did can could will would is are was were has have")
SUBORDINATE = frozenset(["though", "although", "because", "while", "since", "whereas"])
"""Conjunctions whose clause asks nothing, also where it was read as the main one."""
BEFORE = frozenset(["cc", "punct", "discourse", "vocative", "intj"])


def _opens_with_auxiliary(tree: Tree, index: int) -> bool:
    """Return whether a clause opens with an auxiliary and a pronoun, without any mark needed.

    "I asked around, do you know that place, it is shut": a question in a run-on sentence.
    """
    subjects, auxiliaries = tree.kids(index, "nsubj"), tree.kids(index, "aux", "cop")
    if not subjects or not auxiliaries or tree.upos(subjects[0]) != "PRON":
        return False
    if auxiliaries[0] + 1 != subjects[0] or tree.word(auxiliaries[0]) not in ASKING_AUXILIARIES:
        return False
    opening = [c for c in tree.children[index] if c < auxiliaries[0]]
    return all(tree.bases[c] in BEFORE for c in opening)


def _asks_any(tree: Tree, index: int) -> bool:
    """Return whether the subject is "anyone": asked by that and a mark, without an auxiliary."""
    return any(tree.word(s) in ("anyone", "anybody") for s in tree.kids(index, "nsubj"))


def _tells_beside_question(tree: Tree, index: int) -> bool:
    """Return whether a clause tells and stands beside a question ("Will you help, it is due?")."""
    first = index
    for _ in range(MAX_CHAIN):
        if tree.bases[first] not in ("parataxis", "conj") or tree.governors[first] > first:
            break
        first = tree.governors[first]
    if not _is_plain(tree, index):
        return False
    later = (c for c in tree.kids(first, "parataxis") if c > index and tree.kids(c, "nsubj"))
    if any(_opens_with_auxiliary(tree, c) for c in later):
        return True
    if first == index:
        return False
    return not _is_plain(tree, first) and is_predicate(tree, first)


def _is_plain(tree: Tree, index: int) -> bool:
    """Return whether the subject stands before the verb and nothing asks."""
    subjects, auxiliaries = tree.kids(index, "nsubj", "expl"), tree.kids(index, "aux", "cop")
    inverted = bool(subjects and auxiliaries) and auxiliaries[0] < subjects[0]
    asks = any(tree.word(i) in INTERROGATIVE for i in tree.subtree(index) if i < index)
    return bool(subjects) and subjects[0] < index and not inverted and not asks


def _is_main(tree: Tree, index: int, within: Quotation | None) -> bool:
    relation = tree.rel(index)
    if relation in ("root",) or matches(relation, ("parataxis", "list")):
        return True
    if relation == "conj":
        first = tree.first_conjunct(index)
        return tree.rel(first) != "conj" and _is_main(tree, first, within)
    if relation == "ccomp" and within is not None:
        return not within.holds(tree.token(tree.governors[index]))
    return relation == "ccomp" and not tree.kids(index, "mark") and _verbless(tree, index)


def _verbless(tree: Tree, index: int) -> bool:
    return not is_predicate(tree, tree.governors[index])


def _marked(tree: Tree, index: int, quotations: Quotations) -> bool:
    """Return whether the sentence (or the direct speech) goes on to a question mark."""
    sentence, within = tree.sentence(index), quotations.at(index)
    end = sentence.end if within is None else min(within.end, sentence.end)
    for position in range(index, sentence.last):
        token = tree.token(position)
        if token.start >= end:
            break
        if quotations.at(position) != within:
            continue
        if "?" in token.text and set(token.text) <= set("?!."):
            last = not _goes_on(tree, index, position) or is_wh_question(tree, index)
            if _asks_any(tree, index):
                return True
            if _is_plain(tree, index) and (position - index > FAR or _asks_later(tree, index)):
                return False
            return _asks(tree, index, within) and last
        stops = token.text in (".", "!", ";") or token.text.startswith("..")
        if stops and tree.upos(position) == "PUNCT":
            return False
    return False


FAR = 25
"""Words between a statement and a question mark from which the mark belongs to something else."""


def _asks_later(tree: Tree, index: int) -> bool:
    """Return whether a question without a verb follows: "they sell two, so why not three?"."""
    later = range(index + 1, tree.sentence(index).last)
    led = {",", "so", "but", "and", "-", ";"}
    return any(tree.word(i) in ("why", "how") and tree.word(i - 1) in led for i in later)


def _goes_on(tree: Tree, index: int, mark: int) -> bool:
    """Return whether another main clause stands between a statement and the question mark."""
    subjects, auxiliaries = tree.kids(index, "nsubj"), tree.kids(index, "aux", "cop")
    if not subjects or (auxiliaries and auxiliaries[0] < subjects[0]) or subjects[0] > index:
        return False
    later = {
        *tree.kids(index, "conj", "parataxis"),
        *tree.kids(tree.first_conjunct(index), "conj", "parataxis"),
    }
    return any(index < c < mark and tree.kids(c, "nsubj") for c in later)


def _asks(tree: Tree, index: int, within: Quotation | None) -> bool:
    """Return whether the marked sentence's main clause is a question, not "he asked: ...?"."""
    if within is not None:
        return True
    speech = any(
        tree.token(i).text in "\"“”‘’'" for i in tree.subtree(index) if tree.upos(i) == "PUNCT"
    )
    return not speech or _inverted(tree, index, within)


def _inverted(tree: Tree, index: int, within: Quotation | None) -> bool:
    """Return whether the form alone asks: "did he", "why would they", "who opened"."""
    ends = tree.sentence(index)
    last = tree.token(ends.last - 1).text
    if last not in ("?", "??", "?!") and within is None:
        return is_wh_question(tree, index)
    subjects = tree.kids(index, "nsubj")
    auxiliaries = tree.kids(index, "aux", "cop")
    return bool(subjects and auxiliaries and auxiliaries[0] < subjects[0]) and _marked_near(
        tree, index
    )


def _marked_near(tree: Tree, index: int) -> bool:
    ends = tree.sentence(index)
    return any("?" in tree.token(i).text for i in range(index, ends.last))


def is_wh_question(tree: Tree, index: int) -> bool:
    """Return whether a wh-word, an auxiliary and the subject stand in asking order."""
    first = [c for c in tree.children[index] if tree.word(c) in INTERROGATIVE and c < index]
    auxiliaries = [
        a for a in tree.kids(index, "aux", "cop") if a < index or tree.kids(index, "cop")
    ]
    subjects = tree.kids(index, "nsubj")
    if not first or not auxiliaries or not subjects or tree.rel(index) != "root":
        return False
    return first[0] < auxiliaries[0] < subjects[0] and not is_relative(tree, first[0])


MINDED = frozenset(
    ["think", "like", "love", "hate", "want", "need", "guess", "hope", "wish", "know"]
)
"""Verbs of mind that nobody is told to do: with an object their "I" was left out."""


def is_imperative(tree: Tree, index: int) -> bool:
    """Return whether a main predicate without subject is a command ("open the gate")."""
    if tree.lemma(index) == "beware" and tree.rel(index) == "root":
        return True  # "buyer beware"
    verbal = tree.upos(index) in ("VERB", "AUX") or bool(tree.kids(index, "cop"))
    hedged = any(tree.word(a) in words.HEDGES for a in tree.kids(index, "advmod") if a < index)
    if not verbal or hedged or (tree.lemma(index) in MINDED and tree.kids(index, "obj", "ccomp")):
        return False
    if not matches(tree.rel(index), CARRIES) or tree.kids(index, "nsubj", "csubj", "expl", "mark"):
        return False
    if tree.rel(index) == "conj":
        return _joins_command(tree, index)
    if _goes_on_telling(tree, index):
        return False
    base = tree.feat(index, "Mood") == "Imp" or tree.token(index).xpos == "VB"
    base = base or any(tree.token(c).xpos == "VB" for c in tree.kids(index, "cop"))
    lets = tree.word(index) in ("let", "lets") and _first_word(tree, index)
    return lets or (base and not _other_auxiliary(tree, index))


def _goes_on_telling(tree: Tree, index: int) -> bool:
    """Return whether a past clause is joined on: a tale without "I" ("Get there, it was shut")."""
    joined = tree.kids(index, "conj")
    past = (c for c in joined for n in (c, *tree.kids(c, "aux", "cop")) if _is_past(tree, n))
    return any(tree.kids(c, "nsubj", "expl") for c in past)


def _is_past(tree: Tree, index: int) -> bool:
    return tree.feat(index, "Tense") == "Past" and tree.feat(index, "VerbForm") == "Fin"


def _joins_command(tree: Tree, index: int) -> bool:
    """Return whether a coordinated verb goes on with a command ("stop and don't move")."""
    first = tree.first_conjunct(index)
    if tree.rel(first) == "conj" or not is_imperative(tree, first):
        return tree.feat(index, "Mood") == "Imp" and not tree.kids(tree.governors[index], "nsubj")
    return tree.token(index).xpos in ("VB", "VBP") and not _other_auxiliary(tree, index)


def _first_word(tree: Tree, index: int) -> bool:
    return tree.sentence(index).first == index


def _other_auxiliary(tree: Tree, index: int) -> bool:
    return any(tree.lemma(a) not in ("do", "be") for a in tree.kids(index, "aux"))


def is_loose_purpose(tree: Tree, index: int) -> bool:
    """Return whether a sentence is nothing but an infinitive ("To see the sea, of course.")."""
    if tree.rel(index) != "root" or tree.kids(index, "nsubj", "aux", "cop"):
        return False
    return any(tree.word(m) == "to" for m in tree.kids(index, "mark"))


def is_asked_alone(tree: Tree, index: int) -> bool:
    """Return whether a participle with its noun is all of a question ("Passport needed?")."""
    noun = tree.governors[index]
    if tree.rel(index) != "acl" or tree.rel(noun) != "root" or is_predicate(tree, noun):
        return False
    return "?" in tree.token(tree.sentence(index).last - 1).text


def is_alternative(tree: Tree, index: int) -> bool:
    """Return whether a clause is one of two of which only one is said to be so."""
    first = tree.first_conjunct(index)
    either = any(
        tree.word(c) == "either" and c < first
        for c in tree.kids(first, "cc:preconj", "cc", "advmod")
    )
    joined = (c for c in tree.kids(first, "conj") if is_predicate(tree, c))
    return either and any(tree.word(o) == "or" for c in joined for o in tree.kids(c, "cc"))
