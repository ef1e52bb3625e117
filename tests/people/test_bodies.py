"""What families and bodies are called in short."""

from evals.names import rooms


def test_a_family_by_its_plural() -> None:
    """“The Ortega family” of one account is "the Ortegas" of another, and none of its members."""
    texts = (
        "The Ortega family was at the lake. Nuria Ortega had locked the door.",
        "Nuria Ortega locked it. The Ortegas were at the lake.",
    )
    found = [
        {m.text.removeprefix("The ") for m in e.mentions} for e in rooms(texts).by_rules().entities
    ]
    assert {"Ortega family", "Ortegas"} in found


def test_jurors_are_not_a_juror() -> None:
    """A group and one of its members are called by one noun, and both are known by it."""
    texts = (
        "The jurors were sent home. One juror wept.",
        "The jurors were sent home at noon. A juror wept.",
    )
    jurors = [
        {m.account for m in e.mentions}
        for e in rooms(texts).by_rules().entities
        if any(m.text == "The jurors" for m in e.mentions)
    ]
    assert len(jurors) == 1
    assert len(jurors[0]) == 2
