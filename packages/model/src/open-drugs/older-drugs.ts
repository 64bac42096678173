/** Drugs of reproduction, skin, anaesthesia, gut, kidney and pain, older ones above all, in the lines that `parseOpenDrugs` reads. */
export const OLDER_DRUGS = `
hydroxyprogesterone caproate = makena
dinoprostone = cervidil
misoprostol = cytotec
mifepristone = mifeprex, korlym
progesterone = prometrium
estradiol = estrogel
estradiol = imvexxy
prasterone = intrarosa
follitropin = gonal-f, follistim
menotropins = menopur
choriogonadotropin alfa = ovidrel
ganirelix
cetrorelix = cetrotide
testosterone undecanoate = jatenzo
testosterone cypionate = depo-testosterone
avanafil = stendra
alfuzosin = uroxatral
silodosin = rapaflo
darifenacin = enablex
fesoterodine = toviaz
trospium = sanctura
vibegron = gemtesa
bethanechol
phenazopyridine = pyridium
collagenase clostridium histolyticum = xiaflex, qwo
collagenase = santyl
hyaluronic acid = synvisc, juvederm
prabotulinumtoxina = jeuveau
rimabotulinumtoxinb = myobloc
deoxycholic acid = kybella
dapsone = aczone
trifarotene = aklief
tazarotene = tazorac
clascoterone = winlevi
ivermectin = soolantra
clobetasol propionate (clobetasol) = temovate
clobetasol
halobetasol
fluocinonide
desonide
mometasone furoate (mometasone) = elocon, asmanex
mupirocin = bactroban
chlorhexidine = hibiclens
ketoconazole = nizoral a-d
bupivacaine = exparel
ropivacaine = naropin
articaine
sevoflurane
isoflurane
desflurane
etomidate
remifentanil = ultiva
sufentanil
remimazolam = byfavo
neostigmine
sugammadex = bridion
atropine
glycopyrrolate = robinul, cuvposa
glycopyrronium
scopolamine
dimenhydrinate = dramamine
meclizine = antivert
doxylamine = unisom, unisom sleeptabs
doxylamine + pyridoxine = diclegis
chlorpheniramine
brompheniramine
levocetirizine = xyzal
cyproheptadine
ebastine
bilastine
rupatadine
guaifenesin + dextromethorphan = mucinex dm, mucinex dm maximum strength
phenylephrine
codeine + promethazine
benzonatate = tessalon
carbocisteine
acetylcysteine
ambroxol
bromhexine
aminophylline
cromolyn
nedocromil
aprepitant
fosaprepitant
netupitant + palonosetron = akynzeo
palonosetron = aloxi
granisetron = kytril
trimethobenzamide
simethicone
docusate = colace
lactulose
magnesium citrate = citroma
magnesium hydroxide
aluminum hydroxide
calcium acetate
sevelamer = renvela, renagel
lanthanum = fosrenol
ferric citrate = auryxia
sucroferric oxyhydroxide = velphoro
nizatidine
ursodiol = actigall, urso
cholic acid
atropine + diphenoxylate = lomotil, co-phenotrope
dicyclomine = bentyl
hyoscyamine = levsin
cevimeline
pitavastatin = livalo
fenofibric acid = trilipix
bezafibrate
acarbose = precose, glucobay
repaglinide = prandin
nateglinide = starlix
pramlintide = symlin
insulin human (insulin) = afrezza
insulin isophane = humulin n
insulin human (insulin) = humulin r, novolin r
trandolapril = mavik
moexipril
azilsartan medoxomil = edarbi
eprosartan
aliskiren = tekturna, rasilez
eplerenone = inspra
metolazone
chlorothiazide
amiloride
bendroflumethiazide
nicardipine
clevidipine
lercanidipine
lacidipine
guanethidine
reserpine
methyclothiazide
pindolol
nadolol = corgard
acebutolol
betaxolol
dofetilide = tikosyn
milrinone
levosimendan
inamrinone
sildenafil = revatio
tadalafil = adcirca, alyq
iloprost = ventavis
epoprostenol sodium = flolan, veletri
sotatercept = winrevair
cilostazol = pletal
pentoxifylline
midodrine
droxidopa = northera
fludrocortisone
cosyntropin
corticotropin = acthar, h.p. acthar, cortrophin
deflazacort = emflaza
vamorolone
eteplirsen = exondys 51
difelikefalin = korsuva
etanercept = brenzys
tapinarof = vtama
roflumilast = zoryve
methotrexate = rasuvo, rheumatrex
dinutuximab = unituxin
naxitamab = danyelza
nelarabine = arranon
clofarabine = clolar
pralatrexate = folotyn
ixabepilone = ixempra
mitotane = lysodren
estramustine
pentostatin
altretamine
thiotepa
streptozocin
raltitrexed
vinflunine
bexarotene = targretin
vorinostat = zolinza
panobinostat = farydak
duvelisib = copiktra
idelalisib = zydelig
copanlisib = aliqopa
temsirolimus = torisel
ziv-aflibercept = zaltrap
ramucirumab = cyramza
necitumumab = portrazza
toremifene
nilutamide
histrelin
megestrol = megace
rasburicase = elitek
dexrazoxane
glucarpidase
lidocaine = aspercreme with lidocaine
capsaicin = qutenza
ziconotide = prialt
pentazocine
butorphanol
nalbuphine
tianeptine
kratom = mitragynine
oliceridine
meprobamate
butalbital
acetaminophen + aspirin + caffeine = excedrin, excedrin migraine
acetaminophen + butalbital + caffeine = fioricet
acetaminophen + diphenhydramine = tylenol pm
diphenhydramine + ibuprofen = advil pm
oxaprozin
ketoprofen
tolmetin
diflunisal
meclofenamate
tenoxicam
lornoxicam
aceclofenac
etoricoxib = arcoxia
parecoxib
chlorzoxazone
orphenadrine
pregabalin = lyrica cr
mexazolam
etizolam
bromazepam
flunitrazepam
nitrazepam
flurazepam
estazolam
clorazepate
zotepine
amisulpride
perospirone
blonanserin
loxapine
molindone
trifluoperazine
thiothixene
pipotiazine
zuclopenthixol
flupentixol
reboxetine
agomelatine
maprotiline
isocarboxazid
lofepramine
cycloserine
ephedrine
penicillin g
penicillin v
penicillin v potassium
parathyroid hormone = natpara
dextroamphetamine sulfate = zenzedi
procarbazine = matulane
cobimetinib = cotellic
larotrectinib = vitrakvi
raltegravir = isentress
aspirin + codeine = co-codaprin
acetaminophen + dihydrocodeine = co-dydramol
acetaminophen + propoxyphene = co-proxamol
benserazide + levodopa = co-beneldopa, madopar
amiloride + furosemide = co-amilofruse
amiloride + hydrochlorothiazide = co-amilozide, moduretic
atenolol + chlorthalidone = co-tenidone, tenoretic
ampicillin + flucloxacillin = co-fluampicil
cyproterone acetate + ethinyl estradiol = co-cyprindiol, dianette
captopril + hydrochlorothiazide = co-zidocapt
`
