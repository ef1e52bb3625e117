"""What a claim can be an event of: a happening, a state, words said, or nothing at all.

"Kim hit Lee" tells a happening. "Kim was a loving father" tells a state: it has no place in the
course of events, but two accounts may still give the same person different trades, so states are
joined with states of the same holder. "Give me your coat" inside a quotation is an utterance: it
happened as words, whatever it asks for. A teller's own opinion, rule, guess or question is no event
of the story, and neither is talk about the work or the telling.

Classes of verbs: Vendler (1957), Verbs and times.
"""

from typing import Literal

from tellings.records.claims import Claim

Kind = Literal["happening", "state", "utterance"]

COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear", "look", "sound", "feel"})
STATIVE = frozenset(
    {
        "be",
        "seem",
        "remain",
        "have",
        "own",
        "possess",
        "belong",
        "contain",
        "include",
        "consist",
        "lack",
        "know",
        "understand",
        "believe",
        "think",
        "doubt",
        "suppose",
        "love",
        "like",
        "adore",
        "hate",
        "dislike",
        "prefer",
        "want",
        "wish",
        "need",
        "deserve",
        "live",
        "exist",
        "resemble",
        "mean",
        "matter",
        "concern",
        "involve",
        "cost",
        "weigh",
        "fit",
        "suit",
        "depend",
        "owe",
        "hope",
        "fear",
        "trust",
        "respect",
        "remember",
        "forget",
    }
)
UNEVENTFUL = frozenset({"opinion", "generic", "supposed", "asked"})
SPOKEN_ONLY = frozenset({"opinion", "generic", "supposed", "asked", "commanded", "intended"})


def kind_of(claim: Claim) -> Kind | None:
    """Return what kind of event the claim tells; None when it tells none."""
    if claim.about != "events":
        return None
    if claim.speakers:
        if claim.stance in SPOKEN_ONLY:
            return "utterance"
    elif claim.stance in UNEVENTFUL:
        return None
    if is_state(claim):
        return "state"
    return "happening"


def is_state(claim: Claim) -> bool:
    """Return whether the claim says how something is, not what happens."""
    if claim.nominal and not has_attribute(claim):
        return False
    return claim.predicate in STATIVE or (claim.predicate in COPULAS and has_attribute(claim))


def has_attribute(claim: Claim) -> bool:
    """Return whether the claim gives its subject a property ("was a baker")."""
    return any(role.role == "attribute" for role in claim.roles)
