"""Reasoning over claims: which cannot all hold, and what can."""
