"""From a night to what /v1 answers. No rule lives here."""

from __future__ import annotations

from api.toegang.nacht import Klantverschillen, Nachtlijst, Werkverschillen
from api.v1 import nachtschemas as schemas
from api.v1 import vertalen
from matching.nacht.samenvatting import MagereLijst
from matching.nacht.verschil import Verschil
from matching.uitleg import leg_telling_uit


def verschil(gevonden: Verschil, uitleg: str) -> schemas.VerschilSchema:
    """One change in the list of a klant."""
    return schemas.VerschilSchema(
        soort=gevonden.soort,
        werk=gevonden.ander,
        van=gevonden.van,
        naar=gevonden.naar,
        waarom=gevonden.waarom,
        uitleg=uitleg,
    )


def nachtlijst(lijst: Nachtlijst, *, nummer: str) -> schemas.NachtlijstSchema:
    """The list of one klant; ``nummer`` is that of the log of shown lists."""
    return schemas.NachtlijstSchema(
        lijst=nummer,
        klant=lijst.klant,
        datum=lijst.dag,
        telling=list(leg_telling_uit(lijst.telling)),
        matches=[vertalen.match(m) for m in lijst.matches],
        vervallen=lijst.vervallen,
        verschillen=[verschil(*v) for v in lijst.verschillen],
    )


def klantverschillen(gevonden: Klantverschillen) -> schemas.KlantVerschillenSchema:
    """What changed for one klant."""
    klant, verschillen = gevonden
    return schemas.KlantVerschillenSchema(
        klant=klant.nummer, coach=klant.coach, verschillen=[verschil(*v) for v in verschillen]
    )


def magere_lijst(mager: MagereLijst) -> schemas.MagereLijstSchema:
    """A klant with little to choose."""
    return schemas.MagereLijstSchema(
        klant=mager.klant,
        coach=mager.coach,
        getoond=mager.telling.getoond,
        oorzaak=mager.oorzaak,
        scheelt=mager.scheelt,
        uitleg=mager.zin,
    )


def werkverschillen(gevonden: Werkverschillen) -> schemas.WerkVerschillenSchema:
    """What changed for one werk."""
    return schemas.WerkVerschillenSchema(
        werk=vertalen.werk_kort(gevonden.werk),
        kandidaten=[
            schemas.KandidaatVerschilSchema(code=code, uitleg=uitleg)
            for code, uitleg in gevonden.regels
        ],
    )
