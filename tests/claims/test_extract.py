"""Claims: every cut is exact for any analysis, and sentences give the claims that they state."""

import itertools
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.claim_trees import analysis_of

from tellings.claims import extract
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.claims import Claim
from tellings.records.documents import Account
from tellings.records.language import Analysis, Sentence, Token

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]
RELATIONS = [
    "root",
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:agent",
    "xcomp",
    "ccomp",
    "advcl",
    "acl",
    "acl:relcl",
    "conj",
    "cc",
    "case",
    "mark",
    "det",
    "aux",
    "aux:pass",
    "cop",
    "appos",
    "nmod",
    "nmod:poss",
    "nummod",
    "parataxis",
    "punct",
    "advmod",
    "amod",
    "compound:prt",
    "expl",
    "csubj",
    "flat",
    "dep",
]
FEATS = [
    "",
    "VerbForm=Inf",
    "Tense=Past|VerbForm=Fin",
    "Tense=Past|VerbForm=Part",
    "PronType=Rel",
    "Mood=Imp|VerbForm=Fin",
    "Tense=Pres|VerbForm=Fin",
]
WORDS = [
    "He",
    "that",
    "not",
    "said",
    "the",
    "tried",
    "to",
    '"',
    ",",
    "nobody",
    "six",
    "men",
    "in",
    "2013",
    "about",
    "nine",
    "film",
    "accused",
    "of",
    "?",
    "without",
    "“",
    "”",
    "İ",
    "été",
    "🙂",
    "at",
    "who",
    "if",
    "no",
    "arrest",
    "her",
    ".",
    "according",
    "(",
    "never",
]
UPOS = [
    "VERB",
    "NOUN",
    "PROPN",
    "PRON",
    "ADJ",
    "ADV",
    "ADP",
    "AUX",
    "DET",
    "NUM",
    "PUNCT",
    "SCONJ",
    "CCONJ",
    "PART",
    "X",
]


@st.composite
def analyses(draw: st.DrawFn) -> tuple[str, Analysis]:
    """Draw a text with any tokens, any heads (also cycles and heads outside) and any labels."""
    count = draw(st.integers(1, 24))
    gaps = draw(st.lists(st.sampled_from(["", " ", "\n\n"]), min_size=count, max_size=count))
    text, tokens = draw(st.sampled_from(["", "  ", "\ufeff"])), []
    for index in range(count):
        word = draw(st.sampled_from(WORDS))
        tokens.append(
            Token(
                start=len(text),
                end=len(text) + len(word),
                text=word,
                lemma=draw(st.sampled_from([word.lower(), "say", "try", "accuse", "be", "fail"])),
                upos=draw(st.sampled_from(UPOS)),
                xpos=draw(st.sampled_from(["VB", "VBN", "VBD", "WP", "NN", ""])),
                feats=draw(st.sampled_from(FEATS)),
                head=draw(st.integers(0, count + 1)),
                deprel=draw(st.sampled_from(RELATIONS)),
            )
        )
        text += word + (gaps[index] or " ")
    cuts = sorted({0, count, *draw(st.lists(st.integers(0, count), max_size=3))})
    sentences = tuple(
        Sentence(first=a, last=b, start=tokens[a].start, end=tokens[b - 1].end)
        for a, b in itertools.pairwise(cuts)
    )
    return text, Analysis(document="d", account="a", tokens=tuple(tokens), sentences=sentences)


def _account(text: str) -> Account:
    return Account(id="a", document="d", kind="body", spans=((0, len(text)),))


def _check_cuts(text: str, claim: Claim) -> None:
    assert text[claim.start : claim.end] == claim.quote
    assert claim.quote
    for role in claim.roles:
        assert text[role.start : role.end] == role.text
        assert role.text
    for stated in (*claim.amounts, *filter(None, (claim.when, claim.where))):
        assert text[stated.start : stated.end] == stated.stated


@given(analyses())
@settings(max_examples=250, deadline=None)
def test_every_cut_is_exact_for_any_analysis(drawn: tuple[str, Analysis]) -> None:
    """Quotes, roles, times, places and amounts equal their cut, whatever the syntax says."""
    text, analysis = drawn
    found = extract(analysis, _account(text), text)
    for claim in found.claims:
        _check_cuts(text, claim)
    assert len({c.id for c in found.claims}) == len(found.claims)
    assert extract(analysis, _account(text), text) == found


@given(analyses())
@settings(max_examples=100, deadline=None)
def test_every_sentence_is_accounted_for(drawn: tuple[str, Analysis]) -> None:
    """A sentence with a word in it has a claim or stands in the list of those not understood."""
    text, analysis = drawn
    found = extract(analysis, _account(text), text)
    claimed = {c.sentence for c in found.claims}
    missed = {n.start for n in found.not_understood}
    for number, sentence in enumerate(analysis.sentences):
        tokens = analysis.tokens[sentence.first : sentence.last]
        words = [t for t in tokens if t.upos not in ("PUNCT", "SYM")]
        if words and number not in claimed:
            assert sentence.start in missed


def _hand_made(table: str) -> tuple[Claim, ...]:
    text, analysis = analysis_of(table)
    return extract(analysis, _account(text), text).claims


def _one(claims: tuple[Claim, ...], predicate: str) -> Claim:
    found = [c for c in claims if c.predicate == predicate]
    assert len(found) == 1, [c.predicate for c in claims]
    return found[0]


def _roles(claim: Claim) -> dict[str, str]:
    return {r.role: r.text for r in claim.roles}


def test_particle_belongs_to_the_predicate() -> None:
    """Say "put on the coat" has the predicate "put on"."""
    (claim,) = _hand_made("""
        She she PRON 2 nsubj
        put put VERB 0 root Tense=Past|VerbForm=Fin VBD
        on on ADP 2 compound:prt
        the the DET 5 det
        coat coat NOUN 2 obj
    """)
    assert claim.predicate == "put on"
    assert _roles(claim) == {"agent": "She", "patient": "the coat"}


def test_passive_has_a_patient_and_maybe_an_agent(read: Reader) -> None:
    """A passive's subject is the patient; "by" names the agent."""
    _, claims = read("The mayor was robbed by two sailors. Her driver was killed.")
    assert _roles(_one(claims, "rob")) == {"patient": "The mayor", "agent": "two sailors"}
    assert _roles(_one(claims, "kill")) == {"patient": "Her driver"}


def test_participle_after_an_object_is_passive(read: Reader) -> None:
    """Who has a thing done does not do it: the thing undergoes it."""
    _, claims = read("She had her name cleared.")
    assert _roles(_one(claims, "clear")) == {"patient": "her name"}


def test_relative_pronoun_stands_for_its_noun(read: Reader) -> None:
    """Who, that and a missing object stand for the noun before."""
    _, claims = read("The woman who sold the boat met a man that I had never seen.")
    assert _roles(_one(claims, "sell"))["agent"] == "The woman"
    assert _roles(_one(claims, "see"))["patient"] == "a man"
    assert _roles(_one(claims, "meet")) == {"agent": "The woman", "patient": "a man"}


def test_coordinated_verbs_share_their_subject(read: Reader) -> None:
    """The second verb has the first one's subject, each its own object."""
    _, claims = read("The porter opened the gate and called the police.")
    assert _roles(_one(claims, "call")) == {"agent": "The porter", "patient": "the police"}


def test_coordinated_nouns_are_roles_of_their_own(read: Reader) -> None:
    """Each of several subjects is a role."""
    _, claims = read("Ada and her brother left the village.")
    agents = [r.text for r in _one(claims, "leave").roles if r.role == "agent"]
    assert agents == ["Ada", "her brother"]


def test_object_control_gives_two_claims(read: Reader) -> None:
    """In "forced him to sign": he signs."""
    _, claims = read("The guards forced the prisoner to sign the paper.")
    assert _roles(_one(claims, "force"))["patient"] == "the prisoner"
    assert _roles(_one(claims, "sign")) == {"agent": "the prisoner", "patient": "the paper"}


def test_prepositions_give_roles() -> None:
    """Place, time, companion, instrument and goal are told apart, with their prepositions."""
    (claim,) = _hand_made("""
        On on ADP 2 case
        Monday Monday PROPN 4 obl
        she she PRON 4 nsubj
        walked walk VERB 0 root Tense=Past|VerbForm=Fin VBD
        to to ADP 7 case
        the the DET 7 det
        harbour harbour NOUN 4 obl
        with with ADP 10 case
        her she PRON 10 nmod:poss
        uncle uncle NOUN 4 obl
        with with ADP 13 case
        a a DET 13 det
        lamp lamp NOUN 4 obl
    """)
    roles = {r.role: (r.marker, r.text) for r in claim.roles}
    assert roles["time"] == ("on", "Monday")
    assert roles["goal"] == ("to", "the harbour")
    assert roles["companion"] == ("with", "her uncle")
    assert roles["instrument"] == ("with", "a lamp")


def test_apposition_says_what_someone_is() -> None:
    """An apposition is a claim of its own, marked as nominal."""
    claims = _hand_made("""
        Odile Odile PROPN 7 nsubj
        , , PUNCT 5 punct
        the the DET 5 det
        miller's miller NOUN 5 nmod:poss
        daughter daughter NOUN 1 appos
        , , PUNCT 5 punct
        left leave VERB 0 root Tense=Past|VerbForm=Fin VBD
    """)
    claim = _one(claims, "be")
    assert claim.nominal
    assert _roles(claim) == {"theme": "Odile", "attribute": "the miller's daughter"}
    assert _roles(_one(claims, "leave")) == {"agent": "Odile"}


def test_nominal_event_has_its_participants(read: Reader) -> None:
    """In "his arrest" has him as patient; "her escape" has her as agent."""
    _, claims = read("The village was angry after his arrest.")
    claim = _one(claims, "arrest")
    assert claim.nominal
    assert _roles(claim) == {"patient": "his"}


def test_amounts_carry_the_noun_that_is_counted(read: Reader) -> None:
    """A number is an amount of its noun; an age is in years."""
    _, claims = read("About nine sailors found a six-year-old girl.")
    amounts = [(a.low, a.high, a.unit) for a in _one(claims, "find").amounts]
    assert (6.0, 6.0, "year") in amounts
    assert (8.0, 10.0, "sailor") in amounts


def test_time_is_stated_and_normalised(read: Reader) -> None:
    """A date becomes an interval, "before the trial" a relation."""
    _, claims = read("He died on 4 May 1998. She sold the house before the trial.")
    died, sold = _one(claims, "die").when, _one(claims, "sell").when
    assert died is not None
    assert (died.earliest, died.latest) == ("1998-05-04", "1998-05-04")
    assert sold is not None
    assert (sold.relation, sold.stated) == ("before", "the trial")


def test_fragments_are_listed_with_a_reason(syntax: SyntaxModel) -> None:
    """A sentence without a predicate is no claim and is not lost."""
    text = "What a long night. The lamp went out."
    spans = ((0, len(text)),)
    analysis = analyse(text, spans, document="d", account="a", model=syntax)
    found = extract(analysis, _account(text), text)
    assert [(n.start, n.reason) for n in found.not_understood] == [(0, "a fragment without a verb")]


def test_an_endless_sentence_is_listed_and_costs_little() -> None:
    """A text without stops is not read as one sentence; it is listed with the reason."""
    table = "go go VERB 0 root\n" + "\n".join(f"go go VERB {i} conj" for i in range(1, 3000))
    text, analysis = analysis_of(table)
    found = extract(analysis, _account(text), text)
    assert found.claims == ()
    assert [n.reason for n in found.not_understood] == ["too long to be one sentence"]


def test_a_deep_sentence_is_read() -> None:
    """A chain of several hundred clauses neither exhausts the stack nor multiplies the work."""
    for relation in ("conj", "xcomp", "ccomp", "advcl", "acl:relcl"):
        rows = "\n".join(f"go go VERB {i} {relation}" for i in range(1, 300))
        text, analysis = analysis_of("go go VERB 0 root\n" + rows)
        for claim in extract(analysis, _account(text), text).claims:
            _check_cuts(text, claim)
