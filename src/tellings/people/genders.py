"""The gender of a name's bearer, learnt from the account's own pronouns.

Every "he" and "she" has some people it may stand for, each with the pair model's score. Expectation
maximisation shares it out: a name that many "he" can only stand for becomes masculine, so that the
"she" beside it must be somebody else (Dempster, Laird and Rubin, JRSS B 39, 1977). A noun joined to
a name by grammar ("his sister, Ada") votes twice. A slip ("his" of a daughter) is outvoted by the
rest of the account. Nothing is assumed from the name itself.
"""

from collections.abc import Iterator, Mapping, Sequence

from tellings.people.features import Scene
from tellings.text.names import name_likeness

GENDERS = ("masc", "fem")
ROUNDS = 20
PRIOR = 0.5
MIN_SCORE = 0.1
GRAMMAR_VOTE = 2.0
SURE_SHARE = 2 / 3
SURE_VOTES = 1.5
SAME_NAME = 0.7

Votes = dict[str, dict[str, float]]


def learnt_genders(scene: Scene, scores: Mapping[tuple[int, int], float]) -> dict[str, str]:
    """Return the gender of each name text for which two thirds of the evidence agree."""
    key = name_keys(scene)
    rows = tuple(_pronouns(scene, scores, key))
    fixed = _fixed(scene, key)
    votes: Votes = {name: dict(fixed.get(name, {})) for name in set(key.values())}
    for _ in range(ROUNDS):
        votes = _shared_out(rows, votes, fixed)
    sure = {name: gender for name in votes if (gender := _sure(votes[name]))}
    return {text: sure[name] for text, name in key.items() if name in sure}


def name_keys(scene: Scene) -> dict[str, str]:
    """Return for each name text the first text that is a spelling or part of the same name."""
    firsts: list[str] = []
    found: dict[str, str] = {}
    for m in scene.mentions:
        if m.names and m.text not in found:
            same = [one for one in firsts if name_likeness(one, m.text).score >= SAME_NAME]
            found[m.text] = same[0] if same else m.text
            if not same:
                firsts.append(m.text)
    return found


def _pronouns(
    scene: Scene, scores: Mapping[tuple[int, int], float], key: Mapping[str, str]
) -> Iterator[tuple[str, tuple[tuple[str, float], ...]]]:
    """Yield for each "he" or "she" its gender and (name key, "" for a noun of that gender; score).

    A noun of the other gender is no candidate at all.
    """
    named = {
        (two if scene.mentions[one].names else one): scene.mentions[name].text
        for one, two in scene.links.same
        for name in (one, two)
        if scene.mentions[name].names
    }
    by_pronoun: dict[int, dict[str, float]] = {}
    for (left, right), score in scores.items():
        a, m = scene.mentions[left], scene.mentions[right]
        if m.group not in {"he", "she"} or a.form == 2.0 or score < MIN_SCORE:
            continue
        if a.candidate.gender not in {None, m.candidate.gender}:
            continue
        text = a.text if a.names else named.get(left)
        name = key[text] if text is not None else ""
        best = by_pronoun.setdefault(right, {})
        best[name] = max(best.get(name, 0.0), score * score)
    for right in sorted(by_pronoun):
        gender = scene.mentions[right].candidate.gender
        assert gender is not None
        yield gender, tuple(sorted(by_pronoun[right].items()))


def _fixed(scene: Scene, key: Mapping[str, str]) -> Votes:
    """Return the votes of nouns and titles that grammar joins to a name."""
    found: Votes = {}

    def vote(name: str, gender: str) -> None:
        row = found.setdefault(name, {})
        row[gender] = row.get(gender, 0.0) + GRAMMAR_VOTE

    for m in scene.mentions:
        if m.names and m.candidate.gender:
            vote(key[m.text], m.candidate.gender)
    for left, right in scene.links.same:
        for one, two in ((left, right), (right, left)):
            a, m = scene.mentions[one], scene.mentions[two]
            if a.names and m.form == 1.0 and m.candidate.gender:
                vote(key[a.text], m.candidate.gender)
    return found


def _shared_out(
    rows: Sequence[tuple[str, tuple[tuple[str, float], ...]]], votes: Votes, fixed: Votes
) -> Votes:
    """Share every pronoun among its candidates, by score and by what is thought of them so far."""
    fresh: Votes = {name: dict(fixed.get(name, {})) for name in votes}
    for gender, candidates in rows:
        weights = [
            (name, score * (_chance(votes[name], gender) ** 2 if name else 1.0))
            for name, score in candidates
        ]
        total = sum(weight for _, weight in weights)
        for name, weight in weights:
            if name and total > 0:
                fresh[name][gender] = fresh[name].get(gender, 0.0) + weight / total
    return fresh


def _chance(row: Mapping[str, float], gender: str) -> float:
    total = sum(row.get(one, 0.0) for one in GENDERS)
    return (row.get(gender, 0.0) + PRIOR) / (total + 2 * PRIOR)


def _sure(row: Mapping[str, float]) -> str | None:
    total = sum(row.get(one, 0.0) for one in GENDERS)
    top = max(GENDERS, key=lambda gender: row.get(gender, 0.0))
    enough = row.get(top, 0.0) >= max(SURE_VOTES, SURE_SHARE * total)
    return top if enough else None
