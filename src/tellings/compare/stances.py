"""Whose voice and how it is put: which claims can clash at all.

A question, an attempt, a supposition or an opinion does not clash with a fact, and what X says
that Y said clashes only with what X is told to have said. So claims are put on *levels of voice*;
only those of one level are compared as facts are.
"""

from tellings.compare.levels import Outcome, compatible, differs, same
from tellings.records.claims import Claim

FACTS = frozenset(["asserted"])
TOLD = frozenset(["reported", "accused", "believed"])
NEVER = frozenset(["supposed", "commanded", "asked", "opinion", "intended"])
PUT = {
    "asserted": "as a fact",
    "reported": "as what someone said",
    "accused": "as an accusation",
    "believed": "as someone's belief",
    "attempted": "as an attempt",
    "intended": "as an intention",
    "supposed": "as a supposition",
    "commanded": "as a command",
    "asked": "as a question",
    "generic": "as a general rule",
    "opinion": "as an opinion",
}


def same_voice(left: Claim, right: Claim) -> bool:
    """Whether the two claims stand on one level of voice, so that they can clash."""
    if left.stance != right.stance or left.stance in NEVER or left.about != right.about:
        return False
    if left.stance in FACTS:
        return len(left.voice) <= 1 and len(right.voice) <= 1
    if left.stance in TOLD:
        return bool(left.voice[1:]) and left.voice[1:] == right.voice[1:]
    return True


def one_passed_on(left: Claim, right: Claim) -> bool:
    """Whether one claim is an account's own and the other what it passes on of the events."""
    stances = {left.stance, right.stance}
    return stances == {"asserted", "reported"} and left.about == right.about


def compare_stance(left: Claim, right: Claim) -> Outcome:
    """Compare how two claims of one happening are put."""
    if left.stance == right.stance:
        return same(f"both are put {PUT[left.stance]}")
    if {left.stance, right.stance} == {"asserted", "attempted"}:
        return differs("one says that it was done, the other that it was tried")
    if {left.stance, right.stance} == {"asserted", "accused"}:
        return differs("one says it as a fact, the other as an accusation")
    return compatible(f"one is put {PUT[left.stance]}, the other {PUT[right.stance]}")
