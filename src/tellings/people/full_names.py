"""A name with what says which bearer is meant: "Old Tom Lind", "Jo Lind, Jr.", "Lind & Sons".

A mention's name is given, family name and title. What stands beside it tells the father from the
son, and the firm from its founder, so names are compared as they are written there. Words that
tell of age and size alike ("old", "little") count with a capital only: "young Ada" is Ada when she
was young.
"""

import re

from tellings.people.syntax import Tree
from tellings.people.trades import is_trade
from tellings.people.words import TITLES, word_set
from tellings.text.given_names import is_known
from tellings.text.name_words import SUCCESSORS

RELATIVE = word_set("elder older younger senior junior")
AGES = frozenset({"old", "young"}) | SUCCESSORS
BYNAMES = word_set(
    """old young big little black red white blind deaf lame long fat tall wild mad crazy
    lucky tiny"""
)
AFTER = word_set("sr jr senior junior ii iii iv snr jnr")
AND = frozenset({"&", "and", "+"})
INITIAL = re.compile(r"[A-Z]\.?(?:-?[A-Z]\.?)?")
OPENS = frozenset({":", ";", ",", "(", "-", "–", '"', "“", "„", "«"})
MARKS = frozenset("\"“”‘’'()")
PARTNERS = word_set(
    "co company sons son daughters daughter brothers bros sisters nephew partners associates cie"
)


def written(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of a name ``[first, last)`` with what belongs to it on both sides."""
    end = tree.analysis.sentences[tree.sentence[first]].last
    begin = tree.analysis.sentences[tree.sentence[first]].first
    if first > begin and (_byname(tree.tokens[first - 1].text) or _aged(tree, first, last)):
        first -= 1
    if _turned(tree, first, last, end):
        return first, last + 2
    last = _around_byname(tree, last, end)
    if last == first + 1 and tree.tokens[first].text[:1].isupper():
        last = _with_trade(tree, last, end)
    return first, _generation(tree, firm_end(tree, last, end), end)


def _turned(tree: Tree, first: int, last: int, end: int) -> bool:
    """Whether a name stands in a list of "Family, Given; Family, Given", or is_turned."""
    begin = tree.analysis.sentences[tree.sentence[first]].first
    if is_turned(tree, first, last, end):
        return True
    if last + 1 >= end or tree.tokens[last].text != "," or tree.tokens[last + 1].upos != "PROPN":
        return False
    opened = first == begin or tree.tokens[first - 1].text in {":", ";"}
    closed = last + 2 >= end or tree.tokens[last + 2].text in {";", "."}
    listed = any(tree.tokens[k].text == ";" for k in range(begin, end))
    return opened and closed and listed


def is_turned(tree: Tree, first: int, last: int, end: int) -> bool:
    """Whether a family name at the head of a clause has its given name after a comma: "LIND, Ada".

    The second is an initial or listed as a given name, and the first is not; no list of names goes
    on after it. In a register an unknown name does too, before a trade or age: "LIND, Xo, cook".
    """
    before = tree.tokens[first - 1] if first else None
    opened = (
        before is None or before.text in OPENS or tree.sentence[first - 1] != tree.sentence[first]
    )
    if not opened or last != first + 1 or last + 1 >= end or tree.tokens[last].text != ",":
        return False
    family, given = tree.tokens[first], tree.tokens[last + 1]
    after = tree.tokens[last + 2] if last + 2 < end else None
    follows = tree.tokens[last + 3] if last + 3 < end else None
    listed = after is not None and (
        after.text.lower() in AND
        or after.upos == "PROPN"
        or (after.text == "," and follows is not None and follows.upos == "PROPN")
    )
    described = _described(tree, last + 2, end)
    # In a register every name is strange to the tagger.
    named = family.upos == "PROPN" and family.entity in {"", "person"}
    if not (named or (described and family.text.istitle())) or listed:
        return False
    if INITIAL.fullmatch(given.text):
        return True
    names = (given.upos == "PROPN" or described) and given.text.istitle()
    told = described or is_known(given.text.lower())
    return names and told and not is_known(family.text.lower())


def _described(tree: Tree, at: int, end: int) -> bool:
    """Whether a trade or an age and nothing else stands behind a comma: ", cook,", ", 19."."""
    if at + 1 >= end or tree.tokens[at].text != ",":
        return False
    last = at + 1
    if last + 1 < end and tree.tokens[last].upos == tree.tokens[last + 1].upos == "NOUN":
        last += 1  # "taxi driver"
    token = tree.tokens[last]
    trade = token.text.islower() and is_trade(token.text)
    closed = last + 1 >= end or tree.tokens[last + 1].upos in {"PUNCT", "ADP"}
    return closed and (trade or token.text.isdigit())


def without_trade(name: str) -> str:
    """Return a name as written without the trade before it: "cook Lin Mei" is "Lin Mei"."""
    trade, _, rest = name.partition(" ")
    if trade in RELATIVE | AGES or not trade.islower() or not rest[:1].isupper():
        return name
    return rest if is_trade(trade) else name


def _with_trade(tree: Tree, last: int, end: int) -> int:
    """Return the end of a given name with the trade by which its bearer is known: "John the baker".

    With a comma ("John, the baker") it only says what he is.
    """
    if last + 1 >= end or tree.tokens[last].text.lower() != "the":
        return last
    token = tree.tokens[last + 1]
    if token.upos != "NOUN" or not token.text.islower() or not is_trade(token.lemma.lower()):
        return last
    return last if _goes_on(tree, last + 2, end) else last + 2


def _around_byname(tree: Tree, last: int, end: int) -> int:
    """Return the end of a name that goes on after a byname in it: “Jo "Red" Lind”."""
    if last >= end or tree.tokens[last].text not in MARKS:
        return last
    for at in range(last + 2, min(end - 1, last + 4)):
        if tree.tokens[at].text in MARKS and tree.tokens[at].text != "(":
            after = at + 1
            while after < end and tree.tokens[after].deprel.partition(":")[0] == "flat":
                after += 1
            return after if after > at + 1 else last
    return last


def firm_end(tree: Tree, last: int, end: int) -> int:
    """Return the end of a firm's name of which ``last`` is the end before "& Sons"."""
    partner = last + 1 < end and _bare(tree, last + 1) in PARTNERS
    if partner and tree.tokens[last].text in AND and tree.tokens[last + 1].text[:1].isupper():
        return last + 2
    return last


def _aged(tree: Tree, first: int, last: int) -> bool:
    """Whether a small "old", "young" or "new" stands before a title, and so tells two apart."""
    titled = last > first + 1 and _bare(tree, first) in TITLES
    return titled and tree.tokens[first - 1].text.lower() in AGES


def _byname(text: str) -> bool:
    return text.lower() in RELATIVE or (text[:1].isupper() and text.lower() in BYNAMES)


def _generation(tree: Tree, last: int, end: int) -> int:
    """Return the end of a name with ", Sr.", "III" or "the younger" after it."""
    at = last
    comma = at < end and tree.tokens[at].text == ","
    at += comma
    article = at < end and tree.tokens[at].text.lower() == "the"
    at += article
    if at >= end or (comma and article):
        return last
    word = _bare(tree, at)
    if article:
        return at + 1 if word in RELATIVE and not _goes_on(tree, at + 1, end) else last
    if word not in AFTER or (word in {"ii", "iii", "iv"} and not tree.tokens[at].text.isupper()):
        return last
    at += 1
    return at + 1 if at < end and tree.tokens[at].text == "." else at


def _goes_on(tree: Tree, at: int, end: int) -> bool:
    """Whether a noun follows: "Ada the younger sister"."""
    return at < end and tree.tokens[at].upos in {"NOUN", "PROPN", "ADJ"}


def _bare(tree: Tree, at: int) -> str:
    return tree.tokens[at].text.lower().rstrip(".")
