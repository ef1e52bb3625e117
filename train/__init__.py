"""Trains and converts the packaged models again: ``make train``."""
