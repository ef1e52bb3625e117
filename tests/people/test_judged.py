"""What people decide about who is who holds, whatever the machine thinks."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people.test_resolve import Telling, named, resolved, telling

from tellings.people import People
from tellings.people.judged import verdicts
from tellings.people.misread import without_misread
from tellings.records.findings import Judgement
from tellings.records.spans import Quote

NAMES = ("Ada", "Ada", "Ada Okafor", "Okafor", "Bela", "Adah")
PEOPLE = ("Ann", "Bob", "Cleo")


def judgement(
    number: int, kind: str, *targets: Quote, by: str = "Ann", replaces: str | None = None
) -> Judgement:
    """Return the judgement made at second ``number``."""
    return Judgement(
        id=f"{number:04}",
        kind=kind,
        targets=targets,
        value=None,
        by=by,
        at=f"2024-01-01T00:00:{number:02}Z",
        reason=None,
        replaces=replaces,
        applied=True,
    )


def words(one: Telling, mention: int) -> Quote:
    """Return a mention of an account, a teller's name counting as number -1."""
    document, account, _, people = one
    if mention < 0:
        assert account.teller_span is not None
        start, end = account.teller_span
    else:
        found = people.mentions[mention]
        start, end = found.start, found.end
    return Quote(document=document.id, start=start, end=end, text=document.text[start:end])


def owners(people: People) -> dict[tuple[str, int, int], str]:
    """Return the entity of each mention, by place; each mention is in one entity once."""
    mentions = [(m, entity.id) for entity in people.entities for m in entity.mentions]
    assert max(Counter(m.id for m, _ in mentions).values(), default=1) == 1
    return {(m.document, m.start, m.end): entity for m, entity in mentions}


def at(quote: Quote) -> tuple[str, int, int]:
    """Return the place of a quote."""
    return (quote.document, quote.start, quote.end)


SISTER = """
Ann PROPN 2 nsubj
left VERB 0 root leave
. PUNCT 2 punct

She PRON 2 nsubj
met VERB 0 root meet
Ann PROPN 2 obj
. PUNCT 2 punct

She PRON 2 nsubj
slept VERB 0 root sleep
"""


def one_chain() -> Telling:
    """Return an account in which two people of one name stand in one chain of four mentions."""
    spans = [(0, 0, "name"), (3, 3, "pronoun"), (5, 5, "name"), (7, 7, "pronoun")]
    return telling("a", SISTER.strip(), [("x", "person", "events", spans)])


def test_a_chain_is_cut_between_the_judged_mentions() -> None:
    """Mentions that nobody judged follow the nearest judged one before them."""
    account = one_chain()
    first, she, second, again = (words(account, number) for number in range(4))
    found = owners(resolved(account, judgements=[judgement(1, "different", first, second)]))
    assert found[at(first)] == found[at(she)]
    assert found[at(second)] == found[at(again)]
    assert found[at(first)] != found[at(second)]


def test_a_judged_mention_goes_with_its_side() -> None:
    """A pronoun that is judged the same as one side goes with it, wherever it stands."""
    account = one_chain()
    first, _, second, again = (words(account, number) for number in range(4))
    judged = [judgement(1, "different", first, second), judgement(2, "same", first, again)]
    found = owners(resolved(account, judgements=judged))
    assert found[at(first)] == found[at(again)] != found[at(second)]


def test_a_teller_can_be_someone_in_the_story() -> None:
    """A teller's name judged the same as a person of the story is that person, once."""
    one, two = named("a", "Gorm", pronoun="he"), named("b", "Bela")
    teller = telling("c", "Inga PROPN 2 nsubj\nleft VERB 0 root leave", [], teller="Inga Holt")
    by = teller[1].spans[0]
    name = Quote(document=teller[0].id, start=by[0], end=by[1], text=teller[0].text)
    found = resolved(one, two, teller, judgements=[judgement(1, "same", name, words(one, 0))])
    (entity,) = [e for e in found.entities if teller[1].id in e.tells]
    assert {m.text for m in entity.mentions} >= {"Gorm", "he"}
    owners(found)


def test_who_disagrees_binds_nothing_until_a_third_settles() -> None:
    """Two people who disagree leave the machine's reading; a third decides."""
    one, two = named("a", "Ada", "Okafor"), named("b", "Ada", "Okafor")
    pair = (words(one, 0), words(two, 0))
    apart = [judgement(1, "different", *pair, by="Ann")]
    assert len(set(owners(resolved(one, two, judgements=apart)).values())) == 2
    disputed = [*apart, judgement(2, "same", *pair, by="Bob")]
    assert verdicts(disputed).same == verdicts(disputed).different == ()
    assert len(set(owners(resolved(one, two, judgements=disputed)).values())) == 1
    settled = [*disputed, judgement(3, "different", *pair, by="Cleo")]
    assert len(set(owners(resolved(one, two, judgements=settled)).values())) == 2


def test_what_is_undone_counts_as_never_made() -> None:
    """An undone judgement binds nothing; undoing the undoing brings it back."""
    one, two = named("a", "Ada", "Okafor"), named("b", "Ada", "Okafor")
    apart = judgement(1, "different", words(one, 0), words(two, 0))
    undo = judgement(2, "undo", replaces="0001")
    redo = judgement(3, "undo", replaces="0002")
    for judged, entities in (((apart, undo), 1), ((apart, undo, redo), 2)):
        assert len(set(owners(resolved(one, two, judgements=judged)).values())) == entities


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Telling], list[Judgement]]:
    """Return accounts of people with like names, some of whom tell, and judgements on them."""
    accounts = []
    for number in range(draw(st.integers(2, 5))):
        name = draw(st.sampled_from(NAMES))
        pronoun = draw(st.sampled_from((None, "he", "she")))
        accounts.append(named(f"f{number}", *name.split(), pronoun=pronoun))
    accounts.append(one_chain())
    places = [words(one, at) for one in accounts for at in range(len(one[3].mentions))]
    # An account without a teller's name is pointed at by its first words.
    places += [
        Quote(document=d.id, start=a.spans[0][0], end=min(a.spans[0][1], 80), text=d.text[:80])
        for d, a, _, _ in accounts
    ]
    judged = []
    for number in range(draw(st.integers(0, 8))):
        targets = draw(st.lists(st.sampled_from(places), min_size=2, max_size=3, unique_by=at))
        kind = draw(st.sampled_from(("same", "different")))
        judged.append(judgement(number, kind, *targets, by=draw(st.sampled_from(PEOPLE))))
    return accounts, judged


@given(cases())
@settings(max_examples=150, deadline=None)
def test_different_is_never_joined_through_a_third(
    case: tuple[list[Telling], list[Judgement]],
) -> None:
    """No two mentions judged different share an entity; none is lost but pronouns misread."""
    accounts, judged = case
    people = resolved(*accounts, judgements=judged)
    found = owners(people)
    for left, right in verdicts(judged).different:
        if left in found and right in found:
            assert found[left] != found[right]
    kept = without_misread({one[1].id: one[3] for one in accounts})
    there = {(m.document, m.start, m.end) for people_ in kept.values() for m in people_.mentions}
    assert there <= found.keys()
    tells = [account for entity in people.entities for account in entity.tells]
    assert sorted(tells) == sorted(account.id for _, account, _, _ in accounts)
