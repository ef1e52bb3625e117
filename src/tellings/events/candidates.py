"""What of the claims is turned into vectors, so that their likeness can be measured.

``describe`` writes it down: the clause with its people under one name each (a pronoun says nothing
to another account) and once more under no name at all, the gist (who, did, whom: active voice, no
frills), the predicate alone and in its sentence, and the sentence. ``blocks`` then says how alike
the claims of two accounts are.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from tellings.events.frames import Frame, frames_of, spoken_name
from tellings.records.claims import Claim
from tellings.records.language import Analysis, Passage
from tellings.records.people import Entity
from tellings.records.spans import Texts

SOMEONE = "someone"
"""What stands for every name and pronoun where only the deed is to be compared: who is who may be
unknown across accounts, and a vector with two different names in it is another vector."""


def sentence_key(account: str, sentence: int) -> str:
    """Return the key of a sentence's passage."""
    return f"sentence:{account}:{sentence}"


def describe(
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    analyses: Mapping[str, Analysis],
    texts: Texts,
) -> tuple[Passage, ...]:
    """Return the passages to embed, sorted by key, each key once.

    Keys: ``claim:ID``, ``unnamed:ID``, ``gist:ID``, ``predicate:WORDS``,
    ``sentence:ACCOUNT:NUMBER``, and ``trigger:ID``, the predicate as it stands in its sentence.
    """
    passages: dict[str, str] = {}
    focus: dict[str, tuple[str, tuple[int, int]]] = {}
    by_id = {claim.id: claim for claim in claims}
    renamed, nobody = _mentions(entities), _nobody(entities)
    for frame in frames_of(claims, entities, analyses):
        claim = by_id[frame.claim]
        sentence = analyses[frame.account].sentences[frame.sentence]
        text = texts[claim.document]
        passages[f"claim:{claim.id}"] = resolved(text, claim, renamed.get(claim.account, ()))
        unnamed = resolved(text, claim, nobody.get(claim.account, ()))
        passages[f"unnamed:{claim.id}"] = unnamed
        passages[f"gist:{claim.id}"] = gist(frame)
        passages[f"predicate:{frame.surface}"] = frame.surface
        where = sentence_key(frame.account, frame.sentence)
        words = text[sentence.start : sentence.end]
        passages[where] = _flat(words)
        focus[f"trigger:{claim.id}"] = where, _within(words, sentence.start, claim)
    plain = [Passage(key=key, text=text) for key, text in passages.items()]
    focused = [Passage(key=k, text=passages[w], focus=span) for k, (w, span) in focus.items()]
    return tuple(sorted((*plain, *focused), key=lambda passage: passage.key))


def _within(words: str, start: int, claim: Claim) -> tuple[int, int]:
    """Return where the predicate stands in the sentence's words once these are flat."""
    before = len(_flat(words[: claim.predicate_start - start] + "x")) - 1
    length = len(_flat(words[claim.predicate_start - start : claim.predicate_end - start]))
    return before, before + length


def _flat(text: str) -> str:
    return " ".join(text.split())


_Named = tuple[int, int, str]
"""Start, end and name of a mention."""


def _mentions(entities: Sequence[Entity]) -> dict[str, tuple[_Named, ...]]:
    """Return per account the spans to replace: the people's mentions with the entity's name."""
    found: dict[str, list[_Named]] = {}
    for entity in entities:
        name = spoken_name(entity)
        if name and entity.kind in ("person", "group"):
            for mention in entity.mentions:
                found.setdefault(mention.account, []).append((mention.start, mention.end, name))
    return {account: tuple(sorted(spans)) for account, spans in found.items()}


def _nobody(entities: Sequence[Entity]) -> dict[str, tuple[_Named, ...]]:
    """Return per account the people's names and pronouns, each to be replaced by ``SOMEONE``.

    "The doctor" stays: it says something that a name does not.
    """
    found: dict[str, list[_Named]] = {}
    for entity in entities:
        if entity.kind in ("person", "group"):
            for mention in entity.mentions:
                if mention.form in ("name", "pronoun"):
                    found.setdefault(mention.account, []).append(
                        (mention.start, mention.end, SOMEONE)
                    )
    return {account: tuple(sorted(spans)) for account, spans in found.items()}


def resolved(text: str, claim: Claim, mentions: Sequence[_Named]) -> str:
    """Return the clause with each outermost mention of a person replaced by that person's name.

    ``mentions`` are sorted.
    """
    parts, at = [], claim.start
    first = bisect_left(mentions, (claim.start,))
    last = bisect_left(mentions, (claim.end,))
    for start, end, name in sorted(mentions[first:last], key=lambda m: (m[0], -m[1])):
        if start >= at and end <= claim.end:
            parts += [text[at:start], name]
            at = end
    parts.append(text[at : claim.end])
    return _flat("".join(parts))


def gist(frame: Frame) -> str:
    """Return who did what to whom, in the active voice, with names for pronouns."""
    subjects, objects = frame.agents[:1], frame.patients[:2]
    if frame.attribute and not subjects:
        subjects, objects = objects[:1], objects[1:]
    parts = [filler.name for filler in subjects]
    if frame.negative:
        parts.append("not")
    parts.append(frame.predicate)
    parts += [filler.name for filler in objects]
    if frame.attribute:
        parts.append(frame.attribute)
    return _flat(" ".join(parts))
