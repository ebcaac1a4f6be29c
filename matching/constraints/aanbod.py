"""Who may see what, and what is still open: rows that fail here are not considered at all."""

from __future__ import annotations

import numpy as np

from matching.constraints.basis import Constraint, Omgeving, Uitkomsten
from matching.kolommen import KlantKolommen, WerkKolommen
from matching.oordeel import Oordeel, Reden, Uitkomst, een_reden
from modellen.klant.model import KlantStatus
from modellen.klantprofiel.model import Klantprofiel
from vacatures.werk import Werk


class Zichtbaarheid(Constraint):
    """The organisation of the klant may see the werk. Tenants never cross.

    Missing data: nothing can be missing; no list of organisations means all of them.
    """

    naam = "zichtbaarheid"
    titel = "Zichtbaar voor uw organisatie"
    bepaalt_aanbod = True
    leest_klant = ("organisatie",)
    leest_werk = ("voor_allen", "zichtbaar")

    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair."""
        if werk.is_zichtbaar_voor(profiel.klant.organisatie):
            return een_reden(self.naam, Reden("zichtbaar", Uitkomst.GESCHIKT))
        return een_reden(self.naam, Reden("niet_zichtbaar", Uitkomst.ONGESCHIKT))

    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge rows."""
        genoemd = (werk.zichtbaar == klant.organisatie[:, None]).any(axis=-1)
        return np.where(werk.voor_allen | genoemd, 2, 0).astype(np.int8)


class Beschikbaarheid(Constraint):
    """The klant takes part, and the werk is open on the day of asking.

    Missing data: without a last day the werk stays open until somebody closes it.
    """

    naam = "beschikbaarheid"
    titel = "Open en beschikbaar"
    bepaalt_aanbod = True
    leest_klant = ("actief",)
    leest_werk = ("actief", "sluit_op")

    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair."""
        if profiel.klant.status is not KlantStatus.ACTIEF:
            gegevens = {"status": profiel.klant.status.value}
            return een_reden(self.naam, Reden("klant_niet_actief", Uitkomst.ONGESCHIKT, gegevens))
        if not werk.is_actief:
            return een_reden(self.naam, Reden("werk_niet_open", Uitkomst.ONGESCHIKT))
        if not werk.is_open(omgeving.vandaag):
            dag = {"sluit_op": werk.sluit_op.isoformat() if werk.sluit_op else None}
            return een_reden(self.naam, Reden("werk_gesloten", Uitkomst.ONGESCHIKT, dag))
        return een_reden(self.naam, Reden("open", Uitkomst.GESCHIKT))

    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge rows."""
        is_open = werk.actief & (werk.sluit_op >= omgeving.vandaag.toordinal())
        return np.where(klant.actief & is_open, 2, 0).astype(np.int8)


class Uitsluitingen(Constraint):
    """What the klant refuses: branches and employers. The klant's own choice, no reason asked.

    Missing data: an unknown branche or werkgever is an aandachtspunt when the klant refuses any.
    """

    naam = "uitsluitingen"
    titel = "Geen uitgesloten branche of werkgever"
    leest_klant = ("zonder_branches", "zonder_werkgevers")
    leest_werk = ("werkgever", "branche")

    def oordeel(self, profiel: Klantprofiel, werk: Werk, omgeving: Omgeving) -> Oordeel:
        """Judge one pair."""
        klant = profiel.klant
        redenen: list[Reden] = []
        if werk.werkgever is not None and werk.werkgever in klant.uitgesloten_werkgevers:
            naam = {"werkgever": werk.werkgever_naam}
            redenen.append(Reden("werkgever_uitgesloten", Uitkomst.ONGESCHIKT, naam))
        if werk.branche is not None and werk.branche in klant.uitgesloten_branches:
            branche = {"branche": werk.branche.label}
            redenen.append(Reden("branche_uitgesloten", Uitkomst.ONGESCHIKT, branche))
        if klant.uitgesloten_werkgevers and werk.werkgever is None:
            redenen.append(
                Reden("werkgever_onbekend", Uitkomst.AANDACHTSPUNT, vraag_aan="werkgever")
            )
        if klant.uitgesloten_branches and werk.branche is None:
            redenen.append(Reden("branche_onbekend", Uitkomst.AANDACHTSPUNT, vraag_aan="werkgever"))
        if not redenen:
            redenen.append(Reden("niets_uitgesloten", Uitkomst.GESCHIKT))
        return Oordeel(self.naam, min(r.uitkomst for r in redenen), tuple(redenen))

    def uitkomsten(
        self, klant: KlantKolommen, werk: WerkKolommen, omgeving: Omgeving
    ) -> Uitkomsten:
        """Judge rows."""
        werkgevers, branches = klant.zonder_werkgevers, klant.zonder_branches
        uit = np.full(max(len(klant), len(werk)) if len(klant) and len(werk) else 0, 2, np.int8)
        if branches.any():
            bekend = werk.branche >= 0
            bit = np.int64(1) << np.where(bekend, werk.branche, 0).astype(np.int64)
            uit[(branches != 0) & ~bekend] = 1
            uit[(branches & bit != 0) & bekend] = 0
        if werkgevers.any():
            bekend = werk.werkgever != 0
            genoemd = (werkgevers == werk.werkgever[:, None]).any(axis=-1) & bekend
            vraag = (werkgevers != 0).any(axis=-1) & ~bekend
            uit[vraag & (uit > 1)] = 1
            uit[genoemd] = 0
        return uit

    def laat_alles_toe(self, klant: KlantKolommen) -> bool:
        """Whoever refuses nothing."""
        return not (klant.zonder_branches.any() or klant.zonder_werkgevers.any())
