"""Time of finding who is who across accounts: ``python -m bench.people [MENTIONS ...]``.

Generated accounts tell of the same invented people, under whole names, parts of names, misspelt
names, trades and kinship, with a pronoun each: 100 mentions an account, 15 people for 100 mentions
(20,000 mentions of 3,000 people in 200 accounts). Prints a line a size with the processor's seconds
and the growth: the exponent of the time from the size before (1 is linear, 2 square).
"""

import math
import random
import sys
import time
from collections.abc import Iterator, Sequence

from tellings.people import AccountPeople, resolve
from tellings.records.documents import Account, Document, account_id, document_id
from tellings.records.language import Analysis, Sentence, Token
from tellings.records.people import Chain, Mention, MentionForm, mention_id

SIZES = (2500, 5000, 10000, 20000)
MENTIONS_OF_ONE = 3.2
MENTIONS_AN_ACCOUNT = 100
PEOPLE_FOR_100 = 15
ONSETS = (*"bdfghjklmnprstvz", "br", "kr", "st", "tr", "sh", "ch")
VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"]
CODAS = ("", "n", "r", "l", "s", "nd", "rt", "m")
TRADES = ("baker", "driver", "nurse", "porter", "clerk", "sailor", "miller", "guard")
KIN = ["son", "daughter", "brother", "sister", "wife", "father", "mother"]

Words = Sequence[tuple[str, str, str, str]]


def word(draw: random.Random, syllables: int) -> str:
    """Return an invented name."""
    parts = [
        draw.choice(ONSETS) + draw.choice(VOWELS) + draw.choice(CODAS) for _ in range(syllables)
    ]
    return "".join(parts).capitalize()


def population(draw: random.Random, size: int) -> list[tuple[str, str, str]]:
    """Return given name, family name and pronoun of each person; given names are often shared."""
    given = [word(draw, draw.choice((1, 2))) for _ in range(max(20, size // 4))]
    family = [word(draw, draw.choice((2, 2, 3))) for _ in range(max(20, size // 2))]
    return [
        (draw.choice(given), draw.choice(family), draw.choice(("He", "She"))) for _ in range(size)
    ]


def shown(draw: random.Random, given: str, family: str) -> str:
    """Return one of the ways in which an account may call somebody."""
    at = draw.randrange(len(family) - 1)
    slip = family[:at] + family[at + 1 :]
    forms = (f"{given} {family}", f"{given} {family}", given, family, f"{given} {slip}")
    return draw.choice((*forms, f"{given[0]}. {family}"))


class Writer:
    """One account in the making: tokens, mentions and chains."""

    def __init__(self, number: int) -> None:
        """Begin the account with this number."""
        self.path = f"account-{number}.txt"
        self.document = document_id(self.path)
        self.account = account_id(self.document, ((0, 10**9),))
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.words: list[str] = []
        self.mentions: list[Mention] = []
        self.at = 0

    def sentence(self, words: Words) -> int:
        """Add a sentence of (text, tag, relation, lemma), the last word its root; return where."""
        first = len(self.tokens)
        root = first + len(words) - 1
        for text, tag, relation, lemma in words:
            head = first + len(words) - 2 if relation in {"det", "nmod:poss", "compound"} else root
            self.tokens.append(
                Token(start=self.at, end=self.at + len(text), text=text, lemma=lemma, upos=tag,
                      xpos=tag, feats="", head=head, deprel=relation)
            )  # fmt: skip
            self.words.append(text)
            self.at += len(text) + 1
        start, end = self.tokens[first].start, self.tokens[-1].end
        self.sentences.append(Sentence(first=first, last=root + 1, start=start, end=end))
        return first

    def mention(
        self, first: int, last: int, form: MentionForm, gender: str | None = None
    ) -> Mention:
        """Add the mention of tokens ``[first, last)``, its head the last of them."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        made = Mention(
            id=mention_id(self.document, start, end, form), document=self.document,
            account=self.account, start=start, end=end, text=" ".join(self.words[first:last]),
            form=form, head=last - 1, kind="person", number="sing", gender=gender,
        )  # fmt: skip
        self.mentions.append(made)
        return made


def tell(draw: random.Random, writer: Writer, person: tuple[str, str, str]) -> Iterator[Chain]:
    """Write the sentences about a person; yield the chain, and that of a relative at times."""
    given, family, pronoun = person
    name = shown(draw, given, family).split()
    words = [(part, "PROPN", "compound", part) for part in name]
    words[-1] = (name[-1], "PROPN", "nsubj", name[-1])
    first = writer.sentence([*words, ("left", "VERB", "root", "leave")])
    found = [writer.mention(first, first + len(name), "name")]
    if draw.random() < 0.5:
        trade = draw.choice(TRADES)
        first = writer.sentence(
            [
                ("the", "DET", "det", "the"),
                (trade, "NOUN", "nsubj", trade),
                ("slept", "VERB", "root", "sleep"),
            ]
        )
        found.append(writer.mention(first, first + 2, "nominal"))
    gender = "masc" if pronoun == "He" else "fem"
    if draw.random() < 0.2:
        kin = draw.choice(KIN)
        own = "his" if pronoun == "He" else "her"
        first = writer.sentence(
            [
                (own, "PRON", "nmod:poss", own),
                (kin, "NOUN", "nsubj", kin),
                ("came", "VERB", "root", "come"),
            ]
        )
        found.append(writer.mention(first, first + 1, "pronoun", gender))
        relative = writer.mention(first, first + 2, "nominal")
        yield _chain(writer, [relative])
    first = writer.sentence([(pronoun, "PRON", "nsubj", pronoun), ("ate", "VERB", "root", "eat")])
    found.append(writer.mention(first, first + 1, "pronoun", gender))
    yield _chain(writer, found)


def _chain(writer: Writer, mentions: Sequence[Mention]) -> Chain:
    ids = tuple(mention.id for mention in mentions)
    return Chain(account=writer.account, mentions=ids, kind="person", sphere="events")


def accounts(
    mentions: int, seed: int
) -> tuple[list[Document], list[Account], dict[str, Analysis], dict[str, AccountPeople]]:
    """Return generated accounts with about so many mentions in all."""
    draw = random.Random(seed)
    each = round(MENTIONS_AN_ACCOUNT / MENTIONS_OF_ONE)
    people = population(draw, max(2 * each, mentions * PEOPLE_FOR_100 // 100))
    documents, made, analyses, found = [], [], {}, {}
    for number in range(mentions // MENTIONS_AN_ACCOUNT):
        writer = Writer(number)
        told = draw.sample(people, each)
        rows = [chain for person in told for chain in tell(draw, writer, person)]
        text = " ".join(writer.words)
        documents.append(
            Document(id=writer.document, path=writer.path, media_type="text/plain",
                     sha256=writer.path, text_sha256=writer.path, text=text)
        )  # fmt: skip
        made.append(
            Account(id=writer.account, document=writer.document, kind="body",
                    spans=((0, len(text)),), teller=None)
        )  # fmt: skip
        analyses[writer.account] = Analysis(
            document=writer.document, account=writer.account,
            tokens=tuple(writer.tokens), sentences=tuple(writer.sentences),
        )  # fmt: skip
        found[writer.account] = AccountPeople(mentions=tuple(writer.mentions), chains=tuple(rows))
    return documents, made, analyses, found


def main(arguments: Sequence[str]) -> int:
    """Time each size."""
    before: tuple[int, float] | None = None
    for size in [int(argument) for argument in arguments] or SIZES:
        documents, made, analyses, found = accounts(size, seed=size)
        count = sum(len(people.mentions) for people in found.values())
        start = time.process_time()
        entities = resolve(documents, made, analyses, found, ()).entities
        seconds = time.process_time() - start
        growth = ""
        if before is not None:
            growth = f"growth {math.log(seconds / before[1]) / math.log(count / before[0]):.2f}"
        before = count, seconds
        print(
            f"{count:6} mentions {len(made):4} accounts {seconds:8.2f} s  "
            f"{len(entities):6} entities  {growth}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
