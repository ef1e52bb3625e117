"""Whose words each token is: the teller's own, or a quoted speaker's.

A quotation is what stands between a pair of double quotation marks of one paragraph. Its speaker is
the subject of the verb of speech nearest to it in the same sentence. "I" inside it is that speaker
and not the teller. Quotation marks around a word or a title make a voice as well; as it says
neither "I" nor "you", nothing follows from it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.people.syntax import Tree
from tellings.people.words import word_set

SPEECH = word_set(
    """say tell ask reply answer shout cry whisper add explain yell exclaim scream murmur mutter
    continue call insist state note write remark respond announce declare demand beg plead warn
    claim admit confess promise repeat sigh suggest order command urge retort inquire observe
    return go think wonder interrupt protest scold greet testify recall"""
)
OPENING = frozenset({"“", "``", "«", "„"})
CLOSING = frozenset({"”", "''", "»"})
STRAIGHT = frozenset({'"', "＂"})
MAX_SENTENCES = 12
SAID_BY = "said by "


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """``voice[i]`` names who speaks at token i: "" for the teller, else a name of the quotation.

    ``speakers`` gives for a quotation the token that names its speaker, when one is found.
    """

    voice: tuple[str, ...]
    speakers: tuple[tuple[str, int], ...]


def find_voices(tree: Tree, *, base: Sequence[str] | None = None) -> Voices:
    """Return the voices; ``base`` names the speaker of each sentence where a transcript does."""
    spans = tuple(_quotations(tree))
    names = [""] * len(tree.tokens)
    if base is not None:
        for number, span in enumerate(tree.analysis.sentences):
            names[span.first : span.last] = [base[number]] * (span.last - span.first)
    outer = tuple(names)
    speakers: list[tuple[str, int]] = []
    for number, (first, last) in enumerate(spans):
        speaker = _speaker(tree, first, last)
        name = f"{outer[first]}/quote {number}" if speaker is None else f"{SAID_BY}{speaker}"
        names[first:last] = [name] * (last - first)
        if speaker is not None:
            speakers.append((name, speaker))
    return Voices(voice=tuple(names), speakers=tuple(speakers))


def said_by(voice: str) -> int | None:
    """Return the token that names the speaker of a voice, None when it is not known."""
    return int(voice.removeprefix(SAID_BY)) if voice.startswith(SAID_BY) else None


def _quotations(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield quotations ``[first, last)`` without their marks; an unclosed one is none."""
    opened: int | None = None
    for at, token in enumerate(tree.tokens):
        if opened is not None and tree.sentence[at] - tree.sentence[opened] > MAX_SENTENCES:
            opened = None
        if token.text in OPENING or (token.text in STRAIGHT and opened is None):
            opened = at
        elif opened is not None and (token.text in CLOSING or token.text in STRAIGHT):
            if at > opened + 1:
                yield opened + 1, at
            opened = None


def _speaker(tree: Tree, first: int, last: int) -> int | None:
    """Return the subject of the verb of speech outside ``[first, last)`` that is nearest to it."""
    begin = tree.analysis.sentences[tree.sentence[first]].first
    end = tree.analysis.sentences[tree.sentence[last - 1]].last
    best: tuple[int, int] | None = None
    for at in (*range(begin, first - 1), *range(last + 1, end)):
        token = tree.tokens[at]
        if token.lemma.lower() not in SPEECH or token.upos != "VERB":
            continue
        subjects = [s for s in tree.of(at, "nsubj") if not first <= s < last]
        if subjects:
            distance = first - at if at < first else at - last
            if best is None or distance < best[0]:
                best = (distance, subjects[0])
    return None if best is None else best[1]
