"""The life of an opstapbaan in tests: what each step says when all goes well, and how far it came.

v = in_intake().doe("intakegesprek")          # as usual
v.weiger("sdw_gesprek", "OPS-30", deelnemers=["klant"])
"""

from __future__ import annotations

from functools import cache
from typing import Self

from modellen.assessment.model import Leefgebied
from modellen.traject.model import Gegeven
from modellen.traject.soorten.opstapbaan import SOORT
from tests.modellen.traject.verhaal import Verhaal

LEEFGEBIEDEN = [gebied.value for gebied in Leefgebied]
DRIE = ["klant", "jobcoach", "casemanager"]
BIJ_SDW = ["klant", "jobcoach", "consulent"]

ANTWOORDEN: dict[str, dict[str, Gegeven]] = {
    "aanmelding": {"bron": "gemeente", "kan_uitstromen": True},
    "toewijzing": {"coach": "coach-1"},
    "in_dienst": {"datum": "2026-01-07"},
    "contact_casemanager": {},
    "uitnodiging_driegesprek": {"datum": "2026-01-09"},
    "driegesprek": {
        "deelnemers": DRIE,
        "agenda": [
            "kennismaking",
            "verloop",
            "doel",
            "direct_een_opstapbaan",
            "keuze_branche_en_vacature",
            "maatwerk",
            "grenzen",
        ],
    },
    "voorlichting": {"onderwerpen": ["doel", "verloop", "rechten", "plichten"]},
    "trajectplan": {
        "doel": "gewoon_werk_zonder_subsidie",
        "spelregels": [
            "informeren",
            "afspraken_nakomen",
            "bereikbaar_zijn",
            "wat_klant_doet",
            "wat_jobcoach_doet",
        ],
        "bereikbaar_klant": "Telefoon, elke dag na 10 uur.",
        "bereikbaar_jobcoach": "Telefoon en e-mail, maandag tot en met donderdag.",
        "bereikbaar_casemanager": "E-mail; antwoord binnen twee werkdagen.",
    },
    "handtekening": {"rol": "klant"},
    "afspraken_gepland": {"intake_op": "2026-01-14", "sdw_op": "2026-01-16"},
    "huisbezoek_geweigerd": {},
    "intakegesprek": {
        "locatie": "thuis",
        "netwerk_uitgenodigd": True,
        "besproken": ["motivatie", "mogelijkheden", "belemmeringen", "sociale_omgeving"],
        "wat_heb_jij_nodig": "Iemand die meegaat.",
    },
    "sdw_gesprek": {
        "deelnemers": BIJ_SDW,
        "onderdeel": "tuinonderhoud",
        "maatwerk": ["rustig_begin"],
    },
    "iop_toets": {"doelen_haalbaar": True, "weg_haalbaar": True, "reden": "past_bij_klant"},
    "intakerapportage": {
        "onderdelen": [
            "motivatie",
            "mogelijkheden",
            "belemmeringen",
            "sociale_omgeving",
            "onderdeel_sdw",
            "iop_toets",
            "actieplan",
        ],
        "motivatie": "Wil buiten werken en iets maken dat blijft.",
        "mogelijkheden": "Is handig met gereedschap en komt op tijd.",
        "belemmeringen": "Heeft nog geen rijbewijs; met de bus is het een uur.",
        "sociale_omgeving": "Een zus helpt met formulieren.",
    },
    "voorstel_ander_traject": {
        "reden": "doelen_niet_haalbaar",
        "ander_traject": "toeleiding",
        "gericht_op_werk": True,
    },
    "start_opstapbaan": {
        "datum": "2026-01-26",
        "bestanddelen": ["werkervaring", "arbeidsritme", "begeleiding"],
        "onderdelen": ["real_life_assessment", "jobcoaching", "jobfinding"],
        "consulent": "consulent-1",
    },
    "werkplek_sdw": {
        "onderdeel": "tuinonderhoud",
        "begin": "2026-01-26",
        "tot_en_met": "2026-04-24",
    },
    "werkplek_regulier": {
        "werkgever": "W-1",
        "begin": "2026-04-27",
        "tot_en_met": "2026-06-26",
    },
    "observatie": {
        "werk": "Heggen geknipt",
        "bevindingen": ["op_tijd", "nog_veel_uitleg_nodig"],
        "feedback_gegeven": True,
    },
    "weekgesprek": {
        "deelnemers": BIJ_SDW,
        "bevindingen_besproken": True,
        "feedback_gegeven": True,
        "klant_reflecteerde": True,
        "wat_heb_jij_nodig": "Meer uitleg.",
        "coaching_op": ["werkvloer"],
    },
    "opdracht": {"competentie": "samenwerken"},
    "aanbodversterking": {"cursus": "heftruck"},
    "aanbodversterking_voortgang": {"stand": "loopt"},
    "belemmering": {"leefgebied": "opleiding", "stand": "in_aanpak", "actie": "klant"},
    "jobfinding": {"richting": "gewone_baan"},
    "totaalbeeld": {"soort_baan": "buiten werken", "soort_werkgever": "klein team"},
    "instrument": {"soort": "cursus", "kosten": 450, "binnen_grenzen": True},
    "aanbod": {
        "werkgever": "W-1",
        "trede": "contract_zonder_lks",
        "met_nazorg": True,
        "klant_akkoord": True,
    },
    "aanbod_afgewezen": {"werkgever": "W-1", "trede": "contract_zonder_lks", "reden": "risico"},
    "inleen": {"werkgever": "W-1", "begin": "2026-03-02", "tot_en_met": "2026-06-02"},
    "lks_op_proef": {"werkgever": "W-1", "begin": "2026-03-02", "tot_en_met": "2026-07-02"},
    "match_evaluatie_1": {"oordeel": "ja"},
    "match_evaluatie_2": {"oordeel": "ja"},
    "regulier_contract": {
        "werkgever": "W-1",
        "begin": "2026-05-01",
        "tot_en_met": "2026-10-31",
        "zonder_lks": True,
        "proeftijd": False,
    },
    "contract_beeindigd": {"datum": "2026-07-01"},
    "nazorg_ritme": {"om_de_dagen": 14},
    "nazorg_werknemer": {"vorm": "bezoek", "informatie_werkgever_besproken": True},
    "nazorg_werkgever": {"vorm": "telefoon", "informatie_over": ["functioneren"]},
    "functioneren": {
        "op_tijd": "goed",
        "aanwezig": "goed",
        "maakt_werk_af": "goed",
        "gereedschap": "wisselend",
        "nauwkeurig": "goed",
        "zelfstandig": "niet_bekend",
    },
    "duurzaamheid": {"aan_het_werk": True, "uitkeringsonafhankelijk": True},
    "beeindigingsrapportage": {
        "verloop_nazorg": "goed",
        "behaalde_resultaten": "Vaste baan.",
        "aandachtspunten": "Gereedschap opruimen.",
        "inzet": "Uitleg op de werkvloer.",
        "vervolg": "Blijft bij de werkgever.",
    },
    "eindadvies": {"reden": "geen_werkgever", "advies": "toeleiding"},
    "stopverzoek": {"door": "klant"},
    "contactmoment": {
        "soort": "gesprek",
        "duur_minuten": 45,
        "deelnemers": ["klant", "jobcoach"],
        "aanwezig": True,
    },
    "afspraak": {"wat": "Twee bedrijven bellen", "voor_datum": "2026-02-20"},
    "afspraak_besproken": {"gedaan": True},
    "afwezigheid": {"feit": "te_laat", "datum": "2026-02-10"},
    "rla": {
        "leefgebieden": LEEFGEBIEDEN,
        "locatie_gekozen_door_klant": True,
        "conclusies": ["a", "b", "c", "d", "e"],
        "eigen_werkkeuze": "Tuinman",
        "interesses": ["realistisch"],
        "competenties": ["handvaardigheid"],
        "vaardigheden": "Snoeien en maaien",
    },
    "beroepskeuzetest": {"test": "interessetest"},
    "workshop": {
        "soort": "empowerment",
        "empowerment": True,
        "praktische_informatie": True,
        "actie": True,
    },
    "klantevaluatie": {"klant_doet_mee": True, "wat_vond_je": "Fijn.", "tips": "Vaker bellen."},
    "behoefte": {"wat_heb_jij_nodig": "Een fiets.", "wat_doet_de_begeleider": "Zoekt een fiets."},
    "begeleiding_gekozen": {
        "klant_koos": True,
        "reden_keuze": "past_bij_wens",
        "wat_bieden_wij": "Werk buiten.",
    },
    "wissel_begeleider": {
        "nieuwe_begeleider": "coach-2",
        "aanleiding": "vraag_van_klant",
        "klant_stemt_in": True,
        "is_overgedragen": True,
    },
    "kader": {
        "plichten_uitgelegd": True,
        "klant_paste_prioriteiten_aan": True,
        "bevestigd_door_klant": True,
    },
    "mindset": {"vertrouwen": 6},
    "inzichtgesprek": {},
    "maatregel": {"grond": "niet_gemeld", "komt_door_laag_zelfbeeld": False},
    "collega_betrokken": {"collega": "coach-3", "kwaliteit": "taal"},
    "afsluiten": {"resultaat": "gestopt"},
}
"""What each step says when all goes well; ``handtekening`` also names the plan of that moment."""


class Opstap(Verhaal):
    """A story in which a step says the usual, unless told otherwise."""

    def __init__(self) -> None:
        super().__init__(SOORT)

    def doe(self, *stappen: str, **anders: Gegeven) -> Self:
        """These steps happen now, with the usual answers."""
        for stap in stappen:
            self.stap(stap, **self._antwoorden(stap, anders))
        return self

    def weiger(self, stap: str, regel: str | None, **anders: Gegeven) -> Self:
        """The step is refused because of this rule, with the usual answers otherwise."""
        return self.weigert(stap, regel=regel, **self._antwoorden(stap, anders))

    def teken(self, *rollen: str) -> Self:
        """These roles sign the plan that holds now."""
        for rol in rollen:
            self.doe("handtekening", rol=rol)
        return self

    def _antwoorden(self, stap: str, anders: dict[str, Gegeven]) -> dict[str, Gegeven]:
        plan = self.stand.laatste("trajectplan")
        nu: dict[str, Gegeven] = {}
        if stap == "handtekening" and plan is not None:
            nu["trajectplan"] = plan.volgnummer
        return {k: w for k, w in {**ANTWOORDEN[stap], **nu, **anders}.items() if w is not None}


@cache
def _verteld(tot: str) -> Opstap:
    if tot == "niets":
        return Opstap()
    v = _verteld(VORIG[tot]).kopie()
    return _HOOFDSTUK[tot](v)


def _aangemeld(v: Opstap) -> Opstap:
    return v.op("2026-01-05 09:00").doe("aanmelding")


def _gesproken(v: Opstap) -> Opstap:
    v.op("2026-01-06 10:00").doe("toewijzing", "in_dienst", "contact_casemanager")
    v.doe("uitnodiging_driegesprek")
    return v.op("2026-01-09 10:00").doe("driegesprek", "voorlichting")


def _ondertekend(v: Opstap) -> Opstap:
    return v.op("2026-01-09 11:00").doe("trajectplan").teken(*DRIE)


def _in_intake(v: Opstap) -> Opstap:
    return v.doe("afspraken_gepland").op("2026-01-14 10:00")


def _na_intake(v: Opstap) -> Opstap:
    v.doe("intakegesprek").op("2026-01-16 10:00").doe("sdw_gesprek")
    return v.op("2026-01-19 10:00").doe("iop_toets", "mindset", "intakerapportage")


def _in_opstapbaan(v: Opstap) -> Opstap:
    return v.op("2026-01-26 09:00").doe("start_opstapbaan").op("2026-02-02 10:00")


def _met_mindset(v: Opstap) -> Opstap:
    return v.doe("mindset")


def _met_aanbod(v: Opstap) -> Opstap:
    return v.op("2026-04-20 10:00").doe("aanbod")


def _in_nazorg(v: Opstap) -> Opstap:
    return v.op("2026-04-28 10:00").doe("regulier_contract")


def _zes_maanden(v: Opstap) -> Opstap:
    v.op("2026-08-03 10:00").doe("functioneren")
    return v.op("2026-11-02 10:00").doe("duurzaamheid")


_HOOFDSTUK = {
    "aangemeld": _aangemeld,
    "gesproken": _gesproken,
    "ondertekend": _ondertekend,
    "in_intake": _in_intake,
    "na_intake": _na_intake,
    "in_opstapbaan": _in_opstapbaan,
    "met_mindset": _met_mindset,
    "met_aanbod": _met_aanbod,
    "in_nazorg": _in_nazorg,
    "zes_maanden": _zes_maanden,
}
VORIG = dict(zip(_HOOFDSTUK, ("niets", *_HOOFDSTUK), strict=False))
HOOFDSTUKKEN = ("niets", *_HOOFDSTUK)


def tot(hoofdstuk: str) -> Opstap:
    """The story up to and including this chapter; each caller gets its own."""
    return _verteld(hoofdstuk).kopie()
