"""Names whose first word is a pronoun elsewhere."""

from evals.names import rooms


def mentions(text: str) -> list[tuple[str, str]]:
    """Return (words, form) of the mentions of a text."""
    (people,) = rooms([text]).people.values()
    return [(m.text, m.form) for m in people.mentions]


def test_a_name_that_begins_like_a_pronoun() -> None:
    """“Ye Jin” is a name, and no "ye" that coreference could give to somebody else."""
    found = mentions("He cried and asked them to help Ye Jin, and even the guard wept.")
    assert ("Ye Jin", "name") in found
    assert not any(words == "Ye" for words, _ in found)


def test_pronouns_stay_pronouns() -> None:
    """A pronoun at the head of a sentence is none of a name."""
    found = mentions("The guard wept. He had a son. You know him.")
    assert ("He", "pronoun") in found
