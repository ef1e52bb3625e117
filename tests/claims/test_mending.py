"""Mending: attachments that parsers get wrong are set right, others left alone."""

from tests.claims.claim_trees import tree_of


def test_who_after_a_noun_opens_its_relative_clause() -> None:
    """A complement of the main verb becomes the relative clause of the noun before "who"."""
    tree = tree_of("""
        They they PRON 2 nsubj
        fought fight VERB 0 root
        the the DET 4 det
        mayor mayor NOUN 2 obj
        who who PRON 8 nsubj
        was be AUX 8 cop
        her her PRON 8 nmod:poss
        father father NOUN 2 ccomp
    """)
    assert (tree.governors[7], tree.rel(7)) == (3, "acl:relcl")


def test_who_below_a_verb_of_asking_stays() -> None:
    """After "asked the boy" it is an embedded question."""
    tree = tree_of("""
        They they PRON 2 nsubj
        asked ask VERB 0 root
        the the DET 4 det
        boy boy NOUN 2 obj
        who who PRON 6 nsubj
        did do VERB 2 ccomp
        it it PRON 6 obj
    """)
    assert (tree.governors[5], tree.rel(5)) == (1, "ccomp")


def test_an_infinitive_after_the_object_of_a_cause_is_its_complement() -> None:
    """What the smoke caused is the crash, not a driver who is to crash."""
    tree = tree_of("""
        It it PRON 2 nsubj
        caused cause VERB 0 root
        the the DET 4 det
        driver driver NOUN 2 obj
        to to PART 6 mark
        crash crash VERB 4 acl
    """)
    assert (tree.governors[5], tree.rel(5)) == (1, "xcomp")


def test_a_plan_keeps_its_infinitive() -> None:
    """A noun of intention keeps the infinitive that says what is intended."""
    tree = tree_of("""
        They they PRON 2 nsubj
        want want VERB 0 root
        a a DET 4 det
        plan plan NOUN 2 obj
        to to PART 6 mark
        leave leave VERB 4 acl
    """)
    assert (tree.governors[5], tree.rel(5)) == (3, "acl")


def test_what_is_told_is_not_a_relative_clause_of_the_hearer() -> None:
    """In "told nobody that it sank" that it sank is what was told."""
    tree = tree_of("""
        He he PRON 2 nsubj
        told tell VERB 0 root
        nobody nobody PRON 2 obj
        that that PRON 6 obj
        it it PRON 6 nsubj
        sank sink VERB 3 acl:relcl
    """)
    assert (tree.governors[5], tree.rel(5)) == (1, "ccomp")
