/** Drugs of metabolism, hormones, gut, lungs and skin, in the lines that `parseOpenDrugs` reads. */
export const DRUGS_OF_BODY = `
metformin = glucophage, glumetza | | metforman, metfomin, metphormin
glipizide = glucotrol
glyburide = glibenclamide, diabeta
glimepiride = amaryl
gliclazide
pioglitazone = actos
rosiglitazone = avandia
troglitazone = rezulin
sitagliptin = januvia
metformin + sitagliptin (sitagliptin) = janumet
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
insulin
insulin glargine (insulin) = lantus, lantus solostar, toujeo, toujeo solostar, basaglar, semglee
insulin lispro (insulin) = humalog, admelog, lyumjev
insulin aspart (insulin) = novolog, novorapid, fiasp
insulin detemir (insulin) = levemir
insulin degludec (insulin) = tresiba
insulin glulisine (insulin) = apidra
levothyroxine = synthroid, levoxyl, l thyroxine, thyroxine, eltroxin, euthyrox, unithroid, tirosint, levothyroxin | levo, synth | synthyroid
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
triamcinolone
triamcinolone acetonide (triamcinolone) = kenalog, nasacort
budesonide = pulmicort, pulmicort flexhaler, pulmicort turbuhaler, entocort, rhinocort, uceris, tarpeyo
fluticasone
fluticasone propionate (fluticasone) = flonase, flovent, flovent diskus, flovent hfa, flixotide
fluticasone furoate (fluticasone) = arnuity, arnuity ellipta, veramyst, flonase sensimist
fluticasone propionate + salmeterol xinafoate (fluticasone salmeterol) = advair, advair diskus, advair hfa, seretide, airduo, wixela, fluticasone salmeterol
fluticasone furoate + vilanterol trifenatate (fluticasone vilanterol) = breo, breo ellipta, relvar ellipta
fluticasone furoate + umeclidinium bromide + vilanterol trifenatate (fluticasone umeclidinium vilanterol) = trelegy, trelegy ellipta
umeclidinium bromide + vilanterol trifenatate (umeclidinium vilanterol) = anoro, anoro ellipta
umeclidinium bromide (umeclidinium) = incruse ellipta, incruse
mometasone = nasonex
albuterol = ventolin, proair, proair hfa, salbutamol, proventil
salmeterol xinafoate (salmeterol) = serevent, serevent diskus
salmeterol
budesonide + formoterol fumarate (budesonide formoterol) = symbicort, budesonide formoterol
budesonide + formoterol fumarate + glycopyrrolate (budesonide formoterol glycopyrronium) = breztri, breztri aerosphere, trixeo
tiotropium bromide (tiotropium) = spiriva, spiriva handihaler, spiriva respimat
tiotropium
ipratropium bromide (ipratropium) = atrovent
ipratropium
albuterol + ipratropium bromide (ipratropium albuterol) = combivent, duoneb
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
famotidine + ibuprofen = duexis
cimetidine = tagamet
sucralfate = carafate
metoclopramide = reglan
domperidone = motilium
ondansetron = zofran
prochlorperazine = compazine
loperamide = imodium
bismuth subsalicylate = pepto bismol, pepto-bismol | pepto
polyethylene glycol 3350 (polyethylene glycol) = miralax, movicol, polyethylene glycol
senna
bisacodyl = dulcolax
mesalamine = asacol, lialda, pentasa, mesalazine, 5 aminosalicylic acid, 5 asa
sulfasalazine = azulfidine, sulphasalazine
infliximab = remicade, inflectra, renflexis, avsola, remsima, flixabi | remi
adalimumab = humira, hyrimoz, hulio, imraldi, abrilada, amgevita, amjevita, hadlima, cyltezo, idacio, yusimry, yuflyma | | humeria, humera
etanercept = enbrel, erelzi, eticovo, benepali
certolizumab pegol (certolizumab) = cimzia
golimumab = simponi, simponi aria
ustekinumab = stelara
secukinumab = cosentyx
ixekizumab = taltz
risankizumab = skyrizi
vedolizumab = entyvio
dupilumab = dupixent | dupi | dupixant, duprixent
tocilizumab = actemra
abatacept = orencia
anakinra = kineret
tofacitinib = xeljanz, xeljanz xr
upadacitinib = rinvoq
baricitinib = olumiant
apremilast = otezla
leflunomide = arava
hydroxychloroquine = plaquenil, hcq | | plaquenel, hydroxycloroquine, hydroxychloroquin
azathioprine = imuran, AZA
mycophenolate mofetil (mycophenolate) = cellcept | mmf
mycophenolic acid (mycophenolate)
mycophenolate sodium (mycophenolate) = myfortic
cyclosporine = neoral, sandimmune, gengraf, restasis, cyclosporin, cyclosporin a, ciclosporin
tacrolimus = prograf, protopic, envarsus, envarsus xr, astagraf, advagraf, fk506, fk 506
sirolimus = rapamune
penicillamine = d penicillamine
gold sodium thiomalate = aurothiomalate | gold salts, gold therapy, injectable gold
bucillamine
colchicine = colcrys
allopurinol = zyloprim
febuxostat = uloric
benzbromarone
alendronate = fosamax, alendronic acid
risedronate = actonel
ibandronate = boniva
zoledronic acid = reclast, zometa, aclasta, zoledronate
pamidronate
denosumab = prolia, xgeva
teriparatide = forteo, forsteo, bonsity
raloxifene = evista
calcitonin
estradiol = estrace, vivelle, climara
estrogens, conjugated (conjugated estrogens) = premarin, conjugated estrogens
estrogens, conjugated + medroxyprogesterone acetate (conjugated estrogens medroxyprogesterone) = prempro
medroxyprogesterone acetate (medroxyprogesterone) = depo provera, depo-provera, provera, medroxyprogesterone | depo, depo shot
norethisterone = norethindrone
drospirenone + ethinyl estradiol (drospirenone ethinylestradiol) = yaz, yasmin, ocella | | yazmin
ethinyl estradiol + norgestimate (norgestimate ethinylestradiol) = ortho tri cyclen, sprintec, trisprintec
ethinyl estradiol + levonorgestrel (levonorgestrel ethinylestradiol) = alesse, seasonale, seasonique
levonorgestrel = mirena, plan b, plan b one-step, skyla, kyleena, liletta, jaydess
etonogestrel = nexplanon, implanon
ethinyl estradiol + etonogestrel (etonogestrel ethinylestradiol) = nuvaring
ethinyl estradiol + norelgestromin (norelgestromin ethinylestradiol) = ortho evra, xulane
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
mirabegron = myrbetriq, betmiga
desmopressin = ddavp, minirin
somatropin = genotropin, omnitrope, norditropin, humatrope, nutropin, saizen, growth hormone | rhgh
octreotide = sandostatin, sandostatin lar, sandostatin lar depot, bynfezia, mycapssa
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
ferrous sulfate (iron)
potassium chloride
vitamin d
cholecalciferol (vitamin d) = vitamin d3, colecalciferol
magnesium sulfate
st. john's wort (st john wort) = st johns wort, st john's wort, hypericum
tryptophan = l tryptophan
orlistat = xenical, alli
oxytocin
mannitol
dextran
methylene blue
human immunoglobulin g (immunoglobulin) = gamunex, gamunex-c, gammagard, gammagard liquid, privigen, octagam, hizentra, flebogamma, panzyga, gammaked, bivigam, cuvitru, kiovig, xembify, asceniv, immunoglobulin, immune globulin, intravenous immunoglobulin | ivig
sodium bicarbonate
terbutaline
ritodrine
epoprostenol
mexiletine
pyridoxine = vitamin b6
calcitriol
mineral oil
sodium polystyrene sulfonate (kayexalate) = kayexalate
glucagon
corticotropin = ACTH
deferoxamine = desferrioxamine
phenylbutazone
chlorpropamide
tegaserod = zelnorm
cisapride = propulsid
`
