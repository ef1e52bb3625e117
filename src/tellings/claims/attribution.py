"""Attribution: whose words a clause passes on, in direct and in reported speech.

Direct speech is found by its quotation marks; its speaker is the subject of the speech verb that
governs it, stands beside it ("..., said Ana") or introduced it; a further quotation in the same
paragraph with no verb of its own goes on with the last speaker. "According to X" and "X said" set
off by commas work on the clause they stand in. Compare Muzny et al. 2017, "A two-stage sieve
approach for quote attribution", whose first sieves these are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.claims import verbs
from tellings.claims.predicates import is_predicate
from tellings.claims.signatures import Scope
from tellings.claims.subjects import subject_of
from tellings.claims.tree import Tree, matches
from tellings.records.language import Token

OPENING, CLOSING = "“„«", "”»"
SPEAKING = verbs.SPEECH | verbs.ASKING | verbs.COMMAND | verbs.BELIEF | verbs.PLEDGING
MAX_QUOTATION = 2000
"""Characters after which an unclosed quotation mark is taken for a stray one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of direct speech with the head of its speaker's noun, None when unknown."""

    start: int
    end: int
    speaker: int | None

    def holds(self, token: Token) -> bool:
        """Return whether a token stands inside."""
        return self.start <= token.start and token.end <= self.end


@dataclass(frozen=True, slots=True, eq=False)
class Quotations:
    """The direct speech of an account, by token."""

    by_token: tuple[Quotation | None, ...]

    def at(self, index: int) -> Quotation | None:
        """Return the direct speech around a token."""
        return self.by_token[index]


def find(tree: Tree) -> Quotations:
    """Return the direct speech of an account: quotations that hold a predicate."""
    found: list[Quotation | None] = [None] * len(tree.governors)
    previous: Quotation | None = None
    for first, last in _pairs(tree):
        inside = range(first + 1, last)
        start, end = tree.token(first).start, tree.token(last).end
        speaker = _speaker(tree, first, last)
        if speaker is None and previous is not None and _goes_on(tree, previous, start):
            speaker = previous.speaker
        said = any(is_predicate(tree, i) for i in inside)
        if speaker is None and not (said and _is_speech(tree, first, last)):
            continue
        previous = Quotation(start=start, end=end, speaker=speaker)
        for index in inside:
            found[index] = previous
    return Quotations(by_token=tuple(found))


def _goes_on(tree: Tree, previous: Quotation, start: int) -> bool:
    return "\n\n" not in tree.text[previous.end : start] and start - previous.end < 200


def _is_speech(tree: Tree, first: int, last: int) -> bool:
    """Return whether a quotation without speaker is a whole utterance, not a phrase or a title."""
    ends = tree.word(last - 1) in (".", "?", "!", ",", "...", "…")
    return ends and last - first > 3


def _pairs(tree: Tree) -> list[tuple[int, int]]:
    """Return the token pairs of quotation marks, paragraph by paragraph."""
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    for index in range(len(tree.governors)):
        if opened is not None and _lost(tree, opened, index):
            opened = None
        kind = _mark(tree, index, opened is not None)
        if kind == "open":
            opened = index
        elif kind == "close" and opened is not None:
            pairs.append((opened, index))
            opened = None
    return pairs


def _lost(tree: Tree, opened: int, index: int) -> bool:
    start, here = tree.token(opened).end, tree.token(index).start
    return here - start > MAX_QUOTATION or "\n\n" in tree.text[start:here]


def _mark(tree: Tree, index: int, inside: bool) -> str | None:
    """Return "open" or "close" for a quotation mark, None for another token."""
    token = tree.token(index)
    text = token.text
    if text in ("“", "„", "«", "``"):
        return "open"
    if text in ("”", "»", "''"):
        return "close"
    if text in ('"', "''"):
        return _straight(tree, token, inside)
    if text in ("‘", "'", "’", "`"):
        return _single(tree, token, inside)
    return None


def _straight(tree: Tree, token: Token, inside: bool) -> str:
    """Return which way a straight mark faces, by the spaces around it, else by turns."""
    before = tree.text[token.start - 1 : token.start]
    after = tree.text[token.end : token.end + 1]
    if (not before or before.isspace()) and after and not after.isspace():
        return "open"
    if before and not before.isspace() and (not after or after.isspace()):
        return "close"
    return "close" if inside else "open"


def _single(tree: Tree, token: Token, inside: bool) -> str | None:
    before = tree.text[token.start - 1 : token.start]
    after = tree.text[token.end : token.end + 1]
    if not inside and (not before or before.isspace()) and after.isalpha():
        return "open"
    if inside and before in (".", ",", "?", "!", "…") and not after.isalpha():
        return "close"
    return None


def _speaker(tree: Tree, first: int, last: int) -> int | None:
    """Return the head of the speaker of the quotation between two marks."""
    for verb in _candidates(tree, first, last):
        subjects, _ = subject_of(tree, verb)
        outside = [s for s in subjects if not first < s < last]
        if outside:
            return outside[0]
        if verb == last + 1:
            after = [c for c in tree.kids(verb, "obj", "nsubj", "obl") if c > verb]
            if after and not tree.kids(after[0], "case"):
                return after[0]
    return None


def _candidates(tree: Tree, first: int, last: int) -> list[int]:
    """Return speech verbs outside the marks: governors, then those right after, then before."""
    found: list[int] = []
    for index in range(first + 1, last):
        above = tree.governors[index]
        if not first < above < last and above != index and _speaks(tree, above):
            found.append(above)
    edges = (tree.sentence(first).first, tree.sentence(last).last)
    after = range(last + 1, min(edges[1], last + 9))
    before = range(first - 1, max(edges[0], first - 25) - 1, -1)
    found += [i for i in after if _speaks(tree, i) and not _reopens(tree, last, i)]
    if first > edges[0] and tree.word(first - 1) in (",", ":"):
        found += [i for i in before if _speaks(tree, i)]
    if last == edges[1] - 1 or tree.word(last - 1) in ("?", "!"):
        found += _next_sentence(tree, last + 1)
    return list(dict.fromkeys(found))


def _next_sentence(tree: Tree, index: int) -> list[int]:
    """Return the speech verb of a short sentence after a quotation ("“Run!” He shouted.")."""
    if (
        index >= len(tree.governors)
        or "\n\n" in tree.text[tree.token(index - 1).end : tree.token(index).start]
    ):
        return []
    stop = min(tree.sentence(index).last, index + 5)
    lower = tree.token(index).text[:1].islower()
    return [i for i in range(index, stop) if lower and _speaks(tree, i)]


def _reopens(tree: Tree, last: int, index: int) -> bool:
    return any(tree.token(i).text in ("“", '"', ".") for i in range(last + 1, index))


def _speaks(tree: Tree, index: int) -> bool:
    return tree.upos(index) == "VERB" and tree.lemma(index) in SPEAKING


def is_parenthesis(tree: Tree, index: int) -> bool:
    """Return whether a predicate is a "he said" set into or after what is said."""
    if not matches(tree.rel(index), ("parataxis",)) or tree.lemma(
        index
    ) not in verbs.SPEECH | verbs.BELIEF | {"ask", "know"}:
        return False
    if tree.kids(index, "ccomp", "obj"):
        return False
    return bool(tree.kids(index, "nsubj"))


def is_said_beside(tree: Tree, index: int, above: int) -> bool:
    """Return whether a clause is what the clause beside it says ("He shouted: the roof burns")."""
    if not is_predicate(tree, above) or tree.lemma(above) not in verbs.SPEECH:
        return False
    if tree.kids(above, "ccomp", "obj") or not tree.kids(above, "nsubj"):
        return False
    between = [tree.word(i) for i in range(min(index, above), max(index, above))]
    return ":" in between or (tree.lemma(above) not in verbs.QUOTE_ONLY and index < above)


def beside(tree: Tree, index: int, scope: Scope) -> Scope:
    """Return the scope with an "according to X" or a ", X said," of the clause added."""
    for child in tree.kids(index, "obl", "advmod", "parataxis", "advcl"):
        head = _source(tree, child)
        if head is not None:
            return replace(scope, stance="reported", speakers=(*scope.speakers, head))
        if is_parenthesis(tree, child) and tree.rel(child) == "parataxis":
            subject = tree.kids(child, "nsubj")[0]
            belief = tree.lemma(child) in verbs.BELIEF
            return Scope(
                stance="believed" if belief else "reported",
                flip=scope.flip,
                speakers=(*scope.speakers, subject),
            )
    return scope


def _source(tree: Tree, child: int) -> int | None:
    """Return the source of "according to X", "in the words of X"."""
    introducing = tree.kids(child, "case", "mark")
    if any(tree.word(c) == "according" for c in introducing):
        return child
    if tree.word(child) == "according":
        inner = tree.kids(child, "obl", "nmod", "obj")
        return inner[0] if inner else None
    return None


def speech_sentences(tree: Tree, quotations: Quotations, tokens: Sequence[int]) -> bool:
    """Return whether all words among ``tokens`` stand in direct speech."""
    words = [i for i in tokens if tree.upos(i) != "PUNCT"]
    return bool(words) and all(quotations.at(i) is not None for i in words)
