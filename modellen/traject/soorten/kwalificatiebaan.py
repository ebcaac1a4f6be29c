"""Kwalificatiebaan: a short voortraject, a paid job with or without LKS, and nazorg, always.

Source: rules KWB-01 to KWB-39; where it is open, ambiguities A29 to A33. Own choices: the first
job begins within the voortraject; leaving at month 3 asks for an advice, as leaving at month 6.
"""

from __future__ import annotations

from types import MappingProxyType

from modellen.traject.gedeeld import GEDEELDE_STAPPEN, WAT_NODIG, afsluiten
from modellen.traject.model import (
    Deelnemer,
    Klok,
    KlokSoort,
    Poort,
    Resultaat,
    Stap,
    Telt,
    Trajectsoort,
    Veld,
)
from modellen.traject.plan import IS_AKKOORD, KLANT_AKKOORD
from modellen.traject.poorten import met_begin, na, over_werk, zegt_ja, zonder
from modellen.traject.soorten import _kwalificatiebaan_poorten as poorten
from modellen.traject.soorten._kwalificatiebaan_documenten import DOCUMENTEN
from modellen.traject.soorten._kwalificatiebaan_route import (
    AFGESLOTEN,
    BEGELEIDING,
    BELOFTE,
    FASEN,
    FEITEN,
    NAZORG,
    UITLEG,
)
from modellen.traject.soorten._kwalificatiebaan_voortraject import (
    VERLENGD,
    VERWEZEN,
    VOORTRAJECT,
    VOORTRAJECTSTAPPEN,
)
from modellen.traject.stapuitleg import met_uitleg
from modellen.traject.successtappen import SUCCESSTAPPEN
from modellen.traject.velden import datum, ja_nee, keuze, meer

_AAN_HET_WERK = (BEGELEIDING, NAZORG)
_PLAATSBAAR = (VOORTRAJECT, VERLENGD, BEGELEIDING, NAZORG)

_PLAATSINGSVELDEN = (
    Veld("werkgever", "Nummer van de werkgever", regel="KWB-18"),
    datum("ingangsdatum", "Eerste werkdag", regel="KWB-18"),
    keuze("vorm", "Vorm", ("arbeidsovereenkomst", "aanstelling"), regel="KWB-01"),
    ja_nee("betaald", "Betaald werk", regel="KWB-18"),
    KLANT_AKKOORD,
)
_PLAATSINGSPOORTEN = (
    IS_AKKOORD,
    Poort(
        "KWB-18",
        "De klant wordt op een betaalde arbeidsplaats geplaatst.",
        "Zoek een betaalde baan.",
        zegt_ja("betaald"),
    ),
    Poort(
        "KWB-02",
        "De eerste werkdag valt niet in het voortraject.",
        "Vraag verlenging aan, of sluit het traject af met een advies.",
        poorten.begint_in_het_voortraject,
    ),
    Poort(
        "KWB-21",
        "De klant is al geplaatst.",
        "Leg eerst de uitval vast.",
        poorten.is_vrij_voor_plaatsing,
    ),
)
_HEEFT_WERK = Poort(
    "KWB-21",
    "De klant heeft nu geen werk.",
    "Leg eerst de (door)plaatsing vast.",
    poorten.heeft_werk,
)

_WERKSTAPPEN = (
    Stap(
        "plaatsing_met_lks",
        "Geplaatst met loonkostensubsidie",
        Deelnemer.WERKGEVER,
        fasen=_PLAATSBAAR,
        naar=BEGELEIDING,
        velden=(
            *_PLAATSINGSVELDEN,
            datum("lks_tot", "Loonkostensubsidie gepland tot", regel="KWB-19"),
            ja_nee("uitzicht_regulier", "Zicht op een gewone baan", regel="KWB-35"),
        ),
        poorten=_PLAATSINGSPOORTEN,
        regels=("KWB-12", "KWB-01"),
    ),
    Stap(
        "plaatsing_zonder_lks",
        "Geplaatst zonder loonkostensubsidie",
        Deelnemer.WERKGEVER,
        fasen=_PLAATSBAAR,
        naar=NAZORG,
        velden=_PLAATSINGSVELDEN,
        poorten=_PLAATSINGSPOORTEN,
        regels=("KWB-12", "KWB-18"),
    ),
    Stap(
        "lks_evaluatie",
        "Bekeken of de loonkostensubsidie korter kan",
        Deelnemer.JOBCOACH,
        fasen=(BEGELEIDING,),
        velden=(
            ja_nee("nog_nodig", "Subsidie nog nodig", regel="KWB-19"),
            WAT_NODIG,
            keuze(
                "reden",
                "Waarom",
                ("productiviteit", "inwerken", "begeleiding", "niet_meer_nodig"),
                regel="KWB-19",
            ),
        ),
        poorten=(_HEEFT_WERK,),
        regels=("KWB-19",),
    ),
    Stap(
        "lks_beeindigd",
        "Loonkostensubsidie beëindigd, baan gaat door",
        Deelnemer.WERKGEVER,
        fasen=(BEGELEIDING,),
        naar=NAZORG,
        velden=(datum("ingangsdatum", "Laatste dag met subsidie", regel="KWB-22"),),
        poorten=(
            _HEEFT_WERK,
            Poort(
                "KWB-22",
                "De laatste dag met subsidie ligt voor het begin of in de toekomst.",
                "Controleer de datum.",
                poorten.lks_eindigt_na_begin,
            ),
            Poort(
                "KWB-20",
                "Niet in elke maand met subsidie was er contact met de klant.",
                "Leg de contactmomenten vast die er waren.",
                poorten.is_begeleid,
            ),
        ),
        regels=("KWB-20", "KWB-22"),
    ),
    Stap(
        "scholing",
        "Scholing ingezet",
        Deelnemer.JOBCOACH,
        fasen=_AAN_HET_WERK,
        velden=(
            Veld("opleiding", "Opleiding", regel="KWB-36"),
            Veld("kwalificatie", "Kwalificatie", regel="KWB-36"),
        ),
        poorten=(_HEEFT_WERK,),
        regels=("KWB-36",),
    ),
    Stap(
        "uitval",
        "Uitgevallen",
        Deelnemer.JOBCOACH,
        fasen=_AAN_HET_WERK,
        velden=(datum("datum", "Laatste werkdag", regel="KWB-21"),),
        poorten=(_HEEFT_WERK,),
        regels=("KWB-21",),
    ),
    Stap(
        "nazorg_afgerond",
        "Nazorg afgerond",
        Deelnemer.JOBCOACH,
        fasen=(NAZORG,),
        poorten=(
            _HEEFT_WERK,
            Poort(
                "KWB-22",
                "De drie maanden nazorg zijn nog niet voorbij.",
                "Ga door met de nazorg.",
                poorten.nazorg_is_vol,
            ),
        ),
        regels=("KWB-22",),
    ),
    Stap(
        "advies",
        "Advies voor een vervolgtraject",
        Deelnemer.JOBCOACH,
        fasen=_PLAATSBAAR,
        velden=(
            meer(
                "redenen",
                "Waarom geen plaatsing",
                ("belemmeringen", "vaardigheden", "geen_vacature", "werkgevers_zeiden_nee"),
                regel="KWB-11",
            ),
            Veld("vervolgtraject", "Traject dat wel past", regel="KWB-11"),
            Veld("toelichting", "Onderbouwing", regel="KWB-11"),
        ),
        poorten=(
            Poort(
                "KWB-39",
                "In de onderbouwing staat iets wat de opdrachtgever niet hoort te lezen.",
                "Schrijf wat de klant kan en nodig heeft, zonder gezondheid of gezin.",
                over_werk("toelichting"),
            ),
        ),
        regels=("KWB-11",),
    ),
)

_NAZORG_AFGEROND = Poort(
    "KWB-22",
    "De nazorg is niet afgerond.",
    "Rond eerst de drie maanden nazorg af.",
    poorten.nazorg_is_afgerond,
)
_NA_VERLENGING = Poort(
    "KWB-09",
    "De klant begon niet na drie en binnen zes maanden met werken.",
    "Kies het resultaat dat bij de eerste werkdag past.",
    poorten.werk_na_verlenging,
)
_ADVIES = Poort(
    "KWB-11",
    "Het onderbouwde advies voor een vervolgtraject ontbreekt.",
    "Leg eerst het advies vast.",
    poorten.advies_is_recent,
)
_NOOIT_GEPLAATST = Poort(
    "KWB-11",
    "De klant is geplaatst (geweest).",
    "Kies een ander resultaat.",
    poorten.nooit_geplaatst,
)


def _voorbij(regel: str) -> Poort:
    return Poort(
        regel,
        "Het voortraject loopt nog.",
        "Zoek verder naar werk, of wacht tot het voortraject voorbij is.",
        poorten.voortraject_is_voorbij,
    )


RESULTATEN = (
    Resultaat(
        "werk_binnen_3_maanden",
        "Werk binnen drie maanden",
        Telt.NAAR_WERK,
        "KWB-08",
        (
            Poort(
                "KWB-08",
                "De klant begon niet binnen drie maanden met werken.",
                "Kies het resultaat dat bij de eerste werkdag past.",
                poorten.werk_in_korte_voortraject,
            ),
            _HEEFT_WERK,
            _NAZORG_AFGEROND,
        ),
    ),
    Resultaat(
        "werk_binnen_6_maanden",
        "Werk binnen zes maanden",
        Telt.NAAR_WERK,
        "KWB-09",
        (_NA_VERLENGING, _HEEFT_WERK, _NAZORG_AFGEROND),
    ),
    Resultaat(
        "werk_binnen_6_maanden_zonder_lks",
        "Werk binnen zes maanden, zonder loonkostensubsidie",
        Telt.NAAR_WERK,
        "KWB-10",
        (
            _NA_VERLENGING,
            Poort(
                "KWB-10",
                "Er was een baan met loonkostensubsidie.",
                "Kies 'werk binnen zes maanden'.",
                poorten.nooit_subsidie,
            ),
            _HEEFT_WERK,
            _NAZORG_AFGEROND,
        ),
    ),
    Resultaat(
        "advies_na_6_maanden",
        "Geen plaatsing na de verlenging; advies voor een vervolgtraject",
        Telt.CONTRACTUEEL,
        "KWB-11",
        (
            Poort(
                "KWB-11",
                "Het voortraject is niet verlengd.",
                "Kies 'gestopt na drie maanden'.",
                na("verlenging_akkoord"),
            ),
            _voorbij("KWB-11"),
            _NOOIT_GEPLAATST,
            _ADVIES,
        ),
    ),
    Resultaat(
        "gestopt_na_3_maanden",
        "Geen plaatsing en geen verlenging na drie maanden",
        Telt.GEEN_RESULTAAT,
        "KWB-07",
        (
            Poort(
                "KWB-03",
                "Het voortraject is verlengd.",
                "Kies het resultaat na de verlenging.",
                zonder("verlenging_akkoord"),
            ),
            _voorbij("KWB-02"),
            _NOOIT_GEPLAATST,
            _ADVIES,
        ),
    ),
    Resultaat(
        "uitgevallen",
        "Uitgevallen zonder nieuwe baan",
        Telt.GEEN_RESULTAAT,
        "KWB-21",
        (
            Poort(
                "KWB-21",
                "De klant is niet uitgevallen, of heeft weer werk.",
                "Kies het resultaat dat bij het werk past.",
                poorten.is_uitgevallen,
            ),
            _ADVIES,
        ),
    ),
    Resultaat(
        "voortijdig_gestopt",
        "Gestopt voor het einde",
        Telt.GEEN_RESULTAAT,
        "KWB-07",
        (
            Poort(
                "KWB-07",
                "Niet vastgelegd is wie stopte en waarom.",
                "Leg eerst vast wie stopt.",
                na("gestopt"),
            ),
        ),
    ),
)

SOORT = Trajectsoort(
    code="kwalificatiebaan",
    naam="Kwalificatiebaan",
    fasen=FASEN,
    stappen=met_uitleg(
        (
            *VOORTRAJECTSTAPPEN,
            *_WERKSTAPPEN,
            *met_begin((*GEDEELDE_STAPPEN, *SUCCESSTAPPEN), VERWEZEN),
            afsluiten(RESULTATEN, naar=AFGESLOTEN, regels=("KWB-07",)),
        ),
        UITLEG,
    ),
    resultaten=RESULTATEN,
    voor_opdrachtgever=(
        "voortraject_gestart",
        "verlenging_voorgesteld",
        "plaatsing_met_lks",
        "plaatsing_zonder_lks",
        "nazorg_afgerond",
        "advies",
    ),
    klokken=(
        Klok(
            "voortraject",
            "KWB-02",
            "kwb.voortraject",
            ("voortraject_gestart",),
            (*poorten.PLAATSINGEN, "verlenging_akkoord"),
            "Plaatsen, verlengen of afsluiten met een advies",
            Deelnemer.JOBCOACH,
            "ingangsdatum",
        ),
        Klok(
            "voortraject_max",
            "KWB-04",
            "kwb.voortraject_max",
            ("voortraject_gestart",),
            poorten.PLAATSINGEN,
            "Plaatsen of afsluiten met een advies",
            Deelnemer.JOBCOACH,
            "ingangsdatum",
        ),
        Klok(
            "nazorg",
            "KWB-22",
            "kwb.nazorg_afronden",
            ("lks_beeindigd", "plaatsing_zonder_lks"),
            ("nazorg_afgerond", "uitval"),
            "Nazorg afronden",
            Deelnemer.JOBCOACH,
            "ingangsdatum",
            pas_na="kwb.nazorg",
        ),
        Klok(
            "lks_evaluatie",
            "KWB-19",
            "kwb.lks_evaluatie",
            ("plaatsing_met_lks",),
            ("lks_evaluatie",),
            "Bekijken of de loonkostensubsidie korter kan",
            Deelnemer.JOBCOACH,
            "ingangsdatum",
            KlokSoort.FREQUENTIE,
            ("lks_beeindigd", "uitval", "plaatsing_zonder_lks"),
        ),
    ),
    belofte=BELOFTE,
    feiten=FEITEN,
    documenten=DOCUMENTEN,
    deelnemers=MappingProxyType(
        {Deelnemer.OPDRACHTGEVER: "klantmanager", Deelnemer.JOBCOACH: "jobcoach"}
    ),
)
