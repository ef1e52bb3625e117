"""The workbench: a case in the browser, to read, correct and hand on.

``desk`` holds the case and what is shown of it, ``guard`` refuses what does not come from its own
pages, ``routes`` is the table of addresses, ``pages`` and ``interface`` answer with HTML and JSON,
``deciding`` keeps judgements, ``serving`` runs it on this machine alone.
"""
