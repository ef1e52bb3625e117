"""Accounts: reading files, splitting them into accounts, and finding which share wording."""
