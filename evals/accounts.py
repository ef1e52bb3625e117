"""Posts of web forums: found, with their author and date, on half of WEB-FORUM-52.

The pages (gold/forums) are split in two by their site: rules were developed while looking at one
half only; both are reported and the worse figure counts. A gold post is found when some account has
a token F1 of at least .8 with it; its author and date are right when that account's are. Gold
authors are often links to profiles: a teller is right when the page shows it as the text of that
link. Gold dates without a year are compared without one; dates told from now ("2 days ago") have no
ISO form and are left out of the count.
"""

import argparse
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from evals.measure import Measure
from tellings.accounts.dates import RELATIVE, find_dates
from tellings.accounts.parts import split
from tellings.accounts.readers import read_bytes
from tellings.records.documents import Account, Document

SHARED = Path(__file__).resolve().parents[2] / "shared"
WORD = re.compile(r"\w+")
MATCH = 0.8
ENGLISH_WORDS = "the and to of is that it for you was with have this not but are my"
ENGLISH = frozenset(ENGLISH_WORDS.split())
TOLD_FROM_NOW = re.compile(r"^\d+ (?:Jahre?|Monate?|Wochen?|Tage?|Stunden?)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one gold post; None where the gold has no such field."""

    page: str
    held: bool
    english: bool
    found: bool
    author: bool | None
    date: bool | None
    note: str


def pages(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the name and content of every gold page, in name order."""
    for path in sorted(folder.glob("*.json")):
        yield path.name, json.loads(path.read_text(encoding="utf-8"))


def is_held_out(url: str) -> bool:
    """Return whether the page's site belongs to the half that was not looked at."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return hashlib.sha256(f"forum:{host}".encode()).digest()[0] % 2 == 1


def judge(name: str, gold: Mapping[str, Any]) -> list[Outcome]:
    """Return the outcome of every gold post of a page."""
    reading = read_bytes(
        path=name + ".html", data=gold["html"].encode("utf-8", "replace"), max_megabytes=50
    )
    accounts = split(reading.document).accounts
    posts = [p for p in gold["gold_standard_annotation"] if p["post_text"]["surface_form"].strip()]
    english = _is_english(posts)
    links = _link_texts(
        gold["html"], {(post.get("user") or {}).get("surface_form") for post in posts}
    )
    paired = _pair(reading.document, accounts, posts)
    return [
        _outcome(name, gold["url"], post, account, links, english=english)
        for post, account in zip(posts, paired, strict=True)
    ]


def _tokens(text: str) -> Counter[str]:
    return Counter(WORD.findall(unicodedata.normalize("NFKC", text).lower()))


def _f1(left: Counter[str], right: Counter[str]) -> float:
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def _pair(
    document: Document, accounts: Sequence[Account], posts: Sequence[Mapping[str, Any]]
) -> list[Account | None]:
    """Pair each post with its best account, best pairs first, each used once."""
    read = [_tokens(" ".join(document.text[s:e] for s, e in a.spans)) for a in accounts]
    wanted = [_tokens(post["post_text"]["surface_form"]) for post in posts]
    scored = sorted(
        ((_f1(w, r), -i, -j) for i, w in enumerate(wanted) for j, r in enumerate(read)),
        reverse=True,
    )
    result: list[Account | None] = [None] * len(posts)
    used: set[int] = set()
    for score, i, j in scored:
        if score >= MATCH and result[-i] is None and -j not in used:
            result[-i] = accounts[-j]
            used.add(-j)
    return result


def _outcome(
    name: str,
    url: str,
    post: Mapping[str, Any],
    account: Account | None,
    links: Mapping[str, set[str]],
    *,
    english: bool,
) -> Outcome:
    user = (post.get("user") or {}).get("surface_form")
    when = (post.get("datetime") or {}).get("surface_form")
    found = account is not None
    author = None if not user else _author_right(user, account.teller if account else None, links)
    date = None if not when else _date_right(when, account.dated if account else None)
    read = (account.teller, account.dated) if account else (None, None)
    note = f"{user!r}~{read[0]!r} {when!r}~{read[1]}"
    return Outcome(
        page=name, held=is_held_out(url), english=english, found=found, author=author, date=date,
        note=note,
    )  # fmt: skip


def _fold(name: str) -> str:
    return "".join(WORD.findall(unicodedata.normalize("NFKC", name).casefold()))


def _author_right(user: str, teller: str | None, links: Mapping[str, set[str]]) -> bool:
    if teller is None:
        return False
    return _fold(teller) in {_fold(user), *links.get(user, ())}


def _link_texts(source: str, users: set[str | None]) -> dict[str, set[str]]:
    """Return the texts of the users' links; a text that several users share is a mere label."""
    tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=_parser())
    texts: dict[str, set[str]] = {}
    for anchor in tree.iter("a"):
        target, text = anchor.get("href"), _fold(str(anchor.xpath("string()")))
        if target in users and target and text:
            texts.setdefault(target, set()).add(text)
    shared = Counter(text for found in texts.values() for text in found)
    return {
        target: {text for text in found if shared[text] == 1} for target, found in texts.items()
    }


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", huge_tree=True)


def _date_right(wanted: str, dated: str | None) -> bool | None:
    """Compare days; None when the gold date is told from now and has no day of its own.

    A gold date that our own reader of dates cannot fix counts as wrong: it must not leave the count
    because we fail to read it.
    """
    found = find_dates(wanted, day_first=True)
    if not found:
        return None if RELATIVE.search(wanted) or TOLD_FROM_NOW.search(wanted) else False
    if dated is None:
        return False
    if found[0].yearless:
        return dated[5:10] == found[0].yearless[5:10]
    days = {_day_of(wanted, day_first=first) for first in (True, False)}
    return dated[:10] in days - {None}


def _day_of(wanted: str, *, day_first: bool) -> str | None:
    found = find_dates(wanted, day_first=day_first)
    return found[0].iso[:10] if found and found[0].iso else None


def _is_english(posts: Sequence[Mapping[str, Any]]) -> bool:
    words = [w for p in posts for w in WORD.findall(p["post_text"]["surface_form"].lower())]
    return sum(word in ENGLISH for word in words) > 0.12 * max(1, len(words))


def outcomes(folder: Path) -> list[Outcome]:
    """Return the outcomes of all gold posts."""
    return [outcome for name, gold in pages(folder) for outcome in judge(name, gold)]


FLOORS = {
    ("all pages", "found"): 0.88,
    ("all pages", "author"): 0.73,
    ("all pages", "date"): 0.81,
    ("English pages", "found"): 0.88,
    ("English pages", "author"): 0.86,
    ("English pages", "date"): 0.82,
}
"""A little below the worse half; the aims are .85 of posts, .80 of authors and of dates."""


def _share(values: Sequence[bool | None]) -> tuple[int, float]:
    known = [value for value in values if value is not None]
    return len(known), sum(known) / len(known) if known else 0.0


def measures(shared: Path) -> list[Measure]:
    """Return posts, authors and dates for each half and language group."""
    results = outcomes(shared / "gold" / "forums" / "pages")
    rows = []
    for half, held in (("developed on", False), ("held out", True)):
        for group, only in (("all pages", False), ("English pages", True)):
            chosen = [r for r in results if r.held == held and (r.english or not only)]
            for label in ("found", "author", "date"):
                n, value = _share([getattr(r, label) for r in chosen])
                rows.append(
                    Measure(
                        measure=f"posts: {label}", data="forums", split=f"{half}, {group}", n=n,
                        value=value, floor=FLOORS[group, label],
                    )
                )  # fmt: skip
    return rows


def main() -> None:
    """Print the figures; with ``--failures`` each failure of the half that may be looked at."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    folder = SHARED / "gold" / "forums" / "pages"
    if options.failures:
        _failures([o for o in outcomes(folder) if not o.held])
        return
    for row in measures(SHARED):
        print(f"{row.measure:14} {row.split:28} n={row.n:4} {row.value:.3f}")


def _failures(results: Sequence[Outcome]) -> None:
    for page in dict.fromkeys(r.page for r in results):
        mine = [r for r in results if r.page == page]
        figures = [_share([getattr(r, k) for r in mine]) for k in ("found", "author", "date")]
        print(page[:60], " ".join(f"{v:.2f}({n})" for n, v in figures))
        bad = next((r for r in mine if not r.found or r.author is False or r.date is False), None)
        if bad:
            print("     ", bad.found, bad.author, bad.date, bad.note)


if __name__ == "__main__":
    main()
