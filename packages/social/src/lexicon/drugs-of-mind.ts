/** Drugs of the nervous system and pain: `generic = brands | slang | misspellings`. */
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
lithium = lithobid, eskalith, lithium carbonate
lamotrigine = lamictal | lam, lammy | lamictil, lamotragine, lamotrigene
valproate = depakote, depakene, epilim, valproic acid, divalproex, sodium valproate, divalproex sodium, vpa | | depacote, depakot
carbamazepine = tegretol, epitol, equetro, cbz | | tegratol, carbamazapine, carbamazipine
oxcarbazepine = trileptal
topiramate = topamax | dopamax, stupamax | topomax, topimax, topirimate
levetiracetam = keppra | | kepra, keprah
phenytoin = dilantin, diphenylhydantoin, fosphenytoin
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
risperidone = risperdal | | risperidol, respiridone, risperdol
aripiprazole = abilify | | abillify, aripiprozole
ziprasidone = geodon
lurasidone = latuda | | latuta
paliperidone = invega
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
amphetamine = adderall, adderal, adderall xr, mixed amphetamine salts | addy, addies | aderall, adderol, aderal
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
levodopa = sinemet, l dopa, carbidopa levodopa
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
ergotamine = cafergot
erenumab = aimovig
fremanezumab = ajovy
galcanezumab = emgality
tramadol = ultram, tramal, ultracet | trammies | tramadole, tramadal, tremadol
oxycodone = oxycontin, roxicodone, percocet, roxicet | oxy, oxys, percs, roxies | oxycotin, oxicontin, percoset, oxycoden
hydrocodone = vicodin, norco, lortab | norcos | vicoden, vicodan
codeine = tylenol 3, co codamol, cocodamol
morphine = ms contin, kadian
fentanyl = duragesic, actiq | fent, fenty | fentynal, fentanil
hydromorphone = dilaudid
oxymorphone = opana
methadone = dolophine
meperidine = demerol, pethidine
tapentadol = nucynta
buprenorphine = suboxone, subutex, butrans | subs, bupe | suboxin, saboxone
naltrexone = vivitrol, revia, contrave
naloxone = narcan
heroin
ketamine = ketalar | special k
disulfiram = antabuse
acamprosate = campral
varenicline = chantix, champix | | chantex, chantics
nicotine = nicorette
acetaminophen = tylenol, paracetamol, panadol, apap | | tylonol, tylenal, paracetemol, acetominophen, acetaminophin
ibuprofen = advil, motrin, nurofen | | ibuprophen, ibuprofin, ibrufen, ibuprofren
naproxen = aleve, naprosyn, anaprox
diclofenac = voltaren, cataflam, arthrotec | | diclofenic
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
botulinum toxin = botox, dysport
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
ssris = ssri, selective serotonin reuptake inhibitors, selective serotonin reuptake inhibitor, serotonin reuptake inhibitors
antidepressants = antidepressant, tricyclic antidepressants, tricyclic antidepressant
antipsychotics = antipsychotic, neuroleptics, atypical antipsychotics
benzodiazepines = benzos, benzodiazepine | benzo
pimozide
ethanol
cannabis = marijuana, weed
dexmedetomidine
tacrine
anticonvulsants = anticonvulsant, antiepileptic drugs, antiepileptic drug
barbiturates = barbiturate
opioids = opiates, opioid, painkillers
`
