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

_BELGIE = """
Aalst,Aalter,Aarschot,Aartselaar,Affligem,Alken,Alveringem,Antwerpen,Anzegem,Ardooie,Arendonk,As,
Asse,Assenede,Avelgem,Baal,Baarle-Hertog,Balen,Beernem,Beerse,Beersel,Begijnendijk,Bekkevoort,
Berchem,Beringen,Berlaar,Berlare,Bertem,Bever,Beveren,Beveren-Kruibeke-Zwijndrecht,Bierbeek,Bilzen,
Bilzen-Hoeselt,Blankenberge,Bocholt,Boechout,Bonheiden,Boom,Boortmeerbeek,Borgerhout,Borgloon,
Bornem,Borsbeek,Boutersem,Brakel,Brasschaat,Brecht,Bredene,Bree,Brugge,Buggenhout,Damme,De Haan,
De Panne,De Pinte,Deerlijk,Deinze,Denderleeuw,Dendermonde,Dentergem,Desselgem,Dessel,Destelbergen,
Deurne,Diepenbeek,Diest,Diksmuide,Dilbeek,Dilsen-Stokkem,Drogenbos,Duffel,Duras,Edegem,Eeklo,Eke,
Ekeren,Erpe-Mere,Essen,Evergem,Galmaarden,Gavere,Geel,Geetbets,Genk,Gent,Geraardsbergen,Gingelom,
Gistel,Glabbeek,Gooik,Grimbergen,Grobbendonk,Groot-Bijgaarden,Haacht,Haaltert,Halen,Halle,Ham,Hamme,
Hamont-Achel,Harelbeke,Hasselt,Hechtel-Eksel,Heers,Heist-op-den-Berg,Hemiksem,Herent,Herentals,
Herenthout,Herk-de-Stad,Herne,Herselt,Herstappe,Herzele,Heusden-Zolder,Heuvelland,Hoboken,Hoegaarden,
Hoeilaart,Hoeselt,Holsbeek,Hooglede,Hoogstraten,Horebeke,Houthalen-Helchteren,Houthalen,Houthulst,
Hove,Huldenberg,Hulshout,Ichtegem,Ieper,Ingelmunster,Izegem,Jabbeke,Kalmthout,Kampenhout,Kapellen,
Kapelle-op-den-Bos,Kaprijke,Kasterlee,Keerbergen,Kinrooi,Kluisbergen,Knesselare,Knokke-Heist,
Koekelare,Koksijde,Kontich,Kortemark,Kortenaken,Kortenberg,Kortessem,Kortrijk,Kraainem,Kruibeke,
Kruisem,Kuurne,Laakdal,Laarne,Lanaken,Landen,Langemark-Poelkapelle,Lebbeke,Lede,Ledegem,Lendelede,
Lennik,Leopoldsburg,Leuven,Lichtervelde,Liedekerke,Lier,Lierde,Lievegem,Lille,Linkebeek,Lint,Linter,
Lochristi,Lokeren,Lommel,Londerzeel,Lo-Reninge,Lovendegem,Lubbeek,Lummen,Maarkedal,Maaseik,
Maasmechelen,Machelen,Mariakerke,Maldegem,Malle,Mechelen,Meerbeke,Meerhout,Meeuwen-Gruitrode,Meise,
Melle,Menen,Merchtem,Merelbeke,Merelbeke-Melle,Merksem,Merksplas,Mesen,Meulebeke,Middelkerke,
Moelingen,Moerbeke,Mol,Moorslede,Mortsel,Nazareth,Nazareth-De Pinte,Neerpelt,Nevele,Niel,
Nieuwerkerken,Nieuwpoort,Nijlen,Ninove,Olen,Olmen,Oostende,Oosterzele,Oostkamp,Oostrozebeke,
Opglabbeek,Opwijk,Oud-Heverlee,Oudenaarde,Oudenburg,Oud-Turnhout,Oudsbergen,Overijse,Overpelt,Peer,
Pelt,Pepingen,Pittem,Poperinge,Puurs,Puurs-Sint-Amands,Putte,Ranst,Ravels,Retie,Riemst,Rijkevorsel,
Roeselare,Ronse,Roosdaal,Rotselaar,Ruiselede,Rumst,Schelle,Scherpenheuvel-Zichem,Schilde,Schoten,
Sint-Amands,Sint-Amandsberg,Sint-Genesius-Rode,Sint-Gillis-Waas,Sint-Katelijne-Waver,
Sint-Laureins,Sint-Lievens-Houtem,Sint-Martens-Latem,Sint-Niklaas,Sint-Pieters-Leeuw,Sint-Truiden,
Spiere-Helkijn,Stabroek,Staden,Steenokkerzeel,Stekene,Temse,Ternat,Tervuren,Tessenderlo,
Tessenderlo-Ham,Tielt,Tielt-Winge,Tienen,Tongeren,Tongeren-Borgloon,Torhout,Tremelo,Turnhout,Veurne,
Vilvoorde,Vleteren,Voeren,Vorselaar,Vosselaar,Waarschoot,Waasmunster,Wachtebeke,Waregem,Wellen,
Wemmel,Wervik,Westerlo,Wetteren,Wevelgem,Wezembeek-Oppem,Wichelen,Wielsbeke,Wijnegem,Willebroek,
Wilrijk,Wingene,Wolvertem,Wommelgem,Wondelgem,Wortegem-Petegem,Wuustwezel,Zandhoven,Zaventem,
Zedelgem,Zeebrugge,Zele,Zelzate,Zellik,Zemst,Zoersel,Zolder,Zomergem,Zonhoven,Zonnebeke,Zottegem,
Zoutleeuw,Zuienkerke,Zulte,Zutendaal,Zwalm,Zwevegem,Zwijndrecht,
Brussel,Brussels,Bruxelles,Anderlecht,Elsene,Ixelles,Etterbeek,Evere,Ganshoren,Jette,Koekelberg,
Molenbeek,Oudergem,Auderghem,Schaarbeek,Schaerbeek,Sint-Agatha-Berchem,Sint-Gillis,
Sint-Jans-Molenbeek,Sint-Joost-ten-Node,Sint-Lambrechts-Woluwe,Sint-Pieters-Woluwe,Ukkel,Uccle,
Vorst,Watermaal-Bosvoorde,Neder-Over-Heembeek,Laken,
Aarlen,Arlon,Aat,Ath,Bastogne,Bastenaken,Bergen Henegouwen,Mons,Binche,Braine-l'Alleud,Eigenbrakel,
Charleroi,Comines,Komen,Komen-Waasten,Dinant,Eupen,Hannut,Herstal,Hoei,Huy,Kelmis,La Louvière,Liège,
Luik,Malmedy,Marche-en-Famenne,Moeskroen,Mouscron,Namur,Namen,Nijvel,Nivelles,Ottignies,Plombières,
Blieberg,Seraing,Spa,Tournai,Doornik,Tubize,Verviers,Visé,Wezet,Waterloo,Waver,Wavre
"""

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


_NAMEN_PER_LAND = {"BE": _sleutels(_BELGIE), "DE": _sleutels(_DUITSLAND)}


def find_land(tekst: str) -> str | None:
    """The ISO code of the country in "België", "Belgium", "BE" or "Nederland", or None."""
    return _LAND_BIJ_SLEUTEL.get(sleutel(tekst))


def landen_met_plaats(naam: str) -> tuple[str, ...]:
    """The neighbouring countries where a place of this name is known: (), (BE,), (BE, DE) ..."""
    gezocht = sleutel(naam)
    return tuple(land for land, namen in _NAMEN_PER_LAND.items() if gezocht in namen)


def land_label(land: str | None) -> str:
    """Dutch name of a country code; the code itself where we have no name for it."""
    if land is None:
        return "het buitenland"
    return LAND_LABEL.get(land, land)
