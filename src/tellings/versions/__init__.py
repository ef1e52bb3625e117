"""Versions of events: what can all be true together, ranked by stated criteria."""
