/**
 * Questions as people type them and what they mean, written by hand: a line that begins with `=` is the meaning of the lines above it,
 * up to the one before. Seventy of them were asked of tools of this field, in these words or as tasks; the others say the same otherwise, or
 * are traps.
 */
const TABLE = `
What's being reported for semaglutide that isn't in the label?
what is reported with semaglutide that is not in the label
unlabelled reactions with semaglutide
unlisted events for semaglutide
= rank drug:SEMAGLUTIDE ? missing:labels

Give me the signal overview for Ozempic
signals for Ozempic
signal overview of semaglutide
Ozempic signals
overview semaglutide
semaglutide
show me the signals of Wegovy
= rank drug:SEMAGLUTIDE

Is optic ischaemic neuropathy described in the semaglutide label, and how often is it reported?
how often is optic ischemic neuropathy reported with semaglutide, and is it in the label
= count SEMAGLUTIDE Optic ischaemic neuropathy ? missing:labels

Serious hepatic events reported for statins in patients over 65
serious liver events with statins in patients over 65
hepatic reactions, serious, statins, age over 65
serious hepatic events for HMG-CoA reductase inhibitors, older than 65
serious liver reactions reported with statins in people aged over 65 years
= rank drug:ATORVASTATIN,ROSUVASTATIN,SIMVASTATIN,PRAVASTATIN event:HEPATIC serious:true age:>=66 ? which-meaning

How many semaglutide cases reported pancreatitis?
number of reports of pancreatitis with semaglutide
how many reports of semaglutide and pancreatitis
count of pancreatitis cases for Ozempic
how often is pancreatitis reported with semaglutide
= count SEMAGLUTIDE Pancreatitis

How many deaths have been reported with dupilumab?
number of deaths with dupilumab
how many fatal cases with dupilumab
how many dupilumab reports are fatal
how many patients died on dupilumab
number of dupilumab reports with a fatal outcome
= count DUPILUMAB outcome:DE

Serious infections reported across the anti-TNF class
serious infections with TNF inhibitors
serious infections for anti-TNF
TNF blockers and serious infections
= rank drug:ADALIMUMAB,ETANERCEPT,INFLIXIMAB event:Sepsis,Pneumonia,Meningitis serious:true

Top reported reactions for semaglutide in patients 65 and over
most common reactions to semaglutide in patients aged 65 and over
most frequently reported side effects of semaglutide in people 65 or older
top reported events with semaglutide, 65+
most common adverse events of semaglutide in the elderly
commonest reactions for semaglutide at least 65 years old
= rank drug:SEMAGLUTIDE age:>=65 sort:-a

Is the rhabdomyolysis signal for rosuvastatin different from the other statins?
compare rosuvastatin with the other statins on rhabdomyolysis
rhabdomyolysis: rosuvastatin versus other statins
rhabdomyolysis with rosuvastatin vs the other statins
rhabdomyolysis with rosuvastatin compared with other statins
= compare compare one={drug=ROSUVASTATIN} other={where=with-drug:ATORVASTATIN,SIMVASTATIN,PRAVASTATIN} events=Rhabdomyolysis

Compare pancreatitis reporting across the GLP-1 drugs
compare pancreatitis across GLP-1 receptor agonists
pancreatitis across the GLP-1 agonists
compare the GLP-1 drugs on pancreatitis
= rank drug:SEMAGLUTIDE,LIRAGLUTIDE,DULAGLUTIDE event:Pancreatitis

I'm on Ozempic and my vision is blurry, should I stop?
blurry vision on Ozempic, should I stop taking it
should I stop Ozempic? I have blurry vision
= pair SEMAGLUTIDE + Vision blurred ? declined:advice

Is semaglutide safe?
is Ozempic safe to take
how safe is semaglutide
is Wegovy dangerous
= rank drug:SEMAGLUTIDE ? declined:safety

what is the risk of pancreatitis with semaglutide
incidence of pancreatitis on Ozempic
how likely is pancreatitis with semaglutide
= pair SEMAGLUTIDE + Pancreatitis ? declined:risk

does semaglutide cause pancreatitis
is semaglutide responsible for pancreatitis
is pancreatitis caused by semaglutide
= pair SEMAGLUTIDE + Pancreatitis ? declined:cause

carboplatin that isn't in the label
carboplatin reactions not listed on the label
= rank drug:CARBOPLATIN ? missing:labels

top 20 adverse reactions for aspirin
top 20 reactions with aspirin
aspirin top twenty reactions
first 20 events for acetylsalicylic acid
= rank drug:ASPIRIN rows:1..20

Which drugs have the most death reports in 2026 Q1?
which drugs have the most deaths in the first quarter of 2026
drugs that have the most fatal reports in Q1 2026
what drugs have the most fatal reports between January and March 2026
= rank outcome:DE received:2026-01..2026-03 sort:-a

Show me the safety signals for metformin
metformin signals
safety signals of metformin
rank the reactions reported with metformin
= rank drug:METFORMIN

age distribution of patients reporting reactions to ozempic
demographics of semaglutide reports
who is in the reports of semaglutide
patient profile of Ozempic
patient characteristics for semaglutide
describe the patients with semaglutide
= profile demographics drug=SEMAGLUTIDE

Compare deaths between aspirin and ibuprofen
compare deaths with aspirin and deaths with ibuprofen
deaths: aspirin versus ibuprofen
compare fatal reports of aspirin vs ibuprofen
= compare compare where=outcome:DE one={drug=ASPIRIN} other={drug=IBUPROFEN}

Which countries report the most adverse events?
what countries report the most
which countries reported the most reports
reports by country
= countries describe

most common adverse events reported for Ozempic
most frequent side effects of semaglutide
most commonly reported reactions with Wegovy
common reactions to semaglutide
most reported events for semaglutide
semaglutide side effects by frequency
= rank drug:SEMAGLUTIDE sort:-a

Compare the safety profiles of Humira, Enbrel, and Remicade for rheumatoid arthritis
adalimumab, etanercept and infliximab for rheumatoid arthritis
= rank drug:ADALIMUMAB,ETANERCEPT,INFLIXIMAB extra.indication:"Rheumatoid arthritis" ? which-meaning
compare Humira, Enbrel and Remicade, indication rheumatoid arthritis
safety profiles of Humira, Enbrel and Remicade when treated for rheumatoid arthritis
= rank drug:ADALIMUMAB,ETANERCEPT,INFLIXIMAB extra.indication:"Rheumatoid arthritis"

What adverse events are reported for Adderall in children aged 6-12?
which reactions are reported with Adderall in children aged 6 to 12
Adderall reactions, age 6-12
events with Adderall in patients between 6 and 12 years
what is reported for Adderall in 6 to 12 year olds
= rank drug:AMPHETAMINE age:6..12

adverse events reported for Keytruda that aren't on the FDA label
Keytruda reactions not on the FDA label
unexpected reactions with pembrolizumab
= rank drug:PEMBROLIZUMAB ? missing:labels

common side effects across all GLP-1 receptor agonists
most common side effects of the GLP-1 drugs
most frequent reactions with GLP-1
= rank drug:SEMAGLUTIDE,LIRAGLUTIDE,DULAGLUTIDE sort:-a

Show me only the fatal adverse events reported for warfarin
fatal events with warfarin
warfarin deaths
warfarin with fatal outcome
lethal reactions to warfarin
= rank drug:WARFARIN outcome:DE

serious cases with drug aspirin and reaction gastrointestinal bleeding in patients age 18-65 since 2021
serious cases of aspirin and gastrointestinal haemorrhage aged 18 to 65 from 2021 onwards
serious aspirin cases with GI bleeding, 18 to 65 years, since 2021
list serious reports, aspirin, gastrointestinal hemorrhage, ages 18-65, since January 2021
= list ASPIRIN Gastrointestinal haemorrhage (serious:true age:18..65 received:2021..)

compare aspirin vs ibuprofen
aspirin versus ibuprofen
compare aspirin and ibuprofen
compare aspirin with ibuprofen
comparison of aspirin and ibuprofen
difference between aspirin and ibuprofen
aspirin vs. ibuprofen
aspirin compared to ibuprofen
how does aspirin differ from ibuprofen
= compare compare one={drug=ASPIRIN} other={drug=IBUPROFEN}

cases in Japan
Japanese cases
reports from Japan
list the reports from Japan
show me the cases from Japan
country Japan
= list country:JP

cases in the US
reports from the USA
American reports
cases in the United States
= list country:US

cases in Britain or Japan
reports from the UK and Japan
British or Japanese reports
= list country:GB,JP

no fatal events
without deaths
exclude fatal cases
excluding deaths
not fatal
= list -outcome:DE

not serious or fatal
not serious or fatal cases
neither serious nor fatal
no serious or fatal reports
= list -(serious:true OR outcome:DE)

age over 65
over 65
older than 65
patients over 65
above 65 years
aged more than 65
age > 65
= list age:>=66

65 and over
65 or older
65+
aged 65 and over
at least 65 years of age
elderly patients
the elderly
= list age:>=65

odds of angioedema with lisinopril by age group
angioedema with lisinopril by age
lisinopril angioedema stratified by age
angioedema and lisinopril across age groups
= contrast strata by=age rows=subgroups drugs=LISINOPRIL events=Angioedema

rash by age and sex
= profile demographics event=Rash
rash by age and country
= rank event:Rash ? missing:several-strata
lisinopril and angioedema by sex
= contrast strata by=sex rows=subgroups drugs=LISINOPRIL events=Angioedema

drugs against Fournier's gangrene
drugs associated with Fournier's gangrene
drugs linked to Fournier gangrene
which drugs are reported with FOURNIER^S GANGRENE
which drugs for Fourniers gangrene
Fournier’s gangrene
= rank event:"Fournier's gangrene"

patientsex:2
women
female patients
sex:F
= list sex:F

Which drugs have the highest share of expedited reports?
= rank extra.reportType:EXP ? missing:shares

Which patient groups are most represented among expedited reports?
= profile - ? which-reports

Which drugs show a sustained increase in reporting?
which drugs are increasing
what is new
emerging signals
Which reactions are becoming more frequent?
which reactions are rising
which pairs are growing
= changes changes before=2023-08-15

which pairs are growing since 2024
what is new since January 2024
pairs rising since 2024
= changes changes before=2023-12-31

Which outcome categories are growing?
= changes changes before=2023-08-15 ? missing:outcome-trend

Which pairs are reported far more often than chance predicts?
which pairs are reported more often than expected
pairs reported far more frequently than expected
= rank

new fatal cases this quarter for my products
fatal cases this quarter for our products
= list (outcome:DE received:2024-07..2024-09) ? missing:portfolio

unlisted SDRs with at least one new report
unlisted SDRs with one or more new reports
= rank reports:>=1 ? missing:labels

paediatric signals since the last data lock point
pediatric signals since the data lock point
= rank age:<18 ? missing:data-lock-point

IME terms rising for product X
= changes changes before=2023-08-15 ? missing:important-events missing:portfolio

any DME, whatever the count
DMEs, any number of reports
= rank reports:>=1 ? missing:designated-events

is it stronger in children than in adults
stronger in children than adults
= contrast - ? which-pair

is angioedema with lisinopril stronger in children than in adults
= contrast strata by=age rows=subgroups ageBounds=18 drugs=LISINOPRIL events=Angioedema

is angioedema with lisinopril higher in women than in men
= contrast strata by=sex rows=subgroups drugs=LISINOPRIL events=Angioedema

metformin fatal reactions 2004 to 2015
fatal metformin reactions from 2004 to 2015
metformin deaths between 2004 and 2015
fatal reactions to metformin 2004-2015
= rank drug:METFORMIN outcome:DE received:2004..2015
metformin, 2004 through 2015, fatal
= rank drug:METFORMIN received:2004..2015 outcome:DE

--drug pembrolizumab --reaction pneumonitis --serious
pembrolizumab pneumonitis serious
serious pneumonitis with Keytruda
serious pneumonitis on pembrolizumab
pembrolizumab and pneumonitis, serious reports only
= pair PEMBROLIZUMAB + Pneumonitis serious:true

oral versus topical minoxidil and pericardial effusion
oral vs topical minoxidil, pericardial effusion
pericardial effusion with minoxidil: oral compared with topical
= compare compare where=with-drug(PS,SS):MINOXIDIL one={where=extra.route:Oral} other={where=extra.route:Topical} events=Pericardial effusion

how many events relate to cardiac valvulopathy
number of cardiac valve disease reports
= count Cardiac valve disease

which of these five drugs most likely explains the rash
= rank event:Rash ? missing:these-drugs

compare two drugs on one event with background correction
compare
= compare - ? which-sides

warfarin with an NSAID and GI haemorrhage
GI haemorrhage with warfarin together with an NSAID
GI bleeding: warfarin plus NSAID
interaction of warfarin and NSAIDs, GI haemorrhage
= interaction interactions drug=WARFARIN with=IBUPROFEN,NAPROXEN only={events=Gastrointestinal haemorrhage}

simvastatin + clarithromycin rhabdomyolysis
simvastatin plus clarithromycin, rhabdomyolysis
rhabdomyolysis with simvastatin in combination with clarithromycin
does simvastatin interact with clarithromycin: rhabdomyolysis
interaction between simvastatin and clarithromycin on rhabdomyolysis
= interaction interactions drug=SIMVASTATIN with=CLARITHROMYCIN only={events=Rhabdomyolysis}

time to onset of pneumonitis with nivolumab
onset time of pneumonitis with nivolumab
how soon after nivolumab does pneumonitis occur
how long after nivolumab until pneumonitis
latency of pneumonitis, nivolumab
time-to-onset nivolumab pneumonitis
= onset onset drug=NIVOLUMAB event=Pneumonitis

time to onset with nivolumab
= onset - ? which-event

myocarditis after dose 2 in males 12-29 (VAERS)
= rank event:Myocarditis extra.VAX_DOSE_SERIES:2 sex:M age:12..29 source:vaers
myocarditis after the second dose in males 12-29
myocarditis, dose 2, male patients aged 12 to 29
myocarditis after dose 2 in men between 12 and 29
= rank event:Myocarditis extra.VAX_DOSE_SERIES:2 sex:M age:12..29

leave out lawyer reports
exclude lawyer reports
without reports by lawyers
no attorney reports
= list -extra.reporterType:LW

cases with a positive rechallenge
positive rechallenge cases
reports with positive rechallenge
= list extra.rechallenge:Y

pregnancy exposures with valproate
pregnant women on valproate
= rank drug:"VALPROIC ACID" ? missing:pregnancy

overdose and medication errors with paracetamol
overdose or medication errors with acetaminophen
paracetamol: overdoses, medication errors
= rank drug:ACETAMINOPHEN event:Overdose,"Medication error"

suspect drugs only, no concomitants
suspect drugs only
only suspected drugs
= list role:PS,SS

metformin as primary suspect
primary suspect metformin
= rank drug:METFORMIN role:PS

without duplicates / with all versions
without duplicates
= list - ? missing:duplicates which-reports

first half of 2025 vs second half
H1 2025 vs H2 2025
first half of 2025 versus second half of 2025
compare the first half of 2025 with the second half of 2025
= compare compare one={where=received:2025-01..2025-06} other={where=received:2025-07..2025-12}

remifentanil hyperalgesia
hyperalgesia with remifentanil
= rank drug:REMIFENTANIL ? unknown-words

cerivastatin rhabdomyolysis
Lipobay and rhabdomyolysis
= rank drug:() event:Rhabdomyolysis ? no-reports

SGLT2 inhibitors and Fournier gangrene
Fournier's gangrene with SGLT2 inhibitors
SGLT2 Fourniers gangrene
= rank drug:EMPAGLIFLOZIN,DAPAGLIFLOZIN event:"Fournier's gangrene"

ozempic pancreatitis
pancreatitis with Ozempic
semaglutide and pancreatitis
pancreatitis on semaglutide
Is there a signal of pancreatitis for semaglutide?
drug semaglutide reaction pancreatitis
= pair SEMAGLUTIDE + Pancreatitis

statins without rhabdomyolysis
statins excluding rhabdomyolysis
statins but not rhabdomyolysis
= rank drug:ATORVASTATIN,ROSUVASTATIN,SIMVASTATIN,PRAVASTATIN -with-event:Rhabdomyolysis

signals lost since last quarter
= list received:2024-04..2024-06 ? missing:snapshot

march fracture with bisphosphonates since May 2019
march fractures and bisphosphonates from May 2019 onwards
= rank drug:"ALENDRONIC ACID" event:"March fracture" received:2019-05..

why is this pair first?
why is it at the top
= explain - ? which-pair

why is semaglutide and pancreatitis ranked first
= explain SEMAGLUTIDE + Pancreatitis

pancreatitis over time with semaglutide
trend of pancreatitis with semaglutide
semaglutide pancreatitis by quarter
quarterly trend for semaglutide and pancreatitis
= trend trend drug=SEMAGLUTIDE event=Pancreatitis by=quarter asOf=2024-08-15

semaglutide pancreatitis by month
= trend trend drug=SEMAGLUTIDE event=Pancreatitis by=month asOf=2024-08-15

semaglutide reports per year
= trend period-counts drug=SEMAGLUTIDE by=year asOf=2024-08-15

severe rash
= rank event:Rash ? missing:severity

serious rash
rash, serious
= rank event:Rash serious:true

meningitis
= rank event:Meningitis
mania
= rank event:Mania
meningitis in May
= rank event:Meningitis ? unknown-words

metformin dose 2000 mg
= rank drug:METFORMIN ? unknown-words

peripheral edema
oedema peripheral
peripheral oedema
= rank event:"Oedema peripheral"
diarrhea
diarrhoea
= rank event:Diarrhoea
tumor lysis syndrome
= rank event:"Tumour lysis syndrome"
anemia or leukemia
anaemia, leukaemia
= rank event:Anaemia,Leukaemia
heart attack
= rank event:"Myocardial infarction"
SJS
Stevens Johnson syndrome
= rank event:"Stevens-Johnson syndrome"
acute pancreatitis
= rank event:"Pancreatitis acute"
acute renal failure
AKI
= rank event:"Acute kidney injury"

cases since 2019
reports received since 2019
= list received:2019..
cases with onset in 2019
= list onset:2019
hospitalised women in Germany
hospitalized female patients from Germany
= list (outcome:HO sex:F country:DE)
men and women over 65
= list (sex:M,F age:>=66)
life-threatening or fatal reports
= list outcome:LT,DE
serious and fatal reports
= list (serious:true outcome:DE)
non-serious reports
not serious
= list serious:false
reports of unknown age
= list -age:known
cases with both aspirin and ibuprofen
cases with aspirin and ibuprofen
= list (with-drug(PS,SS):ASPIRIN with-drug(PS,SS):IBUPROFEN)
cases with aspirin or ibuprofen
= list with-drug(PS,SS):ASPIRIN,IBUPROFEN
metformin in patients who are not over 65
= rank drug:METFORMIN age:<66
least reported reactions to metformin
= rank drug:METFORMIN ? unknown-words
pancreatitis with semaglutide but not liraglutide
= pair SEMAGLUTIDE + Pancreatitis -with-drug:LIRAGLUTIDE
reports before 2020 or after 2022
= list (received:..2019 OR received:2023..)
aspirin without ibuprofen
= rank drug:ASPIRIN -with-drug:IBUPROFEN
metformin not in Japan
= rank drug:METFORMIN -country:JP
metformin in women excluding the US and Japan
= rank drug:METFORMIN sex:F -country:US,JP
metformin signals with at least 5 reports
metformin, 5 or more reports
metformin with more than 4 reports
= rank drug:METFORMIN reports:>=5
reports by consumers in France
= list (extra.reporterType:CN country:FR)
aspirin in infants
= rank drug:ASPIRIN age:<2
cases from 01/02/2020
= list received:2020-02.. ? which-meaning
cases in fiscal year 2023
= list received:2022-10..2023-09 ? which-meaning
drug:METFORMIN serious:true age:>65 -country:US
= rank drug:METFORMIN serious:true age:>=66 -country:US
metformin serious:true
= rank drug:METFORMIN serious:true
metfromin
= rank drug:METFORMIN ? which-meaning
pancreatits with semaglutide
= rank drug:SEMAGLUTIDE event:Pancreatitis,"Pancreatitis acute" ? which-meaning
`

/** Each question and its meaning. */
export const ASKED_IN_WORDS: readonly (readonly [string, string])[] = readTable()

function readTable(): (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = []
  let waiting: string[] = []
  for (const line of TABLE.split('\n').filter((text) => text !== '')) {
    if (!line.startsWith('= ')) waiting.push(line)
    else {
      rows.push(...waiting.map((text) => [text, line.slice(2)] as const))
      waiting = []
    }
  }
  return rows
}
