export { besideReports, reportsRequest, withoutReports } from './analysis/beside-reports.js'
export { type CrossLink, crossLink } from './analysis/cross-link.js'
export { currentTerm } from './analysis/current-term.js'
export type { MentionCount, PairMentionCount, TermMentionCount } from './analysis/mention-count.js'
export { mentionCounts, termCounts } from './analysis/mention-counts.js'
export { MENTION_BY, type MentionBy } from './analysis/mention-table.js'
export { type MentionPeriod, mentionTrend, type PeriodMentionCount } from './analysis/mention-trend.js'
export { type MentionsResult, mentionsResult } from './analysis/mentions-result.js'
export { novelMentions } from './analysis/novel-mentions.js'
export { type ExtractionScores, evaluateExtraction } from './evaluation/evaluate-extraction.js'
export { evaluatePosts, type PostScores } from './evaluation/evaluate-posts.js'
export { evaluateReviews, type ReviewScores } from './evaluation/evaluate-reviews.js'
export type { LabelledCorpus, UnplacedLabel } from './evaluation/labelled-corpus.js'
export { type LabelledPost, readLabelledPosts, type TermPair } from './evaluation/labelled-post.js'
export { type LabelledText, readPheeRecord } from './evaluation/phee-record.js'
export { type CorpusFile, readCadec } from './evaluation/read-cadec.js'
export { readPsytar } from './evaluation/read-psytar.js'
export { readSmm4h } from './evaluation/read-smm4h.js'
export { type LabelledReview, readReview } from './evaluation/review-record.js'
export type { Scores } from './evaluation/span-scores.js'
export { type Extraction, type ExtractionOptions, extractMentions } from './extract/extract-mentions.js'
export { type Lexicon, type LexiconOptions, lexicon } from './lexicon/lexicon.js'
export { type DrugEntry, type LexiconEntries, type ReactionEntry, readEntries } from './lexicon/lexicon-entry.js'
export { openEntries } from './lexicon/open-entries.js'
export type {
  Experiencer,
  MatchMethod,
  Mention,
  MentionContext,
  MentionDecision,
  PairMention,
  PostType,
  Relation,
  Span,
  Temporality,
  TermMatch,
} from './mentions/mention.js'
export type {
  DuplicateReason,
  MentionBatch,
  MentionReport,
  MentionRun,
  PostCluster,
  PostFile,
  QuarantinedPost,
  ReadPost,
} from './mentions/mention-run.js'
export type { PostColumns } from './posts/post-columns.js'
export type { PostInput } from './posts/post-input.js'
export { type ReadPostsOptions, readPosts } from './posts/read-posts.js'
export type { TimePrecision } from './privacy/coarse-time.js'
export { removeIdentifiers } from './privacy/remove-identifiers.js'
