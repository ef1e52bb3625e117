"""Mending: a few attachments that parsers often get wrong, set right before anything is read.

* "against the mayor who was her father": a clause that opens with "who" right after a noun is its
  relative clause, not a complement of the main verb.
* "caused the driver to crash": the infinitive after the object of such a verb is its complement.
* "told nobody that it was weak", "heard from a nurse that it was": a that-clause with its own
  subject, after the hearer or the source, is what is said, not a relative clause of that person.
* "the proof that he showed": a finite clause with a relative pronoun is a relative clause.
* "told her the ferry had left": an object before the subject of what is said is who hears it.
* "wished her father had come": a clause with a subject of its own right behind a verb of saying,
  believing or wishing, without "and", is its complement, not coordinated.
* "The lawyer, a neighbour said, often worked": of two subjects before a verb of saying the first
  belongs to what is said.
"""

from tellings.claims import verbs
from tellings.claims.wordlist import lemmas
from tellings.records.language import Analysis, Token

ASKS_WHO = lemmas("ask know tell wonder say see learn find explain")
HEARER = lemmas("tell inform warn assure remind convince promise show teach persuade notify")
SOURCED = verbs.SOURCED | verbs.SPEECH
TAKES_CLAUSE = verbs.SPEECH | verbs.BELIEF | verbs.WISH | verbs.FACTIVE | verbs.HEARSAY
LOST = frozenset(["ccomp", "advcl", "parataxis", "dep"])


def mend(analysis: Analysis, governors: list[int]) -> dict[int, str]:
    """Change ``governors`` in place; return the new relation of each token that moved."""
    found: dict[int, str] = {}
    for index, token in enumerate(analysis.tokens):
        word = token.text.lower()
        if token.deprel == "acl" and "VerbForm=Fin" in token.feats:
            _finite_clause(analysis.tokens, governors, index, found)
        elif token.deprel == "conj":
            _unjoined(analysis.tokens, governors, index, found)
        elif token.deprel == "ccomp":
            _outer_subject(analysis.tokens, governors, index, found)
            _hearer(analysis.tokens, governors, index, found)
        if word == "who" and index:
            _relative(analysis.tokens, governors, index, found)
        elif word == "to" and token.deprel == "mark":
            _infinitive(analysis.tokens, governors, governors[index], found)
        elif word == "that" and index:
            _content(analysis.tokens, governors, index, found)
    return found


def _finite_clause(
    tokens: tuple[Token, ...], governors: list[int], index: int, found: dict[int, str]
) -> None:
    """Call a finite clause with a relative pronoun of its own after its noun a relative clause."""
    near = range(governors[index] + 1, index)
    own = [i for i in near if governors[i] == index]
    relative = any("PronType=Rel" in tokens[i].feats for i in own)
    if relative and any(tokens[i].deprel.startswith("nsubj") for i in own):
        found[index] = "acl:relcl"


def _relative(
    tokens: tuple[Token, ...], governors: list[int], index: int, found: dict[int, str]
) -> None:
    head = governors[index]
    asked = tokens[governors[head]].lemma.lower() in ASKS_WHO
    subject = tokens[index].deprel.startswith("nsubj") and head > index
    if not subject or asked or tokens[head].deprel not in LOST:
        return
    if tokens[index - 1].upos in ("NOUN", "PROPN"):
        governors[head], found[head] = index - 1, "acl:relcl"


def _infinitive(
    tokens: tuple[Token, ...], governors: list[int], head: int, found: dict[int, str]
) -> None:
    noun = governors[head]
    verb = governors[noun]
    if tokens[head].deprel != "acl" or tokens[noun].deprel not in ("obj", "iobj"):
        return
    causes = tokens[verb].lemma.lower() in verbs.OBJECT_INFINITIVE and noun > verb
    if causes and tokens[noun].lemma.lower() not in verbs.DOING_NOUNS:
        governors[head], found[head] = verb, "xcomp"


def _content(
    tokens: tuple[Token, ...], governors: list[int], index: int, found: dict[int, str]
) -> None:
    head = governors[index]
    noun = governors[head]
    verb = governors[noun]
    lemma, relation = tokens[verb].lemma.lower(), tokens[noun].deprel
    told = lemma in HEARER and relation in ("obj", "iobj", "obl:agent")
    told = told or (lemma in SOURCED and relation in ("obl", "obl:agent"))
    if not tokens[head].deprel.startswith("acl") or not told or index != noun + 1:
        return
    between = range(index + 1, head)
    if any(governors[i] == head and tokens[i].deprel.startswith("nsubj") for i in between):
        governors[head], found[head] = verb, "ccomp"


def _unjoined(
    tokens: tuple[Token, ...], governors: list[int], index: int, found: dict[int, str]
) -> None:
    """Turn a clause joined to a verb of saying without a conjunction into what is said."""
    verb = governors[index]
    if verb >= index or tokens[verb].lemma.lower() not in TAKES_CLAUSE or index - verb > 12:
        return
    own = [i for i, g in enumerate(governors[verb:index], verb) if g == index]
    subject = any(tokens[i].deprel.startswith("nsubj") for i in own)
    joined = any(tokens[i].deprel == "cc" or tokens[i].upos == "PUNCT" for i in own)
    stops = any(tokens[i].upos == "PUNCT" for i in range(verb, index))
    taken = any(
        g == verb and tokens[i].deprel in ("obj", "ccomp", "xcomp")
        for i, g in enumerate(governors[verb : index + 12], verb)
    )
    if subject and not joined and not stops and not taken:
        found[index] = "ccomp"


def _hearer(
    tokens: tuple[Token, ...], governors: list[int], index: int, found: dict[int, str]
) -> None:
    """Give an object that stands before the subject of what is said to the verb of saying."""
    verb = governors[index]
    hearer = verb + 1
    if hearer >= index or tokens[verb].lemma.lower() not in HEARER or governors[hearer] != index:
        return
    subject = any(
        governors[i] == index and tokens[i].deprel.startswith("nsubj")
        for i in range(hearer + 1, index)
    )
    if subject and tokens[hearer].deprel in ("obj", "iobj"):
        governors[hearer], found[hearer] = verb, "iobj"


def _outer_subject(
    tokens: tuple[Token, ...], governors: list[int], index: int, found: dict[int, str]
) -> None:
    """Give the first of two subjects before a verb of saying to what is said after it."""
    verb = governors[index]
    if verb >= index or tokens[verb].lemma.lower() not in verbs.SPEECH | verbs.BELIEF:
        return
    near = range(max(0, verb - 12), index)
    if any(governors[i] == index and tokens[i].deprel.startswith("nsubj") for i in near):
        return
    subjects = [
        i for i in near if governors[i] == verb and tokens[i].deprel == "nsubj" and i < verb
    ]
    commas = [i for i in near if tokens[i].text == ","]
    if len(subjects) == 2 and any(subjects[0] < c < subjects[1] for c in commas):
        governors[subjects[0]], found[subjects[0]] = index, "nsubj"
