"""How pages look: the templates, and filters that make the words of accounts inert."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment

from tellings.records.claims import is_sure
from tellings.records.judgements import TIERS
from tellings.report.display import display
from tellings.views.quotes import Excerpt
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
    environment = display("tellings.workbench", cite=_address)
    environment.filters["link"] = link
    environment.tests["sure"] = is_sure
    environment.globals.update(sections=SECTIONS, tiers=TIERS)
    return environment


def _address(excerpt: Excerpt) -> str:
    return f"/document/{excerpt.number}?at={excerpt.start}#o{excerpt.start}"


def link(asked: Asked, **changed: object) -> str:
    """Return the query of a request with some values changed, those set to "" left out."""
    values = {**dict(asked.query), **{name: str(value) for name, value in changed.items()}}
    return "?" + urlencode({name: value for name, value in values.items() if value})
