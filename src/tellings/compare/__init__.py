"""Comparing what accounts say of one event, slot by slot."""
