"""Names of people: their parts, and how alike two spellings are.

Spellings of one name differ in four ways, and each is measured apart:

* joining: "Min-jae", "Min jae", "Minjae", "al Rashid", "Al-Rashid";
* order and completeness: "Okafor, Ada", "Ada Okafor", "A. Okafor", "Mrs Okafor";
* romanisation: one name written by two systems ("Chŏng", "Jung", "Jeong"; "Yusuf", "Youssef");
* slips: a letter lost, doubled or swapped ("Okfor").

``unlikeness`` cuts a word into sounds (vowel groups and consonants, "sh" and "ng" being one each)
and gives the cheapest way to turn one into the other, where sounds that romanisations confuse cost
little. The idea is that of Editex (Zobel and Dart, "Phonetic string matching", SIGIR 1996) with
groups that fit transcription from other scripts:

>>> unlikeness("jeong", "chung") < unlikeness("jeong", "jin")
True
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations


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


_CONSONANTS = "sch tch sh zh ch kh gh ph th ts tz dz dj ck ng qu"
_SOUND = re.compile("|".join([r"[aeiouy]+", *_CONSONANTS.split(), "[^aeiouy]"]))
_GROUPS: tuple[tuple[str, float], ...] = (
    ("k g c ck q qu", 0.25),
    ("t d th", 0.25),
    ("p b", 0.25),
    ("f v ph w b", 0.35),
    ("j ch zh dj tch z sh", 0.35),
    ("j y", 0.35),
    ("s z ts c tz sh x", 0.3),
    ("ch c x q kh", 0.35),
    ("kh h k ch gh x", 0.35),
    ("gh g h", 0.3),
    ("r l", 0.45),
    ("n ng m", 0.4),
    ("x ks", 0.2),
)
_VOWEL_GROUPS: tuple[tuple[str, float], ...] = (
    ("u oo ou eu w uu", 0.1),
    ("o eo oh ou u oe au", 0.2),
    ("eo eu u o", 0.2),
    ("i ee y ie ii ei yi", 0.1),
    ("e ae ai ay ei eh ea", 0.2),
    ("ya ia iya iia", 0.1),
    ("yo yeo io you iyo yoo yu", 0.2),
    ("yu you iu yoo ju ew", 0.1),
    ("ye ie yae ej yeh e ae", 0.2),
    ("a aa ah", 0.1),
    ("a e", 0.35),
    ("wa ua oa", 0.1),
    ("ui eui i wi ee", 0.2),
)
VOWELS = frozenset("aeiouy")
SAME_SPELLING = 0.001
SIMILAR = 0.28
CHEAPEST = 0.4


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


@lru_cache(maxsize=65536)
def sounds(word: str) -> tuple[str, ...]:
    """Cut a folded word into sounds; a doubled consonant is one, a final silent "h" is dropped."""
    plain = re.sub(r"([^aeiouy])\1", r"\1", word.replace("-", "").replace(" ", ""))
    plain = re.sub(r"w(?=oo|u)", "", plain)
    if len(plain) > 2 and plain[-1] == "h" and plain[-2] in VOWELS:
        plain = plain[:-1]
    plain = re.sub(r"(?<=[aeiou])h(?=[^aeiouy]|$)", "", plain)
    return tuple(_SOUND.findall(plain))


@lru_cache(maxsize=65536)
def _swap(left: str, right: str) -> float:
    """Cost of one sound for another."""
    if left == right:
        return 0.0
    vowels = left[0] in VOWELS, right[0] in VOWELS
    if vowels == (True, True):
        for group, cost in _VOWEL_GROUPS:
            members = group.split()
            if left in members and right in members:
                return cost
        shared = set(left) & set(right)
        return 0.4 if shared else 0.7
    if vowels == (False, False):
        for group, cost in _GROUPS:
            members = group.split()
            if left in members and right in members:
                return cost
        return 1.0
    return 0.4 if {left, right} in ({"y", "j"}, {"i", "j"}, {"u", "w"}, {"u", "v"}) else 1.2


def _drop(sound: str, first: bool) -> float:
    """Cost of a lost sound; a lost "h", glide or unspoken "r" is often a habit of spelling."""
    if sound in {"h", "w"} or (sound == "r" and not first):
        return CHEAPEST
    if sound[0] in VOWELS:
        return 0.6
    return 1.0 if first else 0.8


@lru_cache(maxsize=2**16)
def _drops(word: str) -> tuple[float, ...]:
    """Return what the loss of each sound of a word costs."""
    return tuple(_drop(sound, at == 0) for at, sound in enumerate(sounds(word)))


@lru_cache(maxsize=2**18)
def unlikeness(left: str, right: str) -> float:
    """Return the cost of turning one folded word into the other, per sound of the longer (0 to 1).

    Symmetric. 0 is the same word; below .15 two spellings of one name; above .35 other names.
    """
    if left == right:
        return 0.0
    a, b = sounds(left), sounds(right)
    if not a or not b:
        return 1.0
    drop_a, drop_b = _drops(left), _drops(right)
    row = [0.0]
    for cost in drop_b:
        row.append(row[-1] + cost)
    for one, lost in zip(a, drop_a, strict=True):
        previous, row = row, [row[0] + lost]
        for j, other in enumerate(b):
            swap = previous[j] if one == other else previous[j] + _swap(one, other)
            row.append(min(swap, previous[j + 1] + lost, row[j] + drop_b[j]))
    return min(1.0, row[-1] / max(len(a), len(b)))


def slipped(left: str, right: str) -> bool:
    """Whether two words of five letters or more differ by one lost, added or swapped letter."""
    if min(len(left), len(right)) < 4 or max(len(left), len(right)) < 5:
        return False
    if abs(len(left) - len(right)) > 1:
        return False
    if len(left) == len(right):
        unequal = [k for k in range(len(left)) if left[k] != right[k]]
        crossed = (
            len(unequal) == 2
            and unequal[1] == unequal[0] + 1
            and left[unequal[0]] == right[unequal[1]]
            and left[unequal[1]] == right[unequal[0]]
        )
        return crossed or (len(unequal) == 1 and len(left) >= 6)
    short, long = sorted((left, right), key=len)
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


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
    cost = unlikeness(left, right)
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
    if "".join(a.parts).replace("-", "") == "".join(b.parts).replace("-", ""):
        return Likeness(score=1.0, kind="same", detail=f"{words}: the same letters")
    best: Likeness | None = None
    for one, two in ((a.parts, b.parts), (b.parts, a.parts)):
        if len(one) <= len(two) and not any("-" in part for part in two):
            continue  # only a name with more parts, or one without hyphens, can be cut apart
        for at in range(len(one) - 1):
            if min(len(one[at]), len(one[at + 1])) < 2:
                continue  # an initial is no syllable
            glued = (*one[:at], f"{one[at]}-{one[at + 1]}", *one[at + 2 :])
            found = _glued_match(glued, at, two, words)
            if found is not None and (best is None or found.score > best.score):
                best = found
    return best


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
    if len(long) > 5:
        long = (*long[:2], *long[-3:])
        short = short[:5]
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
