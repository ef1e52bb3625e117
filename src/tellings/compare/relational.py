"""Prepositions of several words: "far away from the river", "in front of the church".

A parser hangs the noun of such a phrase below "away" or "front", so that the place reads as "front
of the church" in something. Here the whole phrase becomes the preposition and its noun the place,
so that "near the river" meets "far from the river", and "behind the church" meets "in front of" it.

>>> phrase_at(("stood", "far", "away", "from", "it"), 1)
('far from', 3)
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.records.claims import Claim, Role, RoleName
from tellings.records.language import Analysis, Token

PHRASES = {
    ("far", "from"): "far from",
    ("far", "away", "from"): "far from",
    ("miles", "from"): "far from",
    ("away", "from"): "away from",
    ("close", "to"): "near",
    ("next", "to"): "near",
    ("near", "to"): "near",
    ("inside", "of"): "inside",
    ("outside", "of"): "outside",
    ("in", "front", "of"): "in front of",
    ("at", "the", "front", "of"): "at the front of",
    ("in", "the", "front", "of"): "at the front of",
    ("at", "the", "back", "of"): "at the back of",
    ("in", "the", "back", "of"): "at the back of",
    ("at", "the", "rear", "of"): "at the back of",
    ("on", "top", "of"): "on top of",
    ("at", "the", "top", "of"): "at the top of",
    ("at", "the", "bottom", "of"): "at the bottom of",
    ("at", "the", "foot", "of"): "at the bottom of",
    ("ahead", "of"): "ahead of",
    ("to", "the", "left", "of"): "left of",
    ("on", "the", "left", "of"): "left of",
    ("to", "the", "right", "of"): "right of",
    ("on", "the", "right", "of"): "right of",
    ("north", "of"): "north of",
    ("south", "of"): "south of",
    ("east", "of"): "east of",
    ("west", "of"): "west of",
}
"""The words of a phrase and the preposition that stands for it."""
LONGEST = max(len(words) for words in PHRASES)
REACH = 8
"""Tokens after the phrase among which its noun stands."""
NEAR = 40
"""Tokens around a predicate that are searched; no phrase that belongs to it is further."""
NOUNS = frozenset(["NOUN", "PROPN", "PRON"])
INNER = frozenset(["compound", "nmod:poss", "amod", "det", "nummod"])
SENDING = frozenset(["send", "take", "bring", "go", "move", "come", "return", "transfer", "put"])
DWELLING = re.compile(r"to (?:live|stay|dwell|lodge|board|reside) (?:with|at|in)\b", re.IGNORECASE)
WHERE_TO = frozenset(
    [
        *("north", "south", "east", "west", "left", "right", "northwards", "southwards"),
        *("eastwards", "westwards", "upstairs", "downstairs", "uphill", "downhill", "upstream"),
        *("downstream", "inland", "abroad", "home", "forwards", "backwards", "upwards"),
        *("downwards",),
    ]
)
ALONE = frozenset(["alone", "unaccompanied"])
PLAIN = frozenset(["advmod", "obl", "xcomp", "obj", "advcl", "amod", "obl:npmod", "obl:unmarked"])
"""Relations by which a plain word hangs below a verb."""
REPLACED = frozenset(["place", "goal", "source", "other", "manner"])
"""Roles that the words of a phrase may have been given."""


def phrase_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the preposition that begins at word ``at`` and how many words it has."""
    for length in range(LONGEST, 1, -1):
        name = PHRASES.get(tuple(words[at : at + length]))
        if name is not None:
            return name, length
    return None


def with_places(claim: Claim, analysis: Analysis) -> tuple[Role, ...]:
    """Return the roles of ``claim``, the places after phrases put as one place each."""
    roles = claim.roles
    for place in phrases(claim, analysis):
        kept = tuple(
            one
            for one in roles
            if one.role not in REPLACED or one.end <= place.start or place.end <= one.start
        )
        covered = any(one.start <= place.start and place.end <= one.end for one in kept)
        roles = kept if covered else (*kept, place)
    return roles


def with_adverbs(claim: Claim, roles: Sequence[Role], analysis: Analysis) -> tuple[Role, ...]:
    """Return ``roles`` with where to in one plain word ("east", "left"), and "alone" as company."""
    found = list(roles)
    for number in range(*clause(claim, analysis.tokens)):
        token = analysis.tokens[number]
        word = token.lemma.lower()
        name: RoleName | None = (
            "goal" if word in WHERE_TO else "companion" if word in ALONE else None
        )
        below = token.head == claim.predicate_head and token.deprel in PLAIN
        if name is None or not below or any(one.start <= token.start < one.end for one in found):
            continue
        found.append(
            Role(role=name, text=token.text, start=token.start, end=token.end, head=number)
        )
    return tuple(found)


def with_homes(claim: Claim, roles: Sequence[Role], analysis: Analysis) -> tuple[Role, ...]:
    """Return ``roles`` with "to live with her aunt" as where someone is sent.

    That tells whose home the way leads to, as "to an orphanage" does; its head is the host or home.
    """
    if claim.predicate.lower().split(" ")[0] not in SENDING:
        return tuple(roles)
    return tuple(
        replace(one, role="goal", marker="with", head=home(one, analysis))
        if one.role == "purpose" and DWELLING.match(one.text)
        else one
        for one in roles
    )


def home(role: Role, analysis: Analysis) -> int:
    """Return the first noun of the words after the verb of dwelling, else their head."""
    for number in range(role.head, min(role.head + NEAR, len(analysis.tokens))):
        token = analysis.tokens[number]
        if token.start >= role.end:
            break
        if token.upos in NOUNS and token.deprel not in INNER:
            return number
    return role.head


def phrases(claim: Claim, analysis: Analysis) -> Iterator[Role]:
    """Yield a place for each phrase of the clause that belongs to its predicate.

    The words of a place begin with the phrase; its head is the noun.
    """
    tokens = analysis.tokens
    first, last = clause(claim, tokens)
    words = [token.text.lower() for token in tokens[first:last]]
    done = 0
    for at in range(len(words)):
        found = phrase_at(words, at) if at >= done else None
        if found is None:
            continue
        done = at + found[1]
        begin, after = first + at, first + at + found[1]
        noun = noun_after(tokens, after, last)
        if noun is not None and belongs(tokens, noun, (begin, after), claim.predicate_head):
            start, end = tokens[begin].start, tokens[subtree_end(tokens, noun, last)].end
            yield Role(role="place", text=claim.quote[start - claim.start : end - claim.start],
                       start=start, end=end, head=noun, entity=entity_at(claim, noun),
                       marker=found[0])  # fmt: skip


def clause(claim: Claim, tokens: Sequence[Token]) -> tuple[int, int]:
    """Return the first token of the clause near its predicate, and the one after its last."""
    at = claim.predicate_head
    near = range(max(0, at - NEAR), min(len(tokens), at + NEAR))
    inside = [n for n in near if claim.start <= tokens[n].start and tokens[n].end <= claim.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def subtree_end(tokens: Sequence[Token], noun: int, last: int) -> int:
    """Return the last token of the words that follow ``noun`` without a gap and hang below it."""
    end = noun
    for number in range(noun + 1, last):
        if not noun <= tokens[number].head <= number + REACH or tokens[number].upos == "PUNCT":
            break
        end = number
    return end


def noun_after(tokens: Sequence[Token], after: int, last: int) -> int | None:
    """Return the number of the noun that the phrase before ``after`` governs."""
    for number in range(after, min(after + REACH, last)):
        token = tokens[number]
        if token.upos in NOUNS and token.deprel not in INNER:
            return number
        if token.upos in {"VERB", "PUNCT"} and token.deprel != "amod":
            return None
    return None


def belongs(tokens: Sequence[Token], noun: int, phrase: tuple[int, int], predicate: int) -> bool:
    """Whether the noun hangs below the predicate by nothing but words of the phrase."""
    at = tokens[noun].head
    for _ in range(LONGEST):
        if at == predicate or not 0 <= at < len(tokens):
            return at == predicate
        if not phrase[0] <= at < phrase[1]:
            return tokens[predicate].head == at and tokens[predicate].deprel == "cop"
        at = tokens[at].head
    return False


def entity_at(claim: Claim, noun: int) -> str | None:
    """Return the entity of a role with this head."""
    return next((one.entity for one in claim.roles if one.head == noun), None)
