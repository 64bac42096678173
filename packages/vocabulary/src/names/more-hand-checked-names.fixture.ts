/** Lines of `name = substance + substance`, or `name = ?` where the name has to stay open. */
const LINES = `
Dupixent = DUPILUMAB|Paxlovid = NIRMATRELVIR + RITONAVIR|Revlimid = LENALIDOMIDE|Entresto = SACUBITRIL + VALSARTAN|Inflectra = INFLIXIMAB|Kesimpta = OFATUMUMAB
Ibrance = PALBOCICLIB|Ocrevus = OCRELIZUMAB|Xeljanz xr = TOFACITINIB|Zantac = RANITIDINE|Actemra = TOCILIZUMAB|Orencia = ABATACEPT|Zejula = NIRAPARIB|Eliquis = APIXABAN
Xolair = OMALIZUMAB|Albuterol sulfate = ALBUTEROL|Remicade = INFLIXIMAB|Rinvoq = UPADACITINIB|Kisqali = RIBOCICLIB|Methotrexate sodium = METHOTREXATE|Pomalyst = POMALIDOMIDE
Nuplazid = PIMAVANSERIN|Imbruvica = IBRUTINIB|Ozempic = SEMAGLUTIDE|Keytruda = PEMBROLIZUMAB|Skyrizi = RISANKIZUMAB|Sandostatin lar depot = OCTREOTIDE|Ofev = NINTEDANIB
Opdivo = NIVOLUMAB|Eligard = LEUPROLIDE|Trulicity = DULAGLUTIDE|Tysabri = NATALIZUMAB|Certolizumab pegol = CERTOLIZUMAB PEGOL|Jakafi = RUXOLITINIB|Aubagio = TERIFLUNOMIDE
Otezla = APREMILAST|Acetaminophen\\oxycodone hydrochloride = ACETAMINOPHEN + OXYCODONE|Tecfidera = DIMETHYL FUMARATE|Venclexta = VENETOCLAX|Tyvaso = TREPROSTINIL|Arava = LEFLUNOMIDE
Benlysta = BELIMUMAB|Simponi = GOLIMUMAB|Lenvima = LENVATINIB|Synthroid = LEVOTHYROXINE|Tasigna = NILOTINIB|Remodulin = TREPROSTINIL|Risperdal = RISPERIDONE|Vumerity = DIROXIMEL FUMARATE
Nucala = MEPOLIZUMAB|Stelara = USTEKINUMAB|Ayvakit = AVAPRITINIB|Epidiolex = CANNABIDIOL|Mounjaro = TIRZEPATIDE|Opsumit = MACITENTAN|Lupkynis = VOCLOSPORIN|Amlodipine besylate = AMLODIPINE
Inlyta = AXITINIB|Ilaris = CANAKINUMAB|Kevzara = SARILUMAB|Eltrombopag olamine = ELTROMBOPAG|Yervoy = IPILIMUMAB|Repatha = EVOLOCUMAB|Tagrisso = OSIMERTINIB|Prolia = DENOSUMAB
Mayzent = SIPONIMOD|Cabometyx = CABOZANTINIB|Piqray = ALPELISIB|Evenity = ROMOSOZUMAB|Xarelto = RIVAROXABAN|Adempas = RIOCIGUAT|Jardiance = EMPAGLIFLOZIN|Oxervate = CENEGERMIN
Orgovyx = RELUGOLIX|Emgality = GALCANEZUMAB|Sprycel = DASATINIB|Esbriet = PIRFENIDONE|Erelzi = ETANERCEPT|Orenitram = TREPROSTINIL|Xpovio = SELINEXOR|Calquence = ACALABRUTINIB
Tafinlar = DABRAFENIB|Zeposia = OZANIMOD|Kineret = ANAKINRA|Hetlioz = TASIMELTEON|Tremfya = GUSELKUMAB|Praluent = ALIROCUMAB|Myrbetriq = MIRABEGRON|Taltz = IXEKIZUMAB|Vivitrol = NALTREXONE
Ruxience = RITUXIMAB|Hyrimoz = ADALIMUMAB|Rexulti = BREXPIPRAZOLE|Promacta = ELTROMBOPAG|Kynmobi = APOMORPHINE|Spravato = ESKETAMINE|Tecentriq = ATEZOLIZUMAB|Fasenra = BENRALIZUMAB
Atorvastatin calcium = ATORVASTATIN|Metformin hydrochloride = METFORMIN|Rituxan = RITUXIMAB|Tramadol hydrochloride = TRAMADOL|Caplyta = LUMATEPERONE|Xtandi = ENZALUTAMIDE|Lyrica = PREGABALIN
Ninlaro = IXAZOMIB|Uptravi = SELEXIPAG|Abilify maintena = ARIPIPRAZOLE|Rybelsus = SEMAGLUTIDE|Matulane = PROCARBAZINE|Trikafta = ELEXACAFTOR + IVACAFTOR + TEZACAFTOR|Bosulif = BOSUTINIB
Qinlock = RIPRETINIB|Tazverik = TAZEMETOSTAT|Afinitor = EVEROLIMUS|Turalio = PEXIDARTINIB|Palynziq = PEGVALIASE|Imfinzi = DURVALUMAB|Vonjo = PACRITINIB|Verzenio = ABEMACICLIB
Braftovi = ENCORAFENIB|Sutent = SUNITINIB|Glivec = IMATINIB|Lynparza = OLAPARIB|Vyndamax = TAFAMIDIS|Enhertu = TRASTUZUMAB DERUXTECAN|Votrient = PAZOPANIB|Mavenclad = CLADRIBINE
Quetiapine fumarate = QUETIAPINE|Mekinist = TRAMETINIB|Alecensa = ALECTINIB|Erleada = APALUTAMIDE|Entyvio = VEDOLIZUMAB|Humalog = INSULIN LISPRO|Farxiga = DAPAGLIFLOZIN|Rosuvastatin calcium = ROSUVASTATIN
Lagevrio = MOLNUPIRAVIR|Soliris = ECULIZUMAB|Avastin = BEVACIZUMAB|Qulipta = ATOGEPANT|Fotivda = TIVOZANIB|Vyepti = EPTINEZUMAB|Zytiga = ABIRATERONE|Rebif = INTERFERON BETA-1A|Leqvio = INCLISIRAN
Latuda = LURASIDONE|Mirena = LEVONORGESTREL|Tepezza = TEPROTUMUMAB|Qsymia = PHENTERMINE + TOPIRAMATE|Sertraline hydrochloride = SERTRALINE|Aimovig = ERENUMAB|Epclusa = SOFOSBUVIR + VELPATASVIR
Xcopri = CENOBAMATE|Xiidra = LIFITEGRAST|Ajovy = FREMANEZUMAB|Stivarga = REGORAFENIB|Crysvita = BUROSUMAB|Adcirca = TADALAFIL|Padcev = ENFORTUMAB VEDOTIN|Tabrecta = CAPMATINIB|Fintepla = FENFLURAMINE
Venofer = IRON SUCROSE|Xifaxan = RIFAXIMIN|Aclasta = ZOLEDRONIC ACID|Orilissa = ELAGOLIX|Lantus solostar = INSULIN GLARGINE|Firdapse = AMIFAMPRIDINE|Diacomit = STIRIPENTOL|Xgeva = DENOSUMAB
Yescarta = AXICABTAGENE CILOLEUCEL|Nexplanon = ETONOGESTREL|Tegretol = CARBAMAZEPINE|Mavyret = GLECAPREVIR + PIBRENTASVIR|Ingrezza = VALBENAZINE|Basaglar = INSULIN GLARGINE|Perjeta = PERTUZUMAB
Benadryl = DIPHENHYDRAMINE|Darzalex = DARATUMUMAB|Tezspire = TEZEPELUMAB|Diclofenac potassium = DICLOFENAC|Quviviq = DARIDOREXANT|Nourianz = ISTRADEFYLLINE|Kymriah = TISAGENLECLEUCEL|Vectibix = PANITUMUMAB
Candesartan cilexetil = CANDESARTAN|Valacyclovir hydrochloride = VALACYCLOVIR|Plegridy = PEGINTERFERON BETA-1A|Keppra = LEVETIRACETAM|Singulair = MONTELUKAST|Vyvgart = EFGARTIGIMOD ALFA|Spinraza = NUSINERSEN
Siliq = BRODALUMAB|Eylea = AFLIBERCEPT|Brilinta = TICAGRELOR|Morphine sulfate = MORPHINE|Clopidogrel bisulfate = CLOPIDOGREL|Naproxen sodium = NAPROXEN|Zyrtec = CETIRIZINE|Hydromorphone hydrochloride = HYDROMORPHONE
Diovan = VALSARTAN|Vimpat = LACOSAMIDE|Gleevec = IMATINIB|Nexavar = SORAFENIB|Omnitrope = SOMATROPIN|Mabthera = RITUXIMAB|Enoxaparin sodium = ENOXAPARIN|Lutathera = LUTETIUM LU 177 DOTATATE
Rubraca = RUCAPARIB|Somavert = PEGVISOMANT|Xeloda = CAPECITABINE|Zofran = ONDANSETRON|Truxima = RITUXIMAB|Hulio = ADALIMUMAB|Trintellix = VORTIOXETINE|Hemlibra = EMICIZUMAB|Synagis = PALIVIZUMAB
Wellbutrin = BUPROPION|Cellcept = MYCOPHENOLATE MOFETIL|Evrysdi = RISDIPLAM|Seroquel = QUETIAPINE|Rezurock = BELUMOSUDIL|Valtrex = VALACYCLOVIR|Krystexxa = PEGLOTICASE|Veltassa = PATIROMER|Rasuvo = METHOTREXATE
Toviaz = FESOTERODINE|Brukinsa = ZANUBRUTINIB|Isturisa = OSILODROSTAT|Blincyto = BLINATUMOMAB|Zemplar = PARICALCITOL|Cymbalta = DULOXETINE|Velcade = BORTEZOMIB|Veklury = REMDESIVIR|Vyvanse = LISDEXAMFETAMINE
Erbitux = CETUXIMAB|Mvasi = BEVACIZUMAB|Lumakras = SOTORASIB|Sirturo = BEDAQUILINE|Taxotere = DOCETAXEL|Rapamune = SIROLIMUS|Avandia = ROSIGLITAZONE|Zoloft = SERTRALINE|Plavix = CLOPIDOGREL
Lemtrada = ALEMTUZUMAB|Imraldi = ADALIMUMAB|Topamax = TOPIRAMATE|Zoladex = GOSERELIN|Alunbrig = BRIGATINIB|Harvoni = LEDIPASVIR + SOFOSBUVIR|Femara = LETROZOLE|Faslodex = FULVESTRANT|Nexium = ESOMEPRAZOLE
Tivicay = DOLUTEGRAVIR|Austedo = DEUTETRABENAZINE|Ruconest = CONESTAT ALFA|Xospata = GILTERITINIB|Protonix = PANTOPRAZOLE|Neulasta = PEGFILGRASTIM|Reblozyl = LUSPATERCEPT|Kyprolis = CARFILZOMIB
Xalkori = CRIZOTINIB|Fycompa = PERAMPANEL|Boniva = IBANDRONATE|Aromasin = EXEMESTANE|Exelon = RIVASTIGMINE|Flonase = FLUTICASONE PROPIONATE|Nerlynx = NERATINIB|Toujeo = INSULIN GLARGINE|Ventolin = ALBUTEROL
COVID19 (COVID19 (PFIZER-BIONTECH)) = TOZINAMERAN|COVID19 (COVID19 (MODERNA)) = ELASOMERAN|ZOSTER (SHINGRIX) = ZOSTER VACCINE RECOMBINANT|ZOSTER LIVE (ZOSTAVAX) = ZOSTER VACCINE LIVE
INFLUENZA (SEASONAL) (NO BRAND NAME) = INFLUENZA VACCINE|INFLUENZA (SEASONAL) (FLUBLOK QUADRIVALENT) = INFLUENZA VACCINE|VARICELLA (VARIVAX) = VARICELLA VACCINE|HEP B (ENGERIX-B) = HEPATITIS B VACCINE
HEP A (HAVRIX) = HEPATITIS A VACCINE|RABIES (IMOVAX) = RABIES VACCINE|MULTIVITAMIN = VITAMINS|VITAMIN C = ASCORBIC ACID|VITAMIN D3 = CHOLECALCIFEROL|VITAMIN D = VITAMIN D|VITAMIN B-12 = VITAMIN B12
FISH-OIL = FISH OIL|COQ10 = UBIDECARENONE|CALCIUM CARBONATE PLUS VITAMIN D = CALCIUM CARBONATE + CHOLECALCIFEROL|GARLIC = GARLIC|KRILL OIL = KRILL OIL|MAGNESIUM = MAGNESIUM|FOLIC ACID = FOLIC ACID
Interferon beta-1b = INTERFERON BETA-1B|Tenofovir alafenamide = TENOFOVIR ALAFENAMIDE|Paxil cr = PAROXETINE|Vincristine sulfate = VINCRISTINE|Vinblastine sulfate = VINBLASTINE|Hydralazine hydrochloride = HYDRALAZINE
Hydroxyzine hydrochloride = HYDROXYZINE|Chlorpromazine = CHLORPROMAZINE|Chlorpropamide = CHLORPROPAMIDE|Clonidine = CLONIDINE|Quinidine = QUINIDINE|Prednisolone acetate = PREDNISOLONE
VACCINE NOT SPECIFIED (NO BRAND NAME) = ?|HYDROXYCUT REGULAR RAPID RELEASE CAPLETS = ?|REUMOFAN PLUS = ?|JACK3D = ?|HERBALIFE CELL ACTIVATOR = ?|Proactiv md adapalene acne treatment = ?|Device = ?
Investigational biosimilars = ?|Homeopathics = ?|Placebo = ?|5-HOUR ENERGY = ?|MONSTER ENERGY = ?|Zyrtec-d = ?|Dianeal = ?|Gadolinium = ?`

/**
 * Names of the 2022 Q3 slice, of VAERS and of CAERS, each with the substances it stands for, written down from what the products are; null where
 * what is written does not say which drug it was.
 */
export const MORE_HAND_CHECKED_NAMES: readonly (readonly [written: string, substances: readonly string[] | null])[] =
  LINES.trim()
    .split(/[|\n]/)
    .map((line) => {
      const [written = '', names = ''] = line.split(' = ')
      return [written, names === '?' ? null : names.split(' + ')]
    })
