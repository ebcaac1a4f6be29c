"""Opstapbaan, the work itself: assessment, jobcoaching and jobfinding side by side (OPS-36 on)."""

from __future__ import annotations

from modellen.beroepskeuze.model import Competentie
from modellen.traject.gedeeld import (
    BEROEPSKEUZETEST,
    LEEFGEBIEDEN,
    bevat,
    datum,
    getal,
    ja_nee,
    keuze,
    meer,
    mindset_eerst,
    na,
    zegt_ja,
)
from modellen.traject.model import Deelnemer, Poort, Stap, Veld
from modellen.traject.soorten import _opstapbaan_poorten as p
from modellen.traject.soorten._opstapbaan_instroom import (
    GEEN_ANDER_VOORSTEL,
    INTAKE,
    SDW_ONDERDELEN,
)

OPSTAPBAAN = "opstapbaan"
NAZORG = "nazorg"

_BESTANDDELEN = ("werkervaring", "arbeidsritme", "begeleiding")
_PARALLEL = ("real_life_assessment", "jobcoaching", "jobfinding")
_BEGIN = datum("begin", "Eerste dag")
_EIND = datum("tot_en_met", "Laatste dag")
_WERKGEVER = Veld("werkgever", "Werkgever")
_TREDE = keuze("trede", "Wat wij vragen", p.TREDEN, regel="OPS-64")
_LOOPT_VOORUIT = Poort(
    "OPS-56",
    "De laatste dag ligt voor de eerste.",
    "Kijk de dagen na.",
    p.periode_loopt_vooruit,
)
_BINNEN_OPSTAPBAAN = Poort(
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
            keuze("onderdeel", "Onderdeel van SDW", SDW_ONDERDELEN, regel="OPS-32"),
            _BEGIN,
            _EIND,
            keuze(
                "reden_langer",
                "Waarom langer bij SDW",
                ("sociale_vaardigheden", "werknemersvaardigheden", "cursus_loopt"),
                regel="OPS-58",
                is_verplicht=False,
            ),
        ),
        poorten=(
            _LOOPT_VOORUIT,
            _BINNEN_OPSTAPBAAN,
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
        velden=(_WERKGEVER, _BEGIN, _EIND),
        poorten=(_LOOPT_VOORUIT, _BINNEN_OPSTAPBAAN, _EEN_WERKPLEK),
        regels=("OPS-59",),
    ),
    Stap(
        "weekgesprek",
        "Wekelijks gesprek met drie",
        Deelnemer.CONSULENT,
        (OPSTAPBAAN,),
        velden=(
            meer("deelnemers", "Deelnemers", ("klant", "jobcoach", "consulent"), regel="OPS-50"),
            ja_nee("bevindingen_besproken", "Bevindingen besproken", regel="OPS-50"),
            ja_nee("feedback_gegeven", "Feedback gegeven", regel="OPS-49"),
            ja_nee("klant_reflecteerde", "Klant keek zelf terug", regel="OPS-89"),
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
        ),
        regels=("OPS-50", "OPS-49", "OPS-51", "OPS-89"),
    ),
    Stap(
        "opdracht",
        "Opdracht die een competentie laat zien",
        Deelnemer.KLANT,
        (OPSTAPBAAN,),
        velden=(
            keuze(
                "competentie", "Competentie", tuple(c.value for c in Competentie), regel="OPS-39"
            ),
        ),
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
        ),
        regels=("OPS-60", "OPS-61"),
    ),
    Stap(
        "instrument",
        "Instrument ingezet",
        Deelnemer.JOBCOACH,
        (OPSTAPBAAN, NAZORG),
        velden=(
            keuze(
                "soort",
                "Instrument",
                ("loonkostensubsidie", "inleenvergoeding", "cursus", "vergoeding_werkgever"),
                regel="OPS-55",
            ),
            getal("kosten", "Kosten in euro", regel="OPS-13"),
            ja_nee("binnen_grenzen", "Mogelijk en haalbaar", regel="OPS-13"),
        ),
        poorten=(
            Poort(
                "OPS-13",
                "Dit past niet binnen wat mogelijk en haalbaar is.",
                "Kies een ander instrument, of overleg met de casemanager.",
                zegt_ja("binnen_grenzen"),
            ),
        ),
        regels=("OPS-13", "OPS-55", "OPS-62"),
    ),
)

AANBODSTAPPEN = (
    Stap(
        "aanbod",
        "Aanbod aan een werkgever",
        Deelnemer.JOBCOACH,
        (OPSTAPBAAN, NAZORG),
        velden=(
            _WERKGEVER,
            _TREDE,
            getal("toegezegde_maanden", "Toegezegd contract", regel="OPS-69", is_verplicht=False),
            ja_nee(
                "toegezegd_zonder_proeftijd",
                "Toegezegd zonder proeftijd",
                regel="OPS-69",
                is_verplicht=False,
            ),
            ja_nee("met_nazorg", "Nazorg door de jobcoach hoort erbij", regel="OPS-71"),
        ),
        poorten=(
            Poort(
                "SUC-20",
                "De klant werkte nog niet aan een kansrijke mindset.",
                "Begin met empowerment; het aanbod aan werkgevers komt daarna.",
                mindset_eerst,
            ),
            Poort(
                "OPS-63",
                "Vraag deze werkgever eerst om een contract zonder loonkostensubsidie.",
                "Leg eerst dat aanbod vast.",
                p.begint_met_contract,
            ),
            Poort(
                "OPS-64",
                "De reden waarom een contract zonder subsidie niet lukte, ontbreekt.",
                "Leg de afwijzing vast met de reden.",
                p.hogere_trede_mislukte,
            ),
            Poort(
                "OPS-64",
                "Deze werkgever antwoordde nog niet op het vorige aanbod.",
                "Leg eerst het antwoord vast.",
                p.er_is_geen_open_aanbod,
            ),
            Poort(
                "OPS-66",
                "Loonkostensubsidie is de laatste trede.",
                "Probeer eerst een andere vorm, zoals een inleenvergoeding.",
                p.lks_is_laatste_trede,
            ),
            Poort(
                "OPS-69",
                "De werkgever zegt geen contract van zes maanden zonder proeftijd toe.",
                "Vraag de werkgever om die toezegging.",
                p.werkgever_zegt_contract_toe,
            ),
            Poort(
                "OPS-71",
                "Bij het aanbod hoort de nazorg van de jobcoach.",
                "Bied de nazorg mee aan.",
                zegt_ja("met_nazorg"),
            ),
        ),
        regels=("OPS-63", "OPS-64", "OPS-69"),
    ),
    Stap(
        "aanbod_afgewezen",
        "Werkgever wijst het aanbod af",
        Deelnemer.WERKGEVER,
        (OPSTAPBAAN, NAZORG),
        velden=(
            _WERKGEVER,
            _TREDE,
            keuze(
                "reden",
                "Reden",
                ("risico", "kosten", "te_weinig_tijd", "past_niet", "geen_plek", "anders"),
                regel="OPS-64",
            ),
        ),
        poorten=(
            Poort(
                "OPS-64",
                "Deze werkgever heeft dit aanbod niet gekregen, of antwoordde al.",
                "Kies een aanbod dat nog open staat.",
                p.wijst_open_aanbod_af,
            ),
        ),
        regels=("OPS-64",),
    ),
    Stap(
        "inleen",
        "Werken tegen een inleenvergoeding",
        Deelnemer.WERKGEVER,
        (OPSTAPBAAN,),
        velden=(_WERKGEVER, _BEGIN, _EIND),
        poorten=(
            Poort(
                "OPS-65",
                "Deze werkgever kreeg geen aanbod met een inleenvergoeding.",
                "Leg eerst het aanbod vast.",
                p.heeft_aanbod(p.INLEEN),
            ),
            _LOOPT_VOORUIT,
            Poort(
                "OPS-65",
                "Inlenen duurt ten hoogste drie maanden.",
                "Kort de periode in.",
                p.inleen_binnen_maximum,
            ),
        ),
        regels=("OPS-65",),
    ),
    Stap(
        "lks_op_proef",
        "Op proef werken met loonkostensubsidie",
        Deelnemer.WERKGEVER,
        (OPSTAPBAAN,),
        velden=(_WERKGEVER, _BEGIN, _EIND),
        poorten=(
            Poort(
                "OPS-68",
                "Deze werkgever kreeg geen aanbod om op proef te werken.",
                "Leg eerst het aanbod vast.",
                p.heeft_aanbod(p.LKS),
            ),
            _LOOPT_VOORUIT,
            _BINNEN_OPSTAPBAAN,
            Poort(
                "OPS-67",
                "Loonkostensubsidie duurt samen ten hoogste zes maanden.",
                "Kort de periode in.",
                p.lks_binnen_maximum,
            ),
        ),
        regels=("OPS-67", "OPS-68"),
    ),
)
