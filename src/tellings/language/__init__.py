"""The language room: tokens, sentences and syntax of an account, and vectors of passages."""
