"""The command line: one function a command, each one call into the library.

Nothing else prints. A command that needs no model loads none: heavy imports stand in the commands.
"""
