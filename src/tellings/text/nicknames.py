"""Short and familiar forms of given names, from a list that others keep ("Bob" for "Robert").

The data are those of the library ``nicknames`` (hand-curated, mostly English and North American);
this is the only module that knows it. Other languages' forms are those of ``diminutives`` and
``hypocoristics``, forms of one name in two languages those of ``equivalents``. It is read when the
first two names are compared that are neither alike nor of one reading.
"""

from functools import cache

from tellings.text.diminutives import listed
from tellings.text.equivalents import equivalents
from tellings.text.hypocoristics import hypocoristics


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Return for each listed name its familiar forms."""
    from nicknames import name_triplets  # noqa: PLC0415  (with the first names that need it)

    found: dict[str, set[str]] = {}
    for triplet in name_triplets():
        found.setdefault(triplet.name1, set()).add(triplet.name2)
    for other in (listed(), equivalents(), hypocoristics()):
        for name, forms in other.items():
            found.setdefault(name, set()).update(forms)
    return {name: frozenset(forms) for name, forms in found.items()}


def is_familiar_form(left: str, right: str) -> bool:
    """Whether one of two folded given names is listed as a familiar form of the other."""
    forms = _forms()
    return right in forms.get(left, ()) or left in forms.get(right, ())


@cache
def _full() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for full, forms in _forms().items():
        for form in forms:
            found.setdefault(form, []).append(full)
    return {form: tuple(sorted(names)) for form, names in found.items()}


def full_forms(name: str) -> tuple[str, ...]:
    """Return the listed names of which a folded name is a familiar form, in order."""
    return _full().get(name, ())


@cache
def _listed() -> frozenset[str]:
    forms = _forms()
    return frozenset(forms) | frozenset(form for some in forms.values() for form in some)


def is_listed(name: str) -> bool:
    """Whether a folded word is listed as a given name or a familiar form of one."""
    return name in _listed()
