"""Names found on the surface of the text, where the tagger or the parser may err.

Taggers err on unusual names. Repairs: a capitalised word in the midst of a sentence that is no
English word is a name whatever its tag; a name written in two words, the second lower-case and no
English word ("Min jae"), is one name; a word one letter away from a name of the account is a slip.
"""

from collections.abc import Iterator

from tellings.people.syntax import Tree
from tellings.people.words import PRONOUNS
from tellings.records.language import Token
from tellings.text.sounds import slipped
from tellings.text.syllables import systems_of
from tellings.text.written_names import fold_name

NEW_NAME = frozenset({"conj", "appos", "parataxis", "list", "vocative", "root"})
GENERATIONS = frozenset({"senior", "junior", "sr", "jr", "ii", "iii"})
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod"})


def unusual_names(tree: Tree, *, words: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Return the runs ``[first, last)`` that are names whatever the tagger says.

    A run is a capitalised word that is no English word, not first in its sentence and not tagged
    as a name or noun, or a capitalised word followed by a lower-case word that is no English word.
    The same words in the same account are a name wherever they stand, also in lower case.
    """
    runs: dict[int, int] = {}
    forms: set[tuple[str, ...]] = set()
    for span in tree.analysis.sentences:
        for at in range(span.first, span.last):
            width = _unusual(tree, at, span.first, span.last, words)
            if width:
                runs[at] = at + width
                if width > 1:
                    forms.add(tuple(tree.tokens[at + k].text.lower() for k in range(width)))
    texts = [token.text.lower() for token in tree.tokens]
    for form in sorted(forms):
        for at in range(len(texts) - len(form) + 1):
            if tuple(texts[at : at + len(form)]) == form:
                runs[at] = at + len(form)
    for at, last in (*_completed(tree, words), *_slips(tree, words)):
        if not any(k in runs for k in range(at, last)):
            runs[at] = last
    covered: set[int] = set()
    kept = []
    for at in sorted(runs):
        if at not in covered:
            kept.append((at, runs[at]))
            covered.update(range(at, runs[at]))
    return tuple(kept)


def _completed(tree: Tree, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield names of which the tagger saw but a part: "Ivor Maddox", "Ada Lind senior", "Okeke".

    Taggers take a strange word at the head of a sentence for an adjective, and what says which of
    two people of one name is meant for a noun.
    """
    for span in tree.analysis.sentences:
        at = span.first
        while at < span.last:
            first = last = at
            while last < span.last and _continues(tree, first, last):
                last += 1
            if last == first and at == span.first and _strange_argument(tree, at, words):
                last += 1
            elif last > first:
                if first > span.first and _strange(tree, first - 1, words):
                    first -= 1
                last = _with_generation(tree, last, span.last)
            if last > first and any(tree.tokens[k].upos != "PROPN" for k in range(first, last)):
                yield first, last
            at = max(last, at + 1)


def _strange(tree: Tree, at: int, words: frozenset[str]) -> bool:
    """Whether a capitalised word is no English word and not tagged as a name."""
    token = tree.tokens[at]
    parts = token.text.replace("-", " ").replace("'", "").replace("’", "").split()
    known = token.text.lower() in words or token.lemma.lower() in words
    return (
        token.upos in {"ADJ", "NOUN", "ADV", "X", "VERB", "INTJ"}
        and not known
        and bool(parts)
        and all(part.isalpha() for part in parts)
        and token.text[:1].isupper()
        and not (token.text.isupper() and len(token.text) > 1)
    )


def _strange_argument(tree: Tree, at: int, words: frozenset[str]) -> bool:
    base = tree.tokens[at].deprel.partition(":")[0]
    return (
        _strange(tree, at, words)
        and base in {"nsubj", "vocative"}
        and len(tree.tokens[at].text) > 2
    )


def _with_generation(tree: Tree, last: int, end: int) -> int:
    """Return the end of a name with the "junior" or "Sr." after it."""
    if last < end and tree.tokens[last].text.lower().rstrip(".") in GENERATIONS:
        last += 1
        short = tree.tokens[last - 1].text.lower() in {"sr", "jr"}
        if short and last < end and tree.tokens[last].text == ".":
            last += 1
    return last


def _slips(tree: Tree, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield words one letter away from a name of this account, and no English words: "kafor"."""
    names = {
        fold_name(token.text)
        for token in tree.tokens
        if token.upos == "PROPN" and len(token.text) > 4
    }
    at = 0
    while at < len(tree.tokens):
        last = at + 1
        while (
            last < len(tree.tokens)
            and tree.tokens[last].start == tree.tokens[last - 1].end
            and (tree.tokens[last].text == "-" or tree.tokens[last - 1].text == "-")
        ):
            last += 1
        text = "".join(tree.tokens[k].text for k in range(at, last))
        plain = text.replace("-", "")
        odd = plain.isalpha() and len(plain) > 3 and tree.tokens[at].upos != "PROPN"
        unknown = odd and plain.lower() not in words
        if unknown and any(slipped(text.lower(), name) for name in names):
            yield at, last
        at = last


def _unusual(tree: Tree, at: int, first: int, last: int, words: frozenset[str]) -> int:
    token = tree.tokens[at]
    if not (token.text[:1].isupper() and token.text[1:].islower() and token.text.isalpha()):
        odd = "-" in token.text and token.text[:1].isupper() and token.upos not in {"PROPN", "NOUN"}
        parts = token.text.lower().split("-")
        return int(odd and at > first and all(p.isalpha() and p not in words for p in parts))
    follower = tree.tokens[at + 1] if at + 1 < last else None
    if follower is not None and _family_and_given(token.text, follower.text):
        return 2
    if follower is not None and at > first and _syllables(token, follower, words):
        return 2
    if (
        follower is not None
        and follower.text.islower()
        and follower.text.isalpha()
        and len(follower.text) > 1
        and follower.upos in {"PROPN", "NOUN", "X", "ADJ", "VERB", "INTJ"}
        and follower.text not in words
        and follower.lemma.lower() not in words
        and (token.upos == "PROPN" or token.text.lower() not in words)
        and token.upos not in {"DET", "PRON", "ADP", "AUX", "CCONJ", "SCONJ"}
    ):
        return 2
    unknown = token.text.lower() not in words and token.lemma.lower() not in words
    return int(at > first and unknown and token.upos in {"VERB", "X", "INTJ", "ADV"})


def _family_and_given(family: str, given: str) -> bool:
    """Whether two words are a short family name and a given name: "Im Dong-u", "An Jiyeong".

    "An" before a consonant is no article; the tokenizer leaves "Im" whole only before a name.
    """
    if not given[:1].isupper() or given.isupper():
        return False
    return family == "Im" or (family == "An" and given[0] not in "AEIOUHÀÁÂÄÅÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜ")


def _syllables(token: Token, follower: Token, words: frozenset[str]) -> bool:
    """Whether two words are a name in two syllables, the second written small: "Da eun".

    Taggers take such a first syllable for any small word. It stands with a capital in the midst of
    a sentence, is no pronoun, and the second, which the tagger saw as a name, is no English word.
    """
    one, two = token.text.lower(), follower.text
    if one in PRONOUNS or not (two.islower() and follower.upos == "PROPN" and two not in words):
        return False
    return bool(systems_of((one, two)))


def after_noun(tree: Tree, position: int) -> bool:
    """Whether a name stands after a common noun that parsers make its head: "her brother Tobi"."""
    token = tree.tokens[position]
    head = tree.tokens[token.head]
    lower = head.upos == "NOUN" and head.text[:1].islower()
    return token.upos == "PROPN" and token.deprel.startswith("flat") and lower


def name_runs(tree: Tree) -> dict[int, tuple[int, int]]:
    """Return head to ``[first, last)`` of the runs of adjacent name words.

    The surface decides and not the tree, which errs on names that it has not seen: in "Yu na's
    hope" both words were hung on "hope". A conjunct or a second argument begins another name.
    """
    found: dict[int, tuple[int, int]] = {}
    at = 0
    while at < len(tree.tokens):
        last = at + 1
        if tree.tokens[at].upos == "PROPN":
            while last < len(tree.tokens) and _continues(tree, at, last):
                last += 1
            if last - at > 1:
                found[run_head(tree, at, last)] = (at, last)
        at = last
    return found


def _continues(tree: Tree, first: int, at: int) -> bool:
    token = tree.tokens[at]
    if token.upos != "PROPN" or tree.sentence[at] != tree.sentence[first]:
        return False
    if token.deprel.partition(":")[0] in NEW_NAME:
        return False
    outside = not first <= token.head < at
    before = [tree.tokens[k] for k in range(first, at)]
    argument = any(
        other.deprel in ARGUMENTS and other.deprel != token.deprel and not first <= other.head <= at
        for other in before
    )
    return not (outside and argument and token.deprel in ARGUMENTS)


def run_head(tree: Tree, first: int, last: int) -> int:
    """Return the word that the sentence hangs on; the last one when the tree is broken."""
    outside = [
        at
        for at in range(first, last)
        if not first <= tree.tokens[at].head < last or tree.tokens[at].head == at
    ]
    free = [at for at in outside if tree.tokens[at].deprel != "compound"]
    return (free or outside or [last - 1])[-1]
