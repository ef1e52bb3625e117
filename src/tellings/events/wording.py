"""The words of a decision's reasons: what speaks for and against a pair, as a person reads it.

Each takes the two frames and the values of the features, so that words and score come from one
call (``decision``).
"""

from collections.abc import Callable, Mapping, Sequence

from tellings.events.frames import Filler, Frame

Values = Mapping[str, float]


def rival_words(rivals: float) -> str:
    """Return what other partners add, in words."""
    return "no other partner comes near" if rivals > 0 else "another partner is as likely"


def third_words(third: float) -> str:
    """Return what a third account adds, in words."""
    return "another account joins the two" if third > 0 else "no other account joins the two"


def _similarity_words(left: Frame, right: Frame, values: Values) -> str:
    del left, right
    return f"wording and context {values['similarity']:.2f}"


def _match_words(left: Frame, right: Frame, values: Values) -> str:
    del left, right
    if values["mutual"]:
        return "each is the other's best match"
    return "one has a better match" if values["first"] else "both have better matches"


def _course_words(left: Frame, right: Frame, values: Values) -> str:
    del left, right
    far = values["place_apart"]
    return f"{'near' if far < 0.15 else 'some way' if far < 0.4 else 'far'} apart in the tellings"


def _news_words(left: Frame, right: Frame, values: Values) -> str:
    del left, right
    return "what is alike where newspapers report one event" if values["news"] > 0 else "unlike it"


def _predicate_words(left: Frame, right: Frame, values: Values) -> str:
    if values["predicate_same"]:
        return f"both say “{left.predicate}”"
    near = ", near in meaning" if values["predicate_net"] else ""
    return f"“{left.predicate}” and “{right.predicate}”{near}"


def _shared_words(left: Frame, right: Frame, values: Values) -> str:
    shared = [word for word in dict.fromkeys(left.words) if word in right.words]
    plain = [word for word in shared if not word.startswith("@")][:4]
    if plain:
        return f"shared words: {', '.join(plain)}"
    return "some of the sentences' words" if values["around"] else "no shared words"


def _meaning_words(left: Frame, right: Frame, values: Values) -> str:
    said = f"likeness of {left.predicate} and {right.predicate} clauses {values['clause']:.2f}"
    return f"{said}, of the verbs in their sentences {values['trigger']:.2f}"


def _place_words(left: Frame, right: Frame, values: Values) -> str:
    if values["place_same"]:
        return f"the same place: {min(set(left.places) & set(right.places))}"
    return "places differ" if values["place_differs"] else "place not said on both sides"


def _people(left: Frame, right: Frame, values: Values) -> str:
    roles = (
        ("does it", left.agents, right.agents),
        ("undergoes it", left.patients, right.patients),
    )
    said = []
    for words, ours, theirs in roles:
        shared = [f.name for f in ours if _same(f, theirs)]
        if shared:
            said.append(f"{shared[0]} {words} in both")
        elif ours and theirs:
            said.append(f"{ours[0].name} / {theirs[0].name} {words}")
    if not said and values["people_shared"]:
        return "someone is in both"
    return "; ".join(said) or "not said on both sides"


def _same(filler: Filler, others: Sequence[Filler]) -> bool:
    return any(
        (filler.entity and filler.entity == other.entity)
        or (filler.head and filler.head == other.head)
        for other in others
    )


def _kind_words(left: Frame, right: Frame, values: Values) -> str:
    del values
    return left.kind if left.kind == right.kind else f"{left.kind} and {right.kind}"


def _stance_words(left: Frame, right: Frame, values: Values) -> str:
    del values
    return f"{left.stance} against {right.stance}"


def _fixed(words: str) -> Callable[[Frame, Frame, Values], str]:
    return lambda left, right, values: words  # noqa: ARG005  # the shape of a wording


WORDING: Mapping[str, Callable[[Frame, Frame, Values], str]] = {
    "similarity": _similarity_words,
    "match": _match_words,
    "course": _course_words,
    "news": _news_words,
    "meaning": _meaning_words,
    "words": _shared_words,
    "predicate": _predicate_words,
    "people": _people,
    "direction": _fixed("who does it is turned round"),
    "place": _place_words,
    "time": _fixed("on different days"),
    "polarity": _fixed("one says it did not happen"),
    "stance": _stance_words,
    "kind": _kind_words,
}
