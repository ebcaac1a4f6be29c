"""Closed lists on which a person and a job are compared.

Values are stable ASCII codes that are stored; Dutch labels are ``label``.
Ordered lists (language, education) compare by their position: ``rang``.
"""

from __future__ import annotations

from enum import StrEnum


class Taalniveau(StrEnum):
    """Level of Dutch by the Common European Framework of Reference (CEFR)."""

    A0 = "a0"
    A1 = "a1"
    A2 = "a2"
    B1 = "b1"
    B2 = "b2"
    C1 = "c1"
    C2 = "c2"

    @property
    def rang(self) -> int:
        """0 (A0) to 6 (C2)."""
        return list(Taalniveau).index(self)

    @property
    def label(self) -> str:
        """As people write it: ``B1``."""
        return self.value.upper()


class Opleidingsniveau(StrEnum):
    """Highest level of education reached, or asked for (mbo levels as in the WEB)."""

    GEEN = "geen"
    BASIS = "basis"
    PRAKTIJK = "praktijk"
    VMBO = "vmbo"
    MBO1 = "mbo1"
    MBO2 = "mbo2"
    MBO3 = "mbo3"
    MBO4 = "mbo4"
    HAVO_VWO = "havo_vwo"
    HBO = "hbo"
    WO = "wo"

    @property
    def rang(self) -> int:
        """Order used to compare; mbo-4 and havo/vwo are of the same rank (NLQF 4)."""
        return _OPLEIDING_RANG[self]

    @property
    def label(self) -> str:
        """Dutch name."""
        return _OPLEIDING_LABEL[self]


_OPLEIDING_RANG = {
    Opleidingsniveau.GEEN: 0,
    Opleidingsniveau.BASIS: 1,
    Opleidingsniveau.PRAKTIJK: 2,
    Opleidingsniveau.VMBO: 3,
    Opleidingsniveau.MBO1: 3,
    Opleidingsniveau.MBO2: 4,
    Opleidingsniveau.MBO3: 5,
    Opleidingsniveau.MBO4: 6,
    Opleidingsniveau.HAVO_VWO: 6,
    Opleidingsniveau.HBO: 7,
    Opleidingsniveau.WO: 8,
}
_OPLEIDING_LABEL = {
    Opleidingsniveau.GEEN: "geen opleiding",
    Opleidingsniveau.BASIS: "basisonderwijs",
    Opleidingsniveau.PRAKTIJK: "praktijkonderwijs",
    Opleidingsniveau.VMBO: "vmbo",
    Opleidingsniveau.MBO1: "mbo 1",
    Opleidingsniveau.MBO2: "mbo 2",
    Opleidingsniveau.MBO3: "mbo 3",
    Opleidingsniveau.MBO4: "mbo 4",
    Opleidingsniveau.HAVO_VWO: "havo of vwo",
    Opleidingsniveau.HBO: "hbo",
    Opleidingsniveau.WO: "wo",
}


class Rijbewijs(StrEnum):
    """Driving-licence categories (RDW); values as in the VUM list."""

    AM = "AM"
    A1 = "A1"
    A2 = "A2"
    A = "A"
    B = "B"
    BE = "BE"
    C1 = "C1"
    C1E = "C1E"
    C = "C"
    CE = "CE"
    D1 = "D1"
    D1E = "D1E"
    D = "D"
    DE = "DE"
    T = "T"

    @property
    def omvat(self) -> frozenset[Rijbewijs]:
        """Every category that a holder of this one may drive as well, itself included.

        Source: Reglement rijbewijzen art. 15 (category B and up include AM; A includes A1, A2).
        """
        return _OMVAT[self]


_OMVAT = {
    r: frozenset(Rijbewijs(c) for c in codes.split())
    for r, codes in {
        Rijbewijs.AM: "AM",
        Rijbewijs.A1: "A1 AM",
        Rijbewijs.A2: "A2 A1 AM",
        Rijbewijs.A: "A A2 A1 AM",
        Rijbewijs.B: "B AM",
        Rijbewijs.BE: "BE B AM",
        Rijbewijs.C1: "C1 B AM",
        Rijbewijs.C1E: "C1E BE C1 B AM",
        Rijbewijs.C: "C C1 B AM",
        Rijbewijs.CE: "CE C1E BE C C1 B AM",
        Rijbewijs.D1: "D1 B AM",
        Rijbewijs.D1E: "D1E BE D1 B AM",
        Rijbewijs.D: "D D1 B AM",
        Rijbewijs.DE: "DE D1E BE D D1 B AM",
        Rijbewijs.T: "T AM",
    }.items()
}


class Certificaat(StrEnum):
    """Certificates that vacancies for this target group ask for. At most 64 (one bit each)."""

    VCA_BASIS = "vca_basis"
    VCA_VOL = "vca_vol"
    HEFTRUCK = "heftruck"
    REACHTRUCK = "reachtruck"
    HOOGWERKER = "hoogwerker"
    CODE95 = "code95"
    ADR = "adr"
    TAXI = "taxi"
    BHV = "bhv"
    EHBO = "ehbo"
    HACCP = "haccp"
    SOCIALE_HYGIENE = "sociale_hygiene"
    BEVEILIGER = "beveiliger"
    VERKEERSREGELAAR = "verkeersregelaar"
    MOTORKETTINGZAAG = "motorkettingzaag"
    GEWASBESCHERMING = "gewasbescherming"
    GLAZENWASSEN = "glazenwassen"
    BASISSCHOONMAAK = "basisschoonmaak"
    LASSEN = "lassen"
    NEN3140 = "nen3140"
    STEIGERBOUW = "steigerbouw"
    HELPENDE_PLUS = "helpende_plus"
    BIG = "big"
    PEDAGOGISCH = "pedagogisch"
    VOG = "vog"

    @property
    def omvat(self) -> frozenset[Certificaat]:
        """Every certificate that this one proves as well, itself included (VCA vol > basis)."""
        if self is Certificaat.VCA_VOL:
            return frozenset({Certificaat.VCA_VOL, Certificaat.VCA_BASIS})
        return frozenset({self})

    @property
    def label(self) -> str:
        """Dutch name."""
        return _CERTIFICAAT_LABEL[self]


_CERTIFICAAT_LABEL = {
    Certificaat.VCA_BASIS: "VCA basis",
    Certificaat.VCA_VOL: "VCA vol",
    Certificaat.HEFTRUCK: "heftruckcertificaat",
    Certificaat.REACHTRUCK: "reachtruckcertificaat",
    Certificaat.HOOGWERKER: "certificaat hoogwerker",
    Certificaat.CODE95: "code 95",
    Certificaat.ADR: "ADR (gevaarlijke stoffen)",
    Certificaat.TAXI: "chauffeurskaart taxi",
    Certificaat.BHV: "bhv",
    Certificaat.EHBO: "ehbo",
    Certificaat.HACCP: "HACCP",
    Certificaat.SOCIALE_HYGIENE: "verklaring sociale hygiëne",
    Certificaat.BEVEILIGER: "diploma beveiliger",
    Certificaat.VERKEERSREGELAAR: "verkeersregelaar",
    Certificaat.MOTORKETTINGZAAG: "motorkettingzaag",
    Certificaat.GEWASBESCHERMING: "licentie gewasbescherming",
    Certificaat.GLAZENWASSEN: "glazenwassen",
    Certificaat.BASISSCHOONMAAK: "basisopleiding schoonmaak",
    Certificaat.LASSEN: "lasdiploma",
    Certificaat.NEN3140: "NEN 3140",
    Certificaat.STEIGERBOUW: "steigerbouw",
    Certificaat.HELPENDE_PLUS: "helpende plus",
    Certificaat.BIG: "BIG-registratie",
    Certificaat.PEDAGOGISCH: "pedagogisch diploma",
    Certificaat.VOG: "verklaring omtrent gedrag (VOG)",
}


class Vervoermiddel(StrEnum):
    """Ways to get to work. The order is the order of the columns in the fast path."""

    LOPEN = "lopen"
    FIETS = "fiets"
    OV = "ov"
    AUTO = "auto"

    @property
    def label(self) -> str:
        """Dutch, as the end of 'met …'."""
        return {"lopen": "te voet", "fiets": "met de fiets", "ov": "met het openbaar vervoer"}.get(
            self.value, "met de auto"
        )


class Branche(StrEnum):
    """Kind of business, as fine as people name it. At most 32 (one bit each)."""

    SCHOONMAAK = "schoonmaak"
    GROEN = "groen"
    LANDBOUW = "landbouw"
    BEVEILIGING = "beveiliging"
    HORECA = "horeca"
    CATERING = "catering"
    ZORG = "zorg"
    WELZIJN = "welzijn"
    KINDEROPVANG = "kinderopvang"
    ONDERWIJS = "onderwijs"
    WINKEL = "winkel"
    GROOTHANDEL = "groothandel"
    LOGISTIEK = "logistiek"
    VERVOER = "vervoer"
    PRODUCTIE = "productie"
    VOEDING = "voeding"
    METAAL = "metaal"
    TECHNIEK = "techniek"
    BOUW = "bouw"
    ONDERHOUD = "onderhoud"
    RECYCLING = "recycling"
    FIETSEN = "fietsen"
    ICT = "ict"
    KANTOOR = "kantoor"
    FINANCIEEL = "financieel"
    OVERHEID = "overheid"
    CULTUUR = "cultuur"
    SOCIAAL_WERKBEDRIJF = "sociaal_werkbedrijf"
    UITZEND = "uitzend"
    OVERIG = "overig"

    @property
    def label(self) -> str:
        """Dutch name."""
        return _BRANCHE_LABEL.get(self, self.value)


_BRANCHE_LABEL = {
    Branche.GROEN: "groenvoorziening",
    Branche.ICT: "ICT",
    Branche.FINANCIEEL: "financiële dienstverlening",
    Branche.FIETSEN: "fietsen en stallingen",
    Branche.SOCIAAL_WERKBEDRIJF: "sociaal werkbedrijf",
    Branche.UITZEND: "uitzendbureau",
    Branche.OVERIG: "overige dienstverlening",
}
