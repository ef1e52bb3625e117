"""What an account's chain tells about who it is: names, roles, kin, gender, number.

A profile is all that resolving across accounts looks at. Its ``gender`` is learnt from pronouns and
from nouns whose meaning carries it, never from a name; mixed evidence counts only when one side
has three quarters of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.people.beside import beside_each_other
from tellings.people.bodies import body_roles
from tellings.people.distinct import COMPARATIVES, NEW, OTHERS, mark_of
from tellings.people.full_names import PARTNERS, written
from tellings.people.in_laws import kin_of_noun
from tellings.people.read import AccountPeople
from tellings.people.renamed import SPOUSES, other_names_of
from tellings.people.self_named import self_name
from tellings.people.syntax import Tree, tree_of
from tellings.people.trades import is_trade
from tellings.people.words import OFFICES, PRONOUNS, TITLES, kin_word
from tellings.records.documents import Account, Document
from tellings.records.language import Analysis
from tellings.records.people import Chain, EntityKind, Mention, Sphere
from tellings.text.name_words import RANKS
from tellings.text.nicknames import is_listed
from tellings.text.syllables import systems_of
from tellings.text.written_names import parse_name, strip_possessive

SURE_GENDER = 0.75
DEFINITE = frozenset({"the", "this", "that"})
DESCRIBING = frozenset({"with", "in", "of", "from", "at"})
CALLED = {
    "father": ("priest",),
    "fr": ("priest",),
    "rev": ("priest", "vicar", "pastor", "parson"),
    "reverend": ("priest", "vicar", "pastor", "parson"),
    "dr": ("doctor",),
    "prof": ("professor",),
    "sister": ("nun",),
}
"""By what else those with a title before their names are called: "Father Lind", "the priest"."""
TELLING = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
OTHER = frozenset({"other", "another", "different", "second", "new", "else"})


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """“The daughter of chain ``of``” (a profile number)."""

    word: str
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A chain of one account as the resolver sees it. ``number`` is its place in the case."""

    number: int
    account: str
    document: str
    mentions: tuple[Mention, ...]
    kind: EntityKind
    sphere: Sphere
    names: Mapping[str, int]
    roles: tuple[Role, ...]
    kin: tuple[Kin, ...]
    gender: str | None
    plural: bool
    teller: bool
    beside: frozenset[int] = frozenset()
    aliases: tuple[str, ...] = ()
    around: frozenset[str] = frozenset()
    self_named: int | None = None


def build_profiles(
    documents: Sequence[Document],
    accounts: Sequence[Account],
    analyses: Mapping[str, Analysis],
    people: Mapping[str, AccountPeople],
) -> tuple[Profile, ...]:
    """Return the profiles of all chains in record order: by document, then place in the text."""
    found: list[Profile] = []
    for account in ordered(documents, accounts):
        if account.id in people:
            tree = tree_of(analyses[account.id])
            found += _account_profiles(tree, account, people[account.id], len(found))
    return tuple(found)


def ordered(documents: Sequence[Document], accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Return the accounts by document (bytes' hash, then path), then place."""
    place = {document.id: (document.sha256, document.path) for document in documents}
    return tuple(
        sorted(accounts, key=lambda account: (place[account.document], account.spans, account.id))
    )


def _account_profiles(
    tree: Tree, account: Account, people: AccountPeople, first: int
) -> Iterator[Profile]:
    mention = {m.id: m for m in people.mentions}
    chains = [tuple(mention[key] for key in chain.mentions) for chain in people.chains]
    owner = {m.head: first + at for at, chain in enumerate(chains) for m in chain}
    heads = Counter(
        head
        for chain in chains
        for head in {
            (_called(tree, m), m.number == "plur")
            for m in chain
            if m.form == "nominal" or is_title(m.text)
        }
        | {(title, False) for m in chain if m.form == "name" for title in _offices(m)}
    )
    called = _called_by_head(tree, chains)
    selves = _self_names(tree, chains, people.chains, owner, first)
    whose = {head: selves.get(number, number) for head, number in owner.items()}
    beside = beside_each_other(tree, chains, first)
    aliases = _aliases(tree, chains, owner, first)
    for at, (chain, record) in enumerate(zip(chains, people.chains, strict=True)):
        nominals = [m for m in chain if m.form == "nominal" or is_title(m.text)]
        named = any(m.form == "name" for m in chain)
        roles = [
            _role(tree, m, heads, called, at, named=named)
            for m in nominals
            if m.number == "plur" or kin_word(_lemma(tree, m)) is None
        ]
        roles += [
            Role(
                head=title, words=frozenset({title}), definite=True, unique=heads[title, False] == 1
            )
            for m in chain
            if m.form == "name"
            for title in _offices(m)
        ]
        roles += [
            Role(head=head, words=words, definite=True, unique=heads[head, False] == 0)
            for head, words in body_roles(chain, record.kind)
        ]
        yield Profile(
            number=first + at,
            account=account.id,
            document=account.document,
            mentions=chain,
            kind=record.kind,
            sphere=record.sphere,
            names=dict(
                Counter(
                    name_of(tree, m)
                    for m in chain
                    if m.form == "name" and not is_title(m.text) and not _ends_firm(m.text)
                )
            ),
            roles=tuple(dict.fromkeys(roles)),
            kin=tuple(dict.fromkeys(_kin(tree, nominals, whose))),
            gender=learnt_gender(chain),
            plural=record.kind == "group",
            teller=_is_teller(chain, record),
            beside=beside.get(first + at, frozenset()),
            aliases=aliases.get(first + at, ()),
            around=_around(tree, chain),
            self_named=selves.get(first + at),
        )


def _is_teller(chain: Sequence[Mention], record: Chain) -> bool:
    return record.sphere == "telling" and any(
        m.form == "pronoun" and _group(m) == "i" for m in chain
    )


def _self_names(
    tree: Tree,
    chains: Sequence[Sequence[Mention]],
    records: Sequence[Chain],
    owner: Mapping[int, int],
    first: int,
) -> dict[int, int]:
    """Return for the profile of the teller's "I" the profile of the name that the teller gives."""
    found: dict[int, int] = {}
    for at, (chain, record) in enumerate(zip(chains, records, strict=True)):
        if _is_teller(chain, record):
            named = self_name(tree, owner, first + at)
            if named is not None and records[named - first].kind == "person":
                found[first + at] = named
    return found


def _around(tree: Tree, chain: Sequence[Mention]) -> frozenset[str]:
    """Return the telling words of the sentences that mention a chain, its own nouns left out."""
    own = {m.head for m in chain}
    sentences = sorted({tree.sentence[m.head] for m in chain})
    return frozenset(
        tree.tokens[at].lemma.lower()
        for number in sentences
        for at in range(tree.analysis.sentences[number].first, tree.analysis.sentences[number].last)
        if at not in own and tree.tokens[at].upos in TELLING
    )


def _aliases(
    tree: Tree, chains: Sequence[Sequence[Mention]], owner: Mapping[int, int], first: int
) -> dict[int, tuple[str, ...]]:
    """Return by profile the names that it may bear elsewhere: by marriage, at birth, now."""
    names = {
        first + at: tuple(dict.fromkeys(name_of(tree, m) for m in chain if m.form == "name"))
        for at, chain in enumerate(chains)
    }
    genders = {first + at: learnt_gender(chain) for at, chain in enumerate(chains)}
    spouses = [
        (first + at, kin.of)
        for at, chain in enumerate(chains)
        for kin in _kin(tree, [m for m in chain if m.form == "nominal"], owner)
        if kin.word in SPOUSES and kin.of != first + at
    ]
    return other_names_of(tree, owner, names, genders, spouses)


def _offices(m: Mention) -> tuple[str, ...]:
    """Return the titles before a name that "the" may stand before as well: "Warden Lind"."""
    titles = [t for t in parse_name(m.text).titles if t in OFFICES | RANKS or is_trade(t)]
    first, *rest = m.text.lower().split()
    if rest and first not in titles and not is_listed(first) and is_trade(first):
        titles.append(first)  # "Navigator Cruz": a trade that is no title in any list
    titles += [trade for t in parse_name(m.text).titles for trade in CALLED.get(t, ())]
    return tuple(dict.fromkeys(titles))


def _group(m: Mention) -> str:
    shown = PRONOUNS.get(m.text.lower())
    return shown.group if shown else ""


def _lemma(tree: Tree, m: Mention) -> str:
    token = tree.tokens[m.head]
    participle = token.upos == "NOUN" and token.text.endswith("ed")
    return token.text.lower() if participle else token.lemma.lower()  # "the accused"


def _called(tree: Tree, m: Mention) -> str:
    """Return the noun of a mention, with the ordinal before it: "second witness"."""
    mark = mark_of(tree, m.head)
    return f"{mark} {_lemma(tree, m)}" if mark and mark not in NEW | OTHERS else _lemma(tree, m)


def name_of(tree: Tree, m: Mention) -> str:
    """Return a name mention as written, without article and possessive ending.

    What tells one bearer from another belongs to it: "Old Tom Lind", "Ada Lind, Jr.".
    """
    words = _with_marks(tree, m).split()
    # "An" and "A" may be names: an article stands there only where the tagger saw one.
    if len(words) > 1 and words[0].lower() in {"the", "a", "an"} and not _named(tree, m):
        words = words[1:]
    return strip_possessive(" ".join(words))


def _named(tree: Tree, m: Mention) -> bool:
    """Whether the first word of a mention is a name: tagged so, or one in romanised Korean."""
    first = m.head
    while first > 0 and tree.tokens[first].start > m.start:
        first -= 1
    if tree.tokens[first].text.lower() == "the":
        return False
    return tree.tokens[first].upos == "PROPN" or bool(systems_of(parse_name(m.text).parts))


def _with_marks(tree: Tree, m: Mention) -> str:
    tokens = tree.tokens
    first = last = m.head
    while first > 0 and tokens[first].start > m.start:
        first -= 1
    while last + 1 < len(tokens) and tokens[last].end < m.end:
        last += 1
    last += 1
    begin, end = written(tree, first, last)
    if (begin, end) == (first, last):
        return m.text
    text = tokens[begin].text
    for at in range(begin + 1, end):
        text += " " * (tokens[at].start > tokens[at - 1].end) + tokens[at].text
    return text


def is_title(text: str) -> bool:
    """Whether a name consists of titles alone ("the Captain"): a role, not a name."""
    return all(word.lower().rstrip(".") in TITLES | {"the", "a"} for word in text.split())


def _ends_firm(text: str) -> bool:
    """Whether a name is but the end of a firm's: the "Co." of "Lind & Co."."""
    return text.lower().rstrip(".") in PARTNERS


def learnt_gender(chain: Sequence[Mention]) -> str | None:
    """Return the gender that pronouns and nouns show, None when they show none or disagree."""
    counts = Counter(m.gender for m in chain if m.gender in {"masc", "fem"})
    if not counts:
        return None
    (gender, top), *_ = counts.most_common()
    return gender if top >= SURE_GENDER * counts.total() else None


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
        for token in (tree.tokens[child] for child in tree.children[m.head])
    )
    called = _called(tree, m)
    others = called_by.get(_lemma(tree, m), {})
    return Role(
        head=called,
        words=words,
        definite=(definite or named) and (called != _lemma(tree, m) or not words & OTHER),
        unique=heads[called, m.number == "plur"] == 1,
        plural=m.number == "plur",
        others=frozenset(said for other, said in others.items() if other != chain),
    )


def _described(tree: Tree, m: Mention) -> frozenset[str]:
    """Return the noun of a mention and what describes it: "man", "grey", "anorak"."""
    words = {_lemma(tree, m)}
    for child in tree.children[m.head]:
        token = tree.tokens[child]
        if token.deprel in {"compound", "amod"} or (
            token.deprel == "nmod" and tree.marker(child) in DESCRIBING
        ):
            plain = COMPARATIVES.get(token.text.lower(), token.lemma.lower())
            words.add(token.text if token.upos == "PROPN" else plain)
    return frozenset(words)


def _called_by_head(
    tree: Tree, chains: Sequence[Sequence[Mention]]
) -> dict[str, dict[int, frozenset[str]]]:
    """Return by noun and chain all words that describe the chain."""
    found: dict[str, dict[int, frozenset[str]]] = defaultdict(dict)
    for at, chain in enumerate(chains):
        for m in chain:
            if m.form == "nominal":
                before = found[_lemma(tree, m)].get(at, frozenset())
                found[_lemma(tree, m)][at] = before | _described(tree, m)
    return found


def _kin(tree: Tree, nominals: Sequence[Mention], owner: Mapping[int, int]) -> Iterator[Kin]:
    for m in nominals:
        word = kin_of_noun(tree, m.head, _lemma(tree, m))
        if word is None or m.number == "plur":
            continue
        possessors = [*tree.of(m.head, "nmod:poss")]
        possessors += [at for at in tree.of(m.head, "nmod") if tree.marker(at) == "of"]
        for at in possessors:
            if at in owner and not _guessed(tree, at, owner):
                yield Kin(word=word, of=owner[at])


def _guessed(tree: Tree, at: int, owner: Mapping[int, int]) -> bool:
    """Whether a possessor is a noun that coreference joined to other nouns: "the girl's father".

    Which girl is meant is too unsure to say whose father he is; names, pronouns and kin are not.
    """
    token = tree.tokens[at]
    lemma = token.lemma.lower()
    if token.upos != "NOUN" or kin_word(lemma) is not None:
        return False
    others = (tree.tokens[other] for other, number in owner.items() if number == owner[at])
    return any(
        other.upos == "PROPN" or (other.upos == "NOUN" and other.lemma.lower() != lemma)
        for other in others
    )
