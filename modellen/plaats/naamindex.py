"""From a written place name to a postcode, or to a clear reason why not.

A name stands for one or more *kernen*: the postcodes of one real place. Namesakes in
different municipalities are different kernen; parts of one town that lie in two
municipalities are one. A kern is represented by the postcode closest to its middle. Nothing
is guessed: what is not certain becomes a list of candidates or a suggestion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from modellen.plaats.afstand import afstand_km, afstanden_km
from modellen.plaats.buitenland import (
    NEDERLAND,
    find_land,
    land_label,
    landen_met_plaats,
)
from modellen.plaats.model import Plaats, PlaatsUitkomst, UitkomstSoort
from modellen.plaats.namen import (
    ANDERE_NAMEN,
    GelezenNaam,
    find_midden_van_omgeving,
    find_provincie,
    is_provincie_voluit,
    is_te_vaag,
    sleutel,
    splits_afkorting,
    splits_opsomming,
    zonder_stadsdeel,
)

ZELFDE_PLAATS_KM = 8.0
"""Postcodes of one name this close, or in one municipality, are one place."""
IN_DE_BUURT_KM = 25.0
"""How near a town named behind the comma must be to settle which namesake is meant."""
GEMEENTE_STRAAL_KM = 8.0
"""A municipality no wider than this may stand for a place."""
_SUGGESTIE_VANAF = 80.0
_MAX_SUGGESTIES = 5


@dataclass(frozen=True, slots=True)
class Kern:
    """One real place: its postcodes, and the one closest to their middle."""

    leden: tuple[Plaats, ...]
    midden: Plaats
    straal_km: float

    def ligt_in(self, toevoeging: str) -> bool:
        """Whether a postcode of it lies in the province or municipality of this name."""
        provincie, gezocht = find_provincie(toevoeging), sleutel(toevoeging)
        return any(p.provincie == provincie or sleutel(p.gemeente) == gezocht for p in self.leden)


class Naamindex:
    """Names of places and municipalities by key. Immutable after creation; safe to share."""

    def __init__(self, plaatsen: Sequence[Plaats]) -> None:
        self._kernen = _groepeer(plaatsen, per_gemeente=False)
        self._gemeenten = _groepeer(plaatsen, per_gemeente=True)
        for anders, naam in ANDERE_NAMEN.items():
            if sleutel(naam) in self._kernen:
                self._kernen.setdefault(anders, self._kernen[sleutel(naam)])
        self._alle_sleutels = sorted(self._kernen)

    def find(self, gelezen: GelezenNaam, *, land: str | None) -> PlaatsUitkomst:
        """Look the name up; ``land`` is the ISO code when the country is known."""
        if land not in (None, NEDERLAND):
            return buiten_tabel(gelezen.naam, land)
        hints = [t for t in gelezen.toevoegingen if find_land(t) != NEDERLAND]
        if len(hints) < len(gelezen.toevoegingen):
            land = NEDERLAND
        buitenlands = next((find_land(t) for t in hints if find_land(t)), None)
        if land is None and buitenlands and not any(map(self._is_bekend, hints)):
            return buiten_tabel(gelezen.naam, buitenlands)
        if not gelezen.naam:
            return _leeg()
        return (
            self._te_vaag(gelezen.naam, hints)
            or self._als_plaats(gelezen.naam, hints, land=land)
            or self._als_gemeente(gelezen.naam)
            or self._als_buitenland(gelezen.naam, land=land)
            or self._als_opsomming(gelezen.naam)
            or self._als_buurt(gelezen.naam, hints)
            or self._onbekend(gelezen.naam, hints)
        )

    def _is_bekend(self, naam: str) -> bool:
        gezocht = sleutel(naam)
        return (
            gezocht in self._kernen
            or gezocht in self._gemeenten
            or find_provincie(naam) is not None
        )

    def _te_vaag(self, naam: str, hints: Sequence[str]) -> PlaatsUitkomst | None:
        if find_land(naam) not in (None, NEDERLAND):
            return buiten_tabel(naam, find_land(naam))
        midden = find_midden_van_omgeving(naam)
        if midden is not None:
            return _vaag(naam, self._kernen.get(sleutel(midden), ()))
        # "Zeeland" is the province, unless what follows shows that the village is meant.
        dorp = any(kern.ligt_in(h) for kern in self._kernen.get(sleutel(naam), ()) for h in hints)
        if is_provincie_voluit(naam) and not dorp:
            return _vaag(naam, self._kernen.get(sleutel(naam), ()))
        return _vaag(naam, ()) if is_te_vaag(naam) else None

    def find_kernen(self, naam: str) -> tuple[Kern, ...]:
        """The places of this name, also without the part of town at its end; may be empty."""
        kort = zonder_stadsdeel(naam)
        return self._kernen.get(sleutel(naam)) or self._kernen.get(kort or "", ())

    def _als_plaats(
        self, naam: str, hints: Sequence[str], *, land: str | None
    ) -> PlaatsUitkomst | None:
        kernen = self.find_kernen(naam)
        if not kernen and (gesplitst := splits_afkorting(naam)):
            naam, hints = gesplitst[0], [*hints, gesplitst[1]]
            kernen = self.find_kernen(naam)
        if not kernen:
            return None
        for hint in hints:
            passend = self._passend(kernen, hint)
            if passend is None and len(landen_met_plaats(naam)) > 0 and land is None:
                return buiten_tabel(naam, landen_met_plaats(naam)[0])
            if passend is None:
                return _strijdig(naam, hint, kernen)
            kernen = passend
        if len(kernen) > 1:
            return _meerdere(naam, kernen)
        if land is None and not hints and naam.isupper() and landen_met_plaats(naam):
            return _twee_landen(naam, kernen, landen_met_plaats(naam)[0])
        return _gevonden(naam, kernen[0])

    def _passend(self, kernen: tuple[Kern, ...], hint: str) -> tuple[Kern, ...] | None:
        """The kernen that a hint leaves over; all when it says nothing, None when it denies all."""
        passend = tuple(kern for kern in kernen if kern.ligt_in(hint))
        if not passend:
            nabij = [*self.find_kernen(hint), *self._gemeenten.get(sleutel(hint), ())]
            passend = tuple(k for k in kernen if any(_dichtbij(k, ander) for ander in nabij))
        if passend:
            return passend
        return None if self._is_bekend(hint) or landen_met_plaats(hint) else kernen

    def _als_gemeente(self, naam: str) -> PlaatsUitkomst | None:
        kernen = self._gemeenten.get(sleutel(naam), ())
        if len(kernen) == 1 and kernen[0].straal_km <= GEMEENTE_STRAAL_KM:
            return _gevonden(naam, kernen[0])
        return _vaag(naam, kernen) if kernen else None

    def _als_buitenland(self, naam: str, *, land: str | None) -> PlaatsUitkomst | None:
        landen = landen_met_plaats(naam)
        if not landen or land == NEDERLAND:
            return None
        # Belgian boards write in capitals; otherwise a name of two countries stays open.
        zeker = len(landen) == 1 or naam.isupper()
        return buiten_tabel(naam, landen[0] if zeker else None)

    def _als_opsomming(self, naam: str) -> PlaatsUitkomst | None:
        delen = splits_opsomming(naam)
        per_deel = [self.find_kernen(deel) for deel in delen]
        if len(delen) < 2 or not all(per_deel):
            return None
        return _meerdere(naam, [kern for kernen in per_deel for kern in kernen])

    def _als_buurt(self, naam: str, hints: Sequence[str]) -> PlaatsUitkomst | None:
        """ "Oudwijk, Utrecht": an unknown name before a town is taken as a part of that town."""
        if not hints or is_provincie_voluit(hints[0]) or self._suggesties(naam, vanaf=88.0):
            return None
        kernen = self.find_kernen(hints[0])
        return _gevonden(f"{naam}, {hints[0]}", kernen[0]) if len(kernen) == 1 else None

    def _suggesties(self, naam: str, *, vanaf: float) -> tuple[Plaats, ...]:
        lijkt_op = process.extract(
            sleutel(naam),
            self._alle_sleutels,
            scorer=fuzz.ratio,
            score_cutoff=vanaf,
            limit=_MAX_SUGGESTIES,
        )
        gevonden = {
            k.midden.pc4: k.midden for treffer in lijkt_op for k in self._kernen[treffer[0]]
        }
        return tuple(gevonden.values())[:_MAX_SUGGESTIES]

    def _onbekend(self, naam: str, hints: Sequence[str]) -> PlaatsUitkomst:
        genoemd = _middens(kern for hint in hints for kern in self.find_kernen(hint))
        kandidaten = (*self._suggesties(naam, vanaf=_SUGGESTIE_VANAF), *genoemd)
        vraag = f" Bedoelt u {_opsomming(kandidaten)}?" if kandidaten else ""
        return PlaatsUitkomst(
            soort=UitkomstSoort.ONBEKEND,
            melding=f'We kennen geen plaats "{naam}".{vraag} Vul een plaats of een postcode in.',
            kandidaten=kandidaten,
        )


def _groepeer(plaatsen: Iterable[Plaats], *, per_gemeente: bool) -> dict[str, tuple[Kern, ...]]:
    per_sleutel: dict[str, list[Plaats]] = defaultdict(list)
    for plaats in plaatsen:
        per_sleutel[sleutel(plaats.gemeente if per_gemeente else plaats.plaats)].append(plaats)
    return {naam: _maak_kernen(leden) for naam, leden in per_sleutel.items()}


def _maak_kernen(leden: list[Plaats]) -> tuple[Kern, ...]:
    """Group postcodes into places; the biggest place first, then by postcode."""
    open_, groepen = list(leden), []
    while open_:
        groep = [open_.pop(0)]
        for lid in groep:
            erbij = [p for p in open_ if _hoort_bij(lid, p)]
            groep.extend(erbij)
            open_ = [p for p in open_ if p not in erbij]
        groepen.append(groep)
    kernen = [_maak_kern(groep) for groep in groepen]
    return tuple(sorted(kernen, key=lambda kern: (-len(kern.leden), kern.midden.pc4)))


def _hoort_bij(een: Plaats, ander: Plaats) -> bool:
    if (een.gemeente, een.provincie) == (ander.gemeente, ander.provincie):
        return True
    return _km(een, ander) <= ZELFDE_PLAATS_KM


def _maak_kern(leden: Sequence[Plaats]) -> Kern:
    lat = np.array([p.breedtegraad for p in leden])
    lon = np.array([p.lengtegraad for p in leden])
    km = afstanden_km(van_lat=lat.mean(), van_lon=lon.mean(), naar_lat=lat, naar_lon=lon)
    return Kern(leden=tuple(leden), midden=leden[int(km.argmin())], straal_km=float(km.max()))


def _km(een: Plaats, ander: Plaats) -> float:
    return afstand_km(
        van_lat=een.breedtegraad,
        van_lon=een.lengtegraad,
        naar_lat=ander.breedtegraad,
        naar_lon=ander.lengtegraad,
    )


def _dichtbij(een: Kern, ander: Kern) -> bool:
    return _km(een.midden, ander.midden) <= IN_DE_BUURT_KM


def _middens(kernen: Iterable[Kern]) -> tuple[Plaats, ...]:
    return tuple(kern.midden for kern in kernen)


def _opsomming(plaatsen: Sequence[Plaats]) -> str:
    namen = list(dict.fromkeys(plaats.label for plaats in plaatsen))
    return " of ".join([", ".join(namen[:-1]), namen[-1]]) if len(namen) > 1 else namen[0]


def _gevonden(naam: str, kern: Kern) -> PlaatsUitkomst:
    return PlaatsUitkomst(
        soort=UitkomstSoort.GEVONDEN,
        melding=f'"{naam}" is {kern.midden.label}; we rekenen vanaf postcode {kern.midden.pc4}.',
        plaats=kern.midden,
        land=NEDERLAND,
    )


def _meerdere(naam: str, kernen: Sequence[Kern]) -> PlaatsUitkomst:
    kandidaten = _middens(kernen)
    return PlaatsUitkomst(
        soort=UitkomstSoort.MEERDERE,
        melding=(
            f'"{naam}" kan meer dan een plaats zijn: {_opsomming(kandidaten)}. '
            "Vul ook de gemeente of de postcode in."
        ),
        kandidaten=kandidaten,
        land=NEDERLAND,
    )


def _twee_landen(naam: str, kernen: Sequence[Kern], land: str) -> PlaatsUitkomst:
    return PlaatsUitkomst(
        soort=UitkomstSoort.MEERDERE,
        melding=(
            f'"{naam}" ligt in Nederland en in {land_label(land)}. '
            "Vul ook het land of de postcode in."
        ),
        kandidaten=_middens(kernen),
    )


def _vaag(naam: str, kernen: Sequence[Kern]) -> PlaatsUitkomst:
    return PlaatsUitkomst(
        soort=UitkomstSoort.TE_VAAG,
        melding=(
            f'"{naam}" is te ruim om een reistijd mee te berekenen. '
            "Vul een plaats of een postcode in."
        ),
        kandidaten=_middens(kernen),
        land=NEDERLAND,
    )


def _strijdig(naam: str, hint: str, kernen: Sequence[Kern]) -> PlaatsUitkomst:
    kandidaten = _middens(kernen)
    return PlaatsUitkomst(
        soort=UitkomstSoort.ONBEKEND,
        melding=(
            f'"{naam}" en "{hint}" horen niet bij elkaar; we kennen {_opsomming(kandidaten)}. '
            "Controleer de plaats, of vul een postcode in."
        ),
        kandidaten=kandidaten,
    )


def buiten_tabel(naam: str, land: str | None) -> PlaatsUitkomst:
    """The answer for a place abroad."""
    wat = "Deze plaats" if find_land(naam) or not naam else f'"{naam}"'
    return PlaatsUitkomst(
        soort=UitkomstSoort.BUITEN_TABEL,
        melding=(
            f"{wat} ligt in {land_label(land)}, buiten onze tabel met postcodes. "
            "De reistijd is daardoor niet bekend; bespreek hoe de klant daar kan komen."
        ),
        land=land,
    )


def _leeg() -> PlaatsUitkomst:
    return PlaatsUitkomst(
        soort=UitkomstSoort.ONBEKEND,
        melding="Er is geen plaats ingevuld. Vul een plaats of een postcode in.",
    )
