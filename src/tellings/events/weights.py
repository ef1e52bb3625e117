"""The weights of the likeness of two claims (``blocks``), and how many candidates go on."""

CLAUSE, SENTENCE, GIST = 1.0, 0.5, 0.3
WORDS, PREDICATE, PASSAGE = 0.6, 0.5, 0.5
CANDIDATES = 2
