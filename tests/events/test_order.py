"""Story order of invented events told in several orders."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tellings.events.order import story_order
from tellings.records.claims import SURE, Claim, When, claim_id

NAMES = "abcdefgh"


def at(account: str, place: int, stated: tuple[str, str | None, str | None] | None = None) -> Claim:
    """Return a claim told at a place of an account, dated where ``stated`` says so."""
    when = None
    if stated:
        when = When(stated=stated[0], start=0, end=1, earliest=stated[1], latest=stated[2])
    return Claim(
        id=claim_id(account, place, place + 5, place, "do"),
        account=account,
        document=account,
        start=place * 10,
        end=place * 10 + 5,
        quote="words",
        predicate="do",
        predicate_head=0,
        predicate_start=place * 10,
        predicate_end=place * 10 + 2,
        sentence=place,
        roles=(),
        polarity="affirmed",
        stance="asserted",
        about="events",
        when=when,
    )


def order_of(tellings: dict[str, str], dates: dict[str, str] | None = None) -> str:
    """Return the events (letters) in story order; each account is the string of what it tells."""
    names = sorted(set("".join(tellings.values())))
    groups = []
    for name in names:
        stated = (dates or {}).get(name)
        when = (stated, stated, stated) if stated else None
        groups.append(
            [
                at(account, told.index(name), when)
                for account, told in tellings.items()
                if name in told
            ]
        )
    ranks = story_order(groups).ranks
    assert sorted(ranks) == list(range(len(names)))
    return "".join(name for _, name in sorted(zip(ranks, names, strict=True)))


def test_one_account_keeps_its_order() -> None:
    """What one account tells stays as it tells it."""
    assert order_of({"one": "dbca"}) == "dbca"


def test_lone_events_follow_what_they_follow() -> None:
    """An event told once stands behind the shared event before it, the opening before the first."""
    assert order_of({"one": "abd", "two": "bcd", "three": "xd"}) in ("abcxd", "axbcd", "abxcd")
    assert order_of({"one": "abd", "two": "bcd"}) == "abcd"


def test_most_accounts_decide() -> None:
    """Two accounts outvote the one that starts with the end."""
    assert order_of({"one": "dabc", "two": "abcd", "three": "abcd"}) == "abcd"


def test_dates_overrule_telling_order() -> None:
    """What is dated earlier comes earlier, told first or not."""
    assert order_of({"one": "ba"}, {"a": "2001-03-01", "b": "2003-05-09"}) == "ab"
    assert order_of({"one": "bca"}, {"a": "2001", "b": "2003"}).index("a") < 2


def test_frame_dated_later_goes_to_the_end() -> None:
    """A lone opening "years later" is put behind the story."""
    told = {"one": "fabc", "two": "abc"}
    groups = [[at(name, text.index(event)) for name, text in told.items()] for event in "abc"]
    frame = replace(at("one", 0), when=When(
        stated="years later", start=0, end=1, earliest=None, latest=None, relation="after"
    ))  # fmt: skip
    assert story_order([*groups, [frame]]).ranks == (0, 1, 2, 3)
    assert story_order([*groups, [at("one", 0)]]).ranks == (1, 2, 3, 0)


@given(
    st.permutations(NAMES),
    st.lists(st.sets(st.sampled_from(NAMES), min_size=1), min_size=2, max_size=2),
)
def test_true_order_is_found(story: list[str], known: list[set[str]]) -> None:
    """Two accounts that leave out events but never change their order give that order back."""
    told = {f"account {n}": "".join(e for e in story if e in part) for n, part in enumerate(known)}
    found = order_of(told)
    for text in told.values():
        shared = [e for e in text if sum(e in other for other in told.values()) > 1]
        places = [found.index(event) for event in shared]
        assert places == sorted(places)


def test_an_unsure_date_moves_nothing() -> None:
    """A date read unsurely leaves the order as told; the same date read surely turns it round."""
    dates = {"a": ("2010", "2010-01-01", "2010-12-31"), "b": ("2001", "2001-01-01", "2001-12-31")}
    sure = [[at("one", place, dates[name])] for place, name in enumerate("ab")]
    doubtful = [[replace(claim, certainty=SURE - 0.01) for claim in group] for group in sure]
    assert story_order(sure).ranks == (1, 0)
    assert story_order(doubtful).ranks == (0, 1)
    assert story_order(doubtful).reasons == ((), ())
