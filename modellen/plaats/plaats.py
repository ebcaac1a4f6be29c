"""The register of Dutch four-digit postcodes, and finding a place in it.

The table is ``pc4.csv``: 4,119 postcodes with place, municipality, province and a point
(WGS84). It is made from data of GeoNames (www.geonames.org, CC BY 4.0), with the repairs
listed in ``afleiden.py``; see the README beside it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from modellen.fouten import OngeldigeWaarde, OpstapFout
from modellen.plaats.afstand import afstand_km
from modellen.plaats.buitenland import NEDERLAND, find_land, landen_met_plaats
from modellen.plaats.model import Plaats, PlaatsUitkomst, UitkomstSoort
from modellen.plaats.naamindex import IN_DE_BUURT_KM, Naamindex, buiten_tabel
from modellen.plaats.namen import MAX_LENGTE, GelezenNaam, lees_naam
from modellen.waarden import Postcode

__all__ = ["Plaats", "PlaatsUitkomst", "Plaatsregister", "UitkomstSoort", "standaard_register"]

# With its letters a postcode counts anywhere in an address line; in small letters only alone.
_VOLLEDIGE_POSTCODE = re.compile(r"(?<!\w)(?:NL[\s-]*)?([1-9]\d{3})\s?[A-Z]{2}(?!\w)")
_ALLEEN_POSTCODE = re.compile(r"^\s*([1-9]\d{3})\s?[A-Za-z]{2}\s*$")
_BEGINT_MET_CIJFERS = re.compile(r"^\s*(?:(NL|BE?|DE?)[\s-]+)?(\d{4,5})(?!\w)(.*)$")


class Plaatsregister:
    """All postcodes, in order of postcode. Immutable, so it may be shared between threads.

    ``breedtegraden`` and ``lengtegraden`` are float64 [n], read-only; row ``i`` belongs to
    the ``Plaats`` with ``index == i``.
    """

    def __init__(self, plaatsen: Iterable[Plaats]) -> None:
        self.plaatsen: tuple[Plaats, ...] = tuple(plaatsen)
        if any(plaats.index != i for i, plaats in enumerate(self.plaatsen)):
            raise ValueError("the index of a place has to be its row")
        self.breedtegraden = _kolom(p.breedtegraad for p in self.plaatsen)
        self.lengtegraden = _kolom(p.lengtegraad for p in self.plaatsen)
        self._per_pc4: Mapping[int, Plaats] = {p.pc4: p for p in self.plaatsen}
        # Names are needed at import only: built at the first question.
        self._namen = cache(lambda: Naamindex(self.plaatsen))
        self._zoek = lru_cache(maxsize=8192)(self._zoek_naam)

    def __len__(self) -> int:
        return len(self.plaatsen)

    def find_pc4(self, postcode: int | str) -> Plaats | None:
        """The place of ``1234``, ``"1234"`` or ``"1234 AB"``; None if unknown or no postcode."""
        try:
            return self.get_pc4(postcode)
        except OpstapFout:
            return None

    def get_pc4(self, postcode: int | str) -> Plaats:
        """The place of a postcode.

        Raises:
            OngeldigeWaarde: when this is no Dutch postcode, or one that is not in the table.
        """
        pc4 = Postcode.lees(str(postcode)).cijfers
        if pc4 not in self._per_pc4:
            raise OngeldigeWaarde(
                veld="postcode",
                melding=f"Postcode {pc4} staat niet in onze tabel.",
                volgende_stap="Controleer de postcode, of vul de plaatsnaam in.",
            )
        return self._per_pc4[pc4]

    def find_plaats(
        self, naam: str, *, provincie_of_gemeente: str | None = None, land: str | None = None
    ) -> PlaatsUitkomst:
        """Find the place of a name, postcode or address line as people write them.

        Args:
            naam: "Breda", "Bergen (NH)", "1234 AB", "Holtum, Sittard-Geleen", "LOMMEL" ...
            provincie_of_gemeente: settles which of several namesakes is meant.
            land: ISO code or name, when the source gives it; with "BE" a name never resolves
                to its Dutch namesake.

        Never raises: the answer says what was found, or what is wrong and how to mend it.
        """
        return self._zoek(naam, provincie_of_gemeente or "", (land or "").strip())

    def _zoek_naam(self, naam: str, provincie_of_gemeente: str, land: str) -> PlaatsUitkomst:
        if len(naam) > MAX_LENGTE:
            return _onbekend(f'"{naam[:30]}..." is te lang voor een plaatsnaam.')
        iso = find_land(land) or (land.upper() if len(land) == 2 and land.isalpha() else None)
        if land and iso is None:
            return _onbekend(f'We kennen het land "{land[:30]}" niet.')
        if iso in (None, NEDERLAND):
            uitkomst = self._als_postcode(naam, land=iso)
            if uitkomst is not None:
                return uitkomst
        gelezen = lees_naam(naam)
        hints = (provincie_of_gemeente,) if provincie_of_gemeente.strip() else ()
        return self._namen().find(
            GelezenNaam(gelezen.naam, (*gelezen.toevoegingen, *hints)), land=iso
        )

    def _als_postcode(self, naam: str, *, land: str | None) -> PlaatsUitkomst | None:
        if treffer := _VOLLEDIGE_POSTCODE.search(naam) or _ALLEEN_POSTCODE.match(naam):
            return self._bij_pc4(int(treffer.group(1)))
        treffer = _BEGINT_MET_CIJFERS.match(naam)
        if treffer is None:
            return None
        voor, cijfers, rest = treffer.groups()
        plaatsnaam = lees_naam(rest).naam
        if voor is not None and voor != NEDERLAND:
            return buiten_tabel(plaatsnaam or naam, "BE" if voor.startswith("B") else "DE")
        kernen = self._namen().find_kernen(plaatsnaam)
        if land is None and not kernen and landen_met_plaats(plaatsnaam):
            # Four digits are a Belgian postcode, five a German one.
            passend = "BE" if len(cijfers) == 4 else "DE"
            landen = landen_met_plaats(plaatsnaam)
            return buiten_tabel(plaatsnaam, passend if passend in landen else landen[0])
        if len(cijfers) != 4:
            return None
        plaats = self._per_pc4.get(int(cijfers))
        if plaats and kernen and not any(_nabij(plaats, kern.midden) for kern in kernen):
            return _onbekend(f'Postcode {cijfers} en plaats "{plaatsnaam}" horen niet bij elkaar.')
        return self._bij_pc4(int(cijfers))

    def _bij_pc4(self, pc4: int) -> PlaatsUitkomst:
        plaats = self._per_pc4.get(pc4)
        if plaats is None:
            return _onbekend(f"Postcode {pc4} staat niet in onze tabel.")
        return PlaatsUitkomst(
            soort=UitkomstSoort.GEVONDEN,
            melding=f"Postcode {pc4} is {plaats.label}.",
            plaats=plaats,
            land=NEDERLAND,
        )


@cache
def standaard_register() -> Plaatsregister:
    """The register that ships with the project, read once."""
    tekst = files(__package__).joinpath("pc4.csv").read_text(encoding="utf-8")
    return Plaatsregister(
        Plaats(
            pc4=int(rij["pc4"]),
            plaats=rij["plaats"],
            gemeente=rij["gemeente"],
            provincie=rij["provincie"],
            breedtegraad=float(rij["breedtegraad"]),
            lengtegraad=float(rij["lengtegraad"]),
            index=i,
        )
        for i, rij in enumerate(csv.DictReader(tekst.splitlines()))
    )


def _kolom(waarden: Iterable[float]) -> npt.NDArray[np.float64]:
    kolom = np.fromiter(waarden, dtype=np.float64)
    kolom.setflags(write=False)
    return kolom


def _nabij(een: Plaats, ander: Plaats) -> bool:
    km = afstand_km(
        van_lat=een.breedtegraad,
        van_lon=een.lengtegraad,
        naar_lat=ander.breedtegraad,
        naar_lon=ander.lengtegraad,
    )
    return km <= IN_DE_BUURT_KM


def _onbekend(wat: str) -> PlaatsUitkomst:
    return PlaatsUitkomst(
        soort=UitkomstSoort.ONBEKEND,
        melding=f"{wat} Vul een plaats of een postcode in.",
    )
