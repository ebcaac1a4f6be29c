"""What the employer requires: language, education, licences, certificates.

Two shapes: a rank to reach, and a set to hold. Each concrete constraint only says where its
values stand.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection
from typing import ClassVar, Protocol

import numpy as np

from matching.constraints.basis import Constraint, Omgeving, Uitkomsten
from matching.kolommen import ONBEKEND, Array, KlantKolommen, WerkKolommen
from matching.oordeel import Oordeel, Reden, Uitkomst, een_reden
from modellen.klant.model import Klant
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Certificaat, Opleidingsniveau, Rijbewijs, Taalniveau
from vacatures.kenmerken import Eisen
from vacatures.werk import Werk


class _Rang(Protocol):
    @property
    def rang(self) -> int: ...
    @property
    def label(self) -> str: ...


class RangConstraint(Constraint):
    """A required level on an ordered list."""

    hoogste: ClassVar[int]
    wat: ClassVar[str]
    """As in "Is er een eis voor …?"."""

    @abstractmethod
    def van_klant(self, klant: Klant) -> _Rang | None:
        """Level of the klant."""

    @abstractmethod
    def van_eisen(self, eisen: Eisen) -> _Rang | None:
        """Level required."""

    @abstractmethod
    def kolommen(self, klant: KlantKolommen, werk: WerkKolommen) -> tuple[Array, Array]:
        """Ranks of klant and requirement, int16."""

    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair."""
        heeft, eis = self.van_klant(profiel.klant), self.van_eisen(werk.eisen)
        gegevens = {
            "wat": self.wat,
            "heeft": heeft.label if heeft else None,
            "eis": eis.label if eis else None,
        }
        if eis is not None and eis.rang == 0:
            reden = Reden("geen_eis", Uitkomst.GESCHIKT, gegevens)
        elif heeft is not None and heeft.rang >= self.hoogste:
            reden = Reden("eis_gehaald", Uitkomst.GESCHIKT, gegevens)
        elif eis is None:
            reden = Reden("eis_onbekend", Uitkomst.AANDACHTSPUNT, gegevens, "werkgever")
        elif heeft is None:
            reden = Reden("kwalificatie_onbekend", Uitkomst.AANDACHTSPUNT, gegevens, "klant")
        elif heeft.rang >= eis.rang:
            reden = Reden("eis_gehaald", Uitkomst.GESCHIKT, gegevens)
        else:
            reden = Reden("eis_niet_gehaald", Uitkomst.ONGESCHIKT, gegevens)
        return een_reden(self.naam, reden)

    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge rows."""
        heeft, eis = self.kolommen(klant, werk)
        vanzelf = (eis == 0) | (heeft >= self.hoogste)
        onbekend = (eis == ONBEKEND) | (heeft == ONBEKEND)
        gehaald = np.where(heeft >= eis, 2, 0)
        return np.where(vanzelf, 2, np.where(onbekend, 1, gehaald)).astype(np.int8)


class TaalConstraint(RangConstraint):
    """Dutch, as the job requires it (CEFR).

    Missing data: an unknown requirement or level is an aandachtspunt.
    """

    naam = "taal"
    titel = "Nederlands"
    wat = "het Nederlands"
    hoogste = Taalniveau.C2.rang
    leest_klant = ("taal",)
    leest_werk = ("eis_taal",)

    def van_klant(self, klant: Klant) -> _Rang | None:
        """Spoken Dutch of the klant."""
        return klant.taalniveau

    def van_eisen(self, eisen: Eisen) -> _Rang | None:
        """Dutch required."""
        return eisen.taal

    def kolommen(self, klant: KlantKolommen, werk: WerkKolommen) -> tuple[Array, Array]:
        """Ranks, int16."""
        return klant.taal, werk.eis_taal


class OpleidingConstraint(RangConstraint):
    """Level of education required.

    Missing data: an unknown requirement or level is an aandachtspunt.
    """

    naam = "opleiding"
    titel = "Opleiding"
    wat = "opleiding"
    hoogste = max(niveau.rang for niveau in Opleidingsniveau)
    leest_klant = ("opleiding",)
    leest_werk = ("eis_opleiding",)

    def van_klant(self, klant: Klant) -> _Rang | None:
        """Highest level completed."""
        return klant.opleiding

    def van_eisen(self, eisen: Eisen) -> _Rang | None:
        """Level required."""
        return eisen.opleiding

    def kolommen(self, klant: KlantKolommen, werk: WerkKolommen) -> tuple[Array, Array]:
        """Ranks, int16."""
        return klant.opleiding, werk.eis_opleiding


class BezitConstraint(Constraint):
    """A set of papers that the klant must hold, all of them."""

    wat: ClassVar[str]
    """As in "Is er een eis voor …?"."""

    @abstractmethod
    def heeft(self, klant: Klant) -> frozenset[str] | None:
        """Codes held, inclusions counted; ``None`` = not asked yet."""

    @abstractmethod
    def eis(self, eisen: Eisen) -> frozenset[str] | None:
        """Codes required; ``None`` = unknown."""

    @abstractmethod
    def label(self, codes: Collection[str]) -> str:
        """Dutch names, joined."""

    @abstractmethod
    def kolommen(self, klant: KlantKolommen, werk: WerkKolommen) -> tuple[Array, Array]:
        """Bits of what is held and what is required."""

    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair."""
        heeft, eis = self.heeft(profiel.klant), self.eis(werk.eisen)
        gegevens = {"wat": self.wat, "eis": self.label(eis) if eis else None}
        if eis is not None and not eis:
            reden = Reden("geen_eis", Uitkomst.GESCHIKT, gegevens)
        elif eis is None:
            reden = Reden("eis_onbekend", Uitkomst.AANDACHTSPUNT, gegevens, "werkgever")
        elif heeft is None:
            reden = Reden("kwalificatie_onbekend", Uitkomst.AANDACHTSPUNT, gegevens, "klant")
        elif eis <= heeft:
            reden = Reden("bezit_past", Uitkomst.GESCHIKT, gegevens)
        else:
            gegevens["mist"] = self.label(eis - heeft)
            reden = Reden("bezit_ontbreekt", Uitkomst.ONGESCHIKT, gegevens)
        return een_reden(self.naam, reden)

    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge rows."""
        heeft, eis = self.kolommen(klant, werk)
        onbekend = (eis == ONBEKEND) | (heeft == ONBEKEND)
        gehaald = np.where((eis & ~heeft) == 0, 2, 0)
        return np.where(eis == 0, 2, np.where(onbekend, 1, gehaald)).astype(np.int8)


class RijbewijsConstraint(BezitConstraint):
    """Driving licences required.

    Missing data: an unknown requirement, or licences never asked after, is an aandachtspunt.
    """

    naam = "rijbewijs"
    titel = "Rijbewijs"
    wat = "een rijbewijs"
    leest_klant = ("rijbewijzen",)
    leest_werk = ("eis_rijbewijzen",)

    def heeft(self, klant: Klant) -> frozenset[str] | None:
        """Categories that the klant may drive."""
        codes = klant.rijbewijzen_met_omvang
        return None if codes is None else frozenset(codes)

    def eis(self, eisen: Eisen) -> frozenset[str] | None:
        """Categories required."""
        return None if eisen.rijbewijzen is None else frozenset(eisen.rijbewijzen)

    def label(self, codes: Collection[str]) -> str:
        """``B, C``."""
        return ", ".join(r.value for r in Rijbewijs if r in codes)

    def kolommen(self, klant: KlantKolommen, werk: WerkKolommen) -> tuple[Array, Array]:
        """Bits, int32."""
        return klant.rijbewijzen, werk.eis_rijbewijzen


class CertificatenConstraint(BezitConstraint):
    """Certificates required.

    Missing data: an unknown requirement, or papers never asked after, is an aandachtspunt.
    """

    naam = "certificaten"
    titel = "Certificaten"
    wat = "certificaten"
    leest_klant = ("certificaten",)
    leest_werk = ("eis_certificaten",)

    def heeft(self, klant: Klant) -> frozenset[str] | None:
        """Certificates that the klant can show."""
        codes = klant.certificaten_met_omvang
        return None if codes is None else frozenset(codes)

    def eis(self, eisen: Eisen) -> frozenset[str] | None:
        """Certificates required."""
        return None if eisen.certificaten is None else frozenset(eisen.certificaten)

    def label(self, codes: Collection[str]) -> str:
        """Dutch names, joined."""
        return ", ".join(c.label for c in Certificaat if c in codes)

    def kolommen(self, klant: KlantKolommen, werk: WerkKolommen) -> tuple[Array, Array]:
        """Bits, int64."""
        return klant.certificaten, werk.eis_certificaten
