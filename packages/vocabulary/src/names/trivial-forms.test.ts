import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCore } from '../dictionaries/open-core.js'
import { substanceSynonyms } from '../dictionaries/substance-synonyms.js'
import { drugNameResolver } from './drug-name-resolver.js'
import { nameDictionary } from './name-dictionary.js'

const core = openCore().dictionary
const resolver = drugNameResolver({ dictionaries: [substanceSynonyms(), core] })
const namesOf = (written: string) => {
  const found = resolver.resolve(written)!
  return found.method === 'unresolved' ? null : found.names.join('\\')
}

describe('trivial forms of a known name', () => {
  it.each([
    ['Lipitor®', 'ATORVASTATIN'],
    ['LIPITOR™', 'ATORVASTATIN'],
    ['Lipitor (R) 20 mg', 'ATORVASTATIN'],
    ['paracétamol', 'ACETAMINOPHEN'],
    ['HUMIRA PEN', 'ADALIMUMAB'],
    ['Humira Autoinjector', 'ADALIMUMAB'],
    ['ENBREL SURECLICK', 'ETANERCEPT'],
    ['INTERFERON NOS', 'INTERFERON'],
    ['METFORMIN (TEVA)', 'METFORMIN'],
    ['METFORMIN [SUN PHARMA]', 'METFORMIN'],
    ['METFORMIN TEVA', 'METFORMIN'],
    ['ATORVASTATIN 50 MG DAILY', 'ATORVASTATIN'],
    ['ATORVASTATIN 50 MG ONCE DAILY', 'ATORVASTATIN'],
    ['TAB METFORMIN 500MG', 'METFORMIN'],
    ['INTERFERON BETA 1A', 'INTERFERON BETA-1A'],
    ['Interferon β-1a', 'INTERFERON BETA-1A'],
    ['INTERFERON BETA-1B', 'INTERFERON BETA-1B'],
    ['SODIUM VALPROATE', 'VALPROATE SODIUM'],
    ['VALPROATE DE SODIUM', 'VALPROATE SODIUM'],
    ['CO-AMOXICLAV', 'AMOXICILLIN\\CLAVULANATE POTASSIUM'],
    ['Co-codamol', 'ACETAMINOPHEN\\CODEINE'],
    ['POTASSIUM CLAVULANATE AND AMOXICILLIN', 'AMOXICILLIN\\CLAVULANATE POTASSIUM'],
    ['PARACETAMOLUM', 'ACETAMINOPHEN'],
    ['ACIDUM ACETYLSALICYLICUM', 'ASPIRIN'],
    ['ACIDE FOLIQUE', 'FOLIC ACID'],
    ['SULFATE DE MORPHINE', 'MORPHINE SULFATE'],
    ['CHLORHYDRATE DE METFORMINE', 'METFORMIN HYDROCHLORIDE'],
    ['DICLOFENAC NATRIUM', 'DICLOFENAC SODIUM'],
    ['METFORMINE', 'METFORMIN'],
    ['CLOZAPIN', 'CLOZAPINE'],
    ['SIMVASTATINA', 'SIMVASTATIN'],
    ['TOPROL XL', 'METOPROLOL'],
    ["ST JOHN'S WORT", "ST. JOHN'S WORT"],
    ['HYDROXYCHLOROQUINE SULPHATE', 'HYDROXYCHLOROQUINE SULFATE'],
  ])('%s is %s', (written, names) => expect(namesOf(written)).toBe(names))

  it.each([
    ['CORTICOSTEROID NOS', null],
    ['LITHIUM CITRATE', null],
    ['TEVA', null],
    ['PEN', null],
    ['METFORMIN PLUS', null],
    ['CLAVULANATE DE', null],
    ['INTERFERON BETA 2', null],
    ['ACIDE', null],
  ])('%s stays open', (written, names) => expect(namesOf(written)).toBe(names))
})

/** Names that look or sound alike and are different drugs (ISMP list of confused drug names, FDA tall man letters), and forms of one that are not another's. */
const LOOK_ALIKES =
  `CLONIDINE CLONAZEPAM|PREDNISONE PREDNISOLONE|VINBLASTINE VINCRISTINE|HYDROXYZINE HYDRALAZINE|QUININE QUINIDINE
CHLORPROMAZINE CHLORPROPAMIDE|GLIPIZIDE GLYBURIDE|TRAMADOL TRAZODONE|LAMIVUDINE LAMOTRIGINE|DOBUTAMINE DOPAMINE|EPHEDRINE EPINEPHRINE
CYCLOSERINE CYCLOSPORINE|DAUNORUBICIN DOXORUBICIN|IDARUBICIN EPIRUBICIN|CARBOPLATIN CISPLATIN|PACLITAXEL DOCETAXEL|MITOXANTRONE MITOMYCIN
FLUOXETINE DULOXETINE|PAROXETINE ATOMOXETINE|BUPROPION BUSPIRONE|OLANZAPINE QUETIAPINE|RISPERIDONE ROPINIROLE|METFORMIN METRONIDAZOLE
SUMATRIPTAN SITAGLIPTIN|ATENOLOL ATORVASTATIN|METOPROLOL METHYLPREDNISOLONE|NIFEDIPINE NICARDIPINE|AMLODIPINE AMILORIDE|VALSARTAN LOSARTAN
SIMVASTATIN SITAGLIPTIN|RIFAMPIN RIFAXIMIN|AZITHROMYCIN ERYTHROMYCIN|CEFAZOLIN CEFTAZIDIME|CEFUROXIME CEFTRIAXONE|ACYCLOVIR GANCICLOVIR
VALACYCLOVIR VALGANCICLOVIR|TERBINAFINE TERBUTALINE|TIZANIDINE TIAGABINE|OXCARBAZEPINE CARBAMAZEPINE|ESTRADIOL ESTAZOLAM|MEDROXYPROGESTERONE PROGESTERONE
PEMETREXED PRALATREXATE|NILOTINIB NINTEDANIB|LAPATINIB LENVATINIB|SORAFENIB SUNITINIB|AXITINIB AFATINIB|BOSUTINIB BOSENTAN|PAZOPANIB PONATINIB
DABRAFENIB DASATINIB|INFLIXIMAB RITUXIMAB|PERTUZUMAB TRASTUZUMAB|BRENTUXIMAB VEDOTIN;ENFORTUMAB VEDOTIN|INTERFERON BETA-1A;INTERFERON BETA-1B
TRASTUZUMAB DERUXTECAN;TRASTUZUMAB EMTANSINE|TENOFOVIR ALAFENAMIDE;TENOFOVIR DISOPROXIL FUMARATE|FLUTICASONE FUROATE;FLUTICASONE PROPIONATE
PENICILLIN G;PENICILLIN V|VITAMIN B12;VITAMIN B|VITAMIN K;VITAMIN E|INSULIN LISPRO;INSULIN ASPART|INSULIN GLARGINE;INSULIN GLULISINE
FOLIC ACID;FOLINIC ACID|CALCIUM CARBONATE;CALCIUM CITRATE|LITHIUM CARBONATE;LITHIUM|POTASSIUM CHLORIDE;SODIUM CHLORIDE|HEPATITIS A VACCINE;HEPATITIS B VACCINE
GUANFACINE GUAIFENESIN|LEVETIRACETAM LEVOFLOXACIN|OXYCODONE HYDROCODONE|MORPHINE HYDROMORPHONE|ALPRAZOLAM LORAZEPAM|SAXAGLIPTIN SITAGLIPTIN
BENAZEPRIL ENALAPRIL|CAPTOPRIL CARVEDILOL|DIAZEPAM DILTIAZEM|METHADONE METHYLPHENIDATE|NAPROXEN NARATRIPTAN|TACROLIMUS TICLOPIDINE`
    .split(/[|\n]/)
    .map((pair) => pair.split(pair.includes(';') ? ';' : ' ') as [string, string])

describe('look-alikes', () => {
  it.each(LOOK_ALIKES)('%s is not %s, in any trivial form', (one, other) => {
    const forms = (name: string) => [
      ...[name, `${name}.`, `${name} 10 MG DAILY`, `${name} (TEVA)`, `${name} NOS`, `${name}®`, `TAB ${name}`],
      ...[`${name} PEN`, name.replace(/E$/, ''), `${name.replace(/E$/, '')}UM`, `${name}A`],
    ]
    const found = (name: string) => new Set(forms(name).flatMap((form) => namesOf(form) ?? []))
    const ones = found(one)
    expect(ones.size).toBeGreaterThan(0)
    for (const name of found(other)) expect(ones).not.toContain(name)
  })
})

it('takes every known substance for itself', () => {
  for (const substance of core.substances) {
    const found = resolver.resolve(substance)!
    expect(found.method, substance).toBe('dictionary')
    expect(found.names, substance).toEqual([substanceSynonyms().synonyms.get(substance) ?? substance])
  }
})

it('puts no form over two drugs that differ in it', () => {
  const known = nameDictionary(
    'known',
    ['AB-C DRUG', 'ABC DRUG', 'METFORMINE', 'METFORMIN'].map((name) => ({ written: name, names: [name] })),
    'products',
  )
  const { resolve } = drugNameResolver({ dictionaries: [known] })
  expect(resolve('AB C DRUG')).toMatchObject({ names: ['AB-C DRUG'] })
  expect(resolve('ABC-DRUG')).toMatchObject({ names: ['ABC DRUG'] })
  expect(resolve('METFORMINUM')).toMatchObject({ method: 'unresolved', reason: 'ambiguous' })
})

it('answers any text with known substances, their salts, or the text itself', () => {
  const piece = fc.constantFrom(
    'SODIUM',
    'DE',
    'METFORMIN',
    'LIPITOR',
    'ACIDE',
    'NOS',
    '(',
    ')',
    'β',
    '®',
    '50 MG',
    'TEVA',
    '-',
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const found = resolver.resolve(pieces.join(' '))
      if (found === null || found.method === 'unresolved') return
      for (const name of found.names) expect(name).toMatch(/^(?:ATORVASTATIN|METFORMIN|METFORMIN SODIUM|SODIUM)$/)
    }),
  )
})
