"""The words of the sieve: what may never rank, and the words of work that only look like it.

Patterns are separated by ``;`` and matched against text in small letters, without accents, with
single spaces (see ``zeef.normaliseer``). A pattern is a regular expression with four additions.
``*`` at the start: letters may come before it ("*klachten" finds "rugklachten"). ``*`` elsewhere:
letters may follow. ``..`` between spaces: up to two words, no preposition ("mijn .. zoon" finds
"mijn jongste zoon" and not "mijn werk met zoon"). A word in capitals stands for one of ``TEKENS``.
A pattern may go on in the next line after ``|`` or where it has a space.

Source of the kinds: decision 4 in the design and AWGB, WGBL, WGBH/CZ, AVG art. 9 and 10; the words
are our own. ``WERKTAAL`` is erased before the rest is looked at; the remainder of the sentence
still counts.
"""

from __future__ import annotations

from enum import StrEnum


class Reden(StrEnum):
    """Why a sentence was left out of the profile text."""

    GEZONDHEID = "gezondheid"
    GEZIN = "gezin"
    UITKERING = "uitkering"
    VERZUIM = "verzuim"
    PERSOON = "persoon"
    GEEN_WERK = "geen_werk"
    ACHTERGELATEN = "achtergelaten"

    @property
    def label(self) -> str:
        """Dutch sentence for the coach."""
        return _LABEL[self]


_LABEL = {
    Reden.GEZONDHEID: "gaat over gezondheid; leg beperkingen vast bij belastbaarheid",
    Reden.GEZIN: "gaat over gezin of thuis; leg tijden vast bij dagdelen",
    Reden.UITKERING: "gaat over uitkering of schulden",
    Reden.VERZUIM: "gaat over ziekte of afwezigheid",
    Reden.PERSOON: "gaat over leeftijd, geslacht, herkomst of geloof",
    Reden.ACHTERGELATEN: "zegt welk werk iemand niet (meer) wil; dat telt als geweigerd soort werk",
    Reden.GEEN_WERK: "niet herkend als werk; schrijf het op als taak, beroep of soort werkplek",
}

TEKENS: dict[str, str] = {
    "MIJN": "(?:mijn|m'?n|me|mij|onze?|ons|hun|zijn|haar)",
    "MENSEN": "(?:mensen|kinderen|jongeren|ouderen|volwassenen|bewoners|clienten|patienten|dieren)",
    "GROEP": "(?:vluchtelingen|asielzoekers|statushouders|nieuwkomers|daklozen|mantelzorgers"
    "|gehandicapten|gedetineerden|verslaafden)",
    "HELPEN": "(?:helpen|help|hielp|geholpen|begeleiden|begeleid|begeleidde|ondersteunen|verzorgen"
    "|vervoeren|lesgeven|zorgen|werken)",
    "SECTOR": "(?:ggz|psychiatrie|verslavingszorg|jeugdzorg|gehandicaptenzorg|gezondheidszorg"
    "|revalidatie(?:centrum|afdeling|kliniek)?|psychiatrische (?:kliniek|instelling|afdeling)"
    "|fysiotherapiepraktijk|azc|asielzoekerscentrum|kerk|moskee|uwv|sociale dienst|gevangenis"
    "|daklozenopvang|operatiekamers?|medische (?:sector|wereld)|gezondheidscentrum"
    "|huisartsen(?:post|praktijk)|schuldhulpverlening|begeleid wonen|beschermd wonen)",
    "WERKEN": "(?:ge)?(?:werk(?:en|t|te|ten)?|schoonmaken|schoonmaak|poetsen|koken|kook|helpen"
    "|holpen|stage|aan de slag|solliciteren)",
    "LIJF": "(?:rug|knie|knieen|nek|schouders?|heup|heupen|longen|nieren|lever|gewrichten"
    "|enkels?|pols|polsen|buik|maag|darmen|spieren|hart|hoofd|voet|voeten|been|benen|ogen|oog"
    "|gehoor|arm|armen|vingers|huid|bloed|lijf|lichaam|zenuwen|zicht|geheugen|herstel|conditie|energie)",
    "BEWEGEN": "(?:tillen|til|getild|staan|lopen|zitten|bukken|buigen|knielen|hurken|traplopen"
    "|klimmen|reiken|sjouwen|dragen|duwen|trekken|fietsen|horen|zien|concentreren|onthouden"
    "|belasten|belast|zwaar)",
    "ZORGVRAAG": r"met (?:een )?(?:\w+e )?(?:beperking|handicap|dementie|autisme)",
    "DIEREN": r"(?:dieren|honden|katten|zwerfdieren|huisdieren)",
    "DIERENPLEK": "(?:dieren(?:winkel|pension|opvang|ambulance)|kinderboerderij|manege|stal"
    "|pension)",
    "EIND": r"(?=[.,!?;:)]|$| (?:en|maar|dus|want|oud|jong))",
    "KEUKEN": "(?:restaurants?|keuken|bakkerij|gerechten|winkel|supermarkt|slagerij|eten|toko)",
}
"""What a word in capitals in a pattern stands for."""

VERBODEN: dict[Reden, str] = {
    Reden.VERZUIM: r"""
        ziek-?gemeld*; ziek-?meld*; (meld|meldde|melden) .. ziek; *verzuim*; ziektewet*;
        *arbeidsongeschikt*; *verlof; *verlofdag*; absent*; afwezig*; afgekeurd; uitgevallen;
        thuis ?(gezeten|zat|zitten); (zit|zat|zitten) .. thuis; uit de (running|roulatie);
        gat in mijn cv; gaten in mijn cv; er .. uit geweest; re-?integr*;
        (tweede|2e|eerste|1e) spoor; spoor (1|2)
    """,
    Reden.GEZONDHEID: r"""
        zieke?; zieker; ziekelijk*; ziekzijn; ziekbed; (chronisch|long|hart|nier)zieke?; *ziekte*;
        gezondheid*; (niet|ben|was|weer|minder) (meer |helemaal |echt )?gezond; ongezond; *klacht;
        *klachten*; pijn; *pijn; pijnen; pijnlijk*; pijntjes?; pijnklacht*; pijnstil*; *depress*;
        *burn[ -]?out*; bore[ -]?out*; *overspannen*; overwerkt; opgebrand; overbelast*; *prikkel*;
        stress; gestress?t*; stressklacht*; angst*; *fobie*; *vrees; paniek*; bang;
        (faal|plein|smet|spreek|rij|verlatings|bind|hoogte)angst*; mentale?; (lichamelijk|
        fysiek)e? .. (niet|beperkt|minder|zwak|onmogelijk|problemen); geestelijk*; psych*;
        *psychi(sch|at)*; adhd*; add; autis*; asperger*; pdd*; *ptss*; *trauma*; tourette*;
        borderline*; bipolair*; manisch*; schizo*; dwangmatig*; anorexia*; boulimi*; *stoornis*;
        *syndroom*; *aandoening*; hsp; hsp'er; hoogsensiti*; hooggevoelig*;
        gevoelig voor (geluid*|licht|druk*); *therap*; fysio; logoped*; chiropract*; osteopa*;
        *medicij*; *medicatie*; pillen; insuline*; prednison*; chemo; chemokuur*; bestraling*;
        *dialyse*; hoortoestel*; gehoorappara*; op krukken; (loop|lopen) .. met een stok;
        (hoor|hoorde) .. stemmen; uitbehandel*; rollator*; rolstoel*; scootmobiel*; prothese*;
        (huis|bedrijfs|verzekerings|keurings|oog)arts*; arts; artsen; dokters?;
        naar de (tandarts|specialist); (bij|van) de specialist; operatie*; *geopereerd*; *revalid*;
        *hernia*; hersen(letsel|schud|bloed|infarct|tumor|schade|vlies|aandoen|beschadig)*;
        *bloeddruk*; artros*; artrit*; reuma*; jicht; osteoporose; fibromyalgi*; diabe*;
        *suikerpatient*; *kanker; kankerp*; *tumor*; leukemi*; epilep*; astma*; copd; bronchitis;
        *covid*; corona; migraine*; ischias*; scoliose; slijmbeurs*; rsi; tennisarm; carpaal;
        whiplash*; hiv; aids; hepatitis; eczeem; psoriasis; allergi*; *intoleran*; coeliakie; crohn;
        multiple sclerose; (heb|met) ms(?! (office|word|excel)); parkinson*; alzheimer*; dement*;
        *verslaa?f[dt]*; *verslav*; drugs*; wiet; blow(en|de|t)?; cocaine*; afkick*;
        alcohol(is|prob|verb|versl|gebr|misbr)*; drank(prob|gebr|misbr)*; te veel (alcohol|drank);
        (drink|dronk) .. te veel; *handicap*; *beperking*; beperkt (in|tot|door); *belastba(ar|re)*;
        *invalid[ei]*; mindervalide*; doof; dove; doofheid; (slecht|hard)horend*; slechtziend*;
        *blinde?; *blindheid; *ziekenhuisopname*; opname; stotter*; spraakgebrek*;
        ziekenhuis .. (gelegen|gezeten|opgenomen|beland|moest|moet);
        (lag|lig|gelegen|opgenomen)\b[^.,!?]{0,40}ziekenhuis;
        (moet|moest|afspra*|controle*)\b[^.,!?]{0,30}ziekenhuis; (mijn|m'?n|slechte?|zwak(ke)?|
        kapot(te)?|versleten|pijnlijke?|stijve?) .. LIJF; nieuwe (knie|heup|nier|hart); (mijn|
        m'?n) (linker|rechter)[- ]?(arm|been|knie|oog|voet|schouder|hand|kant); rug;
        rug(letsel|belast|patient|proble|operatie)*; (versleten|kapotte) LIJF; last (van|heb|gehad);
        (gedrags|leer|slaap|huid|hart|nier|lever|blaas|knie|nek|schouder|heup|long|maag|darm|oog|
        gehoor|geheugen|concentratie|spraak|energie|loop|aandachts)proble*; problemen? met mijn;
        moeite (met|om); herstellende?; hersteld van; slecht ter been; *zwanger*; bevalling*;
        (ben|net|pas) bevallen; miskraam; in de overgang; *vermoei*; uitgeput; moe;
        (weinig|geen|minder) .. energie; energieniveau*; slaaptekort; slaappil*; slaapapneu;
        slapelo*; slecht .. slapen; slaap .. slecht; rust nodig; (veel|extra) (rust|pauzes?);
        rustmoment*; *diagnos*; opgenomen (geweest|in|ben|was); (ben|was|werd) .. opgenomen;
        onder behandeling; in behandeling (bij|ben|voor|geweest); behandelaar*; mijn behandel*;
        verband met .. behandel*; iq; nah; *ggz*; dysle(x|ct)*; dyscalc*; lvb; *verstandelijk*;
        laagbegaafd*; medisch*; (been|pols|arm|rug|bot|lies)breuk*;
        gebroken (arm|been|pols|enkel|rug|heup|voet|vinger|hand); *letsel*; *ongeval*;
        (mijn|een) ongeluk; ongeluk gehad; auto-?ongeluk*; (na|door) .. ongeluk; blessure*;
        *amputa*; geamputeerd; verlamd*; verlamming*; dwarslaesie; beroerte; cva; tia; *infarct*;
        hartaanval*; pacemaker; transplant*; flauwval*; duizelig*; overgewicht; obesitas; te dik;
        zelfmoord*; suicid*; aangepaste? (werk*|functie|stoel|bureau);
        geen (zware?|zwaar) .. (werk|tillen|tilwerk|dingen|lasten); niet te zwaar*; niet (zo |te |
        al te |meer ){0,2}(lang|zwaar|ver|veel|goed|vaak|langer|meer) (achter elkaar |aan een stuk |
        kunnen )?BEWEGEN; (kan|mag|kon|mocht|lukt|kunnen)\b[^.,!?]{0,40}\b(niet|geen|minder|
        nauwelijks|weinig|slecht|amper|maximaal|hooguit|moeilijk)\b[^.,!?]{0,30}\bBEWEGEN;
        (kan|kon) .. (niet|slecht) .. tegen;
        (loop|zie|hoor|adem|beweeg) (ik )?(erg |heel |wat )?(slecht|moeilijk); BEWEGEN (gaat|lukt|
        is|wordt|kan) .. (niet|lastig|moeilijk|slecht|amper|minder); (slecht|moeilijk) (lopen|zien|
        horen|slapen|ademen|bukken|tillen|staan|zitten|concentreren)
    """,
    Reden.GEZIN: r"""
        MIJN .. (kind|kindje|kids|kinderen|zoon|zoons|zonen|zoontjes?|dochters?|dochtertjes?|man|
        vrouw|partner|vriend|vriendin|echtgeno*|gezin|moeder|vader|ouders?|ex|ma|pa|mama|papa|
        broers?|broertje|zus|zussen|zusje|opa|oma|schoon(moeder|vader|ouders|familie)|klein(kind|
        zoon|dochter)*|stief*|pleeg*|baby|peuter|tweeling|huwelijk|scheiding|relatie|familie);
        alleenstaand*; gescheiden; (ga|gaan|ging|wil) .. scheiden; echtscheid*; scheiding;
        mantelzorg*; gezinssituat*; thuissituat*; problemen thuis; (geen|een|de) oppas;
        oppas (nodig|regelen|zoeken|voor); moet .. oppassen; getrouwd; gehuwd; verloofd; samenwon*;
        weduw*; *co-?ouder*; vrijgezel*; alimentatie; kinderwens; kinderbijslag; voogd*;
        (het|een|ons|jong) gezin; gezinsleden; (ben|als|een|word) (\w+ ){0,2}(moeder|vader|mama|
        papa|opa|oma|huisvrouw|huisman); moederschap*; vaderschap*; ouderschap*; huisvrouw; huisman;
        omgangsregeling; heb .. (een|twee|drie|vier|vijf|zes|\d|jonge|kleine|geen) .. (kind|
        kinderen|zoons?|dochters?|kids|baby|gezin|partner); heb kinderenEIND;
        heb kinderen (thuis|op|van|waar); moet\b[^.,!?]{0,25}\bde kinderen;
        de kinderen (ophalen|halen|wegbrengen); thuis .. voor de kinderen; onder schooltijd*;
        geen (kinder)?opvang; kinderopvang (nodig|geregeld|regelen|betalen); overleden; overlijden;
        rouw; rouwen; rouwverwerking; rouwproces; huiselijk geweld; mishandel*; misbruikt?;
        dakloo?[sz]e?; geen .. (vaste )?woning; begeleid wonen; beschermd wonen; jeugdzorg;
        pleeg(gezin|ouder|kind|zoon|dochter|moeder|vader)*; sta er alleen voor;
        (gezins|relatie|thuis)proble*; zorgtak*; zorg .. thuis voor;
        (ik|wij|we) .. (woon|woonde|wonen|woonden); (woon|woonde|wonen) .. (ik|wij|we); gewoond
    """,
    Reden.UITKERING: r"""
        *uitkering*; bijstand*; wia; *wajong*; wao; iva; wga; ww; uwv; ioaw; ioaz; bbz; anw;
        participatiewet*; doelgroep(en)?register*; *banenafspraak*; garantieba*; participatieba*;
        *indicatie; wsw; sw-*; beschutt?e? (werk|plek|werkplek|omgeving); loonkostensub*;
        loonwaarde*; no-?risk*; schuld; schulden*; schuldsaner*; schuldhulp*; wsnp; *bewindvoer*;
        bewind; deurwaarder*; loonbeslag*; budgetbeheer*; (huur|zorg)toeslag*; toeslagen*; failliet;
        werke?loo?[sz]*; sociale dienst; van de voedselbank; geld(proble|zorgen)*; huurachterstand*;
        financiele (problemen|zorgen|situatie|nood); werkzoekend*; geld van de (gemeente|staat);
        beslag (op|gelegd); geen inkomen; pgb; wmo-?(voorz|indic|budget|begel)*;
        (heb|krijg|via|vanuit) .. wmo; tegenprestatie
    """,
    Reden.PERSOON: r"""
        \d{1,2} jaar (oud|jong); \d{1,2}-?jarige*; \d\d ?\+; \d\d-?plus*;
        (veertig|vijftig|zestig)-?plus*; (twin|der|veer|vijf|zes)tigers?;
        (ben|word) .. \d\d( jaar)?EIND; (ben|word) ..
        (\w+en)?(twin|der|veer|vijf|zes|zeven|tach|negen)tig( jaar)?EIND;
        (ben|word) .. (der|veer|vijf|zes|zeven|acht|negen)tien( jaar)?EIND; leeftijd*;
        te (oud|jong); (ouder|jonger) dan \d+; geboren; ben van (19|20)\d\d; bouwjaar;
        geboorte(datum|jaar|plaats|land); pensioen*; gepensioneerd*; aow*;
        (ben|als) .. (man|vrouw|meid|meisje|jongen); mannelijk*; vrouwelijk*; geslacht;
        (jonge|oudere?) (man|vrouw|meid); nationaliteit*; vluchteling*; gevlucht; asiel*; azc;
        status-?houd*; verblijfs(status|verg|docu)*; werkvergunning; naturali*; inburger*;
        allochto*; *migrant*; migratieachter*; *buitenlander*; afkomst; herkomst; afkomstig;
        (oorspronkelijk|van oorsprong) .. (kom|uit); kom .. oorspronkelijk; mijn land; thuisland;
        eigen land; geboorteland; (moeder|vader)land; naar nederland (gekomen|gevlucht|kwam);
        (sinds|pas|jaar|jaren) .. in nederland; etni*; huidskleur; donkere huid; hoofddoek*;
        turk(s|se|en|ije)?; marokk*; surina*; antill*; arubaa*; curaca*; indones*; moluk*; syri*;
        eritre*; somali*; irak*; iraa?n*; perzi*; afghan*; oekrai*; poolse?; polen; pools;
        roemee?n*; bulgaa?r*; ethiop*; ghan[ae]*; nigeri*; kaapverd*; koerd*; arabi*; tigrinya;
        berber*; pakist*; chine*; vietnam*; filipijn*; russisch*; rusland; oost-?europ*; afrika*;
        zigeuner*; sinti; joegoslav*; bosni*; hongaar*; hongarije; portug*; braziliaan*; thaise?;
        moslim*; islam*; christ(en|elijk)*; katholi*; protestant*; gereformeerd*; joods?e?; joden;
        hindoe*; boeddh*; sikh*; jehova*; kerk; kerkelijk*; moskee*; synagoge*; bidden; bid; gebed;
        gebeds*; ramadan; suikerfeest; halal; koosjer; koran; bijbel; sabbat; zondagsrust;
        (mijn|vanwege|ons|het|door) .. geloof; gelovig*; religi*; godsdienst*; in (god|allah); homo;
        homo'?s; homoseks*; gay; lesb*; biseks*; trans(gender|man|vrouw|seks)*; lhbt*; non-?binair;
        geaardheid; vakbond*; partijlid; politieke partij; detentie*; gedetineerd*; gevangen*;
        strafblad; veroordeeld*; celstraf; taakstraf; tbs; enkelband; reclassering*; justitie;
        vast ?gezeten
    """,
}

WERKTAAL = r"""
    zieke (MENSEN|planten|bomen|gewassen|huisdieren); dieren(ziekte|arts)*;
    (plant|planten|boom|gewas|aardappel)ziekten?; ziekten (bij|in|van) (planten|bomen|gewassen);
    (in|binnen|bij|voor) (de |een |het |onze )?SECTOR(?= (te |graag |gaan |wil |willen |heb |
    ik ){0,3}WERKEN); (WERKEN|baan|functie|vacature|medewerker|assistent|begeleider|verpleegkundige|
    schoonmaker|schoonmaakster|receptionist|receptioniste|vrijwilliger|bewaarder|kok) (in|binnen|
    bij|op) (de |een |het )?SECTOR; gezondheidszorg (trekt|lijkt|spreekt);
    (gehandicapten|invaliden)(vervoer|sport|begeleid|taxi)*; rolstoel(taxi|vervoer|bus)*;
    (rolstoelen|rollators|scootmobielen) (duwen|repareren|maken|onderhouden|schoonmaken); (werken|
    werk|werkte|gewerkt|omgaan|omgang|activiteiten) (graag )?met MENSEN ZORGVRAAG; (HELPEN|
    \w+begeleider|\w+begeleidster|hulp) (graag )?(van |voor )?MENSEN ZORGVRAAG;
    MENSEN ZORGVRAAG HELPEN; dementerende? (ouderen|bewoners|mensen|clienten);
    (verstandelijk |lichamelijk )?gehandicapten? (MENSEN )?HELPEN; (werken|werk|gewerkt|
    omgaan) met (verstandelijk |lichamelijk )?gehandicapten?( MENSEN)?;
    (met |aan |voor )?GROEP HELPEN; HELPEN (graag )?(met |aan |bij )?GROEP;
    alleenstaande (ouderen|mensen) (bezoeken|HELPEN); (?<!naar de )huisartsen(praktijk|post);
    artsen(post|praktijk|bezoeker); (tand|dieren)arts-?assist*; operatie-?assist*;
    logistieke operatie; (patienten|bewoners|clienten) naar (de |het )?(operatiekamer|dokter|arts|
    huisarts|specialist|tandarts|therapie|revalidatie) (brengen|rijden|vervoeren|begeleiden);
    psychiatrisch verpleegkundige*;
    als (arts|huisarts|*therapeute?|psycholoo?g|logopediste?)(?= WERKEN); medische? (sector|
    secretar*|hulpmiddel*|apparat*|dossiers?|administratie|instrumenten|artikelen|assistent*|
    laborat*|analist*|producten); medicijnen (uitdelen|delen|klaarzetten|inpakken|sorteren|bezorgen|
    verpakken|rondbrengen); klachten van (de )?(klant|klanten|gasten|bewoners|bezoekers|reizigers|
    huurders|burgers); klachten (afhandelen|behandelen|oplossen|aannemen|verwerken|registreren);
    klachten-?(afhandel|behandel|afdeling|lijn|registratie)*; klanten?klachten;
    lost? (graag )?klachten; deelt? medicijnen uit; controleer(t|en)? de leeftijd;
    leeftijd van (de )?klanten;
    angstvallig*;
    pijnbo(om|men)*; niet bang (om|voor)(?! (mensen|drukte|groepen|alleen)\b); prikkeldraad*;
    prikklok; blind (kunnen |leren )?(typen|typt?|tikken);
    (typen|typt?|tik|tikken) (met tien vingers )?blind;
    asiel (voor|met) (DIEREN); (DIEREN)asiels?;
    (DIEREN|DIERENPLEK),? (of |en )?(een |het |in een )?asiel(?!\w| (aangevraagd|gekregen|gezeten));
    asiel,? (of |en )?(een |de |het )?(DIEREN|DIERENPLEK)(?!\w);
    (snelheids|schade|geluids)beperking*; storingsdiagnose*;
    diagnose-?(appara|comput)*; drugscontrole*; mijn hart (ligt|gaat) (bij|uit|in);
    met mijn hoofd en (mijn )?handen; achter de rug; rug aan rug; afval .. scheiden;
    scheiden van (afval|materialen|grondstoffen|glas|plastic|papier|metalen);
    scheiding van (afval|materialen|grondstoffen);
    gescheiden (afval|inzamel*|aanlever*|ingezameld|houden);
    (afval|glas|papier|plastic|was|metaal|materialen) .. gescheiden;
    (uitkerings|pensioen|verzuim|verlof)-?(admini|regist)*;
    (ploegen|avond|weekend|nacht|onregelmatigheids|reis)-?toeslag*; juridische bijstand;
    wmo-?consulent*; wmo-?vervoer; afwezigheid van (een )?(collega|collega's);
    uitgevallen (machines?|apparat*); afgekeurde (producten|goederen|onderdelen|artikelen|flessen|
    kratten|partijen); (producten|goederen|onderdelen|artikelen) .. afgekeurd;
    re-?integratie-?(coach|consulent)*; leeftijdscontrole*;
    (alle|elke|verschillende) leeftijd(en|sgroepen)?;
    een geboren (verkoper|verkoopster|leider|organisator|kok|verteller);
    herkomst van (de )? (producten|goederen|vlees|groente|grondstoffen|hout); (turks|marokkaans|
    surinaams|indonesisch|chinees|chines|pools|portugees|thais|afrikaans|arabisch|syrisch)e? KEUKEN;
    afrikaantjes?; (video|film|geluids|foto)-?opname*; meterstanden opgenomen;
    bestellingen? opgenomen; letselschade*; oppassen op(?! (MIJN|de kinderen van));
    met mijn hele hart
"""
"""Phrases of work; erased from the sentence before it is looked at."""

FUNCTIES = r"""
    (huis|bedrijfs)?arts; *therapeute?; psycholoo?g; logopediste?; psychiater; uitkeringsconsulent;
    schuldhulpverlener; gevangen(is)?bewaarder; re-?integratie(coach|consulent); oppas; gezinshulp;
    (medewerker|consulent|adviseur|coordinator|begeleider|begeleidster|verzorgende|casemanager|
    schoonmaker|vrijwilliger|assistent|verpleegkundige) (in de |bij de |bij het |op de )?(SECTOR|
    verzuim|schulden|uitkeringen|re-integratie|pensioenen)
"""
"""Names of occupations: harmless when a field holds nothing else."""
