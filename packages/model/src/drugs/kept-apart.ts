/**
 * Names that look like a salt or an ester of a moiety and stay apart from it, since they are used for something else or
 * otherwise: RxNorm has them as ingredients (IN) and not as precise ingredients (PIN) of the moiety, ATC gives them codes of
 * their own, or their labels have warnings of their own.
 */
export const KEPT_APART: ReadonlySet<string> = new Set([
  // Antipsychotics as long-acting injections.
  ...['ARIPIPRAZOLE LAUROXIL', 'BROMPERIDOL DECANOATE', 'CLOPENTHIXOL DECANOATE', 'FLUPENTIXOL DECANOATE'],
  ...['FLUPHENAZINE DECANOATE', 'FLUPHENAZINE ENANTHATE', 'HALOPERIDOL DECANOATE', 'OLANZAPINE PAMOATE'],
  ...['OLANZAPINE EMBONATE', 'PALIPERIDONE PALMITATE', 'PERPHENAZINE DECANOATE', 'PERPHENAZINE ENANTHATE'],
  ...['PIPOTIAZINE PALMITATE', 'ZUCLOPENTHIXOL ACETATE', 'ZUCLOPENTHIXOL DECANOATE', 'HALDOL DECANOATE'],
  // Depots of penicillins: ATC J01CE08 and J01CE09 beside J01CE01.
  ...['PENICILLIN G BENZATHINE', 'PENICILLIN G PROCAINE', 'PENICILLIN V BENZATHINE'],
  // Prodrugs: J05AF07 and J05AF13, L04AA06 of the acid alone, N03AX12 without enacarbil.
  ...['TENOFOVIR DISOPROXIL', 'TENOFOVIR ALAFENAMIDE', 'MYCOPHENOLATE MOFETIL', 'GABAPENTIN ENACARBIL'],
  // Esters with codes of their own: R03BA09 beside R03BA05, D07AB02 beside D07AA02.
  ...['FLUTICASONE FUROATE', 'HYDROCORTISONE BUTYRATE', 'HYDROCORTISONE PROBUTATE'],
  // The calcium salt treats lead poisoning; the sodium salt given in its place has killed by hypocalcaemia (CDC, MMWR 2006;55:204).
  ...['EDETATE DISODIUM', 'EDETATE CALCIUM DISODIUM', 'PENTETATE CALCIUM TRISODIUM', 'PENTETATE ZINC TRISODIUM'],
  // Homocystinuria is treated with betaine (A16AA06), not with its hydrochloride (A09AB02); apnoea of the newborn with the citrate.
  ...['BETAINE HYDROCHLORIDE', 'CAFFEINE CITRATE'],
  // Nitrates, salicylates and phosphates that are the drug, not the form in which the word before them is given.
  ...['ISOSORBIDE DINITRATE', 'ISOSORBIDE MONONITRATE', 'PENTAERYTHRITOL TETRANITRATE', 'ERYTHRITYL TETRANITRATE'],
  ...['CHOLINE SALICYLATE', 'TROLAMINE SALICYLATE', 'DIETHYLAMINE SALICYLATE', 'IMIDAZOLE SALICYLATE'],
  ...['ADENOSINE PHOSPHATE', 'ADENOSINE TRIPHOSPHATE', 'PYRIDOXAL PHOSPHATE', 'CREATINE PHOSPHATE'],
  ...['RANITIDINE BISMUTH CITRATE', 'URIDINE TRIACETATE'],
])
