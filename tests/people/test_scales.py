"""What tells people of one trade apart: scales with two ends, one thing told in several ways."""

import pytest
from evals.names import rooms
from hypothesis import given
from hypothesis import strategies as st
from tests.people.test_accounts_together import entities, one

from tellings.people.scales import SCALES, opposed, same_end, told
from tellings.people.syntax import Tree, tree_of

WORDS = st.frozensets(st.sampled_from(sorted(w for s in SCALES for e in s for w in e)), max_size=3)


def tree(text: str) -> Tree:
    """Return the tree of a text."""
    (analysis,) = rooms([text]).analyses.values()
    return tree_of(analysis)


@given(WORDS, WORDS)
def test_opposition_has_two_sides(left: frozenset[str], right: frozenset[str]) -> None:
    """What is opposed is so both ways round; nothing is opposed to itself, or to silence."""
    assert opposed(left, right) == opposed(right, left)
    assert not opposed(left, left)
    assert not opposed(left, ())


@pytest.mark.parametrize(
    ("phrase", "noun", "words"),
    [
        ("The elder porter slept.", "porter", {"old"}),
        ("The baker on the night shift slept.", "baker", {"night"}),
        ("The late-shift baker slept.", "baker", {"evening"}),
        ("The guard who wears a hat slept.", "guard", {"hat"}),
        ("The guard wearing a hat slept.", "guard", {"hat"}),
        ("The guard without a hat slept.", "guard", {"no hat"}),
        ("The guard with no hat slept.", "guard", {"no hat"}),
        ("The boy in the red scarf slept.", "boy", {"scarf", "red scarf"}),
        ("The woman doctor slept.", "doctor", {"female"}),
        ("The male nurse slept.", "nurse", {"male"}),
        ("The red-haired porter slept.", "porter", {"red-haired"}),
        ("The porter with red hair slept.", "porter", {"red-haired", "hair", "red hair"}),
    ],
)
def test_one_form(phrase: str, noun: str, words: set[str]) -> None:
    """However it is put, the same thing is told in the same words."""
    read = tree(phrase)
    at = next(at for at, token in enumerate(read.tokens) if token.text == noun)
    assert told(read, at) == words


@pytest.mark.parametrize(
    ("left", "right", "texts"),
    [
        (
            "0 The older warder",
            "1 the elder of the two warders",
            (
                "Two warders came. The older warder asked, and the younger warder wrote.",
                "The maid says that the elder of the two warders drank tea.",
            ),
        ),
        (
            "0 the head gardener",
            "1 Our head gardener",
            (
                "A gardener cut the wrong tree, and the head gardener shouted at him.",
                "It was cut by the new gardener. Our head gardener shouted at him.",
            ),
        ),
        (
            "0 the nurse",
            "1 The night nurse",
            (
                "A tray fell when the nurse on the night shift came in.",
                "The night nurse says that the tray fell. The day nurse was at home.",
            ),
        ),
    ],
)
def test_told_by_one_thing(left: str, right: str, texts: tuple[str, ...]) -> None:
    """The same end of a scale says who it is, in other words and by a nearly equal noun as well."""
    assert one(left, right, *texts)


@pytest.mark.parametrize(
    ("left", "right", "texts"),
    [
        (
            "0 the younger warder",
            "1 the elder of the two warders",
            (
                "Two warders came. The older warder asked, and the younger warder wrote.",
                "The maid says that the elder of the two warders drank tea.",
            ),
        ),
        (
            "0 the head gardener",
            "1 the new gardener",
            (
                "A gardener cut the wrong tree, and the head gardener shouted at him.",
                "It was cut by the new gardener. Our head gardener shouted at him.",
            ),
        ),
        (
            "0 The baker on the morning shift",
            "1 The evening baker",
            (
                "The baker on the morning shift left the oven on. I saw it at two.",
                "The evening baker says that the oven was on. The morning baker denies it.",
            ),
        ),
        (
            "0 a porter with a beard",
            "1 The porter without a beard",
            (
                "I gave my trunk to a porter with a beard.",
                "The porter without a beard lost a trunk.",
            ),
        ),
        (
            "0 A boy in a red cap",
            "1 the boy in the blue cap",
            (
                "A boy in a red cap broke the pane.",
                "The pane was broken by the boy in the blue cap.",
            ),
        ),
        (
            "0 the deputy warden",
            "1 The warden",
            ("I was let in by the deputy warden.", "The warden let in a visitor."),
        ),
    ],
)
def test_told_by_two_things(left: str, right: str, texts: tuple[str, ...]) -> None:
    """Two ends of a scale are two people's, whatever else the accounts share."""
    assert not one(left, right, *texts)


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        ("0 A porter", "0 the head porter", "A porter fell, and the head porter helped him up."),
        (
            "0 The evening cook",
            "0 The morning cook",
            "The evening cook says it was on. The morning cook says it was off.",
        ),
        (
            "0 the new porter",
            "0 Our head porter",
            "It was the new porter who lost it. Our head porter found it.",
        ),
    ],
)
def test_two_of_an_account(left: str, right: str, text: str) -> None:
    """Rank, shift and newness tell two of one trade apart in one account."""
    assert not one(left, right, text)


def test_one_end_in_other_words() -> None:
    """The chief is no other than the head; a word of no scale says nothing."""
    assert same_end(frozenset({"head"}), frozenset({"chief"}))
    assert not same_end(frozenset({"head"}), frozenset({"student"}))
    assert not same_end(frozenset({"tired"}), frozenset({"tired"}))


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        (
            "0 The guard on the pier",
            "0 the gate guard",
            "The guard on the pier sang, and the gate guard sat down.",
        ),
        (
            "0 The day porter",
            "0 The night porter",
            "The day porter carried the trunk up. The night porter carried it down.",
        ),
    ],
)
def test_two_of_an_account_by_place_and_time(left: str, right: str, text: str) -> None:
    """Where and when somebody serves tells two of one trade apart, however it is parsed."""
    assert not one(left, right, text)


def test_what_another_is_told_by() -> None:
    """Whoever fits another of the account better is not this one: each guard has his place."""
    texts = (
        "The guard at the gate heard a shot.",
        "The guard on the roof heard nothing. The guard at the gate ran.",
    )
    assert one("0 The guard at the gate", "1 The guard at the gate", *texts)
    assert not one("0 The guard at the gate", "1 The guard on the roof", *texts)


@pytest.mark.parametrize("half", ["0 The lady", "0 porter"])
def test_halves_of_a_compound(half: str) -> None:
    """“The lady porter” is one person, even where the parser sees a lady and a porter."""
    text = "The lady porter handed the trunk to me. She was quick."
    found = [names for names in entities(text) if half in names]
    assert not found or all(
        "0 The lady porter" in n or {"0 The lady", "0 porter"} <= n for n in found
    )
