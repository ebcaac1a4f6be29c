"""Opstapbaan, from registration to the signed plan: the steps (OPS-05 to OPS-21)."""

from __future__ import annotations

from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.plan import handtekening, is_getekend
from modellen.traject.poorten import bevat, na, zegt_ja
from modellen.traject.soorten import _opstapbaan_poorten as p
from modellen.traject.velden import datum, ja_nee, keuze, meer

AANGEMELD = "aangemeld"
INTAKE = "intake"

_AGENDA = (
    "kennismaking",
    "verloop",
    "doel",
    "direct_een_opstapbaan",
    "keuze_branche_en_vacature",
    "maatwerk",
    "grenzen",
)
_SPELREGELS = (
    "informeren",
    "afspraken_nakomen",
    "bereikbaar_zijn",
    "wat_klant_doet",
    "wat_jobcoach_doet",
)

IS_GETEKEND = is_getekend("trajectplan", *p.ROLLEN)
"""Klant, jobcoach and casemanager signed the newest trajectplan (OPS-15)."""

NA_AANMELDING = Poort(
    "OPS-06",
    "De klant is nog niet aangemeld.",
    "Leg eerst de aanmelding vast.",
    na("aanmelding"),
)


def met_onderdeel(regel: str, veld: str, wat: str, *delen: str) -> Poort:
    """The step names all these parts in a field; ``wat`` says what is missing otherwise."""
    return Poort(
        regel, f"{wat} ontbreekt.", "Bespreek het en leg het daarna vast.", bevat(veld, *delen)
    )


def _spelregel(regel: str, wat: str, *delen: str) -> Poort:
    return Poort(
        regel,
        f"In het trajectplan ontbreekt de spelregel {wat}.",
        "Neem de spelregel op.",
        bevat("spelregels", *delen),
    )


AANMELDING = (
    Stap(
        "aanmelding",
        "Aanmelding ontvangen",
        Deelnemer.OPDRACHTGEVER,
        (AANGEMELD,),
        velden=(
            keuze("bron", "Aangemeld door", ("gemeente", "uwv", "anders")),
            ja_nee("kan_uitstromen", "Kan uitstromen naar gewoon werk", regel="OPS-05"),
        ),
        poorten=(
            Poort(
                "OPS-05",
                "Een opstapbaan is voor wie kan uitstromen naar gewoon werk.",
                "Overleg met de casemanager over een ander traject.",
                zegt_ja("kan_uitstromen"),
            ),
        ),
        is_eenmalig=True,
        regels=("OPS-05",),
    ),
    Stap(
        "toewijzing",
        "Jobcoach toegewezen",
        Deelnemer.TEAMLEIDER,
        (AANGEMELD,),
        velden=(Veld("coach", "Jobcoach", regel="OPS-06"),),
        poorten=(NA_AANMELDING,),
        is_eenmalig=True,
        regels=("OPS-06", "OPS-41"),
    ),
    Stap(
        "in_dienst",
        "In dienst bij SDWork",
        Deelnemer.CONSULENT,
        (AANGEMELD,),
        velden=(datum("datum", "Eerste dag in dienst", regel="OPS-07"),),
        poorten=(NA_AANMELDING,),
        is_eenmalig=True,
        regels=("OPS-07",),
    ),
    Stap(
        "contact_casemanager",
        "Contact met de casemanager",
        Deelnemer.JOBCOACH,
        (AANGEMELD,),
        poorten=(
            Poort(
                "OPS-08",
                "De klant heeft nog geen jobcoach.",
                "Wijs eerst een jobcoach toe.",
                na("toewijzing"),
            ),
        ),
        regels=("OPS-08",),
    ),
    Stap(
        "uitnodiging_driegesprek",
        "Klant uitgenodigd voor het driegesprek",
        Deelnemer.OPDRACHTGEVER,
        (AANGEMELD,),
        velden=(datum("datum", "Dag van het gesprek"),),
        poorten=(
            Poort(
                "OPS-08",
                "De jobcoach sprak de casemanager nog niet.",
                "Neem eerst contact op met de casemanager.",
                na("contact_casemanager"),
            ),
        ),
        regels=("OPS-09",),
    ),
    Stap(
        "driegesprek",
        "Driegesprek gevoerd",
        Deelnemer.JOBCOACH,
        (AANGEMELD,),
        velden=(
            meer("deelnemers", "Deelnemers", p.ROLLEN, regel="OPS-09"),
            meer("agenda", "Besproken", _AGENDA, regel="OPS-10"),
        ),
        poorten=(
            Poort(
                "OPS-09",
                "De casemanager nodigde de klant nog niet uit.",
                "Vraag de casemanager om de klant uit te nodigen.",
                na("uitnodiging_driegesprek"),
            ),
            met_onderdeel("OPS-09", "deelnemers", "Klant, jobcoach of casemanager", *p.ROLLEN),
            met_onderdeel(
                "OPS-10",
                "agenda",
                "Kennismaking, verloop of doel",
                "kennismaking",
                "verloop",
                "doel",
            ),
            met_onderdeel(
                "OPS-11",
                "agenda",
                "Dat de klant direct een opstapbaan krijgt",
                "direct_een_opstapbaan",
            ),
            met_onderdeel(
                "OPS-12",
                "agenda",
                "De keuze van branche en vacature, of het maatwerk",
                "keuze_branche_en_vacature",
                "maatwerk",
            ),
            met_onderdeel("OPS-13", "agenda", "Wat mogelijk en haalbaar is", "grenzen"),
        ),
        regels=("OPS-09", "OPS-10", "OPS-11", "OPS-12"),
    ),
    Stap(
        "trajectplan",
        "Trajectplan gemaakt",
        Deelnemer.JOBCOACH,
        (AANGEMELD,),
        velden=(
            keuze(
                "doel",
                "Doel",
                ("gewoon_werk_zonder_subsidie",),
                regel="OPS-03",
            ),
            meer("spelregels", "Spelregels", _SPELREGELS, regel="OPS-16"),
            *(
                Veld(
                    f"bereikbaar_{wie}",
                    f"Hoe en wanneer bereikbaar: {wie}",
                    regel="OPS-19",
                    is_verplicht=False,
                )
                for wie in ("klant", "jobcoach", "casemanager")
            ),
        ),
        poorten=(
            Poort(
                "OPS-09",
                "Het driegesprek is nog niet gevoerd.",
                "Voer eerst het driegesprek.",
                na("driegesprek"),
            ),
            Poort(
                "OPS-14",
                "De klant kreeg nog geen voorlichting.",
                "Geef eerst uitgebreide voorlichting.",
                na("voorlichting"),
            ),
            _spelregel("OPS-17", "dat de klant de jobcoach informeert", "informeren"),
            _spelregel("OPS-18", "dat afspraken worden nagekomen", "afspraken_nakomen"),
            _spelregel("OPS-19", "dat ieder bereikbaar is", "bereikbaar_zijn"),
            _spelregel(
                "OPS-20",
                "wat de klant doet en wat hij mag verwachten",
                "wat_klant_doet",
                "wat_jobcoach_doet",
            ),
        ),
        regels=("OPS-16",),
    ),
    handtekening(
        "trajectplan",
        "trajectplan",
        p.ROLLEN,
        fasen=(AANGEMELD,),
        regel="OPS-15",
        regel_plan="OPS-16",
    ),
    Stap(
        "afspraken_gepland",
        "Intake en gesprek bij SDW gepland",
        Deelnemer.JOBCOACH,
        (AANGEMELD,),
        INTAKE,
        velden=(
            datum("intake_op", "Dag van de intake", regel="OPS-21"),
            datum("sdw_op", "Dag van het gesprek bij SDW", regel="OPS-21"),
        ),
        poorten=(
            Poort(
                "OPS-15",
                "Het trajectplan is niet door klant, jobcoach en casemanager getekend.",
                "Vraag wie nog niet tekende om te tekenen.",
                IS_GETEKEND,
            ),
            Poort(
                "OPS-29",
                "Het gesprek bij SDW komt na de intake.",
                "Plan het gesprek bij SDW op de dag van de intake of later.",
                p.sdw_na_intake_gepland,
            ),
        ),
        is_eenmalig=True,
        regels=("OPS-21",),
    ),
)
