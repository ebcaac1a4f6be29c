"""Vacancies in the shape of VUM 3.0 (Vacature and MPVacatureMatch) as flat fields of ours.

Source of names and codes: VUM koppelvlak 3.0.0, gegevensstandaard 1.5. Empty values count as
absent, as the standard says. Contact persons are never read: nothing here needs them.
"""

from __future__ import annotations

from collections.abc import Mapping

from vacatures.importeren.lezen.platslaan import (
    pak,
    pak_alle,
    pak_lijst,
    voeg_samen,
    zonder_lege,
)

BRON = "vum"

# Code werk- en denkniveau minimaal; 7 = not known (yet).
_WERKNIVEAU = {"0": "geen", "1": "geen", "2": "basis", "3": "vmbo", "4": "mbo/havo/vwo",
               "5": "hbo", "6": "wo"}  # fmt: skip
# Code niveau opleiding, from low to high; 9 = otherwise.
_OPLEIDING = {1: "basis", 2: "vmbo", 3: "havo/vwo", 4: "mbo", 5: "hbo", 6: "wo"}
# Code taalbeheersing: the lowest CEFR level of the band (A, B, C) that the word stands for.
_TAAL = {1: "A0", 2: "A2", 3: "B1", 4: "C1"}
_OVEREENKOMST = {"02": "leerwerk", "03": "vrijwillig", "04": "werkervaringsplaats"}
_ARBEIDSCONTRACT = {"O": "vast", "B": "tijdelijk"}
_JA = 1


def is_vum(waarde: Mapping[str, object]) -> bool:
    """True for an object with the number or name that only VUM vacancies have."""
    return "idVacature" in waarde or "naamVacature" in waarde


def plat_vum(vacature: Mapping[str, object]) -> dict[str, object]:
    """Flat fields of one vacancy."""
    werktijden = vacature.get("werktijden")
    return zonder_lege(
        {
            "bron": BRON,
            "bron_id": vacature.get("idVacature") or vacature.get("nummerVacature"),
            "titel": vacature.get("naamVacature"),
            "beroep": pak(vacature, "beroep", "codeBeroepsnaam"),
            "taken": vacature.get("omschrijvingVacature"),
            "titel_uit": vacature.get("omschrijvingVacature"),
            "werkgever": pak(vacature, "werkgever", "handelsnaamOrganisatie"),
            "branche": _sbi(vacature),
            "postcode": pak(vacature, "adres", "postcode"),
            "uren_min": pak(werktijden, "aantalWerkurenPerWeekMinimaal"),
            "uren_max": pak(werktijden, "aantalWerkurenPerWeekMaximaal"),
            "dagdelen": _dagdelen(werktijden),
            "contractvorm": _contractvorm(vacature.get("contractvorm")),
            "opleiding": _opleiding(vacature),
            "taal": _taal(vacature.get("taalbeheersing")),
            "rijbewijs": voeg_samen(pak_alle(vacature.get("rijbewijs"), "codeSoortRijbewijs")),
            "profiel": voeg_samen(pak_alle(vacature.get("cursus"), "naamCursus"), "\n"),
            "sluit_op": vacature.get("sluitingsdatumVacature"),
            "url": _url(vacature),
        }
    )


def _sbi(vacature: Mapping[str, object]) -> str | None:
    code = pak(vacature, "sector", "codeSbi") or pak(vacature, "werkgever", "sector", "codeSbi")
    return f"sbi {code}" if isinstance(code, int | str) else None


def _dagdelen(werktijden: object) -> str | None:
    kantoor = pak(werktijden, "indicatieKantoortijden")
    return "kantoortijden" if kantoor == _JA else None


def _contractvorm(vormen: object) -> str | None:
    """One form, or all forms with a slash when the vacancy offers more than one."""
    gevonden: list[object] = []
    for vorm in pak_lijst(vormen):
        overeenkomst = str(pak(vorm, "codeTypeOvereenkomst") or "")
        contract = str(pak(vorm, "codeTypeArbeidscontract") or "")
        gevonden.append(_OVEREENKOMST.get(overeenkomst) or _ARBEIDSCONTRACT.get(contract))
    return voeg_samen(gevonden, "/")


def _opleiding(vacature: Mapping[str, object]) -> str | None:
    niveau = _WERKNIVEAU.get(str(vacature.get("codeWerkEnDenkniveauMinimaal")))
    if niveau is not None:
        return niveau
    # Several educations are alternatives: the lowest is what is asked.
    codes = pak_alle(vacature.get("opleiding"), "codeNiveauOpleiding")
    bekend = sorted(c for c in codes if isinstance(c, int) and c in _OPLEIDING)
    return _OPLEIDING[bekend[0]] if bekend else None


def _taal(talen: object) -> str | None:
    niveaus = [
        pak(taal, "codeNiveauTaalbeheersingMondeling")
        for taal in pak_lijst(talen)
        if pak(taal, "codeTaal") == "nld"
    ]
    bekend = [n for n in niveaus if isinstance(n, int) and n in _TAAL]
    return _TAAL[max(bekend)] if bekend else None


def _url(vacature: Mapping[str, object]) -> object:
    adressen = pak_alle(vacature.get("sollicitatiewijze"), "webadres")
    return next((u for a in adressen if (u := pak(a, "url"))), None)
