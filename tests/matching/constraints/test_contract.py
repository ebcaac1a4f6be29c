"""Every constraint in the register is held to the contract, and nothing else is."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from matching.constraints import CONSTRAINTS
from tests.matching.constraints.contract import ConstraintContract
from tests.matching.verruiming import VERRUIMINGEN

BESTANDEN = sorted(Path(__file__).parent.glob("test_*.py"))


def _contracten() -> dict[str, type[ConstraintContract]]:
    for bestand in BESTANDEN:
        import_module(f"tests.matching.constraints.{bestand.stem}")
    return {contract.naam: contract for contract in ConstraintContract.__subclasses__()}


def test_elke_constraint_heeft_een_contract():
    assert sorted(_contracten()) == sorted(constraint.naam for constraint in CONSTRAINTS)


def test_elk_contract_zegt_wat_strenger_is_en_niets_blijft_over():
    gebruikt = [contract.verruimingen for contract in _contracten().values()]
    assert all(gebruikt)
    assert {v for deel in gebruikt for v in deel} == set(VERRUIMINGEN)
