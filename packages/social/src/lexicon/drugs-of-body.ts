/** Drugs of heart, metabolism, hormones, gut, lungs and skin: `generic = brands | slang | misspellings`. */
export const DRUGS_OF_BODY = `
atorvastatin = lipitor | | lipitore, liptor, lipator, atorvastin
simvastatin = zocor | | zocar, simvastin, simvistatin
rosuvastatin = crestor | | crestore
pravastatin = pravachol
lovastatin = mevacor, altoprev
fluvastatin = lescol
ezetimibe = zetia, vytorin
fenofibrate = tricor
gemfibrozil = lopid
niacin = niaspan, nicotinic acid
cholestyramine = questran
colesevelam = welchol
lisinopril = zestril, prinivil, zestoretic | | lisinipril, lysinopril, lisinoprel
enalapril = vasotec
ramipril = altace, tritace
captopril = capoten
quinapril = accupril
benazepril = lotensin
fosinopril
perindopril = coversyl
losartan = cozaar, hyzaar
valsartan = diovan
irbesartan = avapro
candesartan = atacand
olmesartan = benicar
telmisartan = micardis
sacubitril valsartan = entresto
amlodipine = norvasc, lotrel, istin | | amlodopine
nifedipine = procardia, adalat
diltiazem = cardizem
verapamil = calan, isoptin
felodipine
isradipine
nimodipine
nitrendipine
metoprolol = lopressor, toprol, toprol xl | | metropolol, metoprolal, metoprol
atenolol = tenormin | | atenolal
propranolol = inderal | | propanolol, propranalol
bisoprolol = zebeta
carvedilol = coreg
nebivolol = bystolic
sotalol
esmolol
timolol
labetalol
hydrochlorothiazide = hctz, microzide
chlorthalidone
indapamide
furosemide = lasix, frusemide
bumetanide
torsemide
spironolactone = aldactone | spiro | spironalactone, spirolactone
triamterene = dyazide
acetazolamide = diamox
methazolamide
dorzolamide
clonidine = catapres, kapvay
minoxidil = rogaine
hydralazine
methyldopa
prazosin = minipress
doxazosin = cardura
terazosin = hytrin
tamsulosin = flomax
isosorbide mononitrate = imdur
nitroglycerin = glyceryl trinitrate
digoxin = lanoxin
amiodarone = cordarone, pacerone
flecainide = tambocor
propafenone = rythmol
procainamide
disopyramide
quinidine
pilsicainide
adenosine
bretylium
dobutamine
dopamine
epinephrine = epipen, adrenaline
norepinephrine
vasopressin
warfarin = coumadin, jantoven | | wafarin, warfrin, coumadine
acenocoumarol
phenprocoumon
heparin
enoxaparin = lovenox
argatroban
rivaroxaban = xarelto | | xeralto, xaralto
apixaban = eliquis | | eloquis, elequis
dabigatran = pradaxa
clopidogrel = plavix | | plavex
ticlopidine = ticlid
prasugrel = effient
ticagrelor = brilinta
dipyridamole
alteplase = tissue plasminogen activator, tpa
streptokinase
protamine
metformin = glucophage, glumetza | | metforman, metfomin, metphormin
glipizide = glucotrol
glyburide = glibenclamide, diabeta
glimepiride = amaryl
gliclazide
pioglitazone = actos
rosiglitazone = avandia
troglitazone = rezulin
sitagliptin = januvia, janumet
saxagliptin = onglyza
linagliptin = tradjenta
canagliflozin = invokana
dapagliflozin = farxiga, forxiga
empagliflozin = jardiance | | jardience
liraglutide = victoza, saxenda
semaglutide = ozempic, wegovy, rybelsus | sema | ozempik, ozempec, wegovey, semiglutide
dulaglutide = trulicity
exenatide = byetta, bydureon
tirzepatide = mounjaro, zepbound | mj, tirz | monjaro, mounjarro, munjaro
insulin = lantus, humalog, novolog, levemir, toujeo
levothyroxine = synthroid, levoxyl, l thyroxine, thyroxine, eltroxin | levo, synth | synthyroid, levothyroxin
liothyronine = cytomel
methimazole = tapazole, thiamazole
carbimazole
propylthiouracil = ptu
prednisone = deltasone, rayos | pred | prednizone, predisone, predinsone
prednisolone
methylprednisolone = medrol, solu medrol
dexamethasone = decadron
hydrocortisone = cortef
betamethasone
triamcinolone = kenalog, nasacort, triamcinolone acetonide
budesonide = pulmicort, entocort, rhinocort
fluticasone = flonase, flovent, fluticasone propionate
fluticasone salmeterol = advair
mometasone = nasonex
corticosteroids = corticosteroid, steroids, steroid
albuterol = ventolin, proair, salbutamol, proventil
salmeterol = serevent
budesonide formoterol = symbicort
tiotropium = spiriva
ipratropium = atrovent
montelukast = singulair | | singulare, singulaire
zafirlukast = accolate
pranlukast
theophylline
omalizumab = xolair
cetirizine = zyrtec | | zertec, zyrtek
loratadine = claritin
desloratadine = clarinex
fexofenadine = allegra
diphenhydramine = benadryl | | benedryl, benadril
terfenadine
promethazine = phenergan
pseudoephedrine = sudafed
phenylpropanolamine
guaifenesin = mucinex
dextromethorphan = robitussin, delsym | dxm
omeprazole = prilosec, losec | | omeprazol, omeprozole, prilosek
esomeprazole = nexium
lansoprazole = prevacid
pantoprazole = protonix
rabeprazole = aciphex
ranitidine = zantac
famotidine = pepcid
cimetidine = tagamet
sucralfate = carafate
metoclopramide = reglan
domperidone = motilium
ondansetron = zofran
prochlorperazine = compazine
loperamide = imodium
bismuth subsalicylate = pepto bismol, pepto
polyethylene glycol = miralax
senna
bisacodyl = dulcolax
mesalamine = asacol, lialda, pentasa, mesalazine, 5 aminosalicylic acid, 5 asa
sulfasalazine = azulfidine, sulphasalazine
infliximab = remicade | remi
adalimumab = humira | | humeria, humera
etanercept = enbrel
certolizumab = cimzia
golimumab = simponi
ustekinumab = stelara
secukinumab = cosentyx
ixekizumab = taltz
risankizumab = skyrizi
vedolizumab = entyvio
dupilumab = dupixent | dupi | dupixant, duprixent
tocilizumab = actemra
abatacept = orencia
anakinra
tofacitinib = xeljanz
upadacitinib = rinvoq
baricitinib = olumiant
apremilast = otezla
leflunomide = arava
hydroxychloroquine = plaquenil, hcq | | plaquenel, hydroxycloroquine, hydroxychloroquin
azathioprine = imuran, AZA
mycophenolate = cellcept, mycophenolate mofetil, mmf
cyclosporine = neoral, restasis, cyclosporin, cyclosporin a, ciclosporin
tacrolimus = prograf, protopic, fk506, fk 506
sirolimus = rapamune
penicillamine = d penicillamine
gold sodium thiomalate = aurothiomalate, gold salts, gold therapy, injectable gold
bucillamine
colchicine = colcrys
allopurinol = zyloprim
febuxostat = uloric
benzbromarone
alendronate = fosamax, alendronic acid
risedronate = actonel
ibandronate = boniva
zoledronic acid = reclast, zometa, zoledronate
pamidronate
denosumab = prolia
teriparatide = forteo
raloxifene = evista
calcitonin
estradiol = estrace, vivelle, climara
conjugated estrogens = premarin
medroxyprogesterone = depo provera, depo, provera, depo shot
norethisterone = norethindrone
drospirenone ethinylestradiol = yaz, yasmin, ocella | | yazmin
norgestimate ethinylestradiol = ortho tri cyclen, sprintec, trisprintec
levonorgestrel ethinylestradiol = alesse, seasonale, seasonique
levonorgestrel = mirena, plan b, skyla, kyleena
etonogestrel = nexplanon, implanon
etonogestrel ethinylestradiol = nuvaring
norelgestromin ethinylestradiol = ortho evra
oral contraceptives = birth control pill, the pill, oral contraceptive, birth control
testosterone = androgel
danazol
cyproterone acetate = cyproterone
clomiphene = clomid, clomifene
finasteride = propecia, proscar | | propeca
dutasteride = avodart
sildenafil = viagra
tadalafil = cialis
vardenafil = levitra
oxybutynin = ditropan
tolterodine = detrol
solifenacin = vesicare
mirabegron = myrbetriq
desmopressin = ddavp
somatropin = growth hormone, rhgh
octreotide = sandostatin
isotretinoin = accutane, roaccutane, claravis, absorica | tane | acutane, accutaine, isotretinoine
tretinoin = retin a, atra, all trans retinoic acid
adapalene = differin
benzoyl peroxide
imiquimod = aldara
calcipotriol = dovonex, calcipotriene
acitretin = soriatane
methoxsalen
pimecrolimus = elidel
bimatoprost = latisse, lumigan
latanoprost = xalatan
brimonidine
tropicamide
iron = ferrous sulfate
potassium chloride
vitamin d = cholecalciferol
magnesium sulfate
st john wort = st johns wort, hypericum
tryptophan = l tryptophan
orlistat = xenical, alli
oxytocin
mannitol
dextran
methylene blue
contrast media = contrast medium
immunoglobulin = ivig, intravenous immunoglobulin
sodium bicarbonate
terbutaline
ritodrine
epoprostenol
mexiletine
thiazide diuretics = thiazide diuretic, thiazides, thiazide
pyridoxine = vitamin b6
calcitriol
mineral oil
kayexalate = sodium polystyrene sulfonate
glucagon
corticotropin = ACTH
deferoxamine = desferrioxamine
phenylbutazone
chlorpropamide
tegaserod = zelnorm
cisapride = propulsid
statins = statin
beta blockers = beta blocker
ace inhibitors = ace inhibitor
nsaids = nsaid
antihypertensives
bisphosphonates = bisphosphonate
`
