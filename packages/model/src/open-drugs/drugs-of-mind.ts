/** Drugs of the nervous system and pain, in the lines that `parseOpenDrugs` reads. */
export const DRUGS_OF_MIND = `
fluoxetine = prozac, sarafem | | prosac, prozak, fluoxitine, fluoxetene
sertraline = zoloft, lustral | | zolof, zolaft, sertralene, sertaline
paroxetine = paxil, seroxat, pexeva | | paxel, paxill, paroxitine
citalopram = celexa, cipramil | | celexia, cilexa, citalapram
escitalopram = lexapro, cipralex | lex | lexipro, lexepro, escitalapram
fluvoxamine = luvox, faverin
venlafaxine = effexor, effexor xr, efexor | | effexer, efexer, venlafaxin, venlaflaxine
desvenlafaxine = pristiq | | pristique
duloxetine = cymbalta, yentreve | | cymbalata, cimbalta, symbalta
milnacipran = savella
bupropion = wellbutrin, zyban, amfebutamone | wellies, welly | welbutrin, wellbutrine, buproprion, bupropian
mirtazapine = remeron, zispin | mirt | mirtazipine, mertazapine
trazodone = desyrel, oleptro | traz | trazadone, trazedone
nefazodone = serzone
vortioxetine = trintellix, brintellix
vilazodone = viibryd
amitriptyline = elavil, endep | | amitriptylene, amitryptiline, amytriptyline, amitriptalyne
nortriptyline = pamelor, aventyl | | nortryptiline
imipramine = tofranil
desipramine = norpramin
clomipramine = anafranil
doxepin = sinequan, silenor
trimipramine = surmontil
amoxapine
mianserin
phenelzine = nardil
tranylcypromine = parnate
moclobemide
lithium
lithium carbonate (lithium) = lithobid, eskalith
lamotrigine = lamictal | lam, lammy | lamictil, lamotragine, lamotrigene
valproate = vpa
divalproex sodium (valproate) = depakote, divalproex | | depacote, depakot
valproic acid (valproate) = depakene
valproate sodium (valproate) = epilim, sodium valproate, depacon, epival
carbamazepine = tegretol, tegretol xr, epitol, equetro | cbz | tegratol, carbamazapine, carbamazipine
oxcarbazepine = trileptal
topiramate = topamax | dopamax, stupamax | topomax, topimax, topirimate
levetiracetam = keppra | | kepra, keprah
phenytoin = dilantin, diphenylhydantoin
fosphenytoin (phenytoin) = cerebyx
phenobarbital = phenobarbitone, luminal
gabapentin = neurontin, gralise | gabbies, gabba, gabapenten | gabapentine, gabepentin, neurotin
pregabalin = lyrica | | pregablin, lyrika, pregabaline
zonisamide = zonegran
vigabatrin = sabril
tiagabine = gabitril
primidone = mysoline
ethosuximide = zarontin
lacosamide = vimpat
clobazam = onfi
alprazolam = xanax | xannies, xans, zannies, xanny, xan | zanax, xanex, xanac, alprazolem
lorazepam = ativan | | adivan, lorazapam
clonazepam = klonopin, rivotril | k pins, kpins, k pin, clonnies | klonipin, klonapin, clonopin, clonazapam
diazepam = valium | vallies | valum, vallium
temazepam = restoril
triazolam = halcion
chlordiazepoxide = librium
oxazepam
midazolam = versed
buspirone = buspar
hydroxyzine = atarax, vistaril
zolpidem = ambien, stilnox, ambien cr | ambo | ambian, ambein, zolpidom
eszopiclone = lunesta
zopiclone = imovane
zaleplon = sonata
ramelteon = rozerem
melatonin
quetiapine = seroquel | | seroquil, seraquel, quetiapene, quetiapin
olanzapine = zyprexa | | zyprexia, olanzipine, olanzapin
olanzapine + samidorphan = lybalvi
risperidone = risperdal, risperdal consta, perseris | | risperidol, respiridone, risperdol
aripiprazole = abilify, abilify maintena | | abillify, aripiprozole
ziprasidone = geodon
lurasidone = latuda | | latuta
paliperidone = invega
paliperidone palmitate (paliperidone) = invega sustenna, invega trinza, invega hafyera, xeplion
clozapine = clozaril | | clozipine
haloperidol = haldol
chlorpromazine = thorazine, largactil
fluphenazine = prolixin
perphenazine
thioridazine = mellaril
droperidol
sulpiride
levomepromazine
brexpiprazole = rexulti
cariprazine = vraylar
methylphenidate = ritalin, concerta, daytrana, metadate | rits | riddlin, ritilin, conserta
dexmethylphenidate = focalin
amphetamine
amphetamine aspartate + amphetamine sulfate + dextroamphetamine saccharate + dextroamphetamine sulfate (amphetamine) = adderall, adderal, adderall xr, mixed amphetamine salts | addy, addies | aderall, adderol, aderal
dextroamphetamine = dexedrine, dexamphetamine | dexies
lisdexamfetamine = vyvanse, elvanse, lisdexamphetamine | vy | vivance, vyvance, vyvans
methamphetamine = desoxyn | meth, crystal meth
atomoxetine = strattera | | stratera, straterra
guanfacine = intuniv, tenex
modafinil = provigil | moda | provigal
armodafinil = nuvigil
donepezil = aricept
memantine = namenda
rivastigmine = exelon
galantamine = razadyne
levodopa = l dopa
carbidopa + levodopa (levodopa) = sinemet, duopa, rytary, duodopa, carbidopa levodopa, co-careldopa
carbidopa + entacapone + levodopa = stalevo
carbidopa
ropinirole = requip
pramipexole = mirapex
selegiline = eldepryl, emsam
rasagiline = azilect
cabergoline = dostinex
bromocriptine = parlodel
amantadine = symmetrel
benztropine = cogentin
trihexyphenidyl = artane
tetrabenazine = xenazine
sumatriptan = imitrex, imigran | | imitrix, emitrex
rizatriptan = maxalt
zolmitriptan = zomig
eletriptan = relpax
naratriptan
ergotamine
caffeine + ergotamine (ergotamine) = cafergot
erenumab = aimovig
fremanezumab = ajovy
galcanezumab = emgality
tramadol = ultram, tramal | trammies | tramadole, tramadal, tremadol
acetaminophen + tramadol (tramadol) = ultracet, tramcet
oxycodone = oxycontin, roxicodone | oxy, oxys, roxies | oxycotin, oxicontin, oxycoden
acetaminophen + oxycodone (oxycodone) = percocet, roxicet, endocet | percs | percoset
hydrocodone
acetaminophen + hydrocodone (hydrocodone) = vicodin, norco, lortab | norcos | vicoden, vicodan
codeine
acetaminophen + codeine (codeine) = tylenol 3, co codamol, co-codamol, cocodamol
morphine = ms contin, kadian
fentanyl = duragesic, actiq | fent, fenty | fentynal, fentanil
hydromorphone = dilaudid
oxymorphone = opana
methadone = dolophine
meperidine = demerol, pethidine
tapentadol = nucynta
buprenorphine = subutex, butrans, sublocade, belbuca | bupe
buprenorphine + naloxone (buprenorphine) = suboxone, zubsolv | subs | suboxin, saboxone
naltrexone = vivitrol, revia
bupropion + naltrexone (naltrexone) = contrave
naloxone = narcan
heroin
ketamine = ketalar | special k
esketamine = spravato
disulfiram = antabuse
acamprosate = campral
varenicline = chantix, champix | | chantex, chantics
nicotine = nicorette
acetaminophen = tylenol, paracetamol, panadol, apap | | tylonol, tylenal, paracetemol, acetominophen, acetaminophin
ibuprofen = advil, motrin, nurofen, childrens motrin | | ibuprophen, ibuprofin, ibrufen, ibuprofren
naproxen = naprosyn, anaprox
naproxen sodium (naproxen) = aleve
diclofenac = voltaren, cataflam, voltaren arthritis pain | | diclofenic
diclofenac + misoprostol (diclofenac) = arthrotec
celecoxib = celebrex | | celebrix
rofecoxib = vioxx
valdecoxib = bextra
meloxicam = mobic
indomethacin = indocin, indometacin
etodolac = lodine
ketorolac = toradol
piroxicam = feldene
nabumetone = relafen
mefenamic acid = ponstel, ponstan
nimesulide
flurbiprofen
fenoprofen
sulindac
niflumic acid
aspirin = ASA, acetylsalicylic acid, ecotrin | | asprin, aspirine
salsalate
dipyrone = metamizole
baclofen = lioresal
cyclobenzaprine = flexeril, amrix | flexies | flexerill, flexiril
tizanidine = zanaflex | | zanaflax
methocarbamol = robaxin
carisoprodol = soma
metaxalone = skelaxin
dantrolene = dantrium
botulinum toxin type a (botulinum toxin) = botox, dysport, xeomin, botox cosmetic
propofol = diprivan
lidocaine = lidoderm, xylocaine, lignocaine
bupivacaine
rocuronium
succinylcholine = suxamethonium
vecuronium
physostigmine
pyridostigmine
cannabidiol = cbd, epidiolex
dronabinol = marinol
dexfenfluramine
phentermine = adipex, duromine | | phentermene, adapex
sibutramine = meridia
pimozide
ethanol
cannabis = marijuana | weed
dexmedetomidine
tacrine
`
