"""CaRB dev by the official definition, with an adapter from claims to tuples.

Every gold tuple of a sentence is matched with every predicted one by the words they share, slot
by slot: relation with relation, first argument with first, second and later together. Precision
of a prediction is its share of words found in its best gold tuple (each gold and prediction
matched once, greedily); recall of a gold tuple is the best share of its words that a prediction
holds. Precision and recall are averaged over a sentence's tuples and summed over the corpus by
their count; the F1 is the best over the confidence thresholds. Checked on OpenIE5's output beside
the gold. A tuple's confidence is the certainty of its claim; what is too unsure to be a claim takes
part with its own, and "of sure claims" is the figure at the limit that the product sets.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.measure import Measure
from tellings.claims import extract
from tellings.claims.clauses import clause
from tellings.claims.predicates import is_predicate
from tellings.claims.tree import Tree, plant
from tellings.language.syntax import SyntaxModel, analyse
from tellings.records.claims import SURE, Claim, Role
from tellings.records.documents import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuple:
    """A relation with its arguments in the words of the sentence."""

    relation: tuple[str, ...]
    arguments: tuple[tuple[str, ...], ...]
    confidence: float = 1.0


def measures(folder: Path, model: SyntaxModel, *, floor: float) -> list[Measure]:
    """Return the F1 of claims as tuples, and of OpenIE5 for comparison."""
    gold = read_gold(folder / "dev.tsv")
    ours = {s: tuples_of(s, model) for s in gold}
    theirs = read_openie5(folder / "openie5_output.dev.txt")
    row = Measure(
        measure="CaRB F1",
        data="carb",
        split="dev",
        n=len(gold),
        value=best(gold, ours)[2],
        floor=floor,
    )
    kept = Measure(
        measure="CaRB F1 of sure claims",
        data="carb",
        split="dev",
        n=len(gold),
        value=score(gold, ours, threshold=SURE)[2],
    )
    other = Measure(
        measure="CaRB F1 of OpenIE5",
        data="carb",
        split="dev",
        n=len(gold),
        value=best(gold, theirs)[2],
    )
    return [row, kept, other]


def words(text: str) -> tuple[str, ...]:
    """Return the words of a slot."""
    return tuple(text.split())


def read_gold(path: Path) -> dict[str, list[Tuple]]:
    """Return the gold tuples by sentence."""
    gold: dict[str, list[Tuple]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 3:
            arguments = tuple(words(c) for c in cells[2:] if c.strip())
            gold[cells[0]].append(Tuple(relation=words(cells[1]), arguments=arguments))
    return dict(gold)


def read_openie5(path: Path) -> dict[str, list[Tuple]]:
    """Return OpenIE5's tuples by sentence."""
    found: dict[str, list[Tuple]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 6:
            continue
        texts = [_argument(cells[2]), *(_argument(a) for a in cells[4].split("); ") if a)]
        found[cells[5]].append(
            Tuple(
                relation=words(_argument(cells[3])),
                arguments=tuple(words(t) for t in texts if t),
                confidence=float(cells[0]),
            )
        )
    return dict(found)


def _argument(cell: str) -> str:
    match = re.match(r"\s*\w+\((.*),List\(.*", cell)
    return match[1] if match else ""


def best(
    gold: Mapping[str, Sequence[Tuple]], predicted: Mapping[str, Sequence[Tuple]]
) -> tuple[float, float, float]:
    """Return precision, recall and F1 at the best confidence threshold."""
    thresholds = sorted({t.confidence for found in predicted.values() for t in found})
    steps = thresholds[:: max(1, len(thresholds) // 60)] or [0.0]
    scores = [score(gold, predicted, threshold=t) for t in steps]
    return max(scores, key=lambda s: s[2])


def score(
    gold: Mapping[str, Sequence[Tuple]],
    predicted: Mapping[str, Sequence[Tuple]],
    *,
    threshold: float = 0.0,
) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the tuples at or above ``threshold``."""
    p_sum, p_count, r_sum, r_count = 0.0, 0, 0.0, 0
    for sentence, expected in gold.items():
        found = [t for t in predicted.get(sentence, ()) if t.confidence >= threshold]
        precision, recall = _sentence(expected, found)
        p_sum, p_count = p_sum + precision, p_count + len(found)
        r_sum, r_count = r_sum + recall, r_count + len(expected)
    p = p_sum / p_count if p_count else 0.0
    r = r_sum / r_count if r_count else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _sentence(expected: Sequence[Tuple], found: Sequence[Tuple]) -> tuple[float, float]:
    """Return the summed precision of the predictions and the summed recall of the gold tuples."""
    pairs = [[match(g, f) for f in found] for g in expected]
    recall = sum(max((r for _, r in row), default=0.0) for row in pairs)
    precision, used_gold, used_found = 0.0, set(), set()
    ranked = sorted(
        ((pairs[g][f][0], g, f) for g in range(len(expected)) for f in range(len(found))),
        key=lambda x: (-x[0], x[1], x[2]),
    )
    for value, g, f in ranked:
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            precision += value
    return precision, recall


BE = frozenset(["be", "is", "am", "are", "was", "were", "been", "being"])
SAID = ("said", "told", "added", "adds", "says")


def match(gold: Tuple, found: Tuple) -> tuple[float, float]:
    """Return precision and recall of a pair: shared words by slot, (0, 0) without a relation.

    Arguments after the first are one slot; with a verb of saying the two may change places.
    """
    if len(gold.arguments) > len(found.arguments) and len(found.arguments) < 2:
        return 0.0, 0.0
    straight = _match(gold, _binary(gold), _binary(found), found)
    if any(verb in " ".join(gold.relation) for verb in SAID):
        return max(straight, _match(gold, _binary(gold), _binary(found)[::-1], found))
    return straight


def _binary(of: Tuple) -> list[tuple[str, ...]]:
    if len(of.arguments) < 2:
        return list(of.arguments)
    return [of.arguments[0], tuple(w for a in of.arguments[1:] for w in a)]


def _match(
    gold: Tuple,
    expected: Sequence[tuple[str, ...]],
    offered: Sequence[tuple[str, ...]],
    found: Tuple,
) -> tuple[float, float]:
    shared = _shared(gold.relation, found.relation)
    if "be" in found.relation and "be" not in gold.relation and BE & set(gold.relation):
        shared += 1
    if not shared:
        return 0.0, 0.0
    total_found, total_gold = len(found.relation), len(gold.relation)
    for slot, words_ in enumerate(expected):
        if slot >= len(offered):
            return 0.0, 0.0
        shared += _shared(words_, offered[slot])
        total_found, total_gold = total_found + len(offered[slot]), total_gold + len(words_)
    return shared / total_found, shared / total_gold


def _shared(gold: Sequence[str], found: Sequence[str]) -> int:
    left = list(found)
    count = 0
    for word in gold:
        if word in left:
            left.remove(word)
            count += 1
    return count


def tuples_of(sentence: str, model: SyntaxModel) -> list[Tuple]:
    """Return the claims of a sentence as tuples in its words."""
    spans = ((0, len(sentence)),)
    account = Account(id="a", document="d", kind="record", spans=spans)
    analysis = analyse(sentence, spans, document="d", account="a", model=model)
    tree = plant(analysis, sentence)
    read = extract(analysis, account, sentence)
    found = [tuple_of(tree, c) for c in (*read.claims, *read.given_up)]
    return [t for t in found if t is not None]


SUBJECTS = ("agent", "theme", "patient")


def tuple_of(tree: Tree, claim: Claim) -> Tuple | None:
    """Return a claim as relation and arguments, None without a subject and a second argument."""
    if claim.nominal:
        return _noun_tuple(claim)
    of = clause(tree, claim.predicate_head)
    subject = [r for r in claim.roles if r.head in of.subjects]
    others = [r for r in claim.roles if r not in subject and r.role != "manner"]
    if not subject:
        return None
    copula = bool(tree.kids(of.head, "cop"))
    verb = _verb_group(tree, of.head, of.operators, copula=copula)
    first = _text(tree, subject)
    rest = _rest(tree, others)
    if not rest:
        return None
    lead = others_marker(others, rest)
    relation = (*verb, *lead)
    return Tuple(relation=relation, arguments=(first, *rest), confidence=_confidence(claim))


def others_marker(others: Sequence[Role], rest: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the preposition of the first further argument: it belongs to the relation."""
    first = min(others, key=_order)
    return words(first.marker) if first.marker and rest else ()


def _order(role: Role) -> tuple[int, int]:
    late = {"patient": 0, "attribute": 0, "recipient": 1, "theme": 0, "topic": 1}
    return late.get(role.role, 2), role.start


def _rest(tree: Tree, others: Sequence[Role]) -> list[tuple[str, ...]]:
    arguments: list[tuple[str, ...]] = []
    ordered = sorted(others, key=_order)
    done: set[int] = set()
    for index, role in enumerate(ordered):
        if role.head in done:
            continue
        alike = [
            r
            for r in ordered
            if r.role == role.role and r.marker == role.marker and _beside(tree, role, r)
        ]
        done.update(r.head for r in alike)
        text = _text(tree, alike)
        marker = words(role.marker) if role.marker and index else ()
        arguments.append((*marker, *text))
    return arguments


def _beside(tree: Tree, left: Role, right: Role) -> bool:
    return left.head == right.head or tree.governors[right.head] == left.head


def _text(tree: Tree, parts: Sequence[Role]) -> tuple[str, ...]:
    start, end = min(r.start for r in parts), max(r.end for r in parts)
    return words(tree.text[start:end])


def _verb_group(
    tree: Tree, head: int, operators: Sequence[int], *, copula: bool
) -> tuple[str, ...]:
    nodes = []
    for node in (*operators, head):
        nodes += [*tree.kids(node, "aux", "cop", "compound:prt")]
        nodes += [
            m
            for m in tree.kids(node, "mark")
            if tree.word(m) == "to" and node != (operators or (head,))[0]
        ]
        nodes += [a for a in tree.kids(node, "advmod") if tree.word(a) in ("not", "n't", "never")]
        if not (copula and node == head):
            nodes.append(node)
    return tuple(tree.token(i).text for i in sorted(nodes))


def _noun_tuple(claim: Claim) -> Tuple | None:
    if claim.predicate != "be":
        return None
    theme = next((r for r in claim.roles if r.role == "theme"), None)
    attribute = next((r for r in claim.roles if r.role == "attribute"), None)
    if theme is None or attribute is None:
        return None
    return Tuple(
        relation=("is",),
        arguments=(words(theme.text), words(attribute.text)),
        confidence=_confidence(claim),
    )


def _confidence(claim: Claim) -> float:
    """Return how sure a tuple is: the certainty of its claim."""
    return 1.0 if claim.certainty is None else claim.certainty


def predicates(tree: Tree) -> list[int]:
    """Return the predicates of a tree."""
    return [i for i in range(len(tree.governors)) if is_predicate(tree, i)]
