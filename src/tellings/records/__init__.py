"""The records: frozen dataclasses in which the rooms meet. See the modules for each family."""
