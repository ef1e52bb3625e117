"""Other names that an account gives a person: by marriage, at birth, before, now.

"Ada Lind married Jo Okafor" lets Ada be called Ada Okafor or Mrs Okafor elsewhere; "Ada Okafor, née
Lind" was Ada Lind; "Ada Lind, now Mrs Okafor". Such a name is no name that the account uses, so it
is kept apart from those: it can join two groups, and never speaks against a pair.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.people.bynames import namings
from tellings.people.namesakes import WIVES
from tellings.people.syntax import Tree
from tellings.people.words import word_set
from tellings.text.given_names import usual_gender
from tellings.text.name_words import FEMININE_TITLES, WITH_GIVEN_NAMES
from tellings.text.written_names import parse_name

BEFORE = word_set("née nee né born formerly previously maiden")
AFTER = word_set("now became becoming")
MARRY = word_set("marry married wed remarry")
WEDDING = MARRY | word_set("marriage wedding bride")
TAKE = word_set("take adopt assume bear use resume keep retain reclaim")
SPOUSES = word_set("wife husband spouse")
BETWEEN = word_set("was is had been who , ( known as name called once the she 's ’s")
GAP = 4
PROPER = word_set("person group organisation") | {""}
Names = Mapping[int, Sequence[str]]


def other_names_of(
    tree: Tree,
    owner: Mapping[int, int],
    names: Names,
    genders: Mapping[int, str | None],
    spouses: Sequence[tuple[int, int]],
) -> dict[int, tuple[str, ...]]:
    """Return by chain the names that it may bear elsewhere, in text order.

    ``owner`` gives the chain of a mention's head; ``spouses`` pairs of chains known to be married.
    """
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for at in range(len(tree.tokens)):
        for number, name in (
            *_stated(tree, at, owner, names),
            *_name_taken(tree, at, owner, names, genders),
        ):
            found[number][name] = None
    for naming in namings(tree):
        number = owner.get(naming.owner, owner.get(tree.tokens[naming.owner].head, -1))
        if naming.byname and number in names:
            given = tree.tokens[naming.name].text
            for family in _family_names(names.get(number, ())):
                found[number][f"{given} {family}"] = None
    for number, name in _near_marriages(tree, owner, names, genders):
        found[number][name] = None
    for one, two in spouses:
        if genders.get(one) == "masc":
            for family in _wives_names(names.get(two, ())):
                found[one][f"Mr {family}"] = None
    for one, two in (*married(tree, owner), *spouses):
        for mine, theirs in ((one, two), (two, one)):
            for name in _taken(mine, theirs, names, genders):
                found[mine][name] = None
    return {number: tuple(said) for number, said in found.items()}


def _stated(
    tree: Tree, at: int, owner: Mapping[int, int], names: Names
) -> Iterator[tuple[int, str]]:
    """Yield the name after "née", "formerly" or "now Mrs", and whose it is."""
    word = tree.tokens[at].text.lower()
    if word not in BEFORE | AFTER:
        return
    said = _name_after(tree, at)
    parsed = parse_name(said)
    if not parsed.parts or (word in AFTER and not parsed.titles and len(parsed.parts) == 1):
        return
    number = _whose(tree, at, owner)
    if number is None:
        return
    given = _given_names(names.get(number, ()))
    if len(parsed.parts) > 1 or parsed.titles:
        yield number, said
        if word in AFTER and len(parsed.parts) == 1 and not WIVES.isdisjoint(parsed.titles):
            yield from ((number, f"{name} {parsed.parts[0].title()}") for name in given)
        if word in AFTER and len(parsed.parts) > 1 and parsed.parts[0].title() in given:
            yield number, f"Mrs {parsed.parts[-1].title()}"
        return
    yield from ((number, f"{name} {said}") for name in given)


def _name_taken(
    tree: Tree,
    at: int,
    owner: Mapping[int, int],
    names: Names,
    genders: Mapping[int, str | None],
) -> Iterator[tuple[int, str]]:
    """Yield the name of "she took the name Lind" ("her husband's name, Lind") and whose it is."""
    verb = tree.tokens[at].head
    if tree.tokens[at].lemma.lower() != "name" or tree.tokens[verb].lemma.lower() not in TAKE:
        return
    said = _name_after(tree, at)
    for subject in _subjects(tree, verb):
        if subject in owner and said:
            for given in _given_names(names.get(owner[subject], ())):
                yield owner[subject], f"{given} {said}"
            if genders.get(owner[subject]) == "fem":
                yield owner[subject], f"Mrs {said}"


def _subjects(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the subjects of a verb, and of the one that it completes: "she is to take the name"."""
    yield from tree.of(verb, "nsubj", "nsubj:pass")
    if tree.tokens[verb].deprel in {"xcomp", "advcl"} and tree.tokens[verb].head != verb:
        yield from tree.of(tree.tokens[verb].head, "nsubj", "nsubj:pass")


def _name_after(tree: Tree, at: int) -> str:
    """Return the name that follows within a few words of its sentence, or an empty string."""
    last = next(s.last for s in tree.analysis.sentences if s.first <= at < s.last)
    start = at + 1
    while start < min(last, at + GAP) and tree.tokens[start].text.lower() in BETWEEN:
        start += 1
    end = start
    while end < last and _name_word(tree, end):
        end += 1
    return " ".join(tree.tokens[k].text for k in range(start, end) if tree.tokens[k].text != ".")


def _name_word(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    named = token.upos == "PROPN" and token.text[:1].isupper() and token.entity in PROPER
    return named or (token.text == "." and tree.tokens[at - 1].text in {"Mrs", "Mr", "Ms", "Dr"})


def _whose(tree: Tree, at: int, owner: Mapping[int, int]) -> int | None:
    """Return the chain of the mention just before, or of the clause's subject."""
    first = next(s.first for s in tree.analysis.sentences if s.first <= at < s.last)
    before = at - 1
    while before >= first and tree.tokens[before].text.lower() in BETWEEN:
        before -= 1
    for head in range(before, max(first, before - 1) - 1, -1):
        if head in owner:
            return owner[head]
    # The head of "Ada Lind" may be either word.
    if before >= first and tree.tokens[before].head in owner:
        return owner[tree.tokens[before].head]
    return None


def married(tree: Tree, owner: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the chains of "A married B" and "A and B married"."""
    for verb, token in enumerate(tree.tokens):
        if MARRY.isdisjoint({token.lemma.lower(), token.text.lower()}):
            continue
        if any(
            tree.tokens[k].lemma.lower() in {"not", "never", "n't"} for k in tree.children[verb]
        ):
            continue
        subjects = [k for k in tree.of(verb, "nsubj", "nsubj:pass") if k in owner]
        subjects = subjects or [k for k in _right_before(tree, verb) if k in owner]
        objects = [k for k in tree.of(verb, "obj") if k in owner]
        objects += [k for k in tree.of(verb, "obl") if tree.marker(k) == "to" and k in owner]
        objects += [k for k in _right_after(tree, verb) if k in owner and k not in subjects]
        if subjects and not objects:
            objects = [k for k in tree.of(subjects[0], "conj") if k in owner]
        if any(tree.tokens[k].text.lower() == "they" for k in tree.of(verb, "nsubj", "nsubj:pass")):
            subjects, objects = _couple(tree, verb, owner)
        for one in subjects[:1]:
            for two in objects[:1]:
                if owner[one] != owner[two]:
                    yield owner[one], owner[two]


def _near_marriages(
    tree: Tree, owner: Mapping[int, int], names: Names, genders: Mapping[int, str | None]
) -> Iterator[tuple[int, str]]:
    """Yield the names that people of a sentence about a marriage may bear: "Ada" with "Okafor".

    Of "until her marriage to Jo Okafor", "her married name, Ada Okafor" and "is to marry Mr Okafor"
    alike. Who marries whom is left open: the name tells only where another account has just that
    given name with just that family name.
    """
    for sentence in tree.analysis.sentences:
        inside = range(sentence.first, sentence.last)
        if all(tree.tokens[at].lemma.lower() not in WEDDING for at in inside):
            continue
        families = {
            tree.tokens[at].text
            for at in inside
            if _name_word(tree, at) and (at + 1 == sentence.last or not _name_word(tree, at + 1))
        }
        for number in dict.fromkeys(owner[at] for at in inside if at in owner):
            parsed = [parse_name(name).parts for name in names.get(number, ())]
            own = {parts[-1].capitalize() for parts in parsed if len(parts) > 1}
            if genders.get(number) == "masc" or not own:
                continue
            for given in _given_names(names.get(number, ())):
                if usual_gender(given.lower()) != "masc":
                    yield from ((number, f"{given} {f}") for f in sorted(families - own - {given}))


def _couple(tree: Tree, verb: int, owner: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """Return the two people named before "they" in a sentence, nobody if there are more or less."""
    first = tree.analysis.sentences[tree.sentence[verb]].first
    named = {
        owner[k]: k for k in range(first, verb) if k in owner and tree.tokens[k].upos == "PROPN"
    }
    heads = list(named.values())
    return (heads[:1], heads[1:]) if len(heads) == 2 else ([], [])


def _right_before(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the name words right before a verb."""
    at = verb - 1
    while at > 0 and tree.tokens[at].text.lower() in BETWEEN | AFTER:
        at -= 1
    while at >= 0 and tree.sentence[at] == tree.sentence[verb] and _name_word(tree, at):
        yield at
        at -= 1


def _right_after(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the names right after a verb, which parsers hang elsewhere after a rare verb."""
    at = verb + 1
    if at < len(tree.tokens) and tree.tokens[at].text.lower() == "to":
        at += 1
    while at < len(tree.tokens) and _name_word(tree, at):
        yield at
        at += 1


def _taken(
    mine: int, theirs: int, names: Names, genders: Mapping[int, str | None]
) -> Iterator[str]:
    """Yield the names with the family name of the other; a man rarely takes it."""
    if genders.get(mine) == "masc" or genders.get(theirs) == "fem":
        return
    for family in _family_names(names.get(theirs, ())):
        for given in _given_names(names.get(mine, ())):
            yield f"{given} {family}"
        usual = {usual_gender(name.lower()) for name in _given_names(names.get(mine, ()))}
        if genders.get(mine) == "fem" or usual == {"fem"}:
            yield f"Mrs {family}"


def _given_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the first parts of the names in which a given name can be told."""
    given = []
    for name in names:
        parsed = parse_name(name)
        titled = bool(parsed.titles) and parsed.titles[-1] not in WITH_GIVEN_NAMES
        if parsed.parts and not (len(parsed.parts) == 1 and titled) and "," not in name:
            given.append(parsed.parts[0].capitalize())
    return tuple(dict.fromkeys(given))


def _wives_names(names: Sequence[str]) -> Iterator[str]:
    """Yield the family names behind "Mrs"."""
    for name in names:
        parsed = parse_name(name)
        if parsed.family is not None and "mrs" in parsed.titles:
            yield parsed.parts[parsed.family].capitalize()


def _family_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the last parts of names with two, and what stands behind a title."""
    family = []
    for name in names:
        parsed = parse_name(name)
        woman = not FEMININE_TITLES.isdisjoint(parsed.titles)
        if not woman and (len(parsed.parts) > 1 or parsed.family is not None):
            at = parsed.family if parsed.family is not None else len(parsed.parts) - 1
            family.append(parsed.parts[at].capitalize())
    return tuple(dict.fromkeys(family))
