"""Words that say which of several is meant, on scales of which one person has one end.

"The elder" and "the older officer" are told by one thing, "the younger officer" by its other end.
Shift ("the cook on the morning shift", "the evening cook"), rank ("the head waiter", "a student
nurse"), newness, height, hair, sex and sides work alike, and so does what somebody wears or has:
"with glasses", "who wears glasses" and "wearing glasses" are one thing, "without glasses" is its
end. ``told`` gives these words in one form, ``opposed`` says whether two sets cannot be of one
person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tellings.people.syntax import Tree
from tellings.people.trades import is_trade
from tellings.people.words import word_set

Ends = tuple[frozenset[str], ...]
RANKS: Ends = (
    word_set("head chief lead senior principal"),
    word_set("deputy assistant vice"),
    word_set("junior student trainee apprentice probationary novice learner"),
)
NEWNESS: Ends = (
    word_set("new newest present current acting incoming"),
    word_set("former previous retired outgoing"),
)
SHIFTS: Ends = (
    frozenset({"morning"}),
    frozenset({"afternoon"}),
    frozenset({"evening"}),
    frozenset({"night"}),
)
ALL_SHIFTS = frozenset(word for end in SHIFTS for word in end) | {"day"}
SCALES: tuple[Ends, ...] = (
    (word_set("old eldest oldest elderly aged"), word_set("young youngest")),
    (frozenset({"old"}), word_set("new newest")),
    (word_set("tall tallest big biggest large"), word_set("short small smallest little")),
    (word_set("fat fattest stout plump"), word_set("thin thinnest slim lean skinny slender")),
    (frozenset({"rich"}), frozenset({"poor"})),
    (
        word_set("dark dark-haired black-haired brown-haired brunette"),
        word_set("fair blond blonde fair-haired blond-haired blonde-haired"),
        word_set("ginger red-haired ginger-haired redheaded"),
        word_set("grey-haired gray-haired white-haired"),
        frozenset({"bald"}),
    ),
    (frozenset({"male"}), frozenset({"female"})),
    (frozenset({"left"}), frozenset({"right"})),
    (frozenset({"front"}), word_set("back rear")),
    (word_set("upper upstairs"), word_set("lower downstairs")),
    SHIFTS,
    (frozenset({"day"}), word_set("night evening")),
    RANKS,
    NEWNESS,
)
COMPARATIVES = {
    "taller": "tall",
    "shorter": "short",
    "bigger": "big",
    "smaller": "small",
    "older": "old",
    "elder": "old",
    "younger": "young",
    "fatter": "fat",
    "thinner": "thin",
    "darker": "dark",
    "fairer": "fair",
    "richer": "rich",
    "poorer": "poor",
}
"""“The taller boy” is the tall one: of two who are compared each is called so."""
STANDING = frozenset(word for ends in (RANKS, NEWNESS, SHIFTS) for end in ends for word in end)
"""What tells people of one trade apart by itself: no trade has two head waiters."""
SECOND = RANKS[1]
SHIFT_NOUNS = word_set("shift duty watch turn rota")
EARLY_LATE = {"early": "morning", "late": "evening"}
WEARING = word_set("wear have sport carry hold")
WITH = frozenset({"with", "in", "wearing"})
WITHOUT = "without"
PLACING = word_set("at on in by near outside inside behind upstairs")
ON = word_set("on from of at")
BEFORE = word_set("amod compound nmod det nummod")
COLOURS = word_set(
    "red blue green yellow black white grey gray brown orange pink purple beige navy"
)
HAIRED = "haired"
SEXES = {
    "woman": "female",
    "lady": "female",
    "girl": "female",
    "man": "male",
    "gentleman": "male",
    "boy": "male",
}
WORDS = frozenset(word for ends in SCALES for end in ends for word in end)


def opposed(left: Iterable[str], right: Iterable[str]) -> bool:
    """Return whether two sets of words stand at two ends of a scale, each at one alone.

    "No glasses" is the other end of "glasses".
    """
    mine, theirs = frozenset(left), frozenset(right)
    lacked = {f"no {word}" for word in mine} & theirs or {f"no {word}" for word in theirs} & mine
    return (
        bool(lacked)
        or _other_colours(mine, theirs)
        or any(_at_two_ends(ends, mine, theirs) for ends in SCALES)
    )


def same_end(left: frozenset[str], right: frozenset[str]) -> bool:
    """Return whether words of both sets stand at one end of a scale: "head" and "chief"."""
    ends = (end for scale in SCALES for end in scale)
    return any(not end.isdisjoint(left) and not end.isdisjoint(right) for end in ends)


def _other_colours(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one thing has two colours: "in a red cap", "in a blue cap"."""
    one, two = _colours(mine), _colours(theirs)
    return any(one[thing].isdisjoint(two[thing]) for thing in one.keys() & two.keys())


def _colours(words: frozenset[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for colour, _, thing in (word.partition(" ") for word in words):
        if colour in COLOURS and thing:
            found[thing].add(colour)
    return found


def _at_two_ends(ends: Ends, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    one = {at for at, end in enumerate(ends) if not end.isdisjoint(mine)}
    two = {at for at, end in enumerate(ends) if not end.isdisjoint(theirs)}
    return bool(one) and bool(two) and one.isdisjoint(two)


def told(tree: Tree, head: int) -> frozenset[str]:
    """Return what a noun is told by, in one form: "old", "morning", "glasses", "no glasses"."""
    front = (word for word in before(tree, head) if word in WORDS or word.endswith(f"-{HAIRED}"))
    return frozenset((*front, *_shift(tree, head), *_having(tree, head), *placed(tree, head)))


def placed(tree: Tree, head: int) -> frozenset[str]:
    """Return the nouns of places behind a noun: "the guard at the gate", "on the roof"."""
    return frozenset(
        tree.tokens[at].lemma.lower()
        for at in tree.of(head, "nmod")
        if at > head and tree.marker(at) in PLACING and tree.tokens[at].upos == "NOUN"
        if tree.tokens[at].lemma.lower() not in SHIFT_NOUNS | ALL_SHIFTS
    )


def before(tree: Tree, head: int) -> Iterator[str]:
    """Yield the words before a noun, in one form: "older" is "old", "woman constable" "female"."""
    for child in tree.children[head]:
        token = tree.tokens[child]
        relation = token.deprel.partition(":")[0]
        if child > head or relation not in BEFORE or tree.marker(child):
            continue
        word, lemma = token.text.lower(), token.lemma.lower()
        if word == HAIRED and child > 1:
            yield f"{tree.tokens[child - 2].text.lower()}-{HAIRED}"
        elif lemma in SHIFT_NOUNS:
            yield from _times(tree, child)
        else:
            yield from dict.fromkeys((COMPARATIVES.get(word, lemma), word, SEXES.get(lemma, lemma)))
    half = cut_before(tree, head)
    if half:
        yield SEXES.get(half, half)


def cut_before(tree: Tree, head: int) -> str:
    """Return the first half of a compound that the parser has read as two nouns, or nothing.

    In "the lady porter took it" both may be subjects, or the porter an apposition to the lady.
    """
    noun, half = tree.tokens[head], tree.tokens[head - 1] if head else None
    if (
        half is None
        or {noun.upos, half.upos} != {"NOUN"}
        or tree.sentence[head - 1] != (tree.sentence[head])
    ):
        return ""
    lemma = half.lemma.lower()
    together = noun.head in {half.head, head - 1} and half.head != head
    bare = "Plur" not in half.feats and "Plur" not in noun.feats
    told_by = lemma in SEXES or lemma in ALL_SHIFTS
    return lemma if together and bare and told_by and is_trade(noun.lemma.lower()) else ""


def _shift(tree: Tree, head: int) -> Iterator[str]:
    """Yield the time of a shift after a noun: "on the morning shift", "on nights"."""
    for at in _after(tree, head):
        if tree.marker(at) in ON:
            lemma = tree.tokens[at].lemma.lower()
            if lemma in SHIFT_NOUNS:
                yield from _times(tree, at)
            elif tree.marker(at) == "on" and "Plur" in tree.tokens[at].feats:
                yield from ({lemma} & ALL_SHIFTS)


def _times(tree: Tree, at: int) -> Iterator[str]:
    for child in tree.children[at]:
        word = tree.tokens[child].lemma.lower()
        if word in ALL_SHIFTS or word in EARLY_LATE:
            yield EARLY_LATE.get(word, word)


def _after(tree: Tree, head: int) -> Iterator[int]:
    """Yield what follows a noun with a preposition, hung on it or by mistake on its verb."""
    yield from (at for at in tree.of(head, "nmod") if at > head)
    token = tree.tokens[head]
    if token.head > head:
        for at in tree.of(token.head, "obl"):
            if head < at < token.head and head + 1 in tree.of(at, "case"):
                yield at


def _having(tree: Tree, head: int) -> Iterator[str]:
    """Yield what somebody has or wears: "with glasses", "who wears glasses", "without a hat"."""
    for at in _after(tree, head):
        marker = tree.marker(at)
        if marker in WITH or marker == WITHOUT:
            yield from _thing(tree, at, lacking=marker == WITHOUT)
    for clause in tree.of(head, "acl"):
        if tree.tokens[clause].lemma.lower() in WEARING:
            denied = any(
                tree.tokens[k].text.lower() in {"not", "n't", "n’t", "never"}
                for k in tree.children[clause]
            )
            for at in tree.of(clause, "obj"):
                yield from _thing(tree, at, lacking=denied)


def _thing(tree: Tree, at: int, *, lacking: bool) -> Iterator[str]:
    lemma = tree.tokens[at].lemma.lower()
    described = [tree.tokens[k].text.lower() for k in tree.of(at, "amod", "det")]
    if lemma == "hair":
        yield from (f"{word}-{HAIRED}" for word in described if word not in {"the", "no", "a"})
    lacking = lacking or "no" in described
    yield f"no {lemma}" if lacking else lemma
    yield from (f"{word} {lemma}" for word in described if word in COLOURS and not lacking)
