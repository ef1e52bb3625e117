"""The surroundings of a quotation: its neighbours, what stands between, speech verbs at its edges.

A speech verb is at an edge when it stands right after ("..., said Ana"), governs the quotation,
leads in ("Ana said: ..."), or opens a short next sentence ("“Run!” He shouted.").
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tellings.claims import verbs
from tellings.claims.predicates import is_predicate
from tellings.claims.subjects import subject_of
from tellings.claims.tree import Tree
from tellings.claims.wordlist import lemmas

SPEAKING = verbs.SPEECH | verbs.ASKING | verbs.COMMAND | verbs.BELIEF | verbs.PLEDGING
SAYING = verbs.SPEECH | verbs.ASKING
NOBODY = lemmas("it this that these those what which more nothing something all")
"""Subjects that never speak a quotation ("what more can be said: ...")."""
BEFORE, AFTER = 90, 45
"""Tokens before and after a quotation (others' words not counted) within which one may speak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A quotation's tokens, those of its neighbours, and the tokens of narration around it."""

    first: int
    last: int
    previous: tuple[int, int] | None
    next: tuple[int, int] | None
    earlier: tuple[int, ...]
    """Outside tokens before it, nearest first."""
    later: tuple[int, ...]
    """Outside tokens after it, nearest first."""
    gap: str
    """What stands between the previous quotation and this one (``_gap``)."""
    edges: tuple[tuple[str, int, int], ...]
    """Speech verbs at its edges that have a speaker: where, verb, speaker; the surest first."""


def stretches(tree: Tree, pairs: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Return the quotations with their surroundings."""
    inside = {i for first, last in pairs for i in range(first, last + 1)}
    return [_stretch(tree, pairs, number, inside) for number in range(len(pairs))]


def _stretch(
    tree: Tree, pairs: Sequence[tuple[int, int]], number: int, inside: Collection[int]
) -> Stretch:
    first, last = pairs[number]
    previous = pairs[number - 1] if number else None
    following = pairs[number + 1] if number + 1 < len(pairs) else None
    floor = max(first - 4 * BEFORE, 0)
    earlier = [i for i in range(first - 1, floor - 1, -1) if i not in inside]
    stop = min(last + 4 * AFTER, len(tree.governors))
    later = [i for i in range(last + 1, stop) if i not in inside]
    edges = (
        (where, verb, speaker)
        for where, verb in _edge_verbs(tree, first, last, previous, following)
        if (speaker := _speaker_at(tree, first, last, verb)) is not None
    )
    return Stretch(
        first=first,
        last=last,
        previous=previous,
        next=following,
        earlier=tuple(earlier[:BEFORE]),
        later=tuple(_same_paragraph(tree, last, later[:AFTER])),
        gap=_gap(tree, previous, first),
        edges=tuple(edges),
    )


def _same_paragraph(tree: Tree, last: int, later: Sequence[int]) -> list[int]:
    kept = []
    for index in later:
        if "\n\n" in tree.text[tree.token(last).end : tree.token(index).start]:
            break
        kept.append(index)
    return kept


def _gap(tree: Tree, previous: tuple[int, int] | None, first: int) -> str:
    """Return what stands between the last quotation and the one that begins at ``first``.

    "tag" is a speech verb with its subject and little else ("“A,” said Ana. “B.”"); "interrupted"
    goes on after a comma, or in the same paragraph of a text that sets turns apart by paragraphs.
    """
    if previous is None:
        return "none"
    between = range(previous[1] + 1, first)
    words = [i for i in between if tree.upos(i) != "PUNCT"]
    stretch = tree.text[tree.token(previous[1]).end : tree.token(first).start]
    # A paragraph that opens with a quotation is another's turn.
    if not between or (len(words) <= TAG and stretch.rstrip(" \t").endswith("\n\n")):
        return "back to back"
    if "\n\n" not in stretch:
        within = _within(tree, previous, first, words)
        if within is not None:
            return within
    size = "short" if len(words) <= 8 else "middle" if len(words) <= 25 else "long"
    return f"{size} speech" if any(speaks(tree, i) for i in words) else size


TAG = 12
"""Words that "he said" with what belongs to it has at most."""


def _within(tree: Tree, previous: tuple[int, int], first: int, words: Sequence[int]) -> str | None:
    """Return what stands between two quotations of one paragraph, None for plain narration."""
    running = tree.word(first - 1) in (",", ";") and tree.word(previous[1] - 1) != "."
    tagged = len(words) <= TAG
    if tagged and running and any(speaks(tree, i) for i in words):
        return "interrupted"
    ends = sum(tree.word(i) in (".", "!", "?") for i in range(previous[1] + 1, first))
    if tagged and ends <= 1 and any(speaks(tree, i) for i in words[:4]):
        return "tag"
    return "interrupted" if _in_paragraphs(tree) else None


def _in_paragraphs(tree: Tree) -> bool:
    """Return whether the account is set in paragraphs, about one to eight sentences."""
    tokens = tree.analysis.tokens
    if not tokens:
        return False
    breaks = tree.text.count("\n\n", tokens[0].start, tokens[-1].end)
    return breaks > 0 and len(tree.analysis.sentences) / breaks <= SENTENCES


SENTENCES = 8
"""Sentences a paragraph up to which a text counts as set in paragraphs."""


def is_introduced(tree: Tree, first: int, last: int) -> bool:
    """Return whether a speech verb with a speaker stands at a quotation's edge."""
    return any(
        where != "next" and _speaker_at(tree, first, last, verb) is not None
        for where, verb in _edge_verbs(tree, first, last, None, None)
    )


def speaks(tree: Tree, index: int) -> bool:
    """Return whether a token is a verb that can introduce speech."""
    return tree.upos(index) == "VERB" and tree.lemma(index) in SPEAKING


def _speaker_at(tree: Tree, first: int, last: int, verb: int) -> int | None:
    """Return the subject of a speech verb outside the quotation, also after it ("said Ana")."""
    subjects, _ = subject_of(tree, verb)
    outside = [s for s in subjects if not first <= s <= last and tree.word(s) not in NOBODY]
    if outside:
        return outside[0]
    if verb == last + 1:
        after = [c for c in tree.kids(verb, "obj", "nsubj", "obl") if c > verb]
        if after and not tree.kids(after[0], "case"):
            return after[0]
    return None


def _edge_verbs(
    tree: Tree,
    first: int,
    last: int,
    previous: tuple[int, int] | None,
    following: tuple[int, int] | None,
) -> list[tuple[str, int]]:
    """Return the speech verbs at a quotation's edges with where they stand, the surest first."""
    begin, end = tree.sentence(first).first, tree.sentence(last).last
    stop = following[0] if following else len(tree.governors)
    found = [
        ("after", i)
        for i in range(last + 1, min(end, last + 9, stop))
        if speaks(tree, i) and not any(tree.word(b) == "." for b in range(last + 1, i))
    ]
    above = (tree.governors[i] for i in range(first + 1, last))
    found += [("above", v) for v in above if not first <= v <= last and speaks(tree, v)]
    floor = previous[1] + 1 if previous else 0
    if first == begin and first and tree.word(first - 1) in (",", ":"):
        begin = tree.sentence(first - 1).first  # "They said:", the words on a line of their own
    if first > begin and tree.word(first - 1) in (",", ":", "-", "--", "—"):
        leading = range(first - 1, max(begin, first - 25, floor) - 1, -1)
        found += [("before", i) for i in leading if speaks(tree, i)]
    found += [("next", i) for i in _next_sentence(tree, last, stop)]
    return list(dict.fromkeys(found))


def _next_sentence(tree: Tree, last: int, stop: int) -> list[int]:
    """Return the speech verb of a short sentence after a quotation ("“Run!” He shouted.")."""
    index = last + 1
    if index != tree.sentence(last).last or index >= len(tree.governors):
        return []
    if "\n\n" in tree.text[tree.token(index - 1).end : tree.token(index).start]:
        return []
    stop = min(tree.sentence(index).last, index + 6, stop)
    return [i for i in range(index, stop) if speaks(tree, i) and tree.lemma(i) in SAYING]


def holds_predicate(tree: Tree, first: int, last: int) -> bool:
    """Return whether a quotation holds a predicate, so says something."""
    return any(is_predicate(tree, i) for i in range(first + 1, last))
