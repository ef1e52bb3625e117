"""Why two groups of mentions are, or are not, the same: a table of features.

Each feature is a name, a weight and a function that returns a score and the words for it in one
call, so that what is shown is what was counted. The total is the sum of weight times score: from
SAME on the two are the same, below UNDECIDED they are different, between the two a person decides.
A feature about which nothing is said returns None: silence is a level of its own, and scores 0.

What no score outweighs is in ``constraints``. (Fellegi and Sunter, "A theory for record linkage",
JASA 64, 1969, is the ancestor: additive weights and a middle region for clerical review. The
weights here are set by hand and few, for want of a case's own training data.)
"""

from tellings.people.acts import deeds, doer, roles, same_act
from tellings.people.beside_names import given, namesake, titles, which, years
from tellings.people.bland import BLAND
from tellings.people.context import Context, Feature, Judge
from tellings.people.correspond import (
    are_short,
    body,
    brief,
    last,
    older,
    several,
    trade,
    words,
    young,
)
from tellings.people.described import (
    have_company,
    is_somebody,
    mark,
    one_matter,
    shared_role,
    words_around,
)
from tellings.people.groups import Group
from tellings.people.kin_evidence import counterparts, generation, kinship
from tellings.people.kin_pairs import alike, couples, edges, left_over
from tellings.people.likeness import best_likeness, shown
from tellings.people.namesakes import WIVES
from tellings.people.words import kin_word
from tellings.records.people import Evidence, Level
from tellings.text.names import Likeness, name_likeness, surely_unlike
from tellings.text.syllables import systems_of
from tellings.text.written_names import parse_name

SAME = 3.0
UNDECIDED = 1.6
SAME_NAME = 0.9
LEAST_VARIANT = 0.8
LONG_NAME = 12
PARTIAL = frozenset({"part", "family", "initials", "variant"})
FULL_NAME = 0.9
SURELY, AGAINST = 6.0, 2.0
"""Log-odds of two passages read together from which more says no more; how much more heavily it
counts against than for. In 390 cases by three writers, unseen by anybody, 192 of 7,527 pairs of two
people were joined without and about 90 with it and with chains cut (``looked_up``); of pairs of one
person 1,108 and 1,126 to 1,150 of 1,699 were missed."""


def renamed(left: Group, right: Group) -> tuple[str, str] | None:
    """Return a name of one that the other bears by marriage or bore before, and why."""
    for one, two in ((left, right), (right, left)):
        for alias in one.aliases:
            for name in two.top_names:
                like = name_likeness(alias, name)
                if like.kind == "same" and like.score >= FULL_NAME and _telling(alias, name):
                    return alias, name
    return None


def _telling(alias: str, name: str) -> bool:
    """Whether both have two parts, or both one behind a title: "Mrs Okafor"."""
    one, two = parse_name(alias), parse_name(name)
    full = len(one.parts) > 1 and len(two.parts) > 1
    wives = not WIVES.isdisjoint(one.titles) and not WIVES.isdisjoint(two.titles)
    return full or (one.titles == two.titles and bool(one.titles)) or wives


def other_names(left: Group, right: Group) -> bool:
    """Return whether both have names, and all of them are names of different people."""
    if renamed(left, right) is not None:
        return False
    named = bool(left.names) and bool(right.names)
    return named and all(
        surely_unlike(one, two) for one in left.top_names for two in right.top_names
    )


def names(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Names: the same, spelled in another way, or a part of the other."""
    like = best_likeness(left, right)
    if like is None or (like.score <= 0 and renamed(left, right) is not None):
        return None
    if like.kind == "title":
        return None
    # A variant is worth less the less alike it is: .95 gives .9, .8 gives .6, .6 gives .2.
    score = like.score if like.kind != "variant" else like.score * 2.0 - 1.0
    return score, like.detail


def marriage(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Marriage and birth: a name that one took or was born with, as an account says."""
    found = renamed(left, right)
    if found is None:
        return None
    alias, _name = found
    return 1.0, f"by what is said of marriage or birth one may be called “{alias}”"


def only(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Whether anybody else has the name of which one side says a part."""
    like = best_likeness(left, right)
    if like is None or like.kind not in PARTIAL or like.score <= 0:
        return None
    if like.kind == "variant" and not _likely_slip(like, left, right):
        return None
    for less, more in ((left, right), (right, left)):
        if _fullest(less) > _fullest(more):
            continue
        others = {n for name in less.top_names[:1] for n in context.bearers(name)}
        for number in sorted(others - {less.number, more.number}):
            if number not in context.partition.groups:
                continue
            other = context.partition.groups[number]
            called = any(name_likeness(less.top_names[0], name).score > 0 for name in other.names)
            if called and other.kind == more.kind and other_names(other, more):
                return (
                    0.0,
                    f"others are called so too, as {shown(context.partition.groups[number])}",
                )
    return 1.0, "nobody else in the accounts is called so"


def _likely_slip(like: Likeness, left: Group, right: Group) -> bool:
    """Whether two long names differ a little: short ones, as Chinese has, are soon another's."""
    if not LEAST_VARIANT <= like.score < SAME_NAME:
        return False
    parts = [parse_name(name).parts for group in (left, right) for name in group.top_names]
    return all(sum(map(len, one)) >= LONG_NAME and not systems_of(one) for one in parts)


def _fullest(group: Group) -> int:
    return max(len(parse_name(name).parts) for name in group.top_names)


def gender(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Gender as pronouns show it in each account."""
    if left.gender is None or right.gender is None:
        return None
    if left.gender == right.gender:
        return 1.0, "the pronouns agree in gender"
    return -4.0, "the pronouns differ in gender"


def whose(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Whose: both are the one lawyer of somebody who is known to be the same, or of two people."""
    owner, groups = context.partition.owner, context.partition.groups
    for one in left.roles:
        for two in right.roles:
            if one.head != two.head or one.of is None or two.of is None or kin_word(one.head):
                continue
            mine, theirs = owner[one.of], owner[two.of]
            if mine == theirs and one.unique and two.unique:
                return 1.0, f"both are the {one.head} of {shown(groups[mine])}"
            if mine != theirs and _two_owners(groups[mine], groups[theirs]):
                return -1.0, f"one is the {one.head} of {shown(groups[mine])}, the other is not"
    return None


def _two_owners(one: Group, two: Group) -> bool:
    tellers = all(any(p.teller for p in group.profiles) for group in (one, two))
    return tellers or other_names(one, two)


def company(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Others: both accounts tell of the same further people, and each has one in this trade."""
    shared = shared_role(left, right)
    bodies = left.kind == right.kind == "organisation" and bool(left.names or right.names)
    if shared is None:
        return None
    told = bool(mark(shared.head)) or is_somebody(shared.head) or kin_word(shared.head) is not None
    told = told or any(word != shared.head and word not in BLAND for word in shared.words)
    if not (bodies or told) and same_act(left, right, context) is None:
        return None
    if have_company(left, right, context.present, context.heads):
        return 1.0, "both accounts tell of the same other people"
    if told and one_matter(left, right, context.told):
        return 1.0, "both accounts tell of one matter"
    return None


def around(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Words around: what the sentences that speak of both of one role have in common."""
    if shared_role(left, right) is None:
        return None
    words = words_around(left, right)
    if not words:
        return None
    return (1.0 if len(words) > 1 else 0.5), f"both are told of with “{', '.join(words[:3])}”"


def places(left: Group, right: Group, _: Context) -> tuple[float, str] | None:
    """Places: one role in two towns is two people's, where no name says otherwise."""
    if (left.names and right.names) or shared_role(left, right) is None:
        return None
    one = {place for p in left.profiles for place in p.places}
    two = {place for p in right.profiles for place in p.places}
    if not one or not two or one & two:
        return None
    return -1.0, f"one is told of at {shown_words(one)}, the other at {shown_words(two)}"


def shown_words(words: set[str]) -> str:
    """Return words as a reader would see them listed: in order, with capitals."""
    return ", ".join(word.title() for word in sorted(words))


def same_page(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Comments speak of the people of their page: one role that only one has in each."""
    pages = {p.document for p in left.profiles} & {p.document for p in right.profiles}
    if not pages or roles(left, right, context) is None:
        return None
    return 1.0, "a comment and the page that it stands on"


def page_name(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Comments misspell the people of their page: only one of the case bears a like name."""
    like = best_likeness(left, right)
    if like is None or like.kind != "variant" or left.accounts & right.accounts:
        return None
    if not {p.document for p in left.profiles} & {p.document for p in right.profiles}:
        return None
    near = {n for group in (left, right) for name in group.names for n in context.bearers(name)}
    groups = context.partition.groups
    others = {n for n in near - {left.number, right.number} if groups[n].kind == left.kind}
    written = min(len({name.casefold() for name in group.names}) for group in (left, right))
    if others or left.kind != right.kind or written > 1:
        return None
    return 1.0, "a comment and its page, and nobody else has a name near to it"


def read_beside(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Side by side: what the network makes of both accounts read together, from -1 to 1."""
    pairs = [
        context.looked_up.between(one.mentions, two.mentions)
        for one in left.profiles
        for two in right.profiles
    ]
    known = [score for score in pairs if score is not None]
    # Long accounts are not read: what two comments show does not speak for all of them.
    if not known or 2 * len(known) < len(pairs):
        return None
    found = sum(known) / len(pairs)
    share = max(-1.0, min(1.0, found / SURELY))
    against = (_speaks_against(judge(left, right, context)) for judge in SAID)
    if found > 0 and (_kin_of_two(left, right, context) or any(against)):
        return None
    words = "one person" if found > 0 else "two people"
    told = f"read side by side, the accounts seem to tell of {words}"
    return (share if found > 0 else share * AGAINST), told


def _kin_of_two(left: Group, right: Group, context: Context) -> bool:
    """Whether one is Ada's brother and the other Jo's, and Ada is not known to be Jo."""
    nobody: frozenset[tuple[str, int]] = frozenset()
    one, two = (context.kin.get(group.number, nobody) for group in (left, right))
    shared = {word for word, _ in one} & {word for word, _ in two}
    groups = context.partition.groups
    owners = [{of for word, of in kin if word in shared} for kin in (one, two)]
    apart = bool(shared) and owners[0].isdisjoint(owners[1])
    return apart and all(groups[of].names for side in owners for of in side if of in groups)


def _speaks_against(judged: tuple[float, str] | None) -> bool:
    return judged is not None and judged[0] < 0


SAID: tuple[Judge, ...] = (
    *(names, gender, namesake, which, years, given, whose, places),
    *(kinship, generation),
)
"""What accounts say of two people; where it speaks against, no impression speaks for them."""


FEATURES: tuple[Feature, ...] = (
    Feature(name="names", weight=4.2, judge=names),
    Feature(name="marriage", weight=3.4, judge=marriage),
    Feature(name="alone", weight=0.5, judge=only),
    Feature(name="titles", weight=0.5, judge=titles),
    Feature(name="gender", weight=0.4, judge=gender),
    Feature(name="namesake", weight=1.8, judge=namesake),
    Feature(name="which", weight=1.0, judge=which),
    Feature(name="years", weight=1.2, judge=years),
    Feature(name="given", weight=1.5, judge=given),
    Feature(name="role", weight=2.2, judge=roles),
    Feature(name="whose", weight=1.5, judge=whose),
    Feature(name="company", weight=1.5, judge=company),
    Feature(name="around", weight=1.5, judge=around),
    Feature(name="places", weight=12.0, judge=places),
    Feature(name="doer", weight=3.1, judge=doer),
    Feature(name="act", weight=1.4, judge=same_act),
    Feature(name="kinship", weight=3.0, judge=kinship),
    Feature(name="generation", weight=1.5, judge=generation),
    Feature(name="counterpart", weight=0.8, judge=counterparts),
    Feature(name="page", weight=0.9, judge=same_page),
    Feature(name="misspelt", weight=2.4, judge=page_name),
    Feature(name="deeds", weight=0.6, judge=deeds),
    Feature(name="brief", weight=1.5, judge=brief),
    Feature(name="trade", weight=3.0, judge=trade, long=0.9),
    Feature(name="words", weight=3.0, judge=words, long=0.7),
    Feature(name="last", weight=1.5, judge=last),
    Feature(name="older", weight=2.7, judge=older, long=0.5),
    Feature(name="several", weight=2.5, judge=several),
    Feature(name="kin alike", weight=1.8, judge=alike),
    Feature(name="couple", weight=2.2, judge=couples, long=0.5),
    Feature(name="young", weight=2.7, judge=young, long=0.5),
    Feature(name="body", weight=3.0, judge=body, long=0.5),
    Feature(name="edges", weight=3.0, judge=edges, long=0.6),
    Feature(name="left over", weight=3.1, judge=left_over, long=0.5),
    Feature(name="side by side", weight=2.5, judge=read_beside),
)


def weigh(left: Group, right: Group, context: Context) -> tuple[Evidence, ...]:
    """Return a row for every feature, in table order; a feature that is not said scores 0."""
    found = []
    long = not are_short(left, right, context)
    for feature in FEATURES:
        judged = feature.judge(left, right, context)
        score, words = judged if judged is not None else (0.0, "")
        weight = feature.weight * feature.long if long and score > 0 else feature.weight
        found.append(
            Evidence(
                feature=feature.name,
                level=_level(judged),
                weight=weight,
                score=round(weight * score, 3),
                words=words,
            )
        )
    return tuple(found)


def _level(judged: tuple[float, str] | None) -> Level:
    if judged is None:
        return "not said"
    if judged[0] == 0:
        return "neither"
    return "for" if judged[0] > 0 else "against"


def total(evidence: tuple[Evidence, ...]) -> float:
    """Return the sum of the scores."""
    return round(sum(item.score for item in evidence), 3)
