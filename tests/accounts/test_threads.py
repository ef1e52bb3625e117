"""Posts of pages in the manner of the common forum and blog software."""

import pytest

from tellings.accounts.parts import Parts, split
from tellings.accounts.readers import read_bytes
from tellings.records.documents import Document

TEXTS = (
    "The boat left the pier at nine on Saturday, I am quite sure of that.",
    "No, it was ten. I had just come from the harbour office when it went.",
    "I heard two engines, and then somebody shouted on the far side.",
)
NAMES = ("ada_m", "Ben Holt", "Cora7")
DATES = ("May 3, 2019 at 9:10 am", "May 4, 2019 at 10:15 am", "May 6, 2019 at 11:20 pm")
ISO = ("2019-05-03T09:10", "2019-05-04T10:15", "2019-05-06T23:20")

BLOG_COMMENTS = (
    '<li id="comment-{n}" class="comment depth-1"><article><cite class="fn">{name}</cite> says:'
    '<a href="#comment-{n}"><time>{date}</time></a><div class="comment-content"><p>{text}</p></div>'
    '<a class="comment-reply-link" href="#r">Reply</a></article></li>'
)
TABLES = (
    '<table id="post{n}"><tr><td class="thead">{date}</td></tr><tr><td><a class="bigusername" '
    'href="member.php?u={n}">{name}</a><div>Senior Member</div><div>Join Date: Mar 2008</div></td>'
    '<td><div id="post_message_{n}">{text}</div></td></tr></table>'
)
ROWS = (
    '<tr><td><b><a href="/profile/{n}">{name}</a></b></td><td>{date}</td></tr>'
    '<tr><td colspan="2" class="msg">{text}</td></tr><tr><td><a href="#">Quote</a></td></tr>'
)
ATTRIBUTES = (
    '<article class="message message--post" data-author="{name}" id="js-post-{n}">'
    '<div class="message-user"><h4>{name}</h4><h5 class="userTitle">Member</h5></div>'
    '<div class="message-main"><ul><li><time datetime="x">{date}</time></li><li>#{n}</li></ul>'
    '<div class="message-content"><div class="bbWrapper">{text}</div></div>'
    '<div class="reactionsBar">Like Quote</div></div></article>'
)
MICRODATA = (
    '<div itemscope itemtype="http://schema.org/Comment"><span itemprop="author">{name}</span>'
    '<span itemprop="datePublished">{date}</span><div itemprop="text">{text}</div></div>'
)
SAYS = '<div class="list_item" id="r_{n}"><strong>{name}</strong> says:<br>{date}<br>{text}</div>'


def page(template: str, wrap: str = "<div id='posts'>{}</div>") -> bytes:
    """Return a page with three posts, navigation and a footer."""
    posts = "".join(
        template.format(n=41 + n, name=NAMES[n], date=DATES[n], text=TEXTS[n]) for n in range(3)
    )
    return (
        "<html><body><div class='nav'><a href='/'>Home</a> <a href='/f'>Forum</a></div>"
        f"<h1>The boat</h1>{wrap.format(posts)}<div class='footer'>Powered by Board 3</div>"
        "</body></html>"
    ).encode()


def parts_of(data: bytes) -> tuple[Document, Parts]:
    """Return the document and its parts."""
    document = read_bytes(path="a.html", data=data, max_megabytes=5).document
    return document, split(document)


@pytest.mark.parametrize(
    ("template", "wrap"),
    [
        (BLOG_COMMENTS, "<ol>{}</ol>"),
        (TABLES, "<div id='posts'>{}</div>"),
        (ROWS, "<table>{}</table>"),
        (ATTRIBUTES, "<form>{}</form>"),
        (MICRODATA, "<div>{}</div>"),
        (SAYS, "<div>{}</div>"),
    ],
    ids=["blog", "tables", "rows", "attributes", "microdata", "says"],
)
def test_posts_have_words_author_and_date(template: str, wrap: str) -> None:
    """Each post is an account of its own, with nothing of its frame in its words."""
    document, parts = parts_of(page(template, wrap))
    words = tuple(
        " ".join(document.text[s:e] for s, e in account.spans) for account in parts.accounts
    )
    assert words == TEXTS
    assert tuple(account.teller for account in parts.accounts) == NAMES
    assert tuple(account.dated for account in parts.accounts) == ISO
    for account in parts.accounts:
        assert account.teller_span is not None
        assert document.text[slice(*account.teller_span)] == account.teller


def test_nested_comments_answer_the_one_around_them() -> None:
    """A comment inside another is its answer; the outer one has only its own words."""

    def comment(n: int, inner: str = "") -> str:
        return (
            f'<li class="comment" id="c{n}"><b class="author">{NAMES[n]}</b> <i>{DATES[n]}</i>'
            f'<div class="text"><p>{TEXTS[n]}</p></div><ul>{inner}</ul></li>'
        )

    markup = f"<html><body><ol>{comment(0, comment(1))}{comment(2)}</ol></body></html>"
    document, parts = parts_of(markup.encode())
    first, answer, last = parts.accounts
    assert answer.parent == first.id
    assert last.parent is None
    assert [document.text[s:e] for s, e in first.spans] == [TEXTS[0]]


def test_an_article_with_comments_is_body_and_comments() -> None:
    """The article is the body, its comments are comments."""
    prose = "<p>" + "</p><p>".join(
        f"The harbour of the town had {n} lamps, and on that evening none of them was lit because "
        "the keeper had gone home early to see his daughter, as he told us later that week."
        for n in ("seven", "eight", "nine", "ten", "eleven")
    )
    markup = page(BLOG_COMMENTS, f"<article>{prose}</article><ol>{{}}</ol>")
    document, parts = parts_of(markup)
    assert [account.kind for account in parts.accounts] == ["body", *["comment"] * 3]
    body = " ".join(document.text[s:e] for s, e in parts.accounts[0].spans)
    assert "eleven lamps" in body
    assert "Powered by" not in body


def test_signatures_are_no_words() -> None:
    """The last lines that two posts of one author share are set aside."""
    posts = "".join(
        f'<div class="post" id="p{n}"><b class="author">ada_m</b> <i>{DATES[n]}</i>'
        f'<div class="content"><p>{TEXTS[n]}</p><p>Calm seas to everybody!</p></div></div>'
        for n in range(3)
    )
    document, parts = parts_of(f"<html><body>{posts}</body></html>".encode())
    for account, text in zip(parts.accounts, TEXTS, strict=True):
        assert [document.text[s:e] for s, e in account.spans] == [text]


def test_a_date_without_a_year_takes_the_pages() -> None:
    """A year left out is that of the copyright line; without such a line the date stays open."""
    open_date = page(TABLES).replace(b", 2019 at", b" at")
    assert {a.dated for a in parts_of(open_date)[1].accounts} == {None}
    dated = open_date.replace(b"Powered by", b"Copyright 2011 - 2019. Powered by")
    assert [a.dated for a in parts_of(dated)[1].accounts] == list(ISO)


def test_teasers_of_other_pages_are_no_posts() -> None:
    """A side column of dated, signed links beside an article gives no accounts."""
    teasers = "".join(
        f'<li class="item"><a href="/u/{n}">{NAMES[n]}</a> {DATES[n]} <a href="/{n}">More boats</a>'
        for n in range(3)
    )
    prose = "<p>The boat left the north pier at nine, and nobody saw it go. </p>" * 3
    markup = (
        f"<html><body><article>{prose}</article><aside><ul>{teasers}</ul></aside></body></html>"
    )
    _, parts = parts_of(markup.encode())
    assert [account.kind for account in parts.accounts] == ["body"]
