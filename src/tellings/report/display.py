"""How records are shown as pages, by the report and by the workbench: words, filters, macros.

All text is escaped by the template engine; words of accounts also pass through
:mod:`tellings.report.markup`. What both kinds of page show alike (a quote with who says it, the
sides of a finding) stands once, in ``shared/quotes.html``; where a quote leads to is each one's own
filter, ``cite``.
"""

import re
from collections.abc import Callable

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from tellings.report.markup import plain, said, words
from tellings.views.quotes import Excerpt

ISO_DATE = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2})"
    r"(T(?P<time>[0-9]{2}:[0-9]{2})(:[0-9.]+)?(Z|[+-][0-9:]+)?)?)?"
)

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ACCOUNT_WORDS = {
    "body": "main text",
    "comment": "comment",
    "statement": "statement",
    "turn": "answer",
    "record": "entry of a record",
    "note": "note",
}
MEDIA_WORDS = {
    "text/plain": "plain text",
    "text/markdown": "Markdown",
    "text/html": "web page",
    "text/csv": "table",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
}
KIND_WORDS = {
    "conflict": "Conflict",
    "tension": "Tension",
    "difference": "Difference",
    "agreement": "Agreement",
    "only": "Only one",
}
RULE_WORDS = {
    "value": "one value excludes the other",
    "number": "the numbers exclude each other",
    "negation": "one says it was so, another that it was not",
    "order": "the order of events goes in a circle",
    "presence": "somebody would be in two places at once",
    "travel": "the way is too long for the time",
    "role": "only one can have done it",
}
ASSUMPTION_WORDS = {
    "same_entity": "the same person or thing",
    "same_event": "the same event",
    "rule": "a rule",
}


def display(package: str, *, cite: Callable[[Excerpt], str]) -> Environment:
    """Return what renders a package's templates; ``cite`` gives the address of a quote."""
    environment = Environment(
        loader=ChoiceLoader(
            (PackageLoader(package, "templates"), PackageLoader("tellings.report", "shared"))
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=plain,
    )
    environment.filters.update(said=said, words=words, percent=percent, count=count, date=date)
    environment.filters["cite"] = cite
    environment.globals.update(
        account_words=ACCOUNT_WORDS,
        media_words=MEDIA_WORDS,
        kind_words=KIND_WORDS,
        rule_words=RULE_WORDS,
        assumption_words=ASSUMPTION_WORDS,
    )
    return environment


def percent(share: float) -> str:
    """Return a share of 0 to 1 in words that never round something to nothing.

    >>> percent(0.004), percent(0.5), percent(0)
    ('under 1 %', '50 %', '0 %')
    """
    if 0 < share < 0.01:
        return "under 1 %"
    return f"{round(100 * share)} %"


def date(stated: str) -> str:
    """Return an ISO 8601 date or time for people; anything else unchanged.

    >>> date("2019-11-02"), date("2019-11-02T09:15"), date("2019-11"), date("1 B.C.")
    ('2 November 2019', '2 November 2019, 09:15', 'November 2019', '1 B.C.')
    """
    match = ISO_DATE.fullmatch(stated)
    if match is None or not 1 <= int(match["month"]) <= 12:
        return stated
    day = f"{int(match['day'])} " if match["day"] else ""
    time = f", {match['time']}" if match["time"] else ""
    return f"{day}{MONTHS[int(match['month']) - 1]} {match['year']}{time}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "event"), count(2000, "event"), count(2, "entry", "entries")
    ('1 event', '2,000 events', '2 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
