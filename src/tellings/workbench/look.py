"""How pages look: the templates, and filters that make the words of accounts inert."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from tellings.records.judgements import TIERS
from tellings.report.markup import plain, said, words
from tellings.report.render import (
    ACCOUNT_WORDS,
    ASSUMPTION_WORDS,
    KIND_WORDS,
    MEDIA_WORDS,
    RULE_WORDS,
    count,
    date,
    percent,
)
from tellings.workbench.answers import Asked

SECTIONS = (
    ("/", "Overview"),
    ("/grid", "Side by side"),
    ("/findings", "Disagreements"),
    ("/conflicts", "Conflicts"),
    ("/versions", "Versions"),
    ("/people", "People"),
    ("/accounts", "Accounts"),
    ("/questions", "Questions"),
    ("/search", "Search"),
    ("/history", "History"),
    ("/export", "Hand on"),
)


def page_html(template: str, **values: Any) -> str:
    """Return a page as HTML."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tellings.workbench", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=plain,
    )
    environment.filters.update(said=said, words=words, percent=percent, count=count, date=date)
    environment.filters["link"] = link
    environment.globals.update(
        account_words=ACCOUNT_WORDS,
        media_words=MEDIA_WORDS,
        kind_words=KIND_WORDS,
        rule_words=RULE_WORDS,
        assumption_words=ASSUMPTION_WORDS,
        sections=SECTIONS,
        tiers=TIERS,
    )
    return environment


def link(asked: Asked, **changed: object) -> str:
    """Return the query of a request with some values changed, those set to "" left out."""
    values = {**dict(asked.query), **{name: str(value) for name, value in changed.items()}}
    return "?" + urlencode({name: value for name, value in values.items() if value})
