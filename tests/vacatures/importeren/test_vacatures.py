"""The import as a whole: the report, the second time, the corrections, the employers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from modellen.waarden import UrenPerWeek
from vacatures.belasting.model import Belasting, Belastingitem
from vacatures.importeren import ImportFout, importeer_vacatures
from vacatures.importeren.opschonen import schoon_werkgever
from vacatures.importeren.titel import kies_titel
from vacatures.vacature.model import VacatureStatus
from vacatures.vacature.repository import VacatureRepository
from vacatures.werkgever.repository import WerkgeverRepository

KOP = "titel;werkgever;plaats;uren;sluitingsdatum"
VANDAAG = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("rij", "veld"),
    [
        (";Jansen;Breda;24;", "titel"),
        ("onbekend;Jansen;Breda;24;", "titel"),
        ("1234;Jansen;Breda;24;", "titel"),
        ("https://a.example;Jansen;Breda;24;", "titel"),
        ("=2+2;Jansen;Breda;24;", "titel"),
        ("Kok;@SUM(A1);Breda;24;", "werkgever"),
        ("Kok;Jansen;Breda;24;32-13-2026", "sluit_op"),
    ],
)
def test_rij_met_een_fout_wordt_afgekeurd_en_zegt_welk_veld(lees_in, rij, veld):
    rapport = lees_in(f"{KOP}\n{rij}")
    assert [(m.rij, m.veld) for m in rapport.fouten] == [(2, veld)]


@pytest.mark.parametrize(
    "rij", ["Kok;Jansen;Nergens;24;", "Kok;Jansen;Breda;veel;", "#REF!;x;y;8;\nKok;;Breda;n.b.;"]
)
def test_wat_onbekend_mag_zijn_keurt_de_rij_niet_af(lees_in, bewaard, rij):
    rapport = lees_in(f"{KOP}\n{rij}")
    assert rapport.waarschuwingen
    assert [v.titel for v in bewaard()] == ["Kok"]


def test_zelfde_bestand_onder_een_andere_naam_verandert_niets(lees_in):
    inhoud = f"{KOP}\nKok;Jansen;Breda;24;\nOber;Jansen;Breda;24;"
    assert lees_in(inhoud, "een.csv").nieuw == 2
    weer = lees_in(inhoud, "twee.csv")
    assert (weer.nieuw, weer.gewijzigd, weer.ongewijzigd) == (0, 0, 2)


def test_proef_telt_hetzelfde_en_schrijft_niets(lees_in, bewaard, tmp_path):
    inhoud = f"{KOP}\nKok;Jansen;Breda;24;\n;x;Breda;24;"
    proef = lees_in(inhoud, proef=True)
    assert bewaard() == []
    assert list(tmp_path.glob("*.afgekeurd.csv")) == []
    echt = lees_in(inhoud)
    assert (proef.nieuw, proef.afgekeurd, proef.werkgevers_nieuw) == (1, 1, 1)
    assert (echt.nieuw, echt.afgekeurd, echt.werkgevers_nieuw) == (1, 1, 1)


def test_verbeterde_rijen_gaan_zo_weer_in_het_programma(lees_in, bewaard):
    rapport = lees_in(f"{KOP}\n;'=Jansen;Breda;24;\nOber;-Aan de Haven;Breda;24;99-99-2026")
    pad = rapport.afgekeurd_bestand
    tekst = pad.read_text(encoding="utf-8-sig")
    assert "fout_veld;fout;herstel" in tekst
    verbeterd = tekst.replace("99-99-2026", "31-12-2026")
    tweede = lees_in(verbeterd.encode("utf-8-sig"), pad.name)
    assert [v.titel for v in bewaard()] == ["Ober"]
    assert bewaard()[0].werkgever_naam.endswith("Aan de Haven")
    assert tweede.afgekeurd_bestand.name == pad.name


def test_gewijzigde_rij_met_eigen_nummer_wordt_bijgewerkt(lees_in, bewaard):
    lees_in("bron;id;titel;uren\nbord;7;Kok;24")
    rapport = lees_in("bron;id;titel;uren\nbord;7;Kok;32")
    assert (rapport.nieuw, rapport.gewijzigd) == (0, 1)
    assert [v.uren for v in bewaard()] == [UrenPerWeek(32, 32)]


def test_nummer_dat_twee_keer_voorkomt_verliest_geen_rij_zonder_melding(lees_in):
    rapport = lees_in("id;titel\n7;Kok\n7;Kok\n7;Ober")
    assert (rapport.nieuw, rapport.dubbel, rapport.afgekeurd) == (1, 1, 1)
    assert rapport.fouten[0].rij == 4


def test_opnieuw_inlezen_laat_staan_wat_mensen_toevoegden(lees_in, bewaard, opslag):
    inhoud = "id;titel;plaats\n7;Kok;Breda"
    lees_in(inhoud)
    (vacature,) = bewaard()
    aangevuld = replace(
        vacature,
        status=VacatureStatus.VERVULD,
        uren=UrenPerWeek(8, 16),
        belasting=Belasting.van_items([Belastingitem("IV-13", niveau=0)]),
    )
    with opslag.schrijven() as session:
        VacatureRepository(session).save(aangevuld, door="coach")
    rapport = lees_in(inhoud)
    assert rapport.ongewijzigd == 1
    assert bewaard() == [aangevuld]


def test_werkgever_wordt_een_keer_gemaakt_per_naam_en_plaats(lees_in, bewaard, opslag):
    lees_in(f"{KOP}\nKok;Jansen B.V.;Breda;24;\nOber;JANSEN BV;BREDA;24;\nBode;Jansen;Tilburg;8;")
    per_titel = {v.titel: v.werkgever for v in bewaard()}
    assert per_titel["Kok"] == per_titel["Ober"] != per_titel["Bode"]
    with opslag.schrijven() as session:
        repository = WerkgeverRepository(session)
        rijk = replace(repository.get(per_titel["Kok"]), activiteiten="Kookt voor scholen.")
        repository.save(rijk, door="am")
    lees_in(f"{KOP}\nAfwasser;Jansen;Breda;8;")
    with opslag.lezen() as session:
        assert WerkgeverRepository(session).get(per_titel["Kok"]) == rijk


def test_verlopen_vacature_wordt_geteld_en_niet_getoond(lees_in, bewaard):
    rapport = lees_in(f"{KOP}\nKok;Jansen;Breda;24;21-11-2026")
    assert rapport.verlopen == 1
    assert not bewaard()[0].is_open(VANDAAG)


def test_gelijke_vacature_van_twee_borden_komt_achter_een_hoofd(lees_in, bewaard):
    rij = "bron;id;titel;werkgever;plaats\n{0};1;Kok (m/v);Jansen;Breda"
    lees_in(rij.format("bord"))
    rapport = lees_in(rij.format("anderbord"))
    assert rapport.achter_een_ander == 1
    assert len({v.cluster for v in bewaard()}) == 1


def test_mapping_koppelt_vertaalt_en_vult_vast_aan(lees_in, bewaard, tmp_path):
    mapping = tmp_path / "bord.toml"
    mapping.write_text(
        '[kolommen]\n"Wat" = "titel"\n"Vorm" = "contractvorm"\n"titel" = "negeer"\n'
        '[waarden.contractvorm]\n"OT" = "vast"\n[vast]\nland = "BE"\nbron = "bord"\n'
    )
    lees_in("Wat;Vorm;titel;plaats\nKok;ot;Dhr.;Deurne", mapping=mapping)
    (vacature,) = bewaard()
    assert (vacature.titel, vacature.contractvorm, vacature.plek.land, vacature.bron) == (
        "Kok", "vast", "BE", "bord",
    )  # fmt: skip


@pytest.mark.parametrize("inhoud", ["[kolommen]\nA = 'bestaatniet'", "geen toml", "[rest]\na=1"])
def test_foute_mapping_wordt_geweigerd_met_uitleg(lees_in, tmp_path, inhoud):
    mapping = tmp_path / "fout.toml"
    mapping.write_text(inhoud)
    with pytest.raises(ImportFout, match=r"fout\.toml"):
        lees_in("titel\nKok", mapping=mapping)


def test_ontbrekend_bestand_wordt_geweigerd_met_uitleg(opslag, tmp_path):
    with pytest.raises(ImportFout, match=r"weg\.csv"):
        importeer_vacatures(
            opslag, tmp_path / "weg.csv", door="test", vandaag=VANDAAG, afgekeurd_map=tmp_path
        )


def test_rapport_is_er_voor_mens_en_programma(lees_in):
    standen: list[tuple[int, int]] = []
    rapport = lees_in(
        f"{KOP}\nKok;Jansen;Breda;24;\n;x;Breda;24;",
        voortgang=lambda gedaan, totaal: standen.append((gedaan, totaal)),
    )
    gelezen = json.loads(rapport.als_json())
    assert gelezen["gelezen"] == 2 == gelezen["nieuw"] + gelezen["afgekeurd"]
    assert gelezen["meldingen"][0]["rij"] == 3
    assert "rij 3, titel: Er is geen titel." in rapport.als_tekst()
    assert standen[-1][0] == standen[-1][1] > 0


def test_naam_van_werkgever_verliest_wat_een_schraper_meelas():
    rommel = "BAKKERIJ ESMeer info over dit bedrijfBedrijfswebsitees.exampleSociale mediaVia X"
    assert schoon_werkgever(rommel) == "BAKKERIJ ES"
    assert schoon_werkgever("Meer info over dit bedrijf") is None


@pytest.mark.parametrize(
    ("titel", "ondertitel", "slug", "verwacht"),
    [
        ("Flexibele", "Specialist", "flexibele-verpleegkundig-specialist-fact",
         "Flexibele verpleegkundig specialist fact"),
        ("Amb. verpleegkundige", "Verpleegkundige", "ambulant-verpleegkundige-iht-2-4",
         "Ambulant verpleegkundige iht"),
        ("Klinisch psycholoog", "Psycholoog", "klinisch-psycholoog", "Klinisch psycholoog"),
        ("Systeembeheerder ICT", "Zorg", "systeembeheerder-ict", "Systeembeheerder ICT"),
    ],
)  # fmt: skip
def test_halve_titel_komt_uit_het_webadres(titel, ondertitel, slug, verwacht):
    velden = {"titel": titel, "ondertitel": ondertitel,
              "url": f"https://werk.example/vacatures/{slug}/?utm_source=x"}  # fmt: skip
    assert kies_titel(velden)[0] == verwacht
