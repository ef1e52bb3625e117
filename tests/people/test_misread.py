"""Pronouns that the other accounts contradict: left out where the evidence is thin, kept else."""

from tests.people.sentences import ChainRow, account_of, analysis_of, document_of, people_of

from tellings.people.misread import without_misread
from tellings.people.read import AccountPeople


def telling(path: str, *pronouns: str, form: str = "name") -> tuple[str, AccountPeople]:
    """Return an account in which Noor left, and these pronouns of his chain slept."""
    rows = "Noor PROPN 2 nsubj\nleft VERB 0 root leave"
    for pronoun in pronouns:
        rows += f"\n\n{pronoun} PRON 2 nsubj\nslept VERB 0 root sleep"
    account = account_of(document_of(rows, path=path))
    analysis = analysis_of(rows, document=account.document, account=account.id)
    spans = [(0, 0, form), *((2 + 2 * at, 2 + 2 * at, "pronoun") for at in range(len(pronouns)))]
    chain: ChainRow = ("noor", "person", "events", spans)
    return account.id, people_of(analysis, [chain])


def said(people: AccountPeople) -> list[str]:
    """Return the words of the only chain."""
    (chain,) = people.chains
    words = {m.id: m.text for m in people.mentions}
    return [words[key] for key in chain.mentions]


def test_a_lone_pronoun_gives_way_to_what_all_others_say() -> None:
    """One “she” of a comment is not Noor when the other accounts say “he” of Noor."""
    comment, thin = telling("comment", "she")
    one, first = telling("one", "he", "he")
    two, second = telling("two", "he")
    found = without_misread({comment: thin, one: first, two: second})
    assert said(found[comment]) == ["Noor"]
    assert [m.text for m in found[comment].mentions] == ["Noor"]
    assert found[one] is first
    assert found[two] is second


def test_an_account_that_says_it_again_and_again_is_kept() -> None:
    """Three “she” of one account are no slip: another Noor, or the others are wrong."""
    sure, many = telling("sure", "she", "she", "she")
    one, first = telling("one", "he", "he", "he", "he")
    found = without_misread({sure: many, one: first})
    assert said(found[sure]) == ["Noor", "she", "she", "she"]


def test_little_or_mixed_evidence_elsewhere_changes_nothing() -> None:
    """Two “he” elsewhere, or “he” and “she” elsewhere, contradict nobody."""
    comment, thin = telling("comment", "she")
    few, two = telling("few", "he", "he")
    mixed, both = telling("mixed", "he", "he", "he", "she")
    assert without_misread({comment: thin, few: two}) == {comment: thin, few: two}
    found = without_misread({comment: thin, mixed: both})
    assert said(found[comment]) == ["Noor", "she"]


def test_chains_without_a_name_are_left_alone() -> None:
    """A noun is no evidence across accounts: every account may mean another driver."""
    comment, thin = telling("comment", "she", form="nominal")
    one, first = telling("one", "he", "he", "he", form="nominal")
    found = without_misread({comment: thin, one: first})
    assert said(found[comment]) == ["Noor", "she"]
