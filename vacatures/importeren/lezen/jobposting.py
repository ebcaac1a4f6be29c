"""schema.org JobPosting (https://schema.org/JobPosting) as flat fields of ours."""

from __future__ import annotations

from collections.abc import Mapping

from vacatures.importeren.lezen.platslaan import pak, pak_lijst, voeg_samen, zonder_lege

# employmentType says two things at once: how many hours, and in what form.
_OMVANG = {"FULL_TIME": "fulltime", "PART_TIME": "parttime"}
_VORM = {
    "CONTRACTOR": "zelfstandig",
    "TEMPORARY": "tijdelijk",
    "INTERN": "leerwerk",
    "VOLUNTEER": "vrijwillig",
    "PER_DIEM": "oproep",
}
# credentialCategory of an EducationalOccupationalCredential; 'high school' has no Dutch level.
_DIPLOMA = {
    "bachelor degree": "hbo",
    "postgraduate degree": "wo",
    "associate degree": "mbo 4",
}


def is_jobposting(waarde: Mapping[str, object]) -> bool:
    """True for an object with the type JobPosting, with or without a namespace."""
    soorten = pak_lijst(waarde.get("@type"))
    return any(isinstance(s, str) and s.rsplit("/", 1)[-1] == "JobPosting" for s in soorten)


def plat_jobposting(posting: Mapping[str, object]) -> dict[str, object]:
    """Flat fields; contact persons and salaries are left behind on purpose."""
    adres = pak(posting, "jobLocation", "address")
    soorten = [str(s).upper().replace("-", "_") for s in pak_lijst(posting.get("employmentType"))]
    waarden = {
        "titel": posting.get("title") or posting.get("name"),
        "taken": _taken(posting),
        "profiel": voeg_samen(
            [posting.get("qualifications"), pak(posting, "experienceRequirements"),
             posting.get("skills")], "\n"
        ),
        "werkgever": _naam(posting.get("hiringOrganization")),
        "branche": voeg_samen(pak_lijst(posting.get("industry"))),
        "isco": _isco(posting.get("occupationalCategory")),
        "postcode": pak(adres, "postalCode"),
        "plaats": adres if isinstance(adres, str) else pak(adres, "addressLocality"),
        "regio": pak(adres, "addressRegion"),
        "land": _naam(pak(adres, "addressCountry")),
        "uren": posting.get("workHours"),
        "omvang": _enige(_OMVANG, soorten),
        "contractvorm": _enige(_VORM, soorten),
        "opleiding": _opleiding(posting.get("educationRequirements")),
        "posities": posting.get("totalJobOpenings"),
        "geplaatst_op": posting.get("datePosted"),
        "sluit_op": posting.get("validThrough"),
        "bron_id": _nummer(posting.get("identifier")),
        "url": posting.get("url") or posting.get("@id"),
    }  # fmt: skip
    return zonder_lege(waarden)


def _taken(posting: Mapping[str, object]) -> object:
    return posting.get("responsibilities") or posting.get("description")


def _naam(waarde: object) -> object:
    return waarde if isinstance(waarde, str) else pak(waarde, "name")


def _nummer(waarde: object) -> object:
    return pak(waarde, "value") if isinstance(waarde, dict | list) else waarde


def _enige(tabel: Mapping[str, str], soorten: list[str]) -> str | None:
    gevonden = {tabel[s] for s in soorten if s in tabel}
    return gevonden.pop() if len(gevonden) == 1 else None


def _isco(waarde: object) -> object:
    code = pak(waarde, "codeValue") if isinstance(waarde, dict) else waarde
    return code if isinstance(code, str) and code.isdigit() and len(code) == 4 else None


def _opleiding(waarde: object) -> object:
    if isinstance(waarde, dict | list):
        soort = str(pak(waarde, "credentialCategory") or "").lower()
        return _DIPLOMA.get(soort, soort or None)
    return waarde
