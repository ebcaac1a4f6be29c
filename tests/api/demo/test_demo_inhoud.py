"""What the demo holds: enough of everything, readable, varied, with the gaps of real files."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from api.demo.lezen import (
    lees_beperkingen,
    lees_functies,
    lees_klanten,
    lees_regios,
    lees_verslag,
    lees_werkgevers,
)
from api.demo.maken import Demodata, bouw_demo
from modellen.belastbaarheid.fml import AANTAL_ITEMS, FML, FmlSoort, item
from modellen.plaats.plaats import standaard_register
from tests.builders import VANDAAG
from vacatures.netwerkplek.model import NetwerkSoort

REPO = Path(__file__).resolve().parents[3]

WERKSOORTEN = frozenset(
    {
        "inbraakpreventie",
        "klussendienst",
        "tuinonderhoud",
        "wijkonderhoud",
        "schoonmaakonderhoud",
        "huishoudelijke_dienst",
        "catering_partyservice",
        "toezicht_veiligheid",
        "fietsenstalling",
        "fietsenwerkplaats",
        "social_sofa",
        "in_en_ompak",
    }
)
BRANCHES = frozenset(
    {
        "logistiek",
        "zorg",
        "schoonmaak",
        "groen",
        "catering",
        "horeca",
        "winkel",
        "kantoor",
        "productie",
        "ict",
        "bouw",
        "beveiliging",
        "recycling",
        "kinderopvang",
        "vervoer",
        "onderwijs",
        "metaal",
        "cultuur",
    }
)

# Names of people, numbers and addresses have no place in a made-up text.
VERBODEN = re.compile(r"[{}@<>]|https?:|www\.|TODO|lorem|XX|\d{9}|\b0\d{1,3}[- ]?\d{6,8}\b", re.I)


def kern(waarde: Any) -> Any:
    """Plain data in an order that does not depend on the hash of strings."""
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return [
            type(waarde).__name__,
            *((f.name, kern(getattr(waarde, f.name))) for f in fields(waarde)),
        ]
    if isinstance(waarde, Mapping):
        return sorted((str(k), kern(w)) for k, w in waarde.items())
    if isinstance(waarde, frozenset | set):
        return sorted(str(w) for w in waarde)
    if isinstance(waarde, list | tuple):
        return [kern(w) for w in waarde]
    return str(waarde)


def vingerafdruk(demo: Demodata) -> str:
    return hashlib.sha256(repr(kern(demo)).encode()).hexdigest()


def teksten(demo: Demodata) -> Iterator[str]:
    for werk in (*demo.vacatures, *demo.netwerkplekken):
        yield werk.titel
        yield werk.taken
    for werkgever in demo.werkgevers:
        yield werkgever.naam
        yield werkgever.activiteiten
    for een in demo.klanten:
        yield from (wens.tekst for wens in een.klant.wensen)
        yield from (f"{e.functie}: {e.taken}" for e in een.klant.werkervaring)
        if een.assessment is not None:
            conclusies = een.assessment.conclusies
            yield from een.assessment.verslag.values()
            yield from filter(None, (conclusies.scholing, conclusies.weg_te_nemen))


class TestHerhaalbaar:
    def test_zelfde_zaad_en_dag_geven_gelijke_gegevens(self, demo):
        assert bouw_demo(vandaag=VANDAAG) == demo

    def test_ander_zaad_geeft_andere_gegevens_met_dezelfde_nummers(self, demo):
        ander = bouw_demo(seed=7, vandaag=VANDAAG)
        assert vingerafdruk(ander) != vingerafdruk(demo)
        assert [v.nummer for v in ander.vacatures] == [v.nummer for v in demo.vacatures]
        assert [n.nummer for n in ander.netwerkplekken] == [n.nummer for n in demo.netwerkplekken]
        assert [k.klant.nummer for k in ander.klanten] == [k.klant.nummer for k in demo.klanten]

    def test_ander_proces_met_andere_hash_van_tekst_maakt_hetzelfde(self, demo):
        script = (
            "from datetime import date; from api.demo.maken import bouw_demo;"
            "d = bouw_demo(vandaag=date(2026, 11, 23));"
            "print([(v.nummer, v.titel, v.taken, str(v.plek), str(v.uren)) for v in d.vacatures])"
        )
        gedaan = subprocess.run(
            [sys.executable, "-c", script],
            cwd=REPO,
            env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(REPO)},
            capture_output=True,
            text=True,
            check=True,
        )
        hier = [(v.nummer, v.titel, v.taken, str(v.plek), str(v.uren)) for v in demo.vacatures]
        assert gedaan.stdout.strip() == str(hier)

    def test_data_schuiven_mee_met_vandaag(self, demo):
        later = bouw_demo(vandaag=date(2027, 3, 1))
        verschil = date(2027, 3, 1) - VANDAAG
        assert [v.sluit_op for v in later.vacatures] == [
            v.sluit_op and v.sluit_op + verschil for v in demo.vacatures
        ]


class TestOmvang:
    def test_er_is_genoeg_van_alles(self, demo):
        assert len(demo.klanten) >= 60
        assert len(demo.werkgevers) >= 80
        assert len(demo.vacatures) >= 600
        assert len(demo.netwerkplekken) >= 60

    def test_hoofdorganisatie_heeft_ongeveer_85_procent(self, demo):
        per = Counter(k.klant.organisatie for k in demo.klanten)
        assert set(per) == {"opstap-noord", "opstap-zuid"}
        assert 0.80 <= per["opstap-noord"] / per.total() <= 0.90

    def test_alle_werksoorten_en_branches_komen_voor(self, demo):
        assert {f.code for f in lees_functies()} >= WERKSOORTEN
        assert {v.branche.value for v in demo.vacatures if v.branche} >= BRANCHES
        assert len(lees_functies()) >= 45

    def test_elke_functie_is_ook_een_vacature(self, demo):
        titels = {
            t.lower() for v in demo.vacatures for t in (v.titel, v.titel.removesuffix(" gezocht"))
        }
        for functie in lees_functies():
            assert titels & {t.lower() for t in functie.titels}, functie.code

    def test_werk_is_over_het_land_verspreid(self, demo):
        register = standaard_register()
        bekend = [p for v in demo.vacatures if v.plek.pc4 and (p := register.find_pc4(v.plek.pc4))]
        assert len({p.provincie for p in bekend}) >= 10

    def test_beide_soorten_netwerkplekken_zijn_er(self, demo):
        per = Counter(n.soort for n in demo.netwerkplekken)
        assert min(per[NetwerkSoort.DOORLOPEND], per[NetwerkSoort.TE_BENADEREN]) >= 10


class TestInhoud:
    def test_elke_functie_is_met_de_hand_uitgeschreven(self):
        for functie in lees_functies():
            assert len(set(functie.titels)) >= 4, functie.code
            assert 8 <= len(set(functie.taken)) <= 14, functie.code
            assert len(functie.proza) >= 3, functie.code
            assert all(zin.endswith(".") and zin[0].isupper() for zin in functie.taken), (
                functie.code
            )

    def test_belasting_van_elke_functie_bestaat_op_de_fml(self):
        for functie in lees_functies():
            assert len(functie.kern) >= 8, functie.code
            for code, keuze in functie.belasting.items():
                if item(code).soort is FmlSoort.SCHAAL:
                    assert all(-1 <= niveau <= item(code).hoogste_niveau for niveau in keuze)
                else:
                    assert keuze <= {optie.code for optie in item(code).opties}

    def test_zwaar_werk_vraagt_meer_dan_normaal(self):
        zwaar = [f.code for f in lees_functies() if -1 in f.belasting["IV-13"]]
        assert {"opperman", "bijrijder"} <= set(zwaar)

    def test_alleen_het_tillen_dragen_en_duwen_gaan_boven_normaal(self):
        boven = {
            code for f in lees_functies() for code, keuze in f.belasting.items() if -1 in keuze
        }
        assert boven == {"IV-12", "IV-13", "IV-14"}

    def test_beperkingen_zijn_codes_die_bestaan(self):
        for naam, afwijkingen in lees_beperkingen().items():
            for code, waarde in afwijkingen.items():
                if isinstance(waarde, int):
                    assert 0 <= waarde <= item(code).hoogste_niveau, (naam, code)
                else:
                    assert waarde <= {optie.code for optie in item(code).opties}, (naam, code)

    def test_elke_combinatie_van_beperkingen_wordt_gebruikt(self):
        gebruikt = {k.belast for k in lees_klanten()}
        assert set(lees_beperkingen()) <= gebruikt

    def test_elke_werkgever_kent_zijn_functies(self):
        bestaand = {f.code for f in lees_functies()}
        for werkgever in lees_werkgevers():
            assert werkgever.functies <= bestaand, werkgever.naam
        namen = [w.naam for w in lees_werkgevers()]
        assert len(set(namen)) == len(namen)

    def test_elke_postcode_hoort_bij_zijn_plaats(self):
        register = standaard_register()
        for regio in lees_regios():
            for naam, _, pc4s in regio.plaatsen:
                assert {register.get_pc4(pc4).plaats for pc4 in pc4s} == {naam}

    def test_verslag_heeft_woorden_voor_elk_leefgebied(self):
        assert min(len(zinnen) for zinnen in lees_verslag().gebied.values()) >= 2


class TestTeksten:
    def test_geen_invulplek_adres_of_nummer_in_een_tekst(self, demo):
        assert [t for t in teksten(demo) if VERBODEN.search(t)] == []

    def test_elke_tekst_is_af(self, demo):
        for vacature in demo.vacatures:
            assert len(vacature.taken) >= 100
            assert vacature.taken.rstrip().endswith((".", "!"))
        for plek in demo.netwerkplekken:
            assert plek.taken.endswith(".")

    def test_teksten_zijn_nederlands(self, demo):
        nederlands = re.compile(r"\b(?:je|de|het|een|en|van|met|is)\b", re.I)
        assert [v.taken for v in demo.vacatures if len(nederlands.findall(v.taken)) < 5] == []

    def test_zelfde_tekst_komt_hooguit_drie_keer_voor_behalve_dubbele_plaatsingen(self, demo):
        per_tekst = Counter(v.taken for v in demo.vacatures)
        dubbel = sum(1 for aantal in per_tekst.values() if aantal > 1)
        assert max(per_tekst.values()) <= 3
        assert dubbel <= 30

    def test_werkgever_in_de_tekst_is_de_werkgever_van_de_vacature(self, demo):
        namen = {w.naam for w in demo.werkgevers}
        for vacature in demo.vacatures:
            genoemd = {naam for naam in namen if naam in vacature.taken}
            assert genoemd <= {vacature.werkgever_naam}


class TestGaten:
    def test_een_deel_van_de_vacatures_is_onvolledig(self, demo):
        v = demo.vacatures
        assert sum(x.plek.pc4 is None for x in v) >= 15
        assert sum(x.uren.is_onbekend for x in v) >= 30
        assert sum(x.dagdelen is None for x in v) >= 50
        assert sum(x.eisen.taal is None for x in v) >= 80
        assert sum(x.werkgever is None for x in v) >= 15
        assert sum(x.isco is None for x in v) >= 20
        assert sum(x.titel.isupper() for x in v) >= 20

    def test_sommige_vacatures_zijn_gesloten_of_vervuld(self, demo):
        dicht = [v for v in demo.vacatures if not v.is_open(VANDAAG)]
        assert 15 <= len(dicht) <= len(demo.vacatures) // 5
        assert any(v.sluit_op and v.sluit_op < VANDAAG for v in dicht)

    def test_tekst_en_dagdelen_spreken_elkaar_soms_tegen(self, demo):
        tegenspraak = [
            v
            for v in demo.vacatures
            if "avonduren" in v.taken or "werk in de avond, van 18.00" in v.taken
        ]
        assert len(tegenspraak) >= 5

    def test_dezelfde_baan_staat_soms_op_twee_borden(self, demo):
        per_tekst: dict[str, set[str]] = {}
        for v in demo.vacatures:
            per_tekst.setdefault(v.taken, set()).add(v.bron)
        assert sum(len(bronnen) > 1 for bronnen in per_tekst.values()) >= 15

    def test_van_de_belasting_is_alles_een_deel_een_schatting_of_niets_bekend(self, demo):
        graden = Counter(_graad(v) for v in demo.vacatures)
        aandeel = {graad: aantal / graden.total() for graad, aantal in graden.items()}
        assert 0.38 <= aandeel["volledig"] <= 0.50
        assert 0.20 <= aandeel["deels"] <= 0.32
        assert 0.13 <= aandeel["geschat"] <= 0.25
        assert 0.08 <= aandeel["onbekend"] <= 0.18

    def test_volledig_bekend_werk_heeft_elk_item_van_de_fml(self, demo):
        vol = next(v for v in demo.vacatures if _graad(v) == "volledig")
        assert set(vol.belasting.items) == {i.code for i in FML}

    def test_uren_en_avonden_in_de_belasting_volgen_uit_het_rooster(self, demo):
        nacht = [
            v
            for v in demo.vacatures
            if _graad(v) == "volledig" and v.dagdelen and "nacht" in str(v.dagdelen)
        ]
        assert nacht
        assert all("nacht" in (v.belasting.items["VI-1"].opties or ()) for v in nacht)


def _graad(vacature: Any) -> str:
    items = vacature.belasting.items
    if not items:
        return "onbekend"
    if len(items) == AANTAL_ITEMS:
        return "volledig"
    return "geschat" if all(i.is_geschat for i in items.values()) else "deels"
