import { type CellKind, presentText, unescapeEntities } from '@aethersignal/model/adapter'
import { DRUG_FIELDS, ID_FIELDS, type PostColumns, TEXT_FIELDS, TIME_FIELDS, withUsualNames } from './post-columns.js'
import { timeOf } from './post-time.js'

/** A post as read, before anything of it is kept. */
export interface RawPost {
  readonly platform: 'reddit' | 'x' | 'bluesky' | 'mastodon' | 'generic'
  readonly id: string
  /** The author: a name in lower case where the post has one, for names are the same whatever their case, else an id. */
  readonly author: string | null
  /** The id of an author whose name is known, so that posts with the id alone are known as the same author's. */
  readonly authorId: string | null
  /** Names of the author that may stand in the text. */
  readonly names: readonly string[]
  /** Milliseconds since 1970; NaN where the post has no time that can be read. */
  readonly time: number
  readonly text: string
  /** The drug that a field says the post is about; null where none does. */
  readonly drug: string | null
  /** Whether the post says it is a repost of another, quotes with words of their own not among them. */
  readonly isRepost: boolean
  readonly isDeleted: boolean
}

type Fields = Readonly<Record<string, unknown>>

/** What programs say of themselves. */
const AUTOMATED = /\bi(?:['’]m| am) a bot\b/i

const GONE = /^\s*\[\s*(?:deleted|removed|removed by reddit|deleted by user)\s*\]\s*$/i

/**
 * Reads a record as a post of Reddit (`created_utc`, `selftext`, `body`, `subreddit`), of X (`id_str`, `full_text`,
 * `author_id`, `referenced_tweets`; also as snscrape and twint write them), of Bluesky, Mastodon or, by the usual names, of anything else. Gives a fault code where it is none.
 */
export function postOf(record: Fields, columns: PostColumns = {}): RawPost | { readonly fault: string } {
  const fields = withUsualNames(unwrapped(record), columns)
  const platform = platformOf(fields)
  const id = idOf(firstOf(fields, ID_FIELDS, 'id'))
  if (id === null) return { fault: 'no-id' }
  if (id === undefined) return { fault: 'id-not-exact' }
  const [title, ...texts] = TEXT_FIELDS
  const written = [fields[title], longTextOf(fields) ?? firstOf(fields, texts, 'text')].flatMap((part) =>
    typeof part === 'string' && isPresent(part, 'text') ? [withoutMarkup(unescapeEntities(part))] : [],
  )
  const isDeleted = written.some((part) => GONE.test(part)) || isPresent(fields.removed_by_category, 'attribute')
  const said = written.filter((part) => !GONE.test(part)).join('\n\n')
  const text = withoutQuotes(said)
  const isRepost = isRepostOf(fields)
  if (text === '' && !isDeleted && !isRepost) return { fault: said === '' ? 'no-text' : 'quotes-only' }
  const names = namesOf(fields)
  if (AUTOMATED.test(text) || names.some((name) => /^automoderator$/i.test(name))) return { fault: 'automated' }
  return {
    platform,
    id: platform === 'reddit' ? redditId(fields, id) : id,
    ...authorOf(fields, names),
    names,
    time: timeOf(firstOf(fields, TIME_FIELDS, 'attribute')),
    text,
    drug: drugOf(fields),
    isRepost,
    isDeleted,
  }
}

function authorOf(
  fields: Fields,
  names: readonly string[],
): { readonly author: string | null; readonly authorId: string | null } {
  const user = personOf(fields)
  const id = [fields.author_id, fields.user_id, user.id_str, user.id, user.did]
    .map(idOf)
    .find((one) => typeof one === 'string')
  const name = names[0]?.replace(/^(?:@|\/?u\/)/i, '').toLowerCase()
  return { author: name ?? id ?? null, authorId: name === undefined ? null : (id ?? null) }
}

function drugOf(fields: Fields): string | null {
  const drug = firstOf(fields, DRUG_FIELDS, 'text')
  return typeof drug === 'string' ? unescapeEntities(drug).replaceAll('-', ' ').trim() : null
}

/** Words without the tags of HTML, as Mastodon writes posts. */
function withoutMarkup(text: string): string {
  if (!/<\/?(?:p|br|a|span|b|i|em|strong|div)\b[^>]*>/i.test(text)) return text
  return text
    .replace(/<(?:br|\/p|\/div)\b[^>]*>/gi, '\n')
    .replace(/<[^>]{1,2000}>/g, '')
    .trim()
}

/** Words of another post, which this one repeats as Reddit and mail do: lines behind `>`. */
function withoutQuotes(text: string): string {
  if (!/^\s*>/m.test(text)) return text
  const own = text.split('\n').filter((line) => !/^\s*>/.test(line))
  return own.join('\n').trim()
}

/** Where X keeps the whole of a text of more than 280 characters. */
function longTextOf({ note_tweet: note }: Fields): string | undefined {
  return isFields(note) && typeof note.text === 'string' ? note.text : undefined
}

/** Submissions and comments of Reddit are numbered apart: `t3_` and `t1_` tell them apart, as its interface has it. */
function redditId(fields: Fields, id: string): string {
  if (/^t\d_/.test(id)) return id
  const isComment = ['body', 'parent_id', 'link_id'].some((name) => isPresent(fields[name], 'attribute'))
  return `${isComment ? 't1' : 't3'}_${id}`
}

/** The first that holds something: an empty cell, or one that says so, does not stand in front of a full one. */
function firstOf(fields: Fields, names: readonly string[], kind: CellKind): unknown {
  const name = names.find((candidate) => isPresent(fields[candidate], kind))
  return name === undefined ? undefined : fields[name]
}

function isPresent(value: unknown, kind: CellKind): boolean {
  return typeof value === 'string' ? presentText(value, kind) !== null : value !== null && value !== undefined
}

/** The records that hang below a comment of Reddit, as its interface gives them. */
export function repliesOf(record: Fields): Fields[] {
  const replies = unwrapped(record).replies
  if (!isFields(replies) || !isFields(replies.data) || !Array.isArray(replies.data.children)) return []
  return replies.data.children.filter((child): child is Fields => isFields(child) && child.kind !== 'more')
}

function unwrapped(record: Fields): Fields {
  if (typeof record.kind === 'string' && isFields(record.data)) return record.data
  if (isFields(record.tweet)) return record.tweet
  const post = isFields(record.post) ? record.post : record
  // Bluesky keeps words and time in a record of the post.
  return isFields(post.record) ? { ...post, ...post.record } : post
}

function platformOf(fields: Fields): RawPost['platform'] {
  if ('created_utc' in fields || 'subreddit' in fields || 'selftext' in fields) return 'reddit'
  if (typeof fields.uri === 'string' && fields.uri.startsWith('at://')) return 'bluesky'
  if (isFields(fields.account) && ('acct' in fields.account || 'username' in fields.account)) return 'mastodon'
  const told = [fields.platform, fields.domain, fields.source, fields.url].find((one) => typeof one === 'string')
  const named = NAMED.find(({ name }) => typeof told === 'string' && name.test(told))
  if (named) return named.platform
  const ofX = [
    'id_str',
    'full_text',
    'author_id',
    'referenced_tweets',
    'retweeted_status',
    'tweet_id',
    'tweet',
    'rawContent',
  ]
  return ofX.some((name) => name in fields) ? 'x' : 'generic'
}

const NAMED = [
  { name: /(?:^|\.|\/\/)(?:reddit)(?:\.com|$)/i, platform: 'reddit' },
  { name: /(?:^|\.|\/\/)(?:twitter|x)(?:\.com|$)/i, platform: 'x' },
  { name: /(?:^|\.|\/\/)bsky(?:\.app|\.social|$)|^bluesky$/i, platform: 'bluesky' },
] as const

/** Null where there is no id; undefined where a number has lost digits. */
function idOf(value: unknown): string | null | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined
  const text = typeof value === 'string' ? presentText(value, 'id') : null
  return text !== null && /^\d(?:\.\d+)?E\+\d+$/i.test(text) ? undefined : text
}

function namesOf(fields: Fields): string[] {
  const user = personOf(fields)
  const candidates = [
    fields.author,
    fields.user,
    fields.username,
    fields.user_name,
    fields.author_name,
    fields.screen_name,
    user.screen_name,
    user.username,
    user.handle,
    user.acct,
    user.displayname,
    user.displayName,
    user.display_name,
    user.name,
    fields.author_fullname,
  ]
  const names = candidates.flatMap((name) => (typeof name === 'string' ? (presentText(name, 'id') ?? []) : []))
  return [...new Set(names)].filter((name) => !GONE.test(name))
}

function personOf({ user, author, account }: Fields): Fields {
  return [user, author, account].find(isFields) ?? {}
}

function isRepostOf(fields: Fields): boolean {
  const references = fields.referenced_tweets
  const retweets = Array.isArray(references)
    ? references.some((reference) => isFields(reference) && reference.type === 'retweeted')
    : typeof references === 'string' && references.includes('retweeted')
  const parent = fields.crosspost_parent
  const text = firstOf(fields, ['full_text', 'text'], 'text')
  return (
    retweets ||
    [fields.retweeted_status, fields.retweetedTweet, fields.reblog].some(isFields) ||
    [fields.is_retweet, fields.retweet].some((flag) => /^(?:true|1)$/i.test(String(flag ?? ''))) ||
    (typeof parent === 'string' && isPresent(parent, 'id')) ||
    (typeof text === 'string' && /^\s*[RMH]T @\w+|\bvia @\w+\s*$/i.test(text))
  )
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
