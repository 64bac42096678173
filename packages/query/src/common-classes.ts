import type { VocabularyGroup } from './lexicon/vocabularies.js'

/** Classes of drugs that questions name most, by international and American names of their substances; `class|alias: members`. */
const CLASSES = `statins|statin|HMG-CoA reductase inhibitors: atorvastatin simvastatin rosuvastatin pravastatin lovastatin fluvastatin pitavastatin cerivastatin
GLP-1 receptor agonists|GLP-1|GLP-1 drugs|GLP-1 agonists|GLP1: semaglutide liraglutide dulaglutide exenatide lixisenatide albiglutide tirzepatide
SGLT2 inhibitors|SGLT2|gliflozins: empagliflozin dapagliflozin canagliflozin ertugliflozin sotagliflozin bexagliflozin
DPP-4 inhibitors|gliptins: sitagliptin saxagliptin linagliptin alogliptin vildagliptin
TNF inhibitors|anti-TNF|anti-TNF class|TNF blockers|anti-TNF drugs: adalimumab etanercept infliximab certolizumab_pegol golimumab
NSAIDs|NSAID|nonsteroidal anti-inflammatory drugs: ibuprofen naproxen diclofenac ketoprofen indomethacin indometacin meloxicam piroxicam celecoxib etoricoxib rofecoxib nabumetone etodolac ketorolac flurbiprofen
SSRIs|SSRI|selective serotonin reuptake inhibitors: fluoxetine sertraline paroxetine citalopram escitalopram fluvoxamine
proton pump inhibitors|PPIs|PPI: omeprazole esomeprazole lansoprazole pantoprazole rabeprazole dexlansoprazole
ACE inhibitors|ACE inhibitor|ACEi: lisinopril enalapril ramipril captopril perindopril quinapril benazepril fosinopril trandolapril
angiotensin receptor blockers|ARBs|ARB|sartans: losartan valsartan candesartan irbesartan telmisartan olmesartan azilsartan eprosartan
beta blockers|beta-blockers: metoprolol atenolol bisoprolol carvedilol propranolol nebivolol labetalol nadolol sotalol
benzodiazepines|benzos: diazepam lorazepam alprazolam clonazepam midazolam temazepam oxazepam chlordiazepoxide
fluoroquinolones|quinolones: ciprofloxacin levofloxacin moxifloxacin ofloxacin norfloxacin gemifloxacin delafloxacin
bisphosphonates: alendronic_acid alendronate_sodium alendronate zoledronic_acid risedronic_acid risedronate_sodium risedronate ibandronic_acid ibandronate_sodium ibandronate pamidronic_acid
direct oral anticoagulants|DOACs|DOAC|NOACs: apixaban rivaroxaban dabigatran edoxaban dabigatran_etexilate dabigatran_etexilate_mesylate
checkpoint inhibitors|immune checkpoint inhibitors|PD-1 inhibitors: nivolumab pembrolizumab cemiplimab atezolizumab durvalumab avelumab ipilimumab dostarlimab
opioids|opiates: oxycodone hydrocodone morphine fentanyl codeine tramadol hydromorphone methadone oxymorphone buprenorphine tapentadol
triptans: sumatriptan rizatriptan zolmitriptan eletriptan naratriptan almotriptan frovatriptan
JAK inhibitors|JAKs: tofacitinib baricitinib upadacitinib ruxolitinib filgotinib
sulfonylureas|sulphonylureas: glibenclamide glyburide glipizide gliclazide glimepiride
macrolides: azithromycin clarithromycin erythromycin roxithromycin
antipsychotics|atypical antipsychotics: olanzapine quetiapine risperidone aripiprazole clozapine ziprasidone paliperidone lurasidone haloperidol`

/**
 * Classes of drugs that questions name most, for a host without a classification of its own. Written for this project from general
 * knowledge and by no means complete: a chip shows every member that it took, and a group of the same name that a host gives is asked about.
 */
export function commonClasses(): readonly VocabularyGroup[] {
  return CLASSES.split('\n').map((line) => {
    const [names = '', members = ''] = line.split(': ')
    const [name = '', ...aliases] = names.split('|')
    return { kind: 'drug', name, aliases, members: members.split(' ').map((member) => member.replaceAll('_', ' ')) }
  })
}
