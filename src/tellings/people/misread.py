"""Pronouns that one account's reading gave to a name, though the other accounts say he is a man.

Coreference reads an account by itself. A comment of one sentence, "the clerk saw Noor locking her
bag", leaves open who "her" is, and the nearest name takes it. The case knows better: where all
other accounts that use the name say "he", the few "she" of this one are somebody else. They are
left out, unresolved, and bound to nobody: who else is meant, no account says.

Only thin evidence gives way. An account that says "she" of the name again and again, or "Mrs", may
well tell of another bearer of it, and stays as it was read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.people.read import AccountPeople
from tellings.records.people import Chain, Mention
from tellings.text.written_names import parse_name, strip_possessive

GENDERS = ("masc", "fem")
THIN = 2
"""So many pronouns of an account give way."""
ENOUGH = 3
"""So many mentions of the other accounts must show the gender."""
SURE = 0.9

Votes = dict[str, Counter[tuple[str, str]]]
"""By name, how many mentions of (account, gender) there are."""


def without_misread(people: Mapping[str, AccountPeople]) -> Mapping[str, AccountPeople]:
    """Return the people of all accounts without pronouns that the other accounts contradict."""
    votes = _votes(people)
    found = {account: _mended(account, one, votes) for account, one in people.items()}
    return people if all(found[account] is people[account] for account in people) else found


def _votes(people: Mapping[str, AccountPeople]) -> Votes:
    votes: Votes = defaultdict(Counter)
    for account, one in people.items():
        for _, members in _chains(one):
            for name in _names(members):
                for m in members:
                    if m.gender in GENDERS:
                        votes[name][account, m.gender] += 1
    return votes


def _mended(account: str, people: AccountPeople, votes: Votes) -> AccountPeople:
    wrong: set[str] = set()
    for chain, members in _chains(people):
        known = _known_elsewhere(account, _names(members), votes)
        against = [m for m in members if m.gender in GENDERS and m.gender != known]
        thin = len(against) <= THIN and all(m.form == "pronoun" for m in against)
        if known is not None and against and thin and chain.kind == "person":
            wrong |= {m.id for m in against}
    if not wrong:
        return people
    kept = [
        replace(chain, mentions=tuple(key for key in chain.mentions if key not in wrong))
        for chain in people.chains
    ]
    mentions = tuple(m for m in people.mentions if m.id not in wrong)
    return replace(people, mentions=mentions, chains=tuple(kept))


def _chains(people: AccountPeople) -> Iterator[tuple[Chain, list[Mention]]]:
    mention = {m.id: m for m in people.mentions}
    for chain in people.chains:
        yield chain, [mention[key] for key in chain.mentions]


def _names(members: Sequence[Mention]) -> list[str]:
    """Return the names of a chain as they are compared: without titles, case and "'s"."""
    found = {
        " ".join(parse_name(strip_possessive(m.text)).parts).casefold()
        for m in members
        if m.form == "name"
    }
    return sorted(found - {""})


def _known_elsewhere(account: str, names: Sequence[str], votes: Votes) -> str | None:
    """Return the gender that nearly all mentions in the other accounts show of one of the names.

    Names of several genders (two bearers of a family name, say) show nothing.
    """
    shown = set()
    for name in names:
        counts: Counter[str] = Counter()
        for (other, gender), count in votes[name].items():
            if other != account:
                counts[gender] += count
        for gender in GENDERS:
            if counts[gender] >= max(ENOUGH, SURE * counts.total()):
                shown.add(gender)
    return shown.pop() if len(shown) == 1 else None
