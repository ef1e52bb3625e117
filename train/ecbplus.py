"""ECB+ as accounts: every document an account, every gold event mention a claim.

Only the sentences that the corpus lists for evaluation are kept, and of the event mentions those
that the mention files hold (ACTION_* and NEG_ACTION_*). Roles come from the packaged syntax: what
the claims room extracts at the mention's head, else the noun's own dependents ("the arrest of
Kim": Kim is the patient). People are told apart by the last word of their name, so that what is
learnt does not lean on gold entities that no reader has.

Cybulska & Vossen (2014), Using a sledgehammer to crack a nut?
"""

import csv
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from evals.entities import spaced

from tellings.claims.extract import extract
from tellings.events.cluster import agglomerate
from tellings.events.tfidf import cosines, inverse_frequencies, weigh
from tellings.language.network import Word
from tellings.language.syntax import SyntaxModel, analyse_words
from tellings.records.claims import Claim, Role, RoleName, claim_id
from tellings.records.documents import Account
from tellings.records.language import Analysis
from tellings.records.people import Entity, Mention, Name, mention_id

STORY = 0.16
"""Mean cosine of the documents of one story. On the training topics, clusters at this value hold
one of a topic's two stories in most cases."""

STORY_WORDS = frozenset({"NOUN", "PROPN", "VERB"})
NEGATIVE = frozenset({"not", "n't", "never", "no", "without", "deny", "fail", "refuse"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The documents of one topic, or of any other set of documents, as accounts.

    ``chain`` maps a claim's id to the name of its gold chain.
    """

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    analyses: Mapping[str, Analysis]
    texts: Mapping[str, str]
    chain: Mapping[str, str]


def read(gold: Path, part: str, syntax: SyntaxModel) -> Topic:
    """Return the documents of ``part`` ("Train" or "Dev") of ``gold`` (the corpus' folder)."""
    mentions = json.loads((gold / "mentions" / f"ECB_{part}_Event_gold_mentions.json").read_text())
    evaluated = listed(gold / "ECBplus_coreference_sentences.csv")
    claims: list[Claim] = []
    chain: dict[str, str] = {}
    analyses: dict[str, Analysis] = {}
    texts: dict[str, str] = {}
    for name in sorted({mention["doc_id"] for mention in mentions}):
        topic, _, rest = name.partition("_")
        forms = words(gold / "ECB+" / topic / f"{name}.xml")
        texts[name], analyses[name], first = _analyse(name, forms, syntax)
        here = [m for m in mentions if m["doc_id"] == name]
        made = _extracted(analyses[name], texts[name])
        for mention in here:
            sentence = mention["sent_id"] + (1 if name.endswith("plus") else 0)
            if (topic, rest, sentence) not in evaluated:
                continue
            tokens = [first[sentence] + number for number in mention["tokens_number"]]
            claim = _claim(analyses[name], texts[name], tokens, made)
            if claim.id not in chain:
                claims.append(claim)
                chain[claim.id] = mention["coref_chain"]
    entities = _entities(claims, analyses)
    named = {(m.document, m.head): e.id for e in entities.values() for m in e.mentions}
    return Topic(
        claims=tuple(_linked(claim, named) for claim in claims),
        entities=tuple(entities.values()),
        analyses=analyses,
        texts=texts,
        chain=chain,
    )


def stories(topic: Topic) -> list[list[str]]:
    """Return the documents clustered by their words: average link over TF-IDF cosines."""
    names = sorted(topic.texts)
    bags = [
        [t.lemma.lower() for t in topic.analyses[name].tokens if t.upos in STORY_WORDS]
        for name in names
    ]
    weighted = weigh(bags, inverse_frequencies(bags))
    likeness = cosines(weighted, weighted)
    edges = [
        (float(likeness[i, j]), i, j)
        for i, j in itertools.combinations(range(len(names)), 2)
        if likeness[i, j] >= STORY
    ]
    clusters = agglomerate(
        count=len(names),
        edges=edges,
        affinity=lambda one, other: float(likeness[np.ix_(one, other)].sum()),
        floor=STORY,
    )
    return [[names[n] for n in members] for members in clusters]


def listed(path: Path) -> set[tuple[str, str, int]]:
    """Return topic, rest of the file's name and number of each sentence that is evaluated."""
    with path.open(encoding="utf-8", newline="") as handle:
        return {
            (row["Topic"], row["File"], int(row["Sentence Number"]))
            for row in csv.DictReader(handle)
        }


def words(path: Path) -> dict[int, list[str]]:
    """Return the words of each sentence, by the sentence's number in the file."""
    root = ElementTree.parse(path).getroot()
    sentences: dict[int, list[str]] = {}
    for token in root.iter("token"):
        sentences.setdefault(int(token.attrib["sentence"]), []).append(token.text or "")
    return sentences


def _analyse(
    name: str, words: Mapping[int, Sequence[str]], syntax: SyntaxModel
) -> tuple[str, Analysis, dict[int, int]]:
    """Return the text, its analysis on the corpus' own tokens, and each sentence's first token."""
    given: list[Word] = []
    places: list[tuple[int, int]] = []
    first: dict[int, int] = {}
    text = ""
    for number in sorted(words):
        first[number] = len(given)
        for at, form in enumerate(words[number]):
            # Read as printed, though the corpus' text has a blank before every token.
            space = spaced(words[number], at)
            given.append(Word(form=form, space=space, opens=at == 0, may_start=False))
            places.append((len(text), len(text) + len(form)))
            text += form + " "
    analysis = analyse_words(text, given, places, document=name, account=name, model=syntax)
    return text, analysis, first


def _extracted(analysis: Analysis, text: str) -> dict[int, Claim]:
    account = Account(
        id=analysis.account, document=analysis.document, kind="body", spans=((0, len(text)),)
    )
    extraction = extract(analysis, account, text)
    return {claim.predicate_head: claim for claim in extraction.claims}


def _claim(
    analysis: Analysis, text: str, tokens: Sequence[int], made: Mapping[int, Claim]
) -> Claim:
    """Return the claim of a mention: the extracted one at its head, else one made from a noun."""
    head = _head(analysis, tokens)
    token = analysis.tokens[head]
    sentence = next(n for n, s in enumerate(analysis.sentences) if s.first <= head < s.last)
    start = min(analysis.tokens[n].start for n in tokens)
    end = max(analysis.tokens[n].end for n in tokens)
    found = made.get(head)
    if found is not None:
        return replace(
            found,
            predicate_start=start,
            predicate_end=end,
            stance="asserted",
            about="events",
            sentence=sentence,
            speakers=(),
        )
    span = _span(analysis, head)
    predicate = token.lemma.lower()
    return Claim(
        id=claim_id(analysis.document, span[0], span[1], token.start, predicate),
        account=analysis.account,
        document=analysis.document,
        start=span[0],
        end=span[1],
        quote=text[span[0] : span[1]],
        predicate=predicate,
        predicate_head=head,
        predicate_start=start,
        predicate_end=end,
        sentence=sentence,
        roles=_noun_roles(analysis, head),
        polarity="denied" if _negated(analysis, head) else "affirmed",
        stance="asserted",
        about="events",
        nominal=token.upos in ("NOUN", "PROPN"),
    )


def _head(analysis: Analysis, tokens: Sequence[int]) -> int:
    inside = set(tokens)
    outer = [n for n in tokens if analysis.tokens[n].head not in inside or _is_root(analysis, n)]
    return outer[0] if outer else tokens[-1]


def _is_root(analysis: Analysis, number: int) -> bool:
    return analysis.tokens[number].head == number


def _children(analysis: Analysis, head: int) -> list[int]:
    sentence = next(s for s in analysis.sentences if s.first <= head < s.last)
    return [
        n
        for n in range(sentence.first, sentence.last)
        if analysis.tokens[n].head == head and n != head
    ]


def _span(analysis: Analysis, head: int) -> tuple[int, int]:
    """Return the stretch of the head's subtree, other clauses and conjuncts left out."""
    kept, todo = [head], [head]
    while todo:
        for child in _children(analysis, todo.pop()):
            if analysis.tokens[child].deprel not in ("conj", "punct", "advcl", "acl:relcl", "cc"):
                kept.append(child)
                todo.append(child)
    return analysis.tokens[min(kept)].start, analysis.tokens[max(kept)].end


def _negated(analysis: Analysis, head: int) -> bool:
    return any(analysis.tokens[n].lemma.lower() in NEGATIVE for n in _children(analysis, head))


def _noun_roles(analysis: Analysis, head: int) -> tuple[Role, ...]:
    roles = []
    for child in _children(analysis, head):
        token = analysis.tokens[child]
        cases = [analysis.tokens[n] for n in _children(analysis, child)]
        marker = next((t.lemma.lower() for t in cases if t.deprel.startswith("case")), None)
        name = _noun_role(token.deprel, marker)
        if name is not None:
            start, end = _span(analysis, child)
            text = token.text
            roles.append(
                Role(role=name, text=text, start=start, end=end, head=child, marker=marker)
            )
    return tuple(roles)


def _noun_role(deprel: str, marker: str | None) -> RoleName | None:
    if deprel in ("nmod:poss", "nsubj") or marker == "by":
        return "agent"
    if deprel in ("obj", "nsubj:pass", "compound") or marker == "of":
        return "patient"
    if marker in ("in", "at", "near", "outside", "inside"):
        return "place"
    return "other" if deprel.startswith(("nmod", "obl")) else None


def _entities(claims: Sequence[Claim], analyses: Mapping[str, Analysis]) -> dict[str, Entity]:
    """Return an entity for each name's last word among the fillers, by that word."""
    found: dict[str, list[Mention]] = {}
    for claim in claims:
        for role in claim.roles:
            token = analyses[claim.account].tokens[role.head]
            if token.upos == "PROPN":
                found.setdefault(token.text.lower(), []).append(
                    Mention(
                        id=mention_id(claim.document, token.start, token.end, "name"),
                        document=claim.document,
                        account=claim.account,
                        start=token.start,
                        end=token.end,
                        text=token.text,
                        form="name",
                        head=role.head,
                        kind="person",
                    )
                )
    return {
        word: Entity(
            id=f"name:{word}",
            name=mentions[0].text,
            kind="organisation",
            sphere="events",
            names=(Name(text=mentions[0].text, accounts=(), count=len(mentions)),),
            mentions=tuple(mentions),
        )
        for word, mentions in sorted(found.items())
    }


def _linked(claim: Claim, named: Mapping[tuple[str, int], str]) -> Claim:
    roles = tuple(
        replace(role, entity=named.get((claim.document, role.head))) for role in claim.roles
    )
    return replace(claim, roles=roles)
