"""Opstapbaan, the work itself: assessment, jobcoaching and jobfinding side by side (OPS-36 on)."""

from __future__ import annotations

from dataclasses import fields, replace

from modellen.beroepskeuze.model import Competentie, Riasec
from modellen.traject.gedeeld import BEROEPSKEUZETEST, LEEFGEBIEDEN, RLA, WAT_NODIG
from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.poorten import bevat, na, over_werk, zegt_ja
from modellen.traject.soorten import _opstapbaan_poorten as p
from modellen.traject.soorten._opstapbaan_instroom import INTAKE
from modellen.traject.soorten._opstapbaan_intake import GEEN_ANDER_VOORSTEL, ONDERDEEL
from modellen.traject.successtappen import MINDSET_OPNIEUW
from modellen.traject.velden import datum, getal, ja_nee, keuze, meer

OPSTAPBAAN = "opstapbaan"
NAZORG = "nazorg"

_BESTANDDELEN = ("werkervaring", "arbeidsritme", "begeleiding")
_BEVINDINGEN = (
    "op_tijd",
    "volgt_aanwijzingen",
    "vraagt_om_hulp",
    "werkt_samen",
    "werkt_zelfstandig",
    "werkt_nauwkeurig",
    "maakt_werk_af",
    "gaat_goed_om_met_gereedschap",
    "nog_te_laat",
    "nog_veel_uitleg_nodig",
    "nog_veel_oefening_nodig",
    "nog_onzeker",
)
"""What a consulent can see of the work; closed, so that nothing about the person slips in."""

_INTERESSES = tuple(veld.name for veld in fields(Riasec))
_COMPETENTIES = tuple(competentie.value for competentie in Competentie)
_PARALLEL = ("real_life_assessment", "jobcoaching", "jobfinding")
BEGIN = datum("begin", "Eerste dag")
EIND = datum("tot_en_met", "Laatste dag")
WERKGEVER = Veld("werkgever", "Werkgever")
LOOPT_VOORUIT = Poort(
    "OPS-56",
    "De laatste dag ligt voor de eerste.",
    "Kijk de dagen na.",
    p.periode_loopt_vooruit,
)
BINNEN_OPSTAPBAAN = Poort(
    "OPS-56",
    "Deze periode past niet binnen de opstapbaan van ten hoogste zes maanden.",
    "Kies dagen binnen de opstapbaan, of rond de opstapbaan af.",
    p.binnen_de_opstapbaan,
)
_EEN_WERKPLEK = Poort(
    "OPS-32",
    "In deze periode werkt de klant al op een andere plek.",
    "Verbeter de eerdere periode, of kies andere dagen.",
    p.een_werkplek_tegelijk,
)

REAL_LIFE_ASSESSMENT = replace(
    RLA,
    velden=(
        *RLA.velden,
        Veld("eigen_werkkeuze", "Welk werk kiest de klant zelf", regel="OPS-37"),
        meer("interesses", "Rust op deze interesses", _INTERESSES, regel="OPS-37"),
        meer("competenties", "Rust op deze competenties", _COMPETENTIES, regel="OPS-37"),
        Veld("vaardigheden", "Rust op deze vaardigheden", regel="OPS-37"),
    ),
    poorten=(
        *RLA.poorten,
        Poort(
            "OPS-37",
            "Bij de keuze staat iets anders dan werk.",
            "Schrijf alleen welk werk de klant kiest en wat hij daarvoor kan.",
            over_werk("eigen_werkkeuze", "vaardigheden"),
        ),
    ),
    regels=(*RLA.regels, "OPS-37"),
)
"""Here it ends in the own choice of the klant; matching reads wishes where they were recorded."""

# The three parts run side by side, so that each has steps and none waits for another.
PARALLELSTAPPEN = (
    Stap(
        "start_opstapbaan",
        "Opstapbaan begonnen",
        Deelnemer.CONSULENT,
        (INTAKE,),
        OPSTAPBAAN,
        velden=(
            datum("datum", "Eerste dag van de opstapbaan", regel="OPS-56"),
            meer("bestanddelen", "De opstapbaan biedt", _BESTANDDELEN, regel="OPS-02"),
            meer("onderdelen", "Tegelijk begonnen", _PARALLEL, regel="OPS-36"),
            Veld("consulent", "Consulent van SDW", regel="OPS-48"),
        ),
        poorten=(
            Poort(
                "OPS-34",
                "De intakerapportage met het actieplan ontbreekt.",
                "Rond eerst de intake af.",
                na("intakerapportage"),
            ),
            GEEN_ANDER_VOORSTEL,
            Poort(
                "OPS-02",
                "Werkervaring, arbeidsritme of begeleiding ontbreekt.",
                "Spreek af hoe de opstapbaan alle drie biedt.",
                bevat("bestanddelen", *_BESTANDDELEN),
            ),
            Poort(
                "OPS-36",
                "Het real-life assessment begint niet tegelijk met de opstapbaan.",
                "Begin het assessment ook nu.",
                bevat("onderdelen", "real_life_assessment"),
            ),
            Poort(
                "OPS-47",
                "De jobcoaching begint niet tegelijk met de opstapbaan.",
                "Begin de jobcoaching ook nu.",
                bevat("onderdelen", "jobcoaching"),
            ),
            Poort(
                "OPS-53",
                "De jobfinding begint niet tegelijk met de opstapbaan.",
                "Begin de jobfinding ook nu.",
                bevat("onderdelen", "jobfinding"),
            ),
        ),
        is_eenmalig=True,
        regels=("OPS-36", "OPS-01", "OPS-48"),
    ),
    Stap(
        "werkplek_sdw",
        "Periode bij SDW",
        Deelnemer.CONSULENT,
        (OPSTAPBAAN,),
        velden=(
            ONDERDEEL,
            BEGIN,
            EIND,
            keuze(
                "reden_langer",
                "Waarom langer bij SDW",
                ("sociale_vaardigheden", "werknemersvaardigheden", "cursus_loopt"),
                regel="OPS-58",
                is_verplicht=False,
            ),
        ),
        poorten=(
            LOOPT_VOORUIT,
            BINNEN_OPSTAPBAAN,
            _EEN_WERKPLEK,
            Poort(
                "OPS-58",
                "Dit is langer bij SDW dan wij nastreven, zonder reden.",
                "Geef de reden, of zoek een gewone werkgever.",
                p.langer_bij_sdw_heeft_reden,
            ),
        ),
        regels=("OPS-32", "OPS-57", "OPS-58"),
    ),
    Stap(
        "werkplek_regulier",
        "Periode bij een gewone werkgever",
        Deelnemer.JOBCOACH,
        (OPSTAPBAAN,),
        velden=(WERKGEVER, BEGIN, EIND),
        poorten=(LOOPT_VOORUIT, BINNEN_OPSTAPBAAN, _EEN_WERKPLEK),
        regels=("OPS-59",),
    ),
    Stap(
        "observatie",
        "Meegekeken bij het werk",
        Deelnemer.CONSULENT,
        (OPSTAPBAAN,),
        velden=(
            Veld("werk", "Wat de klant deed", regel="OPS-49"),
            meer("bevindingen", "Wat de consulent zag", _BEVINDINGEN, regel="OPS-49"),
            ja_nee("feedback_gegeven", "Feedback gegeven", regel="OPS-49"),
        ),
        poorten=(
            Poort(
                "OPS-49",
                "Hier staat iets anders dan het werk.",
                "Schrijf alleen wat de klant deed.",
                over_werk("werk"),
            ),
        ),
        regels=("OPS-49",),
    ),
    Stap(
        "weekgesprek",
        "Wekelijks gesprek met drie",
        Deelnemer.CONSULENT,
        (OPSTAPBAAN,),
        velden=(
            meer("deelnemers", "Deelnemers", ("klant", "jobcoach", "consulent"), regel="OPS-50"),
            ja_nee("bevindingen_besproken", "Bevindingen besproken", regel="OPS-50"),
            getal("observatie", "Nummer van de observatie", regel="OPS-49", is_verplicht=False),
            ja_nee("feedback_gegeven", "Feedback gegeven", regel="OPS-49"),
            ja_nee("klant_reflecteerde", "Klant keek zelf terug", regel="OPS-89"),
            WAT_NODIG,
            meer(
                "coaching_op",
                "Coaching deze week",
                ("werkvloer", "daarbuiten"),
                regel="OPS-51",
            ),
        ),
        poorten=(
            Poort(
                "OPS-50",
                "Consulent, jobcoach en klant waren er niet alle drie.",
                "Plan het gesprek zo dat alle drie er zijn.",
                bevat("deelnemers", "klant", "jobcoach", "consulent"),
            ),
            Poort(
                "OPS-50",
                "De bevindingen van de consulent zijn niet besproken.",
                "Bespreek wat de consulent zag.",
                zegt_ja("bevindingen_besproken"),
            ),
            Poort(
                "OPS-49",
                "Dit nummer is geen observatie van de consulent.",
                "Kies een observatie, of laat dit leeg.",
                p.verwijst_naar_observatie,
            ),
        ),
        regels=("OPS-50", "OPS-49", "OPS-51", "OPS-89"),
    ),
    Stap(
        "opdracht",
        "Opdracht die een competentie laat zien",
        Deelnemer.KLANT,
        (OPSTAPBAAN,),
        velden=(keuze("competentie", "Competentie", _COMPETENTIES, regel="OPS-39"),),
        regels=("OPS-39",),
    ),
    Stap(
        "aanbodversterking",
        "Cursus begonnen",
        Deelnemer.KLANT,
        (OPSTAPBAAN,),
        velden=(Veld("cursus", "Cursus", regel="OPS-52"),),
        regels=("OPS-52",),
    ),
    Stap(
        "aanbodversterking_voortgang",
        "Voortgang van de cursus gevolgd",
        Deelnemer.JOBCOACH,
        (OPSTAPBAAN,),
        velden=(keuze("stand", "Stand", ("loopt", "afgerond", "gestopt"), regel="OPS-52"),),
        poorten=(
            Poort(
                "OPS-52",
                "Er is geen cursus begonnen.",
                "Leg eerst vast welke cursus de klant volgt.",
                na("aanbodversterking"),
            ),
        ),
        regels=("OPS-52",),
    ),
    Stap(
        "belemmering",
        "Belemmering aangepakt",
        Deelnemer.JOBCOACH,
        (OPSTAPBAAN,),
        velden=(
            keuze("leefgebied", "Op welk gebied", LEEFGEBIEDEN, regel="OPS-96"),
            keuze("stand", "Stand", ("open", "in_aanpak", "weg"), regel="OPS-96"),
            keuze("actie", "Wie pakt het aan", ("klant", "jobcoach", "verwezen"), regel="OPS-96"),
        ),
        regels=("OPS-96",),
    ),
    Stap(
        "jobfinding",
        "Gezocht naar werk",
        Deelnemer.KLANT,
        (OPSTAPBAAN, NAZORG),
        velden=(
            keuze(
                "richting", "Gezocht naar", ("opstapbaan_regulier", "gewone_baan"), regel="OPS-54"
            ),
        ),
        regels=("OPS-54",),
    ),
    Stap(
        "totaalbeeld",
        "Totaalbeeld van de klant",
        Deelnemer.JOBCOACH,
        (OPSTAPBAAN,),
        velden=(
            Veld("soort_baan", "Soort baan die past", regel="OPS-61"),
            Veld("soort_werkgever", "Soort werkgever die past", regel="OPS-61"),
        ),
        poorten=(
            Poort(
                "OPS-38",
                "Er waren nog geen gesprekken met de klant alleen.",
                "Leg de contactmomenten met de klant vast.",
                na("contactmoment"),
            ),
            Poort(
                "OPS-39",
                "De klant deed nog geen opdracht die een competentie laat zien.",
                "Geef de klant een opdracht.",
                na("opdracht"),
            ),
            Poort(
                "OPS-40",
                "De beroepskeuzetest ontbreekt.",
                "Neem eerst de beroepskeuzetest af.",
                na(BEROEPSKEUZETEST.code),
            ),
            Poort(
                "OPS-37",
                "Het real-life assessment is nog niet afgerond.",
                "Rond eerst het assessment af.",
                na("rla"),
            ),
            MINDSET_OPNIEUW,
        ),
        regels=("OPS-60", "OPS-61"),
    ),
)
