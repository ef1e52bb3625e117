"""The summary after reading, in 80 columns: accounts, people, events, sharpest disagreements."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.cli.listings import said_line
from tellings.cli.terminal import paragraph, shortened
from tellings.views.index import Index
from tellings.views.overview import Disagreement, Overview, TellerView, overview
from tellings.views.people import PersonView, people

if TYPE_CHECKING:
    from tellings.api import ReadReport
    from tellings.casefile.baseline import Change

NAMES_SHOWN = 8


def summary_lines(index: Index) -> Iterator[str]:
    """Yield the lines of the summary of a record."""
    view = overview(index)
    yield paragraph(view.title)
    yield ""
    accounts, documents = _counted(view.accounts, "account"), _counted(view.documents, "document")
    yield f"{accounts} in {documents}:"
    for teller in view.tellers:
        yield paragraph(_teller(teller), indent="  ", hanging="     ")
    yield paragraph(_people(index), hanging="  ")
    yield paragraph(_events(view), hanging="  ")
    yield paragraph(_findings(view), hanging="  ")
    for place, disagreement in enumerate(view.sharpest, start=1):
        yield ""
        yield from _disagreement(place, disagreement)
    yield ""


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _teller(teller: TellerView) -> str:
    who = ", ".join(teller.names)
    comments = f", {_counted(teller.comments, 'comment')}" if teller.comments else ""
    events = _counted(teller.events, "event")
    return f"{teller.number}. {teller.path}: {who}{comments}; {events}"


def _people(index: Index) -> str:
    story = [p for p in people(index) if p.sphere == "events" and p.kind == "person"]
    named = [person for person in story if _by_name(index, person)]
    names = [shortened(person.name, 30) for person in named[:NAMES_SHOWN]]
    shown = ("; " if any("," in name for name in names) else ", ").join(names)
    more = f" and {len(named) - NAMES_SHOWN} more" if len(named) > NAMES_SHOWN else ""
    by_name = f"{len(named)} by name: {shown}{more}" if named else "none by name"
    if not story:
        return "No people were found."
    return f"People in the story: {by_name}; {_counted(len(story) - len(named), 'other')}."


def _by_name(index: Index, person: PersonView) -> bool:
    """Whether some account uses a name for the person, who has a part in several events."""
    mentions = index.entity(person.id).mentions
    return person.events > 1 and any(mention.form == "name" for mention in mentions)


def _events(view: Overview) -> str:
    told = _counted(view.several, "event")
    return (
        f"{told} told by several accounts ({view.independent} of them by independent sources), "
        f"{view.events - view.several} by one only."
    )


def _findings(view: Overview) -> str:
    shown = [f"{number} {kind}{_plural(kind, number)}" for kind, number in view.findings if number]
    sets = ""
    if view.conflicts:
        does = "sets of statements" if view.conflicts > 1 else "set of statements"
        sets = f" {view.conflicts} {does} cannot all be true."
    return "Findings: " + (", ".join(shown) if shown else "none") + "." + sets


def _plural(kind: str, number: int) -> str:
    return "" if number == 1 or kind == "only" else "s"


def _disagreement(place: int, disagreement: Disagreement) -> Iterator[str]:
    yield paragraph(f"{place}. {disagreement.kind.upper()}: {disagreement.about}", hanging="   ")
    yield paragraph(disagreement.explanation, indent="   ")
    for side in disagreement.sides:
        for said in side.quotes:
            yield said_line(said)


def change_lines(done: "ReadReport") -> Iterator[str]:
    """Yield what changed against the case as it was before; nothing for a new case."""
    if done.added and len(done.added) == len(done.record.documents):
        return
    if done.added:
        yield paragraph(f"Added: {', '.join(done.added)}", hanging="  ")
    changed = [line for change in done.changes if (line := _change(change))]
    if changed:
        yield paragraph("Changed: " + "; ".join(changed) + ".", hanging="  ")
    else:
        yield "Nothing changed: these documents were there already."


def _change(change: "Change") -> str:
    counts = ((len(change.new), "new"), (len(change.gone), "gone"))
    shown = ", ".join(f"{number} {word}" for number, word in counts if number)
    return f"{change.kind} {shown}" if shown else ""
