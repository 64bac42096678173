/** Drugs of heart and vessels, in the lines that `parseOpenDrugs` reads. */
export const DRUGS_OF_HEART = `
atorvastatin = lipitor, sortis, tahor | | lipitore, liptor, lipator, atorvastin
amlodipine + atorvastatin = caduet
simvastatin = zocor | | zocar, simvastin, simvistatin
rosuvastatin = crestor | | crestore
pravastatin = pravachol
lovastatin = mevacor, altoprev
fluvastatin = lescol
ezetimibe = zetia, ezetrol
ezetimibe + simvastatin (ezetimibe) = vytorin, inegy
fenofibrate = tricor
gemfibrozil = lopid
niacin = niaspan, nicotinic acid
cholestyramine = questran
colesevelam = welchol
lisinopril = zestril, prinivil | | lisinipril, lysinopril, lisinoprel
hydrochlorothiazide + lisinopril (lisinopril) = zestoretic, prinzide
enalapril = vasotec
ramipril = altace, tritace
captopril = capoten
quinapril = accupril
benazepril = lotensin
fosinopril
perindopril = coversyl
losartan = cozaar
hydrochlorothiazide + losartan (losartan) = hyzaar
valsartan = diovan, tareg
hydrochlorothiazide + valsartan = diovan hct, co-diovan
amlodipine + valsartan = exforge
amlodipine + hydrochlorothiazide + valsartan = exforge hct
irbesartan = avapro, aprovel
hydrochlorothiazide + irbesartan = avalide, coaprovel
candesartan cilexetil (candesartan) = atacand
candesartan
olmesartan medoxomil (olmesartan) = benicar, olmetec
olmesartan
hydrochlorothiazide + olmesartan medoxomil (olmesartan hydrochlorothiazide) = benicar hct
amlodipine + olmesartan medoxomil (amlodipine olmesartan) = azor
amlodipine + hydrochlorothiazide + olmesartan medoxomil (amlodipine hydrochlorothiazide olmesartan) = tribenzor
telmisartan = micardis
hydrochlorothiazide + telmisartan = micardis hct
amlodipine + telmisartan = twynsta
sacubitril + valsartan = entresto, sacubitril valsartan
amlodipine = norvasc, istin | | amlodopine
amlodipine + benazepril (amlodipine) = lotrel
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
triamterene
hydrochlorothiazide + triamterene (triamterene) = dyazide, maxzide
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
alteplase = activase, tissue plasminogen activator | tpa
streptokinase
protamine
`
