"""Copies and origins."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.accounts.origins import Origins, find_origins
from tellings.accounts.parts import split
from tellings.accounts.readers import read_bytes
from tellings.accounts.wording import RUN, read_words, shared
from tellings.records.documents import Account, Document

WIRE = (
    "The trawler left the northern harbour shortly before nine on Saturday evening, the coast "
    "guard said. Two fishermen who stood near the lighthouse heard an engine but noticed nobody "
    "aboard. "
    "The harbour master confirmed that the lamp had been broken since February."
)
OTHER = (
    "I was walking my dog along the shingle when somebody shouted from a rowing boat. There was no "
    "moon, so I could not see a face, only a lantern swinging behind the breakwater for a minute."
)


VOCABULARY = ("boat", "pier", "nine", "water", "lantern", "harbour", "shouted")


def read(*texts: str, path: str = "a") -> tuple[list[Document], list[Account]]:
    """Return documents and their accounts, one text each."""
    documents = [
        read_bytes(path=f"{path}{n}.txt", data=t.encode(), max_megabytes=1).document
        for n, t in enumerate(texts)
    ]
    return documents, [a for d in documents for a in split(d).accounts]


def sizes(origins: Origins) -> list[int]:
    """Return how many accounts each origin has."""
    return sorted(len(origin.accounts) for origin in origins.origins)


def test_ten_copies_of_one_text_share_one_origin() -> None:
    """Copies with a word changed here and there are one source, another telling is its own."""
    rng = random.Random(3)
    texts = []
    for number in range(10):
        words = WIRE.split()
        words[rng.randrange(len(words))] = "indeed"
        texts.append(" ".join(words) + f" Edition {number}.")
    documents, accounts = read(*texts, OTHER)
    assert sizes(find_origins(documents, accounts)) == [1, 10]


def test_independent_accounts_have_their_own_origins() -> None:
    """Two tellings without common wording share nothing."""
    result = find_origins(*read(WIRE, OTHER))
    assert sizes(result) == [1, 1]
    assert result.copies == ()


def test_a_stock_phrase_is_no_copy() -> None:
    """Eight common short words in a row do not make a copy."""
    phrase = "at the end of the day it was so"
    result = find_origins(*read(f"{WIRE} And {phrase}.", f"{OTHER} Well, {phrase}!"))
    assert result.copies == ()


def test_a_short_quotation_is_a_copy_but_no_common_origin() -> None:
    """A sentence quoted in another account is shown as a copy; the sources stay two."""
    quoted = (
        "Two fishermen who stood near the lighthouse heard an engine but noticed nobody aboard."
    )
    result = find_origins(*read(WIRE, f"{OTHER} They wrote: {quoted} That is not so."))
    assert sizes(result) == [1, 1]
    (copy,) = result.copies
    assert copy.words == 14
    assert copy.direction == "unknown"
    assert copy.source.text.casefold() == copy.target.text.casefold()


def test_a_reply_that_quotes_has_a_direction_and_its_own_origin() -> None:
    """What answers a comment and repeats its words copied them."""
    first = " ".join(WIRE.split()[:28])
    text = f"{OTHER}\n\n2 comments\n\n  1. {first}\n\n    1. You said: {first} I doubt all of it.\n"
    documents, accounts = read(text)
    result = find_origins(documents, accounts)
    (copy,) = result.copies
    assert (copy.direction, copy.source_account) == ("from-to", accounts[1].id)
    assert sizes(result) == [1, 1, 1]


def test_the_earlier_date_is_the_source() -> None:
    """Where both accounts are dated the earlier one is copied from."""
    late, early = f"By Tom Reed, 5 May 2019\n\n{WIRE}\n", f"By Ada Marsh, 3 May 2019\n\n{WIRE}\n"
    documents, accounts = read(late, early)
    (copy,) = find_origins(documents, accounts).copies
    assert copy.source_account == next(a.id for a in accounts if a.dated == "2019-05-03")
    assert copy.direction == "from-to"


def test_a_text_that_another_takes_up_whole_is_the_source() -> None:
    """A report that stands whole in a longer one came first; of equal ones nothing is known."""
    longer = f"{OTHER} This is what the paper wrote. {WIRE} {OTHER[::-1]}"
    documents, accounts = read(WIRE, longer)
    (copy,) = find_origins(documents, accounts).copies
    assert copy.direction == "from-to"
    assert copy.source_account == next(a.id for a in accounts if a.spans[0][1] < len(longer) // 2)
    (even,) = find_origins(*read(WIRE, WIRE + " It rained all night.")).copies
    assert even.direction == "unknown"


def test_one_teller_in_one_document_is_one_origin() -> None:
    """The answers of one witness are one source, the questions another."""
    documents, accounts = read(
        "Interview with Ada Marsh\n\nQ. Where were you?\nA. On the pier.\nQ. When?\nA. At nine.\n"
    )
    assert sizes(find_origins(documents, accounts)) == [2, 2]


def test_the_order_of_the_arguments_does_not_matter() -> None:
    """Shuffled documents and accounts give equal origins and copies."""
    documents, accounts = read(WIRE, OTHER, WIRE + " It rained.", OTHER + " It snowed.")
    wanted = find_origins(documents, accounts)
    rng = random.Random(5)
    for _ in range(5):
        rng.shuffle(documents)
        rng.shuffle(accounts)
        assert find_origins(documents, accounts) == wanted


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(VOCABULARY), max_size=40),
    st.lists(st.sampled_from(VOCABULARY), max_size=40),
)
def test_stretches_agree_with_brute_force(left: list[str], right: list[str]) -> None:
    """Stretches come only where some run of eight words is in both, and their words are equal."""
    accounts = [read_words(text, [(0, len(text))]) for text in (" ".join(left), " ".join(right))]
    runs = {tuple(left[n : n + RUN]) for n in range(len(left) - RUN + 1)}
    common = any(tuple(right[n : n + RUN]) in runs for n in range(len(right) - RUN + 1))
    found = shared(accounts).get((0, 1), ())
    assert common or not found
    for stretch in found:
        assert tuple(right[stretch.right : stretch.right + RUN]) == tuple(
            left[stretch.left : stretch.left + RUN]
        )
        assert stretch.words <= min(
            stretch.left_end - stretch.left, stretch.right_end - stretch.right
        )
