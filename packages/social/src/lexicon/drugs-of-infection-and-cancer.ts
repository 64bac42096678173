/** Anti-infectives, vaccines and drugs of cancer: `generic = brands | slang | misspellings`. */
export const DRUGS_OF_INFECTION_AND_CANCER = `
amoxicillin = amoxil, amoxycillin | amox | amoxicilin, amoxacillin
amoxicillin clavulanate = augmentin, co amoxiclav
penicillin | | | penicilin, pencillin
ampicillin
cloxacillin
flucloxacillin
methicillin
piperacillin = piperacillin tazobactam, zosyn
cephalexin = keflex, cefalexin
cefuroxime = ceftin
cefdinir = omnicef
ceftriaxone = rocephin
cefazolin
cefoxitin
ceftazidime
cefepime
cefaclor
imipenem
meropenem
azithromycin = zithromax, z pak, zpak, zpack | | azithromyacin, zithromycin
clarithromycin = biaxin
erythromycin
clindamycin = cleocin | clinda
doxycycline = vibramycin | doxy | doxycyclin, doxicycline
minocycline = minocin, solodyn
tetracycline
tigecycline
ciprofloxacin = cipro | floxed | ciprofloxin, ciproflaxin
levofloxacin = levaquin | | levoquin, levaquine
moxifloxacin = avelox
ofloxacin
gatifloxacin
norfloxacin
garenoxacin
fluoroquinolones = fluoroquinolone
trimethoprim sulfamethoxazole = bactrim, septra, co trimoxazole, cotrimoxazole, tmp smx, trimethoprim and sulfamethoxazole | | bactrem
trimethoprim
sulfamethoxazole
sulfadiazine
dapsone
metronidazole = flagyl | | flagil, metronidozole
tinidazole
nitrofurantoin = macrobid, macrodantin | | nitrofurantion
fosfomycin
vancomycin
teicoplanin
linezolid = zyvox
daptomycin
gentamicin
tobramycin
amikacin
streptomycin
chloramphenicol
colistin
isoniazid = INH
rifampicin = rifampin
rifabutin
ethambutol
pyrazinamide
fluconazole = diflucan
itraconazole = sporanox
ketoconazole = nizoral
voriconazole = vfend
terbinafine = lamisil
griseofulvin
amphotericin b = amphotericin, ambisome
caspofungin
nystatin
acyclovir = zovirax, aciclovir
valacyclovir = valtrex
ganciclovir
famciclovir
foscarnet
oseltamivir = tamiflu
nirmatrelvir = paxlovid
molnupiravir
remdesivir
zidovudine = azt, retrovir
lamivudine
stavudine
didanosine
abacavir
tenofovir = truvada, viread
efavirenz = sustiva
nevirapine
ritonavir
lopinavir = kaletra
indinavir
nelfinavir
saquinavir
atazanavir
dolutegravir = tivicay
raltegravir
ribavirin
interferon = ifn, interferons
interferon alfa = interferon alpha, ifn alpha, interferon alfa 2b, interferon alpha 2b, interferon alpha 2a, pegylated interferon, peginterferon
interferon beta = avonex, rebif, betaseron, interferon beta 1a, interferon beta 1b
glatiramer = copaxone
natalizumab = tysabri
fingolimod = gilenya
dimethyl fumarate = tecfidera
ocrelizumab = ocrevus
mefloquine = lariam
chloroquine
quinine
quinacrine
primaquine
halofantrine
artesunate
atovaquone = malarone
ivermectin = stromectol
albendazole
mebendazole
levamisole
influenza vaccine = flu shot, flu vaccine, flu jab, influenza vaccination
covid vaccine = covid shot, covid jab, covid 19 vaccine, covid booster, covid vaccination
tozinameran = pfizer, pfizer vaccine, comirnaty, pfizer shot
elasomeran = moderna, moderna vaccine, spikevax
zoster vaccine = shingrix, shingles vaccine, zostavax
hpv vaccine = gardasil
hepatitis b vaccine = hepatitis b vaccination
mmr vaccine = mmr
methotrexate = mtx, trexall, otrexup | | methotrexat, methatrexate, methotrexcate
cyclophosphamide = cytoxan
ifosfamide
chlorambucil
melphalan
busulfan
temozolomide = temodar
dacarbazine
carmustine = bcnu
lomustine
treosulfan
bendamustine
cisplatin
carboplatin
oxaliplatin
fluorouracil = 5 fu, 5fu, 5 fluorouracil
capecitabine = xeloda
cytarabine = cytosine arabinoside, ara c, hdarac
gemcitabine = gemzar
fludarabine
cladribine = 2 cda
azacitidine
decitabine
mercaptopurine = 6 mp, 6 mercaptopurine
thioguanine
hydroxyurea = hydroxycarbamide
doxorubicin = adriamycin, doxil | red devil
daunorubicin
epirubicin
idarubicin
mitoxantrone
bleomycin
mitomycin = mitomycin c, mmc
actinomycin d = dactinomycin
vincristine
vinblastine
vinorelbine
paclitaxel = taxol
docetaxel = taxotere
etoposide
irinotecan
topotecan
l asparaginase = asparaginase
arsenic trioxide
thalidomide
lenalidomide = revlimid
bortezomib = velcade
imatinib = gleevec, glivec
dasatinib = sprycel
nilotinib
erlotinib = tarceva
gefitinib = iressa
osimertinib = tagrisso
sorafenib = nexavar
sunitinib = sutent
pazopanib
lapatinib
vemurafenib
dabrafenib
vismodegib
ibrutinib = imbruvica
ruxolitinib = jakafi
palbociclib = ibrance
olaparib = lynparza
rituximab = rituxan
trastuzumab = herceptin
bevacizumab = avastin
cetuximab = erbitux
panitumumab
alemtuzumab
ipilimumab = yervoy
nivolumab = opdivo
pembrolizumab = keytruda
atezolizumab
tamoxifen = nolvadex | tamox | tamoxifin
anastrozole = arimidex
letrozole = femara
exemestane = aromasin
fulvestrant
flutamide
bicalutamide = casodex
enzalutamide = xtandi
abiraterone = zytiga
leuprolide = lupron, leuprorelin
goserelin = zoladex
filgrastim = neupogen, granulocyte colony stimulating factor, g csf
pegfilgrastim = neulasta
epoetin = epogen, erythropoietin
aldesleukin = interleukin 2, il 2
amifostine
mesna
suramin
amsacrine
tirapazamine
aminoglutethimide
cilastatin
leucovorin = folinic acid
procarbazine
everolimus
pentamidine
praziquantel
flucytosine
miconazole
antibiotics = antibiotic
chemotherapy = chemo
`
