"""What an account's chain tells about who it is: names, roles, kin, gender, number.

A profile is all that resolving across accounts looks at. ``kind_open`` is set where no noun says
what it is ("the second one"), ``witness`` on the "I" of a teller who gives a name and
speaks of no film or book. Its ``gender`` is learnt from pronouns and
from nouns whose meaning carries it, never from a name; mixed evidence counts only when one side
has three quarters of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.people.ages import ages_said, births_said
from tellings.people.beside import beside_each_other
from tellings.people.facing import facing
from tellings.people.full_names import PARTNERS, without_trade, written
from tellings.people.in_laws import kin_of_noun
from tellings.people.namesakes import ages_beside
from tellings.people.near import NOTHING, Near, near
from tellings.people.qualified import says_which, shares_name
from tellings.people.read import AccountPeople
from tellings.people.renamed import SPOUSES, other_names_of
from tellings.people.roles import (
    Role,
    is_ellipsis,
    is_title,
    noun_of,
    ordinal_roles,
    places_of,
    roles_of,
    roles_of_body,
    said_of,
    shared_nouns,
)
from tellings.people.self_named import self_name
from tellings.people.syntax import Tree, tree_of
from tellings.people.trades import may_be_trade
from tellings.people.words import PRONOUNS, kin_word
from tellings.people.works import speaks_of_work
from tellings.records.documents import Account, Document
from tellings.records.language import Analysis
from tellings.records.people import Chain, EntityKind, Mention, Sphere
from tellings.text.syllables import systems_of
from tellings.text.written_names import parse_name, strip_possessive

SURE_GENDER = 0.75
AGE_OF = {"old": "elder", "young": "younger"}
TELLING = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


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
    kind_open: bool = False
    age: str = ""
    places: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    born: frozenset[int] = frozenset()
    which: frozenset[str] = frozenset()
    doing: bool = False
    shares_name: bool = False
    witness: bool = False
    near: Near = NOTHING
    facing: Mapping[int, str] = field(default_factory=dict)


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
    heads = shared_nouns(tree, chains)
    called = said_of(tree, chains)
    selves = _self_names(tree, chains, people.chains, owner, first)
    told = _teller_of(chains, people.chains, selves, first)
    whose = {head: selves.get(number, number) for head, number in owner.items()}
    beside = beside_each_other(tree, chains, first)
    aliases = _aliases(tree, chains, owner, first)
    ordinals = ordinal_roles(tree, chains)
    of_work = speaks_of_work(tree)
    one = [
        record.kind == "person" or _kind_open(tree, chain, record)
        for chain, record in zip(chains, people.chains, strict=True)
    ]
    heads_of_people = _heads_of_people(chains, people.chains)
    against = facing(tree, chains, one, first)
    ages = ages_beside([_names(tree, chain) for chain in chains])
    for at, (chain, record) in enumerate(zip(chains, people.chains, strict=True)):
        nominals = [m for m in chain if m.form == "nominal" or is_title(m.text)]
        roles = roles_of(tree, chain, heads, called, at, whose=whose)
        roles += [*roles_of_body(chain, record, heads), *ordinals.get(at, ())]
        yield Profile(
            number=first + at,
            account=account.id,
            document=account.document,
            mentions=chain,
            kind=record.kind,
            sphere=record.sphere,
            names=_names(tree, chain),
            roles=tuple(dict.fromkeys(roles)),
            kin=tuple(dict.fromkeys((*_kin(tree, nominals, whose), *_own_kin(tree, chain, told)))),
            gender=learnt_gender(chain),
            plural=record.kind == "group",
            teller=_is_teller(chain, record),
            beside=beside.get(first + at, frozenset()),
            aliases=aliases.get(first + at, ()),
            around=_around(tree, chain),
            self_named=selves.get(first + at),
            age=ages.get(at, "") or _age_before(tree, chain),
            places=places_of(tree, chain),
            years=ages_said(tree, chain),
            born=births_said(tree, chain),
            which=says_which(tree, chain),
            doing=_is_doing(tree, chain),
            shares_name=shares_name(tree, chain),
            witness=_is_teller(chain, record) and not of_work,
            near=near(tree, chain, heads_of_people - {m.head for m in chain})
            if one[at] or record.kind == "group"
            else NOTHING,
            facing=against.get(first + at, {}),
            kind_open=_kind_open(tree, chain, record),
        )


def _heads_of_people(
    chains: Sequence[Sequence[Mention]], records: Sequence[Chain]
) -> frozenset[int]:
    return frozenset(
        m.head
        for chain, record in zip(chains, records, strict=True)
        for m in chain
        if record.kind in {"person", "group"}
    )


def _kind_open(tree: Tree, chain: Sequence[Mention], record: Chain) -> bool:
    """Whether nouns leave open what a chain is: "the second one", "a cleaner" taken for a thing."""
    if record.kind == "object" and all(m.form == "nominal" for m in chain):
        return all(is_ellipsis(tree, m) or may_be_trade(noun_of(tree, m)) for m in chain)
    return all(is_ellipsis(tree, m) for m in chain)


def _age_before(tree: Tree, chain: Sequence[Mention]) -> str:
    """Return which of two a small "old" or "young" before a name makes somebody, if it does."""
    before = {
        tree.tokens[m.head - 1].text
        for m in chain
        if m.form == "name" and m.head > 0 and tree.tokens[m.head].start == m.start
    }
    said = [AGE_OF[word] for word in AGE_OF if word in before]
    return said[0] if len(said) == 1 else ""


def _is_doing(tree: Tree, chain: Sequence[Mention]) -> bool:
    """Whether all names of a chain are subjects, of a verb or of what somebody is."""
    heads = [tree.tokens[m.head] for m in chain if m.form == "name"]
    return bool(heads) and all(token.deprel == "nsubj" for token in heads)


def _names(tree: Tree, chain: Sequence[Mention]) -> dict[str, int]:
    """Return the names of a chain with how often each is used."""
    named = (m for m in chain if m.form == "name" and not is_title(m.text) and not _is_kin(m.text))
    return dict(Counter(name_of(tree, m) for m in named if not _ends_firm(m.text)))


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


def _group(m: Mention) -> str:
    shown = PRONOUNS.get(m.text.lower())
    return shown.group if shown else ""


def name_of(tree: Tree, m: Mention) -> str:
    """Return a name mention as written, without article and possessive ending.

    What tells one bearer from another belongs to it: "Old Tom Lind", "Ada Lind, Jr.".
    """
    words = _with_marks(tree, m).split()
    # "An" and "A" may be names: an article stands there only where the tagger saw one.
    if len(words) > 1 and words[0].lower() in {"the", "a", "an"} and not _named(tree, m):
        words = words[1:]
    return without_trade(strip_possessive(" ".join(words)))


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


def _kin(tree: Tree, nominals: Sequence[Mention], owner: Mapping[int, int]) -> Iterator[Kin]:
    for m in nominals:
        word = kin_of_noun(tree, m.head, noun_of(tree, m))
        if word is None or m.number == "plur":
            continue
        possessors = [*tree.of(m.head, "nmod:poss")]
        possessors += [at for at in tree.of(m.head, "nmod") if tree.marker(at) == "of"]
        for at in possessors:
            if at in owner and not _guessed(tree, at, owner):
                yield Kin(word=word, of=owner[at])


def _is_kin(text: str) -> bool:
    """Whether a kin word stands for a name: "Dad", "Grandma"."""
    return kin_word(text.lower()) is not None


def _own_kin(tree: Tree, chain: Sequence[Mention], teller: int | None) -> Iterator[Kin]:
    """Yield whom a teller calls so without a word of whose: "Dad came on Friday"."""
    for m in chain:
        word = kin_word(tree.tokens[m.head].lemma.lower())
        bare = m.text == tree.tokens[m.head].text and m.text.istitle()
        if teller is not None and word is not None and bare:
            yield Kin(word=word, of=teller)


def _teller_of(
    chains: Sequence[Sequence[Mention]],
    records: Sequence[Chain],
    selves: Mapping[int, int],
    first: int,
) -> int | None:
    """Return the profile of the teller, by the name that the teller gives where one is given."""
    found = [
        selves.get(first + at, first + at)
        for at, (chain, record) in enumerate(zip(chains, records, strict=True))
        if _is_teller(chain, record)
    ]
    return found[0] if len(found) == 1 else None


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
