"""Deadlines follow from events: each test tells a short story and reads the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.fouten import OpstapFout
from modellen.normen.duur import AMSTERDAM, Duur, Eenheid, begin_van_dag, dag_van, einde_van_dag
from modellen.normen.norm import Norm, Normboek, Normoverschrijving, standaardnormen
from modellen.traject.klokken import DeadlineStatus, agenda, deadlines, historie
from modellen.traject.model import (
    AFSLUITEN,
    INGETROKKEN,
    Deelnemer,
    Fase,
    Gebeurtenis,
    Klok,
    KlokSoort,
    Stap,
    Traject,
    Trajectsoort,
    Veld,
    VeldSoort,
)
from modellen.traject.soorten import trajectsoorten
from modellen.traject.stand import Stand
from modellen.waarden import KlantNummer, OrganisatieCode

TOEWIJZING = Klok(
    "toewijzing",
    "OPS-06",
    "ops.toewijzing_jobcoach",
    start=("aanmelding",),
    klaar=("toewijzing",),
    wat="een jobcoach toewijzen",
    wie=Deelnemer.TEAMLEIDER,
)
INTAKE = Klok(
    "intake",
    "OPS-23",
    "ops.intake",
    start=("handtekening",),
    klaar=("intake",),
    wat="het intakegesprek",
    wie=Deelnemer.JOBCOACH,
    einde=("niet_in_traject",),
)
DUURZAAM = Klok(
    "duurzaam",
    "OPS-80",
    "ops.duurzaam",
    start=("contract",),
    start_veld="begin",
    klaar=("duurzaamheid",),
    wat="de duurzaamheid nagaan",
    wie=Deelnemer.JOBCOACH,
)
VOORTGANG = Klok(
    "voortgang",
    "OPS-50",
    "ops.voortgang",
    start=("opstapbaan",),
    klaar=("driegesprek",),
    wat="het voortgangsgesprek",
    wie=Deelnemer.JOBCOACH,
    soort=KlokSoort.FREQUENTIE,
    einde=("contract",),
)
NAZORG = Klok(
    "nazorg",
    "OPS-74",
    "ops.nazorg_contact",
    start=("contract",),
    start_veld="begin",
    klaar=("nazorgcontact",),
    wat="het nazorgcontact",
    wie=Deelnemer.JOBCOACH,
    soort=KlokSoort.FREQUENTIE,
)
CODES = (
    *("aanmelding", "toewijzing", "handtekening", "intake", "niet_in_traject", "opstapbaan"),
    *("driegesprek", "duurzaamheid", "nazorgcontact", AFSLUITEN),
)
BEGIN = Veld("begin", "Eerste werkdag", VeldSoort.DATUM)
SOORT = Trajectsoort(
    code="proef",
    naam="Proef",
    fasen=(Fase("begin", "Begin"), Fase("einde", "Einde")),
    stappen=(
        *(Stap(code, code.capitalize(), Deelnemer.JOBCOACH) for code in CODES),
        Stap("contract", "Contract", Deelnemer.WERKGEVER, velden=(BEGIN,)),
    ),
    resultaten=(),
    klokken=(TOEWIJZING, INTAKE, DUURZAAM, VOORTGANG, NAZORG),
    deelnemers={Deelnemer.JOBCOACH: "adviseur"},
)
TRAJECT = Traject("T1", KlantNummer("K1"), "proef", OrganisatieCode("org"), "G1")
NORMEN = standaardnormen().voor("G1")


def om(dag: str, tijd: str = "10:00") -> datetime:
    """A moment on the Dutch clock."""
    return datetime.fromisoformat(f"{dag}T{tijd}").replace(tzinfo=AMSTERDAM)


def een_stand(*verhaal: tuple[str, datetime] | Gebeurtenis, traject: Traject = TRAJECT) -> Stand:
    """Events in the order in which they were recorded; a pair is a step and its moment."""
    gebeurtenissen = []
    for nummer, deel in enumerate(verhaal, start=1):
        if isinstance(deel, Gebeurtenis):
            gebeurtenissen.append(replace(deel, volgnummer=nummer))
        else:
            gebeurtenissen.append(een_gebeurtenis(*deel, nummer=nummer))
    return Stand(traject, tuple(gebeurtenissen))


def een_gebeurtenis(stap: str, moment: datetime, *, nummer: int = 0, **velden) -> Gebeurtenis:
    eigen = {k: velden.pop(k) for k in ("corrigeert", "reden") if k in velden}
    return Gebeurtenis(nummer, stap, moment, "coach", moment, gegevens=velden, **eigen)


def lees(stand: Stand, nu: datetime, klok: Klok, normen=NORMEN):
    """The one deadline of this clock, or None."""
    gevonden = [d for d in deadlines(SOORT, stand, normen, nu) if d.klok == klok.code]
    assert len(gevonden) <= 1
    return gevonden[0] if gevonden else None


# --- refusals ------------------------------------------------------------------------------------


def test_een_klok_met_een_onbekende_norm_wordt_geweigerd():
    soort = replace(SOORT, klokken=(replace(INTAKE, norm="ops.bestaat_niet"),))
    stand = een_stand(("handtekening", om("2026-03-02")))
    with pytest.raises(OpstapFout) as fout:
        deadlines(soort, stand, NORMEN, om("2026-03-03"))
    assert fout.value.code == "norm_onbekend"


def test_zonder_begin_is_er_geen_deadline():
    assert deadlines(SOORT, een_stand(), NORMEN, om("2026-03-02")) == ()
    # What is met without a start is no deadline either.
    assert lees(een_stand(("intake", om("2026-03-02"))), om("2026-03-02"), INTAKE) is None


@pytest.mark.parametrize("begin", ["9999-12-31", "0001-01-01", "geen datum", 5, None])
def test_een_onmogelijke_datum_breekt_de_agenda_niet_en_telt_vanaf_de_stap_zelf(begin):
    stand = een_stand(een_gebeurtenis("contract", om("2026-03-02"), begin=begin))
    deadline = lees(stand, om("2026-03-02"), DUURZAAM)
    assert deadline.uiterste_dag == date(2026, 9, 2)
    assert "(zonder 'Eerste werkdag')" in deadline.reden


# --- a term --------------------------------------------------------------------------------------


def test_een_termijn_telt_vanaf_de_laatste_handtekening():
    stand = een_stand(
        ("handtekening", om("2026-03-02")),
        ("handtekening", om("2026-03-05")),
        ("handtekening", om("2026-03-04")),
    )
    deadline = lees(stand, om("2026-03-06"), INTAKE)
    assert (deadline.uiterste_dag, deadline.start_gebeurtenis) == (date(2026, 3, 19), 2)
    assert historie(SOORT, stand, NORMEN, om("2026-06-01")) == ()


def test_een_handtekening_om_23_59_telt_nog_op_haar_eigen_dag():
    for tijd, dag in [("23:59", date(2026, 7, 16)), ("00:00", date(2026, 7, 16))]:
        stand = een_stand(("handtekening", om("2026-07-02", tijd).astimezone(UTC)))
        assert lees(stand, om("2026-07-03"), INTAKE).uiterste_dag == dag


def test_op_de_laatste_dag_om_23_59_is_op_tijd_en_een_minuut_later_niet():
    begin = ("handtekening", om("2026-03-02"))
    op_tijd = een_stand(begin, ("intake", om("2026-03-16", "23:59")))
    te_laat = een_stand(begin, ("intake", om("2026-03-17", "00:00")))
    nu = om("2026-04-01")
    assert lees(op_tijd, nu, INTAKE).status is DeadlineStatus.GEHAALD
    assert lees(te_laat, nu, INTAKE).status is DeadlineStatus.TE_LAAT_GEHAALD
    assert lees(te_laat, nu, INTAKE).gehaald_op == om("2026-03-17", "00:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("aanmelding", "grens"),
    [
        (om("2026-03-28"), om("2026-03-30", "11:00")),  # the night has an hour less
        (om("2026-10-24"), om("2026-10-26", "09:00")),  # the night has an hour more
        (om("2026-12-30", "23:59"), om("2027-01-01", "23:59")),
        (om("2028-02-28"), om("2028-03-01")),
    ],
)
def test_48_uur_is_48_uur(aanmelding, grens):
    stand = een_stand(("aanmelding", aanmelding))
    deadline = lees(stand, aanmelding, TOEWIJZING)
    assert deadline.uiterlijk == grens.astimezone(UTC)
    assert deadline.uiterlijk - aanmelding.astimezone(UTC) == timedelta(hours=48)
    for later, status in [(0, DeadlineStatus.NU), (1, DeadlineStatus.TE_LAAT)]:
        nu = grens.astimezone(UTC) + timedelta(seconds=later)
        assert lees(stand, nu, TOEWIJZING).status is status


@pytest.mark.parametrize(
    ("begin", "dag"),
    [
        ("2026-08-31", date(2027, 2, 28)),
        ("2027-08-31", date(2028, 2, 29)),
        ("2028-02-29", date(2028, 8, 29)),
        ("2026-10-31", date(2027, 4, 30)),
    ],
)
def test_zes_maanden_vanaf_een_moeilijke_dag(begin, dag):
    stand = een_stand(een_gebeurtenis("contract", om("2026-08-01"), begin=begin))
    assert lees(stand, om("2026-09-01"), DUURZAAM).uiterste_dag == dag


def test_het_veld_met_de_eerste_dag_gaat_voor_het_moment_van_vastleggen():
    stand = een_stand(een_gebeurtenis("contract", om("2026-03-20"), begin="2026-04-01"))
    deadline = lees(stand, om("2026-03-21"), DUURZAAM)
    assert deadline.begonnen_op == begin_van_dag(date(2026, 4, 1))
    assert deadline.uiterlijk == einde_van_dag(date(2026, 10, 1))


def test_wat_voor_het_vastleggen_maar_na_het_begin_gebeurde_telt_mee():
    stand = een_stand(
        een_gebeurtenis("contract", om("2026-03-20"), begin="2026-03-01"),
        ("nazorgcontact", om("2026-03-10")),
    )
    assert lees(stand, om("2026-03-20"), NAZORG).uiterste_dag == date(2026, 3, 24)


def test_een_nieuw_begin_na_het_halen_opent_de_termijn_opnieuw():
    stand = een_stand(
        ("handtekening", om("2026-03-02")),
        ("intake", om("2026-03-04")),
        ("handtekening", om("2026-06-01")),
    )
    deadline = lees(stand, om("2026-06-02"), INTAKE)
    assert (deadline.ronde, deadline.uiterste_dag) == (2, date(2026, 6, 15))
    (eerder,) = historie(SOORT, stand, NORMEN, om("2026-06-02"))
    assert (eerder.ronde, eerder.status) == (1, DeadlineStatus.GEHAALD)


def test_begin_en_klaar_op_hetzelfde_moment_is_gehaald_in_welke_volgorde_ook_vastgelegd():
    moment = om("2026-03-02")
    for stappen in (("aanmelding", "toewijzing"), ("toewijzing", "aanmelding")):
        stand = een_stand(*((stap, moment) for stap in stappen))
        assert lees(stand, moment, TOEWIJZING).status is DeadlineStatus.GEHAALD


def test_een_stap_die_de_klok_stopt_haalt_de_deadline_uit_de_lijst():
    begin = ("handtekening", om("2026-03-02"))
    op_tijd = een_stand(begin, ("niet_in_traject", om("2026-03-05")))
    te_laat = een_stand(begin, ("niet_in_traject", om("2026-03-20")))
    nu = om("2026-05-01")
    assert deadlines(SOORT, op_tijd, NORMEN, nu) == deadlines(SOORT, te_laat, NORMEN, nu) == ()
    assert historie(SOORT, op_tijd, NORMEN, nu) == ()
    # Stopping does not hide that the deadline had passed.
    (gemist,) = historie(SOORT, te_laat, NORMEN, nu)
    assert (gemist.status, gemist.gehaald_op) == (DeadlineStatus.TE_LAAT, None)


def test_een_afgesloten_traject_heeft_niets_meer_open():
    stand = een_stand(
        ("aanmelding", om("2026-03-02")),
        ("toewijzing", om("2026-03-03")),
        ("handtekening", om("2026-03-04")),
        ("opstapbaan", om("2026-03-04")),
        (AFSLUITEN, om("2026-03-06")),
    )
    over = deadlines(SOORT, stand, NORMEN, om("2026-12-01"))
    assert [(d.klok, d.status) for d in over] == [("toewijzing", DeadlineStatus.GEHAALD)]


# --- due, upcoming, overdue ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stap", "klok", "dagen_vooraf"),
    [
        ("handtekening", INTAKE, 2),  # a tenth of two weeks is less than two days
        ("contract", DUURZAAM, 18),  # 31 March to 30 September (183 days and a bit) / 10
    ],
)
def test_nu_is_binnen_twee_dagen_of_een_tiende_van_de_termijn(stap, klok, dagen_vooraf):
    stand = een_stand(een_gebeurtenis(stap, om("2026-03-31"), begin="2026-03-31"))
    grens = lees(stand, om("2026-03-31"), klok).uiterlijk
    lang_voor = grens - timedelta(days=dagen_vooraf + 1)
    kort_voor = grens - timedelta(days=dagen_vooraf)
    assert lees(stand, lang_voor, klok).status is DeadlineStatus.KOMEND
    assert lees(stand, kort_voor, klok).status is DeadlineStatus.NU
    assert lees(stand, grens, klok).status is DeadlineStatus.NU
    assert lees(stand, grens + timedelta(seconds=1), klok).status is DeadlineStatus.TE_LAAT


def test_alleen_wat_nog_moet_is_open():
    assert [status for status in DeadlineStatus if status.is_open] == ["komend", "nu", "te_laat"]


# --- a frequency ---------------------------------------------------------------------------------


def test_een_frequentie_telt_elke_keer_vanaf_de_vorige_keer():
    stand = een_stand(
        ("opstapbaan", om("2026-03-02")),
        ("driegesprek", om("2026-03-06")),
        ("driegesprek", om("2026-03-20")),
    )
    deadline = lees(stand, om("2026-03-21"), VOORTGANG)
    assert (deadline.ronde, deadline.uiterste_dag) == (3, date(2026, 3, 27))
    assert [
        (d.uiterste_dag, d.status) for d in historie(SOORT, stand, NORMEN, om("2026-03-21"))
    ] == [
        (date(2026, 3, 9), DeadlineStatus.GEHAALD),
        (date(2026, 3, 13), DeadlineStatus.TE_LAAT_GEHAALD),
    ]


def test_een_frequentie_stopt_bij_haar_einde_en_verzwijgt_niet_wat_gemist_was():
    stand = een_stand(
        ("opstapbaan", om("2026-03-02")),
        een_gebeurtenis("contract", om("2026-03-15"), begin="2026-04-01"),
    )
    nu = om("2026-03-16")
    assert lees(stand, nu, VOORTGANG) is None
    (gemist,) = historie(SOORT, stand, NORMEN, nu)
    assert (gemist.klok, gemist.status) == ("voortgang", DeadlineStatus.TE_LAAT)


def test_een_contact_voor_de_eerste_dag_is_geen_nazorg():
    stand = een_stand(
        een_gebeurtenis("contract", om("2026-03-20"), begin="2026-04-01"),
        ("nazorgcontact", om("2026-03-25")),
    )
    assert lees(stand, om("2026-03-26"), NAZORG).uiterste_dag == date(2026, 4, 15)


def test_een_frequentie_die_opnieuw_begint_telt_vanaf_het_nieuwe_begin():
    stand = een_stand(("opstapbaan", om("2026-03-02")), ("opstapbaan", om("2026-03-05")))
    assert lees(stand, om("2026-03-06"), VOORTGANG).uiterste_dag == date(2026, 3, 12)
    assert historie(SOORT, stand, NORMEN, om("2026-03-06")) == ()


GESPREKKEN = st.lists(st.integers(0, 200), max_size=12, unique=True)


@given(GESPREKKEN)
def test_een_frequentie_heeft_precies_een_ronde_per_gesprek_en_een_open(dagen):
    begin = om("2026-01-01")
    momenten = sorted(begin + timedelta(days=dag, hours=1) for dag in dagen)
    stand = een_stand(("opstapbaan", begin), *(("driegesprek", m) for m in momenten))
    rondes = historie(SOORT, stand, NORMEN, om("2027-01-01"))
    # Oracle: each talk is late when more than seven calendar days lie before it.
    ketting = [begin, *momenten]
    te_laat = [
        (dag_van(dan) - dag_van(toen)).days > 7
        for toen, dan in zip(ketting, momenten, strict=False)
    ]
    assert [d.status is DeadlineStatus.TE_LAAT_GEHAALD for d in rondes] == te_laat
    assert lees(stand, om("2027-01-01"), VOORTGANG).begonnen_op == ketting[-1].astimezone(UTC)


# --- correction ----------------------------------------------------------------------------------


def test_een_verbeterd_begin_verschuift_de_deadline_en_blijft_dezelfde_ronde():
    fout = ("handtekening", om("2026-03-02"))
    beter = een_gebeurtenis("handtekening", om("2026-03-04"), corrigeert=1, reden="Verkeerde dag.")
    voor = lees(een_stand(fout), om("2026-03-05"), INTAKE)
    na = lees(een_stand(fout, beter), om("2026-03-05"), INTAKE)
    assert (voor.uiterste_dag, na.uiterste_dag) == (date(2026, 3, 16), date(2026, 3, 18))
    assert (voor.ronde, na.ronde, na.start_gebeurtenis) == (1, 1, 2)


def test_een_ingetrokken_gebeurtenis_telt_niet():
    begin, klaar = ("handtekening", om("2026-03-02")), ("intake", om("2026-03-10"))
    weg = een_gebeurtenis(INGETROKKEN, om("2026-03-11"), corrigeert=2, reden="Ging niet door.")
    assert lees(een_stand(begin, klaar, weg), om("2026-03-20"), INTAKE).status == "te_laat"
    weg = replace(weg, corrigeert=1)
    assert lees(een_stand(begin, weg), om("2026-03-20"), INTAKE) is None


STAPPEN = st.lists(
    st.tuples(st.sampled_from([*CODES[:-1], "contract"]), st.integers(0, 400)),
    max_size=12,
    unique_by=lambda paar: paar[1],
)


@given(STAPPEN, st.data())
def test_de_volgorde_van_vastleggen_maakt_niet_uit(verhaal, data):
    momenten = [(stap, om("2026-01-01") + timedelta(hours=8 * uur)) for stap, uur in verhaal]
    anders = data.draw(st.permutations(momenten))
    nu = om("2026-06-01")

    def inhoud(stand: Stand):
        alles = (*deadlines(SOORT, stand, NORMEN, nu), *historie(SOORT, stand, NORMEN, nu))
        return [(d.klok, d.ronde, d.begonnen_op, d.uiterlijk, d.status) for d in alles]

    assert inhoud(een_stand(*momenten)) == inhoud(een_stand(*anders))


@given(STAPPEN)
def test_elke_deadline_is_na_te_rekenen_uit_een_gebeurtenis_die_geldt(verhaal):
    stand = een_stand(*((stap, om("2026-01-01") + timedelta(days=dag)) for stap, dag in verhaal))
    nu = om("2026-06-01")
    for deadline in (
        *deadlines(SOORT, stand, NORMEN, nu),
        *historie(SOORT, stand, NORMEN, nu),
    ):
        (start,) = [g for g in stand.geldend if g.volgnummer == deadline.start_gebeurtenis]
        assert deadline.begonnen_op == start.moment.astimezone(UTC)
        assert deadline.uiterlijk >= deadline.begonnen_op
        assert (deadline.gehaald_op is None) == deadline.status.is_open


# --- norms ---------------------------------------------------------------------------------------


def test_een_nieuwe_norm_verschuift_geen_termijn_die_al_loopt():
    wissel = date(2026, 4, 1)
    oud = Norm("ops.intake", Duur(2, Eenheid.WEEK), "OPS-23", "Oud.", geldig_tot=wissel)
    nieuw = replace(oud, waarde=Duur(1, Eenheid.WEEK), geldig_van=wissel, geldig_tot=None)
    normen = Normboek([oud, nieuw]).voor("G1")
    soort = replace(SOORT, klokken=(INTAKE,))
    for dag, uiterste in [("2026-03-31", date(2026, 4, 14)), ("2026-04-01", date(2026, 4, 8))]:
        (deadline,) = deadlines(
            soort, een_stand(("handtekening", om(dag))), normen, om("2026-04-02")
        )
        assert deadline.uiterste_dag == uiterste


def test_een_afspraak_met_de_opdrachtgever_verandert_de_deadline_en_staat_in_de_reden():
    afspraak = Normoverschrijving(
        "G1",
        "ops.toewijzing_jobcoach",
        Duur(2, Eenheid.WERKDAG),
        "Contract 2026, artikel 4.",
        date(2026, 1, 1),
    )
    boek = standaardnormen().met([afspraak])
    stand = een_stand(("aanmelding", om("2026-03-06")))  # a Friday
    deadline = lees(stand, om("2026-03-06"), TOEWIJZING, boek.voor("G1"))
    assert deadline.uiterste_dag == date(2026, 3, 10)
    assert deadline.reden.endswith("Afspraak met de opdrachtgever: Contract 2026, artikel 4.")
    ander = lees(stand, om("2026-03-06"), TOEWIJZING, boek.voor("G2"))
    assert ander.uiterste_dag == date(2026, 3, 8)


# --- the reason ----------------------------------------------------------------------------------


def test_de_reden_noemt_regel_termijn_gebeurtenis_en_datum():
    stand = een_stand(("handtekening", om("2026-03-02")))
    deadline = lees(stand, om("2026-03-03"), INTAKE)
    assert deadline.reden == (
        "Regel OPS-23: het intakegesprek binnen 2 weken na 'Handtekening' op 2 maart 2026 "
        "(gebeurtenis 1), dus uiterlijk 16 maart 2026."
    )
    assert (deadline.wie, deadline.wie_label) == (Deelnemer.JOBCOACH, "adviseur")


def test_de_reden_noemt_de_tijd_als_de_termijn_uren_telt():
    stand = een_stand(("aanmelding", om("2026-03-28", "10:05")))
    assert lees(stand, om("2026-03-28"), TOEWIJZING).reden == (
        "Regel OPS-06: een jobcoach toewijzen binnen 48 uur na 'Aanmelding' op 28 maart 2026 om "
        "10.05 uur (gebeurtenis 1), dus uiterlijk 30 maart 2026 om 11.05 uur."
    )


def test_de_reden_noemt_het_veld_waaruit_de_datum_komt():
    stand = een_stand(een_gebeurtenis("contract", om("2026-03-20"), begin="2026-04-01"))
    reden = lees(stand, om("2026-03-21"), DUURZAAM).reden
    assert "na 'Eerste werkdag' van 'Contract' op 1 april 2026" in reden


def test_nul_dagen_is_dezelfde_dag():
    melding = replace(INTAKE, norm="sp2.melding_wijziging", regel="SP2-96")
    stand = een_stand(("handtekening", om("2026-03-06")))
    (deadline,) = deadlines(replace(SOORT, klokken=(melding,)), stand, NORMEN, om("2026-03-06"))
    assert deadline.uiterlijk == einde_van_dag(date(2026, 3, 6))
    assert "op dezelfde werkdag als 'Handtekening'" in deadline.reden


# --- the agenda ----------------------------------------------------------------------------------


def test_de_agenda_begint_met_wat_het_langst_te_laat_is():
    standen = [
        een_stand(("handtekening", om(dag)), traject=replace(TRAJECT, nummer=nummer))
        for nummer, dag in [("T3", "2026-03-20"), ("T1", "2026-02-01"), ("T2", "2026-03-02")]
    ]
    nu = om("2026-03-18")
    rij = agenda(standen, soorten={"proef": SOORT}, normboek=standaardnormen(), nu=nu)
    assert [(d.traject, d.status) for d in rij] == [
        ("T1", DeadlineStatus.TE_LAAT),
        ("T2", DeadlineStatus.TE_LAAT),
        ("T3", DeadlineStatus.KOMEND),
    ]
    kort = agenda(standen, soorten={"proef": SOORT}, normboek=standaardnormen(), nu=nu, tot=nu)
    assert [d.traject for d in kort] == ["T1", "T2"]


def test_de_agenda_toont_alleen_wat_nog_moet():
    stand = een_stand(("handtekening", om("2026-03-02")), ("intake", om("2026-03-03")))
    assert (
        agenda([stand], soorten={"proef": SOORT}, normboek=standaardnormen(), nu=om("2026-06-01"))
        == ()
    )


def test_elke_opdrachtgever_heeft_in_de_agenda_zijn_eigen_norm():
    boek = standaardnormen().met(
        [
            Normoverschrijving(
                "G2", "ops.intake", Duur(3, Eenheid.WEEK), "Contract.", date(2026, 1, 1)
            )
        ]
    )
    standen = [
        een_stand(
            ("handtekening", om("2026-03-02")),
            traject=replace(TRAJECT, nummer=gemeente, opdrachtgever=gemeente),
        )
        for gemeente in ("G1", "G2")
    ]
    rij = agenda(standen, soorten={"proef": SOORT}, normboek=boek, nu=om("2026-03-03"))
    assert [(d.traject, d.uiterste_dag) for d in rij] == [
        ("G1", date(2026, 3, 16)),
        ("G2", date(2026, 3, 23)),
    ]


# --- the types that ship -------------------------------------------------------------------------


def test_elke_klok_van_een_trajectsoort_heeft_een_norm_en_bestaande_stappen():
    normen = NORMEN(date(2026, 1, 1))
    fouten = []
    for soort in trajectsoorten().values():
        for klok in soort.klokken:
            waar = f"{soort.code}.{klok.code}"
            if not isinstance(normen.get(klok.norm), Duur):
                fouten.append(f"{waar}: {klok.norm} is no length")
            codes = (*klok.start, *klok.klaar, *klok.einde)
            fouten += [f"{waar}: no step {c}" for c in codes if soort.find_stap(c) is None]
            velden = [
                veld.soort
                for stap in soort.stappen
                if stap.code in klok.start
                for veld in stap.velden
                if veld.code == klok.start_veld
            ]
            if klok.start_veld and set(velden) != {VeldSoort.DATUM}:
                fouten.append(f"{waar}: no date in {klok.start_veld}")
    assert fouten == []
