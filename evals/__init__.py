"""Evaluations on gold data, with floors: ``make evals``."""
