"""Recognising places outside the Netherlands, so that they get a clear answer.

The lists are facts from general geography and not complete: Flemish municipalities and larger
sub-municipalities, Brussels, the larger Walloon towns, German towns near the border and the
largest further on. A name that also exists in the Netherlands is never taken away from it by
these lists alone; see ``Naamindex``.
"""

from __future__ import annotations

from modellen.plaats.namen import sleutel

NEDERLAND = "NL"
LAND_LABEL = {
    "NL": "Nederland",
    "BE": "België",
    "DE": "Duitsland",
    "LU": "Luxemburg",
    "FR": "Frankrijk",
    "GB": "het Verenigd Koninkrijk",
}

_LAND_NAMEN = {
    "NL": "NL,NLD,Nederland,The Netherlands,Netherlands,Holland,Pays-Bas,Niederlande",
    "BE": "BE,BEL,België,Belgie,Belgium,Belgique,Belgien,Vlaanderen,Flanders,Wallonië,"
    "Vlaams-Brabant,Oost-Vlaanderen,West-Vlaanderen,Belgisch-Limburg",
    "DE": "DE,DEU,Duitsland,Deutschland,Germany,Noordrijn-Westfalen,Nordrhein-Westfalen,"
    "Nedersaksen,Niedersachsen,NRW",
    "LU": "LU,LUX,Luxemburg,Luxembourg",
    "FR": "FR,FRA,Frankrijk,France",
    "GB": "GB,UK,GBR,Engeland,England,United Kingdom,Verenigd Koninkrijk",
}
_LAND_BIJ_SLEUTEL = {
    sleutel(naam): land for land, namen in _LAND_NAMEN.items() for naam in namen.split(",")
}

_BELGIE = {
    "BE-VWV": """
Alveringem,Anzegem,Ardooie,Avelgem,Beernem,Blankenberge,Bredene,Brugge,Damme,De
Haan,De Panne,Deerlijk,Dentergem,Desselgem,Diksmuide,Gistel,Harelbeke,Heuvelland,
Hooglede,Houthulst,Ichtegem,Ieper,Ingelmunster,Izegem,Jabbeke,Knokke-Heist,
Koekelare,Koksijde,Kortemark,Kortrijk,Kuurne,Langemark-Poelkapelle,Ledegem,Lendelede,
Lichtervelde,Lo-Reninge,Menen,Mesen,Meulebeke,Middelkerke,Moorslede,Nieuwpoort,
Oostende,Oostkamp,Oostrozebeke,Oudenburg,Pittem,Poperinge,Roeselare,Ruiselede,
Spiere-Helkijn,Staden,Torhout,Veurne,Vleteren,Waregem,Wervik,Wevelgem,Wielsbeke,
Wingene,Zedelgem,Zeebrugge,Zonnebeke,Zuienkerke,Zwevegem
""",
    "BE-VOV": """
Aalst,Aalter,Assenede,Berlare,Beveren-Kruibeke-Zwijndrecht,Brakel,Buggenhout,De
Pinte,Deinze,Denderleeuw,Dendermonde,Destelbergen,Eeklo,Eke,Erpe-Mere,Evergem,
Gavere,Gent,Geraardsbergen,Haaltert,Herzele,Horebeke,Kaprijke,Kluisbergen,
Knesselare,Kruibeke,Kruisem,Laarne,Lebbeke,Lede,Lierde,Lievegem,Lochristi,Lokeren,
Lovendegem,Maarkedal,Maldegem,Melle,Merelbeke,Merelbeke-Melle,Moerbeke,Nazareth,
Nazareth-De Pinte,Nevele,Ninove,Oosterzele,Oudenaarde,Ronse,Sint-Amandsberg,
Sint-Gillis-Waas,Sint-Laureins,Sint-Lievens-Houtem,Sint-Martens-Latem,Sint-Niklaas,
Stekene,Temse,Waarschoot,Waasmunster,Wachtebeke,Wetteren,Wichelen,Wondelgem,
Wortegem-Petegem,Zele,Zelzate,Zomergem,Zottegem,Zulte,Zwalm
""",
    "BE-VAN": """
Aartselaar,Antwerpen,Arendonk,Baarle-Hertog,Balen,Beerse,Berlaar,Boechout,Bonheiden,
Boom,Borgerhout,Bornem,Borsbeek,Brasschaat,Brecht,Dessel,Duffel,Edegem,Ekeren,
Essen,Geel,Grobbendonk,Heist-op-den-Berg,Hemiksem,Herentals,Herenthout,Herselt,
Hoboken,Hoogstraten,Hove,Hulshout,Kalmthout,Kapellen,Kasterlee,Kontich,Laakdal,
Lier,Lille,Lint,Malle,Mechelen,Meerhout,Merksem,Merksplas,Mol,Mortsel,Niel,
Nijlen,Olen,Olmen,Oud-Turnhout,Putte,Puurs,Puurs-Sint-Amands,Ranst,Ravels,Retie,
Rijkevorsel,Rumst,Schelle,Schilde,Schoten,Sint-Amands,Sint-Katelijne-Waver,Stabroek,
Turnhout,Vorselaar,Vosselaar,Westerlo,Wijnegem,Willebroek,Wilrijk,Wommelgem,
Wuustwezel,Zandhoven,Zoersel,Zwijndrecht
""",
    "BE-VLI": """
Alken,As,Beringen,Bilzen,Bilzen-Hoeselt,Bocholt,Borgloon,Bree,Diepenbeek,
Dilsen-Stokkem,Duras,Genk,Gingelom,Halen,Ham,Hamont-Achel,Hasselt,Hechtel-Eksel,
Heers,Herk-de-Stad,Herstappe,Heusden-Zolder,Hoeselt,Houthalen-Helchteren,Houthalen,
Kinrooi,Kortessem,Lanaken,Leopoldsburg,Lommel,Lummen,Maaseik,Maasmechelen,
Meeuwen-Gruitrode,Moelingen,Neerpelt,Opglabbeek,Oudsbergen,Overpelt,Peer,Pelt,
Riemst,Sint-Truiden,Tessenderlo,Tessenderlo-Ham,Tongeren,Tongeren-Borgloon,Voeren,
Wellen,Zolder,Zonhoven,Zutendaal
""",
    "BE-VBR": """
Aarschot,Affligem,Asse,Baal,Beersel,Begijnendijk,Bekkevoort,Bertem,Bierbeek,
Boortmeerbeek,Boutersem,Diest,Dilbeek,Drogenbos,Galmaarden,Geetbets,Glabbeek,Gooik,
Grimbergen,Groot-Bijgaarden,Haacht,Halle,Herent,Herne,Hoegaarden,Hoeilaart,Holsbeek,
Huldenberg,Kampenhout,Kapelle-op-den-Bos,Keerbergen,Kortenaken,Kortenberg,Kraainem,
Landen,Lennik,Leuven,Liedekerke,Linkebeek,Linter,Londerzeel,Lubbeek,Meise,Merchtem,
Opwijk,Oud-Heverlee,Overijse,Pepingen,Roosdaal,Rotselaar,Scherpenheuvel-Zichem,
Sint-Genesius-Rode,Sint-Pieters-Leeuw,Steenokkerzeel,Ternat,Tervuren,Tielt-Winge,
Tienen,Tremelo,Vilvoorde,Wemmel,Wezembeek-Oppem,Wolvertem,Zaventem,Zellik,Zemst,
Zoutleeuw,Bever
""",
    "BE-BRU": """
Brussel,Brussels,Bruxelles,Anderlecht,Elsene,Ixelles,Etterbeek,Evere,Ganshoren,
Jette,Koekelberg,Molenbeek,Oudergem,Auderghem,Schaarbeek,Schaerbeek,
Sint-Agatha-Berchem,Sint-Jans-Molenbeek,Sint-Joost-ten-Node,Sint-Lambrechts-Woluwe,
Sint-Pieters-Woluwe,Ukkel,Uccle,Watermaal-Bosvoorde,Neder-Over-Heembeek,Laken
""",
    "BE-WAL": """
Aarlen,Arlon,Aat,Ath,Bastogne,Bastenaken,Bergen Henegouwen,Mons,Binche,
Braine-l'Alleud,Eigenbrakel,Charleroi,Comines,Komen,Komen-Waasten,Dinant,Eupen,
Hannut,Herstal,Hoei,Huy,Kelmis,La Louvière,Liège,Luik,Malmedy,Marche-en-Famenne,
Moeskroen,Mouscron,Namur,Namen,Nijvel,Nivelles,Ottignies,Plombières,Blieberg,
Seraing,Spa,Tournai,Doornik,Tubize,Verviers,Visé,Wezet,Waterloo,Waver,Wavre
""",
    "BE": """
Berchem,Mariakerke,Meerbeke,Machelen,Vorst,Sint-Gillis,Beveren,Hamme,Tielt,Deurne,
Nieuwerkerken
""",
}
"""Names by province (ISO 3166-2); under "BE" what exists in more than one of them."""

_DUITSLAND = """
Aachen,Aken,Ahaus,Ahlen,Alpen,Alsdorf,Aurich,Baesweiler,Bad Bentheim,Bentheim,Bedburg-Hau,Berlin,
Berlijn,Bielefeld,Bocholt,Bochum,Bonn,Borken,Bottrop,Bremen,Brüggen,Bunde,Coesfeld,Dortmund,
Dörpen,Duisburg,Dülmen,Düren,Düsseldorf,Dusseldorf,Emden,Emlichheim,Emmerich,Emmerich am Rhein,
Emsbüren,Erkelenz,Eschweiler,Essen,Esterwegen,Frankfurt,Gangelt,Geilenkirchen,Geldern,
Gelsenkirchen,Gescher,Goch,Grefrath,Gronau,Gronau (Westf.),Haldern,Hamburg,Hamm,Hannover,
Haren (Ems),Heek,Heiden,Heinsberg,Herzogenrath,Hückelhoven,Isselburg,Kaldenkirchen,Kalkar,
Kempen am Niederrhein,Kerken,Kevelaer,Kleve,Kleef,Köln,Keulen,Cologne,Kranenburg,Krefeld,Leer,
Legden,Leipzig,Lingen,Lingen (Ems),Meppen,Mönchengladbach,Monchengladbach,Moers,Mülheim,München,
Munchen,Münster,Munster,Nettetal,Neuenhaus,Neuss,Nettetal-Kaldenkirchen,Niederkrüchten,Nordhorn,
Nordwalde,Oberhausen,Ochtrup,Oldenburg,Osnabrück,Osnabruck,Papenburg,Raesfeld,Recklinghausen,Rees,
Rhede,Rheine,Rhauderfehn,Schüttorf,Schwalmtal,Selfkant,Stadtlohn,Steinfurt,Stolberg,Straelen,
Stuttgart,Südlohn,Sudlohn,Tönisvorst,Übach-Palenberg,Uedem,Uelsen,Uplengen,Viersen,Vreden,
Wachtendonk,Waldfeucht,Wassenberg,Weener,Weeze,Wegberg,Werlte,Wesel,Westoverledingen,Willich,
Wuppertal,Würselen,Xanten
"""


def _sleutels(namen: str) -> frozenset[str]:
    return frozenset(sleutel(naam) for naam in namen.replace("\n", " ").split(",") if naam.strip())


_GEBIED_BIJ_SLEUTEL = {
    naam: gebied for gebied, namen in _BELGIE.items() for naam in _sleutels(namen)
}
_NAMEN_PER_LAND = {"BE": frozenset(_GEBIED_BIJ_SLEUTEL), "DE": _sleutels(_DUITSLAND)}


def find_land(tekst: str) -> str | None:
    """The ISO code of the country in "België", "Belgium", "BE" or "Nederland", or None."""
    return _LAND_BIJ_SLEUTEL.get(sleutel(tekst))


def landen_met_plaats(naam: str) -> tuple[str, ...]:
    """The neighbouring countries where a place of this name is known: (), (BE,), (BE, DE) ..."""
    gezocht = sleutel(naam)
    return tuple(land for land, namen in _NAMEN_PER_LAND.items() if gezocht in namen)


def find_gebied(land: str, plaatsnaam: str | None) -> str:
    """The smallest area known to hold a foreign place: a Belgian province, else the country.

    Province codes are ISO 3166-2, e.g. ``BE-VWV``.
    """
    if land != "BE" or plaatsnaam is None:
        return land
    return _GEBIED_BIJ_SLEUTEL.get(sleutel(plaatsnaam), land)


def land_label(land: str | None) -> str:
    """Dutch name of a country code; the code itself where we have no name for it."""
    if land is None:
        return "het buitenland"
    return LAND_LABEL.get(land, land)
