"""Tellings: several accounts of the same events, one record."""
