"""What claims are about, seen over a whole case: comments under a review, titles, actors."""

from tellings.claims import extract, link
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.documents import Account, AccountKind

BODY = (
    "The film Salt Road was shot in Malta. A poor sailor bought a horse. "
    "The judge sent the sailor to prison. Every viewer of this film will remember the movie."
)


def _about(
    syntax: SyntaxModel, comment: str, *, body: str = BODY, title: str | None = "Salt Road Stories"
) -> dict[str, str]:
    kinds: list[tuple[str, AccountKind, str, str | None]] = [
        ("body", "body", body, title),
        ("comment", "comment", comment, None),
    ]
    accounts, analyses, claims = [], {}, []
    for name, kind, text, heading in kinds:
        spans = ((0, len(text)),)
        account = Account(id=name, document=name, kind=kind, spans=spans, title=heading)
        accounts.append(account)
        analyses[name] = analyse(text, spans, document=name, account=name, model=syntax)
        claims += extract(analyses[name], account, text).claims
    linked = link(claims, [], accounts, analyses)
    assert [c.id for c in linked] == [c.id for c in claims]
    return {c.predicate: c.about for c in linked if c.account == "comment"}


def test_a_part_of_the_work_in_a_comment(syntax: SyntaxModel) -> None:
    """Under a review "the ending" is the film's."""
    assert _about(syntax, "The ending was changed by the judge.") == {"change": "telling"}


def test_the_same_words_without_a_work(syntax: SyntaxModel) -> None:
    """Where no work is told of, an ending is an ending."""
    body = "The sailor left the port. The judge sent him to prison. Nobody saw the horse again."
    found = _about(syntax, "The ending was changed by the judge.", body=body, title=None)
    assert found == {"change": "events"}


def test_a_subject_left_out_is_the_commenter(syntax: SyntaxModel) -> None:
    """A sentence without a subject in a comment tells of the commenter."""
    assert _about(syntax, "Cried all night.") == {"cry": "telling"}


def test_the_story_in_a_comment_is_the_story(syntax: SyntaxModel) -> None:
    """What happens to the people of the story stays in the events."""
    assert _about(syntax, "The sailor never hurt the judge.") == {"hurt": "events"}


def test_a_title_is_a_work(syntax: SyntaxModel) -> None:
    """The title of the body names the work in the comment."""
    assert _about(syntax, "Salt Road Stories touches the heart.") == {"touch": "telling"}
