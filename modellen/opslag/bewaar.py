"""Insert-or-replace in bulk: writes what is new or different and leaves the rest untouched.

Rows go in as plain mappings of column to value. What is unchanged is recognised by its digest
(tables with ``inhoud_hash``) or by its values, keeps its sequence number and its date of change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Table, bindparam, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from modellen.fouten import OpstapFout
from modellen.opslag.base import BEHEERKOLOMMEN, in_delen, nu, wie_wanneer
from modellen.opslag.volgnummer import Stroom, neem_nummers, vergrendel

Rij = Mapping[str, Any]
Sleutel = tuple[Any, ...]

RIJEN_PER_KEER = 1000
"""Rows looked up in one question; SQLite allows 32,766 values, a key has at most three."""

_dump = json.JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    separators=(",", ":"),
    default=lambda waarde: waarde.isoformat(),
).encode


@dataclass(frozen=True, slots=True)
class Telling:
    """How many rows were new, changed and unchanged."""

    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0

    def __add__(self, ander: Telling) -> Telling:
        return Telling(
            self.nieuw + ander.nieuw,
            self.gewijzigd + ander.gewijzigd,
            self.ongewijzigd + ander.ongewijzigd,
        )

    @property
    def geschreven(self) -> int:
        """Rows that are different from before."""
        return self.nieuw + self.gewijzigd


def bewaar(
    session: Session,
    tabel: Table,
    rijen: Iterable[Rij],
    *,
    door: str,
    stroom: Stroom | None = None,
) -> Telling:
    """Insert or replace rows by their primary key; of two with one key the last one counts.

    Args:
        stroom: gives every written row the next number of this stream, in column ``volgnummer``.

    Raises:
        OpstapFout: when a text cannot be stored.
    """
    if stroom is not None:
        vergrendel(session, stroom)
    werk = _Bewaring(session, tabel, door, stroom)
    per_sleutel = {werk.sleutel(rij): rij for rij in rijen}
    telling = Telling()
    for deel in in_delen(list(per_sleutel.items()), RIJEN_PER_KEER):
        telling += werk.schrijf(deel)
    return telling


def nieuwe_rij(tabel: Table, rij: Rij, *, door: str) -> dict[str, Any]:
    """A row as it is inserted; raises ``OpstapFout`` for a text that no database keeps."""
    inhoud_hash(tabel.name, rij)
    return {**rij, **wie_wanneer(door)}


def voeg_toe(
    session: Session, *delen: tuple[Table, Sequence[Rij]], bij_botsing: OpstapFout
) -> None:
    """Insert rows that never change, all or none; the transaction around it stays usable.

    Args:
        delen: tables with their rows from :func:`nieuwe_rij`, in the order of their references.
        bij_botsing: raised when somebody else committed the same key after the caller looked.
    """
    try:
        # Undone as a whole, also on PostgreSQL, where an error ends a transaction otherwise.
        with session.begin_nested():
            for tabel, rijen in delen:
                if rijen:
                    session.execute(insert(tabel), list(rijen))
    except IntegrityError as fout:
        raise bij_botsing from fout


def inhoud_hash(tabel: str, rij: Rij) -> str:
    """Digest of a row's content: 128 bits, as 32 hexadecimal digits.

    Raises:
        OpstapFout: when a text holds what no database keeps (NUL, half characters).
    """
    try:
        tekst = _dump(list(rij.values()))
        bytes_ = tekst.encode()
    except ValueError:  # also UnicodeEncodeError
        raise _onbewaarbaar(tabel, rij) from None
    if "\\u0000" in tekst and any("\0" in stuk for stuk in _teksten(list(rij.values()))):
        raise _onbewaarbaar(tabel, rij)
    return blake2b(bytes_, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class _Bewaring:
    """One call of :func:`bewaar`: what its chunks have in common."""

    session: Session
    tabel: Table
    door: str
    stroom: Stroom | None

    def sleutel(self, rij: Rij) -> Sleutel:
        return tuple(rij[kolom.name] for kolom in self.tabel.primary_key)

    def schrijf(self, deel: Sequence[tuple[Sleutel, Rij]]) -> Telling:
        vingers = {sleutel: self._vingerafdruk(rij) for sleutel, rij in deel}
        bekend = self._lees_vingerafdrukken([sleutel for sleutel, _ in deel])
        nieuw = [(s, rij) for s, rij in deel if s not in bekend]
        anders = [(s, rij) for s, rij in deel if s in bekend and bekend[s] != vingers[s]]
        beheer = self._beheerwaarden([*nieuw, *anders], vingers)
        if nieuw:
            invoer = [{**rij, **beheer[s], "aangemaakt_op": nu()} for s, rij in nieuw]
            self.session.execute(insert(self.tabel), invoer)
        if anders:
            self._vervang([{**rij, **beheer[s]} for s, rij in anders])
        return Telling(len(nieuw), len(anders), len(deel) - len(nieuw) - len(anders))

    @property
    def _heeft_hash(self) -> bool:
        return "inhoud_hash" in self.tabel.c

    def _vingerafdruk(self, rij: Rij) -> Sleutel:
        afdruk = inhoud_hash(self.tabel.name, rij)
        return (afdruk,) if self._heeft_hash else tuple(rij[k.name] for k in self._waardekolommen)

    @property
    def _waardekolommen(self) -> list[Any]:
        return [k for k in self.tabel.c if k.name not in BEHEERKOLOMMEN and not k.primary_key]

    def _lees_vingerafdrukken(self, sleutels: list[Sleutel]) -> dict[Sleutel, Sleutel]:
        pk = list(self.tabel.primary_key)
        te_lezen = [self.tabel.c.inhoud_hash] if self._heeft_hash else self._waardekolommen
        keuze = pk[0].in_([s[0] for s in sleutels]) if len(pk) == 1 else tuple_(*pk).in_(sleutels)
        gevonden = self.session.execute(select(*pk, *te_lezen).where(keuze))
        return {tuple(rij[: len(pk)]): tuple(rij[len(pk) :]) for rij in gevonden}

    def _beheerwaarden(
        self, te_schrijven: list[tuple[Sleutel, Rij]], vingers: Mapping[Sleutel, Sleutel]
    ) -> dict[Sleutel, dict[str, Any]]:
        if not te_schrijven:
            return {}
        moment = nu()
        waarden: dict[Sleutel, dict[str, Any]] = {}
        for sleutel, _ in te_schrijven:
            waarden[sleutel] = {"gewijzigd_op": moment, "gewijzigd_door": self.door}
            if self._heeft_hash:
                waarden[sleutel]["inhoud_hash"] = vingers[sleutel][0]
        if self.stroom is not None:
            nummers = neem_nummers(self.session, self.stroom, aantal=len(waarden))
            for nummer, waarde in zip(nummers, waarden.values(), strict=True):
                waarde["volgnummer"] = nummer
        return waarden

    def _vervang(self, rijen: list[dict[str, Any]]) -> None:
        pk = [kolom.name for kolom in self.tabel.primary_key]
        te_zetten = [k for k in rijen[0] if k not in pk]
        opdracht = (
            update(self.tabel)
            .where(*(self.tabel.c[k] == bindparam(f"sleutel_{k}") for k in pk))
            .values({k: bindparam(f"nieuw_{k}", type_=self.tabel.c[k].type) for k in te_zetten})
        )
        self.session.execute(
            opdracht,
            [
                {f"sleutel_{k}": rij[k] for k in pk} | {f"nieuw_{k}": rij[k] for k in te_zetten}
                for rij in rijen
            ],
        )


def _teksten(waarde: Any) -> Iterable[str]:
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, Mapping):
        for deel in waarde.items():
            yield from _teksten(list(deel))
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _teksten(deel)


def _onbewaarbaar(tabel: str, rij: Rij) -> OpstapFout:
    nummer = next(iter(rij.values()))
    veld = next((naam for naam, waarde in rij.items() if _is_onbewaarbaar(waarde)), "onbekend")
    return OpstapFout(
        code="onbewaarbare_tekst",
        melding=f"In {tabel} {nummer} staan bij {veld} tekens die niet te bewaren zijn.",
        volgende_stap="Haal onzichtbare tekens uit dit veld en sla het opnieuw op.",
    )


def _is_onbewaarbaar(waarde: Any) -> bool:
    try:
        _dump(waarde).encode()
    except ValueError:
        return True
    return any("\0" in tekst for tekst in _teksten(waarde))
