"""What looking people up shows: means of both ways, chains cut where surely two, candidates."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.people.looked_up import APART, LookedUp, cut_unlike
from tellings.people.read import AccountPeople
from tellings.records.lookups import Likeness
from tellings.records.people import Chain, Mention, mention_id


def mention(start: int, *, form: str = "name") -> Mention:
    """Return a mention of one letter at ``start``."""
    return Mention(
        id=mention_id("doc", start, start + 1, form),  # type: ignore[arg-type]
        document="doc",
        account="acc",
        start=start,
        end=start + 1,
        text="x",
        form=form,  # type: ignore[arg-type]
        head=start,
        kind="person",
    )


def one_chain(*members: Mention) -> dict[str, AccountPeople]:
    """Return an account with all members in one chain."""
    chain = Chain(account="acc", mentions=tuple(m.id for m in members), kind="person")
    return {"acc": AccountPeople(mentions=members, chains=(chain,))}


def like(one: Mention, two: Mention, score: float) -> Likeness:
    """Return a score of two mentions."""
    return Likeness(asked=one.id, found=two.id, score=score)


def test_both_ways_count_alike() -> None:
    """A pair looked up from both sides has the mean; the order of asking changes nothing."""
    one, two = mention(0), mention(5)
    found = LookedUp.of([like(one, two, 4.0), like(two, one, -2.0)])
    assert found.between([one], [two]) == found.between([two], [one]) == 1.0
    assert found.likely(one.id) == (two.id,)


def test_nothing_looked_up_says_nothing() -> None:
    """Mentions that nobody asked about have no score, and nothing is cut."""
    one, two = mention(0), mention(5)
    assert LookedUp().between([one], [two]) is None
    people = one_chain(one, two)
    assert cut_unlike(people, LookedUp()) is people


def test_two_people_of_one_chain_are_parted_and_pronouns_follow() -> None:
    """A name that is surely another's leaves the chain with the pronouns after it."""
    first, he, second, him = (
        mention(0),
        mention(3, form="pronoun"),
        mention(6),
        mention(9, form="pronoun"),
    )
    people = one_chain(first, he, second, him)
    found = cut_unlike(people, LookedUp.of([like(first, second, APART - 1)]))
    assert [chain.mentions for chain in found["acc"].chains] == [
        (first.id, he.id),
        (second.id, him.id),
    ]


def test_one_doubt_among_many_pairs_cuts_nothing() -> None:
    """What hangs together by its other pairs stays: the mean of two groups counts."""
    members = [mention(at) for at in (0, 3, 6)]
    scores = [
        like(members[0], members[1], 5.0),
        like(members[1], members[2], 5.0),
        like(members[0], members[2], APART - 1),
    ]
    people = one_chain(*members)
    assert cut_unlike(people, LookedUp.of(scores))["acc"] is people["acc"]


@given(st.lists(st.floats(-9, 9), min_size=6, max_size=6), st.randoms(use_true_random=False))
def test_no_mention_is_lost_and_order_does_not_matter(scores: list[float], chance: object) -> None:
    """Whatever the scores, each mention is in one part; shuffled answers give the same parts."""
    members = [mention(at) for at in range(0, 8, 2)]
    pairs = [(a, b) for n, a in enumerate(members) for b in members[n + 1 :]]
    answers = [like(a, b, score) for (a, b), score in zip(pairs, scores, strict=True)]
    people = one_chain(*members)
    found = cut_unlike(people, LookedUp.of(answers))["acc"]
    assert sorted(key for chain in found.chains for key in chain.mentions) == sorted(
        m.id for m in members
    )
    chance.shuffle(answers)  # type: ignore[attr-defined]
    assert cut_unlike(people, LookedUp.of(answers))["acc"] == found
