"""What people are called beside names: nouns with what describes them, offices, bodies.

"The grey man" has the noun "man", described as grey; "Warden Lind" holds the office of warden;
"the Harbour Foundation" is a foundation. A role is unique when no other chain of its account is
called so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.people.bodies import body_roles
from tellings.people.distinct import (
    NEW,
    ORDINALS,
    OTHERS,
    implied_ordinals,
    mark_of,
)
from tellings.people.scales import COMPARATIVES, cut_before, told
from tellings.people.syntax import Tree
from tellings.people.trades import is_trade
from tellings.people.words import KIN_INVERSE, OFFICES, TITLES, kin_word, word_set
from tellings.records.language import Token
from tellings.records.people import Chain, Mention
from tellings.text.given_names import usual_gender
from tellings.text.name_words import RANKS
from tellings.text.nicknames import is_listed
from tellings.text.written_names import parse_name

DEFINITE = frozenset({"the", "this", "that"})
DESCRIBING = frozenset({"with", "in", "of", "for", "from", "at"})
OTHER = frozenset({"other", "another", "different", "second", "new", "else"})
ONE = " one"
STATES = word_set(
    """unconscious injured wounded hurt bleeding dead dying sick ill drunk sleeping asleep angry
    frightened terrified shocked exhausted weeping crying sobbing poor unfortunate desperate furious
    astonished surprised bewildered grieving distraught"""
)
LEADING = word_set("chief head leader boss expert")
CLERGY = word_set("canon vicar curate chaplain monsignor rabbi imam bishop dean abbot deacon")
CALLED = {
    "father": ("priest",),
    "fr": ("priest",),
    "rev": ("priest", "vicar", "pastor", "parson"),
    "reverend": ("priest", "vicar", "pastor", "parson"),
    "dr": ("doctor",),
    "prof": ("professor",),
    "sister": ("nun",),
    "lady": ("ladyship",),
    "lord": ("lordship",),
    "sir": ("lordship",),
}
"""By what else those with a title before their names are called: "Father Lind", "the priest"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A noun said of someone: "police commissioner" has head "commissioner", words both.

    ``definite`` when it stands with "the" or a possessor, or is said of somebody with a name ("Ada
    is a pilot"); ``unique`` when no other chain of the account is called so ("the jurors" are not
    "a juror"). ``others`` are the words said of other chains of that head.
    """

    head: str
    words: frozenset[str]
    definite: bool
    unique: bool
    others: frozenset[frozenset[str]] = frozenset()
    plural: bool = False
    of: int | None = None


def shared_nouns(tree: Tree, chains: Sequence[Sequence[Mention]]) -> Counter[tuple[str, bool]]:
    """Return how many chains of an account are called by each (noun, in the plural).

    A noun with a state of the moment ("the unconscious guard") tells no second one apart: such a
    mention has a key of its own (``_key``), which counts all, and the noun counts the others.
    """
    every: Counter[tuple[str, bool]] = Counter()
    plain: Counter[tuple[str, bool]] = Counter()
    for chain in chains:
        called = [m for m in chain if m.form == "nominal" or is_title(m.text)]
        offices = {(title, False) for m in chain if m.form == "name" for title in _offices(m)}
        every.update({(_called(tree, m), m.number == "plur") for m in called} | offices)
        plain.update({_key(tree, m) for m in called if not _in_a_state(tree, m)} | offices)
    states = {_key(tree, m): m for chain in chains for m in chain if _in_a_state(tree, m)}
    found = Counter({key: plain[key] or count for key, count in every.items()})
    found.update({key: every[_called(tree, m), m.number == "plur"] for key, m in states.items()})
    return found


def _key(tree: Tree, m: Mention) -> tuple[str, bool]:
    noun = _called(tree, m)
    return (f"{noun} in a state" if _in_a_state(tree, m) else noun), m.number == "plur"


def _in_a_state(tree: Tree, m: Mention) -> bool:
    """Whether "the" and a passing state are all that stands with a noun."""
    with_it = [tree.tokens[at] for at in tree.children[m.head] if tree.tokens[at].upos != "PUNCT"]
    states = [token for token in with_it if token.lemma.lower() in STATES]
    definite = any(token.lemma.lower() == "the" for token in with_it)
    return definite and bool(states) and len(with_it) == len(states) + 1


def roles_of(
    tree: Tree,
    chain: Sequence[Mention],
    heads: Counter[tuple[str, bool]],
    called: Mapping[str, Mapping[int, frozenset[str]]],
    at: int,
    *,
    whose: Mapping[int, int],
) -> list[Role]:
    """Return what a chain is called beside names: its nouns, and the offices in its names.

    ``whose`` gives the profile of each mention's head.
    """
    named = any(m.form == "name" for m in chain)
    roles = [
        replace(_role(tree, m, heads, called, at, named=named), of=_possessor(tree, m, whose))
        for m in chain
        if (m.form == "nominal" or is_title(m.text))
        and (m.number == "plur" or kin_word(noun_of(tree, m)) is None)
    ]
    before = (found for m in chain if m.form == "name" for found in _trade_before(tree, m, heads))
    roles += [*before, *_kin_roles(tree, chain, heads, whose)]
    titles = [title for m in chain if m.form == "name" for title in _offices(m)]
    return roles + [
        Role(head=title, words=frozenset({title}), definite=True, unique=heads[title, False] == 1)
        for title in titles
    ]


def roles_of_body(
    chain: Sequence[Mention], record: Chain, heads: Counter[tuple[str, bool]]
) -> list[Role]:
    """Return the roles that the name of a body says ("the Harbour Foundation")."""
    return [
        Role(head=head, words=words, definite=True, unique=heads[head, False] == 0)
        for head, words in body_roles(chain, record.kind)
    ]


def _role(
    tree: Tree,
    m: Mention,
    heads: Mapping[tuple[str, bool], int],
    called_by: Mapping[str, Mapping[int, frozenset[str]]],
    chain: int,
    *,
    named: bool,
) -> Role:
    words = _described(tree, m)
    definite = any(
        token.deprel == "nmod:poss" or (token.deprel == "det" and token.text.lower() in DEFINITE)
        for at in ((m.head, m.head - 1) if cut_before(tree, m.head) else (m.head,))
        for token in (tree.tokens[child] for child in tree.children[at])
    )
    called = _called(tree, m)
    others = called_by.get(noun_of(tree, m), {})
    return Role(
        head=called,
        words=words,
        definite=(definite or named) and (called != noun_of(tree, m) or not words & OTHER),
        unique=heads[_key(tree, m)] == 1,
        plural=m.number == "plur",
        others=frozenset(said for other, said in others.items() if other != chain),
    )


def _offices(m: Mention) -> tuple[str, ...]:
    """Return the titles before a name that "the" may stand before as well: "Warden Lind"."""
    held = OFFICES | RANKS | CLERGY
    titles = [t for t in parse_name(m.text).titles if t in held or is_trade(t)]
    first, *rest = m.text.lower().split()
    own = is_listed(first) or usual_gender(first) is not None
    if rest and first not in titles and not own and is_trade(first):
        titles.append(first)  # "Navigator Cruz": a trade that is no title in any list
    titles += [trade for t in parse_name(m.text).titles for trade in CALLED.get(t, ())]
    return tuple(dict.fromkeys(titles))


def said_of(
    tree: Tree, chains: Sequence[Sequence[Mention]]
) -> dict[str, dict[int, frozenset[str]]]:
    """Return by noun and chain all words that describe the chain."""
    found: dict[str, dict[int, frozenset[str]]] = defaultdict(dict)
    for at, chain in enumerate(chains):
        for m in chain:
            if m.form == "nominal":
                before = found[noun_of(tree, m)].get(at, frozenset())
                found[noun_of(tree, m)][at] = before | _described(tree, m)
    return found


def _trade_before(tree: Tree, m: Mention, heads: Mapping[tuple[str, bool], int]) -> Iterator[Role]:
    """Yield the trade right before a name: "ticket inspector Ada Lind"."""
    first = m.head
    while first > 0 and tree.tokens[first - 1].start >= m.start:
        first -= 1
    at = first - 1
    if at < 0 or tree.sentence[at] != tree.sentence[m.head] or tree.tokens[at].upos != "NOUN":
        return
    noun = tree.tokens[at].lemma.lower()
    joined = tree.tokens[at].head == m.head or tree.tokens[m.head].head == at
    if not joined or "Plur" in tree.tokens[at].feats or not (is_trade(noun) or noun in LEADING):
        return
    described = (tree.tokens[k].lemma.lower() for k in tree.of(at, "compound", "amod"))
    yield Role(
        head=noun,
        words=frozenset({noun, *described}),
        definite=True,
        unique=heads.get((noun, False), 0) <= 1,
    )


def _kin_roles(
    tree: Tree,
    chain: Sequence[Mention],
    heads: Mapping[tuple[str, bool], int],
    whose: Mapping[int, int],
) -> Iterator[Role]:
    """Yield the kin nouns of a chain: one account may say "the father" where another says whose.

    Beside "his son" in one chain "the father" says nothing: the two are often read as one.
    """
    called = [
        kin_word(noun_of(tree, m)) if m.form == "nominal" and m.number != "plur" else None
        for m in chain
    ]
    both = {"child", "parent"} <= {KIN_INVERSE.get(noun) for noun in called if noun}
    for m, noun in zip(chain, called, strict=True):
        if noun is not None:
            of = _possessor(tree, m, whose)
            bare = of is None and not tree.of(m.head, "nmod")
            article = any(tree.tokens[k].text.lower() == "the" for k in tree.of(m.head, "det"))
            if of is not None or (bare and article and not both):
                words = frozenset({noun})
                unique = heads.get((_called(tree, m), False), 0) <= 1
                yield Role(head=noun, words=words, definite=True, unique=unique, of=of)


def _possessor(tree: Tree, m: Mention, whose: Mapping[int, int]) -> int | None:
    """Return the profile of whose lawyer, neighbour or driver somebody is, if that is said."""
    for at in tree.of(m.head, "nmod:poss"):
        if at in whose and tree.tokens[at].upos in {"PRON", "PROPN"}:
            return whose[at]
    return None


def ordinal_roles(tree: Tree, chains: Sequence[Sequence[Mention]]) -> dict[int, tuple[Role, ...]]:
    """Return by chain the roles that "one" and "another" imply: the first nurse and the second."""
    marked: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, chain in enumerate(chains):
        for m in chain:
            if m.form == "nominal" and m.number != "plur" and not is_ellipsis(tree, m):
                marked[noun_of(tree, m)].append((m.head, number, mark_of(tree, m.head)))
    found: dict[int, tuple[Role, ...]] = defaultdict(tuple)
    for noun, places in marked.items():
        marks = [(number, mark) for _, number, mark in sorted(places)]
        for number, ordinal in implied_ordinals(marks).items():
            words = frozenset({ordinal, noun})
            head = f"{ordinal} {noun}"
            found[number] += (Role(head=head, words=words, definite=True, unique=True),)
    return dict(found)


def places_of(tree: Tree, chain: Sequence[Mention]) -> frozenset[str]:
    """Return the named places where a chain's mentions are put: "the coroner in Leeds"."""
    found: set[str] = set()
    for m in chain:
        token = tree.tokens[m.head]
        near = [*tree.of(m.head, "nmod")]
        if token.deprel.partition(":")[0] in {"nsubj", "obj"}:
            near += tree.of(token.head, "obl")
        found |= {
            tree.tokens[at].lemma.lower()
            for at in near
            if tree.tokens[at].upos == "PROPN" and tree.marker(at) in {"in", "at", "of"}
        }
    return frozenset(found)


def is_ellipsis(tree: Tree, m: Mention) -> bool:
    """Whether a noun is left out: "the first one", "the second", "the younger of the two"."""
    return m.form == "nominal" and _called(tree, m).endswith(ONE)


def _called(tree: Tree, m: Mention) -> str:
    """Return the noun of a mention, with the ordinal before it: "second witness"."""
    mark = mark_of(tree, m.head)
    noun = COMPARATIVES.get(noun_of(tree, m), noun_of(tree, m))
    several = _of_several(tree, m)
    if not mark and several and (noun in ORDINALS or noun in COMPARATIVES.values()):
        return f"{noun} {several}"
    if not mark and (noun in ORDINALS | OTHERS or noun in COMPARATIVES.values()):
        return f"{noun}{ONE}"
    if mark in OTHERS and noun == "one":
        return f"{mark}{ONE}"
    return f"{mark} {noun_of(tree, m)}" if mark and mark not in NEW | OTHERS else noun_of(tree, m)


def _of_several(tree: Tree, m: Mention) -> str:
    """Return the noun of those of whom a mention is one: "the elder of the two policemen"."""
    for at in tree.of(m.head, "nmod"):
        if tree.marker(at) == "of" and "Plur" in tree.tokens[at].feats:
            return _noun(tree.tokens[at])
    return ""


def _described(tree: Tree, m: Mention) -> frozenset[str]:
    """Return the noun of a mention and what describes it: "man", "grey", "anorak"."""
    words = {noun_of(tree, m), *told(tree, m.head), *_called(tree, m).split()}
    for child in tree.children[m.head]:
        token = tree.tokens[child]
        described = token.deprel in {"compound", "amod"}
        none = any(tree.tokens[k].text.lower() == "no" for k in tree.of(child, "det"))
        with_it = token.deprel == "nmod" and tree.marker(child) in DESCRIBING
        described = described or (with_it and not none)
        if described or (token.deprel == "nmod:poss" and token.upos == "NOUN"):
            plain = COMPARATIVES.get(token.text.lower(), token.lemma.lower())
            words.add(token.text if token.upos == "PROPN" else plain)
    return frozenset(words)


def noun_of(tree: Tree, m: Mention) -> str:
    """Return the noun that heads a mention: its lemma, or a participle as it is written."""
    return _noun(tree.tokens[m.head])


def _noun(token: Token) -> str:
    if token.text.lower().endswith("men") and "Plur" in token.feats:
        return f"{token.text.lower().removesuffix('men')}man"
    participle = token.upos == "NOUN" and token.text.endswith("ed")
    return token.text.lower() if participle else token.lemma.lower()  # "the accused"


def is_title(text: str) -> bool:
    """Whether a name consists of titles alone ("the Captain"): a role, not a name."""
    return all(word.lower().rstrip(".") in TITLES | CLERGY | {"the", "a"} for word in text.split())
