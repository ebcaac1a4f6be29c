"""Our own vocabulary of work: what a clause must speak of before it may rank.

``WERK`` holds occupations, tasks, tools, materials, goods and places of work, by sector: one of
them is evidence that a clause is about work. ``OMSTANDIGHEDEN`` holds how and when somebody works:
evidence only in a clause without a strange word. ``TWEEZIJDIG`` is work to one and home or care to
another. ``GEWOON`` says nothing of itself. Anything else is strange; ``herkenning`` weighs them.

Words are separated by spaces and written as ``zeef.normaliseer`` leaves them. ``*`` after a word:
letters may follow, and a verb may carry ``ge`` or a particle before it ("snoei*" finds "snoeien",
"gesnoeid" and "bijsnoeien"). ``*`` before a word: it may close a compound ("*winkel" finds
"speelgoedwinkel", not "winkelier"). Both: it may stand anywhere. The words are our own, sector by
sector. A word that is common about a body, a home or an authority ("thuis", "kind", "keuring",
"uitval") does not belong here, even where work uses it too.
"""

from __future__ import annotations

WERK: dict[str, str] = {
    "beroep": """
        *medewerk* *assistent* *assistente *monteur* *monteuse *operator* *chauffeur* *adviseur*
        *begeleider* *begeleidster* *coordinator* *manager* *leider *leidster *beheerder* *secretar*
        *technicus *technici *technoloog *specialist *consulent* *inspecteur* *instructeur*
        *functionaris *verkoper* *verkoopster* *arbeider* *vakman* *vakvrouw* *vaklieden *vakkracht*
        *hulpkracht* *meester *knecht *bouwer *bouwers *maker *makers *werker *werkers *werkster*
        *bediende *hulp *houder *houders *wachter *wachters *bezorger* *planner* *inkoper*
        *teamleider* *voorman* *opzichter* *uitvoerder* *ondernemer* *stagiair* stage* opperman*
        vrijwilliger* vakmanschap ambacht* vakwerk vakgebied beroep beroepen functie functies
        uitzendkracht* oproepkracht* invalkracht* weekendhulp* vakantiewerk bijbaan baan banen
        vacature* leerwerk* werkervaring ervaring ingenieur* *ingenieur architect* *analist *smid
        *naaister *werkplaats werkplaats* werkplek* terreinknecht werkvoorb* werktekening*
        vakopleiding* omscholen omscholing bijscholen gezel *verzorgende *verzorger *verzorgster
        *verpleegkundige verpleegkund* verlenen *kundige telefonist* directeur* adjunct* *trainer
        *schrijver *tekenaar *timmerman *maaister *rijder *voerder *poetser *vuller *lasser *snijder
        *inpakker *stapelaar *plukker *zetter *onderhoud *techniek *industrie *afdeling *handel
        *beheer *reparatie *montage *productie *transport *kwekerij *drukkerij *verkoop *apparatuur
        *materiaal *materialen *gereedschap *installateur *schoonmaak *machines *sector *stalling
        *bezorging *ploeg leerkracht* supervisor* commerci* engineer* *designer* developer* sales
        vertegenwoordig* aannemer* *aannemer industri* agrarisch* allround ploegbaas kapitein*
        stuurman* piloot piloten machiniste therapeut* dietist* accountm* conduct* *rechercheur*
        weverij* uitgeverij* stomerij* verzekeringsadv* onderzoeker* wetenschapper* zelfstandige
        *plaatser* *legger* *regelaar* *draaier* *keurder *dienstverl* dienstverl* *bewaker*
        controleur* controler* controlew* verzorgende verzorgenden
        bbl bol leerwerktraject* leerbaan* snuffelstage* meeloopstage* aansturen aanstuurt
        aanstur*
        vakbekwaamheid kwalificaties vakpapieren
    """,
    "groen": """
        *tuin tuinen tuinier* *tuinier tuinman* tuinvrouw* tuincentr* tuinbouw* tuinder* tuinhulp*
        hovenier* groen groenv* groenw* groenonderh* groenploeg* groene *plantsoen* plantsoen*
        plant* kamerplant* snoei* maai* schoffel* schoffel wied* onkruid* gras grasm* gazon* hark*
        hagen haag heg heggen struik* boom bomen boom[vkc]* bos bossen bosbouw* boswacht* landgoed*
        natuur* bloem bloemen bloem[ibsw]* boeket* blad bladbl* bladeren kweek* *kweker* kweker*
        gekweekt stek stekken gestekt oppot* potten potgrond zaai* zaaien oogst* pluk* kas kassen
        kassenbouw* kaswerk glastuin* akker* landbouw* boer boeren boerin boerder* boerenb* veehoud*
        vee melkvee melkveeh* melken gemolken melkrobot* koe koeien stal stallen varkensh* pluimvee*
        kip kippen eieren geit geiten schaap schapen paard paarden paarden* manege* voeren gevoerd
        uitmest* hooi stro trekker* tractor* aardappel* bollen bollenv* bloembol* fruit* groente*
        tomaten paprika* komkommer* champignon* druiven appels peren asperge* moestuin* imker*
        bijenh* dier dieren dierent* dierenv* dierenas* dierenop* dierenw* hondent* hondenui*
        trimsalon* kinderboerderij* vis vissen visser* visserij* fileren gefileerd visverw*
        viskraam* buitendienst* waterg* sproei* bemest* mest grond grondbew* vijver* pergola*
        schutting* bermen berm bosmaai* kettingz* bladblaz* schop spade kruiwag* bladafval groenafv*
        perk perken perkplant* bemesting beregen* boerenerf erf dierenarts* veiling* oogsthulp
        spitten gespit rooien bollenpell* uien sla prei eendagsk* kalveren lammeren varken varkens
        kuiken* weiland* hek hekken hekwerk* onkruidvr* terrein* veld velden boomgaard* vogel*
        kooien hokken hok ruiter* trimmen viskwek* mosselen garnalen zeevis
        schoffel* spit spitten gazon* dierverz* uitlaten mesten uitmesten
    """,
    "bouw": """
        bouw bouwen bouwt bouwde gebouwd bouw[bpkmvt]* *bouw opbouwen opgebouwd timmer* metsel*
        metsel voeg voegen voegwerk voeger* stukadoor* stuken stuc* gestuct stucwerk* schilder*
        behang* verf verven verft lak lakken gelakt kit kitten kitwerk* schuren schuurt geschuurd
        schuurmach* tegel* tegelz* badkamer* keukenm* dak daken dak[bdpgw]* dakdekk* gevel* muur
        muren plafond* vloer vloeren vloer[bvt]* parket* kozijn* deuren ramen raam raamd* steiger*
        beton* cement* mortel* sloop* slopen gesloopt heien straatm* straatw* straten bestrat*
        stoep* stenen steen steenh* grondw* grondverzet* graaf* graven gegraven kraan kranen kraanm*
        shovel* riool* riolering* asfalt* wegen wegenb* wegw* leiding leidingen leidingw* loodgiet*
        sanitair* cv-ketel* ketel* isoler* isolatie* zonnepan* warmtepomp* install* installatie*
        dakgoot* glaszet* glas renov* renovatie* verbouw* onderhoud* onderhoudsm* klus klussen
        klusj* klust klusse* bouwplaats* sjouwer* heiploeg* hijs* zonwering* gips* hout hout[bvwhz]*
        houten zaag zagen gezaagd zaagm* schaven frezen frees* meubel* meubelm* interieurb* kast
        kasten planken *werktuigen klinker* trottoir* zand grind sleuf sleuven tril* troffel* kwast*
        plamuur* roller rollers latten balken ladder* bouwafval* puin lood zink* badkamers wc
        keukens kraanwagen* betonv* ijzervl* bekist* wand wanden hoogwerk* rolluik* markiezen
        beglaz* vlechtwerk vensterb* heftoestel* wapening* spijker* hamer* beitel* gereedschappen
        waterpas* maatv* opmeten inmeten plaatsen geplaatst plaatst bevestig* afkitten gevels erker*
        aanleggen aanleg aangelegd
    """,
    "techniek": """
        techn* metaal* *metaal las lassen lasser* laswerk* gelast mig tig constructie* slijp*
        geslepen slijpt slijpen boor boren geboord draaibank* draaien draaiwerk* cnc* bankwerk*
        ontbram* pons* plaatw* platen profielen staal* stalen aluminium ijzer* koper smid smeden
        smederij* *smederij gieterij* machine* *machine machinaal machinist* monter* montage*
        demonter* elektr* elektromont* elektronica* solder* gesoldeerd printplat* kabel* bedrad*
        stopcontact* schakelkast* schakelaar* meterkast* motor* motoren auto's auto[mbts]* autowas*
        garage* banden bandenw* remmen olie poetsen poets* carrosserie* spuiter* spuiten spuitw*
        fiets fietsenm* fietsenw* fietsr* scooter* brommer* reparat* repare* storing* storingen
        sleutelen sleutelt gesleuteld sleutels sloten sloten* slotenm* gereedschap* apparaat
        apparaten apparatuur* apparat* installateur* werktuig* werktuigb* mechanic* mechanisch*
        onderdelen robot* meetapp* lift liften hydraul* pneumat* schroef* schroeven bouten assembl*
        afstellen instellen ijken uurwerk* juwel* zilver* optiek* opticien* lamp lampen verlicht*
        batterij* accu accu's pomp pompen meter meters draad draden draadjes snoer snoeren schakel*
        ventilat* airco* koeltechn* koelkast* *installaties installaties windmolen* turbine*
        laadpaal* sensoren printer* kopieer* fietsenstal* stalling* wielen spaken velgen kettingen
        carross* lakspuit* uitdeuk* uitlaat* apk diagnoseapp* tekeningen schuifmaat bankschroef*
        lasnaad* frames frame hekwerken lasapp* metalen constructies precisiew* matrijz* onderhouden
        onderhoudt gerepareerd repareert smeren smeert tandwiel* motorfiets* voertuig* motorvoert*
        mechatron* telecom* glasvezel* elektromot* lassers* windenergie* chemie* gasinst* roest*
        ontroest* schuurw* coating* verzink* poedercoat* profiel*
        warmtepomp* zonnepan* laadpal* laadpaal* repareren
    """,
    "productie": """
        produc* fabriek* *fabriek inpak* ingepakt inpakw* pak pakken pakt verpak* lopendeb*
        bandwerk* sorteer* sorter* gesorteerd etiket* label labels stickers plakken geplakt dozen
        doos kratten zakken vullen vult gevuld vulde vulmach* tellen telt geteld assemblage*
        kwaliteit* voedingsi* voedingsm* levensmidd* slager* slacht* uitbenen worst* zuivel* kaas
        kaas* brood* bakker* *bakker *bakkerij banket* gebak* bak bakken bakt gebakken oven ovens
        deeg* chocola* snoep* koek* frisdrank* brouw* bier drankenh* textiel* stof stoffen naai*
        genaaid kleermak* kleding* kleren verstel* ritsen gordijn* zomen leer leerb* leerw* schoenm*
        schoen* stoffeer* stoffeerder* bekleed* matrassen wasserij* wasgoed strijk* gestreken vouw*
        vouwen linnen drukker* drukwerk* drukpers* pers persen zeefdruk* papier* karton* plastic
        kunststof* rubber chemi* procesop* proces* spuitgiet* mengen afwegen pallet* *pallets
        afwerk* snijden knippen geknipt klaarzetten lijmen gelijmd gieten keramiek* pottenb* kaarsen
        handw* maatwerk monsters stapel* gestapeld maken gemaakt maakt maakte producten etiketten
        flessen potjes blikken blik kratjes zak verpakking* lijn lijnen ploegendienst* wikkel* seal*
        folie enveloppen envelop bundel* weegt weegschaal* garneer* pannen pan bakplaten koeling*
        vriezer* receptuur deegwaren pasta patat sushi noten verf* inkt plakwerk* confectie* garen
        naalden knopen stikken stikster* patronen patroon gordijnen zeilen zeil spandoek* kussens
        tassen breiwerk bereid* ingredient* steriel* fijnmont* nietjes klemmen schoonpoets* zagerij
        lijmwerk* mallen mal soorteren uitzoekwerk naden naad machinenaa* giet* knip* knipt spoel*
        spoelt materiaal materialen plakt hangt wisselt
    """,
    "logistiek": """
        logist* magazijn* *magazijn loods* warehouse* distributie* expedit* order orders orderp*
        orderv* picken picker* verzamel* scanner* scannen gescand voorraad* heftruck* reachtruck*
        *truck *trucks stapelaar* pompwagen* laden lading* gelaad* laadt lossen lost gelost laad*
        los- lader vracht* *wagen *wagens vrachtau* vrachtw* transport* vervoer* *vervoer koerier*
        pakket* post post[bskd]* postb* brieven bezorg* bestelb* bestelauto* busje bus bussen
        buschauff* tram trams trein treinen conducteur* rijden rijd rijdt reed gereden rijbewijs*
        *rijbewijs route* verhui* verhuizer* verhuisb* haven havens havenw* matroos* dekhulp* schip
        schepen schip[pm]* scheeps* binnenvaart* boot boten varen container* douane* luchthaven*
        bagage* vliegveld* verzend* inslag uitslag retour* krant kranten folder* goederen vrachtbr*
        chauffeuse* wegvervoer* terminal* opslag* planning* plannen gepland rit ritten dagrit*
        *ritten bestemming* adres adressen bijrijd* bakwagen* trailer* oplegger* aanhang* karren kar
        rolcontain* rolband stelling stellingen rek rekken vracht pakbon* zending* doorsturen pakje
        pakjes pakket veerboot* pont schippers* schipper* kade *boot *schip passagier* reizigers
        reiziger spoorweg* rails machinisten ov openbaar vliegtuig* platform* grondafh* containers
        uitladen inladen afhalen inventaris* tellingen rijbaan leerlingenv* schoolverv*
        rolstoeltaxi* boodschap* maaltijdbez* fietskoer* bakfiets* tankwagen* palletw* inkopen
        inkoop* noteer* rekenen rekenw* stuurt scant wijkroute* leegt
        lijnbus* schoolbus* taxibus* buurtbus* touringcar* *busje *busjes *autobus
    """,
    "schoonmaak": """
        schoonm* schoon schoonge* schoonh* poetsh* dweil* stofzuig* zemen ramen* glazenw* vegen
        veegt geveegd veeg* opruim* opgeruimd ruimt opruimen afval* vuilnis* huisvuil* recycl*
        kringloop* milieustraat* milieup* huishoudster* kamermeisje* kamers bedden opmaken opgemaakt
        facilit* concierg* huismeester* gebouw gebouwen gebouwenb* gebouwb* sanitair sanit* kantine*
        vaatwas* afwas* afwassen spoelkeuken* wasmach* linnenk* hygien* ontsmet* desinfect*
        kantoorpand* trappenh* portiek* wijkbeh* glasbak* inzamel* straatveg* demont* mop moppen
        dweilen sop soppen afstof* lappen lap emmer* toiletten wc's prullenb* bureaus gangen
        wasserette lakens handdoek* opmaak bedlinnen zwerfvuil* vuilniswag* opruimwerk* glasv*
        hogedruk* reinig* gereinigd grofvuil tapijt* schrobben schrobt schrobmach*
        kuis* kuisen poetsbedrijf* glasbewas* afwassen
    """,
    "horeca": """
        horeca* restaurant* *restaurant keuken keuken[hbap]* kok koks kokkin* koken kookt kookte
        gekookt souschef* chef chef* bedien* bediening* ober obers serveer* serveren geserveerd
        gasten gastvr* gastheer* terras* bar bars barkeep* barista* barmed* koffie* thee lunch*
        diner* maaltijd* gerecht gerechten salade* soep soepen broodj* pizza* snackb* cafetar*
        friet* ijs ijssalon* catering* hotel* *hotel receptie* receptionist* camping* vakantiepark*
        tafels dekken gedekt afruimen schenken geschonken tap tappen bestel* afrekenen koksm*
        eetcafe* bistro* zaal zalen zaald* banquet* hotels menu* bord borden spoelen buffet*
        evenement* festival* servies bestek glazen kopjes dienblad* hapjes toetjes nagerecht*
        voorgerecht* sauzen saus tosti* espresso* cappuc* gastvrij* gastenk* reserver* partyserv*
        bowling* speeltuin* pretpark* dierentuin* zwembad* recreatiepark* strandtent* bardienst*
        kassawerk* frituur* grill* ijscoup* stoelen klaarm* mise-en-place maaltijden schalen
        bijkeuken
    """,
    "winkel": """
        winkel* *winkel *winkels *winkeltje verkoop* verkopen verkocht verkoper* verkoopt kassa*
        *kassa kassier* supermarkt* *supermarkt vakken vakkenv* schappen schap etalage* klant
        klanten klant[ceg]* klantenserv* klantgericht* markt marktk* kraam boutique* mode modez*
        modewinkel* drogist* bouwmarkt* spiegel* spullen prijzen geprijsd handel handelaar*
        groothandel* import* export* webshop* webwinkel* advies advis* adviseren artikelen artikel
        assortiment* bijvul* bijvullen aanvul* aanbied* verhuur* makelaar* pand panden retail*
        antiek* boekhandel* boek boeken speelgoed* cadeau* parfum* sieraden juwelier* filiaal*
        filialen showroom* kiosk* tankstation* benzinest* boodsch* kledingr* kleedhok* paspop*
        passpieg* modeart* display* etaleer* tas kortingen actie acties product merkartik* verkoopg*
        verkooppr* marktkoop* kraamp* vraaggesprek* fietswinkel* dierenwinkel* bestelling*
        gereedschapsv* accessoires brillen telefoons witgoed cosmetica lampenw* servicebalie*
        service* infobalie* informatieb* informat* aanprijz* uitstal* bloemist* tweedehands*
        kaartje* kaartjes verse versafdel* vershandel*
        acquisit* deals prospect* accountm* beurzen vakkenv* statiegeld* tafelstuk*
        bloemsch* schikken versier* rouwboeket* corsage*
    """,
    "zorg en welzijn": """
        zorgs* zorgi* zorgh* zorgmed* zorgv* thuiszorg* ouderenz* helpende* verpleeg* verzorgende*
        verzorgingst* verzorgingsh* kraamz* kraamv* senioren* buurthuis* buurtw* wijkc* wijkt*
        activiteiten* welzijn* spelletjes voorlezen gezelschap* brandweer* tandtechn* doktersass*
        fysiotherapeut* laborat* lab labo* analist* analys* microscoop* monster* orthopedi*
        doelgroep opvoeder* sociaal-* maatschapp* hulpverl* hulpmidd* opticiens* pedicure* manicure*
        zorghulp* zorgboerd* zorgplan* wondverz* steunkous* helpdesk* wijkverpl* verpleging
        activering* recreatief vrijwilligersw* gastgezin* sociaal-cult* buurtkeuken* spelleiding
        maaltijdond* tilliften zorgrob*
    """,
    "onderwijs en kinderen": """
        *onderwijs onderwijs* onderwijz* leraar leraren lerares* docent* juf meester les lessen
        lesgeven lesge* geeft bijles* trainer* training* cursus* klassen klassena* leerling*
        student* studenten opleiding* mbo vmbo hbo diploma* certificaat certificaten leerwerkpl*
        kinderd* naschools* pedagog* gastouder* huiswerk* knutsel* lezen taalles* talen speelzaal*
        schoolpl* oppassen* jongerenw* zwemles* fitness* gym* gymz* rijinstr* zwemonderw* lesmat*
        toezicht overblijf* tussenscho* schoolplein* voetbal* *training sportv* zingen dansles*
        muziekles* workshop* schilderles* taalcoach* taalmaatje* boekenk* voorleesm* studie studies
        praktijkles* theorie volwasseneno* groepsr* verschonen luiers flesjes speelgoed spelletje
        gymles* computerles* tekenles* kookles* pabo nt2
        bevoegdheid* lesbevoegdheid* wiskunde* aardrijksk* biologie natuurkunde scheikunde
        zij-instr*
    """,
    "kantoor": """
        kantoor* *kantoor kantoren administra* *administratie balie* *balie loket* archief* archiv*
        archieven dossier* telefoon* telefonisch* bellen belt gebeld callcent* mail mails mailen
        email e-mail* brief agenda* afspraak afspraken vergader* notul* typen typ getypt type*
        invoer* ingevoerd invoeren gegevens data data* lijst lijsten registr* formulier* document*
        documenten kopier* printen geprint facturen factuur* factur* boekh* boekhoud* inboeken
        geboekt betaling* debiteur* crediteur* salaris* salarisadm* loonadm* financ* accountant*
        belastinga* bankmed* verzekeringsm* verzekeringsk* cijfer* cijfers rapport* verslagen
        verslag[gl]* personeels* hrm recruit* rooster* roosters inplannen gemeenteh* gemeentes*
        overheid* ambtena* beleid* project* projecten jurid* jurist* advocatenk* notaris* griffi*
        bibliothe* museum* musea postkamer* organis* coordin* notities verwerken verwerkt bijhouden
        bijgehouden overzicht* planningen klachtenafh* klachtenbeh* beantwoord* leverancier*
        inkooporder* bureau bureauw* secretariaat* aanmaning* maandafsl* btw contracten contractb*
        offerte* verkooporder* nota's kasboek* map mappen bestand bestanden adreslabels postzeg*
        correspond* receptie telefonie chat mailbox* documentair* datum kopie kopieen archiefw*
        scans tabel* statistiek* enquete* planbord* vergaderz* notulist* bestuurs* kadaster*
        hypothe* incasso* dagvaard* wetgev* jaarcijf* kantoorart* toetsenbord* muis beeldscherm*
        scherm schermen excel* spreadsheet* telwerk* rekenwerk* denkwerk* leesbaar overleg* noteren
        notitie* serienummer* ontvangst* meldingen printwerk* belegging* hypothee* polis* polissen
        declarat* urenreg* secretariaten
        facturat* backoffice* frontoffice* dataverw* data-entry contributie* jaarrek*
        functioneringsg*
    """,
    "ict en media": """
        ict* comput* pc pc's laptop* tablet* softw* hardw* program* website* websites web webs*
        webd* app apps server* servers netwerk* netwerken database* systeem* systemen code coderen
        wachtwoord* test(?:en|er|ers|werk) *tester game games gamed* excel word powerpoint photoshop
        autocad office sap outlook linux windows python java internet* digit* grafi* vormg* ontwerp*
        ontwerpen dtp foto foto's fotogr* fotob* film films filmp* filmen video* camera* montages
        geluid[st]* geluidst* licht[tm]* muziek* musici muzik* zang* theater* podium* toneel* decor*
        teken* tekening* schrijf* schrijven schrijver* geschreven tekst teksten tekstsch* redact*
        journal* interview* vertal* vertaler* tolk* tolken communicat* marketing* reclame* drukken
        content* animatie* radio* televisie* kunst* kunstenaar* creatief* creatieve atelier*
        *atelier ambachten galerie* expo* tentoonst* rondleid* gids gidsen toerist* reisbur* reisl*
        recreat* engels duits frans spaans nederlands servicedesk* gebruikers account accounts
        besturingss* cloud* cyber* beveiligingss* algorit* dashboards api's frontend* backend*
        devops* usb kabelw* hardware refurbish* blog* vlog* podcast* posters poster illustr*
        drukproef* lay-out layout* logo's logo fotostudio* monteren geluid* belichting* concert*
        instrumentb* cultuur* archeol* erfgoed* schilderij* beeldh* mozaiek* edit* ondertitel*
        redig* persber* campagne* woordvoer* nieuwsbr* voorlicht* typen typt typ type
        typist*
    """,
    "veiligheid en verkeer": """
        beveilig* portier* *portier surveill* receptiebew* handhav* boa toegangsc* rondes ronde
        camerat* verkeer* verkeersr* parkeer* parkeerw* stadswacht* stewards* stewardess* steward
        brugwacht* sluiswacht* meldkamer* calamit* bhv* ehbo* alarm* alarmen defensie* preventie*
        inbraakp* postvakken suppoost* slagboom* objectb* brandw* brandrondes brandblus* bezoekersr*
        pasjes aangever* politiew* politieag* marechauss* militair* wegafz* kegels portofoon*
        verkeersl* oversteek* parkeerg* parkeerplaats* stations* toezichth* beveiliging
    """,
    "verzorging en ambacht": """
        kapper* kapster* kapsalon* *kapper haar[vk]* salon* nagels nagelst* make-up* visagi* visag*
        schoonheids* grime* masseur* schoenen* goudsmid* edelsmid* glasbl* glasin* lijstenm*
        mandenm* borduur* borduren breien weven weeff* vilten modelm* hoedenm* pianost* orgelb*
        instrument* instrumenten restaur* boekbind* kaarsenm* zeep taxid* hovenierst* watergolf*
        föhnen fohnen wimpers kleuradv* ateliers sieraad* keramist* leerlooi* zilversm* lijstw*
        klompen manden rietdek* meubelst* uurwerken orgels viool* violen gitaren
    """,
}
"""Evidence of work, by sector."""

OMSTANDIGHEDEN = """
     werk werken werkt werkte werkten gewerkt werkend*
    werk[pdgtowms]* werkz* *werk bedrijf bedrijfj* *bedrijf bedrijven collega collega's collegaatje
    ploeg ploegen team teams teamw* groep groepen groepje baas leidinggev* opdracht* taak taken
    takenp* plek plekken plekje plaats ruimte ruimtes hal hallen hoek locatie dienst diensten
    *dienst *diensten uren uur dag dagen ochtend* middag* avond* nacht* overdag doordeweeks weekend*
    parttime fulltime deeltijd voltijd contract* buiten buitenl* buitenw* binnen lucht rustig
    rustige stil stille druk drukte afwiss* variatie vast vaste vastigheid zelfstandig* alleen samen
    samenw* klein kleine groot grote licht lichte zwaar zwaar[e]* praktisch* precies precieze
    precisie* nauwkeur* secuur secure netjes handig handen hand handige fietsend afwisselend*
    duidelijk* ritme ritmisch routine* herhal* zelfde tempo haast leren leert leerde leermeester*
    doorgroei* verantwoord* orde ordelijk* warm koud schone nette fris frisse ruim ruime veilig*
    regels hoogte regen regent wind zon kou warmte sfeer aanpakken buurt dorp stad regio
    leidinggeven contact contacten praatje praatjes gesprek* ontvangen ontvangt ontvang resultaat
    concentrer* computerwerk uitleg uitleggen oplossen opgelost tafel kantooruren kleinsch*
    persoonlijke ervaren opstart* vroege late volle halve hele tussend* bijscholing
    pauze pauzes deadline* rumoer* koptelefoon eentje maatje maat dezelfde hetzelfde routinew*
    ochtendploeg* dagelijkse dynamisch* half dagdeel dagdelen dagdienst* uurtje uurtjes dichtbij
    loopafstand drukke ordelijke kamer fietsafstand praten spreken omgeving* sectoren kleinschalige
    kleinschalig omgang inwerk* ingewerkt afdeling* werkervaringspl* vrijwillig wijk wijken straat
    zaak lichter rondje
"""
"""How, where and when somebody works: evidence only where nothing in the clause is strange."""

TWEEZIJDIG = """
    ziekenhuis* ziekenhuizen kliniek* apothe* dagbested* creche* kinderopvang* opvang* bso school*
    *school scholen *schooltje klas huishoud* kind kinderen* kinder[mwz]* jeugd* jongeren* jongere
    peuter* kleuter* baby's tieners bewoner* client* patient* oudere ouderen ouderenw* bejaard* zorg
    *zorg zorgen zorgt zorgde begeleid* buurthuis buurthuizen buurtc* asiel asiels dierenasiel
    wandel* eten taal taxi taxi's politie* gemeente ambulance* verpleegh* tandarts* hond honden kat
    katten cafe cafes drank* mensen bewak* huiskamer* gehandicapte* herstel[lw]* onderzoek* keuring*
    structuur* begeleiding tillen til staan staand* zitten zittend* lopen lopend* loop bewegen
    beweeg sjouwen bukken fietsen hulp auto bed haren medicijnen gast thuis(?:zorg|hulp) bezoek
    bezoeken wonen woningen huis huizen buurvrouw ouders families familie pad club clubs voetbalclub
    wonden rolstoel* gezelligheid vervoer bezoekers water feest feesten vuil actie* spelen park
    parken dans* sporten gesport sport* trap trappen recept recepten haken toilet* douche* spoor
    massage* ondersteun* coach coach* aangifte* vergunning* vlees* examen* meten gemeten meet snijd*
    gesneden *begeleiding *verzorging *coach *specialist* toezicht* controle betaal* betalen
    rekening rekeningen uitvaart* bruiloft* verzorg verzorgde help helpt helpen hielp geholpen
    verzorgen verzorgt wassen aankleden aangekleed ontbijt* melden meld aanmelden
"""
"""Work to one, life to another: evidence in a clause about work, strange in one about a person."""

GEWOON = """
    deelnemers prettigst datums maten ik je jij u hij zij ze we wij jullie zich wat wie waar welk*
    die dat deze dit daar hier er het de een 't 'n 's des der elk elke ieder iedere iemand iets
    alles allen allemaal alle allebei beide veel meer minder meest meeste enkele sommige paar aantal
    ander andere anders anderen eigen zelf elkaar ook nog al wel maar toch dus dan nu toen straks
    later eerst daarna weer altijd vaak soms meestal steeds eens even graag liever liefst best beste
    misschien eigenlijk echt gewoon vooral zeker zo zoals zoiets bijvoorbeeld ongeveer bijna net
    heel erg zeer te tot en of als om aan achter af bij boven dicht door in langs met na naar naast
    nabij onder op over per rond sinds tegen tijdens tussen uit van vanaf vanuit via voor vooraan
    zonder terug mee heen toe vandaan waarbij waarin waarop waarmee waaraan waarvoor daarbij daarin
    daarop daarmee daarvoor daaraan ermee erbij erop eraan erin ervan hiermee want omdat doordat
    zodat terwijl hoewel wil wilt willen wilde wilden wens wenst zou zouden zoek zoekt zoeken zocht
    kan kun kunt kunnen kon konden mag mogen mocht moet moeten moest hoef hoeft zal zullen ga gaat
    gaan ging gingen ben bent is zijn was waren geweest wordt worden werd werden geworden heb hebt
    heeft hebben had hadden gehad doe doet doen deed deden gedaan laat laten zie ziet zien weet
    weten vind vindt vinden vond vonden hou houd houdt houden hield lijk lijkt lijken leek mijn m'n
    me mij mezelf hem haar hun ons onze denk denkt dacht krijg krijgt kreeg krijgen kom komt komen
    kwam gekomen geef geven gaf gegeven neem neemt nemen nam zet zetten zette gezet leg leggen legde
    gelegd hang hangen ophang* haal haalt halen haalde gehaald breng brengt brengen bracht gebracht
    ophalen opgehaald wegbrengen rondbreng* wisselen gebruik gebruiken gebruikt regel regelt regelen
    geregeld bezig aannemen nakijken nagekeken bekijken kijken kijk kies kiezen kiest voel voelt
    stuur sturen probeer* proberen goed goede beter betere prima leuk leuke fijn fijne mooi mooie
    lekker gezellig gezellige interess* boei* snel snelle nieuwe nieuw nieuws klaar open dicht* hoog
    laag lang lange kort korte eenvoudig* simpel* makkelijk* gemakkelijk* verschillende divers*
    allerlei nuttig* zinvol* belangrijk* mogelijk* welkom tevreden trots enthousiast* sociaal
    sociale vriendelijk* geduld* aardig* serieus nodig goedkoop volledig gedeeltelijk tijd tijdje
    keer ding dingen dingetjes soort soorten manier dagelijks wekelijks jaar jaren maand maanden
    maandag dinsdag woensdag donderdag vrijdag week weken zin idee voorkeur richting wereld wereldje
    branche sector gebied kant kanten vak bv o.a enz etc enzo media social weg land vragen vraag
    stap eerlijk enzovoort mevrouw meneer deelnemer kandidaat aandacht kennis talent interesse hobby
    passie droom droombaan uitdaging kans midden bezigheid gebeurt gebeuren graagst eerder vroeger
    recent momenteel tegenwoordig mits wanneer indien evt eventueel telkens uitzoeken uitgezocht
    uitzoek bedenken bedacht nadenken denkwerk gericht hoe hoeveel volgens juiste juist recht eerste
    tweede derde laatste vorige volgende apart direct voordat iedereen niveau extra bekend bekende
    vrij vrije stuk stukken stukje stukjes beetje plus genoeg past passen passend prettig prettige
    heerlijk heerlijke ideaal perfect prachtig meteen blijft blijven bleef vooraf opnieuw compleet
    algemeen algemene bijzonder bijzondere gevonden ken kent kennen kende snap snapt vertel
    vertellen vertelt luister* blij sterk schitterend tof rustgevend verdere gezien volg volgt
    volgen volgde online diploma's bied biedt vraagt uitkiezen afmaken afmaak stopt stop plezier lol
    vertrouwd vertrouwde actief bewust flexibel afgelopen komende zomer winter voorjaar najaar
    seizoen wees neer vol leeg lege nummer nummers kleur kleuren doel doelen leegmaken legen vullend
    echte onderdeel doorgaan leuks moois creatiefs liefste bovendien trouwens natuurlijk evenveel
    eender gelijk onderwerp hierbij welke vooruit overal ergens samenhang weghalen wegleggen legt
    let draait draai trekt knap knappe lichters situatie* bestaat bestaan begint kapot kapotte losse
    los stelt richt kijkt voorwaarde verschil
"""
"""Words that say nothing of themselves."""

WERKWENDINGEN = """
    stressbestendig; leergierig; gemotiveerd;
    hard werken; aan de slag; niet (stilzitten|stil zitten); niet bang om vies te worden;
    niet vies van; (lichamelijk|fysiek)e? (zwaar |licht )?werk; in elkaar (zetten|zet|gezet);
    met (mijn )?hoofd en handen; te woord staan; hart ligt bij; aan de lopende band; lopende band;
    geen [89] tot 5; de handen uit de mouwen
"""
"""Phrases of work, with ``;`` between them; each is evidence."""

VASTE_WENDINGEN = """
    geen (enkel )?(probleem|punt|bezwaar); niet erg; niet bang; niet alleen;
    maakt( me| mij)? niet( zo ?veel)? uit; in de weer; voor de hand; op tijd; zo snel mogelijk;
    af en toe; om (me|mij) heen; onder de mensen; past (goed )?bij (mij|me);
    (lijkt|lijken) (mij|me); voor (mij|me); (ligt|liggen) (mij|me); met (mij|me);
    (spreekt|trekt) (mij|me) (wel )?aan; mijn kracht; leert (mij|me); gek op
"""
"""Phrases that say nothing, though a word in them looks like a denial or like a person."""

ONTKENNING = "niet geen nooit niks niets nauwelijks amper nergens niemand noch"
"""A denial. It counts as strange: similarity cannot read it, and it often tells what went wrong."""

PERSOONLIJK = """
    me mij mezelf hem haar ben bent heb hebt had hadden kreeg krijg krijgt
    word werd werden moet moest kom komt kwam sinds toen vroeger geweest gehad geworden mevrouw
    meneer mocht mag kon gaat ging gingen lukt lukte loopt liep
"""
"""Words by which a clause tells about a person instead of about work."""

BEZIT = """
    route *route werk handen diploma diploma's rijbewijs opleiding ervaring hobby droom droombaan
    baan kennis stage vak talent cursus certificaat certificaten vakdiploma vakmanschap werkervaring
    bijbaan beroep functie taken collega collega's team computer laptop gereedschap
    heftruckcertificaat studie vakkennis hart interesse kwaliteiten sector branche ambacht plek
    werkplek uren bevoegdheid lesbevoegdheid vakbekwaamheid vakpapieren
    kwalificatie kwalificaties
"""
"""What a clause may call "mijn" or "onze". Anything else somebody owns is life, hence strange."""

BEROEPSUITGANGEN = """
    *er *ster *ist *iste *eur *euse *aar *ares *ier *iere *or *rice *ent *ente *ant *ante *kundige
    *loog *loge *graaf *grafe *man *vrouw *meester *hulp *kracht *smid *wacht *cus *peut *peute
"""
"""How the name of an occupation ends; only for the field that holds nothing else."""

GEEN_BEROEP = """
    *moeder *vader *dochter *broer *zuster *zus *ouder *ouders *kleuter *peuter *tiener *puber
    *jongere *partner *minnaar *vriend *huisvrouw *huisman *weduwnaar *patient *lijder *drinker
    *roker *trekker *zoeker *ganger *zwerver *dader *crimineel *slachtoffer *verdachte *loper
    *plusser *buitenlander *amsterdammer *inwoner *bewoner *gelovige *gevangene *ontvanger
    *gerechtigde *kanker *tumor *koorts *ander *weer *later *eerder *verder *zonder *onder *over
    *meer *minder *tijdelijk *winter *zomer *verleden *moment *student *gezin *man *vrouw man vrouw
    klant *dossier *kader *alimentatie
"""
"""Ends like an occupation and is none, or names a person by something other than work."""
