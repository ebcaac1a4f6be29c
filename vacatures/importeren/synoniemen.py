"""Names under which our fields come in, best first. Case, accents, spaces do not matter."""

from __future__ import annotations

from collections.abc import Mapping

Veldenlijst = Mapping[str, tuple[str, ...]]
"""Field of ours to the other names of its column, the most telling first."""

VACATUREVELDEN: Veldenlijst = {
    "titel": (
        "titel vacature", "vacaturetitel", "naam vacature", "functienaam", "functietitel",
        "functie", "jobtitle", "job title", "title", "vacature", "vacaturenaam", "position",
    ),
    "ondertitel": ("subtitle", "subtitel", "functiegroep"),
    "titel_uit": (),
    "beroep": ("beroepsnaam", "occupation", "code beroepsnaam"),
    "taken": (
        "omschrijving", "omschrijving vacature", "functieomschrijving", "vacaturetekst",
        "taakomschrijving", "werkzaamheden", "beschrijving", "description", "job description",
        "tekst", "inhoud",
    ),
    "profiel": (
        "functie-eisen", "eisen", "requirements", "qualifications", "gevraagd", "wij vragen",
    ),
    "werkgever": (
        "werkgever naam", "werkgeversnaam", "naam werkgever", "bedrijf", "bedrijfsnaam",
        "company", "company name", "organisatie", "organisatienaam", "employer",
        "hiring organization", "naam school", "handelsnaam", "opdrachtgever",
    ),
    "branche": ("sector", "category", "categorie", "industry", "bedrijfstak", "branch"),
    "isco": ("isco08", "isco-08", "isco code"),
    "postcode": ("postal code", "zip", "zipcode", "pc", "postcode werkplek", "pc4"),
    "plaats": (
        "plaatsnaam", "woonplaats", "werkplaats", "standplaats", "werklocatie", "locatie",
        "location", "city", "stad", "vestigingsplaats", "location id", "addresslocality",
    ),
    "adres": ("address", "werkadres"),
    "regio": ("provincie", "gemeente", "region", "province", "state"),
    "land": ("country", "landcode"),
    "breedtegraad": ("latitude", "lat", "breedte"),
    "lengtegraad": ("longitude", "lon", "lng", "lengte"),
    "uren": (
        "aantal uren", "uren per week", "aantal uren per week", "uren p/w", "hours",
        "hours per week", "werkuren", "urenperweek", "contracturen",
    ),
    "uren_min": ("minimum uren", "uren minimaal", "min uren", "uren van", "minimaal aantal uren"),
    "uren_max": ("maximum uren", "uren maximaal", "max uren", "uren tot", "maximaal aantal uren"),
    "fte": ("wtf", "werktijdfactor", "aantal fte"),
    "omvang": ("soort vacature", "parttime fulltime", "fulltime parttime", "job type",
               "employment type"),
    "dagdelen": ("werktijden", "werkdagen", "beschikbare dagdelen"),
    "contractvorm": (
        "contract", "dienstverband", "soort dienstverband", "contracttype", "contract type",
        "type contract", "soort contract", "aanstelling",
    ),
    "posities": ("aantal plaatsen", "aantal posities", "aantal vacatures", "openings"),
    "opleiding": (
        "opleidingsniveau", "opleidingseis", "niveau", "education", "werk en denkniveau",
        "gevraagde opleiding",
    ),
    "taal": ("taalniveau", "taaleis", "nederlands", "niveau nederlands", "taalniveau nederlands"),
    "rijbewijs": ("rijbewijzen", "rijbewijseis", "driving licence", "drivers license"),
    "certificaten": ("certificaat", "diploma's", "certificates"),
    "geplaatst_op": (
        "geplaatst", "plaatsingsdatum", "datum plaatsing", "publicatiedatum", "created",
        "created at", "date posted", "dateposted", "posted", "publicatie", "datum geplaatst",
    ),
    "sluit_op": (
        "sluitingsdatum", "sluitdatum", "sluitingsdatum vacature", "einddatum", "deadline",
        "valid through", "closing date", "reageren voor", "vervaldatum", "uiterste datum",
    ),
    "startdatum": ("start", "start date", "ingangsdatum", "per", "beschikbaar per"),
    "bron": ("source", "jobboard"),
    "bron_id": (
        "job id", "jobid", "vacature id", "vacatureid", "id vacature", "vacaturenummer",
        "nummer vacature", "referentie", "referentienummer", "id", "nummer", "reference",
    ),
    "url": ("link", "final url", "vacature url", "job url", "webadres", "website"),
}  # fmt: skip

WERKGEVERVELDEN: Veldenlijst = {
    "naam": (
        "werkgever", "bedrijf", "bedrijfsnaam", "naam werkgever", "organisatie", "company",
        "handelsnaam", "naam organisatie",
    ),
    "nummer": ("werkgevernummer", "werkgeversnummer", "relatienummer"),
    "branche": ("sector", "bedrijfstak", "industry", "category"),
    "postcode": ("postal code", "zip", "pc", "pc4"),
    "plaats": ("plaatsnaam", "vestigingsplaats", "city", "stad", "location"),
    "regio": ("provincie", "gemeente"),
    "land": ("country", "landcode"),
    "activiteiten": ("omschrijving", "beschrijving", "werkzaamheden", "description",
                     "activiteit"),
    "is_actief": ("actief", "active"),
}  # fmt: skip

KLANTVELDEN: Veldenlijst = {
    "nummer": ("klantnummer", "klant", "dossiernummer", "trajectnummer"),
    "organisatie": ("organisatiecode", "tenant"),
    "coach": ("jobcoach", "accountnaam coach", "begeleider"),
    "status": ("klantstatus",),
    "postcode": ("pc", "pc4"),
    "vervoer": ("vervoermiddelen", "reistijd"),
    "reistijd_lopen": ("lopen", "lopen minuten"),
    "reistijd_fiets": ("fiets", "fiets minuten"),
    "reistijd_ov": ("ov", "ov minuten"),
    "reistijd_auto": ("auto", "auto minuten"),
    "uren": ("uren per week", "aantal uren"),
    "uren_min": ("minimum uren", "uren minimaal", "min uren"),
    "uren_max": ("maximum uren", "uren maximaal", "max uren"),
    "dagdelen": ("beschikbaarheid", "beschikbare dagdelen", "werktijden"),
    "taalniveau": ("taal", "nederlands", "niveau nederlands"),
    "opleiding": ("opleidingsniveau",),
    "rijbewijzen": ("rijbewijs",),
    "certificaten": ("certificaat",),
    "werkervaring": ("ervaring",),
    "wensen": ("wens", "beroepswensen"),
    "wensen_taak": ("taakwensen",),
    "wensen_omgeving": ("omgevingswensen",),
    "liever_niet": ("wensen_liever_niet", "wil niet"),
    "uitgesloten_branches": ("branches niet",),
    "uitgesloten_werkgevers": ("werkgevers niet",),
    "voornaam": (),
    "achternaam": (),
}  # fmt: skip

GROEPSVELDEN: Veldenlijst = {
    "nummer": ("klantnummer", "klant", "dossiernummer", "trajectnummer"),
    "leeftijd": ("leeftijdsband", "leeftijdsgroep", "leeftijdscategorie"),
    "geslacht": ("gender",),
    "herkomst": ("herkomstgroep",),
}
