"""What meets a clock beside its step, and what was agreed for one klant instead of the norm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellen.normen.duur import Duur, Eenheid, dag_van, tel_op
from modellen.normen.norm import Normoverschrijving, standaardnormen
from modellen.schrijfwijze import datum
from modellen.traject.gedeeld import klant_was_er
from modellen.traject.klokken import Deadline, deadlines, historie
from modellen.traject.model import INGETROKKEN, Deelnemer, Stap, Veld, VeldSoort
from modellen.traject.soorten import trajectsoorten
from modellen.traject.soorten.opstapbaan import SOORT as OPSTAPBAAN
from modellen.traject.stand import Stand
from tests.modellen.traject.opstapbaan_verhaal import tot
from tests.modellen.traject.test_klokken import (
    NAZORG,
    NORMEN,
    SOORT,
    een_gebeurtenis,
    een_stand,
    om,
)

DAGEN = Veld("dagen", "Om de hoeveel dagen", VeldSoort.GETAL)
MET_RITME = replace(
    SOORT,
    stappen=(*SOORT.stappen, Stap("ritme", "Ritme", Deelnemer.JOBCOACH, velden=(DAGEN,))),
    klokken=(replace(NAZORG, ritme=("ritme", "dagen")),),
)
MET_KLANT = replace(SOORT, klokken=(replace(NAZORG, klaar_als=klant_was_er),))
CONTRACT = een_gebeurtenis("contract", om("2026-03-02"), begin="2026-03-02")


def ritme(dag: str, dagen: object, **velden):
    return een_gebeurtenis("ritme", om(dag), dagen=dagen, **velden)


def lees(soort, stand: Stand, normen=NORMEN) -> Deadline:
    (deadline,) = deadlines(soort, stand, normen, om("2026-03-03"))
    return deadline


# --- an event that does not count ----------------------------------------------------------------


@pytest.mark.parametrize("aanwezig", [False, None, "ja"])
def test_contact_waar_de_klant_niet_kwam_haalt_de_klok_niet(aanwezig):
    gemist = een_gebeurtenis("nazorgcontact", om("2026-03-10"), aanwezig=aanwezig)
    deadline = lees(MET_KLANT, een_stand(CONTRACT, gemist))
    assert (deadline.ronde, deadline.uiterste_dag) == (1, date(2026, 3, 16))
    assert historie(MET_KLANT, een_stand(CONTRACT, gemist), NORMEN, om("2026-06-01")) == ()


def test_contact_waar_de_klant_wel_kwam_begint_de_volgende_ronde():
    gemist = een_gebeurtenis("nazorgcontact", om("2026-03-10"), aanwezig=False)
    gesproken = een_gebeurtenis("nazorgcontact", om("2026-03-12"), aanwezig=True)
    deadline = lees(MET_KLANT, een_stand(CONTRACT, gemist, gesproken))
    assert (deadline.ronde, deadline.uiterste_dag) == (2, date(2026, 3, 26))


def test_verbetering_van_de_aanwezigheid_telt_mee():
    gemist = een_gebeurtenis("nazorgcontact", om("2026-03-10"), aanwezig=False)
    beter = een_gebeurtenis(
        "nazorgcontact", om("2026-03-10"), aanwezig=True, corrigeert=2, reden="Kwam wel."
    )
    assert lees(MET_KLANT, een_stand(CONTRACT, gemist, beter)).uiterste_dag == date(2026, 3, 24)


# --- a rhythm that was agreed --------------------------------------------------------------------


@pytest.mark.parametrize("dagen", [None, 0, -7, 0.5, 10**9, float("nan"), True, "7", ["7"]])
def test_onbruikbaar_ritme_laat_de_norm_gelden(dagen):
    deadline = lees(MET_RITME, een_stand(ritme("2026-03-01", dagen), CONTRACT))
    assert (deadline.uiterste_dag, deadline.afspraak) == (date(2026, 3, 16), None)


@pytest.mark.parametrize("dagen", [14, 15, 60])
def test_ritme_rekt_de_norm_niet_op(dagen):
    deadline = lees(MET_RITME, een_stand(ritme("2026-03-01", dagen), CONTRACT))
    assert (deadline.uiterste_dag, str(deadline.duur)) == (date(2026, 3, 16), "2 weken")


def test_ritme_geldt_vanaf_de_eerste_ronde_die_op_of_na_die_dag_begint():
    stand = een_stand(CONTRACT, ritme("2026-03-04", 7))
    assert lees(MET_RITME, stand).uiterste_dag == date(2026, 3, 16), "this round runs already"
    for dag, uiterlijk in (("2026-03-04", date(2026, 3, 11)), ("2026-03-05", date(2026, 3, 12))):
        verder = een_stand(CONTRACT, ritme("2026-03-04", 7), ("nazorgcontact", om(dag, "08:00")))
        assert lees(MET_RITME, verder).uiterste_dag == uiterlijk


def test_het_nieuwste_ritme_telt_en_een_ingetrokken_ritme_niet():
    contact = ("nazorgcontact", om("2026-03-10"))
    twee = (CONTRACT, ritme("2026-03-04", 3), ritme("2026-03-05", 7))
    assert lees(MET_RITME, een_stand(*twee, contact)).uiterste_dag == date(2026, 3, 17)
    weg = een_gebeurtenis(INGETROKKEN, om("2026-03-06"), corrigeert=3, reden="Verkeerd.")
    assert lees(MET_RITME, een_stand(*twee, weg, contact)).uiterste_dag == date(2026, 3, 13)


def test_de_reden_noemt_de_afspraak():
    reden = lees(MET_RITME, een_stand(ritme("2026-03-01", 7), CONTRACT)).reden
    assert "binnen 7 dagen na" in reden
    assert reden.endswith("dus uiterlijk 9 maart 2026. Zo afgesproken in 'Ritme' (gebeurtenis 1).")


def test_van_twee_afspraken_geldt_de_eerste_grens():
    week = Normoverschrijving(
        "G1", NAZORG.norm, Duur(1, Eenheid.WEEK), "Zo", geldig_van=date(2026, 1, 1)
    )
    boek = standaardnormen().met([week])
    for dagen, dag, waarom in (
        (3, date(2026, 3, 5), "Zo afgesproken in 'Ritme' (gebeurtenis 1)."),
        (10, date(2026, 3, 9), "Afspraak met de opdrachtgever: Zo"),
    ):
        stand = een_stand(ritme("2026-03-01", dagen), CONTRACT)
        deadline = lees(MET_RITME, stand, boek.voor("G1"))
        assert (deadline.uiterste_dag, deadline.afspraak) == (dag, waarom)


@given(st.integers(1, 30), st.lists(st.integers(0, 60), max_size=6, unique=True))
def test_elke_ronde_duurt_het_kortste_van_norm_en_ritme(dagen, contacten):
    begin = om("2026-03-02", "23:59")
    gesprekken = [("nazorgcontact", begin + timedelta(days=dag)) for dag in contacten]
    stand = een_stand(ritme("2026-02-01", dagen), CONTRACT, *gesprekken)
    deadline = lees(MET_RITME, stand)
    verschil = deadline.uiterste_dag - dag_van(deadline.begonnen_op)
    assert verschil.days == min(dagen, 14)


# --- the types that ship -------------------------------------------------------------------------


@pytest.mark.regel("OPS-75")
def test_ritme_van_de_nazorg_telt_vanaf_het_volgende_contact():
    v = tot("in_nazorg").op("2026-05-11 10:00").doe("nazorg_ritme", om_de_dagen=7)

    klokken = {"nazorg_werknemer", "nazorg_werkgever"}

    def grenzen() -> dict[str, date]:
        gevonden = deadlines(OPSTAPBAAN, v.stand, v.normen, v.laatst)
        return {d.klok: d.uiterste_dag for d in gevonden if d.klok in klokken}

    # Two weeks from the first day of the contract, 1 May.
    assert grenzen() == dict.fromkeys(klokken, date(2026, 5, 15))
    v.doe("nazorg_werknemer")
    assert grenzen() == {
        "nazorg_werknemer": date(2026, 5, 18),
        "nazorg_werkgever": date(2026, 5, 15),
    }


def test_geen_klok_leest_een_vertrouwelijk_veld():
    # An agenda does not read those: it would give another date than the dossier.
    fouten = []
    for soort in trajectsoorten().values():
        for klok in soort.klokken:
            gelezen = {(stap, klok.start_veld) for stap in klok.start if klok.start_veld}
            for stapcode, veldcode in gelezen | ({klok.ritme} if klok.ritme else set()):
                stap = soort.find_stap(stapcode)
                velden = [v for v in stap.velden if v.code == veldcode] if stap else []
                if any(veld.is_vertrouwelijk for veld in velden):
                    fouten.append(f"{soort.code}.{klok.code}: {stapcode}.{veldcode}")
    assert fouten == []


def test_ritme_van_elke_klok_staat_in_een_getal():
    for soort in trajectsoorten().values():
        for klok in soort.klokken:
            if klok.ritme is not None:
                stap = soort.find_stap(klok.ritme[0])
                assert stap is not None
                assert VeldSoort.GETAL in {v.soort for v in stap.velden if v.code == klok.ritme[1]}


@pytest.mark.regel("OPS-80", "KWB-22")
def test_een_termijn_die_pas_later_begint_telt_vanaf_dan_en_zegt_dat() -> None:
    v = tot("in_nazorg")
    (deadline,) = (d for d in deadlines(v.soort, v.stand, v.normen, v.nu) if d.klok == "duurzaam")
    begin = date.fromisoformat(str(v.stand.waarde("regulier_contract", "begin")))
    normen = v.normen(begin)
    half_jaar = tel_op(begin, normen.duur("ops.duurzaam"))
    assert dag_van(deadline.begonnen_op) == half_jaar
    assert deadline.uiterste_dag == tel_op(half_jaar, normen.duur("ops.duurzaam_afronden"))
    assert "binnen 2 weken na 6 maanden vanaf" in deadline.reden
    assert datum(half_jaar) in deadline.reden
