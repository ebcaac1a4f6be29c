"""Builders: valid domain objects with sane defaults, of which a test names only what matters to it.

Short forms are understood where a test reads better for it: a postcode, place or set of dagdelen
as text, hours as a pair, a belasting as a mapping of FML codes to a level or to options.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from modellen.assessment.model import Bevinding, RealLifeAssessment
from modellen.belastbaarheid.fml import FmlSoort, item
from modellen.belastbaarheid.model import Belastbaarheid, Beoordelaar, Bron
from modellen.beroepskeuze.model import Beroepskeuzetest, Competentie, CompetentieScore, Riasec
from modellen.dagdelen import KANTOORTIJDEN, Dagdelen
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klant.model import Identiteit, Klant, Wens, WensSoort, Werkervaring
from modellen.klantprofiel.bouw import bouw_klantprofiel
from modellen.klantprofiel.model import Klantprofiel
from modellen.kwalificatie import Branche, Opleidingsniveau, Taalniveau, Vervoermiddel
from modellen.waarden import KlantNummer, OrganisatieCode, Postcode, UrenPerWeek, WerkNummer
from vacatures.belasting.model import Belasting, BelastingBron, Belastingitem
from vacatures.kenmerken import Contractvorm, Eisen, Werkplek
from vacatures.netwerkplek.model import Netwerkplek, NetwerkSoort
from vacatures.vacature.model import Vacature
from vacatures.werk import Werk, werk_van_vacature
from vacatures.werkgever.model import Werkgever

VANDAAG = date(2026, 11, 23)
"""The Monday on which tests take place."""

ORGANISATIE = OrganisatieCode("opstap-noord")
ANDERE_ORGANISATIE = OrganisatieCode("opstap-zuid")

Afwijking = int | Collection[str]
"""What is said on one FML item: a level, or option codes."""


# --- the person ----------------------------------------------------------------------------------


def een_klant(nummer: str = "K-1001", **velden: Any) -> Klant:
    """An active klant in Amersfoort with everything asked; other fields by keyword.

    ``postcode="3811 AB"``, ``uren=(16, 24)`` and ``dagdelen="ma-vr ochtend"`` are understood.
    """
    standaard: dict[str, Any] = {
        "organisatie": ORGANISATIE,
        "coach": "coach.anna",
        "postcode": Postcode(3811, "AB"),
        "vervoer": {Vervoermiddel.FIETS: 30, Vervoermiddel.OV: 60},
        "uren": UrenPerWeek(16, 32),
        "dagdelen": KANTOORTIJDEN,
        "taalniveau": Taalniveau.B1,
        "opleiding": Opleidingsniveau.VMBO,
        "rijbewijzen": frozenset(),
        "certificaten": frozenset(),
        "werkervaring": (
            Werkervaring(
                functie="magazijnmedewerker",
                taken="orders verzamelen en inpakken",
                branche=Branche.LOGISTIEK,
                jaren=3.0,
                recent=True,
                wil_terug=True,
            ),
        ),
        "wensen": (Wens(WensSoort.TAAK, "Ik wil graag met mijn handen werken."),),
    }
    return Klant(KlantNummer(nummer), **_lees_velden(standaard | velden))


def een_identiteit(
    klant: str = "K-1001", *, voornaam: str = "Sanne", achternaam: str = "de Bruin"
) -> Identiteit:
    """The name of a klant who does not exist."""
    return Identiteit(KlantNummer(klant), voornaam, achternaam)


def een_belastbaarheid(
    klant: str = "K-1001",
    afwijkingen: Mapping[str, Afwijking] | None = None,
    *,
    bron: Bron = Bron.FML,
    beoordelaar: Beoordelaar = Beoordelaar.VERZEKERINGSARTS,
    datum: date = date(2026, 9, 1),
    geldig_tot: date | None = None,
) -> Belastbaarheid:
    """A complete FML: what deviates is named, every other item was found normal.

    For "nothing assessed" use ``modellen.belastbaarheid.model.leeg``.
    """
    waarden = {code: _waarde(gezegd) for code, gezegd in (afwijkingen or {}).items()}
    return Belastbaarheid.vastgesteld(
        KlantNummer(klant),
        waarden,
        bron=bron,
        beoordelaar=beoordelaar,
        datum=datum,
        geldig_tot=geldig_tot,
    )


def een_assessment(klant: str = "K-1001", **velden: Any) -> RealLifeAssessment:
    """An assessment of a month ago with two findings and no report text."""
    standaard: dict[str, Any] = {
        "datum": date(2026, 10, 20),
        "locatie": "thuis",
        "kwaliteiten": frozenset({Bevinding.ORDELIJK, Bevinding.TEAMSPELER}),
    }
    return RealLifeAssessment(KlantNummer(klant), **(standaard | velden))


def een_beroepskeuzetest(klant: str = "K-1001", **velden: Any) -> Beroepskeuzetest:
    """A test of somebody who likes practical and orderly work."""
    standaard: dict[str, Any] = {
        "datum": date(2026, 10, 27),
        "riasec": Riasec(0.8, 0.3, 0.1, 0.4, 0.2, 0.7),
        "competenties": (
            CompetentieScore(Competentie.ORDENEN, 4),
            CompetentieScore(Competentie.HANDVAARDIGHEID, 5),
        ),
    }
    return Beroepskeuzetest(KlantNummer(klant), **(standaard | velden))


def een_klantprofiel(
    klant: Klant | None = None,
    *,
    belastbaarheid: Belastbaarheid | None = None,
    assessment: RealLifeAssessment | None = None,
    test: Beroepskeuzetest | None = None,
) -> Klantprofiel:
    """The profile of ``klant``: built the way the project builds it, with a normal FML."""
    klant = klant or een_klant()
    return bouw_klantprofiel(
        klant,
        belastbaarheid or een_belastbaarheid(klant.nummer),
        assessment=assessment,
        test=test,
    )


def een_gebruiker(account: str = "coach.anna", **velden: Any) -> Gebruiker:
    """An active jobcoach. The hash is not one of any password."""
    standaard: dict[str, Any] = {
        "naam": "Anna de Coach",
        "rol": Rol.JOBCOACH,
        "organisatie": ORGANISATIE,
        "wachtwoord_hash": "$argon2id$geen-echt-wachtwoord",
    }
    return Gebruiker(account, **(standaard | velden))


# --- the work ------------------------------------------------------------------------------------


def een_belasting(
    gevraagd: Mapping[str, Afwijking] | None = None,
    *,
    bron: BelastingBron = BelastingBron.WERKGEVER,
) -> Belasting:
    """What a job asks, e.g. ``een_belasting({"IV-13": 2, "I-8": {"deadlines"}})``."""
    return Belasting.van_items(
        _belastingitem(code, gezegd, bron=bron) for code, gezegd in (gevraagd or {}).items()
    )


def een_werkgever(nummer: str = "W-1", **velden: Any) -> Werkgever:
    """A wholesale business in Amersfoort."""
    standaard: dict[str, Any] = {
        "naam": "Groothandel De Eemkade",
        "branche": Branche.GROOTHANDEL,
        "plek": Werkplek(3812, "Amersfoort", "NL"),
        "activiteiten": "Opslag en bezorging van huishoudelijke artikelen.",
    }
    return Werkgever(WerkNummer(nummer), **_lees_velden(standaard | velden))


def een_vacature(nummer: str = "V-1", **velden: Any) -> Vacature:
    """An open vacancy in Amersfoort that ``een_klant()`` can do: nothing special is asked.

    ``uren=(16, 24)``, ``dagdelen="ma-vr ochtend"``, ``plek="Amersfoort 3812"`` and
    ``belasting={"IV-13": 2}`` are understood. ``bron_id`` follows the nummer.
    """
    standaard: dict[str, Any] = {
        "bron": "eigen",
        "bron_id": nummer,
        "titel": "Magazijnmedewerker",
        "taken": "Je verzamelt orders, pakt ze in en houdt het magazijn netjes.",
        "werkgever_naam": "Groothandel De Eemkade",
        "branche": Branche.LOGISTIEK,
        "isco": "9333",
        "plek": Werkplek(3812, "Amersfoort", "NL"),
        "uren": UrenPerWeek(16, 24),
        "dagdelen": Dagdelen.lees("ma-vr ochtend"),
        "contractvorm": Contractvorm.TIJDELIJK,
        "posities": 1,
        "eisen": geen_eisen(),
        "geplaatst_op": date(2026, 11, 2),
    }
    return Vacature(WerkNummer(nummer), **_lees_velden(standaard | velden))


def een_netwerkplek(nummer: str = "N-1", **velden: Any) -> Netwerkplek:
    """A standing possibility at ``een_werkgever()``; short forms as in :func:`een_vacature`."""
    standaard: dict[str, Any] = {
        "soort": NetwerkSoort.DOORLOPEND,
        "werkgever": WerkNummer("W-1"),
        "werkgever_naam": "Groothandel De Eemkade",
        "titel": "Inpakwerk",
        "taken": "Artikelen inpakken en labelen in een vast team.",
        "branche": Branche.GROOTHANDEL,
        "isco": "9321",
        "plek": Werkplek(3812, "Amersfoort", "NL"),
        "uren": UrenPerWeek(12, 24),
        "dagdelen": Dagdelen.lees("ma-vr ochtend,middag"),
        "eisen": geen_eisen(),
    }
    return Netwerkplek(WerkNummer(nummer), **_lees_velden(standaard | velden))


def een_werk(nummer: str = "V-1", **velden: Any) -> Werk:
    """The flat view of ``een_vacature(nummer, **velden)``."""
    return werk_van_vacature(een_vacature(nummer, **velden))


def geen_eisen(**velden: Any) -> Eisen:
    """Requirements that are known and ask nothing, save what is named."""
    standaard: dict[str, Any] = {
        "opleiding": Opleidingsniveau.GEEN,
        "taal": Taalniveau.A0,
        "rijbewijzen": frozenset(),
        "certificaten": frozenset(),
    }
    return Eisen(**(standaard | velden))


# --- short forms ---------------------------------------------------------------------------------


def _lees_velden(velden: dict[str, Any]) -> dict[str, Any]:
    return {veld: _lees(veld, waarde) for veld, waarde in velden.items()}


def _lees(veld: str, waarde: Any) -> Any:
    match veld, waarde:
        case "postcode", str():
            return Postcode.lees(waarde)
        case "uren", (minimum, maximum):
            return UrenPerWeek(minimum, maximum)
        case "dagdelen", str():
            return Dagdelen.lees(waarde)
        case "plek", str():
            plaatsnaam, _, pc4 = waarde.rpartition(" ")
            return Werkplek(int(pc4), plaatsnaam, "NL")
        case "belasting", Mapping():
            return een_belasting(waarde)
        case _:
            return waarde


def _waarde(gezegd: Afwijking) -> int | frozenset[str]:
    return gezegd if isinstance(gezegd, int) else frozenset(gezegd)


def _belastingitem(code: str, gezegd: Afwijking, *, bron: BelastingBron) -> Belastingitem:
    waarde = _waarde(gezegd)
    if item(code).soort is FmlSoort.SCHAAL:
        return Belastingitem(code, niveau=waarde, bron=bron)  # type: ignore[arg-type]
    return Belastingitem(code, opties=waarde, bron=bron)  # type: ignore[arg-type]
