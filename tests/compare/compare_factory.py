"""Claims made by hand: roles are written as words with their relations, the head last.

``claim("A", "share", agent="he/PRON", companion="five/nummod other/amod prisoner")``
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.compare.frames import Frame, frame_of
from tellings.compare.levels import Level
from tellings.compare.pairs import Judge
from tellings.records.claims import Amount, Claim, Role, When
from tellings.records.documents import Account
from tellings.records.events import Event, Link
from tellings.records.language import Analysis, Sentence, Token
from tellings.records.people import Entity, Mention, Name

UPOS = {"amod": "ADJ", "nummod": "NUM", "det": "DET", "compound": "NOUN", "case": "ADP"}


@dataclass(frozen=True, kw_only=True)
class Told:
    """A claim with the syntax of its words."""

    claim: Claim
    tokens: tuple[Token, ...]


def tokens_of(words: str, first: int, offset: int) -> list[Token]:
    """Return the tokens of one role: "of/case head/nmod" hang below the plain head."""
    parts = [part.split("/") for part in words.split()]
    at = next((i for i, part in enumerate(parts) if len(part) == 1 or part[1].isupper()), 0)
    made: list[Token] = []
    start = offset
    for number, (word, *tag) in enumerate(parts):
        relation = tag[0] if tag and not tag[0].isupper() else "root"
        upos = tag[0] if tag and tag[0].isupper() else UPOS.get(relation, "NOUN")
        head = first + at
        if relation == "case":
            head = first + number + 1
        feats = "Number=Plur" if upos == "NOUN" and word.endswith("s") else ""
        lemma = word[:-1] if feats else word
        made.append(
            Token(start=start, end=start + len(word), text=word, lemma=lemma.lower(), upos=upos,
                  xpos="", feats=feats, head=head, deprel=relation)
        )  # fmt: skip
        start += len(word) + 1
    return made


def tell(
    account: str,
    predicate: str,
    *,
    entities: dict[str, str] | None = None,
    amounts: dict[str, tuple[float, float]] | None = None,
    when: tuple[str, str | None, str | None] | None = None,
    markers: dict[str, str] | None = None,
    name: str | None = None,
    **roles: str,
) -> Told:
    """Return a claim of ``account``; ``amounts`` gives the number stated in a role."""
    tokens: list[Token] = []
    made: list[Role] = []
    counted: list[Amount] = []
    offset = 0
    for role, words in roles.items():
        part = tokens_of(words, len(tokens), offset)
        head = next(i for i, token in enumerate(part) if token.deprel == "root")
        text = " ".join(token.text for token in part)
        role_name = role.rstrip("_")
        made.append(
            Role(role=role_name, text=text, start=offset, end=offset + len(text),
                 head=len(tokens) + head, entity=(entities or {}).get(role),
                 marker=(markers or {}).get(role))  # type: ignore[arg-type]
        )  # fmt: skip
        if role in (amounts or {}):
            low, high = amounts[role]  # type: ignore[index]
            counted.append(
                Amount(stated=text, start=offset, end=offset + len(text), low=low, high=high,
                       unit=part[head].lemma)
            )  # fmt: skip
        tokens += part
        offset += len(text) + 1
    quote = " ".join([predicate, *(role.text for role in made)])
    identity = name or f"{account}-{predicate}-{'-'.join(r.text for r in made)}"
    claim = Claim(
        id=identity, account=account, document=account, start=0, end=max(1, offset), quote=quote,
        predicate=predicate, predicate_head=0, predicate_start=0, predicate_end=1, sentence=0,
        roles=tuple(made), polarity="affirmed", stance="asserted", about="events",
        when=When(stated=when[0], start=0, end=1, earliest=when[1], latest=when[2])
        if when else None,
        amounts=tuple(counted), voice=(f"teller-{account}",),
    )  # fmt: skip
    return Told(claim=claim, tokens=tuple(tokens))


def denied(told: Told) -> Told:
    """Return the claim denied."""
    return replace(told, claim=replace(told.claim, id=told.claim.id + "-not", polarity="denied"))


def put(told: Told, stance: str, *voice: str) -> Told:
    """Return the claim put as ``stance``, in these further voices."""
    claim = replace(told.claim, stance=stance, voice=(*told.claim.voice, *voice))  # type: ignore[arg-type]
    return replace(told, claim=claim)


def analyses_of(told: Sequence[Told]) -> tuple[dict[str, Analysis], tuple[Claim, ...]]:
    """Return one analysis per account with all its claims' tokens, and the claims moved to them."""
    tokens: dict[str, list[Token]] = {}
    claims = []
    for one in told:
        mine = tokens.setdefault(one.claim.account, [])
        base = len(mine)
        mine += [replace(token, head=token.head + base) for token in one.tokens]
        roles = tuple(replace(role, head=role.head + base) for role in one.claim.roles)
        claims.append(replace(one.claim, roles=roles))
    analyses = {
        account: Analysis(
            document=account, account=account, tokens=tuple(made),
            sentences=(Sentence(first=0, last=len(made), start=0, end=1),),
        )
        for account, made in tokens.items()
    }  # fmt: skip
    return analyses, tuple(claims)


def event(*claims: Claim, name: str = "event", linked: bool = True) -> Event:
    """Return the event of these claims, each pair linked."""
    ids = sorted(claim.id for claim in claims)
    links = tuple(
        Link(left=one, right=other, score=1.0, basis=())
        for i, one in enumerate(ids)
        for other in ids[i + 1 :]
    )
    accounts = tuple(dict.fromkeys(claim.account for claim in claims))
    return Event(
        id=name, label=claims[0].quote, order=0, claims=tuple(claim.id for claim in claims),
        accounts=accounts, origins=len(accounts), basis=(), links=links if linked else (),
    )  # fmt: skip


def account(name: str) -> Account:
    """Return an account."""
    return Account(id=name, document=name, kind="body", spans=((0, 100),), teller=f"Teller {name}")


def entity(
    name: str, *, kind: str = "person", form: str = "name", gender: str | None = None
) -> Entity:
    """Return an entity whose id is its name in lower case."""
    mention = Mention(
        id=f"m-{name}", document="d", account="A", start=0, end=len(name), text=name,
        form=form, head=0, kind=kind, gender=gender,  # type: ignore[arg-type]
    )  # fmt: skip
    return Entity(
        id=name.lower(), name=name, kind=kind, sphere="events",  # type: ignore[arg-type]
        names=(Name(text=name, accounts=("A",), count=1),), mentions=(mention,),
    )  # fmt: skip


def frames(*told: Told) -> list[Frame]:
    """Return the frames of some claims."""
    analyses, claims = analyses_of(told)
    return [frame_of(claim, analyses[claim.account]) for claim in claims]


def worst_by(judge: Judge, left: Told, right: Told) -> Level:
    """Return the worst level that a judge gives a pair, the same from both sides."""
    one, other = frames(left, right)
    found = judge.pair(one, other, linked=True).worst
    assert judge.pair(other, one, linked=True).worst == found
    return found
