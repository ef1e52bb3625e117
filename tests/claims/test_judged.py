"""What people decide about claims holds before anything is made of them."""

import json
from collections.abc import Callable
from dataclasses import replace

from tellings.claims import link
from tellings.records.claims import Claim, is_sure
from tellings.records.documents import Account
from tellings.records.findings import Judgement
from tellings.records.judgements import claim_targets
from tellings.records.language import Analysis
from tellings.records.spans import Quote

Reader = Callable[..., tuple[Analysis, tuple[Claim, ...]]]
TEXT = "Bruna locked the gate at nine. Otto never saw the ladder, he kept quiet about it."


def judged(
    kind: str, *targets: Quote, value: object = None, by: str = "Ann", at: int = 1
) -> Judgement:
    """Return a judgement made at second ``at``."""
    return Judgement(
        id=f"{at}",
        kind=kind,
        targets=targets,
        value=None if value is None else json.dumps(value),
        by=by,
        at=f"2024-01-01T00:00:{at:02}Z",
        reason=None,
        replaces=None,
        applied=True,
    )


def span(words: str) -> dict[str, int]:
    """Return where words stand in the text."""
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def quote(words: str) -> Quote:
    """Return a quote of the text."""
    return Quote(document="d", text=words, **span(words))


def settled(read: Reader, *judgements: Judgement) -> dict[str, Claim]:
    """Return the claims by predicate after these judgements."""
    analysis, claims = read(TEXT)
    account = Account(id="a", document="d", kind="body", spans=((0, len(TEXT)),))
    found = link(claims, [], [account], {"a": analysis}, texts={"d": TEXT}, judgements=judgements)
    for claim in found:
        assert claim.quote == TEXT[claim.start : claim.end]
        assert all(role.text == TEXT[role.start : role.end] for role in claim.roles)
    return {claim.predicate: claim for claim in found}


def test_a_rejected_claim_is_gone_and_the_others_stay(read: Reader) -> None:
    """Rejecting takes one claim out and changes no other."""
    before = settled(read)
    after = settled(read, judged("reject", *claim_targets(before["lock"])))
    assert after == {name: claim for name, claim in before.items() if name != "lock"}


def test_an_edit_sets_its_fields_and_leaves_the_others(read: Reader) -> None:
    """Roles, time, stance and polarity are set as judged; a bad value changes nothing."""
    before = settled(read)["lock"]
    value = {
        "stance": "reported",
        "polarity": "denied",
        "when": span("at nine"),
        "roles": [{"role": "agent", **span("Otto")}, {"role": "king", **span("Bruna")}],
        "about": "nonsense",
    }
    after = settled(read, judged("edit", *claim_targets(before), value=value))["lock"]
    assert (after.stance, after.polarity, after.about) == ("reported", "denied", before.about)
    assert [(role.role, role.text) for role in after.roles] == [("agent", "Otto")]
    assert after.when is not None
    assert (after.when.stated, after.id) == ("at nine", before.id)
    assert replace(
        after,
        stance=before.stance,
        polarity=before.polarity,
        when=before.when,
        roles=before.roles,
        where=before.where,
        certainty=before.certainty,
    ) == before  # fmt: skip


def test_about_stays_as_judged(read: Reader) -> None:
    """Linking decides what a claim is about; a person's word is last."""
    before = settled(read)["lock"]
    edit = judged("edit", *claim_targets(before), value={"about": "telling"})
    assert (before.about, settled(read, edit)["lock"].about) == ("events", "telling")


def test_words_marked_make_a_claim(read: Reader) -> None:
    """Marked words become a claim with the marked words as its quote; no words, no claim."""
    words = "the ladder, he kept quiet"
    added = settled(read, judged("add", quote(words), value={"polarity": "denied"}))
    (claim,) = [claim for claim in added.values() if claim.quote == words]
    assert claim.polarity == "denied"
    outside = Quote(document="elsewhere", start=0, end=5, text="Bruna")
    assert settled(read, judged("add", outside)) == settled(read)


def test_an_accepted_claim_outlives_its_reading(read: Reader) -> None:
    """Where the machine no longer reads what was accepted, it stands as it was accepted."""
    before = settled(read)["lock"]
    value = {"predicate": "lock", "roles": [{"role": "agent", **span("Bruna")}]}
    accept = judged("accept", *claim_targets(before), value=value)
    assert settled(read, accept)["lock"] == replace(before, certainty=None)
    analysis, claims = read(TEXT)
    others = [claim for claim in claims if claim.predicate != "lock"]
    account = Account(id="a", document="d", kind="body", spans=((0, len(TEXT)),))
    made = link(
        others, [], [account], {"a": analysis}, texts={"d": TEXT}, judgements=[accept]
    )  # fmt: skip
    (claim,) = [claim for claim in made if claim.predicate == "lock"]
    assert (claim.quote, [role.text for role in claim.roles]) == (before.quote, ["Bruna"])


def test_disputed_fields_stay_as_read(read: Reader) -> None:
    """Two who disagree on one field leave it as read; what they do not dispute is set."""
    before = settled(read)["lock"]
    anchor = claim_targets(before)
    one = judged("edit", *anchor, value={"stance": "reported", "polarity": "denied"}, at=1)
    two = judged("edit", *anchor, value={"stance": "believed"}, by="Bob", at=2)
    after = settled(read, one, two)["lock"]
    assert (after.stance, after.polarity) == (before.stance, "denied")


def test_what_a_person_settled_is_sure(read: Reader) -> None:
    """Accepting or editing an unsure claim makes it a sure one; the others stay unsure."""
    analysis, claims = read(TEXT)
    doubtful = [replace(claim, certainty=0.3) for claim in claims]
    assert not any(map(is_sure, doubtful))
    account = Account(id="a", document="d", kind="body", spans=((0, len(TEXT)),))
    lock = next(claim for claim in doubtful if claim.predicate == "lock")
    for made in (
        judged("accept", *claim_targets(lock)),
        judged("edit", *claim_targets(lock), value={"polarity": "denied"}),
    ):
        found = link(doubtful, [], [account], {"a": analysis}, texts={"d": TEXT}, judgements=[made])
        assert {claim.predicate for claim in found if is_sure(claim)} == {"lock"}
