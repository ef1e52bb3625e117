"""Lemma rules: how to make a lemma of a form, as a class that a tagger can choose.

A rule takes letters off the end and puts others there, in small letters or as written:

>>> rule_of("tries", "try")
'l3y'
>>> apply_rule("l3y", "flies")
'fly'

The same idea as the lemmatisers of UDPipe (Straka and Straková 2017,
https://aclanthology.org/K17-3009), without changes at the start of a word, which English has not.
"""


def rule_of(form: str, lemma: str) -> str:
    """Return the rule that makes ``lemma`` of ``form``: case, letters to take off, ending."""
    case = "l" if lemma == lemma.lower() else "k"
    base = form.lower() if case == "l" else form
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{case}{len(base) - shared}{lemma[shared:]}"


def apply_rule(rule: str, form: str) -> str:
    """Return the lemma that ``rule`` makes of ``form``; ``form`` where it does not fit."""
    base = form.lower() if rule[0] == "l" else form
    digits = len(rule[1:]) - len(rule[1:].lstrip("0123456789"))
    count = int(rule[1 : 1 + digits])
    if count > len(base):
        return base
    return (base[: len(base) - count] + rule[1 + digits :]) or base
