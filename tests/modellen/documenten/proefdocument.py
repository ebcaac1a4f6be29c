"""The smallest kind of document that has everything, and the record to draw it up from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from modellen.documenten.bron import Bron, rijen_van, tekst_van, velden_van
from modellen.documenten.model import Deel, DocumentCode, Documentsoort, Ondertekenaar
from modellen.traject.model import Deelnemer, Gebeurtenis, Traject
from modellen.traject.stand import Stand
from modellen.waarden import KlantNummer
from tests.builders import ORGANISATIE
from tests.modellen.traject.proefsoort import PROEFSOORT, een_gebeurtenis

OP = datetime(2026, 11, 23, 12, tzinfo=UTC)

RAPPORT = Documentsoort(
    DocumentCode.EINDRAPPORTAGE,
    ("SP2-92",),
    (
        Deel("begin", "Begin", (), velden_van("aanmelding"), "Leg eerst de aanmelding vast."),
        Deel(
            "gesprekken",
            "Gesprekken",
            (),
            rijen_van("gesprek", velden=("onderwerp", "duur")),
            "Er is nog geen gesprek.",
        ),
        Deel(
            "verhaal",
            "Verhaal",
            (),
            tekst_van("gesprek", "verhaal"),
            "Schrijf het verhaal.",
            is_vertrouwelijk=True,
        ),
        Deel("extra", "Extra", (), velden_van("bestaat_niet")),
    ),
    ondertekenaars=(Ondertekenaar(Deelnemer.KLANT), Ondertekenaar(Deelnemer.JOBCOACH)),
    voor_opdrachtgever=True,
)

SOORT = replace(PROEFSOORT, documenten=(RAPPORT,))
TRAJECT = Traject("T-1", KlantNummer("K-1"), SOORT.code, ORGANISATIE, "gemeente")


def zonder_vertrouwelijk(gebeurtenis: Gebeurtenis) -> Gebeurtenis:
    """As the store gives it to who may not read everything."""
    stap = SOORT.find_stap(gebeurtenis.stap)
    besloten = {v.code for v in stap.velden if v.is_vertrouwelijk} if stap else set()
    gegevens = {k: w for k, w in gebeurtenis.gegevens.items() if k not in besloten}
    return replace(gebeurtenis, gegevens=gegevens)


def bronnen(*gebeurtenissen: Gebeurtenis) -> tuple[Bron, Bron]:
    """The open and the whole record of the same events."""

    def bron(hier: tuple[Gebeurtenis, ...]) -> Bron:
        return Bron(SOORT, Stand(TRAJECT, hier), OP)

    return bron(tuple(zonder_vertrouwelijk(g) for g in gebeurtenissen)), bron(gebeurtenissen)


def een_verhaal(
    onderwerp: str = "werk zoeken", verhaal: str | None = "Ging goed."
) -> tuple[Gebeurtenis, ...]:
    """An application and one talk."""
    gegevens = {"onderwerp": onderwerp, "duur": 1.5} | ({"verhaal": verhaal} if verhaal else {})
    return (
        een_gebeurtenis(1, "aanmelding", bron="gemeente"),
        een_gebeurtenis(2, "gesprek", **gegevens),
    )
