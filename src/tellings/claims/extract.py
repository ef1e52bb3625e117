"""Claims of one account: every predicate of its sentences, read for who, what, when, where and how.

The reading is by rules over Universal Dependencies, in the line of ClausIE (Del Corro and Gemulla
2013) and PredPatt (White et al. 2016): clauses with their subjects, roles, then polarity, stance
and speakers from what governs them. Example: "He denied that the guard had been drunk" gives
"deny" by "he", and "be": theme "the guard", attribute "drunk", denied, reported, speaker "he".

Roles: an active verb's subject is its agent, its object the patient; a passive's subject is the
patient; beside an indirect object (the recipient) the object is the theme; a copula has a theme
and an attribute. Nominal claims ("the rescue of the crew") and appositions have ``nominal`` set.
"""

from dataclasses import dataclass

from tellings.claims import (
    about,
    amounts,
    appositions,
    attribution,
    certainty,
    citations,
    doubts,
    extent,
    nominals,
    opinion,
    phrasals,
    roles,
    spans,
    tenseless,
    unsure,
    verbs,
    words,
)
from tellings.claims.clauses import Clause, clause
from tellings.claims.conditions import is_condition
from tellings.claims.predicates import complement_of, is_predicate
from tellings.claims.signatures import Scope
from tellings.claims.stance import Reading, Readings
from tellings.claims.subjects import with_conjuncts
from tellings.claims.tense import tense_of
from tellings.claims.tree import Tree, plant
from tellings.records.claims import Claim, NotUnderstood, Role, Speaker, Stance, claim_id
from tellings.records.documents import Account
from tellings.records.language import Analysis, Sentence

LONGEST = 500
"""Words of a sentence beyond which it is no sentence but a list or a text without stops."""

CORE = frozenset(["agent", "patient", "theme", "recipient", "attribute", "topic"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The claims of an account in text order, sure and unsure, and the passages that gave none.

    ``given_up`` are for measuring: they are no part of a record.
    """

    claims: tuple[Claim, ...]
    not_understood: tuple[NotUnderstood, ...]
    given_up: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Reader:
    tree: Tree
    account: Account
    readings: Readings
    manner: about.Manner


def extract(analysis: Analysis, account: Account, text: str) -> Extraction:
    """Return the claims of an account; ``text`` is its document's whole text."""
    tree = plant(analysis, text)
    reader = _Reader(
        tree=tree,
        account=account,
        readings=Readings(tree, attribution.find(tree)),
        manner=about.manner_of(tree, account),
    )
    claims: dict[str, Claim] = {}
    missing: list[NotUnderstood] = []
    cited = citations.find(text, account.spans)
    for sentence in analysis.sentences:
        if citations.holds(cited, sentence.start):
            missing += _not_understood(reader, sentence, reason=CITED)
            continue
        short = sentence.last - sentence.first <= LONGEST
        found = [_claim(reader, c) for c in clauses_of(tree, sentence)] if short else []
        read = [c for c in found if c is not None]
        claims.update((c.id, c) for c in read)
        if not read:
            missing += _not_understood(reader, sentence)
    ordered = sorted(claims.values(), key=lambda c: (c.start, c.end, c.predicate_start, c.id))
    final = certainty.weighed(tree, about.carried(tree, ordered, reader.manner))
    given_up = tuple(claim for claim in final if certainty.is_given_up(claim))
    kept = tuple(claim for claim in final if not certainty.is_given_up(claim))
    missing += unsure.passages(tree, kept, given_up)
    in_order = tuple(sorted(missing, key=lambda passage: passage.start))
    return Extraction(claims=kept, not_understood=in_order, given_up=given_up)


def claim_at(tree: Tree, account: Account, index: int) -> Claim:
    """Return the claim with the predicate at ``index``, however little its words say."""
    reader = _Reader(
        tree=tree,
        account=account,
        readings=Readings(tree, attribution.find(tree)),
        manner=about.manner_of(tree, account),
    )
    sentence = tree.sentence(index)
    here = (c for c in clauses_of(tree, sentence) if c.head == index)
    claim = _claim(reader, next(here, clause(tree, index)))
    if claim is not None:
        return claim
    token = tree.token(index)
    predicate = tree.lemma(index)
    return Claim(
        id=claim_id(tree.analysis.document, token.start, token.end, token.start, predicate),
        account=account.id,
        document=tree.analysis.document,
        start=token.start,
        end=token.end,
        quote=tree.text[token.start : token.end],
        predicate=predicate,
        predicate_head=index,
        predicate_start=token.start,
        predicate_end=token.end,
        sentence=tree.sentence_of[index],
        roles=(),
        polarity="affirmed",
        stance="asserted",
        about="events",
    )


def clauses_of(tree: Tree, sentence: Sentence) -> list[Clause]:
    """Return the clauses of a sentence that are claims: verbs, copulas, appositions, nouns."""
    found = []
    for index in range(sentence.first, sentence.last):
        if not is_predicate(tree, index) or _is_folded(tree, index):
            continue
        if not _is_parenthesis(tree, index):
            found.append(clause(tree, index))
    found += appositions.find(tree, sentence.first, sentence.last)
    found += nominals.find(tree, sentence.first, sentence.last)
    return found


def _is_folded(tree: Tree, index: int) -> bool:
    return any(complement_of(tree, c) == index for c in tree.children[index])


def _is_parenthesis(tree: Tree, index: int) -> bool:
    """Return whether a predicate only names a speaker: its words stand in the other clause."""
    return attribution.is_parenthesis(tree, index) and tree.rel(index) == "parataxis"


def _claim(reader: _Reader, found: Clause) -> Claim | None:
    tree = reader.tree
    if found.kind in ("nominal", "apposition"):
        own_roles, reading = _noun_roles(tree, found), _noun_reading(reader, found)
    else:
        own_roles, reading = roles.of_clause(tree, found), reader.readings.reading(found)
        if doubts.is_doubtful(tree, found, own_roles):
            return None
        if not tenseless.stands(tree, found, denied=reading.polarity == "denied"):
            return None
    if not own_roles and reading.stance != "commanded" and not _stands_alone(tree, found):
        return None
    if _is_elliptical(tree, found, own_roles) or _is_bare(tree, found, own_roles):
        return None
    start, end = extent.balanced(tree.text, *extent.quote_span(tree, found))
    when = amounts.when_of(tree, found, own_roles)
    predicate, head = _predicate(tree, found), tree.token(found.head)
    quoted = reader.readings.quotations.at(found.head) is not None
    stance = _final_stance(reader, found, reading)
    judged = stance == "opinion"
    tense = tense_of(tree, found)
    sphere = about.about(
        tree,
        found.head,
        own_roles,
        reader.manner,
        quoted=quoted,
        opinion=judged,
        told=tense == "past" and not judged,
    )
    return Claim(
        id=claim_id(tree.analysis.document, start, end, head.start, predicate),
        account=reader.account.id,
        document=tree.analysis.document,
        start=start,
        end=end,
        quote=tree.text[start:end],
        predicate=predicate,
        predicate_head=found.head,
        predicate_start=head.start,
        predicate_end=head.end,
        sentence=tree.sentence_of[found.head],
        roles=own_roles,
        polarity=reading.polarity,
        stance=stance,
        about=sphere,
        when=when,
        where=amounts.where_of(own_roles),
        amounts=amounts.of_clause(tree, extent.own_tokens(tree, found), when),
        speakers=tuple(_speaker(tree, s) for s in reading.speakers),
        nominal=found.kind in ("nominal", "apposition"),
        tense=tense,
    )


def _is_elliptical(tree: Tree, found: Clause, own_roles: tuple[Role, ...]) -> bool:
    """Return whether "have", "do" or "be" stands for words left out ("I have.", "than he did")."""
    if found.kind != "verb" or tree.lemma(found.head) not in ("have", "do", "be"):
        return False
    said = {"patient", "attribute", "recipient", "topic", "goal", "place"}
    if tree.lemma(found.head) == "be":
        said |= {"time"}
        if tree.kids(found.head, "expl") or len(own_roles) > 1:
            said |= {"theme"}
    return not any(r.role in said for r in own_roles)


def _is_bare(tree: Tree, found: Clause, own_roles: tuple[Role, ...]) -> bool:
    """Return whether an infinitive after a noun names nobody and nothing ("a joy to work with")."""
    loose = found.kind == "verb" and tree.rel(found.top) == "acl" and not found.passive
    return loose and not any(r.role in CORE for r in own_roles)


def _stands_alone(tree: Tree, found: Clause) -> bool:
    """Return whether a clause without roles still says something: a command, a question."""
    return found.kind == "copula" or tree.rel(found.head) in ("root", "parataxis", "ccomp")


def _predicate(tree: Tree, found: Clause) -> str:
    if found.kind in ("copula", "apposition"):
        return "be"
    particles = [tree.word(p) for p in tree.kids(found.head, "compound:prt")]
    stranded = (a for a in tree.kids(found.head, "advmod") if a > found.head)
    particles += [tree.word(a) for a in stranded if not particles and _is_particle(tree, a)]
    joined = None if particles else phrasals.particle_of(tree, found.head)
    particles += [joined] if joined else []
    return " ".join([tree.lemma(found.head), *particles])


def _is_particle(tree: Tree, index: int) -> bool:
    """Return whether an adverb after the verb and its object is its particle ("put it on")."""
    measured = tree.upos(index - 1) in ("NUM", "SYM")  # "ten percent off"
    return tree.word(index) in words.PARTICLES and not tree.children[index] and not measured


def _noun_roles(tree: Tree, found: Clause) -> tuple[Role, ...]:
    if found.kind == "nominal":
        return nominals.of_noun(tree, found.head)
    theme = [spans.make(tree, "theme", h, inner=-1) for h in found.subjects]
    heads = with_conjuncts(tree, found.head)
    attributes = [spans.make(tree, "attribute", h, inner=-1) for h in heads]
    return tuple(sorted((*theme, *attributes), key=lambda r: (r.start, r.end, r.role)))


def _noun_reading(reader: _Reader, found: Clause) -> Reading:
    """Return the reading of a noun's claim: that of what surrounds it."""
    tree = reader.tree
    scope = reader.readings.scope(found.head)
    if not scope.speakers and reader.readings.quotations.at(found.head) is None:
        scope = Scope()  # somebody's belief or hearsay around a noun says nothing of the noun
    main = reader.readings.main_stance(found.head)
    stance: Stance = main if main == "asked" else scope.stance
    accused = _is_charge(tree, found.head)
    absent = any(tree.word(d) == "no" for d in tree.kids(found.head, "det"))
    return Reading(
        polarity="denied" if absent else "affirmed",
        stance="accused" if accused else stance,
        speakers=scope.speakers,
    )


def _is_charge(tree: Tree, noun: int) -> bool:
    above = tree.governors[noun]
    if tree.lemma(above) in verbs.ACCUSE and tree.rel(noun) in ("obl", "nmod", "obl:agent"):
        return True
    return tree.lemma(above) in verbs.ACCUSATION_NOUNS and tree.rel(noun) == "nmod"


def _final_stance(reader: _Reader, found: Clause, reading: Reading) -> Stance:
    if reading.stance not in ("asserted", "generic", "believed", "supposed"):
        return reading.stance
    if is_condition(reader.tree, found.head):
        return reading.stance
    manner = reader.manner
    if found.kind not in ("nominal", "apposition") and opinion.is_opinion(
        reader.tree, found, manner=manner
    ):
        return "opinion" if not reading.speakers else reading.stance
    return reading.stance


def _speaker(tree: Tree, head: int) -> Speaker:
    start, end = spans.role_span(tree, head)
    return Speaker(start=start, end=end, head=head)


CITED = "an entry of a list of sources"


def _not_understood(
    reader: _Reader, sentence: Sentence, *, reason: str | None = None
) -> list[NotUnderstood]:
    tree = reader.tree
    indices = range(sentence.first, sentence.last)
    content = [i for i in indices if tree.upos(i) not in ("PUNCT", "SYM")]
    if not content:
        return []
    return [
        NotUnderstood(
            account=reader.account.id,
            document=tree.analysis.document,
            start=sentence.start,
            end=sentence.end,
            reason=reason or _reason(tree, content),
        )
    ]


def _reason(tree: Tree, content: list[int]) -> str:
    if len(content) > LONGEST // 2 and content[-1] - content[0] >= LONGEST:
        return "too long to be one sentence"
    if all(tree.upos(i) in ("INTJ", "X") for i in content):
        return "an exclamation"
    if all(tree.upos(i) in ("NUM", "X", "PROPN") for i in content):
        return "only names or numbers"
    if not any(tree.upos(i) in ("VERB", "AUX") for i in content):
        return "a fragment without a verb"
    if any(is_predicate(tree, i) for i in content):
        return "nobody and nothing named with the verb"
    return "no predicate found"
