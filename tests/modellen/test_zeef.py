"""The sieve: what is about health, home, money, absence or origin never ranks; work stays."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.klantprofiel.zeef import zeef_tekst
from modellen.klantprofiel.zeefwoorden import VERBODEN, Reden

GEZONDHEID = """
Ik ben chronisch ziek
Door mijn rug kan ik niet lang staan
Ik heb rugklachten
Ik heb rug-klachten
Ik kan niet zwaar tillen
Ik mag van de bedrijfsarts niet tillen
Ik kan maar kort zitten en niet traplopen
Ik kan niet meer lopen
Ik heb een slechte knie
Last van mijn handen bij kou
Ik heb last van fibromyalgie
Ik heb ADHD
Door mijn ADHD-medicatie ben ik rustiger
Ik ben autistisch
Vanwege autisme wil ik een rustige plek
Ik heb een burn-out gehad
Ik heb een burn out gehad
BURNOUT in 2021
Ik ben overspannen geweest
Ik loop bij een psycholoog
Na een psychose begin ik opnieuw
Ik ga naar de fysiotherapeut
Ik volg traumatherapie
Ik loop bij de ggz
Ik slik medicijnen
Ik heb long-covid
Ik heb suikerziekte
Ik ben slechthorend
Ik ben blind aan een oog
Ik ben blind
Ik zit in een rolstoel
Ik heb een arbeidshandicap
Ik heb een lichamelijke beperking
Ik zoek werk voor mensen met een beperking
Ik ben minder belastbaar
Ik heb een verstandelijke handicap
handicaps: geen
Ik ben gokverslaafd geweest
Ik ben alcoholist
Ik lag drie maanden in het ziekenhuis
Ik heb in het ziekenhuis gelegen
Ik ben geopereerd aan mijn schouder
Ik moet naar de dokter
Ik ben zwanger
Ik ben snel moe
Ik heb weinig energie
Ik kan slecht tegen prikkels
Ik kan niet goed tegen drukte
Ik ben dyslectisch
Ik ben zieker geworden
Ik ben bang voor mensen
Ik heb een angststoornis
Ik heb moeite met lopen
Ik zie slecht
Geen zwaar werk
Ik ben zíék
Ik ben zie\u00adk
Ik heb pijn in mijn  rug
Sinds mijn ongeluk kan ik mijn arm minder gebruiken
Bukken gaat niet meer
Tillen lukt niet
Ik zoek een prikkelarme werkplek
Om medische redenen gestopt
Ik heb een urenbeperking
Ik werk het liefst zonder stress
Ik heb NAH
Ik heb ADD
Ik heb faalangst
Ik heb nierproblemen
Ik heb een zwak hart
""".strip().split("\n")

GEZIN = """
Ik moet mijn kinderen naar school brengen
Mijn jongste zoon is vier
M\u2019n dochter gaat naar de opvang
Onze kinderen zijn klein
Ik heb drie kinderen
Ik heb twee jonge kinderen
Ik ben alleenstaande moeder
Ik ben moeder van een tweeling
Ik ben gescheiden
Ik zit in een echtscheiding
Ik ben mantelzorger voor mijn vader
Ik geef mantelzorg
Mijn man werkt ook
Ik heb een gezin
Als huisvrouw had ik veel te doen
Geen oppas op woensdag
Ik heb kinderopvang nodig
Mijn vader is overleden
Co-ouderschap, dus om de week
Ik ben dakloos
Ik wil om 15 uur thuis zijn voor de kinderen
Ik moet om drie uur de kinderen ophalen
Werken onder schooltijd
Ik ben pleegouder
Ik sta er alleen voor met de kinderen
""".strip().split("\n")

UITKERING = """
Ik heb een uitkering
Ik heb een werkloosheidsuitkering
Ik zit in de WW
Ik krijg WIA
Mijn WW-uitkering stopt
Wajonger zoekt baan
Ik zit in de bijstand
Ik sta in het doelgroepregister
Een baan binnen de banenafspraak
Ik moet van het UWV solliciteren
Ik heb schulden
Ik zit in de schuldhulpverlening
Ik heb een bewindvoerder
Ik ben al twee jaar werkloos
Ik ontvang huurtoeslag
Ik zoek beschut werk
Er ligt beslag op mijn loon
Ik ben al jaren werkzoekend
Ik heb een pgb
""".strip().split("\n")

VERZUIM = """
Ik ben ziekgemeld
Ik heb me ziek gemeld
Ik was vaak afwezig
Ik had veel ziekteverzuim
Mijn verzuim was hoog
Ik zat in de Ziektewet
Ik ben arbeidsongeschikt
Ik ben gedeeltelijk arbeidsongeschikt verklaard
Ik ben afgekeurd
Ik zit al lang thuis
Ik zat in het tweede spoor
Ik volg een re-integratietraject
Ik kom terug van zwangerschapsverlof
Ik heb ouderschapsverlof
Ik ben er een jaar uit geweest
Ik heb een gat in mijn cv
""".strip().split("\n")

PERSOON = """
Ik ben 58 jaar
Ik ben 58
Ik ben 58 jaar oud
Ik ben achtenvijftig
Ik ben een 55-plusser
Ik ben 55+
Op mijn leeftijd is dat lastig
Ik ben te oud voor de bouw
Ik ga bijna met pensioen
Ik ben een vrouw
Als man in de zorg
Ik ben geboren in Ankara
Ik ben Turks
Ik ben Marokkaanse
Ik kom uit Syrië
Ik kom uit Oekraïne
Ik ben gevlucht
Ik ben statushouder
Ik heb een verblijfsvergunning
Ik ben nog aan het inburgeren
In mijn land was ik kapper
Ik ben moslim
Ik draag een hoofddoek
Ik ben christelijk
Ik wil niet met varkensvlees werken vanwege mijn geloof
Tijdens de ramadan liever in de avond
Ik ga naar de kerk
Ik ben homo
Ik ben transgender
Ik heb vastgezeten
Ik heb een strafblad
Ik heb in detentie gezeten
Ik ben van 1968
Ik bid vijf keer per dag
""".strip().split("\n")

BUITEN = [
    *((Reden.GEZONDHEID, zin) for zin in GEZONDHEID),
    *((Reden.GEZIN, zin) for zin in GEZIN),
    *((Reden.UITKERING, zin) for zin in UITKERING),
    *((Reden.VERZUIM, zin) for zin in VERZUIM),
    *((Reden.PERSOON, zin) for zin in PERSOON),
]

BINNEN = """
Ik kan blind typen
Typt blind en snel
In een asiel voor honden werken
Kinderboerderij of asiel
Asiel, kinderboerderij of manege
Ik wil met zieke mensen werken
Ik wil met zieke dieren werken
Werken in een ziekenhuis
Schoonmaken in een ziekenhuis
Ik wil ziekenverzorgende worden
ziekenverzorgende
Ik help graag ouderen
Ik wil in de ouderenzorg werken
Ik wil in de gehandicaptenzorg werken
Ik wil werken met mensen met een beperking
Mensen met een verstandelijke beperking begeleiden
Ik wil graag werken met kinderen met autisme
Ik wil voor dementerende ouderen zorgen
Ik wil in de gezondheidszorg werken
Ik wil in de ggz werken
Werken in de verslavingszorg
Receptionist in een fysiotherapiepraktijk
Ik wil bij de huisartsenpost werken
artsenpost
doktersassistente
Dierenartsassistent bij een kliniek
apothekersassistent
medisch secretaresse
Medische instrumenten schoonmaken
Medicijnen bezorgen op de fiets
arts
psycholoog
Ik wil in de kinderopvang werken
Medewerker kinderopvang
Ik wil met kinderen werken
Oppassen op kinderen van anderen
Kinderen helpen met huiswerk
kraamzorg
Ik wil in de thuiszorg
Vluchtelingen helpen met de taal
Ik wil mantelzorgers ondersteunen
Rolstoelen repareren
Ik rijd graag op de rolstoeltaxi
Ik ben handig met apparaten
Ik wil graag met mijn handen werken
Ik wil werken met mijn hoofd en mijn handen
Mijn hart ligt bij dieren
Ik kan niet stilzitten
Ik ben niet bang voor hard werken
Ik ben niet bang om vies te worden
Ik ben stressbestendig
Ik heb veel energie
Angstvallig controleer ik de voorraad
Een pijnboom planten
Plantenziekten herkennen in de kas
Onkruid en gewasziekten bestrijden
Klachten van klanten oplossen
klachtenafhandeling
Ik wil graag lichamelijk werk
Fysiek zwaar werk vind ik fijn
Ik wil zwaar werk doen
Zwaar tillen vind ik geen probleem
Lopen en staan vind ik prettig
Afval gescheiden inzamelen
Scheiding van afval
Melk homogeniseren in de fabriek
Muziek maken met ouderen
Ik wil bij de gemeente werken
Ik wil in een magazijn orders verzamelen
Ik heb 20 jaar ervaring als lasser
Ik ben 10 jaar kok geweest
Ik spreek Engels en Duits
Werken in een Turkse bakkerij
Koken in een Chinees restaurant
Klanten van alle leeftijden helpen
Ik kom uit de horeca
Ik geloof dat ik goed kan verkopen
Ik ben een geboren verkoper
Ik heb een opleiding achter de rug
Blind typen en notuleren
Prikkeldraad spannen om weilanden
Ploegentoeslag is welkom
Afgekeurde producten uit de band halen
Producten die zijn afgekeurd sorteren
Diagnoseapparatuur gebruiken in de garage
Ik wil in een grote keuken staan
Heftruck rijden en pallets stapelen
Werken met Word, Excel en MS Office
Ik wil leren lassen
Rustige omgeving met vaste collega's
Liefst alleen in de ochtend
Ik wil beveiliger worden
Als conciërge op een school
Patiënten naar de operatiekamer brengen
Activiteitenbegeleider voor mensen met dementie
Klassenassistent in het speciaal onderwijs
Kinderen naar school brengen met de taxi
Allergenen registreren in de keuken
Rouwboeketten maken
Ik ben sterk en kan goed tillen
Ik kan goed tegen drukte
Vrijwilliger bij de voedselbank
Problemen van klanten oplossen
De ontvangstruimte netjes houden
Gastvrouw bij de ontvangst
Afval goed scheiden
Chauffeur wmo-vervoer
De leeftijd van klanten controleren aan de kassa
""".strip().split("\n")


def _redenen(tekst: str) -> list[Reden | None]:
    return [reden for _, reden in zeef_tekst(tekst)]


def _wordt_geweerd(tekst: str) -> bool:
    return any(_redenen(tekst))


# --- kept out ------------------------------------------------------------------------------------


def test_de_tafels_zijn_groot_genoeg_om_iets_te_zeggen():
    assert len(BUITEN) >= 60
    assert len(BINNEN) >= 60
    assert (
        {reden for reden, _ in BUITEN}
        == set(VERBODEN)
        == set(Reden)
        - {
            Reden.GEEN_WERK,
            Reden.ACHTERGELATEN,
        }
    )


@pytest.mark.parametrize(("reden", "zin"), BUITEN, ids=lambda w: str(w))
def test_wat_niet_mag_meewegen_blijft_uit_de_tekst(reden: Reden, zin: str):
    assert _wordt_geweerd(zin)


@pytest.mark.parametrize(
    ("zin", "reden"),
    [
        ("Ik heb artrose.", Reden.GEZONDHEID),
        ("Mijn dochter is jong.", Reden.GEZIN),
        ("Ik heb een uitkering.", Reden.UITKERING),
        ("Ik ben ziekgemeld.", Reden.VERZUIM),
        ("Ik ben moslim.", Reden.PERSOON),
    ],
)
def test_de_reden_zegt_de_coach_waar_de_zin_over_gaat(zin: str, reden: Reden):
    assert _redenen(zin) == [reden]
    assert reden.label.startswith("gaat over ")


@pytest.mark.parametrize("zin", GEZONDHEID + GEZIN + UITKERING + VERZUIM + PERSOON)
def test_hoofdletters_leestekens_en_spaties_helpen_niet_om_erdoor_te_komen(zin: str):
    for vorm in (
        zin.upper(),
        zin.capitalize(),
        f"  {zin}  ",
        zin.replace(" ", "  "),
        zin.replace(" ", "\u00a0"),
        zin.replace(" ", "\n"),
        f"({zin})",
        f"**{zin}**",
        f"_{zin}_",
        f"{zin}!",
        f"- {zin},",
        f"Ik werk graag buiten, {zin}",
        unicodedata.normalize("NFD", zin),
    ):
        assert _wordt_geweerd(vorm), vorm


@given(st.sampled_from(BUITEN), st.sampled_from(BINNEN))
def test_een_gewone_zin_ervoor_of_erna_laat_niets_door(geval: tuple[Reden, str], gewoon: str):
    _, zin = geval
    assert _wordt_geweerd(f"{gewoon}. {zin}.")
    assert _wordt_geweerd(f"{zin}, en verder: {gewoon}")


def test_een_woordgroep_over_twee_regels_weert_beide_regels():
    assert [bool(r) for r in _redenen("Ik werk graag.\nIk heb last van mijn\nrug.")] == [
        False,
        True,
        True,
    ]


# --- kept in -------------------------------------------------------------------------------------


@pytest.mark.parametrize("zin", BINNEN)
def test_een_gewone_zin_over_werk_blijft_staan(zin: str):
    assert zeef_tekst(zin) == [(zin, None)]


def test_alleen_de_zin_zelf_valt_weg_niet_zijn_buren():
    tekst = "Ik werk graag buiten. Ik ben ziek geweest. Ik wil tuinman worden."
    assert _redenen(tekst) == [None, Reden.GEZONDHEID, None]


def test_werktaal_dekt_alleen_zichzelf():
    assert _redenen("Ik wil in een ziekenhuis werken maar heb rugklachten.") == [Reden.GEZONDHEID]
    assert _redenen("Werken met mensen met een beperking, want ik heb er zelf ook een handicap.")[0]


# --- always --------------------------------------------------------------------------------------


@pytest.mark.parametrize("tekst", ["", " ", "\n\n", "\u00ad"])
def test_lege_tekst_geeft_geen_gewone_zin(tekst: str):
    assert all(zin.strip() for zin, _ in zeef_tekst(tekst))


@given(st.text(max_size=200))
def test_geen_tekst_gaat_verloren_of_wordt_veranderd(tekst: str):
    zinnen = [zin for zin, _ in zeef_tekst(tekst)]
    assert "".join("".join(zinnen).split()) == "".join(tekst.split())
    assert all(zin in tekst for zin in zinnen)


@given(st.text(max_size=200))
def test_een_zin_die_mag_blijven_mag_ook_alleen_blijven(tekst: str):
    for zin, reden in zeef_tekst(tekst):
        if reden is None:
            assert not _wordt_geweerd(zin)


def test_een_lange_tekst_kost_geen_seconden():
    tekst = ("ik kan mijn de een niet " * 400 + "zzzz" * 2000 + "\n") * 3
    begin = time.process_time()
    zeef_tekst(tekst)
    assert time.process_time() - begin < 5.0
