"""People across accounts: who is joined, who never is, and that order changes nothing."""

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people.sentences import (
    ChainRow,
    account_of,
    analysis_of,
    document_of,
    people_of,
    text_of,
)

from factory import claim
from tellings.people import AccountPeople, People, relate, resolve
from tellings.records.documents import Account, Document
from tellings.records.findings import Judgement
from tellings.records.language import Analysis
from tellings.records.people import Entity
from tellings.records.spans import Quote

Telling = tuple[Document, Account, Analysis, AccountPeople]


def telling(path: str, rows: str, chains: Sequence[ChainRow], teller: str | None = None) -> Telling:
    """Return one account of hand-made rows with its chains."""
    document = document_of(text_of(rows), path=path)
    account = account_of(document, teller=teller)
    analysis = analysis_of(rows, document=document.id, account=account.id)
    return document, account, analysis, people_of(analysis, chains)


def resolved(*tellings: Telling, judgements: Sequence[Judgement] = ()) -> People:
    """Resolve these accounts."""
    return resolve(
        [document for document, _, _, _ in tellings],
        [account for _, account, _, _ in tellings],
        {account.id: analysis for _, account, analysis, _ in tellings},
        {account.id: people for _, account, _, people in tellings},
        (),
        judgements=judgements,
    )


def story(people: People) -> list[Entity]:
    """Return the entities of the story."""
    return [entity for entity in people.entities if entity.sphere == "events"]


def named(path: str, *words: str, pronoun: str | None = None) -> Telling:
    """Return an account that says "NAME left ." and maybe "PRONOUN slept ."."""
    rows = [f"{word} PROPN {len(words) + 1} nsubj" for word in words]
    rows += ["left VERB 0 root leave", f". PUNCT {len(words) + 1} punct"]
    spans = [(0, len(words) - 1, "name")]
    text = "\n".join(rows)
    if pronoun:
        text += f"\n\n{pronoun} PRON 2 nsubj\nslept VERB 0 root sleep"
        spans.append((len(words) + 2, len(words) + 2, "pronoun"))
    return telling(path, text, [("x", "person", "events", spans)])


def test_spellings_of_one_name_are_one_person() -> None:
    """Two spellings of one name in two accounts make one entity with both names."""
    (person,) = story(
        resolved(named("a", "Min-jae", pronoun="he"), named("b", "Min-je", pronoun="he"))
    )
    assert {name.text for name in person.names} == {"Min-jae", "Min-je"}


def test_the_fullest_name_is_shown_and_the_id_is_that_of_the_first_mention() -> None:
    """A person is shown under the most used full name; its id does not hang on later accounts."""
    first, full = named("a", "Ada"), named("b", "Ada", "Okafor")
    alone = story(resolved(first))[0]
    (both,) = story(resolved(first, full))
    assert both.name == "Ada Okafor"
    assert both.id == alone.id


def test_contradicting_gender_keeps_apart() -> None:
    """Alike but not equal names with other pronouns are two people."""
    people = resolved(named("a", "Min-jae", pronoun="he"), named("b", "Min-je", pronoun="she"))
    assert len(story(people)) == 2


def test_one_family_is_not_one_person() -> None:
    """Brothers of one surname are two, and a surname alone joins neither."""
    people = resolved(
        named("a", "Ivan", "Petrov"), named("b", "Oleg", "Petrov"), named("c", "Petrov")
    )
    names = {frozenset(name.text for name in entity.names) for entity in story(people)}
    assert frozenset({"Ivan Petrov"}) in names or frozenset({"Oleg Petrov"}) in names
    assert not any({"Ivan Petrov", "Oleg Petrov"} <= found for found in names)
    assert frozenset({"Petrov"}) in names
    assert people.undecided


def test_a_name_that_fits_two_stays_undecided() -> None:
    """“Ada” fits Ada Okafor and Ada Lind as well: nobody is joined, both pairs are listed."""
    people = resolved(named("a", "Ada", "Okafor"), named("b", "Ada", "Lind"), named("c", "Ada"))
    assert len(story(people)) == 3
    assert len(people.undecided) == 2
    assert all(pair.evidence for pair in people.undecided)


TWO = "Ada PROPN 4 nsubj\nand CCONJ 3 cc\nAda-May PROPN 1 conj\nleft VERB 0 root leave"


def test_two_named_together_are_two_although_alike() -> None:
    """What one account joins with "and" is never joined, not even through another account."""
    chains: list[ChainRow] = [
        ("a", "person", "events", [(0, 0, "name")]),
        ("b", "person", "events", [(2, 2, "name")]),
    ]
    people = resolved(telling("a", TWO, chains), named("b", "Ada"), named("c", "Ada-May"))
    for entity in story(people):
        assert {name.text for name in entity.names} != {"Ada", "Ada-May"}


def test_unnamed_people_stay_apart_across_accounts() -> None:
    """“The pilot” of one account is not “the pilot” of the other without more to go by."""
    rows = "the DET 2 det\npilot NOUN 3 nsubj\nleft VERB 0 root leave"
    chains: list[ChainRow] = [("p", "person", "events", [(0, 1, "nominal")])]
    people = resolved(telling("a", rows, chains), telling("b", rows, chains))
    assert len(story(people)) == 2


DAUGHTER = """
{name} PROPN 2 nsubj
loved VERB 0 root love
his PRON 4 nmod:poss
daughter NOUN 2 obj
. PUNCT 2 punct
"""


def family(path: str, name: str) -> Telling:
    """Return an account in which NAME loved his daughter."""
    chains: list[ChainRow] = [
        ("he", "person", "events", [(0, 0, "name"), (2, 2, "pronoun")]),
        ("she", "person", "events", [(2, 3, "nominal")]),
    ]
    return telling(path, DAUGHTER.format(name=name), chains)


def test_kin_follow_whose_kin_they_are() -> None:
    """His daughter is the same when he is; another man's daughter is another."""
    assert len(story(resolved(family("a", "Min-jae"), family("b", "Min-je")))) == 2
    assert len(story(resolved(family("a", "Min-jae"), family("b", "Oleg")))) == 4


def test_parent_and_child_never_meet() -> None:
    """Somebody called kin of another is not that other, however alike the names."""
    people = resolved(family("a", "Min-jae"))
    father, daughter = story(people)
    assert relate(people.entities, (), {})[0].relations == ()
    assert father.id != daughter.id


def test_relations_name_the_other_and_their_kind() -> None:
    """“His daughter” gives a relation from her to him."""
    account = family("a", "Min-jae")
    people = resolved(account)
    related = relate(people.entities, (), {account[1].id: account[2]})
    (relation,) = [relation for entity in related for relation in entity.relations]
    assert relation.kind == "daughter of"
    assert relation.to == story(people)[0].id


def test_a_relation_is_quoted_from_a_sure_claim_before_an_unsure_one() -> None:
    """The noun states the relation; the shortest sure claim around it stands for its words."""
    document, account, analysis, people = family("a", "Min-jae")
    around = claim(document, account, document.text.strip(), "love", word="loved")
    short = claim(document, account, "his daughter", "be", word="daughter")
    found = resolved((document, account, analysis, people))
    for certainty, expected in ((None, short.id), (0.3, around.id)):
        told = (around, replace(short, certainty=certainty))
        related = relate(found.entities, told, {account.id: analysis})
        (relation,) = [relation for entity in related for relation in entity.relations]
        assert relation.claims == (expected,)


def test_accounts_may_say_other_relations() -> None:
    """One account says sister where the other says cousin: both are kept."""
    rows = """
Ada PROPN 4 nsubj
is AUX 4 cop
Tobi PROPN 4 nmod:poss
{kin} NOUN 0 root
. PUNCT 4 punct
"""
    chains: list[ChainRow] = [
        ("she", "person", "events", [(0, 0, "name"), (2, 3, "nominal")]),
        ("he", "person", "events", [(2, 2, "name")]),
    ]
    one = telling("a", rows.format(kin="sister"), chains)
    two = telling("b", rows.format(kin="cousin"), chains)
    people = resolved(one, two)
    related = relate(people.entities, (), {t[1].id: t[2] for t in (one, two)})
    assert len(story(people)) == 2
    kinds = {r.kind for entity in related for r in entity.relations}
    assert kinds == {"sister of", "cousin of"}


def test_an_unsure_pronoun_states_no_relation() -> None:
    """After "Ada met Jo." nobody knows whose son "her son" is, whatever the chain says."""
    rows = """
Ada PROPN 2 nsubj
met VERB 0 root meet
Jo PROPN 2 obj
. PUNCT 2 punct

Her PRON 2 nmod:poss
son NOUN 3 nsubj
left VERB 0 root leave
"""
    chains: list[ChainRow] = [
        ("ada", "person", "events", [(0, 0, "name"), (4, 4, "pronoun")]),
        ("jo", "person", "events", [(2, 2, "name")]),
        ("son", "person", "events", [(4, 5, "nominal")]),
    ]
    account = telling("a", rows, chains)
    people = resolved(account)
    related = relate(people.entities, (), {account[1].id: account[2]})
    assert not any(entity.relations for entity in related)


def test_an_actor_is_never_the_character() -> None:
    """A name of the telling and the same name in the story are two entities."""
    rows = "Ada PROPN 2 nsubj\nleft VERB 0 root leave"
    outside = telling("a", rows, [("x", "person", "telling", [(0, 0, "name")])])
    people = resolved(outside, named("b", "Ada"))
    assert len([entity for entity in people.entities if entity.name == "Ada"]) == 2


def judgement(kind: str, *targets: Telling) -> Judgement:
    """Return a judgement on the first mention of each account."""
    quotes = tuple(
        Quote(document=m.document, start=m.start, end=m.end, text=m.text)
        for _, _, _, people in targets
        for m in people.mentions[:1]
    )
    return Judgement(
        id=kind,
        kind=kind,
        targets=quotes,
        value=None,
        by="b",
        at="2000-01-01T00:00:00Z",
        reason=None,
        replaces=None,
        applied=True,
    )


def test_what_a_person_decided_wins() -> None:
    """“Same” joins what no score would, “different” keeps apart what every score would join."""
    one, two = named("a", "Ada"), named("b", "Tobi")
    assert len(story(resolved(one, two, judgements=[judgement("same", one, two)]))) == 1
    three, four = named("a", "Ada"), named("b", "Ada")
    assert len(story(resolved(three, four))) == 1
    assert len(story(resolved(three, four, judgements=[judgement("different", three, four)]))) == 2


NAMES = ["Ada", "Ada Okafor", "Okafor", "Min-jae", "Min-je", "Ivan Petrov", "Oleg Petrov", "Petrov"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=6),
    st.lists(st.sampled_from(["he", "she", ""]), min_size=6, max_size=6),
    st.randoms(use_true_random=False),
)
def test_the_order_of_accounts_changes_nothing(
    names: list[str], pronouns: list[str], dice: random.Random
) -> None:
    """The same accounts in any order give the same entities and the same undecided pairs."""
    tellings = [
        named(f"{at}", *name.split(), pronoun=pronouns[at] or None) for at, name in enumerate(names)
    ]
    shuffled = list(tellings)
    dice.shuffle(shuffled)
    assert resolved(*tellings) == resolved(*shuffled)
