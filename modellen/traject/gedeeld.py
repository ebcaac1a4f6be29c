"""Steps that every trajectory type shares.

A type takes ``GEDEELDE_STAPPEN`` and adds its own gates with
:func:`modellen.traject.poorten.met_poorten`. What was said in a talk never stands here:
``contactmoment`` says that there was one. Health is never a field.
"""

from __future__ import annotations

from modellen.assessment.model import Leefgebied
from modellen.normen.duur import dag_van
from modellen.normen.norm import Normen
from modellen.traject.model import (
    AFSLUITEN,
    Deelnemer,
    Gebeurtenis,
    Poort,
    Resultaat,
    Stap,
    Veld,
)
from modellen.traject.poorten import Controle, bevat, find_verwezen, na, zegt_ja
from modellen.traject.stand import Stand
from modellen.traject.velden import datum, getal, is_ja, ja_nee, keuze, meer, tekst, vertrouwelijk

LEEFGEBIEDEN = tuple(gebied.value for gebied in Leefgebied)
CONCLUSIES = ("a", "b", "c", "d", "e")
DEELNEMERS = (*(wie.value for wie in Deelnemer), "netwerk")

WAT_NODIG = vertrouwelijk("wat_heb_jij_nodig", "Wat heb jij nodig", regel="SUC-05")
"""The question of every intake and every progress talk, in the words of the klant."""

# --- contact and agreements -----------------------------------------------------------------------


def _past_bij_opleiding(aard: str, opleiding: str) -> Controle:
    def controle(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
        return (
            nieuw.gegevens.get("aard") != aard
            or nieuw.gegevens.get("opleiding_begeleider") == opleiding
        )

    return controle


CONTACT = Stap(
    "contactmoment",
    "Contactmoment",
    Deelnemer.JOBCOACH,
    velden=(
        keuze(
            "soort",
            "Soort contact",
            ("gesprek", "huisbezoek", "telefoon", "beeldbellen", "bericht", "groep"),
        ),
        getal("duur_minuten", "Duur in minuten"),
        meer("deelnemers", "Deelnemers", DEELNEMERS),
        ja_nee("aanwezig", "Klant aanwezig"),
        keuze(
            "aard",
            "Gaat over",
            ("doelmatigheid", "rechtmatigheid"),
            regel="SUC-04",
            is_verplicht=False,
        ),
        keuze(
            "opleiding_begeleider",
            "Opleiding van de begeleider",
            ("coach", "sociaal_juridisch"),
            regel="SUC-04",
            is_verplicht=False,
        ),
    ),
    poorten=(
        Poort(
            "SUC-04",
            "Een gesprek over doelmatigheid voert iemand met een coachopleiding.",
            "Laat een begeleider met een coachopleiding dit gesprek voeren.",
            _past_bij_opleiding("doelmatigheid", "coach"),
        ),
        Poort(
            "SUC-25",
            "Een gesprek over rechtmatigheid voert iemand met een sociaal-juridische achtergrond.",
            "Laat een sociaal-juridisch medewerker dit gesprek voeren.",
            _past_bij_opleiding("rechtmatigheid", "sociaal_juridisch"),
        ),
    ),
    regels=("SUC-04", "SUC-25"),
)


def klant_was_er(contact: Gebeurtenis) -> bool:
    """Whether the klant came: without the klant it is no contact with the klant."""
    return is_ja(contact, "aanwezig")


AFSPRAAK = Stap(
    "afspraak",
    "Afspraak tot het volgende contact",
    Deelnemer.JOBCOACH,
    velden=(
        Veld("wat", "Wat wordt er gedaan", regel="OPS-42"),
        # Empty means the klant himself: see `wie_doet_het`.
        keuze("wie", "Wie doet het", DEELNEMERS, regel="OPS-43", is_verplicht=False),
        datum("voor_datum", "Voor welke dag", regel="OPS-42"),
    ),
    regels=("OPS-42", "OPS-43"),
)


def wie_doet_het(afspraak: Gebeurtenis) -> str:
    """Who carries out an agreement: the klant, unless it names somebody else (OPS-43)."""
    return tekst(afspraak, "wie") or Deelnemer.KLANT.value


def aandeel_klant(stand: Stand) -> float | None:
    """Share of the agreements that the klant carries out, 0..1 (OPS-97); ``None``: no agreement."""
    afspraken = stand.alle(AFSPRAAK.code)
    if not afspraken:
        return None
    return sum(wie_doet_het(a) == Deelnemer.KLANT.value for a in afspraken) / len(afspraken)


def open_afspraken(stand: Stand) -> tuple[Gebeurtenis, ...]:
    """Agreements of which the result has not been discussed yet, oldest first (OPS-44)."""
    gevonden = (_afspraak_van(stand, g) for g in stand.alle(AFSPRAAK_BESPROKEN.code))
    besproken = {afspraak.volgnummer for afspraak in gevonden if afspraak is not None}
    return tuple(a for a in stand.alle(AFSPRAAK.code) if a.volgnummer not in besproken)


def _afspraak_van(stand: Stand, besproken: Gebeurtenis) -> Gebeurtenis | None:
    return find_verwezen(stand, besproken, veld="afspraak", stap=AFSPRAAK.code)


def _afspraak_is_open(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    return _afspraak_van(stand, nieuw) in open_afspraken(stand)


def _bij_nalaten(veld: str) -> Controle:
    def controle(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
        return nieuw.gegevens.get("gedaan") is not False or tekst(nieuw, veld) is not None

    return controle


AFSPRAAK_BESPROKEN = Stap(
    "afspraak_besproken",
    "Resultaat van een afspraak besproken",
    Deelnemer.JOBCOACH,
    velden=(
        getal("afspraak", "Nummer van de afspraak", regel="OPS-44"),
        ja_nee("gedaan", "Gedaan", regel="OPS-44"),
        vertrouwelijk("motivatie", "Waarom niet gedaan", regel="OPS-46", is_verplicht=False),
        vertrouwelijk("wat_nodig", "Wat is er nodig", regel="OPS-87", is_verplicht=False),
        vertrouwelijk("wat_belemmerde", "Wat stond in de weg", regel="OPS-88", is_verplicht=False),
    ),
    poorten=(
        Poort(
            "OPS-44",
            "Dit nummer is geen afspraak die nog open staat.",
            "Kies een afspraak die nog niet besproken is.",
            _afspraak_is_open,
        ),
        Poort(
            "OPS-46",
            "De afspraak is niet nagekomen; de vraag waarom niet is nog niet beantwoord.",
            "Vraag de klant waarom hij niets deed.",
            _bij_nalaten("motivatie"),
        ),
        Poort(
            "OPS-87",
            "De vraag wat de klant nodig heeft om de afspraak na te komen, is niet beantwoord.",
            "Vraag de klant wat hij nodig heeft.",
            _bij_nalaten("wat_nodig"),
        ),
        Poort(
            "OPS-88",
            "De vraag wat de klant in de weg stond, is niet beantwoord.",
            "Vraag de klant wat in de weg stond.",
            _bij_nalaten("wat_belemmerde"),
        ),
    ),
    regels=("OPS-44", "OPS-45", "OPS-46"),
)

AFWEZIGHEID = Stap(
    "afwezigheid",
    "Afspraak gemist (alleen het feit)",
    Deelnemer.JOBCOACH,
    velden=(
        keuze("feit", "Feit", ("niet_verschenen", "te_laat", "eerder_weg", "afgemeld")),
        datum("datum", "Dag"),
    ),
)

# --- insight into the klant -----------------------------------------------------------------------

RLA = Stap(
    "rla",
    "Real-life assessment afgerond",
    Deelnemer.JOBCOACH,
    velden=(
        meer("leefgebieden", "Leefgebieden besproken", LEEFGEBIEDEN, regel="SP2-31"),
        ja_nee("locatie_gekozen_door_klant", "Klant koos de plek", regel="SP2-28"),
        meer("conclusies", "Conclusies getrokken", CONCLUSIES, regel="SP2-38"),
    ),
    poorten=(
        Poort(
            "SP2-31",
            "Niet alle dertien leefgebieden zijn besproken.",
            "Bespreek de leefgebieden die nog open staan.",
            bevat("leefgebieden", *LEEFGEBIEDEN),
        ),
        Poort(
            "SP2-28",
            "De klant koos de plek van het gesprek niet zelf.",
            "Vraag de klant waar hij het gesprek wil hebben.",
            zegt_ja("locatie_gekozen_door_klant"),
        ),
        Poort(
            "SP2-38",
            "Niet alle vijf conclusies (a tot en met e) zijn getrokken.",
            "Trek de conclusies die nog open staan.",
            bevat("conclusies", *CONCLUSIES),
        ),
    ),
    regels=("SP2-31", "SP2-38"),
)

BEROEPSKEUZETEST = Stap(
    "beroepskeuzetest",
    "Beroepskeuzetest afgenomen",
    Deelnemer.JOBCOACH,
    velden=(Veld("test", "Naam van de test", regel="OPS-40"),),
    regels=("OPS-40",),
)

VOORLICHTING = Stap(
    "voorlichting",
    "Voorlichting gegeven",
    Deelnemer.JOBCOACH,
    velden=(
        meer(
            "onderwerpen",
            "Onderwerpen",
            ("doel", "verloop", "rechten", "plichten", "privacy", "aanbod"),
            regel="OPS-14",
        ),
    ),
    regels=("OPS-14",),
)

# --- workshops ------------------------------------------------------------------------------------

EMPOWERMENT = "empowerment"
SOLLICITATIE = "sollicitatie"
GEZONDHEID = "gezondheid"


def dagen_mindset(stand: Stand) -> int:
    """On how many days somebody looked at the mindset of the klant with him (SUC-14)."""
    return len({dag_van(g.moment) for g in stand.alle("mindset")})


def heeft_kansrijke_mindset(stand: Stand) -> bool:
    """Was there work on a promising mindset: a workshop empowerment, or a second look at it?

    The first look is where the klant begins, not work on it.
    """
    return dagen_mindset(stand) > 1 or any(
        tekst(w, "soort") == EMPOWERMENT for w in stand.alle(WORKSHOP.code)
    )


def mindset_eerst(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    """Gate: first the mindset, then application training and mediation (SUC-20)."""
    return heeft_kansrijke_mindset(stand)


def _bij_soort(soort: str, controle: Controle) -> Controle:
    def binnen(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
        return tekst(nieuw, "soort") != soort or controle(stand, nieuw, normen)

    return binnen


WORKSHOP = Stap(
    "workshop",
    "Workshop gevolgd",
    Deelnemer.JOBCOACH,
    velden=(
        keuze("soort", "Soort", (EMPOWERMENT, SOLLICITATIE, GEZONDHEID), regel="SUC-28"),
        ja_nee("empowerment", "Met empowerment (E)", regel="SUC-10"),
        ja_nee("praktische_informatie", "Met praktische informatie (P)", regel="SUC-10"),
        ja_nee("actie", "Met actie (A)", regel="SUC-10"),
        ja_nee(
            "oefening_voor_thuis", "Met oefening voor thuis", regel="SUC-29", is_verplicht=False
        ),
    ),
    poorten=(
        Poort(
            "SUC-10",
            "Een workshop van de sollicitatietraining heeft empowerment, informatie en actie.",
            "Vul de workshop aan tot alle drie erin zitten.",
            _bij_soort(SOLLICITATIE, zegt_ja("empowerment", "praktische_informatie", "actie")),
        ),
        Poort(
            "SUC-15",
            "Een workshop over gezondheid heeft empowerment en praktische informatie.",
            "Vul de workshop aan tot beide erin zitten.",
            _bij_soort(GEZONDHEID, zegt_ja("empowerment", "praktische_informatie")),
        ),
        Poort(
            "SUC-20",
            "De klant werkte nog niet aan een kansrijke mindset.",
            "Begin met empowerment; de sollicitatietraining komt daarna.",
            _bij_soort(SOLLICITATIE, mindset_eerst),
        ),
    ),
    regels=("SUC-10", "SUC-15", "SUC-20", "SUC-28", "SUC-29"),
)

# --- evaluation and closing -----------------------------------------------------------------------


def _evaluatie_is_heel(stand: Stand, nieuw: Gebeurtenis, normen: Normen) -> bool:
    return nieuw.gegevens.get("klant_doet_mee") is False or (
        tekst(nieuw, "wat_vond_je") is not None and tekst(nieuw, "tips") is not None
    )


KLANTEVALUATIE = Stap(
    "klantevaluatie",
    "Klant gevraagd naar de begeleiding",
    Deelnemer.KLANT,
    velden=(
        ja_nee("klant_doet_mee", "Klant wil antwoorden", regel="SUC-18"),
        vertrouwelijk(
            "wat_vond_je", "Wat vond u van de begeleiding", regel="SUC-18", is_verplicht=False
        ),
        vertrouwelijk("tips", "Hebt u tips voor ons", regel="SUC-18", is_verplicht=False),
        keuze(
            "opvolging_tips",
            "Wat gebeurt er met de tips",
            ("geen_tips", "naar_team", "verwerkt"),
            regel="SUC-18",
            is_verplicht=False,
        ),
    ),
    poorten=(
        Poort(
            "SUC-18",
            "Wat de klant vond van de begeleiding, of zijn tips, ontbreken.",
            "Vul beide antwoorden in, of leg vast dat de klant niet wil antwoorden.",
            _evaluatie_is_heel,
        ),
    ),
    regels=("SUC-18",),
)

EVALUATIE_GEVRAAGD = Poort(
    "SUC-18",
    "De klant is nog niet gevraagd wat hij van de begeleiding vond.",
    "Leg de klantevaluatie vast; de klant mag nee zeggen.",
    na(KLANTEVALUATIE.code),
)


def afsluiten(
    resultaten: tuple[Resultaat, ...],
    *poorten: Poort,
    naar: str = "afgesloten",
    regels: tuple[str, ...] = (),
) -> Stap:
    """The step that ends a trajectory with exactly one of its results."""
    return Stap(
        AFSLUITEN,
        "Traject afgesloten",
        Deelnemer.JOBCOACH,
        naar=naar,
        velden=(keuze("resultaat", "Resultaat", tuple(r.code for r in resultaten)),),
        poorten=(EVALUATIE_GEVRAAGD, *poorten),
        is_eenmalig=True,
        regels=("SUC-18", *regels),
    )


GEDEELDE_STAPPEN = (
    CONTACT,
    AFSPRAAK,
    AFSPRAAK_BESPROKEN,
    AFWEZIGHEID,
    RLA,
    BEROEPSKEUZETEST,
    VOORLICHTING,
    WORKSHOP,
    KLANTEVALUATIE,
)
