"""What tense, connectives and stated times do to the order in which an account tells."""

from dataclasses import replace

from tellings.events.course import Course, course
from tellings.records.claims import SURE, Claim, When, claim_id
from tellings.records.language import Analysis, Sentence, Token

Word = tuple[str, int, str, str]
"""Form, governor's place in its sentence, relation, features."""

HAD = "Tense=Past|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"
LEMMAS = {"had": "have", "has": "have"}

CAME: tuple[Word, ...] = (("Bea", 1, "nsubj", ""), ("came", 1, "root", HAD))
LEFT: tuple[Word, ...] = (("Bea", 1, "nsubj", ""), ("left", 1, "root", HAD))
HAD_DRUNK: tuple[Word, ...] = (
    ("Bea", 2, "nsubj", ""),
    ("had", 2, "aux", HAD),
    ("drunk", 2, "root", PART),
)
HAS_MOVED: tuple[Word, ...] = (
    ("Bea", 2, "nsubj", ""),
    ("has", 2, "aux", "Tense=Pres|VerbForm=Fin"),
    ("moved", 2, "root", PART),
)


def read(
    *sentences: tuple[Word, ...],
    when: dict[str, str] | None = None,
    unsure: frozenset[int] = frozenset(),
) -> Course:
    """Return the course of an account whose verbs (roots and clauses) are its events, from 0.

    ``unsure`` are the sentences that were read unsurely.
    """
    tokens: list[Token] = []
    spans: list[Sentence] = []
    claims: list[Claim] = []
    at = 0
    for number, words in enumerate(sentences):
        first = len(tokens)
        for place, (form, head, relation, feats) in enumerate(words):
            tokens.append(
                Token(
                    start=at,
                    end=at + len(form),
                    text=form,
                    lemma=LEMMAS.get(form, form),
                    upos="VERB" if feats else "X",
                    xpos="",
                    feats=feats,
                    head=first + head,
                    deprel=relation,
                )
            )
            if relation in ("root", "advcl"):
                one = _claim(first + place, at, form, number, (when or {}).get(form))
                sure = None if number not in unsure else SURE - 0.01
                claims.append(replace(one, certainty=sure))
            at += len(form) + 1
        spans.append(
            Sentence(first=first, last=len(tokens), start=tokens[first].start, end=tokens[-1].end)
        )
    analysis = Analysis(document="d", account="a", tokens=tuple(tokens), sentences=tuple(spans))
    return course(list(enumerate(claims)), analysis)


def _claim(head: int, at: int, form: str, sentence: int, stated: str | None) -> Claim:
    time = stated and When(
        stated=stated, start=at, end=at, earliest=None, latest=None, relation="before"
    )
    return Claim(
        id=claim_id("d", at, at + len(form), at, form),
        account="a",
        document="d",
        start=at,
        end=at + len(form),
        quote=form,
        predicate=form,
        predicate_head=head,
        predicate_start=at,
        predicate_end=at + len(form),
        sentence=sentence,
        roles=(),
        polarity="affirmed",
        stance="asserted",
        about="events",
        tense="past",
        when=time or None,
    )


def test_plain_telling_goes_forward() -> None:
    """What no word says otherwise happened in the order in which it is told."""
    found = read(CAME, LEFT)
    assert found.line == (0, 1)
    assert found.order(0, 1) == 1
    assert found.order(1, 0) == -1
    assert found.sayings == ()


def test_past_perfect_goes_back() -> None:
    """A flash-back stands before the event reached, and nothing is said of what came earlier."""
    found = read(CAME, LEFT, HAD_DRUNK)
    assert found.line == (0, 2, 1)
    assert found.order(2, 1) == 1
    assert found.order(2, 0) == 0
    assert [(s.earlier, s.later, s.name) for s in found.sayings] == [(2, 1, "tense")]


def test_present_perfect_leaves_open_what_follows() -> None:
    """What is seen from the time of telling is not before whatever is told next."""
    found = read(CAME, HAS_MOVED, LEFT)
    assert found.order(1, 2) == 0
    assert found.order(0, 1) == 1


def test_after_and_before_say_it_outright() -> None:
    """Words of order put right what is told the other way round: left after he came."""
    left_after_came = (
        ("Bea", 1, "nsubj", ""),
        ("left", 1, "root", HAD),
        ("after", 4, "mark", ""),
        ("Cy", 4, "nsubj", ""),
        ("came", 1, "advcl", HAD),
    )
    found = read(left_after_came)
    assert found.line == (1, 0)
    assert [(s.earlier, s.later, s.detail) for s in found.sayings] == [(1, 0, "“after”")]
    before_left_came = (
        ("before", 2, "mark", ""),
        ("Bea", 2, "nsubj", ""),
        ("left", 4, "advcl", HAD),
        ("she", 4, "nsubj", ""),
        ("came", 4, "root", HAD),
    )
    found = read(before_left_came)
    assert found.line == (1, 0)
    assert found.sayings[0].detail == "“before”"


def test_stated_time_goes_back() -> None:
    """A stated time ("two weeks earlier") goes back without any change of tense."""
    found = read(CAME, LEFT, when={"left": "two weeks earlier"})
    assert found.line == (1, 0)
    assert found.sayings[0].detail == "“two weeks earlier”"


def test_flash_back_at_the_start_stays_first() -> None:
    """With nothing reached yet, a past perfect opens the story."""
    assert read(HAD_DRUNK, CAME).line == (0, 1)


def test_what_was_read_unsurely_stands_where_it_is_told() -> None:
    """A past perfect turns back; where it was read unsurely it turns nothing and says nothing."""
    surely, unsurely = read(CAME, HAD_DRUNK), read(CAME, HAD_DRUNK, unsure=frozenset({1}))
    assert (surely.line, len(surely.sayings)) == ((1, 0), 1)
    assert (unsurely.line, unsurely.sayings) == ((0, 1), ())
