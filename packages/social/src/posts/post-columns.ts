/** Where a file keeps what of a post, where its names are not the usual ones. Names are compared without case. */
export interface PostColumns {
  /** The words. */
  readonly text?: string
  /** The id. */
  readonly id?: string
  /** The drug that the post is about, as in reviews; reactions of a sentence that names no drug are then of it. */
  readonly drug?: string
  /** The time. */
  readonly date?: string
}

/** The record with the fields that were named under the names that posts usually have; names of fields in lower case too. */
export function withUsualNames(
  record: Readonly<Record<string, unknown>>,
  columns: PostColumns,
): Readonly<Record<string, unknown>> {
  const chosen = Object.entries(columns).filter(([, name]) => name !== undefined) as [keyof PostColumns, string][]
  if (chosen.length === 0) return record
  const byName = new Map(Object.entries(record).map(([name, value]) => [name.trim().toLowerCase(), value]))
  const usual = { ...record }
  for (const [what, name] of chosen) {
    for (const other of USUAL[what]) delete usual[other]
    usual[FIRST[what]] = byName.get(name.trim().toLowerCase())
  }
  return usual
}

/** Names under which a post has its id; those in front win. */
export const ID_FIELDS = [
  ...['id_str', 'id', 'post_id', 'tweet_id', 'uniqueid', 'uniqueID', 'resource id', 'mention id', 'uri', 'cid', 'name'],
  ...['url', 'unnamed: 0', ''],
] as const

/** Names under which a post has words. */
export const TEXT_FIELDS = [
  ...['title', 'full_text', 'full text', 'rawContent', 'rawcontent', 'text', 'selftext', 'body', 'content', 'message'],
  ...['tweet', 'review', 'sideeffectsreview', 'sideEffectsReview', 'comment', 'snippet'],
] as const

/** Names under which a post has its time; those in front win. */
export const TIME_FIELDS = ['created_utc', 'created_at', 'created', 'createdAt', 'timestamp', 'date', 'time'] as const

/** Names under which a review has the drug that it is of. */
export const DRUG_FIELDS = [
  'drugname',
  'drugName',
  'urldrugname',
  'urlDrugName',
  'drug',
  'drug_name',
  'medication',
] as const

const USUAL: Readonly<Record<keyof PostColumns, readonly string[]>> = {
  text: TEXT_FIELDS,
  id: ID_FIELDS,
  drug: DRUG_FIELDS,
  date: TIME_FIELDS,
}
const FIRST: Readonly<Record<keyof PostColumns, string>> = { text: 'text', id: 'id', drug: 'drug', date: 'date' }
