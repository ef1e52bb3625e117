"""Kin as evidence: whose father, child or wife two groups are, and of which generation.

"Lind's daughter" in one account and "his girl", said of Lind, in another are kin of one person in
the same degree; "Old Lind" is the Lind whose son an account names. Each function is a feature of
the table in ``evidence``: a score and the words for it, or None when nothing is said.
"""

from tellings.people.context import Context
from tellings.people.generations import ages_of, implied_age, two_generations
from tellings.people.groups import Group, shared_accounts
from tellings.people.in_laws import INVERSE
from tellings.people.likeness import best_likeness, shown
from tellings.people.namesakes import is_wife
from tellings.people.words import word_set
from tellings.text.written_names import parse_name

ANSWERS = {
    "child": ("parent",),
    "parent": ("child",),
    "husband": ("wife", "spouse"),
    "wife": ("husband", "spouse"),
    "spouse": ("husband", "wife", "spouse"),
    "sibling": ("sibling",),
    "cousin": ("cousin",),
    "grandchild": ("grandparent",),
    "grandparent": ("grandchild",),
    "nephew or niece": ("uncle or aunt",),
    "uncle or aunt": ("nephew or niece",),
}
SEVERAL = frozenset(ANSWERS) - {"child", "parent", "husband", "wife", "spouse"}
"""Degrees of which one may well have several: only where no third is told of do they answer."""
AGED = (word_set("elder older eldest big"), word_set("younger youngest little baby"))
"""What the other side must be called: whose father one is, that is the other's child."""
SURELY_TWO = -3.0
"""“Jo Lind, the mother” is not “Jo Lind, the daughter”, whatever else is alike."""
BACK = {
    "parent": "child",
    "child": "parent",
    "sibling": "sibling",
    "spouse": "spouse",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
    "uncle or aunt": "nephew or niece",
    "nephew or niece": "uncle or aunt",
}


def kinship(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Kin of someone who is already known to be the same in both."""
    one = context.kin.get(left.number, frozenset())
    two = context.kin.get(right.number, frozenset())
    both = sorted(one & two)
    both = [(w, of) for w, of in both if not _two_parents(w, of, left, right, context)]
    if both:
        word, whose = both[0]
        return 1.0, f"both are the {word} of {shown(context.partition.groups[whose])}"
    sides = [(kin, mine, other) for mine, other, kin in ((left, right, one), (right, left, two))]
    for judge in (_answers, _beside_wife, _told_by_age):
        for kin, mine, other in sides:
            for word, whose in sorted(kin):
                words = judge(word, whose, mine, other, context)
                if words:
                    return 1.0, words
    for word, whose in sorted(one):
        for other_word, of in sorted(two):
            parents = INVERSE[word] == INVERSE[other_word] == "parent"
            if parents and whose != of and _surely_two(whose, of, context):
                return -1.0, f"one is the {word}, the other the {other_word} of somebody else"
    return None


def _answers(word: str, whose: int, mine: Group, other: Group, context: Context) -> str:
    """Return words if ``mine`` is kin of somebody who is called the like kin of ``other``."""
    found = [w for w, of in context.kin.get(whose, frozenset()) if of == other.number]
    found = [w for w in found if INVERSE[w] in ANSWERS.get(INVERSE[word], ())]
    if not found or _two_parents(word, whose, mine, other, context):
        return ""
    if _others_so(word, whose, mine, other, context):
        return ""
    name = shown(context.partition.groups[whose])
    return f"one is the {word} of {name}, who is the {found[0]} of the other"


def _beside_wife(word: str, whose: int, _: Group, other: Group, context: Context) -> str:
    """Return words if ``other`` is the one man beside "Mrs Lind" whose husband somebody is."""
    if word != "husband" or not _husband_beside(other, whose, context):
        return ""
    name = shown(context.partition.groups[whose])
    return f"one is the husband of {name}, the other bears the name beside her"


def _told_by_age(word: str, whose: int, _: Group, other: Group, context: Context) -> str:
    """Return words if ``other`` bears the name that the father of "Lind junior" would."""
    if not two_generations(word, other, context.partition.groups[whose]):
        return ""
    name = shown(context.partition.groups[whose])
    return f"one is the {word} of {name}, and their names tell the two apart"


def _husband_beside(man: Group, whose: int, context: Context) -> bool:
    """Whether an account has Mrs Lind and one other Lind, who is no woman and no other kin."""
    wife = context.partition.groups[whose]
    family = {parse_name(name).parts[-1:] for name in wife.top_names if is_wife(name)}
    if not family or man.gender == "fem" or context.kin.get(man.number) or not man.names:
        return False
    if not any(parse_name(name).parts[-1:] in family for name in man.top_names):
        return False
    bearers = {
        number
        for account in wife.accounts & man.accounts
        for number in context.present.get(account, frozenset())
        if number in context.partition.groups
        and any(
            parse_name(name).parts[-1:] in family
            for name in context.partition.groups[number].top_names
        )
    }
    related = any(of == man.number for _, of in context.kin.get(whose, ()))
    return bearers == {wife.number, man.number} and not related


def generation(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Age: "Old Lind" is the Lind whose son an account names, "Lind junior" is the son."""
    one, two = ages_of(left), ages_of(right)
    if len(one) == len(two) == 1 and one | two <= {"elder", "younger"}:
        if one == two:
            return 1.0, f"both are called the {min(one)}"
        return SURELY_TWO, f"one is called the {min(one)}, the other the {min(two)}"
    for marked, other in ((left, right), (right, left)):
        ages = {parse_name(name).generation for name in marked.top_names} & {"elder", "younger"}
        if len(ages) != 1 or any(parse_name(name).generation for name in other.top_names):
            continue
        implied = implied_age(other, context.kin, context.called, context.partition)
        if implied:
            agree = implied in ages
            kin = "child" if implied == "elder" else "parent"
            words = f"one is called the {min(ages)}, the other has a {kin}"
            return (1.0 if agree else -1.0), words
    return None


def _two_parents(word: str, child: int, left: Group, right: Group, context: Context) -> bool:
    """Whether somebody else is called the parent of the child, who is surely not one of the two.

    Then some account was misread, and who the child's parent is proves nothing.
    """
    if INVERSE[word] != "child":
        return False
    parents = {of for w, of in context.kin.get(child, ()) if INVERSE[w] == "parent"}
    parents |= {of for w, of in context.called.get(child, ()) if INVERSE[w] == "child"}
    others = parents - {left.number, right.number}
    return any(
        _surely_two(other, group.number, context)
        for other in sorted(others)
        for group in (left, right)
        if group.names and context.partition.groups[other].names
    )


def _others_so(word: str, whose: int, left: Group, right: Group, context: Context) -> bool:
    """Whether a third is called the brother, too, or the account gives him another age."""
    degree = INVERSE[word]
    if degree not in SEVERAL:
        return False
    of_it = {n for w, n in context.called.get(whose, ()) if INVERSE[w] == degree}
    of_it |= {n for w, n in context.kin.get(whose, ()) if INVERSE[w] in ANSWERS[degree]}
    if not of_it <= {left.number, right.number}:
        return True
    sibling = context.partition.groups[whose]
    mine, theirs = _age(left) | _age(right), _age(sibling)
    return len(mine) > 1 or bool(mine & theirs)


def _age(group: Group) -> frozenset[int]:
    """Return whether what is said of a group's age as kin is elder (0) or younger (1)."""
    words = {
        word
        for profile in group.profiles
        for m in profile.mentions
        if m.form == "nominal" and profile.kin
        for word in m.text.lower().split()
    }
    return frozenset(at for at, marks in enumerate(AGED) if words & marks)


def _surely_two(one: int, two: int, context: Context) -> bool:
    """Whether two groups cannot be one: not yet joined is no sign that they are two people."""
    left, right = context.partition.groups[one], context.partition.groups[two]
    like = best_likeness(left, right)
    if like is not None:
        return like.score < 0
    return bool(shared_accounts(left, right))


def counterparts(left: Group, right: Group, context: Context) -> tuple[float, str] | None:
    """Each has kin of the same degree: both commissioners have a child."""
    both = sorted((_has(left, context) & _has(right, context)) - {"parent"})
    both = both or sorted(_called(left, context) & _called(right, context))
    return (1.0, f"each has a {both[0]}") if both else None


def _called(group: Group, context: Context) -> frozenset[str]:
    """Return the kin words by which others are called its kin: "the aunt of the bride"."""
    return frozenset(word for word, _ in context.called.get(group.number, frozenset()))


def _has(group: Group, context: Context) -> frozenset[str]:
    """Return the degrees of kin that a group has: "parent", "child", "sibling" ..."""
    own = {INVERSE[word] for word, _ in context.kin.get(group.number, frozenset())}
    called = {INVERSE[word] for word, _ in context.called.get(group.number, frozenset())}
    # Whoever is called the child of the group makes it a parent: the group has a child.
    return frozenset(own | {BACK[degree] for degree in called if degree in BACK})
