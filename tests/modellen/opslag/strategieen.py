"""Hypothesis strategies: any valid domain object, also the ones nobody would think of."""

from __future__ import annotations

from hypothesis import strategies as st

from modellen.assessment.model import (
    Bevinding,
    Leefgebied,
    RealLifeAssessment,
    RlaConclusies,
    Termijn,
)
from modellen.belastbaarheid.fml import FML, FmlItem, FmlSoort
from modellen.belastbaarheid.model import Belastbaarheid, Beoordelaar, Bron, Itemoordeel
from modellen.beroepskeuze.model import Beroepskeuzetest, Competentie, CompetentieScore, Riasec
from modellen.dagdelen import ALLE_BITS, Dagdelen
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klant.model import Identiteit, Klant, KlantStatus, Wens, WensSoort, Werkervaring
from modellen.kwalificatie import (
    Branche,
    Certificaat,
    Opleidingsniveau,
    Rijbewijs,
    Taalniveau,
    Vervoermiddel,
)
from modellen.waarden import Postcode, UrenPerWeek
from vacatures.belasting.model import (
    BOVEN_NORMAAL,
    Belasting,
    BelastingBron,
    Belastingitem,
    Schatting,
    SchattingUit,
)
from vacatures.kenmerken import Contractvorm, Eisen, Werkplek
from vacatures.netwerkplek.model import Netwerkplek, NetwerkSoort
from vacatures.vacature.model import Vacature, VacatureStatus
from vacatures.werkgever.model import Werkgever

WERKGEVERS = ("W-1", "W-2")
"""Werkgevers that a drawn vacature or netwerkplek may refer to."""

teksten = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
datums = st.dates()
ja_nee_onbekend = st.none() | st.booleans()


def onbekend_of(strategie: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategie


def verzamelingen(soort: type) -> st.SearchStrategy:
    return st.frozensets(st.sampled_from(soort), max_size=5)


@st.composite
def urenbanden(draw: st.DrawFn) -> UrenPerWeek:
    einden = sorted(draw(st.tuples(st.floats(0, 60), st.floats(0, 60))))
    return UrenPerWeek(*(einde if draw(st.booleans()) else None for einde in einden))


postcodes = st.builds(
    Postcode,
    st.integers(1000, 9999),
    onbekend_of(st.text("ABCXYZ", min_size=2, max_size=2)),
)
dagdelen = st.builds(Dagdelen, st.integers(0, ALLE_BITS))
zichtbaarheden = onbekend_of(st.frozensets(teksten, max_size=3))

klanten = st.builds(
    Klant,
    nummer=st.just("K-1"),
    organisatie=teksten,
    coach=teksten,
    status=st.sampled_from(KlantStatus),
    postcode=onbekend_of(postcodes),
    vervoer=st.dictionaries(st.sampled_from(Vervoermiddel), st.integers(1, 180)),
    uren=urenbanden(),
    dagdelen=onbekend_of(dagdelen),
    taalniveau=onbekend_of(st.sampled_from(Taalniveau)),
    opleiding=onbekend_of(st.sampled_from(Opleidingsniveau)),
    rijbewijzen=onbekend_of(verzamelingen(Rijbewijs)),
    certificaten=onbekend_of(verzamelingen(Certificaat)),
    werkervaring=st.lists(
        st.builds(
            Werkervaring,
            functie=teksten,
            taken=teksten,
            branche=onbekend_of(st.sampled_from(Branche)),
            jaren=onbekend_of(st.floats(0, 60)),
            recent=ja_nee_onbekend,
            wil_terug=ja_nee_onbekend,
        ),
        max_size=3,
    ).map(tuple),
    wensen=st.lists(st.builds(Wens, st.sampled_from(WensSoort), teksten), max_size=3).map(tuple),
    uitgesloten_branches=verzamelingen(Branche),
    uitgesloten_werkgevers=st.frozensets(teksten, max_size=3),
)
identiteiten = st.builds(Identiteit, st.just("K-1"), teksten, teksten)


def _waarden(item: FmlItem, *, laagste: int) -> st.SearchStrategy:
    if item.soort is FmlSoort.SCHAAL:
        return st.fixed_dictionaries({"niveau": st.integers(laagste, item.hoogste_niveau)})
    codes = [optie.code for optie in item.opties]
    return st.fixed_dictionaries({"opties": st.frozensets(st.sampled_from(codes))})


@st.composite
def oordelen(draw: st.DrawFn) -> Itemoordeel:
    item = draw(st.sampled_from(FML))
    return Itemoordeel(
        code=item.code,
        **draw(_waarden(item, laagste=0)),
        bron=draw(st.sampled_from(Bron)),
        beoordelaar=draw(st.sampled_from(Beoordelaar)),
        datum=draw(onbekend_of(datums)),
        geldig_tot=draw(onbekend_of(datums)),
    )


belastbaarheden = st.builds(
    Belastbaarheid.van_oordelen, st.just("K-1"), st.lists(oordelen(), max_size=12)
)

assessments = st.builds(
    RealLifeAssessment,
    klant=st.just("K-1"),
    datum=datums,
    locatie=teksten,
    verslag=st.dictionaries(st.sampled_from(Leefgebied), teksten),
    kwaliteiten=verzamelingen(Bevinding),
    conclusies=st.builds(
        RlaConclusies,
        te_motiveren=ja_nee_onbekend,
        kan_uitstromen=ja_nee_onbekend,
        scholing=onbekend_of(teksten),
        weg_te_nemen=onbekend_of(teksten),
        termijn=onbekend_of(st.sampled_from(Termijn)),
    ),
)
beroepskeuzetests = st.builds(
    Beroepskeuzetest,
    klant=st.just("K-1"),
    datum=datums,
    riasec=onbekend_of(st.builds(Riasec, *[st.floats(0, 1)] * 6)),
    competenties=st.lists(
        st.builds(CompetentieScore, st.sampled_from(Competentie), st.integers(1, 5)), max_size=5
    ).map(tuple),
)
gebruikers = st.builds(
    Gebruiker,
    account=teksten,
    naam=teksten,
    rol=st.sampled_from(Rol),
    organisatie=teksten,
    wachtwoord_hash=teksten,
    is_actief=st.booleans(),
)


@st.composite
def belastingitems(draw: st.DrawFn) -> Belastingitem:
    item = draw(st.sampled_from(FML))
    waarden = draw(_waarden(item, laagste=BOVEN_NORMAAL))
    bron = draw(st.sampled_from(BelastingBron))
    met_band = bron is BelastingBron.GESCHAT and draw(st.booleans())
    schatting = draw(_schattingen(item, waarden)) if met_band else None
    return Belastingitem(code=item.code, **waarden, bron=bron, schatting=schatting)


@st.composite
def _schattingen(draw: st.DrawFn, item: FmlItem, waarden: dict) -> Schatting:
    uit = draw(st.sampled_from(SchattingUit))
    if "opties" in waarden:
        meer = draw(st.frozensets(st.sampled_from([optie.code for optie in item.opties])))
        return Schatting(uit, mogelijk=waarden["opties"] | meer)
    niveau = waarden["niveau"]
    return Schatting(
        uit,
        zwaarst=draw(st.integers(BOVEN_NORMAAL, niveau)),
        lichtst=draw(st.integers(niveau, item.hoogste_niveau)),
    )


belastingen = st.builds(Belasting.van_items, st.lists(belastingitems(), max_size=8))
plekken = st.builds(
    Werkplek,
    onbekend_of(st.integers(1000, 9999)),
    onbekend_of(teksten),
    onbekend_of(st.sampled_from(["NL", "BE", "DE"])),
)
eisen = st.builds(
    Eisen,
    opleiding=onbekend_of(st.sampled_from(Opleidingsniveau)),
    taal=onbekend_of(st.sampled_from(Taalniveau)),
    rijbewijzen=onbekend_of(verzamelingen(Rijbewijs)),
    certificaten=onbekend_of(verzamelingen(Certificaat)),
)
_gedeeld = {
    "taken": teksten,
    "branche": onbekend_of(st.sampled_from(Branche)),
    "isco": onbekend_of(st.text("0123456789", min_size=4, max_size=4)),
    "plek": plekken,
    "uren": urenbanden(),
    "dagdelen": onbekend_of(dagdelen),
    "eisen": eisen,
    "belasting": belastingen,
    "zichtbaar_voor": zichtbaarheden,
}
werkgevers = st.builds(
    Werkgever,
    nummer=st.just("W-9"),
    naam=teksten,
    branche=onbekend_of(st.sampled_from(Branche)),
    plek=plekken,
    activiteiten=teksten,
    zichtbaar_voor=zichtbaarheden,
    is_actief=st.booleans(),
)
vacatures = st.builds(
    Vacature,
    nummer=st.just("V-9"),
    bron=teksten,
    bron_id=teksten,
    titel=teksten.filter(str.strip),
    werkgever=onbekend_of(st.sampled_from(WERKGEVERS)),
    werkgever_naam=onbekend_of(teksten),
    contractvorm=onbekend_of(st.sampled_from(Contractvorm)),
    posities=onbekend_of(st.integers(1, 1000)),
    geplaatst_op=onbekend_of(datums),
    sluit_op=onbekend_of(datums),
    status=st.sampled_from(VacatureStatus),
    cluster=st.sampled_from([None, "V-9"]),
    url=onbekend_of(teksten),
    **_gedeeld,
)
netwerkplekken = st.builds(
    Netwerkplek,
    nummer=st.just("N-9"),
    soort=st.sampled_from(NetwerkSoort),
    werkgever=st.sampled_from(WERKGEVERS),
    werkgever_naam=teksten,
    titel=teksten,
    laatste_contact=onbekend_of(datums),
    is_actief=st.booleans(),
    **_gedeeld,
)
