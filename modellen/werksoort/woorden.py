"""Our own words for kinds of work: what is done all day, not where or for whom.

Written from what is done and made over the whole labour market. A word may serve several kinds and
is then shared. Words are separated by spaces, in small letters without accents or hyphens.
``stam*``: letters may follow, and a verb may carry ``ge`` or a particle before it ("snoei*" finds
"gesnoeid" and "bijsnoeien"). ``*slot`` closes a compound ("*verkoper" finds "keukenverkoper").
"""

from __future__ import annotations

WERKSOORTEN: dict[str, str] = {
    "schoonmaken": """
        schoonma* schoongemaa* stofgezog* poets* dweil* stofzuig* sop soppen sopt schrob*
        kuis* reinig* glazenwass* ramen sanitair toiletten interieurverz* hygien* *poetser
        *schoonmaker *schoonmaakster *poetsvrouw *poetshulp werkster housekeep* cleaner*
        cleaning kamermeisje* *reiniger afstof* vegen veegt veger opruim* *opruimer
        huishoud* autowass* *schoonmakers industriele vensters ruitenwass*
    """,
    "wasgoed": """
        wasserij* wasgoed linnen* strijk* gestreken mangel* vouwen vouwt wassen drogen
        droger wasmachine* stomerij* textielreinig* beddengoed lakens
    """,
    "koken": """
        kok koks *kok kook* koken gekookt keuken keukens *keuken keukenhulp* keukenmedew*
        chef souschef* gerecht gerechten maaltijd* soep soepen saus* salade* groente* bakken
        menu* mise recept recepten receptuur voedsel* catering* spoelkeuken afwas* vaatwas*
        kitchen cook* eten snackbar* frituur* friet* pizza* grootkeuken voedingsassist*
        dieetk* ingredient* proeven smaak kelnerij* keukenpers* keukenass* fastfood*
        keukenbr*
    """,
    "horeca": """
        bedien* ober obers serveer* serveren gastvrouw* gastheer* gasten horeca* restaurant*
        *restaurant cafe* kantine* *kantine koffie* thee theehuis barista* bar barman
        barkeeper* bardienst* tap tappen terras* hotel* ontbijt* buffet* broodje* tosti*
        lunch* diner* eetcafe* pannenkoek* ijssalon* banket* bruiloft* catering* bistro*
        brasserie* dranken hospitality waiter* gastvrij* smeren kelner* bartender*
        barpersoneel* barmedew*
    """,
    "bakken en slachten": """
        bakker* *bakker brood* deeg banketbakker* gebak* taart* patiss* koekjes croissant*
        slager* *slager vlees* worst* uitbenen vis visboer visver* kaas* zuivel* chocolat*
        slachter* slachthuis* *bakkerij *slagerij molenaar* brouwer* wijnb*
    """,
    "winkel": """
        winkel* *winkel verkoopmedew* vakken* kassa* *kassa caissiere* supermarkt* schap*
        etalage* verkoper *verkoper verkoopster *verkoopster boetiek* drogist* bouwmarkt*
        retail modezaak* speciaalzaak* *zaak marktkraam* kiosk* prijzen afrekenen spiegelen
        klanten toonbank* tuincentr* kledingwinkel* store shop warenhuis* filiaal* filialen
        kringloop* paskamer* assortiment* *verkopers markthandel* demonstrat* kasbed*
        pompbed* verkoopspecialist*
    """,
    "verkopen": """
        sales* acquisit* commerc* vertegenwoord* verkoopadv* *verkoopadviseur prospect* deal
        deals targets target omzet* offerte* onderhandel* klantenwerv* kopers koopcontr*
        verkoopgespr* verkoopbinnen* binnendienst buitendienst* colport* telemarket*
        *verkoper makelaar* overtuig* showroom* leads relatiebeh* verkopen verkoopt verkoop
        beurs beursen beurzen werven commissie bonus provisie adviesgespr* televerk*
        accountm* marketeer* handelaar* taxat* business executive
    """,
    "klantcontact": """
        klantenserv* klantcontact* callcent* contactcent* telefoon* telefon* bellen belt
        headset* helpdesk* klachten customer inbound outbound klantenadv* telemarket*
        servicelijn centrale *klantenservice klantenvoorl* chatmed* servicemedew* klanten
    """,
    "receptie": """
        receptie* reception* balie* *balie onthaal* ontvang* bezoekers* gastenontv*
        inschrijven aanmeld* hostess* host hosts front doorverbind* *receptionist
        *receptioniste conciergebalie loket* *loket
    """,
    "administratie": """
        administrat* adm archief* archiver* dossier* invoer* gegevens dataentry formulier*
        typ typen typt typist* bestanden mappen scan* documenten kopieren post postverw*
        lijsten kantoor* *kantoor bureau bureauw* registr* polis* mailbox* excel word office
        backoffice tekstverw* ordenen inboeken correspond* *administratie backofficem*
        verwerken dataverw* database* toetsenbord* gegevensinv* bediende*
    """,
    "boekhouden": """
        boekhoud* crediteur* debiteur* factuur* facturen facturat* fiscal* belasting*
        jaarrek* jaarcijf* salaris* loonadm* financ* accountant* grootboek* btw cijfers
        balans begroting* budget* betaling* incasso* accounts payable kasboek* controller*
        penningm* treasurer declarat* bank banken bankmed* hypothe* verzekering* aangifte
        incasseer* krediet* bookkeep* payroll facturist* economen econoom* belegg* mortgage
    """,
    "secretariaat en planning": """
        secretar* *secretaris *secretaresse *secretariaat agenda* notul* planner* planning*
        inplannen rooster* vergader* afspraken directiesecr* managementass* officem*
        coordin* bijeenkomst* *planner reisplanning
    """,
    "personeel": """
        personeels* hr hrm recruit* werving* selectie* intercedent* loopbaan* jobcoach*
        sollicit* functioneringsg* arbeidsvoorw* uitzendconsul* *recruiter arbeidsbemid*
        people talent
    """,
    "leidinggeven": """
        leidinggev* leider groepsleider afdelingsleid* productieleid* projectleid*
        bedrijfsleid* leidster teamleid* manager* *manager aanstur* voorman* *voorman
        voorwerker* opzichter* *opzichter filiaalleid* afdelingshoofd* directeur* *directeur
        leiding objectleid* ploegbaas* ploegleid* supervisor* *hoofd *chef teammanag*
        beoordelingsgespr* ploegchef* director* lead teamlead* coordinator*
    """,
    "computers": """
        ict pc pcs laptop* computer* hardware systeembeh* netwerkbeh* server serverbeh*
        werkplekbeh* helpdesk* servicedesk* printer* installer* windows linux wachtwoord*
        software netwerk refurb* telefoonrep* tablets smartphone* support* cloud hosting
        domotica storing* accounts
    """,
    "programmeren en gegevens": """
        programm* develop* ontwikkelaar* softwareontw* code coderen frontend backend
        fullstack python java javascript devops website* webdesign* webontw* apps analist*
        *analist database* algorit* statist* tester* cyber* scrum analyst* scientist*
        engineering consultant* implementatie* systeemanal* applicat* databank* robotica*
        intelligence
    """,
    "tekst en voorlichting": """
        tekst* redact* redig* schrijv* schrijf* journal* communicat* voorlicht* woordvoer*
        persber* nieuwsbr* content* copywrit* vertal* tolk* ondertitel* eindred* interview*
        blog* social campagne* marketing* publicat* corrector* uitgever* reclame* editor*
        verslagg* auteur* taalkund* seo copy pr marketeer* evenementenpr*
    """,
    "beeld en ontwerp": """
        ontwerp* vormg* grafi* foto* film* video* camera* montage* illustr* design* tekenen
        teken tekening* schilderij* kunst kunsten kunstenaar* kunstwerk* creatief* decor*
        etaleur* etaleren etalage* styling* stylist* visual merchandis* animat* drukwerk*
        dtp boekbind* keramiek* pottenb* beeldh* versier* inricht* artist* interieurarch*
        drukvorm*
    """,
    "boeken en erfgoed": """
        biblioth* *bibliotheek boeken boek museum* *museum musea archief* archivar*
        collectie* documentair* informatieb* kennisb* uitleen* lezers erfgoed* tentoonst*
        suppoost* rondleid* gids archeol* lezen informatiesp* catalog* conservator* curator*
        historic*
    """,
    "lesgeven": """
        docent* *docent leraar* lerares* leraren *leraar leerkracht* *leerkracht lesgev* les
        lessen lesmat* onderwijs* *onderwijs school* scholen klas klassen leerling*
        klassenass* klasseass* nt2 bijles* huiswerk* cursus* trainer* *trainer instructeur*
        *instructeur rijinstr* rekenen wiskunde* taalles* taaldoc* pedagog* uitleggen
        student* mentor* toetsen nakijken basissch* zwemles* opleider* opleiden taalleraar*
        professor*
    """,
    "kinderen": """
        kind kinder* peuter* kleuter* baby* creche* bso gastouder* oppas* overblijf*
        groepshulp* knutsel* voorlezen speelt speelzaal* speeltuin* juf juffrouw pedagog*
        tso naschools* opvang* *opvang jeugd* tieners nanny
    """,
    "verzorgen en verplegen": """
        *verzorgende verzorging* verpleeg* *verpleegkundige helpende* thuiszorg* wijkverpl*
        zorg zorghulp* zorgmedew* zorginst* aankleden steunkous* medicatie medicijnen
        wondverz* bewoner* client* patient* ziekenhuis* zorgcentr* woonzorg* kraamz*
        kraamverz* ouderenz* bejaard* gehandicaptenz* rusthuis* wassen care zorglocat*
        hospice ambulance* *zorg rapporteren ouderen verzorgend* ziekenverz* thuishulp*
        verpleger* zorgkundig* hulpverpl* thuisverpl*
    """,
    "begeleiden en welzijn": """
        begeleid* *begeleider *begeleidster *begeleiding dagbested* activiteiten* welzijn*
        buurthuis* buurtc* wijkc* *buurthuis jongerenw* ouderenw* maatschapp* hulpverl*
        woonbeg* groepsbeg* deelnemers vrijwilligers* huiskamer* zingen wandelen spelletjes
        bingo* coach* *coach dagopvang ontmoet* inloop* opbouww* participat* mantelz*
        gezelschap* sociaalw* reclass* jeugdz* ouderen gehandic* leefgroep* opvoeder*
        psycholog* ergotherap* orthopedag* sociologen
    """,
    "bestuur en recht": """
        jurid* jurist* *jurist advoca* notar* griffi* rechtb* beleid* *beleidsmedewerker
        gemeente* ambtena* overheid* bestuurs* wethouder* vergunning* burgerz* belastingd*
        subsidi* wetgev* bezwaarsch* schuldh* consulent* *consulent inkomensc* uitkeringsd*
        adviseren projectl* project projecten onderzoek* enquet* rechter* diplomaat*
        gerechts*
    """,
    "gezondheid en laboratorium": """
        apothe* laborant* *laborant laborat* doktersass* tandheelk* tandarts* medisch*
        praktijkass* huisarts* poli polikl* fysiother* opticien* audicien* rontgen*
        operatieass* monsters analyse* chemisch* farma* mondhyg* mondzorg* dietist* paramed*
        behandelk* podot* arts* *arts chirurg* verloskund* logoped* tandtechn* orthodont*
        preventieass* optometr* optiek* chemic* biolog* toxicol* kinesi* chiropr* osteop*
        anesth* audiolog* prothes* ziekenh* ergoth*
    """,
    "tuin en groen": """
        tuin* *tuin hovenier* *hovenier groen groenv* *groen plantsoen* park parken snoei*
        schoffel* spitten spit maaien maait gemaaid maaier* heg heggen hagen planten plant
        struik* bomen boom* onkruid* gras grasm* bladbl* aanplant* bos bosb* natuurbeh*
        natuurgeb* natuurwerk* natuuronderh* gazon* bestrat* moestuin* border* plantenkw*
        volkstuin* boswachter*
    """,
    "telen en oogsten": """
        kas kassen *kas oogst* plukken plukt pluk *kwekerij kweker* teelt* teler* telen
        akker* boer boeren boerderij* *boerderij boerin landbouw* tuinbouw* glastuin* gewas*
        tomaten aardbei* aardappel* fruit fruitt* champign* zaaien zaait stekken potten
        bollen bollent* veiling* melken melkvee* agrar* tractor* loonwerk* hooi sorteren
        veeteler* pluimvee* visteelt* viskwek* visser* vissen wijnbouw* herder* jager*
    """,
    "dieren": """
        dier dieren* dierverz* *dierenverzorger hond honden* kat katten* poes paard paarden*
        pony* manege* *manege stal stallen stalhulp* stalwerk* voeren uitlaten hok hokken
        asiel* pension* kippen koeien varkens* vee veeh* veeteelt* geiten schapen trimsal*
        kinderboer* vogels aquarium* imker* bijen voer mesten uitmesten veterin* bijenhoud*
        dierpleg* herder* ongediert* rattenb* plaagdier*
    """,
    "bloemen": """
        bloem bloemen* bloemist* bloembind* bloemsch* boeket* schikken bloemst* bloemwerk*
        bruidsb* rouwwerk* plantjes corsage*
    """,
    "bouwen": """
        bouw bouwv* bouwpl* bouwmat* metsel* *metselaar beton* ijzervl* steiger* *steiger
        opperm* stratenm* *stratenmaker bestrat* stenen tegel* dakdek* dak daken dakpan*
        sloop* slopen sloper* stukad* stuc* voegen voeger* grondw* riool* rioler* heien
        heier* wegenb* asfalt* kraanm* grondverz* cement mortel isoler* isolatie* aannemer*
        opbouwen verbouw* renov* bouwopr* puin gevel* glaszet* isoleer* bouwarb* steenhouw*
        vloerder* pleister* carpenter* ruwbouw* afbouw* plafond* wegwerk* rietdek*
        waterbouw* boorder*
    """,
    "hout": """
        hout houtb* timmer* *timmerman *timmervrouw meubel* *meubelmaker schrijnwerk* zagen
        zaagt gezaagd schaven schaaft frezen interieurb* kozijn* deuren keukenmont* parket*
        laminaat kasten trap trappen lijmen houtw* houtz* spijker* schuren schuurt vloerenl*
        vloeren restaurat* interieurinr* houtdraai* orgelb* instrumentenb*
    """,
    "schilderen": """
        schilder* *schilder *schilderwerk verf verfsp* verven lakken lak lakwerk spuiten
        spuiter* autospuit* behang* kitten plamur* gevels schuren winterschilder* coating*
        kwasten
    """,
    "installeren en elektra": """
        install* *installateur elektri* elektro* loodgiet* *loodgieter cv cvketel* ketel*
        warmtep* zonnep* bedrad* kabel* leidingen leidingw* badkamer* sanitair* airco*
        koeltechn* klimaattechn* laadpal* glasvezel* meterkast* stopcontact* lampen
        verlicht* duurzaam* duurzame energie* ventilat* stroom elektra plaatser* telecom*
        solar zonneb* verwarming*
    """,
    "metaal": """
        metaal* lasser* *lasser lassen last gelast laswerk* lasdiploma* mig mag staal*
        stalen constructiew* verspan* draaien draaier* frezen frezer* cnc* plaatw* smid
        *smid smeden gieterij* slijpen slijpt buigen bankw* machinebankw* snijbrand*
        aluminium ijzer* pijpfit* scheepsb* lastoorts polijst* handpolijst* metallur*
        plaatbew* galvan*
    """,
    "voertuigen": """
        auto automont* *automonteur garage* *garage apk banden bandenm* fiets fietsen
        fietsenm* *fietsenmaker fietstechn* rijwiel* tweewiel* brommer* scooter* motor
        motoren motortj* motorfiets* vrachtwagenm* carross* sleutel* gesleuteld remmen
        ketting ebike* schadeherst* autoschade* motorvoert* truckm* landbouwmach* olie
        occasion* scheepsm* bougie* vliegtuigm* voertuig* autolease*
    """,
    "fijn maakwerk": """
        elektron* soldeer* solderen gesoldeerd printplat* assembl* monteren monteert
        onderdelen onderdeeltj* fijnmech* instrument* uurwerk* horloge* goudsm* juwel*
        edelsm* schroeven schroeft bedraden modelb* optiek gehoorapp*
    """,
    "technisch onderhoud": """
        monteur* *monteur monteuse *technicus onderhoudsm* onderhoudst* storing* machines
        machine mechanic* mechatron* techn* repar* herstel* servicem* *servicemonteur
        witgoed* apparaten werktuig* hydraul* pneumat* liften liftm* revisie* td
        gereedschap* klus* sleutelen wasmachine* maintenance mechanik* mechanieker*
        telecomt*
    """,
    "techniek op papier": """
        werkvoorb* *werkvoorbereider engineer* *engineer ingenieur* *ingenieur calculat*
        *calculator technischtek* tekenaar* *tekenaar autocad cad constructeur*
        *constructeur architect* bouwk* bestek* begrot* kwaliteitsc* inspect* *inspecteur
        veiligheidsk* meten landmeet* uitvoerder* projectleid* solidworks revit stedenb*
        planolog* planoloog* landschapsarch* geolog* geoloog* milieukund* milieudesk*
        kwaliteitsv* quality auditor*
    """,
    "productie": """
        productie* *productie fabriek* *fabriek lopende inpak* verpak* etiket* operator*
        *operator procesop* afvullen vullen kratten bakjes ploegen ploegend* stapelen
        afwegen montageb* fabricage* kunststof* spuitgiet* voedingsm* confection* assembl*
        sorteerb* montagem* arbeider* bandwerk* machineb* drukker* production
    """,
    "magazijn": """
        magazijn* *magazijn order orders pallet* heftruck* *heftruck reachtr* logist*
        *logistiek voorraad* expedit* laden lossen geladen gelost rolcontainer* scanner*
        stellingbouw* reachstacker* goederenontv* depot* container* retouren verzamelen
        inventar* stock zendingen dozen lader loader stouwer* sjouwer* laders lossers
        havenarb* stuwadoor* orderp* distributie* bevoorr* warehous*
    """,
    "goederen rijden": """
        chauffeur* *chauffeur vrachtw* vrachtauto* bezorg* *bezorger koerier* *koerier
        pakket* bestelbus* bestelwagen* transport* *transport bijrij* code95 rijden rijdt
        ritten rit route* rijbewijs* aflever* leveren trailer* oplegger* tankw*
        distributiech* verhuiz* *verhuizer verhuiswagen bakwagen vuilniswagen* rijder bode
        boden besteller* koetsier* tankauto*
    """,
    "mensen rijden": """
        taxi* *taxi buschauff* *buschauffeur bus bussen busje busjes *busje *bus touringcar*
        leerlingenv* personenv* passagier* reizigers* lijnbus* schoolbus* wmo rolstoelv*
        *vervoer tram* metro* trein* machinist* conducteur* dienstregel* streekv*
        ambulancech* rondritten halte* vervoer vervoeren ritten ritjes rangeer* wisselwacht*
        steward* purser* piloot* piloten loods*
    """,
    "post en fiets": """
        post postb* *postbode *postbezorger posts* brieven brief krantenb* kranten folder*
        fietskoer* fietskour* maaltijdb* *maaltijdbezorger rondbreng* brievenb*
    """,
    "sjouwen en verhuizen": """
        verhuiz* *verhuizer sjouw* gesjouwd opbouwen afbouwen stoelen tafels verhuisd*
        klaarzetten podiumb* rigger* standbouw* *standbouw hulpkracht* beursbouw*
    """,
    "bewaken": """
        beveilig* *beveiliger *bewaker bewak* portier* *portier surveill* toezicht*
        *toezichthouder handhav* boa camerat* toegangsc* objectbev* stewards* rondes alarm*
        brandw* bhv politie* stadswacht* meldkamer* suppoost* fietsenst* parkeer*
        verkeersreg* verkeersbr* security defensie* militair* douane* gevangenis* brugwacht*
        bewaar* gevangenbew* veiligheidsw* securitym* soldaat* officier* korporaal*
        brandmeester* douanier*
    """,
    "uiterlijk": """
        kapper* *kapper kapster* kapsal* knippen haren *schoonheidsspecialist nagels
        nagelst* manicure* pedicure* visag* grime* masseur* massage* beauty wimper* salon*
        barbier* barber* cosmet* wellness* haarwerk* haarverz* haarst* makeup* schoonheid*
        fotomodel* mannequin*
    """,
    "kleding en stof": """
        naai* genaaid *naaister kleermak* *kleermaker stof stoffen textiel* patroon*
        patronen vermaak* vermaken kledingm* kledingrep* coupeuse* confect* gordijn*
        stoffeer* stofferen breien borduur* haken schoenm* *schoenmaker schoenherst* leer
        leder* zadelm* rits ritsen zoom zomen kleding kleren jurk* costuum* kostuum*
        atelier* *atelier weven weeff* wever* leerloo* kledingontw* modeontw* matras*
    """,
    "afval en hergebruik": """
        afval* *afval recycl* kringloop* *kringloop milieust* milieup* vuilnis* vuil zwerfv*
        sorteren sorteert oud papier schroot* demont* hergebr* prullenb* straatv*
        *straatveger containers tweedehands* upcycl* ophaler*
    """,
    "sport en vrije tijd": """
        sport* zwem* badmeester* fitness* gym gymles* voetbal* recreat* camping* vakantiep*
        pretpark* attractie* animat* bewegen yoga dans* spelleider* buitensport* reisleid*
        toeris* reisbur* zeil* golf croupier* outdoor* reisbeg* trainers*
    """,
    "podium en muziek": """
        muziek* musici muzik* zang* theater* podium* lichtt* festival* evenement*
        *evenementen concert* toneel* bioscoop* radio radiomak* televisie* acteur* acteren
        presenteren orkest* instrument* piano* componist* dirigent* dans danser* circus*
        geluid* souffl* inspicient* regisseur*
    """,
    "inkoop en transportplanning": """
        inkoop* inkoper* *inkoper supply transportpl* *transportplanner logistiekpl*
        expedit* douane import export forwarding bestellingen leverancier* voorraadbeh*
        vrachtbr* vrachtd* materiaalpl* bestellen aankoper* aankoop* buyer* cargadoor*
        trader* scheepsb* bevrachter* procurement*
    """,
    "beheer van gebouwen": """
        concierge* *concierge huismeester* *huismeester facilit* *facilitair gebouwenb* zaal
        zalen beheerder* *beheerder sleutelbeh* klein onderhoud verhuur* huisbew*
        terreinbeh* koster* terreinknecht* zwembadbeh*
    """,
    "varen en vissen": """
        schipper* matroos* matrozen dek dekpersoneel* scheepv* binnenvaart* zeevaart*
        stuurman* kapitein* varen haven havens boot boten schip schepen sluis visser*
        duiker* bagger* jachthaven* rederij* offshore
    """,
    "uitvaart": """
        uitvaart* begraf* crematori* rouw* balsem* begraaf*
    """,
}
"""Kind of work to its words."""
