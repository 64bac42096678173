/** Reactions of heart, lungs, liver, kidney, blood and hormones: `term = phrases | emoji`. */
export const REACTIONS_OF_ORGANS = `
palpitations = heart racing, racing heart, heart pounding, pounding heart, heart palpitations, heart skipping beats, heart fluttering, heart flutters, fluttering heart, skipped beats, heart raced, heart races, heart was racing, heart is racing, heart pounds, heart pounded, heart was pounding, heart flutter, heart flutters, heart skips, heart skipped a beat, heart skips a beat, heart beating out of my chest, pounding in my chest, heart skipping, palpitation, heart palps, palps, heart thumping, heart jumping, heart going crazy, heart started racing, heart beats so fast
tachycardia = fast heart rate, rapid heartbeat, fast heartbeat, rapid heart rate, heart rate through the roof, increased heart rate, elevated heart rate, ventricular tachycardia, heart rate of 120, resting heart rate went up, heart rate went up, heart rate spiked, hr through the roof, heart rate shot up, pulse racing, racing pulse, high heart rate, heart rate is high, pulse through the roof, heart beating fast, heart beats fast
bradycardia = slow heart rate, slow heartbeat
arrhythmia = irregular heartbeat, arrhythmias, heart arrhythmia, dysrhythmia, ventricular arrhythmias
atrial fibrillation = afib, a fib, atrial flutter
ventricular fibrillation
torsade de pointes = torsades de pointes, torsade de pointe, torsades de pointe, torsades, TDP
electrocardiogram qt prolonged = qt prolongation, prolonged qt, long qt, qt interval prolongation, qtc prolongation, prolonged qt interval
atrioventricular block = av block, heart block
chest pain = chest pains, chest hurts, chest tightness, tight chest, angina, chest felt tight, chest feels tight, chest is tight, pain in my chest, chest hurt, tightness in my chest, chest pressure, chest was tight, pressure in my chest
myocardial infarction = heart attack, acute myocardial infarction
cardiac failure = heart failure, congestive heart failure
cardiac arrest = heart stopped
cardiotoxicity = cardiac toxicity
cardiomyopathy
myocarditis
pericarditis
pericardial effusion
acute coronary syndrome = acute coronary syndromes, myocardial ischemia
hypertension = high blood pressure, blood pressure went up, blood pressure through the roof, bp spiked, raised blood pressure, increased blood pressure, bp through the roof, bp is up, bp went up, blood pressure spiked, blood pressure is up, bp shot up, blood pressure shot up, raised my blood pressure, spiked my blood pressure, raised my bp, elevated blood pressure, blood pressure rose, high bp, raises my blood pressure, bp way up
hypotension = low blood pressure, blood pressure dropped, bp dropped, blood pressure tanked, bp tanked, low bp, bp crashed, blood pressure crashed, blood pressure too low, dropped my blood pressure, bp too low, bp is low, blood pressure is low, blood pressure plummeted
orthostatic hypotension = dizzy when i stand, dizzy when standing, head rush, dizzy when i stand up, lightheaded when i stand up, lightheaded when standing, dizzy standing up, black out when i stand up, lightheaded when i stand
shock = cardiogenic shock, circulatory collapse
thrombosis = blood clot, blood clots, dvt, deep vein thrombosis, venous thrombosis, clots, clot, clot in my leg, blood clot in my leg, clotting, clots in my lungs
pulmonary embolism = clot in my lung
raynaud phenomenon = raynaud's phenomenon
haemorrhage = bleeding, hemorrhage, bled, haemorrhages, hemorrhages, bleed, bled nonstop, bleeding nonstop, couldn't stop bleeding, won't stop bleeding, bleeding for weeks, bleeding gums, bleed for weeks, bleed easily, gums bleed
cerebral haemorrhage = intracranial hemorrhage, brain bleed, intracerebral hemorrhage, subdural hematoma
epistaxis = nosebleed, nosebleeds, nose bleeds, nose bleed, bloody nose, bloody noses, nose bleeding, nose is bleeding, nose bled, nosebleeding, noses bleeding, nose won't stop bleeding
haematoma = hematoma
purpura = palpable purpura
dyspnoea = short of breath, shortness of breath, can't breathe, couldn't breathe, trouble breathing, difficulty breathing, breathless, dyspnea, out of breath, couldn't catch my breath, can't catch my breath, hard to breathe, gasping for air, gasping, winded, breathing problems, struggling to breathe, breathlessness, harder to breathe, trouble with breathing, short breath, shortness of breathe
cough = coughing, dry cough, coughing fits, tickly cough, coughs, hacking, hacking cough, tickle in my throat, constant cough, dry hacking cough, ace cough, nagging cough, coughing nonstop, coughed, tickling cough
wheezing = wheezy, wheeze
asthma = asthma attack, acute asthma
bronchospasm
respiratory failure = respiratory arrest, stopped breathing
respiratory depression
apnoea = apnea
acute respiratory distress syndrome = ARDS
pneumonitis = interstitial pneumonitis, hypersensitivity pneumonitis
interstitial lung disease = ILD
pulmonary fibrosis = lung fibrosis
pulmonary toxicity = lung toxicity, lung injury
pulmonary oedema = pulmonary edema, noncardiogenic pulmonary edema
pulmonary hypertension
pleural effusion
pulmonary infiltration = pulmonary infiltrates
organising pneumonia = BOOP, bronchiolitis obliterans organizing pneumonia
rhinorrhoea = runny nose | 🤧
nasal congestion = stuffy nose, blocked nose, stuffed up, congestion, stuffy, stuffed nose, clogged nose, nose is stuffy, nose stuffed up
dysphonia = hoarse, lost my voice, hoarseness, losing my voice, voice is gone, raspy voice, voice is hoarse, raspy, hoarse voice
hiccups = hiccup
hepatotoxicity = liver toxicity, hepatotoxic effects, hepatoxicity, hepatic toxicity
liver injury = liver damage, hepatic injury, hepatocellular injury, hepatocellular damage, liver problems, damaged my liver, hurt my liver, liver issues, wrecked my liver
hepatic failure = liver failure, fulminant hepatic failure, fulminant liver failure, acute liver failure
hepatic necrosis = liver necrosis, submassive hepatic necrosis
hepatitis = toxic hepatitis, acute hepatitis, fulminant hepatitis, autoimmune hepatitis, cholestatic hepatitis
liver function test abnormal = liver enzymes up, elevated liver enzymes, high liver enzymes, raised liver enzymes, abnormal liver function, liver enzymes went up, liver enzymes doubled, liver enzymes through the roof, liver enzymes are up, liver enzymes shot up, liver numbers went up, liver numbers up, lfts up, high lfts, raised lfts, elevated lfts, liver tests off, enzymes elevated, enzymes are high, alt and ast up, liver enzymes are high, liver enzymes elevated, liver enzymes tripled
cholestasis = cholestatic jaundice
jaundice = turned yellow, yellow skin, yellow eyes
pancreatitis = acute pancreatitis, pancreas attack, inflamed pancreas, pancreas inflammation
cholelithiasis = gallstones, gallstone, gallbladder attack, gall stones, gallbladder attacks, gallbladder removed, gallbladder issues, gall bladder attack, lost my gallbladder
renal failure = kidney failure, acute renal failure, ARF, acute kidney injury, renal insufficiency, renal impairment, renal dysfunction, renal damage, kidney damage, acute kidney failure, kidneys failed, kidneys shut down, kidney function dropped, kidneys are failing, kidney injury, kidney disease, kidney problems, kidney function tanked, kidneys shutting down, kidney function declined
nephrotoxicity = renal toxicity, kidney toxicity
nephrotic syndrome
interstitial nephritis = acute interstitial nephritis
glomerulonephritis
renal tubular acidosis = RTA
renal tubular necrosis = acute tubular necrosis, papillary necrosis
haemolytic uraemic syndrome = hemolytic uremic syndrome, HUS
nephropathy
nephrolithiasis = kidney stone, kidney stones, passed a stone, kidney stones twice, passed a kidney stone
haematuria = blood in my urine, hematuria, blood in urine
proteinuria
urinary retention = can't pee, couldn't pee, trouble peeing, unable to pee, hard to pee, can't urinate, couldn't urinate, difficulty peeing, difficulty urinating
pollakiuria = peeing all the time, peeing constantly, frequent urination, have to pee all the time, pee every hour, peeing every hour, peeing all day, pee all the time, peeing every 20 minutes, pee constantly, peeing nonstop, pee every 20 minutes, peeing every 30 minutes, up all night peeing, bathroom every hour, pee all night, pee all day, peeing like a racehorse, peeing so much, pee so much
polyuria
urinary incontinence = wet the bed, wetting the bed, incontinence, enuresis, peed myself, peed the bed, pee my pants, peed my pants, bladder leaks, leak urine, leaking urine, wet myself, bedwetting
dysuria = burns when i pee, hurts to pee, painful urination, burning when i pee, pain when i pee, burns to pee, painful to pee
urinary tract infection = uti, utis, utis, bladder infection, bladder infections, urinary infection, urinary tract infections
cystitis = haemorrhagic cystitis, hemorrhagic cystitis
thrombocytopenia = low platelets, low platelet count
thrombotic thrombocytopenic purpura = TTP
thrombocytosis
anaemia = anemia, anemic, anaemic, low iron, low hemoglobin, low haemoglobin, iron deficient, hemoglobin dropped
haemolytic anaemia = hemolytic anemia, hemolysis, haemolysis, autoimmune hemolytic anemia
aplastic anaemia = aplastic anemia, marrow aplasia, bone marrow aplasia
pure red cell aplasia
neutropenia = low white count, febrile neutropenia
agranulocytosis = granulocytopenia
leukopenia = low white blood cells
pancytopenia
bone marrow failure = myelosuppression, bone marrow suppression, bone marrow toxicity
methaemoglobinaemia = methemoglobinemia
eosinophilia
lymphadenopathy = swollen glands, swollen lymph nodes, swollen lymph node, swollen armpit, lymph nodes swelled, swollen nodes, swollen armpit lymph nodes, lymph node swelling, lymph nodes swelled up
international normalised ratio increased = inr increased, increased inr
hyponatraemia = hyponatremia, low sodium, sodium dropped, sodium was low, sodium is low, sodium tanked, low salt
hypernatraemia = hypernatremia
hypokalaemia = hypokalemia, low potassium
hyperkalaemia = hyperkalemia, high potassium
hypercalcaemia = hypercalcemia
hypocalcaemia = hypocalcemia
hypomagnesaemia = hypomagnesemia
hyperammonaemia = hyperammonemia
lactic acidosis
metabolic acidosis
diabetic ketoacidosis = ketoacidosis, dka
hypoglycaemia = hypoglycemia, low blood sugar, blood sugar dropped, sugar crashed, sugar dropped, blood sugar crashed, blood sugar crashes, sugar crash, blood sugars dropped, sugars tanked, blood sugar tanked, blood sugar lows, sugar lows, hypos, hypo, blood sugar bottomed out, lows at night, sugar crashes
hyperglycaemia = hyperglycemia, high blood sugar, blood sugar went up, blood sugar spiked, raised my blood sugar, blood sugar is up, blood sugars are high, sugars are high, sugar through the roof, blood sugar through the roof, spiked my blood sugar, raises my blood sugar, blood sugars through the roof, blood sugar shot up
diabetes mellitus = diabetes, type 1 diabetes mellitus, insulin dependent diabetes mellitus
diabetes insipidus = nephrogenic diabetes insipidus
inappropriate antidiuretic hormone secretion = SIADH, syndrome of inappropriate antidiuretic hormone secretion
hypothyroidism
hyperthyroidism = thyrotoxicosis
thyroiditis
adrenal insufficiency = adrenal suppression, adrenal crisis
cushing syndrome = cushing's syndrome, moon face, moonface, moon faced
hyperprolactinaemia = high prolactin, hyperprolactinemia
hyperlipidaemia = high cholesterol, high triglycerides, hypertriglyceridemia, cholesterol went up, cholesterol shot up, raised my cholesterol, triglycerides shot up, cholesterol through the roof, cholesterol spiked
dehydration = dehydrated
lipoatrophy
lipohypertrophy = lipodystrophy
gout = gout attack, gout flare, gout flare up
gingival hyperplasia = gum overgrowth, gingival overgrowth
tumour lysis syndrome = tumor lysis syndrome
capillary leak syndrome
multiple organ failure = multiorgan failure
leukaemia = acute leukemia, acute myeloid leukemia, AML, leukemia, acute non lymphocytic leukemia
lymphoma
breast cancer
birth defect = congenital malformation, birth defects
abortion spontaneous = miscarriage, miscarried
immunosuppression
cytokine release syndrome = cytokine storm
guillain barre syndrome = GBS
pemphigus = pemphigus foliaceus, pemphigus vulgaris
asterixis
ectropion
piloerection = goosebumps
psoriasis
livedo reticularis
radiation recall = radiation recall reaction, radiation recall reactions, radiation recall dermatitis
drug interaction = drug interactions
myasthenia gravis
vitiligo
anuria
choroidal detachment
facial paralysis = bell's palsy, bells palsy
`
