"""Benchmarks beside named peers: ``make bench``."""
