"""Quotations of what is written: the voice is the letter, sign or report that they are read from.

"The letter was short. It read: “...”" quotes the letter, whoever was spoken of before: the subject
of the leading verb is the document, or a pronoun whose antecedent is the nearest document named in
the two sentences before. Without one nobody is named, and the voice stays unknown. "According to
the report, “...”", "A notice on the door: “...”" and a name on the line below a quotation after a
dash say it without a verb.
"""

import re
from dataclasses import dataclass

from tellings.claims.stretches import speaks
from tellings.claims.tree import Tree
from tellings.claims.wordlist import lemmas

DOCUMENTS = lemmas(
    """
    letter note notice sign statement report message email e-mail text telegram document article
    headline caption inscription poster placard banner card postcard diary journal log entry record
    memo memorandum affidavit deposition transcript testament contract warrant verdict judgment
    judgement ruling decree label leaflet pamphlet brochure book page paper newspaper magazine
    website post tweet blog column editorial advertisement advert menu plaque tombstone gravestone
    release dispatch bulletin communique declaration resolution petition indictment complaint
    certificate scroll tablet ticket tag graffiti slogan summary
    """
)
"""Nouns of things that are written and read."""
WRITTEN_ONLY = lemmas("read run")
"""Verbs that pass on words where their subject is no person."""
POINTING = frozenset(["it", "which", "this", "that"])
REACH = 25
"""Tokens before a quotation within which its introduction stands."""
NEAR = 7
"""Tokens after a quotation within which "it read" stands."""
SENTENCES = 2
SIGNED = re.compile(r"[”\"»’']?[ \t]*\r?\n[ \t]*(?:—|–|―|--)[ \t]*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the words of a quotation stand: the head token of the noun, None when not named."""

    head: int | None


def source(tree: Tree, pair: tuple[int, int], floor: int) -> Source | None:
    """Return the document or signer of a quotation, None where it is not shown to be written.

    ``floor`` is the first token after the quotation before.
    """
    first, last = pair
    signer = _signer(tree, last)
    if signer is not None:
        return Source(head=signer)
    begin = max(floor, tree.sentence(first - 1).first, first - REACH) if first else first
    led = range(first - 1, begin - 1, -1)
    if first == 0 or tree.word(first - 1) not in (":", ","):
        led = range(0)
    after = range(last + 1, min(tree.sentence(last).last, last + NEAR))
    for index in (*led, *after):
        if tree.word(index) == "according":
            return _according(tree, index)
        if _passes_on(tree, index):
            found = _of_verb(tree, index, pair, floor)
            going_on = index > last and found is not None and found.head is None
            return None if going_on else found  # "..., it added": whoever spoke before, a firm
    return _bare(tree, led)


def _passes_on(tree: Tree, index: int) -> bool:
    verbal = tree.upos(index) == "VERB" and tree.lemma(index) in WRITTEN_ONLY
    return verbal or speaks(tree, index)


def _of_verb(tree: Tree, verb: int, pair: tuple[int, int], floor: int) -> Source | None:
    subjects = [s for s in tree.kids(verb, "nsubj") if not pair[0] <= s <= pair[1]]
    if not subjects:
        return None
    subject = subjects[0]
    if tree.word(subject) in POINTING:
        return Source(head=_antecedent(tree, subject, floor))
    return Source(head=subject) if tree.lemma(subject) in DOCUMENTS else None


def _antecedent(tree: Tree, pronoun: int, floor: int) -> int | None:
    """Return the nearest document named before a pronoun and after the quotation before."""
    number = max(tree.sentence_of[pronoun] - SENTENCES, 0)
    begin = max(tree.analysis.sentences[number].first, floor)
    for index in range(pronoun - 1, begin - 1, -1):
        one = tree.feat(index, "Number") != "Plur" and tree.rel(index) != "compound"
        if one and tree.upos(index) == "NOUN" and tree.lemma(index) in DOCUMENTS:
            return index
    return None


def _according(tree: Tree, index: int) -> Source | None:
    """Return X of "according to X"."""
    above = tree.governors[index]
    if tree.rel(index) in ("case", "mark") and above != index:
        return Source(head=above)
    below = tree.kids(index, "obl", "nmod", "obj")
    return Source(head=below[0]) if below else None


def _bare(tree: Tree, led: range) -> Source | None:
    """Return the document of a lead-in without a verb ("A notice on the door: “...”")."""
    if not led or tree.word(led[0]) != ":" or any(tree.upos(i) in ("VERB", "AUX") for i in led):
        return None
    heads = [i for i in led if tree.lemma(i) in DOCUMENTS and tree.rel(i) in ("root", "parataxis")]
    return Source(head=heads[-1]) if heads else None


def _signer(tree: Tree, last: int) -> int | None:
    """Return the name after a dash on the line below a quotation."""
    found = SIGNED.match(tree.text, tree.token(last).end)
    if found is None:
        return None
    after = range(last + 1, min(last + 6, len(tree.governors)))
    start = next((i for i in after if tree.token(i).start >= found.end()), None)
    if start is None or tree.upos(start) != "PROPN":
        return None
    above = tree.governors[start]
    named = tree.rel(start).startswith(("flat", "compound")) and tree.upos(above) == "PROPN"
    return above if named and above > last else start
