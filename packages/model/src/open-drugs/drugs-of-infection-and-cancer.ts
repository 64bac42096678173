/** Anti-infectives and drugs of cancer, in the lines that `parseOpenDrugs` reads. */
export const DRUGS_OF_INFECTION_AND_CANCER = `
amoxicillin = amoxil, amoxycillin | amox | amoxicilin, amoxacillin
amoxicillin + clavulanate potassium (amoxicillin clavulanate) = augmentin, co amoxiclav, co-amoxiclav, coamoxiclav, amoxicillin clavulanate, clavulin, amoxiclav, amoxicillin/clavulanic acid
penicillin = | | penicilin, pencillin
ampicillin
cloxacillin
flucloxacillin
methicillin
piperacillin
piperacillin sodium + tazobactam sodium (piperacillin) = zosyn, tazocin, piperacillin tazobactam
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
cilastatin sodium + imipenem (imipenem) = primaxin
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
sulfamethoxazole + trimethoprim (trimethoprim sulfamethoxazole) = bactrim, septra, co trimoxazole, cotrimoxazole, co-trimoxazole, tmp smx, trimethoprim and sulfamethoxazole, trimethoprim sulfamethoxazole | | bactrem
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
valganciclovir = valcyte
famciclovir
foscarnet
oseltamivir = tamiflu
nirmatrelvir + ritonavir (nirmatrelvir) = paxlovid
nirmatrelvir
molnupiravir = lagevrio
remdesivir = veklury
zidovudine = azt, retrovir
lamivudine
stavudine
didanosine
abacavir
tenofovir
tenofovir disoproxil fumarate (tenofovir) = viread
emtricitabine + tenofovir disoproxil fumarate (tenofovir) = truvada
tenofovir alafenamide = vemlidy
emtricitabine + tenofovir alafenamide = descovy
efavirenz + emtricitabine + tenofovir disoproxil fumarate (efavirenz emtricitabine tenofovir) = atripla
emtricitabine + rilpivirine + tenofovir disoproxil fumarate (emtricitabine rilpivirine tenofovir) = complera, eviplera
emtricitabine + rilpivirine + tenofovir alafenamide = odefsey
cobicistat + elvitegravir + emtricitabine + tenofovir disoproxil fumarate (elvitegravir cobicistat emtricitabine tenofovir) = stribild
cobicistat + elvitegravir + emtricitabine + tenofovir alafenamide (elvitegravir cobicistat emtricitabine tenofovir) = genvoya
bictegravir + emtricitabine + tenofovir alafenamide (bictegravir emtricitabine tenofovir) = biktarvy
cabotegravir + rilpivirine = cabenuva
abacavir + dolutegravir + lamivudine = triumeq
dolutegravir + lamivudine = dovato
dolutegravir + rilpivirine = juluca
lamivudine + zidovudine = combivir
abacavir + lamivudine = epzicom, kivexa
emtricitabine = emtriva
rilpivirine = edurant
darunavir = prezista
cabotegravir = apretude, vocabria
efavirenz = sustiva
nevirapine
ritonavir
lopinavir
lopinavir + ritonavir (lopinavir) = kaletra
indinavir
nelfinavir
saquinavir
atazanavir
dolutegravir = tivicay
raltegravir
ribavirin
interferon = | ifn, interferons
interferon alfa = interferon alpha | ifn alpha, pegylated interferon, peginterferon
interferon alfa-2b (interferon alfa) = intron a, interferon alpha 2b, interferon alfa 2b
interferon alfa-2a (interferon alfa) = roferon-a, interferon alpha 2a
peginterferon alfa-2a (interferon alfa) = pegasys
peginterferon alfa-2b (interferon alfa) = pegintron, sylatron
ropeginterferon alfa-2b = besremi
interferon beta
interferon beta-1a (interferon beta) = avonex, avonex pen, rebif, interferon beta 1a
interferon beta-1b (interferon beta) = betaseron, betaferon, extavia, interferon beta 1b
peginterferon beta-1a = plegridy
glatiramer acetate (glatiramer) = copaxone, glatopa, glatiramer
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
atovaquone = mepron
atovaquone + proguanil (atovaquone) = malarone
ivermectin = stromectol
albendazole
mebendazole
levamisole
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
azacitidine = vidaza, onureg
decitabine = dacogen
cedazuridine + decitabine = inqovi
mercaptopurine = 6 mp, 6 mercaptopurine
thioguanine
hydroxyurea = hydroxycarbamide
doxorubicin = adriamycin, doxil | red devil
daunorubicin
cytarabine + daunorubicin = vyxeos
epirubicin
idarubicin
mitoxantrone
bleomycin
mitomycin = mitomycin c | mmc
dactinomycin (actinomycin d) = actinomycin d
vincristine
vinblastine
vinorelbine
paclitaxel = taxol, abraxane
docetaxel = taxotere
etoposide
irinotecan
topotecan
asparaginase (l asparaginase) = l asparaginase
pegaspargase = oncaspar
arsenic trioxide
thalidomide
lenalidomide = revlimid
bortezomib = velcade
imatinib = gleevec, glivec
dasatinib = sprycel
nilotinib = tasigna
erlotinib = tarceva
gefitinib = iressa
osimertinib = tagrisso
sorafenib = nexavar
sunitinib = sutent
pazopanib = votrient
lapatinib = tykerb, tyverb
vemurafenib = zelboraf
dabrafenib = tafinlar
vismodegib = erivedge
ibrutinib = imbruvica
ruxolitinib = jakafi
palbociclib = ibrance
olaparib = lynparza
rituximab = rituxan, mabthera, truxima, ruxience, riabni
hyaluronidase + rituximab = rituxan hycela
trastuzumab = herceptin, kanjinti, ogivri, trazimera, herzuma, ontruzant
bevacizumab = avastin, mvasi, zirabev
cetuximab = erbitux
panitumumab = vectibix
alemtuzumab = lemtrada, campath
ipilimumab = yervoy
nivolumab = opdivo
pembrolizumab = keytruda
atezolizumab = tecentriq
tamoxifen = nolvadex | tamox | tamoxifin
anastrozole = arimidex
letrozole = femara
exemestane = aromasin
fulvestrant = faslodex
flutamide
bicalutamide = casodex
enzalutamide = xtandi
abiraterone = zytiga
leuprolide = lupron, lupron depot, eligard, leuplin, fensolvi, leuprorelin
goserelin = zoladex
filgrastim = neupogen, zarxio, nivestym, granulocyte colony stimulating factor | g csf
pegfilgrastim = neulasta, fulphila, udenyca, ziextenzo, nyvepria
epoetin alfa (epoetin) = epogen, procrit, eprex, retacrit
erythropoietin (epoetin)
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
everolimus = afinitor, zortress, certican
pentamidine
praziquantel
flucytosine
miconazole
`
