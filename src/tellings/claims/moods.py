"""Questions, commands, generic statements: what a clause's own form shows."""

from tellings.claims import words
from tellings.claims.attribution import Quotation, Quotations
from tellings.claims.clauses import clause
from tellings.claims.predicates import is_predicate, is_relative
from tellings.claims.prepositions import is_time
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
    return _marked(tree, index, quotations) or _inverted(tree, index, within)


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
            return _asks(tree, index, within) and last
        if token.text in (".", "!", ";") and tree.upos(position) == "PUNCT":
            return False
    return False


def _goes_on(tree: Tree, index: int, mark: int) -> bool:
    """Return whether another main clause stands between a statement and the question mark."""
    subjects, auxiliaries = tree.kids(index, "nsubj"), tree.kids(index, "aux", "cop")
    if not subjects or (auxiliaries and auxiliaries[0] < subjects[0]) or subjects[0] > index:
        return False
    later = tree.kids(index, "conj", "parataxis")
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


def is_imperative(tree: Tree, index: int) -> bool:
    """Return whether a main predicate without subject is a command ("open the gate")."""
    if tree.upos(index) not in ("VERB", "AUX") and not tree.kids(index, "cop"):
        return False
    if not matches(tree.rel(index), CARRIES) or tree.kids(index, "nsubj", "csubj", "expl", "mark"):
        return False
    if tree.rel(index) == "conj":
        return _joins_command(tree, index)
    if _goes_on_telling(tree, index):
        return False
    base = tree.feat(index, "Mood") == "Imp" or tree.token(index).xpos == "VB"
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


def is_generic(tree: Tree, index: int) -> bool:
    """Return whether a clause tells of kinds, not of particular people or things.

    Present tense, neither progressive nor perfect, with a bare plural, an indefinite or a generic
    pronoun ("you", "one") as subject and no particular participant ("dogs bark at strangers").
    """
    if not _simple_present(tree, index):
        return False
    subjects = clause(tree, index).subjects
    if not subjects or not all(_kind(tree, s) for s in subjects):
        return False
    return not any(
        _particular(tree, c)
        for c in tree.kids(index, "obj", "iobj", "obl")
        if tree.word(c) != "you" and not is_time(tree, c)
    )


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


def _kind(tree: Tree, noun: int) -> bool:
    """Return whether a noun phrase names a kind: "you", "dogs", "a witness"."""
    if tree.word(noun) in words.GENERIC_SUBJECTS:
        return tree.word(noun) != "you" or True
    if tree.upos(noun) != "NOUN" or tree.kids(noun, "nmod:poss", "nummod", "acl", "appos"):
        return False
    picked = any(
        tree.word(a) in ("other", "same", "such", "latter") for a in tree.kids(noun, "amod")
    )
    if picked or (tree.token(noun).text[:1].isupper() and noun != tree.sentence(noun).first):
        return False
    determiners = {tree.word(d) for d in tree.kids(noun, "det")}
    mass = tree.feat(noun, "Number") == "Sing" and not tree.kids(noun, "amod", "compound")
    mass = mass and tree.token(noun).entity not in ("person", "group", "organisation", "place")
    if determiners:
        return determiners <= {"a", "an", "any", "every", "each", "all", "most"}
    return mass or tree.feat(noun, "Number") in ("Plur", "Ptan")


def _particular(tree: Tree, noun: int) -> bool:
    if tree.upos(noun) == "PROPN":
        return True
    if tree.word(noun) in ("him", "her", "me", "us", "it", "them"):
        return tree.word(noun) not in ("it", "them")
    return any(
        tree.word(d) in ("the", "this", "that", "these", "those") for d in tree.kids(noun, "det")
    ) or any(tree.word(p) in ("his", "her", "my", "our") for p in tree.kids(noun, "nmod:poss"))
