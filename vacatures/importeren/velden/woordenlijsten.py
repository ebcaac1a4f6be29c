"""Words by which certificates and branches are recognised (lower case, without accents)."""

from __future__ import annotations

import re

from modellen.kwalificatie import Branche, Certificaat

# Words for a machine or a subject say what the work is; with one of these they ask for proof.
_BEWIJS = r"(?:certifica|diploma|bewijs|rijbewijs|papier|pas\b)"

CERTIFICAATWOORDEN: tuple[tuple[Certificaat, re.Pattern[str]], ...] = tuple(
    (certificaat, re.compile(patroon))
    for certificaat, patroon in {
        Certificaat.VCA_VOL: r"\bvca[ -]?vol\b|\bvol[ -]?vca\b|\bvca[ -]vil",
        Certificaat.VCA_BASIS: r"\bb?-?vca\b(?![ -]?vol)",
        Certificaat.HEFTRUCK: r"\bheftruck[ -]?" + _BEWIJS,
        Certificaat.REACHTRUCK: r"\breach-?truck[ -]?" + _BEWIJS,
        Certificaat.HOOGWERKER: r"\bhoogwerker[ -]?" + _BEWIJS,
        Certificaat.CODE95: r"\bcode ?-?95\b",
        Certificaat.ADR: r"\badr[ -]?" + _BEWIJS + r"|bezit van (?:een )?(?:geldige? )?adr\b",
        Certificaat.TAXI: r"\btaxi(?:pas|diploma)|chauffeurskaart",
        Certificaat.BHV: r"\bbhv\b|bedrijfshulpverlen",
        Certificaat.EHBO: r"\behbo\b",
        Certificaat.HACCP: r"\bhaccp[ -]?" + _BEWIJS + r"|certificaat haccp",
        Certificaat.SOCIALE_HYGIENE: r"sociale hygi[eë]ne",
        Certificaat.BEVEILIGER: r"diploma (?:event )?beveilig|beveiligings?(?:diploma|pas)"
        r"|\bmbo beveilig",
        Certificaat.VERKEERSREGELAAR: r"verkeersregelaar(?:s(?:pas|diploma|certificaat))",
        Certificaat.MOTORKETTINGZAAG: r"kettingzaag[ -]?" + _BEWIJS,
        Certificaat.GEWASBESCHERMING: r"gewasbeschermings?|spuitlicentie",
        Certificaat.GLAZENWASSEN: r"diploma glazenwass",
        Certificaat.BASISSCHOONMAAK: r"basis(?:opleiding|cursus|vakopleiding)? ?schoonmaak"
        r"|\bras[- ]diploma",
        Certificaat.LASSEN: r"las(?:diploma|certifica)",
        Certificaat.NEN3140: r"\bnen[ -]?3140",
        Certificaat.STEIGERBOUW: r"steigerbouw(?:certificaat|diploma)",
        Certificaat.HELPENDE_PLUS: r"helpende[ -](?:plus|\+)",
        Certificaat.BIG: r"\bbig[- ]?(?:registratie|register|geregistreerd)",
        Certificaat.PEDAGOGISCH: r"pedagogisch(?:e)? (?:diploma|bevoegdheid|getuigschrift)"
        r"|\bpdg\b",
        Certificaat.VOG: r"\bvog\b|verklaring omtrent (?:het )?gedrag",
    }.items()
)

BRANCHEWOORDEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(patroon), branche.value)
    for patroon, branche in (
        (r"sociaal werkbedrijf|sociale werkvoorziening|maatwerkbedrijf",
         Branche.SOCIAAL_WERKBEDRIJF),
        (r"kinderopvang|peuter|\bbso\b", Branche.KINDEROPVANG),
        (r"schoonmaak|cleaning|poets", Branche.SCHOONMAAK),
        (r"groenvoor|hovenier|tuin(?!bouw)|\bgroen\b", Branche.GROEN),
        (r"landbouw|tuinbouw|agrar|veeteelt|kas(?:sen)?bouw|glastuin", Branche.LANDBOUW),
        (r"beveilig|security", Branche.BEVEILIGING),
        (r"catering(?!.*horeca)|bedrijfsrestaurant", Branche.CATERING),
        (r"horeca|restaurant|hotel|keuken|hospitality", Branche.HORECA),
        (r"zorg|verpleg|ggz|psych|begeleider|\barts\b|ziekenhuis|gezondheid|health|medisch",
         Branche.ZORG),
        (r"welzijn|maatschappelijk werk|jeugdwerk|sociaal domein", Branche.WELZIJN),
        (r"onderwijs|school|leraar|docent|education", Branche.ONDERWIJS),
        (r"detailhandel|winkel|retail|supermarkt", Branche.WINKEL),
        (r"groothandel|wholesale", Branche.GROOTHANDEL),
        (r"logist|magazijn|warehouse|distributie", Branche.LOGISTIEK),
        (r"transport|vervoer|chauffeur", Branche.VERVOER),
        (r"voeding|food|levensmiddelen|slager|bakker", Branche.VOEDING),
        (r"metaal|metal|lasser|constructiebank", Branche.METAAL),
        (r"\bict\b|\bit\b|software|informatica", Branche.ICT),
        (r"bouw(?!kunde)|constructie|construction", Branche.BOUW),
        (r"bouwkunde|techniek|engineering|elektro|installatie|technisch", Branche.TECHNIEK),
        (r"onderhoud|maintenance", Branche.ONDERHOUD),
        (r"recycling|afval|kringloop", Branche.RECYCLING),
        (r"fiets", Branche.FIETSEN),
        (r"product(?:ie|ion)|industrie|manufactur|fabriek", Branche.PRODUCTIE),
        (r"financ|account|bank|verzeker", Branche.FINANCIEEL),
        (r"overheid|gemeente|government|public", Branche.OVERHEID),
        (r"cultuur|museum|theater|kunst", Branche.CULTUUR),
        (r"uitzend|detacher|staffing", Branche.UITZEND),
        (r"administrat|secretari|klantenservice|kantoor|\bhr\b|receptie", Branche.KANTOOR),
    )
)  # fmt: skip

# First two digits of the Standaard Bedrijfsindeling (CBS); divisions that fit no branch are out.
_SBI_PER_BRANCHE = {
    Branche.LANDBOUW: "01 02 03",
    Branche.VOEDING: "10 11",
    Branche.METAAL: "24 25",
    Branche.PRODUCTIE: "12 13 14 15 16 17 18 20 21 22 23 26 27 28 29 30 31 32",
    Branche.ONDERHOUD: "33",
    Branche.TECHNIEK: "35 71",
    Branche.RECYCLING: "38 39",
    Branche.BOUW: "41 42 43",
    Branche.GROOTHANDEL: "45 46",
    Branche.WINKEL: "47",
    Branche.VERVOER: "49 50 51",
    Branche.LOGISTIEK: "52 53",
    Branche.HORECA: "55 56",
    Branche.ICT: "61 62 63",
    Branche.FINANCIEEL: "64 65 66",
    Branche.UITZEND: "78",
    Branche.BEVEILIGING: "80",
    Branche.SCHOONMAAK: "81",
    Branche.KANTOOR: "69 70 82",
    Branche.OVERHEID: "84",
    Branche.ONDERWIJS: "85",
    Branche.ZORG: "86 87",
    Branche.WELZIJN: "88",
    Branche.CULTUUR: "90 91",
}
SBI = {code: branche for branche, codes in _SBI_PER_BRANCHE.items() for code in codes.split()}
