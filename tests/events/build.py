"""Invented accounts made by hand: each claim says who does what to whom, in words of its text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.records.claims import Claim, Role, RoleName, claim_id
from tellings.records.documents import Account, Origin
from tellings.records.ids import content_id
from tellings.records.language import Analysis, Sentence, Token
from tellings.records.people import Entity, Mention, Name, mention_id

PRONOUNS = frozenset({"he", "she", "him", "her", "they", "it"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence and its claim. ``roles`` are (role, words, entity name or None)."""

    text: str
    verb: str
    lemma: str
    roles: tuple[tuple[RoleName, str, str | None], ...] = ()
    changes: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The records of a few accounts, ready for the events room."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    accounts: tuple[Account, ...]
    origins: tuple[Origin, ...]
    analyses: Mapping[str, Analysis]
    texts: Mapping[str, str]


def told(text: str, verb: str, lemma: str, *roles: tuple[RoleName, str, str | None]) -> Told:
    """Return a sentence with its one claim."""
    return Told(text=text, verb=verb, lemma=lemma, roles=roles)


def changed(sentence: Told, **values: object) -> Told:
    """Return the sentence with other values for fields of its claim."""
    return replace(sentence, changes=tuple(sorted(values.items())))


def case(tellings: Mapping[str, Sequence[Told]], genders: Mapping[str, str] | None = None) -> Case:
    """Return a case with one account for each name; people are named by their entity name."""
    claims: list[Claim] = []
    mentions: dict[str, list[Mention]] = {}
    analyses: dict[str, Analysis] = {}
    accounts: list[Account] = []
    texts: dict[str, str] = {}
    for name, sentences in tellings.items():
        text = " ".join(sentence.text for sentence in sentences)
        document = content_id("document", name)
        account = Account(
            id=content_id("account", name), document=document, kind="body", spans=((0, len(text)),)
        )
        analysis = _analysis(text, sentences, document, account.id)
        claims += [
            _claim(text, analysis, mentions, number=number, told=told, genders=genders or {})
            for number, told in enumerate(sentences)
        ]
        texts[document], analyses[account.id] = text, analysis
        accounts.append(account)
    return Case(
        claims=tuple(claims),
        entities=tuple(_entity(name, found) for name, found in sorted(mentions.items())),
        accounts=tuple(accounts),
        origins=tuple(Origin(id=a.id, accounts=(a.id,)) for a in accounts),
        analyses=analyses,
        texts=texts,
    )


def _analysis(text: str, sentences: Sequence[Told], document: str, account: str) -> Analysis:
    tokens: list[Token] = []
    found: list[Sentence] = []
    at = 0
    for sentence in sentences:
        first, begin = len(tokens), text.index(sentence.text, at)
        at = begin
        for word in sentence.text.split():
            start = text.index(word, at)
            at = start + len(word)
            tokens.append(_token(word.strip(".,"), start, sentence))
        found.append(Sentence(first=first, last=len(tokens), start=begin, end=at))
    return Analysis(
        document=document, account=account, tokens=tuple(tokens), sentences=tuple(found)
    )


def _token(word: str, start: int, sentence: Told) -> Token:
    upos = "VERB" if word == sentence.verb else "PROPN" if word[0].isupper() else "NOUN"
    if word.lower() in PRONOUNS:
        upos = "PRON"
    if word.lower() in ("the", "a", "his", "to", "of", "in", "at", "by", "did", "not", "was"):
        upos = "DET"
    return Token(
        start=start,
        end=start + len(word),
        text=word,
        lemma=sentence.lemma if word == sentence.verb else word.lower(),
        upos=upos,
        xpos="",
        feats="",
        head=0,
        deprel="dep",
    )


def _claim(
    text: str,
    analysis: Analysis,
    mentions: dict[str, list[Mention]],
    *,
    number: int,
    told: Told,
    genders: Mapping[str, str],
) -> Claim:
    span = analysis.sentences[number]
    verb = text.index(told.verb, span.start)
    roles = []
    for role, words, entity in told.roles:
        start = text.index(words, span.start)
        head = max(
            n
            for n in range(span.first, span.last)
            if start <= analysis.tokens[n].start < start + len(words)
        )
        if entity is not None:
            form = "name" if words[0].isupper() else "nominal"
            form = "pronoun" if words.lower() in PRONOUNS else form
            mentions.setdefault(entity, []).append(
                Mention(
                    id=mention_id(analysis.document, start, start + len(words), form),
                    document=analysis.document,
                    account=analysis.account,
                    start=start,
                    end=start + len(words),
                    text=words,
                    form=form,
                    head=head,
                    kind="person",
                    number="sing",
                    gender=genders.get(entity),
                )
            )
        roles.append(
            Role(
                role=role,
                text=words,
                start=start,
                end=start + len(words),
                head=head,
                entity=None if entity is None else content_id("entity", entity),
            )
        )
    made = Claim(
        id=claim_id(analysis.document, span.start, span.end, verb, told.lemma),
        account=analysis.account,
        document=analysis.document,
        start=span.start,
        end=span.end,
        quote=text[span.start : span.end],
        predicate=told.lemma,
        predicate_head=span.first,
        predicate_start=verb,
        predicate_end=verb + len(told.verb),
        sentence=number,
        roles=tuple(roles),
        polarity="affirmed",
        stance="asserted",
        about="events",
        tense="past",
    )
    return replace(made, **dict(told.changes))  # type: ignore[arg-type]


def _entity(name: str, mentions: Sequence[Mention]) -> Entity:
    return Entity(
        id=content_id("entity", name),
        name=name,
        kind="person",
        sphere="events",
        names=(Name(text=name, accounts=(), count=len(mentions)),),
        mentions=tuple(mentions),
    )
