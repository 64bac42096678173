export type { MentionCount } from './analysis/mention-count.js'
export type {
  Experiencer,
  MatchMethod,
  Mention,
  MentionContext,
  MentionDecision,
  PairMention,
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
export { type IdentityHasher, identityHasher } from './privacy/author-key.js'
export { coarseTime, type TimePrecision } from './privacy/coarse-time.js'
export { removeIdentifiers } from './privacy/remove-identifiers.js'
