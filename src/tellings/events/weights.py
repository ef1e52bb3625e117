"""The weights of the likeness of two claims (``blocks``), and how many candidates go on."""

CLAUSE, UNNAMED, SENTENCE, GIST = 0.5, 0.5, 0.5, 0.3
WORDS, PREDICATE, PASSAGE = 0.6, 0.5, 0.5
CANDIDATES = 2
"""A cell is chosen by similarity alone when it is among so many best of its row and its column."""

NEAR = 5
"""A cell is worth a decision when it is among so many best of its row or its column."""
