"""View records: what the command line, the report, the workbench and the exports show.

Every function here takes an :class:`tellings.views.index.Index` (made once from a record) and
returns frozen dataclasses of plain values. Whatever is shown as said is cut from its document
again, see :mod:`tellings.views.quotes`.
"""
