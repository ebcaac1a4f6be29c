"""The log behind the doors: no answer without a line, and what the klant reads of it."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from api.bootstrap import Samenstelling
from api.toegang.audit import controleer_audit
from modellen.audit.repository import AuditRepository
from modellen.gebruiker.model import Rol
from tests.api.conftest import Aanmelder
from tests.api.wereld import ANDER_KLANTACCOUNT, COACH, KLANTACCOUNT, LOS_KLANTACCOUNT, TEAMLEIDER

INZAGEN = "/v1/mijn/inzagen"


def _aantal(samenstelling: Samenstelling) -> int:
    return controleer_audit(samenstelling).regels


def test_zonder_regel_komt_er_geen_antwoord(
    schrijver: Aanmelder, eigen_wereld: Samenstelling, monkeypatch: pytest.MonkeyPatch
):
    def stuk(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("disk full")

    coach = schrijver(COACH)
    monkeypatch.setattr(AuditRepository, "voeg_toe", stuk)
    with pytest.raises(RuntimeError, match="disk full"):
        coach.get("/v1/klanten/K-1001")
    verzoek = {"soort": "proef", "opdrachtgever": "gemeente"}
    with pytest.raises(RuntimeError, match="disk full"):
        coach.post("/v1/klanten/K-1003/trajecten", json=verzoek)
    monkeypatch.undo()
    with eigen_wereld.opslag.lezen() as session:
        vraag = text("SELECT count(*) FROM traject WHERE klant = 'K-1003'")
        assert session.execute(vraag).scalar() == 0, "written without a line"


def test_geweigerd_of_onbekend_laat_geen_regel_na(
    schrijver: Aanmelder, eigen_wereld: Samenstelling
):
    assert schrijver(COACH).get("/v1/klanten/K-1002").status_code == 404
    assert schrijver(KLANTACCOUNT).get("/v1/klanten/K-1001").status_code == 403
    assert _aantal(eigen_wereld) == 0


def test_klant_leest_wie_er_keek(schrijver: Aanmelder, eigen_wereld: Samenstelling):
    for _ in range(3):
        schrijver(TEAMLEIDER).get("/v1/klanten/K-1001")
    schrijver(COACH).get("/v1/trajecten/T-1")
    schrijver(COACH).get("/v1/klanten")
    schrijver(KLANTACCOUNT).get("/v1/mijn/trajecten/T-1")
    klant = schrijver(KLANTACCOUNT)
    gelezen = [
        (r["rol"], r["gegevens"], r["keren"], r["isZelf"]) for r in klant.get(INZAGEN).json()
    ]
    assert gelezen == [
        ("klant", "vertrouwelijk", 1, True),
        ("klant", "traject", 1, True),
        ("jobcoach", "vertrouwelijk", 1, False),
        ("jobcoach", "traject", 1, False),
        ("teamleider", "profiel", 3, False),
    ]
    assert klant.get(INZAGEN).json()[-1]["zin"] == (
        f"Collega {TEAMLEIDER} (teamleider) heeft dit gelezen: "
        "wie u bent, en wat u kunt en wilt in werk."
    )
    assert controleer_audit(eigen_wereld).breuk is None


def test_niemand_leest_wie_er_bij_een_ander_keek(schrijver: Aanmelder):
    schrijver(COACH).get("/v1/klanten/K-1001")
    assert schrijver(ANDER_KLANTACCOUNT).get(INZAGEN).json() == []
    assert schrijver(LOS_KLANTACCOUNT).get(INZAGEN).json() == []
    for account in (COACH, TEAMLEIDER):
        assert schrijver(account).get(INZAGEN).status_code == 403


def test_rol_staat_in_de_log_zoals_zij_toen_was(schrijver: Aanmelder, eigen_wereld: Samenstelling):
    schrijver(COACH).get("/v1/klanten/K-1001")
    with eigen_wereld.opslag.schrijven() as session:
        session.execute(
            text("UPDATE gebruiker SET rol = 'teamleider' WHERE account = :a"), {"a": COACH}
        )
    (regel,) = schrijver(KLANTACCOUNT).get(INZAGEN).json()
    assert regel["rol"] == Rol.JOBCOACH.label
