"""What somebody types for the fields of a step, and when it happened: read, or refused with a hint.

Everything that is wrong is said at once, so that nobody has to type the line three times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from modellen.fouten import OngeldigeWaarde
from modellen.traject.model import Gegeven, Stap, Veld, VeldSoort
from modellen.traject.moment import moment_op

JA_NEE = {"ja": True, "nee": False}
GETAL = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,2})?")
"""With three digits after a point nobody knows whether it is a thousand."""


class _Onleesbaar(Exception):
    """A value that does not fit; the text says what is expected."""


def lees_velden(stap: Stap, paren: Iterable[str]) -> Mapping[str, Gegeven]:
    """The values of ``veld=waarde`` words; an empty value leaves the field empty.

    Raises:
        OngeldigeWaarde: naming every word that cannot be used, and what is expected there.
    """
    velden = {veld.code: veld for veld in stap.velden}
    gelezen: dict[str, Gegeven] = {}
    fouten: list[str] = []
    for paar in paren:
        code, is_teken, tekst = paar.partition("=")
        veld = velden.get(code.strip())
        if not is_teken:
            fouten.append(f"'{paar[:40]}' is geen veld=waarde.")
        elif veld is None:
            fouten.append(f"Het veld '{code[:40]}' hoort niet bij '{stap.label}'.")
        elif veld.code in gelezen:
            fouten.append(f"Het veld '{veld.code}' staat er twee keer.")
        else:
            try:
                gelezen[veld.code] = _lees(veld, tekst.strip())
            except _Onleesbaar as fout:
                fouten.append(f"'{tekst[:40]}' past niet bij '{veld.code}': {fout}")
    if fouten:
        raise OngeldigeWaarde(
            veld="velden",
            melding=" ".join(fouten),
            volgende_stap=f"De velden van '{stap.label}': {', '.join(velden) or 'geen'}.",
        )
    return gelezen


def _lees(veld: Veld, tekst: str) -> Gegeven:
    if not tekst:
        return None
    match veld.soort:
        case VeldSoort.TEKST:
            return tekst
        case VeldSoort.JA_NEE:
            if tekst.lower() not in JA_NEE:
                raise _Onleesbaar("typ ja of nee.")
            return JA_NEE[tekst.lower()]
        case VeldSoort.GETAL:
            return _lees_getal(tekst)
        case VeldSoort.DATUM:
            return _lees_dag(tekst).isoformat()
        case VeldSoort.KEUZE:
            return _kies(veld, tekst)
        case VeldSoort.KEUZES:
            return [_kies(veld, deel.strip()) for deel in tekst.split(",") if deel.strip()]


def _lees_getal(tekst: str) -> int | float:
    """With a comma or a point; a whole number stays one: it may be that of an event."""
    if not GETAL.fullmatch(tekst):
        raise _Onleesbaar("typ een getal, zoals 45 of 7,5, zonder punten tussen duizenden.")
    getal = float(tekst.replace(",", "."))
    return int(getal) if getal.is_integer() else getal


def _lees_dag(tekst: str) -> date:
    for vorm in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(tekst, vorm).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise _Onleesbaar("typ een datum, zoals 2026-11-22 of 22-11-2026.")


def _kies(veld: Veld, tekst: str) -> str:
    gevonden = next((k for k in veld.keuzes if k.lower() == tekst.lower()), None)
    if gevonden is None:
        waarmee = ", met komma's ertussen" if veld.soort is VeldSoort.KEUZES else ""
        raise _Onleesbaar(f"kies uit {', '.join(veld.keuzes)}{waarmee}.")
    return gevonden


def lees_moment(tekst: str, *, nu: datetime) -> datetime:
    """When it happened, on the Dutch clock; a day without an hour is noon, and today is now.

    Raises:
        OngeldigeWaarde: when it is not a day, or a day and a time.
    """
    dag_tekst, _, uur_tekst = tekst.strip().replace("T", " ").partition(" ")
    try:
        dag = _lees_dag(dag_tekst)
        uur = time.fromisoformat(uur_tekst.strip().replace(".", ":")) if uur_tekst else None
    except (_Onleesbaar, ValueError):
        raise OngeldigeWaarde(
            veld="moment",
            melding=f"'{tekst[:40]}' is geen moment.",
            volgende_stap="Typ een dag, of een dag met tijd, zoals '2026-11-22 14:30'.",
        ) from None
    return moment_op(dag, uur, nu=nu)
