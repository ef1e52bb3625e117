"""What was read too unsurely to be a claim, as passages not understood.

A sentence that has no other claim is listed whole, as one that gave none. Where it has one, the
words of a claim that was given up are listed unless claims that were kept say them too:

    "The men she hired and her brother unloaded crates all day"
     "hire" by "she" is kept; "unload" by both is given up and the whole listed
"""

from collections.abc import Iterable, Sequence

from tellings.claims.tree import Tree
from tellings.records.claims import Claim, NotUnderstood

REASON = "too unsure how to read it"

Stretch = tuple[int, int]


def passages(
    tree: Tree, kept: Sequence[Claim], given_up: Sequence[Claim]
) -> tuple[NotUnderstood, ...]:
    """Return what is lost by giving up claims, in the order of the text, none within another."""
    account = {claim.sentence: claim.account for claim in given_up}
    found = []
    for sentence in sorted(account):
        rest = [(c.start, c.end) for c in kept if c.sentence == sentence]
        lost = [(c.start, c.end) for c in given_up if c.sentence == sentence]
        whole = tree.analysis.sentences[sentence]
        stretches = outermost(lost, rest) if rest else ((whole.start, whole.end),)
        found += [_passage(tree, account[sentence], start, end) for start, end in stretches]
    return tuple(found)


def outermost(lost: Iterable[Stretch], kept: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return the lost stretches that neither a longer lost one nor the kept ones together hold."""
    longest_first = sorted(set(lost), key=lambda s: (s[0] - s[1], s))
    found: list[Stretch] = []
    for start, end in longest_first:
        held = any(a <= start and end <= b for a, b in found)
        if not held and not _covered(start, end, kept):
            found.append((start, end))
    return tuple(sorted(found))


def _covered(start: int, end: int, kept: Sequence[Stretch]) -> bool:
    """Return whether the kept stretches together hold every character."""
    at = start
    for first, last in sorted(kept):
        if first <= at < last:
            at = last
    return at >= end


def _passage(tree: Tree, account: str, start: int, end: int) -> NotUnderstood:
    return NotUnderstood(
        account=account,
        document=tree.analysis.document,
        start=start,
        end=end,
        reason=REASON,
    )
