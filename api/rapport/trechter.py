"""How klanten come from a list to work that lasts: a funnel, and how long it takes. Figures alone.

Every klant counts once in each step. Under ten people there is no percentage, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matching.leren.perklant import Klantgeschiedenis
from modellen.cijfers.maat import Aandeel, Mediaan
from modellen.tellen import Tijdvak
from modellen.voorstel.model import PLAATSINGEN, Verloop, Voorstelsoort
from modellen.waarden import KlantNummer


@dataclass(frozen=True, slots=True)
class Trechter:
    """Klanten of one organisation, by how far they came with what was proposed in these days.

    Attributes:
        getoond: they stood on a list that somebody opened.
        duurzaam: still at work after six months, of those of whom that can be known by now.
        tot_werk: from the first proposal to the first day of work, of those who came to work.
    """

    klanten: int
    getoond: int
    voorgesteld: int
    gesprek: int
    geplaatst: int
    duurzaam: Aandeel
    tot_werk: Mediaan

    @property
    def stappen(self) -> tuple[tuple[str, int], ...]:
        """Words and number of each step, widest first."""
        return (
            ("Klanten", self.klanten),
            ("Op een lijst getoond", self.getoond),
            ("Voorgesteld", self.voorgesteld),
            ("In gesprek met een werkgever", self.gesprek),
            ("Aan het werk gekomen", self.geplaatst),
            ("Na zes maanden nog aan het werk", self.duurzaam.aantal),
        )


def maak_trechter(
    per_klant: Mapping[KlantNummer, Klantgeschiedenis],
    verlopen: Iterable[Verloop],
    *,
    tijdvak: Tijdvak,
    peildag: date,
) -> Trechter:
    """The funnel over these klanten.

    Args:
        per_klant: as ``tel_per_klant`` gives it, of the same days.
        verlopen: of proposals, in any order; of other klanten nothing counts.
    """
    van = per_klant.values()
    # Later steps prove earlier ones: who came to work was talked to, also when nobody wrote it.
    geplaatst = sum(g.geplaatst for g in van)
    gesprek = sum(g.gesprekken > 0 or g.geplaatst for g in van)
    dagen = _dagen_tot_werk(
        (v for v in verlopen if v.voorstel.klant in per_klant), tijdvak, peildag
    )
    return Trechter(
        klanten=len(per_klant),
        getoond=sum(g.getoond > 0 or g.voorstellen > 0 for g in van),
        voorgesteld=sum(g.voorstellen > 0 for g in van),
        gesprek=gesprek,
        geplaatst=geplaatst,
        duurzaam=Aandeel(sum(g.duurzaam for g in van), sum(g.rijp for g in van)),
        tot_werk=Mediaan.van_dagen(dagen),
    )


def _dagen_tot_werk(verlopen: Iterable[Verloop], tijdvak: Tijdvak, peildag: date) -> list[int]:
    """Per klant who came to work: days from the first proposal to the first day of work."""
    eerste: dict[KlantNummer, date] = {}
    aan_het_werk: dict[KlantNummer, date] = {}
    for verloop in verlopen:
        klant = verloop.voorstel.klant
        geldend = [g for g in verloop.geldend if g.dag <= peildag]
        voorgesteld = [g.dag for g in geldend if g.soort is Voorstelsoort.VOORGESTELD]
        if not voorgesteld or not tijdvak.omvat(min(voorgesteld)):
            continue
        eerste[klant] = min(*voorgesteld, eerste.get(klant, date.max))
        werk = [g.dag for g in geldend if g.soort in PLAATSINGEN]
        if werk:
            aan_het_werk[klant] = min(*werk, aan_het_werk.get(klant, date.max))
    return [max((dag - eerste[klant]).days, 0) for klant, dag in aan_het_werk.items()]
