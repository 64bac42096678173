export type { Asked } from './asked/asked.js'
export { reportsBehind } from './asked/reports-behind.js'
export { type EmptyCause, type ExclusionStep, whyEmpty } from './asked/why-empty.js'
export { commonClasses } from './common-classes.js'
export { type FoundTerm, type SearchOptions, searchTerms } from './lexicon/search-terms.js'
export type { Vocabularies, VocabularyGroup, VocabularySynonym, VocabularyTerm } from './lexicon/vocabularies.js'
export { type WordIndex, wordIndex } from './lexicon/word-index.js'
export type { Declined, Missing, Task } from './phrases/task.js'
export { filterSentence } from './sentence/condition-sentence.js'
export { sentenceOf } from './sentence/sentence.js'
export { SENTENCE_STRINGS, type SentenceStrings } from './sentence/strings.js'
export type {
  Chip,
  ChipAlternative,
  ChipMeaning,
  Question,
  QuestionCode,
  RestPiece,
} from './understanding/chip.js'
export { type Understanding, type UnderstandOptions, understand } from './understanding/understand.js'
