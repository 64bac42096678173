export {
  type AtcClass,
  type AtcGroup,
  type AtcLevel,
  type AtcTable,
  atcDrugs,
  atcGroups,
} from './dictionaries/atc-table.js'
export { type OpenCore, openCore } from './dictionaries/open-core.js'
export { atcDictionary, readAtc } from './dictionaries/read-atc.js'
export { readCvx } from './dictionaries/read-cvx.js'
export { readDiana } from './dictionaries/read-diana.js'
export { type DictionaryFormat, dictionaryFormat, readDictionary } from './dictionaries/read-dictionary.js'
export { readDrugsAtFda } from './dictionaries/read-drugs-at-fda.js'
export { readEuProducts } from './dictionaries/read-eu-products.js'
export { readNameDictionary } from './dictionaries/read-name-dictionary.js'
export { readRxNorm } from './dictionaries/read-rxnorm.js'
export { readUnii } from './dictionaries/read-unii.js'
export { readVaersTypes } from './dictionaries/read-vaers-types.js'
export { substanceSynonyms } from './dictionaries/substance-synonyms.js'
export { groupTerms, type RegroupedTerms, type TermGrouping } from './grouping/group-terms.js'
export type { CountedGroup, CountedTerm, GroupingCoverage, UnknownTerm } from './grouping/grouping-coverage.js'
export { type NamedGrouping, nameGrouping } from './grouping/name-grouping.js'
export {
  type GroupedTerms,
  groupIncidence,
  type IndexedTerms,
  type TermIncidence,
} from './groups/group-incidence.js'
export { readTermGroups, type TermKind } from './groups/read-term-groups.js'
export { type TermGroup, termGroup, writtenGroup } from './groups/term-group.js'
export { type DrugNameOptions, type DrugNameResolver, drugNameResolver } from './names/drug-name-resolver.js'
export {
  type LearnedName,
  type LearnedNames,
  type LearningOptions,
  learnNames,
  type NamedRow,
  NameLearner,
} from './names/learn-names.js'
export { type CountedRow, type MethodCoverage, type NameCoverage, nameCoverage } from './names/name-coverage.js'
export { type DictionaryKind, type NameDictionary, type NameEntry, nameDictionary } from './names/name-dictionary.js'
export type { NameIdentifiers } from './names/name-identifiers.js'
export { NAME_METHODS, type NameMethod, type ResolvedName, type UnresolvedReason } from './names/resolved-name.js'
export { sameDrug } from './names/same-drug.js'
export { EVENT_METHODS, type EventMethod } from './reactions/event-meaning.js'
export { type MeddraGroupOptions, type MeddraLevel, meddraGroups } from './reactions/meddra-groups.js'
export type { MeddraHierarchy, MeddraLevels } from './reactions/meddra-hierarchy.js'
export type { StandardisedQuery } from './reactions/meddra-queries.js'
export { type Meddra, type MeddraFiles, readMeddra } from './reactions/read-meddra.js'
export { type Renames, readRenames } from './reactions/read-renames.js'
export {
  type QuarterCounts,
  type RenameOptions,
  type SuspectRename,
  suspectRenames,
} from './reactions/suspect-renames.js'
