"""What a coach types in one part of a profile: kept as it was typed, read field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from types import MappingProxyType

from pydantic import BaseModel

from api.web.velden import Keuze, lees_getal, lees_keuze, lees_uren
from api.web.weekvakken import lees_vakken, vakken_van
from modellen.fouten import OngeldigeWaarde
from modellen.klant.model import MAX_REISMINUTEN, Klant, Wens, WensSoort, Werkervaring
from modellen.klant.profieldeel import Profieldeel, versie_van
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.waarden import Postcode, UrenPerWeek

GEVRAAGD, NIET_GEVRAAGD = "gevraagd", "niet"
"""Whether somebody asked: an empty set of papers is an answer, and no answer is not."""
LEGE_RIJEN = 2
"""Rows of wishes and jobs to fill in beside those that are there."""
MEESTE_TEKENS = 500
"""Of one wish, job or description."""


class Profielinvoer(BaseModel):
    """The fields of all parts, as text; a form fills those of its own part.

    Fields of wishes and of jobs are columns: the n-th of each is one row. ``gezien``: version of
    the part on the screen. ``hervat``: show the form again and record nothing.
    """

    deel: str = ""
    gezien: str = ""
    hervat: str = ""
    uren_min: str = ""
    uren_max: str = ""
    dagdelen_bekend: str = ""
    dagdelen: list[str] = []
    postcode: str = ""
    lopen: str = ""
    fiets: str = ""
    ov: str = ""
    auto: str = ""
    taalniveau: str = ""
    opleiding: str = ""
    rijbewijs_bekend: str = ""
    rijbewijzen: list[str] = []
    certificaat_bekend: str = ""
    certificaten: list[str] = []
    wens_soort: list[str] = []
    wens_tekst: list[str] = []
    functie: list[str] = []
    taken: list[str] = []
    branche: list[str] = []
    jaren: list[str] = []
    recent: list[str] = []
    wil_terug: list[str] = []
    branches: list[str] = []
    werkgevers: list[str] = []
    werkgever_erbij: str = ""

    @property
    def wensen(self) -> list[tuple[str, str]]:
        """Rows of wishes: kind and text."""
        return list(zip_longest(self.wens_soort, self.wens_tekst, fillvalue=""))

    @property
    def ervaring(self) -> list[tuple[str, ...]]:
        """Rows of jobs: functie, taken, branche, jaren, recent, wil_terug."""
        kolommen = (self.functie, self.taken, self.branche, self.jaren, self.recent, self.wil_terug)
        return list(zip_longest(*kolommen, fillvalue=""))


# --- as it is -------------------------------------------------------------------------------------


def ingevuld_met(klant: Klant) -> Profielinvoer:
    """All fields as they stand in the record, with room for more wishes and jobs."""
    leeg = [""] * LEGE_RIJEN
    werk = klant.werkervaring
    return Profielinvoer(
        uren_min=_uren_tekst(klant.uren.minimum),
        uren_max=_uren_tekst(klant.uren.maximum),
        dagdelen_bekend=_bekend(klant.dagdelen),
        dagdelen=vakken_van(klant.dagdelen),
        postcode=str(klant.postcode.cijfers) if klant.postcode else "",
        **{m.value: str(klant.vervoer.get(m, "")) for m in Vervoermiddel},
        taalniveau=klant.taalniveau or "",
        opleiding=klant.opleiding or "",
        rijbewijs_bekend=_bekend(klant.rijbewijzen),
        rijbewijzen=sorted(klant.rijbewijzen or ()),
        certificaat_bekend=_bekend(klant.certificaten),
        certificaten=sorted(klant.certificaten or ()),
        wens_soort=[w.soort.value for w in klant.wensen] + leeg,
        wens_tekst=[w.tekst for w in klant.wensen] + leeg,
        functie=[e.functie for e in werk] + leeg,
        taken=[e.taken for e in werk] + leeg,
        branche=[e.branche or "" for e in werk] + leeg,
        jaren=[_uren_tekst(e.jaren) for e in werk] + leeg,
        recent=[_ja_nee(e.recent) for e in werk] + leeg,
        wil_terug=[_ja_nee(e.wil_terug) for e in werk] + leeg,
        branches=sorted(klant.uitgesloten_branches),
        werkgevers=sorted(klant.uitgesloten_werkgevers),
    )


def met_invoer(klant: Klant, invoer: Profielinvoer) -> Profielinvoer:
    """The record, with what was typed in one part."""
    velden = {
        veld for veld in Profielinvoer.model_fields if veld in _VELDEN_VAN.get(invoer.deel, ())
    }
    getypt = {veld: getattr(invoer, veld) for veld in velden}
    return ingevuld_met(klant).model_copy(update=getypt | {"deel": invoer.deel})


def versies(klant: Klant) -> Mapping[str, str]:
    """The version of each part as it is in the record."""
    return {deel.value: versie_van(klant, deel) for deel in Profieldeel}


_VELDEN_VAN: Mapping[str, tuple[str, ...]] = {
    Profieldeel.UREN: ("uren_min", "uren_max"),
    Profieldeel.DAGDELEN: ("dagdelen_bekend", "dagdelen"),
    Profieldeel.REIZEN: ("postcode", *Vervoermiddel),
    Profieldeel.TAAL: ("taalniveau", "opleiding"),
    Profieldeel.PAPIEREN: (
        *("rijbewijs_bekend", "rijbewijzen", "certificaat_bekend", "certificaten"),
    ),
    Profieldeel.WENSEN: ("wens_soort", "wens_tekst"),
    Profieldeel.ERVARING: ("functie", "taken", "branche", "jaren", "recent", "wil_terug"),
    Profieldeel.UITSLUITINGEN: ("branches", "werkgevers", "werkgever_erbij"),
}


def _bekend(waarde: object) -> str:
    return NIET_GEVRAAGD if waarde is None else GEVRAAGD


def _uren_tekst(uren: float | None) -> str:
    return "" if uren is None else f"{uren:g}".replace(".", ",")


def _ja_nee(waarde: bool | None) -> str:
    return {True: "ja", False: "nee", None: ""}[waarde]


# --- as it was typed ------------------------------------------------------------------------------


@dataclass(slots=True)
class Lezing:
    """One part while it is read; ``fouten``: a message per field.

    ``zoek_werkgever``: numbers and names of the werkgevers that a number or name can mean.
    """

    invoer: Profielinvoer
    zoek_werkgever: Callable[[str], Sequence[tuple[str, str]]]
    fouten: dict[str, str] = field(default_factory=dict)

    def wijziging(self, deel: Profieldeel) -> Callable[[Klant], Klant]:
        """What is to change in a klant; only of use when there are no ``fouten``."""
        velden = _LEZERS[deel](self)

        def wijzig(klant: Klant) -> Klant:
            nieuw = dict(velden)
            postcode = nieuw.get("postcode")
            if isinstance(postcode, Postcode) and klant.postcode:
                # The form asks four digits; letters that were known of the same place stay.
                zelfde = postcode.cijfers == klant.postcode.cijfers
                nieuw["postcode"] = klant.postcode if zelfde else postcode
            return replace(klant, **nieuw)  # type: ignore[arg-type]  # read field by field

        return wijzig

    def _fout(self, veld: str, melding: str) -> None:
        self.fouten.setdefault(veld, melding)

    def _kies(self, soort: type[Keuze], veld: str, waarde: str) -> Keuze | None:
        keuze = lees_keuze(soort, waarde)
        if keuze is None and waarde:
            self._fout(veld, "Kies iets uit de lijst.")
        return keuze

    def _kies_vele(self, soort: type[Keuze], veld: str, waarden: list[str]) -> frozenset[Keuze]:
        gekozen = [self._kies(soort, veld, waarde) for waarde in waarden]
        return frozenset(k for k in gekozen if k is not None)

    def _getal(self, veld: str, tekst: str, melding: str) -> float | None:
        if not tekst.strip():
            return None
        waarde = lees_uren(tekst)
        if waarde is None:
            self._fout(veld, melding)
        return waarde

    def _uren(self) -> dict[str, object]:
        melding = "Vul een getal in, zoals 24 of 7,5."
        laag = self._getal("uren_min", self.invoer.uren_min, melding)
        hoog = self._getal("uren_max", self.invoer.uren_max, melding)
        try:
            return {"uren": UrenPerWeek(laag, hoog)}
        except OngeldigeWaarde as fout:
            self._fout("uren_min", fout.zin)
            return {}

    def _dagdelen(self) -> dict[str, object]:
        try:
            dagdelen = lees_vakken(self.invoer.dagdelen)
        except ValueError:
            self._fout("dagdelen", "Kies dagdelen uit de week.")
            return {}
        if dagdelen:
            return {"dagdelen": dagdelen}
        if self.invoer.dagdelen_bekend != NIET_GEVRAAGD:
            self._fout("dagdelen", "Kruis aan wanneer de klant kan, of kies Nog niet gevraagd.")
        return {"dagdelen": None}

    def _reizen(self) -> dict[str, object]:
        postcode = None
        if self.invoer.postcode.strip():
            try:
                postcode = Postcode(Postcode.lees(self.invoer.postcode).cijfers)
            except OngeldigeWaarde:
                self._fout("postcode", "Vul de vier cijfers van de postcode in, zoals 3811.")
        vervoer = {}
        for middel in Vervoermiddel:
            tekst = getattr(self.invoer, middel.value).strip()
            minuten = lees_getal(tekst)
            if tekst and (minuten is None or not 1 <= minuten <= MAX_REISMINUTEN):
                melding = f"Vul minuten in van 1 tot en met {MAX_REISMINUTEN}, of laat dit leeg."
                self._fout(middel.value, melding)
            elif minuten is not None:
                vervoer[middel] = minuten
        return {"postcode": postcode, "vervoer": MappingProxyType(vervoer)}

    def _taal(self) -> dict[str, object]:
        return {
            "taalniveau": self._kies(Taalniveau, "taalniveau", self.invoer.taalniveau),
            "opleiding": self._kies(Opleidingsniveau, "opleiding", self.invoer.opleiding),
        }

    def _papieren(self) -> dict[str, object]:
        rijbewijzen = self._kies_vele(Rijbewijs, "rijbewijzen", self.invoer.rijbewijzen)
        certificaten = self._kies_vele(Certificaat, "certificaten", self.invoer.certificaten)
        open_ = NIET_GEVRAAGD
        return {
            "rijbewijzen": rijbewijzen
            if rijbewijzen or self.invoer.rijbewijs_bekend != open_
            else None,
            "certificaten": certificaten
            if certificaten or self.invoer.certificaat_bekend != open_
            else None,
        }

    def _wensen(self) -> dict[str, object]:
        wensen = []
        for i, (soort, tekst) in enumerate(self.invoer.wensen):
            kaal = " ".join(tekst.split())
            if not kaal:
                continue
            if len(kaal) > MEESTE_TEKENS:
                self._fout(f"wens_tekst-{i}", f"Houd deze wens onder {MEESTE_TEKENS} tekens.")
            gekozen = self._kies(WensSoort, f"wens_soort-{i}", soort)
            if gekozen is None:
                self._fout(f"wens_soort-{i}", "Kies waar deze wens over gaat.")
            else:
                wensen.append(Wens(gekozen, kaal))
        return {"wensen": tuple(wensen)}

    def _ervaring(self) -> dict[str, object]:
        banen = []
        for i, rij in enumerate(self.invoer.ervaring):
            functie, taken, branche, jaren, recent, wil_terug = (deel.strip() for deel in rij)
            if not functie:
                if any((taken, branche, jaren, recent, wil_terug)):
                    self._fout(f"functie-{i}", "Vul in welk werk dit was.")
                continue
            if len(functie) + len(taken) > 2 * MEESTE_TEKENS:
                self._fout(f"taken-{i}", f"Houd dit onder {MEESTE_TEKENS} tekens.")
            duur = self._getal(f"jaren-{i}", jaren, "Vul jaren in, zoals 3 of 0,5.")
            if duur is not None and not 0 <= duur <= 60:
                self._fout(f"jaren-{i}", "Vul jaren in van 0 tot en met 60.")
            banen.append(
                Werkervaring(
                    functie=" ".join(functie.split()),
                    taken=" ".join(taken.split()),
                    branche=self._kies(Branche, f"branche-{i}", branche),
                    jaren=duur,
                    recent=_JA_NEE.get(recent),
                    wil_terug=_JA_NEE.get(wil_terug),
                )
            )
        return {"werkervaring": tuple(banen)}

    def _uitsluitingen(self) -> dict[str, object]:
        werkgevers = set(self.invoer.werkgevers)
        erbij = " ".join(self.invoer.werkgever_erbij.split())
        if erbij:
            gevonden = self.zoek_werkgever(erbij)
            if len(gevonden) == 1:
                werkgevers.add(gevonden[0][0])
            elif gevonden:
                namen = ", ".join(f"{nummer} is {naam}" for nummer, naam in gevonden)
                self._fout("werkgever_erbij-nieuw", f"Er zijn er meer. Vul het nummer in: {namen}.")
            else:
                melding = "Deze werkgever kennen wij niet. Zoek de naam op bij Vacatures."
                self._fout("werkgever_erbij-nieuw", melding)
        return {
            "uitgesloten_branches": self._kies_vele(Branche, "branches", self.invoer.branches),
            "uitgesloten_werkgevers": frozenset(werkgevers),
        }


_JA_NEE = {"ja": True, "nee": False}
_LEZERS: Mapping[Profieldeel, Callable[[Lezing], dict[str, object]]] = {
    Profieldeel.UREN: Lezing._uren,
    Profieldeel.DAGDELEN: Lezing._dagdelen,
    Profieldeel.REIZEN: Lezing._reizen,
    Profieldeel.TAAL: Lezing._taal,
    Profieldeel.PAPIEREN: Lezing._papieren,
    Profieldeel.WENSEN: Lezing._wensen,
    Profieldeel.ERVARING: Lezing._ervaring,
    Profieldeel.UITSLUITINGEN: Lezing._uitsluitingen,
}
