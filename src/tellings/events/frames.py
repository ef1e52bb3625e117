"""Claims as frames: what the comparison of two claims looks at, gathered once a claim.

A frame holds the predicate, the fillers of the roles with what is known of each (entity, kind,
gender, number, head lemma), the words of the clause, place, time, polarity and stance. Passives
are already undone by the roles: "Lee was hit by Kim" and "Kim hit Lee" have equal fillers.

Fillmore (1976), Frame semantics and the nature of language.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.events.kinds import Kind, kind_of
from tellings.records.claims import Claim, Role
from tellings.records.language import Analysis, Token
from tellings.records.people import Entity, Mention

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "masc"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "fem"),
}
PLURALS = frozenset({"they", "them", "their", "themselves", "we", "us", "our"})
PATIENTS = ("patient", "theme", "recipient")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Who or what fills a role. ``head`` is the lemma of its head, "" for a pronoun.

    ``names`` are the words of the entity's names; gender and number are "" when unknown. ``teller``
    is whether the entity tells an account.
    """

    entity: str | None
    name: str
    head: str
    kind: str
    gender: str
    number: str
    names: tuple[str, ...]
    teller: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A claim as it is compared. ``words`` and ``around`` are lemmas of clause and sentence.

    ``names`` are the sentence's names. ``surface`` is the predicate as written: a vector of "gunned
    down" is surer than one of a lemma.
    """

    claim: str
    account: str
    kind: Kind
    sentence: int
    start: int
    predicate: str
    surface: str
    nominal: bool
    negative: bool
    stance: str
    tense: str
    agents: tuple[Filler, ...]
    patients: tuple[Filler, ...]
    others: tuple[Filler, ...]
    attribute: str
    places: tuple[str, ...]
    when: tuple[str | None, str | None]
    words: tuple[str, ...]
    around: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of an entity, taken from all its mentions."""

    name: str
    kind: str
    gender: str
    number: str
    names: tuple[str, ...]
    teller: bool


def frames_of(
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    analyses: Mapping[str, Analysis],
) -> tuple[Frame, ...]:
    """Return a frame for every claim that tells an event: by account, then in telling order."""
    known = {entity.id: _known(entity) for entity in entities}
    found = []
    for claim in claims:
        kind = kind_of(claim)
        if kind is not None:
            found.append(_frame(claim, kind, known, analyses[claim.account]))
    return tuple(sorted(found, key=lambda frame: (frame.account, frame.start, frame.claim)))


def _known(entity: Entity) -> _Known:
    return _Known(
        name=spoken_name(entity),
        kind=entity.kind,
        gender=_majority([m.gender for m in entity.mentions]),
        number="plur" if entity.kind == "group" else _majority(_numbers(entity.mentions)),
        names=_name_words(entity),
        teller=bool(entity.tells),
    )


def spoken_name(entity: Entity) -> str:
    """Return the entity's name when some account says it, else "".

    "Unnamed teller (letter.txt)" is a label of ours: in place of "I" it would only lead astray.
    """
    said = {name.text for name in entity.names} | {mention.text for mention in entity.mentions}
    return entity.name if entity.name in said else ""


def _name_words(entity: Entity) -> tuple[str, ...]:
    words = {
        word.lower()
        for mention in entity.mentions
        if mention.form == "name"
        for word in mention.text.split()
    }
    return tuple(sorted(word for word in words if len(word) > 2 and word[0].isalpha()))


def _numbers(mentions: Sequence[Mention]) -> list[str | None]:
    return [mention.number for mention in mentions]


def _majority(values: Sequence[str | None]) -> str:
    counts = Counter(value for value in values if value)
    if not counts:
        return ""
    value, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return value if 2 * count > counts.total() else ""


def _frame(claim: Claim, kind: Kind, known: Mapping[str, _Known], analysis: Analysis) -> Frame:
    tokens = analysis.tokens
    sentence = analysis.sentences[claim.sentence]

    def fill(*names: str) -> tuple[Filler, ...]:
        return tuple(_filler(r, known, tokens) for r in claim.roles if r.role in names)

    place = claim.where
    when = claim.when
    return Frame(
        claim=claim.id,
        account=claim.account,
        kind=kind,
        sentence=claim.sentence,
        start=claim.predicate_start,
        predicate=claim.predicate,
        surface=_surface(claim, tokens[sentence.first : sentence.last]),
        nominal=claim.nominal,
        negative=claim.polarity == "denied",
        stance=claim.stance,
        tense=claim.tense or "",
        agents=fill("agent"),
        patients=fill(*PATIENTS),
        others=fill("companion", "instrument", "source", "goal", "topic", "cause", "possessor"),
        attribute=" ".join(r.text.lower() for r in claim.roles if r.role == "attribute"),
        places=_places(claim, place.entity if place else None, tokens),
        when=(when.earliest, when.latest) if when else (None, None),
        words=_words(claim, tokens[sentence.first : sentence.last], claim.start, claim.end),
        around=_words(claim, tokens[sentence.first : sentence.last], sentence.start, sentence.end),
        names=tuple(
            token.text.lower()
            for token in tokens[sentence.first : sentence.last]
            if token.upos == "PROPN"
        ),
    )


def _filler(role: Role, known: Mapping[str, _Known], tokens: Sequence[Token]) -> Filler:
    head = tokens[role.head] if 0 <= role.head < len(tokens) else None
    pronoun = head is not None and head.upos == "PRON"
    word = head.text.lower() if head else role.text.lower()
    about = known.get(role.entity or "")
    number = "plur" if head and "Number=Plur" in head.feats else ""
    if word in PLURALS:
        number = "plur"
    return Filler(
        entity=role.entity if about else None,
        name=(about.name if about else "") or role.text,
        head="" if pronoun or head is None else head.lemma.lower(),
        kind=about.kind if about else ("person" if word in GENDERS else ""),
        gender=(about.gender if about else "") or GENDERS.get(word, ""),
        number=(about.number if about else "") or number,
        names=about.names if about else (),
        teller=about.teller if about else False,
    )


def _places(claim: Claim, entity: str | None, tokens: Sequence[Token]) -> tuple[str, ...]:
    found = [entity] if entity else []
    for role in claim.roles:
        if role.role in ("place", "goal", "source"):
            if role.entity:
                found.append(role.entity)
            if 0 <= role.head < len(tokens):
                found.append(tokens[role.head].lemma.lower())
    return tuple(sorted(set(found)))


def _surface(claim: Claim, tokens: Sequence[Token]) -> str:
    """Return the predicate as written, lower case; its lemma when no token lies there."""
    start, end = claim.predicate_start, claim.predicate_end
    words = [token.text.lower() for token in tokens if start <= token.start and token.end <= end]
    return " ".join(words) or claim.predicate


def _words(claim: Claim, tokens: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    """Return the content lemmas in ``[start, end)`` and the entities of the claim's roles."""
    words = [
        token.lemma.lower()
        for token in tokens
        if token.upos in CONTENT and start <= token.start and token.end <= end
    ]
    inside = [r.entity for r in claim.roles if r.entity and start <= r.start and r.end <= end]
    return tuple(words) + tuple(f"@{entity}" for entity in inside)
