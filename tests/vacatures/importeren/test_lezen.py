"""Files as Dutch Excel, exports and boards make them are read as what they say."""

from __future__ import annotations

import io
import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vacatures.importeren import ImportFout
from vacatures.importeren.lezen.csv_bestand import splits
from vacatures.importeren.lezen.herkennen import Bestandssoort, herken
from vacatures.importeren.lezen.regels import decodeer
from vacatures.kenmerken import Contractvorm

KOP = "titel;plaats;uren"


@pytest.mark.parametrize("inhoud", ["", "  \n", "appel;peer\n1;2\n"])
def test_bestand_zonder_bekende_kolommen_wordt_geweigerd_met_uitleg(lees_in, inhoud):
    with pytest.raises(ImportFout) as fout:
        lees_in(inhoud)
    assert fout.value.volgende_stap


def test_kapot_werkblad_wordt_geweigerd_met_uitleg(lees_in):
    with pytest.raises(ImportFout, match="werkblad"):
        lees_in(b"PK\x03\x04 dit is geen werkblad")


def test_kapot_json_document_wordt_geweigerd_met_de_plaats(lees_in):
    with pytest.raises(ImportFout, match="regel 2"):
        lees_in('[{"titel": "Kok"},\n oeps]')


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be",
                                      "cp1252"])  # fmt: skip
@pytest.mark.parametrize("teken", [";", ",", "\t", "|"])
@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r"])
def test_elke_codering_elk_scheidingsteken_en_elk_regeleinde(
    lees_in, bewaard, codering, teken, einde
):
    tekst = einde.join([KOP, "Café­medewerker één;Breda;24", "Kok;Den Haag;32"]) + einde
    rapport = lees_in(tekst.replace(";", teken).encode(codering))
    assert rapport.nieuw == 2
    assert {v.titel.replace("\xad", "") for v in bewaard()} == {"Cafémedewerker één", "Kok"}


def test_regels_in_verschillende_codering_worden_allemaal_goed_gelezen(lees_in, bewaard):
    regels = [KOP.encode(), "Crèchehulp;Breda;8".encode(), "Coördinator;Breda;9".encode("cp1252")]
    assert lees_in(b"\n".join(regels)).meldingen == []
    assert {v.titel for v in bewaard()} == {"Crèchehulp", "Coördinator"}


@given(st.text())
def test_geldige_utf8_wordt_nooit_veranderd(tekst):
    ruw = tekst.encode("utf-8", "replace")
    assert decodeer(ruw) == ruw.decode()


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_characters="\r\n")))
def test_een_aanhaling_geeft_de_cel_terug(tekst):
    regel = '"' + tekst.replace('"', '""') + '";rest'
    assert splits(regel, ";") == [tekst, "rest"]


def test_cel_met_regeleinden_en_scheidingstekens_is_een_cel(lees_in, bewaard):
    rapport = lees_in(f'{KOP};omschrijving\nKok;Breda;24;"U kookt; u ""proeft"".\nU wast af."\n')
    assert rapport.meldingen == []
    assert bewaard()[0].taken == 'U kookt; u "proeft".\nU wast af.'


def test_open_aanhalingsteken_slokt_de_volgende_rijen_niet_op(lees_in, bewaard):
    regels = [KOP, 'Kok;"Breda;24', "Ober;Breda;24", 'Hulp;"Breda";24', "Bode;Breda;24"]
    rapport = lees_in("\n".join(regels))
    assert {v.titel for v in bewaard()} == {"Kok", "Ober", "Hulp", "Bode"}
    assert [m.rij for m in rapport.meldingen] == [2]


def test_kop_mag_onder_een_regel_met_een_titel_staan_en_sep_wordt_begrepen(lees_in, bewaard):
    lees_in("sep=|\nExport van maandag\ntitel|plaats\nKok|Breda\n")
    assert [v.plek.plaatsnaam for v in bewaard()] == ["Breda"]


def test_rij_met_te_weinig_kolommen_wordt_afgekeurd_met_haar_nummer(lees_in):
    rapport = lees_in(f"{KOP}\nKok;Breda;24\nOber;Breda\n\nHulp;Breda;8")
    assert [(m.rij, m.veld) for m in rapport.fouten] == [(3, "kolommen")]
    assert rapport.nieuw == 2


def test_inhoud_beslist_en_niet_de_naam_van_het_bestand():
    assert herken(b'{"titel": "a"}\n{"titel": "b"}\n') is Bestandssoort.JSONL
    assert herken(b'oeps\n{"titel": "a"}\n{"titel": "b"}\n') is Bestandssoort.JSONL
    assert herken(b'[\n{"titel": "a"}]') is Bestandssoort.JSON
    assert herken(b'{\n "@graph": []}') is Bestandssoort.JSON
    assert herken(b"<!doctype html><html></html>") is Bestandssoort.HTML
    assert herken(b"titel;plaats\n") is Bestandssoort.CSV


def test_werkblad_met_datums_en_getallen_wordt_gelezen(lees_in, bewaard):
    boek = openpyxl.Workbook()
    boek.active.append(["Overzicht"])
    boek.active.append(["Functie", "Plaats", "Uren", "Sluitingsdatum", "Postcode"])
    boek.active.append(["Kok", "Breda", 24, date(2026, 12, 31), 4811])
    boek.active.append(["Ober", "Breda", "16-24", 46387, ""])
    stroom = io.BytesIO()
    boek.save(stroom)
    rapport = lees_in(stroom.getvalue(), "zonder_ending")
    per_titel = {v.titel: v for v in bewaard()}
    assert rapport.meldingen == []
    assert per_titel["Kok"].sluit_op == date(2026, 12, 31)
    assert per_titel["Kok"].plek.pc4 == 4811
    # 46387 days after 30-12-1899 is Excel's 31-12-2026.
    assert per_titel["Ober"].sluit_op == date(2026, 12, 31)


POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Medewerker groen",
    "description": "<p>U snoeit &amp; maait.</p><ul><li>Buiten</li></ul>",
    "hiringOrganization": {"@type": "Organization", "name": "Groenwerk B.V."},
    "jobLocation": [{"@type": "Place", "address": {
        "@type": "PostalAddress", "postalCode": "4811 AB", "addressLocality": "Breda",
        "addressCountry": {"name": "NL"}}}],
    "employmentType": ["PART_TIME", "TEMPORARY"],
    "workHours": "24 uur per week",
    "validThrough": "2026-12-31T23:59",
    "identifier": {"@type": "PropertyValue", "value": "G-17"},
    "url": "https://www.groenwerk.example/vacature/17",
}  # fmt: skip


@pytest.mark.parametrize(
    "inhoud",
    [
        json.dumps(POSTING),
        json.dumps([POSTING], indent=1),
        json.dumps({"@context": "x", "@graph": [{"@type": "WebPage"}, POSTING]}, indent=1),
        f'<html><script>var x = "<";</script><script type="application/ld+json">'
        f"{json.dumps(POSTING)}</script></html>",
    ],
    ids=["object", "list", "graph", "html"],
)
def test_jobposting_wordt_in_elke_verpakking_gelezen(lees_in, bewaard, inhoud):
    rapport = lees_in(inhoud)
    (vacature,) = bewaard()
    assert rapport.meldingen == []
    assert (vacature.bron, vacature.bron_id) == ("groenwerk.example", "G-17")
    assert vacature.taken == "U snoeit & maait.\nBuiten"
    assert vacature.werkgever_naam == "Groenwerk B.V."
    assert vacature.plek.pc4 == 4811
    assert (vacature.uren.minimum, vacature.uren.maximum) == (24, 24)
    assert vacature.contractvorm is Contractvorm.TIJDELIJK
    assert vacature.sluit_op == date(2026, 12, 31)
