"""Signatures of governing words: what each class does to the clause below it, as tables.

A signature gives the stance of the clause below (None keeps the one around), how negation passes
("same": denied when the governor is denied; "reverse": denied when it is not; "keep": whatever
the governor; "off": never), and whether the governor's subject becomes a speaker. The first row
of a table that fits decides. After Nairn, Condoravdi and Karttunen (2006), "Computing relative
polarity for textual inference".
"""

from dataclasses import dataclass, replace
from typing import Literal

from tellings.claims import verbs
from tellings.records.claims import Stance

Flip = Literal["same", "reverse", "keep", "off"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a governor hands down: stance, whether negation flips, speakers (outermost first)."""

    stance: Stance = "asserted"
    flip: bool = False
    speakers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One row: for which lemmas, and below which form (None: any), what is handed down.

    ``to`` asks for an infinitive (True) or none (False), ``objects`` for an object of the governor,
    ``asking`` for an embedded question, ``past`` for the governor's tense.
    """

    lemmas: frozenset[str]
    stance: Stance | None = None
    flip: Flip = "same"
    spoken: bool = False
    to: bool | None = None
    objects: bool | None = None
    asking: bool | None = None
    past: bool | None = None
    negated: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of a clause below a governor, in the terms of ``Signature``."""

    to: bool = False
    objects: bool = False
    asking: bool = False
    past: bool = False
    negated: bool = False


def _of(*listed: str) -> frozenset[str]:
    return frozenset(listed)


FINITE = (
    Signature(lemmas=verbs.DENY, stance="reported", flip="reverse", spoken=True),
    Signature(lemmas=_of("allege"), stance="accused", flip="off", spoken=True),
    Signature(lemmas=verbs.ASKING, stance="asked", flip="off", spoken=True, asking=True),
    Signature(lemmas=verbs.DOUBT, stance="believed", flip="reverse", spoken=True),
    Signature(
        lemmas=_of("see", "find", "know", "learn"),
        stance="supposed",
        asking=True,
        flip="off",
        negated=True,
    ),
    Signature(
        lemmas=_of("estimate", "rumour", "rumor", "predict", "forecast"),
        stance="reported",
        flip="off",
        spoken=True,
        asking=False,
    ),
    Signature(lemmas=verbs.HEARSAY, stance="reported", flip="off", spoken=True),
    Signature(
        lemmas=_of("show", "prove", "demonstrate", "establish", "confirm"),
        stance="supposed",
        flip="off",
        negated=True,
    ),
    Signature(lemmas=verbs.FACTIVE | verbs.PHRASAL_FACTIVE | _of("remind"), flip="off"),
    Signature(lemmas=verbs.WISH, stance="supposed", flip="off"),
    Signature(lemmas=verbs.NEG_RAISING & verbs.BELIEF, stance="believed", spoken=True),
    Signature(lemmas=verbs.BELIEF, stance="supposed", flip="off", negated=True),
    Signature(lemmas=verbs.BELIEF, stance="believed", flip="off", spoken=True),
    Signature(lemmas=verbs.PHRASAL_SPEECH, stance="reported", flip="off", spoken=True),
    Signature(lemmas=verbs.SPEECH | verbs.COMMAND, stance="supposed", flip="off", negated=True),
    Signature(lemmas=verbs.SPEECH | verbs.COMMAND, stance="reported", flip="off", spoken=True),
    Signature(lemmas=verbs.ACCUSE, stance="accused", flip="keep"),
    Signature(lemmas=verbs.SEEMING, stance="supposed"),
    Signature(lemmas=_of("mean", "happen", "prove", "matter"), flip="keep"),
)
"""Below verbs, finite clauses ("he said that she left")."""

OPEN = (
    Signature(lemmas=verbs.STOPPING, flip="off", to=False),
    Signature(lemmas=_of("help"), flip="keep", to=False, objects=False),
    Signature(lemmas=verbs.NEGATIVE, flip="reverse"),
    Signature(
        lemmas=verbs.PREVENT - _of("keep", "stay", "save", "bar", "block"),
        flip="reverse",
        objects=False,
        to=False,
    ),
    Signature(lemmas=_of("stop"), stance="intended", flip="keep", to=True),
    Signature(lemmas=verbs.ATTEMPT, negated=True),
    Signature(lemmas=verbs.ATTEMPT, stance="attempted"),
    Signature(lemmas=verbs.ASKING, stance="asked", flip="off", spoken=True, asking=True),
    Signature(lemmas=verbs.COMMAND, stance="commanded", to=True, objects=True),
    Signature(lemmas=_of("plead", "call", "appeal"), stance="commanded", to=True),
    Signature(lemmas=verbs.DENY, stance="reported", flip="reverse", spoken=True),
    Signature(lemmas=_of("have"), to=True, past=True),
    Signature(lemmas=_of("have", "need", "ought"), stance="supposed", to=True),
    Signature(lemmas=verbs.INTENTION | _of("go"), stance="intended", to=True),
    Signature(lemmas=_of("wanna", "gonna"), stance="intended"),
    Signature(lemmas=_of("consider", "contemplate", "propose"), stance="intended"),
    Signature(lemmas=_of("seem", "appear", "look", "sound"), stance="supposed"),
    Signature(lemmas=_of("continue", "persist"), to=True),
    Signature(lemmas=verbs.SPEECH, stance="reported", spoken=True, to=True),
    Signature(lemmas=verbs.TOLD_GERUNDS, stance="reported", spoken=True),
    Signature(lemmas=verbs.BELIEF, stance="believed", spoken=True, to=True),
    Signature(lemmas=verbs.WISH | _of("suggest", "recommend"), stance="supposed", flip="keep"),
)
"""Below verbs, infinitives and gerunds ("tried to flee", "denied taking it")."""

PASSIVE = (
    Signature(lemmas=(verbs.PREVENT - _of("keep", "stay")) | verbs.NEGATIVE, flip="reverse"),
    Signature(lemmas=_of("suppose"), stance="supposed"),
    Signature(lemmas=verbs.ACCUSE, stance="accused", flip="keep"),
    Signature(lemmas=verbs.CAUSATIVE),
    Signature(lemmas=verbs.ORDERED, stance="commanded"),
    Signature(lemmas=verbs.SPEECH | _of("rumour", "rumor", "know"), stance="reported"),
    Signature(lemmas=verbs.BELIEF, stance="believed"),
    Signature(lemmas=verbs.INTENTION, stance="intended"),
)
"""Below passives, infinitives ("was said to own", "was told to wait", "was forced to")."""

ADJECTIVE = (
    Signature(lemmas=verbs.UNABLE, flip="reverse"),
    Signature(
        lemmas=_of("unlikely", "impossible", "improbable", "doubtful"),
        stance="supposed",
        flip="reverse",
    ),
    Signature(lemmas=verbs.LIKELY, stance="supposed"),
    Signature(lemmas=_of("certain", "sure"), stance="supposed", to=True),
    Signature(
        lemmas=verbs.RELUCTANT,
        stance="intended",
        flip="reverse",
    ),
    Signature(lemmas=verbs.WILLING, stance="intended", to=True),
    Signature(lemmas=verbs.CERTAIN, stance="supposed", flip="keep", negated=True),
    Signature(lemmas=verbs.CERTAIN, stance="believed", flip="keep", spoken=True),
    Signature(lemmas=verbs.ABLE),
)
"""Below adjectives ("is unable to walk", "was sure that she left")."""

NOUN = (
    Signature(lemmas=verbs.ACCUSATION_NOUNS, stance="accused"),
    Signature(lemmas=verbs.NEGATIVE_NOUNS, flip="reverse"),
    Signature(lemmas=verbs.PROPOSAL_NOUNS, stance="commanded", to=False),
    Signature(lemmas=verbs.SPEECH_NOUNS, stance="reported", spoken=True, to=False),
    Signature(lemmas=verbs.BELIEF_NOUNS, stance="believed", spoken=True, to=False),
    Signature(lemmas=verbs.ATTEMPT_NOUNS, stance="attempted"),
    Signature(lemmas=verbs.INTENTION_NOUNS, stance="intended"),
    Signature(lemmas=verbs.COMMAND_NOUNS, stance="commanded"),
    Signature(lemmas=verbs.SUPPOSED_NOUNS, stance="supposed"),
)
"""Below nouns ("his attempt to flee", "the claim that he fled")."""


def find(table: tuple[Signature, ...], lemma: str, form: Form) -> Signature | None:
    """Return the first row of ``table`` that fits, None when none does."""
    for row in table:
        if lemma in row.lemmas and _fits(row, form):
            return row
    return None


def _fits(row: Signature, form: Form) -> bool:
    wanted = (
        (row.to, form.to),
        (row.objects, form.objects),
        (row.asking, form.asking),
        (row.past, form.past),
        (row.negated, form.negated),
    )
    return all(asked is None or asked == given for asked, given in wanted)


def hand_down(
    row: Signature, here: Scope, *, negated: bool, speakers: tuple[int, ...] = ()
) -> Scope:
    """Return the scope that a row opens in the scope ``here``; ``speakers`` speak if any does."""
    around = Scope(speakers=(*here.speakers, *speakers)) if row.spoken else here
    flips = {
        "same": around.flip != negated,
        "reverse": around.flip != (not negated),
        "keep": around.flip,
        "off": False,
    }
    return replace(around, stance=row.stance or here.stance, flip=flips[row.flip])
