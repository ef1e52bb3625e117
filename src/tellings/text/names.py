"""Names of people: their parts, and how alike two spellings are.

Spellings of one name differ in five ways, and each is measured apart:

* joining: "Min-jae", "Min jae", "Minjae", "al Rashid", "Al-Rashid";
* order and completeness: "Okafor, Ada", "Ada Okafor", "A. Okafor", "Mrs Okafor";
* romanisation: one name written by two systems ("Chŏng", "Jung", "Jeong"; "Yusuf", "Youssef");
* familiar forms: "Bob" for "Robert";
* slips: a letter lost, doubled or swapped ("Okfor").

How alike two parts are is found in ``name_parts``; here parts are assigned to each other. What
tells two people of one name apart counts as well: "Mr" and "Mrs", "senior" and "junior".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations

from tellings.text.common_readings import CommonReading, read_both
from tellings.text.given_names import is_known
from tellings.text.name_parts import FAR, INITIAL, READING, SIMILAR_ONLY, SLIP, WEAK, part_likeness
from tellings.text.name_words import FEMININE_TITLES, MASCULINE_TITLES, RANKS, SURE_AGES
from tellings.text.transliterations import without_article
from tellings.text.written_names import PersonName, fold_name, parse_name

FAMILY_ONLY = 0.6
OTHER_RANK = 0.3
OTHER_TITLE = 0.45
LESS_SAID = 0.8
ONE_OF_TWO = 0.45
AT_MOST_SIMILAR = 0.72
SLIPPED_CAPITAL = 0.92
HALF_KNOWN = 0.5
MOST_LONGER = 3
EITHER = frozenset({"mrs", "ms"})
INITIALS = 0.75
OTHER_ORDER = 0.5
LETTERS = 0.62
"""All that one says is the letters: "A. O." on a list is Ada Okafor where nobody else fits."""
LEAST_LETTERS = 3
ALL_INITIALS = 0.9
"""Where each name has two given names, the initials of both agree: "W. H." and "William Henry"."""
MAX_PARTS = 5
SYLLABLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two names are and why.

    ``score`` is 1 for the same name, 0 when nothing speaks either way, below 0 when they are names
    of different people. ``kind`` is "same", "variant", "part", "initials", "family", "title" or
    "different". ``sure`` is set on a variant of which every part is the same name in another
    romanisation or with doubled letters, and no part merely sounds alike.
    """

    score: float
    kind: str
    detail: str
    sure: bool = False


def _alike(left: str, right: str, reading: CommonReading) -> tuple[float, str]:
    return part_likeness(
        left, right, reading.systems, eastern=reading.eastern, dialect=reading.dialect
    )


@lru_cache(maxsize=2**18)
def name_likeness(left: str, right: str) -> Likeness:
    """Return how alike two names as written are, whatever their order and joining."""
    a, b = parse_name(left), parse_name(right)
    if not a.parts or not b.parts:
        return Likeness(score=0.0, kind="title", detail="no name to compare")
    words = f"“{left}” and “{right}”"
    opposed = _opposed(a, b)
    if opposed:
        return Likeness(score=-1.0, kind="different", detail=f"{words}: {opposed}")
    if _capital_lost(a, b) or _capital_lost(b, a):
        lost = f"{words}: the first letter is lost with its capital"
        return Likeness(score=SLIPPED_CAPITAL, kind="variant", detail=lost)
    if _initials_of(a, b) or _initials_of(b, a):
        return Likeness(score=LETTERS, kind="initials", detail=f"{words}: all initials")
    if _reordered(a, b):
        order = f"{words}: the same words in another order"
        return Likeness(score=OTHER_ORDER, kind="part", detail=order)
    return _less_sure(_best_likeness(a, b, words), a, b, words)


def _reordered(a: PersonName, b: PersonName) -> bool:
    """Whether two names have the same words, and their order may make two people of them.

    Of three words only the family name may change its place; of two that are both given names
    ("Ali Hassan", "Hassan Ali") either may be the family name.
    """
    if sorted(a.parts) != sorted(b.parts) or a.parts == b.parts or "," in a.text + b.text:
        return False
    if len(a.parts) == SYLLABLES:
        return all(map(is_known, a.parts)) and not read_both(a.parts, b.parts).eastern
    turns = [a.parts[at:] + a.parts[:at] for at in range(len(a.parts))]
    return len(a.parts) > SYLLABLES and b.parts not in turns


def _initials_of(letters: PersonName, name: PersonName) -> bool:
    """Whether all that one says is the initials of the other, without stops: "HJK"."""
    if len(letters.parts) != 1 or not letters.text.isupper() or len(name.parts) < 2:
        return False
    pieces = [piece for part in name.parts for piece in part.split("-") if piece]
    one = letters.parts[0]
    return LEAST_LETTERS <= len(one) == len(pieces) and all(
        letter == piece[0] for letter, piece in zip(one, pieces, strict=True)
    )


def _less_sure(like: Likeness, a: PersonName, b: PersonName, words: str) -> Likeness:
    """Return the likeness, less where generation, rank or title may tell two people apart."""
    if like.score > 0 and bool(a.generation) != bool(b.generation):
        which = f"{words}: one says which of two"
        sure = _is_sure(a) or _is_sure(b)
        score = like.score * ONE_OF_TWO if sure else min(like.score, LESS_SAID)
        return Likeness(score=score, kind="part", detail=which)
    if like.kind not in {"same", "variant"}:
        return like
    if _other_rank(a, b):
        rank = f"{words}: one family name, other ranks"
        return Likeness(score=OTHER_RANK, kind="family", detail=rank)
    if _other_title(a, b):
        title = f"{words}: one family name, other titles"
        return Likeness(score=OTHER_TITLE, kind="family", detail=title)
    return like


def _is_sure(name: PersonName) -> bool:
    """Whether a name says that there are two of it: "senior"; "Old Lind" need be no father."""
    words = fold_name(name.text).replace(",", " ").replace(".", " ").split()
    return not SURE_AGES.isdisjoint(words)


def _opposed(a: PersonName, b: PersonName) -> str:
    """Return what before or after two names says that they are two people's, if anything does."""
    if a.generation and b.generation and a.generation != b.generation:
        return "two generations"
    for one, two in ((a, b), (b, a)):
        if MASCULINE_TITLES & set(one.titles) and FEMININE_TITLES & set(two.titles):
            return "one is a man's title, the other a woman's"
        if one.husband and two.parts[0] == one.husband and one.parts[-1] == two.parts[-1]:
            return "one is the wife, the other bears the husband's name"
    if a.husband and b.husband and not part_likeness(a.husband, b.husband)[0]:
        return "wives of two"
    return ""


def _capital_lost(less: PersonName, more: PersonName) -> bool:
    """Whether a name is another without its first letter, and so written small: "kafor"."""
    short = _letters(less)
    return (
        len(short) > MOST_LONGER
        and less.text[:1].islower()
        and more.text[:1].isupper()
        and _letters(more)[1:] == short
    )


def _other_rank(a: PersonName, b: PersonName) -> bool:
    """Whether two bare family names stand behind different ranks: "Captain" and "Lieutenant"."""
    one, two = RANKS & set(a.titles), RANKS & set(b.titles)
    bare = len(a.parts) == len(b.parts) == 1
    return bare and bool(one) and bool(two) and one.isdisjoint(two)


def _other_title(a: PersonName, b: PersonName) -> bool:
    """Whether two bare family names stand behind other titles: "Mrs" and "Captain"."""
    bare = a.family is not None and b.family is not None and len(a.parts) == len(b.parts) == 1
    if bare and {*a.titles, *b.titles} <= EITHER:
        return False
    return bare and bool(a.titles) and bool(b.titles) and set(a.titles).isdisjoint(b.titles)


def _best_likeness(a: PersonName, b: PersonName, words: str) -> Likeness:
    """Return the likeness, an Arabic article apart or in the word: "el Amin", "Elamin"."""
    like = _parts_likeness(a, b, words)
    if like.kind == "same" or a.article == b.article:
        return like
    short, long = (b, a) if a.article else (a, b)
    bare = replace(short, parts=tuple(map(without_article, short.parts)))
    if bare.parts == short.parts:
        return like
    other = _parts_likeness(bare, long, words)
    return other if other.score > like.score else like


def _parts_likeness(a: PersonName, b: PersonName, words: str) -> Likeness:
    reading = read_both(a.parts, b.parts)
    joined = _joined(a, b, words, reading)
    if joined is not None and joined.score == 1.0:
        return joined
    apart = _word_by_word(a, b, words, reading)
    return apart if joined is None or apart.score > joined.score else joined


def _word_by_word(a: PersonName, b: PersonName, words: str, reading: CommonReading) -> Likeness:
    """Return the likeness of two names whose words are written apart in both alike."""
    short, long = (a, b) if len(a.parts) <= len(b.parts) else (b, a)
    scores, pairs = _assignment(short.parts, long.parts, reading)
    if min(scores) < (WEAK if len(short.parts) > 1 else FAR):
        return _mismatch(short, scores, words)
    if len(short.parts) == len(long.parts) or (INITIAL in pairs and _only_initials(short, long)):
        in_order = all(x[0] == y[0] for x, y in zip(short.parts, long.parts, strict=False))
        return _whole(scores, pairs, words, in_order=in_order)
    return _part(short, scores, pairs, words)


def _only_initials(short: PersonName, long: PersonName) -> bool:
    """Whether a longer name has but more initials: "D. H. Prior" and "David Prior"."""
    return sum(len(part) > 1 for part in long.parts) < len(short.parts) > 1


@lru_cache(maxsize=2**19)
def surely_unlike(left: str, right: str) -> bool:
    """Return whether ``name_likeness`` is below 0, mostly without looking at every part."""
    a, b = parse_name(left), parse_name(right)
    short, long = (a, b) if len(a.parts) <= len(b.parts) else (b, a)
    upper = a.text.isupper() or b.text.isupper()
    if short.parts and len(long.parts) <= MAX_PARTS and _letters(a) != _letters(b) and not upper:
        together = _may_be_joined(a, b) or _may_be_joined(b, a)
        reading = read_both(a.parts, b.parts)
        together = together or a.article != b.article
        together = together or (
            bool(reading.systems or reading.dialect) and len(a.parts) == len(b.parts) == SYLLABLES
        )
        if not together and not all(_has_partner(part, long, reading) for part in short.parts):
            return True
    return name_likeness(left, right).score < 0


def _has_partner(part: str, name: PersonName, reading: CommonReading) -> bool:
    return any(_alike(part, other, reading)[0] > 0.0 for other in name.parts)


def _whole(
    scores: Sequence[float], pairs: Sequence[str], words: str, *, in_order: bool
) -> Likeness:
    """Return the likeness when every part of both names has its partner."""
    if INITIAL in pairs:
        if pairs.count(INITIAL) == len(pairs) > 1 and in_order:
            return Likeness(score=LETTERS, kind="initials", detail=f"{words}: all initials")
        rest = [s for s, how in zip(scores, pairs, strict=True) if how != INITIAL]
        known = ALL_INITIALS if pairs.count(INITIAL) > 1 else INITIALS
        score = 0.2 if not rest else known * min(rest) if min(rest) >= SLIP else 0.4
        return Likeness(score=score, kind="initials", detail=f"{words}: {_how(pairs)}")
    mean = sum(scores) / len(scores)
    if SIMILAR_ONLY in pairs:
        mean = min(mean, AT_MOST_SIMILAR)
    kind = "same" if mean == 1.0 else "variant"
    sure = min(scores) >= READING
    return Likeness(score=mean, kind=kind, detail=f"{words}: {_how(pairs)}", sure=sure)


def _part(short: PersonName, scores: Sequence[float], pairs: Sequence[str], words: str) -> Likeness:
    """Return the likeness when one name says less; a family name alone says least."""
    if all(how == INITIAL for how in pairs):
        return Likeness(score=0.1, kind="initials", detail=f"{words}: an initial only")
    family = short.family is not None
    share = FAMILY_ONLY if family else LESS_SAID
    if SIMILAR_ONLY in pairs:
        share *= HALF_KNOWN
    return Likeness(
        score=sum(scores) / len(scores) * share,
        kind="family" if family else "part",
        detail=f"{words}: {_how(pairs)}, the rest not said",
    )


def _joined(a: PersonName, b: PersonName, words: str, reading: CommonReading) -> Likeness | None:
    """Names that are one when written together: "Min jae" and "Min-jae", "Mac Donald"."""
    if _letters(a) == _letters(b):
        return Likeness(score=1.0, kind="same", detail=f"{words}: the same letters")
    best = _both_glued(a, b, words, reading)
    for first, second in ((a, b), (b, a)):
        if not _may_be_joined(first, second):
            continue
        one, two = first.parts, second.parts
        for at in range(len(one) - 1):
            if min(len(one[at]), len(one[at + 1])) < 2:
                continue  # an initial is no syllable
            glued = (*one[:at], f"{one[at]}-{one[at + 1]}", *one[at + 2 :])
            found = _glued_match(glued, at, two, words, read_both(glued, two))
            if found is not None and (best is None or found.score > best.score):
                best = found
    return best


def _both_glued(
    a: PersonName, b: PersonName, words: str, reading: CommonReading
) -> Likeness | None:
    """Return the likeness of two names in two syllables each: "Da eun" and "Dae un"."""
    if not reading.systems or not (len(a.parts) == len(b.parts) == SYLLABLES):
        return None
    score, how = _alike("-".join(a.parts), "-".join(b.parts), reading)
    if score < WEAK or how == INITIAL:
        return None
    sure = score >= READING
    return Likeness(score=score, kind="variant", detail=f"{words}: {how}", sure=sure)


def _letters(name: PersonName) -> str:
    return "".join(name.parts).replace("-", "")


def _may_be_joined(name: PersonName, other: PersonName) -> bool:
    """Whether two words of a name may be one in the other: that has less words, or hyphens."""
    return len(name.parts) > len(other.parts) or any("-" in part for part in other.parts)


def _glued_match(
    glued: Sequence[str],
    at: int,
    other: Sequence[str],
    words: str,
    reading: CommonReading,
) -> Likeness | None:
    """Match a name with two of its words joined at ``at``; the joined word must have a partner."""
    length = len(glued[at].replace("-", ""))
    nearest = min(abs(len(part.replace("-", "")) - length) for part in other)
    if length < 4 or max(len(part) for part in other) < 4 or nearest > MOST_LONGER:
        return None
    short, long = (glued, other) if len(glued) <= len(other) else (other, glued)
    scores, pairs = _assignment(short, long, reading)
    partner = max(_alike(glued[at], part, reading)[0] for part in other)
    if min((*scores, partner)) < (WEAK if len(short) > 1 else FAR) or INITIAL in pairs:
        return None
    score = sum(scores) / len(scores)
    if SIMILAR_ONLY in pairs:
        score = min(score, AT_MOST_SIMILAR)
    if partner < 0.8 and len(glued[at].replace("-", "")) > len(max(other, key=len)) + 1:
        return None
    detail = f"{words}: written apart or together, {_how(pairs)}"
    if len(short) == len(long):
        return Likeness(score=score, kind="variant", detail=detail)
    return Likeness(score=score * LESS_SAID, kind="part", detail=f"{detail}, the rest not said")


def _assignment(
    short: Sequence[str], long: Sequence[str], reading: CommonReading
) -> tuple[list[float], list[str]]:
    """Return the best one-to-one match of the parts of ``short`` to those of ``long``."""
    if len(long) > MAX_PARTS:
        long = (*long[:2], *long[-3:])
        short = short[:MAX_PARTS]
    best: tuple[float, list[float], list[str]] | None = None
    for order in permutations(range(len(long)), len(short)):
        found = [_alike(part, long[at], reading) for part, at in zip(short, order, strict=True)]
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
