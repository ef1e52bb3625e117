"""Names of people: their parts, and how alike two spellings are.

Spellings of one name differ in four ways, and each is measured apart:

* joining: "Min-jae", "Min jae", "Minjae", "al Rashid", "Al-Rashid";
* order and completeness: "Okafor, Ada", "Ada Okafor", "A. Okafor", "Mrs Okafor";
* romanisation: one name written by two systems ("Chŏng", "Jung", "Jeong"; "Yusuf", "Youssef");
* slips: a letter lost, doubled or swapped ("Okfor").
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from tellings.text.sounds import CHEAPEST, capped_unlikeness, slipped, sounds, unlikeness


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that lists them, apart by white space."""
    return frozenset(words.split())


HONORIFICS = word_set(
    """mr mister mrs ms miss mx sir madam madame mme dr doctor prof professor lord lady dame rev
    reverend fr st saint san santa sheikh haji mullah imam rabbi herr frau senor senora monsieur
    mademoiselle don dona signor signora ssi nim san sama kun chan sensei comrade citizen
    president chief captain capt major colonel col general gen lieutenant lt sergeant sgt
    corporal private officer detective inspector constable superintendent commissioner warden
    sheriff deputy judge justice senator sen representative rep congressman congresswoman
    governor gov mayor minister secretary chancellor ambassador chairman chairwoman director
    manager coach nurse pastor bishop archbishop cardinal pope king queen prince princess
    emperor empress duke duchess baron baroness count countess earl prosecutor attorney counsel
    agent commander admiral marshal principal uncle aunt auntie father mother brother sister
    grandpa grandma guard boss foreman"""
)
SUFFIXES = word_set("jr sr ii iii iv phd md esq")
SAME_SPELLING = 0.001
SIMILAR = 0.28
MAX_PARTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in its parts. ``parts`` are folded words without titles, in written order.

    ``titles`` are folded; ``family`` is the position of the part that is surely the family name
    (after a title, before a comma), None when the form does not show it.
    """

    text: str
    parts: tuple[str, ...]
    titles: tuple[str, ...]
    family: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two names are and why.

    ``score`` is 1 for the same name, 0 when nothing speaks either way, below 0 when they are names
    of different people. ``kind`` is "same", "variant", "part", "initials", "family", "title" or
    "different".
    """

    score: float
    kind: str
    detail: str


def fold_name(text: str) -> str:
    """Return ``text`` in lower case without accents, apostrophes and typographic marks."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain.replace("’s", "").replace("'s", "") if plain.endswith(("’s", "'s")) else plain
    table = str.maketrans({"‐": "-", "‑": "-", "–": "-", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
    plain = plain.casefold().translate(table)
    return "".join(char for char in plain if char.isalnum() or char in "-, .")


def strip_possessive(text: str) -> str:
    """Return a name as written without a possessive ending: "Ada's" and "James'" lose it."""
    for ending in ("'s", "’s", "'S", "’S"):
        if text.endswith(ending):
            return text[: -len(ending)]
    return text.rstrip("'’")


@lru_cache(maxsize=8192)
def parse_name(text: str) -> PersonName:
    """Return the parts of a name as written."""
    folded = fold_name(text)
    before, comma, after = folded.partition(",")
    pieces = f"{after} {before}" if comma and after.strip() else before
    words = [word.strip(".-") for word in pieces.replace(".", ". ").split()]
    words = [word for word in words if word and word not in SUFFIXES]
    titles = []
    while len(words) > 1 and words[0] in HONORIFICS:
        titles.append(words.pop(0))
    parts = tuple(words)
    family = None
    if (comma and after.strip()) or (titles and len(parts) == 1):
        family = len(parts) - 1
    return PersonName(text=text, parts=parts, titles=tuple(titles), family=family)


@lru_cache(maxsize=2**18)
def part_likeness(left: str, right: str) -> tuple[float, str]:
    """Return how alike two parts of names are (1 same, 0 unlike) and how they differ."""
    if left.replace("-", "") == right.replace("-", ""):
        return 1.0, "same"
    if _syllables_differ(left, right):
        return 0.0, "different"
    left, right = left.replace("-", ""), right.replace("-", "")
    if len(left) == 1 or len(right) == 1:
        return (0.6, "initial") if left[0] == right[0] else (0.0, "different")
    return _by_sound(left, right)


def _by_sound(left: str, right: str) -> tuple[float, str]:
    """Return the likeness of two parts that are not written alike."""
    shorter, longer = sorted((len(sounds(left)), len(sounds(right))))
    if (longer - shorter) * CHEAPEST > SIMILAR * longer:
        return 0.0, "different"  # even the cheapest losses cost more than any likeness allows
    cost = capped_unlikeness(left, right, cap=SIMILAR)
    if cost <= SAME_SPELLING:
        return 0.98, "doubled letters"
    if cost <= (0.16 if shorter >= 4 else 0.12):
        return 0.95 - cost, "romanisation or spelling"
    if slipped(left, right):
        return 0.84, "a letter lost or swapped"
    if cost <= (SIMILAR if longer >= 4 else 0.2):
        return 0.6, "similar spelling"
    return 0.0, "different"


def _syllables_differ(left: str, right: str) -> bool:
    """Whether two hyphenated given names have a syllable that is another: "Min-su", "Min-ho"."""
    one, two = left.split("-"), right.split("-")
    if len(one) != len(two) or len(one) == 1:
        return False
    return any(unlikeness(a, b) > 0.3 for a, b in zip(one, two, strict=True))


@lru_cache(maxsize=2**18)
def name_likeness(left: str, right: str) -> Likeness:
    """Return how alike two names as written are, whatever their order and joining."""
    a, b = parse_name(left), parse_name(right)
    if not a.parts or not b.parts:
        return Likeness(score=0.0, kind="title", detail="no name to compare")
    joined = _joined(a, b)
    if joined is not None:
        return joined
    short, long = (a, b) if len(a.parts) <= len(b.parts) else (b, a)
    scores, pairs = _assignment(short.parts, long.parts)
    words = f"“{left}” and “{right}”"
    if min(scores) == 0.0:
        return _mismatch(short, scores, words)
    if len(short.parts) == len(long.parts):
        return _whole(scores, pairs, words)
    return _part(short, scores, pairs, words)


@lru_cache(maxsize=2**19)
def surely_unlike(left: str, right: str) -> bool:
    """Return whether ``name_likeness`` is below 0, mostly without looking at every part."""
    a, b = parse_name(left), parse_name(right)
    short, long = (a, b) if len(a.parts) <= len(b.parts) else (b, a)
    if short.parts and len(long.parts) <= MAX_PARTS and _letters(a) != _letters(b):
        together = _may_be_joined(a, b) or _may_be_joined(b, a)
        if not together and not all(_has_partner(part, long) for part in short.parts):
            return True
    return name_likeness(left, right).score < 0


def _has_partner(part: str, name: PersonName) -> bool:
    return any(part_likeness(part, other)[0] > 0.0 for other in name.parts)


def _whole(scores: Sequence[float], pairs: Sequence[str], words: str) -> Likeness:
    """Return the likeness when every part of both names has its partner."""
    if "initial" in pairs:
        score = 0.7 if any(how != "initial" for how in pairs) else 0.2
        return Likeness(score=score, kind="initials", detail=f"{words}: initials")
    mean = sum(scores) / len(scores)
    kind = "same" if mean == 1.0 else "variant"
    return Likeness(score=mean, kind=kind, detail=f"{words}: {_how(pairs)}")


def _part(short: PersonName, scores: Sequence[float], pairs: Sequence[str], words: str) -> Likeness:
    """Return the likeness when one name says less; a family name alone says least."""
    if all(how == "initial" for how in pairs):
        return Likeness(score=0.1, kind="initials", detail=f"{words}: an initial only")
    family = short.family is not None
    return Likeness(
        score=sum(scores) / len(scores) * (0.45 if family else 0.8),
        kind="family" if family else "part",
        detail=f"{words}: {_how(pairs)}, the rest not said",
    )


def _joined(a: PersonName, b: PersonName) -> Likeness | None:
    """Names that are one when written together: "Min jae" and "Min-jae", "Mac Donald"."""
    words = f"“{a.text}” and “{b.text}”"
    if _letters(a) == _letters(b):
        return Likeness(score=1.0, kind="same", detail=f"{words}: the same letters")
    best: Likeness | None = None
    for first, second in ((a, b), (b, a)):
        if not _may_be_joined(first, second):
            continue
        one, two = first.parts, second.parts
        for at in range(len(one) - 1):
            if min(len(one[at]), len(one[at + 1])) < 2:
                continue  # an initial is no syllable
            glued = (*one[:at], f"{one[at]}-{one[at + 1]}", *one[at + 2 :])
            found = _glued_match(glued, at, two, words)
            if found is not None and (best is None or found.score > best.score):
                best = found
    return best


def _letters(name: PersonName) -> str:
    return "".join(name.parts).replace("-", "")


def _may_be_joined(name: PersonName, other: PersonName) -> bool:
    """Whether two words of a name may be one in the other: that has less words, or hyphens."""
    return len(name.parts) > len(other.parts) or any("-" in part for part in other.parts)


def _glued_match(
    glued: Sequence[str], at: int, other: Sequence[str], words: str
) -> Likeness | None:
    """Match a name with two of its words joined at ``at``; the joined word must have a partner."""
    if len(glued[at]) < 5 or max(len(part) for part in other) < 4:
        return None
    short, long = (glued, other) if len(glued) <= len(other) else (other, glued)
    scores, pairs = _assignment(short, long)
    partner = max(part_likeness(glued[at], part)[0] for part in other)
    if min(scores) < 0.6 or partner < 0.6 or "initial" in pairs:
        return None
    score = sum(scores) / len(scores)
    if partner < 0.8 and len(glued[at].replace("-", "")) > len(max(other, key=len)) + 1:
        return None
    detail = f"{words}: written apart or together, {_how(pairs)}"
    if len(short) == len(long):
        return Likeness(score=score, kind="variant", detail=detail)
    return Likeness(score=score * 0.8, kind="part", detail=f"{detail}, the rest not said")


def _assignment(short: Sequence[str], long: Sequence[str]) -> tuple[list[float], list[str]]:
    """Return the best one-to-one match of the parts of ``short`` to those of ``long``."""
    if len(long) > MAX_PARTS:
        long = (*long[:2], *long[-3:])
        short = short[:MAX_PARTS]
    best: tuple[float, list[float], list[str]] | None = None
    for order in permutations(range(len(long)), len(short)):
        found = [part_likeness(part, long[at]) for part, at in zip(short, order, strict=True)]
        total = sum(score for score, _ in found)
        if best is None or total > best[0]:
            best = (total, [score for score, _ in found], [how for _, how in found])
    assert best is not None
    return best[1], best[2]


def _mismatch(short: PersonName, scores: Sequence[float], words: str) -> Likeness:
    """Return the likeness when some part has no partner: other people, or one family."""
    if max(scores) >= 0.8 and len(short.parts) > 1:
        return Likeness(
            score=-0.6, kind="different", detail=f"{words}: one part shared, another not"
        )
    return Likeness(score=-1.0, kind="different", detail=f"{words}: different names")


def _how(pairs: Sequence[str]) -> str:
    shown = [how for how in dict.fromkeys(pairs) if how != "same"]
    return ", ".join(shown) if shown else "the same"
