/** Reactions of heart, lungs, liver, kidney, blood and hormones: `term = phrases | emoji`. */
export const REACTIONS_OF_ORGANS = `
palpitations = heart racing, racing heart, heart pounding, pounding heart, heart palpitations, heart skipping beats, heart fluttering, heart flutters, fluttering heart, skipped beats
tachycardia = fast heart rate, rapid heartbeat, fast heartbeat, rapid heart rate, heart rate through the roof, increased heart rate, elevated heart rate, ventricular tachycardia
bradycardia = slow heart rate, slow heartbeat
arrhythmia = irregular heartbeat, arrhythmias, heart arrhythmia, dysrhythmia, ventricular arrhythmias
atrial fibrillation = afib, a fib, atrial flutter
ventricular fibrillation
torsade de pointes = torsades de pointes, torsade de pointe, torsades de pointe, torsades, TDP
electrocardiogram qt prolonged = qt prolongation, prolonged qt, long qt, qt interval prolongation, qtc prolongation, prolonged qt interval
atrioventricular block = av block, heart block
chest pain = chest pains, chest hurts, chest tightness, tight chest, angina
myocardial infarction = heart attack, acute myocardial infarction
cardiac failure = heart failure, congestive heart failure
cardiac arrest = heart stopped
cardiotoxicity = cardiac toxicity
cardiomyopathy
myocarditis
pericarditis
pericardial effusion
acute coronary syndrome = acute coronary syndromes, myocardial ischemia
hypertension = high blood pressure, blood pressure went up, blood pressure through the roof, bp spiked, raised blood pressure, increased blood pressure
hypotension = low blood pressure, blood pressure dropped, bp dropped
orthostatic hypotension = dizzy when i stand, dizzy when standing, head rush
shock = cardiogenic shock, circulatory collapse
thrombosis = blood clot, blood clots, dvt, deep vein thrombosis, venous thrombosis
pulmonary embolism = clot in my lung
raynaud phenomenon = raynaud's phenomenon
haemorrhage = bleeding, hemorrhage, bled, haemorrhages, hemorrhages
cerebral haemorrhage = intracranial hemorrhage, brain bleed, intracerebral hemorrhage, subdural hematoma
epistaxis = nosebleed, nosebleeds, nose bleeds, nose bleed, bloody nose
haematoma = hematoma
purpura = palpable purpura
dyspnoea = short of breath, shortness of breath, can't breathe, couldn't breathe, trouble breathing, difficulty breathing, breathless, dyspnea
cough = coughing, dry cough, coughing fits, tickly cough
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
nasal congestion = stuffy nose, blocked nose, stuffed up, congestion
dysphonia = hoarse, lost my voice, hoarseness
hiccups = hiccup
hepatotoxicity = liver toxicity, hepatotoxic effects, hepatoxicity, hepatic toxicity
liver injury = liver damage, hepatic injury, hepatocellular injury, hepatocellular damage
hepatic failure = liver failure, fulminant hepatic failure, fulminant liver failure, acute liver failure
hepatic necrosis = liver necrosis, submassive hepatic necrosis
hepatitis = toxic hepatitis, acute hepatitis, fulminant hepatitis, autoimmune hepatitis, cholestatic hepatitis
liver function test abnormal = liver enzymes up, elevated liver enzymes, high liver enzymes, raised liver enzymes, abnormal liver function
cholestasis = cholestatic jaundice
jaundice = turned yellow, yellow skin, yellow eyes
pancreatitis = acute pancreatitis
cholelithiasis = gallstones, gallstone
renal failure = kidney failure, acute renal failure, ARF, acute kidney injury, renal insufficiency, renal impairment, renal dysfunction, renal damage, kidney damage, acute kidney failure
nephrotoxicity = renal toxicity, kidney toxicity
nephrotic syndrome
interstitial nephritis = acute interstitial nephritis
glomerulonephritis
renal tubular acidosis = RTA
renal tubular necrosis = acute tubular necrosis, papillary necrosis
haemolytic uraemic syndrome = hemolytic uremic syndrome, HUS
nephropathy
nephrolithiasis = kidney stone, kidney stones
haematuria = blood in my urine, hematuria, blood in urine
proteinuria
urinary retention = can't pee, couldn't pee, trouble peeing
pollakiuria = peeing all the time, peeing constantly, frequent urination, have to pee all the time, pee every hour
polyuria
urinary incontinence = wet the bed, wetting the bed, incontinence, enuresis
dysuria = burns when i pee, hurts to pee, painful urination
urinary tract infection = uti, utis
cystitis = haemorrhagic cystitis, hemorrhagic cystitis
thrombocytopenia = low platelets, low platelet count
thrombotic thrombocytopenic purpura = TTP
thrombocytosis
anaemia = anemia, anemic, anaemic, low iron
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
lymphadenopathy = swollen glands, swollen lymph nodes
international normalised ratio increased = inr increased, increased inr
hyponatraemia = hyponatremia, low sodium
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
hypoglycaemia = hypoglycemia, low blood sugar, blood sugar dropped, sugar crashed
hyperglycaemia = hyperglycemia, high blood sugar, blood sugar went up, blood sugar spiked
diabetes mellitus = diabetes, type 1 diabetes mellitus, insulin dependent diabetes mellitus
diabetes insipidus = nephrogenic diabetes insipidus
inappropriate antidiuretic hormone secretion = SIADH, syndrome of inappropriate antidiuretic hormone secretion
hypothyroidism
hyperthyroidism = thyrotoxicosis
thyroiditis
adrenal insufficiency = adrenal suppression, adrenal crisis
cushing syndrome = cushing's syndrome, moon face
hyperprolactinaemia = high prolactin, hyperprolactinemia
hyperlipidaemia = high cholesterol, high triglycerides, hypertriglyceridemia
dehydration = dehydrated
lipoatrophy
lipohypertrophy = lipodystrophy
gout
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
