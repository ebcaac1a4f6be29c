"""What a coach types in one rubriek of belastbaarheid: codes and dates, never a sentence.

Unknown stays unknown until somebody says so: no level is chosen by itself, and "the rest was found
normal" is a step of its own that names who found it and on which points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from starlette.datastructures import FormData

from api.web.velden import lees_dag
from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort, Rubriek
from modellen.belastbaarheid.model import (
    Belastbaarheid,
    Beoordelaar,
    Bron,
    Itemoordeel,
    oordelen_van,
)
from modellen.fouten import OpstapFout
from modellen.voorstel.model import maanden_later
from vacatures.voorstel.corrigeren import MAANDEN_EIGEN_WOORD

NORMAAL, BEPERKT = "normaal", "beperkt"
"""Choices of an item with options; ``""`` = not judged."""
ALLES = "alles"
"""The assessment is of everything that is filled in, not only of what changed."""
VRAAG = "vraag"
"""Of ``rest``: somebody pressed the button, and did not confirm yet."""
OPTIES = ".opties"


@dataclass(frozen=True, slots=True)
class Belastbaarheidinvoer:
    """One rubriek as it was typed.

    Attributes:
        waarden: what was chosen by item: a level, ``NORMAAL``, ``BEPERKT`` or ``""``.
        opties: what was ticked by item.
        bereik: ``ALLES``, or what changed alone. rest: ``VRAAG``, or what was confirmed.
    """

    rubriek: str = ""
    gezien: str = ""
    waarden: Mapping[str, str] = field(default_factory=dict)
    opties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    beoordelaar: str = ""
    bron: str = ""
    datum: str = ""
    geldig_tot: str = ""
    bereik: str = ""
    rest: str = ""
    hervat: str = ""

    @classmethod
    def van_formulier(cls, formulier: FormData) -> Belastbaarheidinvoer:
        """The fields of a form; those of items by their code."""

        def een(naam: str) -> str:
            waarde = formulier.get(naam)
            return waarde if isinstance(waarde, str) else ""

        rubriek = next((r for r in Rubriek if r.value == een("rubriek")), None)
        codes = [i.code for i in FML if i.rubriek is rubriek]
        return cls(
            waarden={code: een(code) for code in codes},
            opties={code: frozenset(map(str, formulier.getlist(code + OPTIES))) for code in codes},
            **{naam: een(naam) for naam in _TEKSTVELDEN},
        )


_TEKSTVELDEN = (
    *("rubriek", "gezien", "beoordelaar", "bron", "datum", "geldig_tot", "bereik", "rest"),
    "hervat",
)


def ingevuld_met(belastbaarheid: Belastbaarheid, rubriek: Rubriek) -> Belastbaarheidinvoer:
    """One rubriek as it stands in the record; who assessed is asked anew for each change."""
    oordelen = {i.code: o for i, o in oordelen_van(belastbaarheid, rubriek)}
    return Belastbaarheidinvoer(
        rubriek=rubriek.value,
        waarden={code: _waarde(oordeel) for code, oordeel in oordelen.items()},
        opties={code: (o and o.opties) or frozenset() for code, o in oordelen.items()},
    )


def _waarde(oordeel: Itemoordeel | None) -> str:
    if oordeel is None:
        return ""
    if oordeel.niveau is not None:
        return str(oordeel.niveau)
    return BEPERKT if oordeel.opties else NORMAAL


Gekozen = int | frozenset[str] | None
"""A level, options, or ``None`` = not judged."""


@dataclass(slots=True)
class Lezing:
    """One rubriek while it is read; ``fouten``: a message per field.

    Attributes:
        rest: items that become normal because somebody found the rest so.
        te_bevestigen: they are to be shown first, with who found it.
    """

    invoer: Belastbaarheidinvoer
    rubriek: Rubriek
    nu: Belastbaarheid
    vandaag: date
    fouten: dict[str, str] = field(default_factory=dict)
    rest: tuple[FmlItem, ...] = ()
    te_bevestigen: bool = False

    def wijziging(self) -> Callable[[Belastbaarheid], Belastbaarheid] | None:
        """What is to change; ``None`` when there are ``fouten`` or something is to be confirmed."""
        gekozen = {i: self._gekozen(i) for i, _ in oordelen_van(self.nu, self.rubriek)}
        if self.invoer.rest:
            self.rest = tuple(
                i for i, k in gekozen.items() if k is None and i.soort is not FmlSoort.KENMERK
            )
            gekozen |= {i: 0 if i.soort is FmlSoort.SCHAAL else frozenset() for i in self.rest}
            if not self.rest and "rest" not in self.fouten:
                self.fouten["rest"] = "In deze rubriek is alles al ingevuld."
        nieuw = {i: k for i, k in gekozen.items() if self._is_nieuw(i, k)}
        weg = [i for i, k in gekozen.items() if k is None and i.code in self.nu.oordelen]
        oordelen = self._oordelen(nieuw) if nieuw else {}
        if not nieuw and not weg and not self.fouten:
            self.fouten[""] = "Er is niets veranderd in deze rubriek."
        self.te_bevestigen = bool(self.rest) and not self.fouten and not self._is_bevestigd
        if self.fouten or self.te_bevestigen:
            return None

        def wijzig(belastbaarheid: Belastbaarheid) -> Belastbaarheid:
            over = {**belastbaarheid.oordelen, **oordelen}
            for weggehaald in weg:
                over.pop(weggehaald.code, None)
            return replace(belastbaarheid, oordelen=MappingProxyType(over))

        return wijzig

    @property
    def bevestiging(self) -> str:
        """What the confirming button sends: who found how many points normal, on which day."""
        i = self.invoer
        return f"{i.beoordelaar}.{i.bron}.{i.datum}.{i.geldig_tot}.{len(self.rest)}"

    @property
    def _is_bevestigd(self) -> bool:
        return self.invoer.rest == self.bevestiging

    def _gekozen(self, fml_item: FmlItem) -> Gekozen:
        code = fml_item.code
        waarde, opties = (
            self.invoer.waarden.get(code, ""),
            self.invoer.opties.get(code, frozenset()),
        )
        if fml_item.soort is FmlSoort.SCHAAL:
            if waarde and waarde not in {str(n.niveau) for n in fml_item.niveaus}:
                self.fouten[code] = f"{fml_item.naam}: kies een van de antwoorden."
                return None
            return int(waarde) if waarde else None
        if not opties <= {o.code for o in fml_item.opties}:
            self.fouten[code] = f"{fml_item.naam}: kies uit de lijst."
        elif opties and waarde == NORMAAL:
            self.fouten[code] = f"{fml_item.naam}: u koos normaal en kruiste ook iets aan."
        elif waarde == BEPERKT and not opties:
            self.fouten[code] = f"{fml_item.naam}: kruis aan wat de klant niet kan."
        if opties:
            return opties
        return frozenset() if waarde == NORMAAL else None

    def _is_nieuw(self, fml_item: FmlItem, gekozen: Gekozen) -> bool:
        """Whether this assessment is about this item."""
        if gekozen is None:
            return False
        oud = self.nu.oordelen.get(fml_item.code)
        if oud is None or fml_item in self.rest or self.invoer.bereik == ALLES:
            return True
        return gekozen != (oud.niveau if oud.opties is None else oud.opties)

    def _oordelen(self, nieuw: Mapping[FmlItem, Gekozen]) -> dict[str, Itemoordeel]:
        wie, bron = self._wie()
        dag, tot = self._geldigheid(wie)
        if wie is None or bron is None or dag is None or self.fouten:
            return {}
        oordelen = {}
        for fml_item, gekozen in nieuw.items():
            try:
                oordelen[fml_item.code] = Itemoordeel(
                    fml_item.code,
                    niveau=gekozen if isinstance(gekozen, int) else None,
                    opties=gekozen if isinstance(gekozen, frozenset) else None,
                    bron=bron,
                    beoordelaar=wie,
                    datum=dag,
                    geldig_tot=tot,
                )
            except OpstapFout as fout:
                self.fouten[fml_item.code] = fout.melding
        return oordelen

    def _wie(self) -> tuple[Beoordelaar | None, Bron | None]:
        wie = next((b for b in Beoordelaar if b.value == self.invoer.beoordelaar), None)
        bron = next((b for b in Bron if b.value == self.invoer.bron), None)
        if wie is None:
            self.fouten["beoordelaar"] = "Kies wie dit beoordeelde."
        if bron is None:
            self.fouten["bron"] = "Kies waar het uit blijkt."
        if wie and bron and (wie is Beoordelaar.KLANT) != (bron is Bron.KLANT_ZELF):
            melding = "Wat de klant zelf zegt, blijkt uit het eigen woord van de klant."
            self.fouten["bron"] = melding
        return wie, bron

    def _geldigheid(self, wie: Beoordelaar | None) -> tuple[date | None, date | None]:
        dag = lees_dag(self.invoer.datum)
        if dag is None or dag > self.vandaag:
            self.fouten["datum"] = "Vul de dag van de beoordeling in, vandaag of eerder."
            return None, None
        if not self.invoer.geldig_tot.strip():
            # The same as where the log of proposals brings the klant's word in.
            eigen = wie is Beoordelaar.KLANT
            return dag, maanden_later(dag, MAANDEN_EIGEN_WOORD) if eigen else None
        tot = lees_dag(self.invoer.geldig_tot)
        if tot is None or tot < dag:
            melding = "Vul een dag na de beoordeling in, of laat dit leeg."
            self.fouten["geldig_tot"] = melding
        return dag, tot
