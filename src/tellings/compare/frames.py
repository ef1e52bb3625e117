"""Frames: a claim laid out by slots, ready for comparing.

A filler is one participant or circumstance with what its words say: head noun, the words that
narrow it, numbers, and whom it refers to. Objects come under one slot however the verb takes them:
"gave her the bag" and "gave the bag to her" both have the bag as patient and her as recipient.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.compare.clefts import cleft_times
from tellings.compare.moments import moments
from tellings.compare.relational import with_adverbs, with_homes, with_places
from tellings.records.claims import Amount, Claim, Role, RoleName, When
from tellings.records.language import Analysis, Token
from tellings.text.numerals import CARDINAL
from tellings.text.quantities import find_quantities, number_value

NARROWING = frozenset(["amod", "compound", "nummod", "nmod:poss", "det"])
NOMINAL = frozenset(["NOUN", "PROPN"])
PART_OF_SPEECH = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "r"}
STANDING_FOR = frozenset(["one", "thing", "something", "someone", "everything", "anything"])
"""Nouns that stand for another word, like pronouns."""
COPULAS = frozenset(["be", "become", "remain", "stay"])
OTHERS = frozenset(
    ["other", "another", "further", "additional", "more", "remaining", "rest", "extra"]
)
NONE = frozenset(["nobody", "nothing", "none", "no-one", "no one"])
DENYING = frozenset(["no", "nor", "neither", "not", "n't", "never"])
ARTICLES = frozenset(["a", "an", "another", "some"])
KNOWN_ONE = frozenset(["the", "this", "that", "these", "those"])
DYING = frozenset(["die", "perish"])
FAR_WORDS = frozenset(["far", "far away", "away"])
OF_CAUSE = frozenset(["of", "from"])
CLIP = 70
NAMED_PLACES = frozenset(
    ["planet", "city", "town", "village", "country", "state", "island", "continent", "province"]
)
"""Nouns before a name of theirs."""
UNITS_OF_TIME = frozenset(["minute", "hour", "day", "week", "fortnight", "month", "year"])
LENGTH = frozenset(["for", None])
SOME_OF = re.compile(rf"(?P<number>\d{{1,4}}|{CARDINAL}) of (?:us|them|you)\b", re.IGNORECASE)
ARTICLE = re.compile(r"\b(?:an?|a (?:whole|full|good))\b", re.IGNORECASE)
PARTS_OF_ONE = re.compile(r"\b(?:half|quarter|third|part|or two|or so|and a)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A lemma in lower case with its part of speech (``n``, ``v``, ``a``, ``r`` or ``x``)."""

    lemma: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A noun below a head, with its preposition and the words that narrow it."""

    marker: str
    head: Word
    narrowing: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What fills a slot.

    ``of`` is the whole in "the back of the head"; ``attached`` are nouns with their prepositions
    below the head ("a monument in Spain"); ``partitive`` marks "two of the men", ``others``
    "five other men".
    """

    slot: str
    text: str
    head: Word
    narrowing: tuple[Word, ...] = ()
    of: Word | None = None
    entity: str | None = None
    pronoun: bool = False
    plural: bool = False
    named: bool = False
    definite: bool = False
    amount: Amount | None = None
    others: bool = False
    partitive: bool = False
    marker: str | None = None
    attached: tuple[Attached, ...] = ()

    @property
    def none(self) -> bool:
        """Whether it says that there is nobody or nothing of the kind."""
        no = self.head.lemma == "one" and any(word.lemma == "no" for word in self.narrowing)
        return no or self.head.lemma in NONE

    @property
    def indefinite(self) -> bool:
        """Whether the words bring in one of its kind: "a play" may be another play."""
        return not self.named and any(word.lemma in ARTICLES for word in self.narrowing)

    @property
    def several(self) -> bool:
        """Whether the words leave room for others of their kind: "white flowers" on a lawn."""
        return self.plural and not self.definite and self.amount is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A claim by slots.

    ``loose`` are amounts that belong to no participant, ``unread`` the nouns and names of the
    clause that stand in no slot, and the verbs of clauses that narrow an indefinite participant.
    """

    claim: Claim
    predicate: str
    slots: Mapping[str, tuple[Filler, ...]]
    when: tuple[When, ...]
    loose: tuple[Amount, ...]
    unread: tuple[str, ...] = ()
    narrows_none: bool = False

    def get(self, slot: str) -> tuple[Filler, ...]:
        """Return the fillers of ``slot``, none when the claim does not say."""
        return self.slots.get(slot, ())

    @property
    def of_none(self) -> bool:
        """Whether an affirmed claim is told of nobody: "came late" in "no guest who came late"."""
        if self.claim.polarity != "affirmed":
            return False
        return self.narrows_none or any(
            one.none or any(word.lemma == "no" for word in one.narrowing)
            for fillers in self.slots.values()
            for one in fillers
        )

    @property
    def copular(self) -> bool:
        """Whether the claim says what something is."""
        return self.predicate in COPULAS


def frame_of(claim: Claim, analysis: Analysis | None) -> Frame:
    """Return the frame of ``claim``; without an analysis words are taken from the text."""
    places = claim.roles
    if analysis is not None:
        places = with_homes(claim, with_places(claim, analysis), analysis)
        places = with_adverbs(claim, places, analysis)
    roles = unified(claim, places)
    slots: dict[str, list[Filler]] = {}
    used: set[Amount] = set()
    for role in roles:
        filler = filler_of(role, claim.amounts, analysis)
        if filler.amount is not None:
            used.add(filler.amount)
        slots.setdefault(role.role, []).append(filler)
    return Frame(
        claim=claim,
        predicate=claim.predicate.lower(),
        slots={slot: tuple(fillers) for slot, fillers in sorted(slots.items())},
        when=moments(claim),
        loose=tuple(amount for amount in claim.amounts if amount not in used),
        unread=(*unread(claim, analysis), *restricted(roles, analysis)) if analysis else (),
        narrows_none=analysis is not None and narrows_none(claim, analysis),
    )


def narrows_none(claim: Claim, analysis: Analysis) -> bool:
    """Whether the clause narrows a noun that is denied: "nor (is there) a tree that bears fruit".

    The noun has "no" or "nor" before it, or is an object or a subject below a denied "there is".
    """
    tokens = analysis.tokens
    if not 0 <= claim.predicate_head < len(tokens):
        return False
    verb = tokens[claim.predicate_head]
    if not verb.deprel.startswith("acl") or not 0 <= verb.head < len(tokens):
        return False
    host = tokens[verb.head]
    below = {one.lemma.lower() for _, one in around(analysis, verb.head) if one.head == verb.head}
    if below & DENYING:
        return True
    above = {one.lemma.lower() for _, one in around(analysis, host.head) if one.head == host.head}
    return "there" in above and bool(above & DENYING)


def unread(claim: Claim, analysis: Analysis) -> tuple[str, ...]:
    """Return the nouns and names of the clause that no role and not the predicate holds.

    So too a reflexive that is nobody's role: "did not pay himself" leaves open that others paid.
    """
    known = [(role.start, role.end) for role in claim.roles]
    known.append((claim.predicate_start, claim.predicate_end))
    heads = {role.head for role in claim.roles}
    return tuple(
        token.text
        for number, token in around(analysis, claim.predicate_head)
        if claim.start <= token.start
        and token.end <= claim.end
        and (
            (number not in heads and "Reflex=Yes" in token.feats)
            or (
                token.upos in NOMINAL
                and not any(start <= token.start < end for start, end in known)
            )
        )
    )


def restricted(roles: Sequence[Role], analysis: Analysis) -> tuple[str, ...]:
    """Return the verbs of clauses that narrow an indefinite role: "no guest who came late"."""
    found = []
    for role in roles:
        near = around(analysis, role.head)
        below = [token for number, token in near if token.head == role.head != number]
        if any(token.lemma.lower() in KNOWN_ONE for token in below):
            continue
        found += [token.text for token in below if token.deprel.startswith("acl")]
    return tuple(found)


def unified(claim: Claim, roles: Sequence[Role]) -> tuple[Role, ...]:
    """Return ``roles`` with objects under one name: theme is patient, its receiver recipient.

    Who becomes something is its theme, as who is something; what one dies of is the cause.
    """
    names = {role.role for role in roles}
    renamed: dict[str, RoleName] = {}
    if claim.predicate.lower() in COPULAS:
        renamed = {} if "theme" in names else {"agent": "theme"}
    elif "theme" in names:
        renamed = {"theme": "patient", **({"patient": "recipient"} if "patient" in names else {})}
    dying = claim.predicate.lower() in DYING
    return tuple(
        replace(role, role="cause")
        if dying and role.marker in OF_CAUSE
        else replace(role, role=renamed.get(role.role, role.role))
        for role in roles
        if role.text.lower() not in FAR_WORDS
    )


def filler_of(role: Role, amounts: Sequence[Amount], analysis: Analysis | None) -> Filler:
    """Return the filler of one role."""
    amount = inner_amount(role, amounts)
    if analysis is None or not 0 <= role.head < len(analysis.tokens):
        last = role.text.split()[-1].lower() if role.text.split() else ""
        head = Word(lemma=last, part="n")
        return Filler(slot=role.role, text=clip(role.text), head=head, entity=role.entity,
                      amount=amount, marker=role.marker)  # fmt: skip
    token = analysis.tokens[role.head]
    children = dependents(analysis, role)
    amount = amount or one_unit(role, token, children) or some_of(role)
    words = tuple(word_of(child) for child in children if child.deprel in NARROWING)
    lemmas = {word.lemma for word in words}
    below = attached(analysis, role, children)
    whole = part_of(below)
    return Filler(
        slot=role.role,
        text=clip(role.text),
        head=place_name(analysis, role) or word_of(token),
        narrowing=words,
        of=whole,
        entity=role.entity,
        pronoun=token.upos == "PRON" or word_of(token).lemma in STANDING_FOR,
        plural="Number=Plur" in token.feats,
        named=token.upos == "PROPN",
        definite=bool(lemmas & {"the", "this", "that"}) or token.upos == "PROPN",
        amount=amount,
        others=bool(lemmas & OTHERS),
        partitive=whole is not None and (token.upos in {"NUM", "PRON", "DET"}),
        marker=role.marker,
        attached=below,
    )


def place_name(analysis: Analysis, role: Role) -> Word | None:
    """Return the name in "the planet Mars" and "the town of Lisbon", None for other words.

    "A town of Portugal" is not called Portugal.
    """
    if word_of(analysis.tokens[role.head]).lemma not in NAMED_PLACES:
        return None
    near = around(analysis, role.head)
    if any(one.head == role.head and one.lemma.lower() in ARTICLES for _, one in near):
        return None
    for number, token in near:
        below = token.head == role.head and number > role.head and token.upos == "PROPN"
        if not below or token.start - analysis.tokens[role.head].end > len(" of the "):
            continue
        cases = {
            one.lemma.lower() for _, one in near if one.head == number and one.deprel == "case"
        }
        if token.deprel in {"appos", "flat"} or (token.deprel == "nmod" and cases == {"of"}):
            return word_of(token)
    return None


def dependents(analysis: Analysis, role: Role) -> tuple[Token, ...]:
    """Return the tokens that the head of ``role`` governs inside its words."""
    return tuple(
        token
        for number, token in around(analysis, role.head)
        if token.head == role.head
        and number != role.head
        and role.start <= token.start
        and token.end <= role.end
    )


def around(analysis: Analysis, head: int) -> tuple[tuple[int, Token], ...]:
    """Return the numbered tokens near ``head``: no noun phrase reaches further than 40 tokens."""
    first, last = max(0, head - 40), min(len(analysis.tokens), head + 40)
    return tuple((number, analysis.tokens[number]) for number in range(first, last))


def attached(analysis: Analysis, role: Role, children: Sequence[Token]) -> tuple[Attached, ...]:
    """Return the nouns below the head that have a preposition."""
    near = around(analysis, role.head)
    found = []
    for child in children:
        if not child.deprel.startswith("nmod") or child.upos not in NOMINAL:
            continue
        number = next(n for n, token in near if token is child)
        below = [token for n, token in around(analysis, number) if token.head == number != n]
        narrowing = tuple(word_of(token) for token in below if token.deprel in NARROWING)
        found += [
            Attached(marker=token.lemma.lower(), head=word_of(child), narrowing=narrowing)
            for token in below
            if token.deprel == "case" and token.upos == "ADP"
        ]
    return tuple(found)


def part_of(children: Sequence[Attached]) -> Word | None:
    """Return the noun of an "of" phrase below the head."""
    return next((one.head for one in children if one.marker == "of"), None)


def word_of(token: Token) -> Word:
    """Return the token as a word."""
    return Word(lemma=(token.lemma or token.text).lower(), part=PART_OF_SPEECH.get(token.upos, "x"))


def inner_amount(role: Role, amounts: Sequence[Amount]) -> Amount | None:
    """Return the amount written inside ``role``, the first when there are several."""
    inside = (one for one in amounts if role.start <= one.start and one.end <= role.end)
    return next(inside, None)


def one_unit(role: Role, head: Token, children: Sequence[Token]) -> Amount | None:
    """Return the amount of "a week", "at least an hour" or "nearly a day" as a length of time."""
    article = any(child.lemma in {"a", "an"} for child in children)
    if not article or head.lemma not in UNITS_OF_TIME or role.marker not in LENGTH:
        return None
    plain = ARTICLE.sub("one", role.text)
    found = find_quantities(plain)
    if len(found) != 1 or PARTS_OF_ONE.search(role.text):
        return None
    stated = clip(role.text)
    return Amount(stated=stated, start=role.start, end=role.end, low=found[0].low,
                  high=found[0].high, unit=head.lemma)  # fmt: skip


def some_of(role: Role) -> Amount | None:
    """Return the number of "three of us" and "two of them", which no noun follows."""
    match = SOME_OF.match(role.text)
    value = number_value(match["number"]) if match else None
    if match is None or value is None:
        return None
    return Amount(stated=clip(match.group()), start=role.start, end=role.start + match.end(),
                  low=value, high=value, unit="person")  # fmt: skip


def clip(text: str, longest: int = CLIP) -> str:
    """Return ``text`` on one line, cut at a word with "…" when it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0] + "…"


def frames_of(
    claims: Sequence[Claim], analyses: Mapping[str, Analysis], *, around: Sequence[Claim] = ()
) -> dict[str, Frame]:
    """Return the frame of each claim by its id; ``around`` are claims that may give it its time."""
    put = cleft_times(around or claims)
    frames = (frame_of(claim, analyses.get(claim.account)) for claim in claims)
    return {
        one.claim.id: replace(one, when=(*one.when, *put.get(one.claim.id, ()))) for one in frames
    }
