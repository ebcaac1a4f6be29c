"""Features of a klant with some werk: likeness, interests, experience, travel, hours, load."""

from __future__ import annotations

import numpy as np

from matching.kolommen import ONBEKEND
from matching.leren.kenmerken.basis import ONBEPERKT, Getallen, Kenmerk, Kenmerkvraag
from matching.ranking import Vraag
from matching.ranking.componenten import (
    Component,
    Gelijkenis,
    Marge,
    ReistijdKort,
    RiasecPast,
    UrenPassen,
    Zekerheid,
)
from modellen.kwalificatie import Vervoermiddel

_MEEST_PAPIEREN = 3.0


class Rankingdeel(Kenmerk):
    """A part of the fixed score as a feature: the same value, and nan where it rests on no data."""

    richting = 1

    def __init__(self, component: Component, *, leest_paar: tuple[str, ...] = ()) -> None:
        soort = type(component)
        self._component = component
        self.naam = soort.naam
        self.titel = soort.titel
        self.betekenis = soort.betekenis
        self.formule = (soort.__doc__ or "").split("\n")[0]
        self.bij_onbekend = "Waar de score op niets berust: onbekend."
        self.is_gevoelig = soort.is_gevoelig or soort is Zekerheid
        self.leest_klant = soort.leest_klant
        self.leest_werk = soort.leest_werk
        self.leest_paar = leest_paar

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """Values, or nan."""
        paar = vraag.paar
        leeg = np.zeros(len(vraag), dtype=np.float32)
        waarde, bekend = self._component.waarden(
            Vraag(
                klant=vraag.klant,
                werk=vraag.werk,
                gelijkenis=paar.gelijkenis if "gelijkenis" in self.leest_paar else leeg,
                uitkomsten=(
                    paar.uitkomsten
                    if "uitkomsten" in self.leest_paar
                    else np.zeros((0, len(vraag)), dtype=np.int8)
                ),
                omgeving=vraag.omgeving,
            )
        )
        return np.where(bekend, waarde, np.nan)


class Gelijkenisdeel(Kenmerk):
    """Likeness in one part of the vectors."""

    bij_onbekend = "Als een van beide hier niets over zegt: onbekend."
    richting = 1
    leest_paar = ("delen",)

    def __init__(self, plaats: int, naam: str, over: str, bereik: tuple[float, float]) -> None:
        self._plaats = plaats
        self.naam = f"gelijkenis_{naam}"
        self.titel = f"Lijkt op: {over}"
        self.betekenis = f"Hoe sterk het werk lijkt op wensen en ervaring, naar {over} alleen."
        self.formule = f"Cosine of the part '{naam}' of both vectors."
        self.bereik = bereik

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """One column of the parts."""
        return vraag.paar.delen[:, self._plaats]


class EerderGedaan(Kenmerk):
    """Share of the werk, by kinds of work, that the klant has done before."""

    naam = "ervaring"
    titel = "Eerder gedaan"
    betekenis = "Welk deel van het werk de klant eerder deed, naar soort werk; hoe lang telt niet."
    formule = (
        "Sum of w² over the kinds k done before, over the sum of w² over all kinds of the werk."
    )
    bij_onbekend = "Zonder eerder werk in het dossier, of zonder herkend soort werk: onbekend."
    richting = 1
    leest_klant = ("ervaring",)
    leest_paar = ("werksoorten",)

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """Shares."""
        return _aandeel(vraag.klant.ervaring, vraag.paar.werksoorten)


class KortGeledenGedaan(EerderGedaan):
    """Share of the werk, by kinds of work, that the klant did in the last five years."""

    naam = "ervaring_recent"
    titel = "Kort geleden gedaan"
    betekenis = "Welk deel van het werk de klant in de laatste vijf jaar deed, naar soort werk."
    formule = "As `ervaring`, with the kinds of work of jobs that were marked as recent."
    bij_onbekend = "Zonder baan waarvan bekend is dat die recent was: onbekend."
    leest_klant = ("ervaring_recent",)

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """Shares."""
        return _aandeel(vraag.klant.ervaring_recent, vraag.paar.werksoorten)


class GevraagdePapieren(Kenmerk):
    """Papers that the werk asks and the klant has."""

    naam = "papieren"
    titel = "Gevraagde papieren"
    betekenis = "Hoeveel rijbewijzen en certificaten die het werk vraagt, de klant heeft."
    formule = "min(3, number of licences and certificates that are asked and held)."
    bereik = (0.0, _MEEST_PAPIEREN)
    bij_onbekend = "Als niet bekend is wat gevraagd wordt of wat de klant heeft: onbekend."
    leest_klant = ("rijbewijzen", "certificaten")
    leest_werk = ("eis_rijbewijzen", "eis_certificaten")

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """Counts."""
        klant, werk = vraag.klant, vraag.werk
        aantal = np.zeros(len(vraag))
        for heeft, eist in (
            (klant.rijbewijzen, werk.eis_rijbewijzen),
            (klant.certificaten, werk.eis_certificaten),
        ):
            samen = np.bitwise_count((heeft & eist).astype(np.int64))
            aantal += np.where((heeft == ONBEKEND) | (eist == ONBEKEND), np.nan, samen)
        return np.minimum(aantal, _MEEST_PAPIEREN)


class Reisminuten(Kenmerk):
    """Minutes one way by the quickest mode that the klant uses."""

    naam = "reisminuten"
    titel = "Minuten reizen"
    betekenis = "Hoe lang de reis duurt met het snelste vervoer van de klant, enkele reis."
    formule = "min over the klant's modes of the minutes of the travel model."
    bereik = (0.0, ONBEPERKT)
    bij_onbekend = "Zonder postcode, vervoer of werkplek: onbekend."
    richting = -1
    leest_klant = ("lat", "lon", "vervoer")
    leest_werk = ("lat", "lon")

    def waarden(self, vraag: Kenmerkvraag) -> Getallen:
        """Minutes."""
        snelste = np.full(len(vraag), np.nan)
        for i, middel in enumerate(Vervoermiddel):
            gebruikt = vraag.klant.vervoer[:, i] > 0
            if gebruikt.any():
                minuten = vraag.omgeving.reistijd.minuten(
                    van_lat=vraag.klant.lat,
                    van_lon=vraag.klant.lon,
                    naar_lat=vraag.werk.lat,
                    naar_lon=vraag.werk.lon,
                    middel=middel,
                )
                snelste = np.fmin(snelste, np.where(gebruikt, minuten, np.nan))
        return snelste


def _aandeel(bits: np.ndarray[tuple[int], np.dtype[np.int64]], soorten: Getallen) -> Getallen:
    """Share of the weight of kinds whose bit is set; nan for ``ONBEKEND`` and for no kinds."""
    gedaan = (bits[:, None] >> np.arange(soorten.shape[1])) & 1
    kwadraat = soorten**2
    teller = kwadraat @ gedaan[0] if len(gedaan) == 1 else (kwadraat * gedaan).sum(axis=1)
    noemer = kwadraat.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where((bits != ONBEKEND) & (noemer > 0), teller / noemer, np.nan)


PAAR: tuple[Kenmerk, ...] = (
    Rankingdeel(Gelijkenis(), leest_paar=("gelijkenis",)),
    Gelijkenisdeel(0, "taal", "de tekst", (-1.0, 1.0)),
    Gelijkenisdeel(1, "werksoort", "het soort werk", (-1.5, 1.5)),
    Gelijkenisdeel(2, "sector", "de sector", (0.0, 1.0)),
    Rankingdeel(RiasecPast()),
    EerderGedaan(),
    KortGeledenGedaan(),
    GevraagdePapieren(),
    Rankingdeel(ReistijdKort()),
    Reisminuten(),
    Rankingdeel(UrenPassen()),
    Rankingdeel(Marge()),
    Rankingdeel(Zekerheid(), leest_paar=("uitkomsten",)),
)
