"""Safe steps into nested JSON: a wrong type on the way gives ``None``, never an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def pak(waarde: object, *pad: str) -> object:
    """Value at the end of the path; of a list the first object is taken."""
    for stap in pad:
        if isinstance(waarde, list):
            waarde = next((deel for deel in waarde if isinstance(deel, Mapping)), None)
        if not isinstance(waarde, Mapping):
            return None
        waarde = waarde.get(stap)
    return waarde


def pak_lijst(waarde: object) -> list[object]:
    """The value itself as a list; ``None`` gives an empty list."""
    if waarde is None:
        return []
    return list(waarde) if isinstance(waarde, list) else [waarde]


def pak_alle(waarde: object, veld: str) -> list[object]:
    """The field of every object in a list, those that have it."""
    return [
        deel[veld]
        for deel in pak_lijst(waarde)
        if isinstance(deel, Mapping) and deel.get(veld) not in (None, "")
    ]


def voeg_samen(delen: Iterable[object], teken: str = ", ") -> str | None:
    """Texts and numbers joined, without repeats; ``None`` when there are none."""
    teksten = [str(d).strip() for d in delen if isinstance(d, str | int | float)]
    uniek = list(dict.fromkeys(t for t in teksten if t))
    return teken.join(uniek) or None


def zonder_lege(waarden: Mapping[str, object]) -> dict[str, object]:
    """Only the fields that have a value."""
    return {k: w for k, w in waarden.items() if w not in (None, "", [])}
