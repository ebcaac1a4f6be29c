"""Features of the work alone: its kind, how fresh it is, who else wants it, its employer."""

from __future__ import annotations

import numpy as np

from matching.kolommen import CONTRACTVORM_INDEX, ONBEKEND, WERKSOORT_INDEX
from matching.leren.kenmerken.basis import ONBEPERKT, Getallen, Kenmerk, Kenmerkvraag
from vacatures.kenmerken import Contractvorm
from vacatures.werk import WerkSoort

_OUDST = 180.0


class IsNetwerkplek(Kenmerk):
    """Whether it is a place in the network and not an open vacature."""

    naam = "is_netwerkplek"
    titel = "Netwerkplek"
    betekenis = "Of het een plek in het netwerk is in plaats van een open vacature."
    formule = "1 for a netwerkplek, else 0."
    bij_onbekend = "Altijd bekend."
    leest_werk = ("soort",)

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """0 or 1."""
        return np.where(vraag.werk.soort == WERKSOORT_INDEX[WerkSoort.NETWERKPLEK], 1.0, 0.0)


class Contract(Kenmerk):
    """Whether the work is offered in one of some contract forms."""

    bij_onbekend = "Zonder contractvorm: onbekend."
    leest_werk = ("contractvorm",)

    def __init__(self, naam: str, titel: str, vormen: tuple[Contractvorm, ...]) -> None:
        self.naam, self.titel = naam, titel
        labels = ", ".join(v.label for v in vormen)
        self.betekenis = f"Of het werk zo wordt aangeboden: {labels}."
        self.formule = f"1 for {', '.join(v.value for v in vormen)}, else 0."
        self._codes = [CONTRACTVORM_INDEX[v] for v in vormen]

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """0 or 1, or nan."""
        vorm = vraag.werk.contractvorm
        return np.where(vorm == ONBEKEND, np.nan, np.isin(vorm, self._codes))


class Posities(Kenmerk):
    """How many people are asked for."""

    naam = "posities"
    titel = "Aantal plaatsen"
    betekenis = "Hoeveel mensen de werkgever hiervoor zoekt."
    formule = "log2 of the number of openings."
    bereik = (0.0, 10.0)
    bij_onbekend = "Zonder aantal: onbekend."
    richting = 1
    leest_werk = ("posities",)

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """Doublings."""
        aantal = np.maximum(vraag.werk.posities, 1).astype(np.float64)
        return np.where(vraag.werk.posities == ONBEKEND, np.nan, np.log2(aantal))


class Ouderdom(Kenmerk):
    """How long ago the vacature appeared.

    Free: an old vacature may be filled already, or hard to fill and therefore open to others.
    """

    naam = "dagen_open"
    titel = "Dagen open"
    betekenis = "Hoeveel dagen geleden de vacature verscheen."
    formule = "min(180, day of asking - day of appearing)."
    bereik = (0.0, _OUDST)
    bij_onbekend = "Zonder datum, en bij een datum na vandaag: onbekend."
    leest_werk = ("geplaatst_op",)

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """Days."""
        op = vraag.werk.geplaatst_op
        dagen = vraag.omgeving.vandaag.toordinal() - op.astype(np.float64)
        return np.where((op == ONBEKEND) | (dagen < 0), np.nan, np.minimum(dagen, _OUDST))


class Feit(Kenmerk):
    """A fact that was counted before the day."""

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """The fact as it was counted."""
        feit: Getallen = getattr(vraag.feiten, self.leest_feiten[0])
        return feit


class Plaatsingskans(Feit):
    """How often this employer took somebody whom the organisation proposed."""

    naam = "werkgever_plaatst"
    titel = "Werkgever neemt aan"
    betekenis = "Hoe vaak een voorstel bij deze werkgever eerder een plaatsing werd."
    formule = (
        "(placements + 5 p) / (decided proposals + 5), p = the same share of the whole "
        "organisation, which itself starts at (.15 x 20) / 20."
    )
    bij_onbekend = "Werkgever onbekend: onbekend. Zonder eerdere voorstellen: p."
    richting = 1
    leest_feiten = ("plaatsingskans",)


class Duurkans(Feit):
    """How often a placement with this employer lasted."""

    naam = "werkgever_houdt"
    titel = "Werkgever houdt vast"
    betekenis = "Hoe vaak een plaatsing bij deze werkgever eerder zes maanden duurde."
    formule = (
        "(lasting + 5 p) / (decided placements + 5), p = the same share of the whole "
        "organisation, which itself starts at (.5 x 20) / 20."
    )
    bij_onbekend = "Werkgever onbekend: onbekend. Zonder eerdere plaatsingen: p."
    richting = 1
    leest_feiten = ("duurkans",)


class OpLijsten(Feit):
    """How many klanten of the organisation had it on a list lately."""

    naam = "op_lijsten"
    titel = "Op andere lijsten"
    betekenis = "Bij hoeveel klanten dit werk de laatste vier weken op een lijst stond."
    formule = "log2(1 + different klanten to whom it was shown in the 28 days before)."
    bereik = (0.0, ONBEPERKT)
    bij_onbekend = "Altijd bekend: niet getoond telt als 0."
    richting = -1
    leest_feiten = ("op_lijsten",)

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """Doublings."""
        return np.log2(1.0 + super().waarden(vraag))


class Lopend(OpLijsten):
    """How many proposals of the organisation for it are still open."""

    naam = "lopende_voorstellen"
    titel = "Lopende voorstellen"
    betekenis = "Hoeveel voorstellen voor dit werk nog lopen."
    formule = "log2(1 + proposals that have not ended and are not placements yet)."
    bij_onbekend = "Altijd bekend: geen voorstel telt als 0."
    leest_feiten = ("lopend",)


AANBOD: tuple[Kenmerk, ...] = (
    IsNetwerkplek(),
    Contract("contract_vast", "Vast contract", (Contractvorm.VAST,)),
    Contract("contract_los", "Los contract", (Contractvorm.UITZENDEN, Contractvorm.OPROEP)),
    Posities(),
    Ouderdom(),
    Plaatsingskans(),
    Duurkans(),
    OpLijsten(),
    Lopend(),
)
