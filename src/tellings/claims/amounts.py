"""Amounts and times of a clause: what ``text.quantities`` and ``text.times`` find in its words.

An amount's unit is its unit of measure, or the noun that is counted ("five other prisoners": 5
prisoner), and its words reach to that noun. "One" as a pronoun counts nothing.
"""

from tellings.claims.clauses import Clause
from tellings.claims.tree import Tree
from tellings.records.claims import Amount, Role, When, Where
from tellings.text.quantities import Quantity, find_quantities
from tellings.text.times import TimeExpression, find_times

TIME_WINDOW = 24
"""Characters about a time role in which its expression may begin or end: "half past" before the
hour, "in the evening" after it."""
RELATIONS = frozenset(["before", "after", "during", "since", "until", "till", "following"])


def of_clause(tree: Tree, tokens: tuple[int, ...], when: When | None) -> tuple[Amount, ...]:
    """Return the amounts stated by a clause's own ``tokens``."""
    start, end = tree.token(tokens[0]).start, tree.token(tokens[-1]).end
    own = {tree.token(i).start: i for i in tokens}
    found = []
    times = find_times(tree.text[start:end])
    for quantity in find_quantities(tree.text[start:end]):
        at = start + quantity.number[0]
        index = own.get(at)
        if index is None or _in_time(quantity, times, when, start):
            continue
        amount = _amount(tree, index, quantity, start)
        if amount is not None:
            found.append(amount)
    return tuple(found)


def _in_time(
    quantity: Quantity, times: tuple[TimeExpression, ...], when: When | None, offset: int
) -> bool:
    """Return whether a number belongs to a date or clock time, not to a length of time."""
    del when, offset
    return any(
        t.start <= quantity.number[0] < t.end and t.kind not in ("relative", "named") for t in times
    )


def _amount(tree: Tree, index: int, quantity: Quantity, offset: int) -> Amount | None:
    start, end = offset + quantity.start, offset + quantity.end
    if quantity.unit is not None:
        return _made(tree, start, end, quantity, quantity.unit)
    noun = _counted(tree, index)
    if noun is None or (tree.word(index) == "one" and _is_vague_one(tree, index, noun)):
        return None
    reach = tree.token(noun).end
    if start <= tree.token(noun).start and reach - end <= 60:
        end = max(end, reach)
    return _made(tree, start, end, quantity, tree.lemma(noun))


def _is_vague_one(tree: Tree, index: int, noun: int) -> bool:
    """Return whether "one" points rather than counts: "one such film", "at one point"."""
    vague = (
        "day",
        "night",
        "time",
        "thing",
        "way",
        "point",
        "hand",
        "side",
        "moment",
        "morning",
        "sense",
        "case",
        "word",
    )
    last = index + 1 >= len(tree.governors)
    following = "" if last else tree.word(index + 1)
    return tree.lemma(noun) in vague or following in ("such", "more", "another", "of")


def _counted(tree: Tree, index: int) -> int | None:
    """Return the noun that a numeral counts, None for a pronoun or a bare number."""
    above = tree.governors[index]
    for node, relation in ((above, tree.rel(index)), (tree.governors[above], tree.rel(above))):
        if (
            relation in ("nummod", "det", "nummod:gov", "compound", "amod")
            and tree.upos(node) == "NOUN"
        ):
            return node if node > index else None
    for child in tree.kids(index, "nmod"):
        if tree.upos(child) == "NOUN" and tree.word(index) != "one":
            return child
    return None


def _made(tree: Tree, start: int, end: int, quantity: Quantity, unit: str) -> Amount:
    return Amount(
        stated=tree.text[start:end],
        start=start,
        end=end,
        low=quantity.low,
        high=quantity.high,
        unit=unit,
    )


def when_of(tree: Tree, clause: Clause, roles: tuple[Role, ...]) -> When | None:
    """Return the time of a clause: the most exact of its time roles."""
    del clause
    found = [w for w in (_when(tree, r) for r in roles if r.role == "time") if w is not None]
    exact = [w for w in found if w.earliest is not None or w.latest is not None]
    return next(iter(exact or found), None)


def _when(tree: Tree, role: Role) -> When | None:
    relation = role.marker if role.marker in RELATIONS else None
    first = max(0, role.start - TIME_WINDOW)
    times = tuple(
        time
        for time in find_times(tree.text[first : role.end + TIME_WINDOW])
        if time.start + first < role.end and role.start < time.end + first
    )
    if not times and relation is None:
        return _bare(tree, role)
    exact = (time for time in times if time.earliest or time.latest)
    best = next(exact, times[0] if times else None)
    start = min(role.start, best.start + first) if best else role.start
    end = max(role.end, best.end + first) if best else role.end
    return When(
        stated=tree.text[start:end],
        start=start,
        end=end,
        earliest=best.earliest if best else None,
        latest=best.latest if best else None,
        relation=relation or (best.relation if best else None),
    )


def _bare(tree: Tree, role: Role) -> When | None:
    """Return a time that is only named; a lone adverb ("then", "soon") is none."""
    if tree.upos(role.head) in ("ADV", "ADJ"):
        return None
    return When(
        stated=role.text, start=role.start, end=role.end, earliest=None, latest=None, relation=None
    )


def where_of(roles: tuple[Role, ...]) -> Where | None:
    """Return the place of a clause: its first place, else its goal."""
    for name in ("place", "goal"):
        for role in roles:
            if role.role == name:
                return Where(stated=role.text, start=role.start, end=role.end)
    return None
