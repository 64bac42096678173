import { withoutHandles } from './handles.js'
import { withoutNumbers } from './phone-numbers.js'
import { withoutSpelledEmails } from './written-addresses.js'

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu
const AROUND_EMOJI = /(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu
const JOINER = '\ue000'

const LINK = /(?:[a-z][a-z0-9+.-]{1,15}:\/\/|www\.)\S+/giu
const DOMAINS =
  'com|org|net|edu|gov|mil|int|info|biz|io|co|me|tv|ly|gl|app|dev|xyz|online|site|health|blog|link|us|uk|ca|au|nz|ie|de|fr|es|it|nl|be|ch|at|se|no|dk|fi|pl|pt|br|mx|jp|cn|in|ru|eu'
// Hosts under which an account is named, written without https.
const ACCOUNT_LINK =
  /(?<![\p{L}\p{N}])(?:t\.me|wa\.me|m\.me|fb\.me|fb\.com|ig\.me|discord\.gg|linktr\.ee|bit\.ly|cash\.app|youtu\.be|redd\.it|g\.co|x\.com|vm\.tiktok\.com)\/\S+|(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:bsky\.social|social|tumblr\.com|substack\.com|wordpress\.com)(?![\p{L}\p{N}])\S*/giu
const BARE_LINK = new RegExp(
  `(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.(?:${DOMAINS})(?![\\p{L}\\p{N}])\\S*|\\S+\\.\\p{L}{2,}/\\S*`,
  'giu',
)
/**
 * Takes out of a text what names or reaches a person: links, e-mail addresses (also spelled "name at host dot com"),
 * handles (`@name`, `u/name`, `r/u_name`, "insta: name", `name#1234`), phone numbers and every other number of seven digits or more, and the names given. What
 * is taken out leaves `[link]`, `[email]`, `[handle]`, `[number]` or `[name]` behind. Text is brought into NFKC first,
 * and invisible characters leave, so that no other way of writing the same characters slips through.
 *
 * Names of people that stand in running text are not recognised, other than those given.
 */
export function removeIdentifiers(text: string, names: readonly string[] = []): string {
  const plain = text
    .normalize('NFKC')
    .replace(AROUND_EMOJI, JOINER)
    .replace(INVISIBLE, '')
    .replaceAll(JOINER, '\u200d')
    .replace(LINK, '[link]')
  let clean = withoutLongRuns(plain, (part) =>
    withoutNumbers(withoutHandles(withoutSpelledEmails(part)).replace(/\S+/gu, withoutAddresses)),
  )
  for (const name of names) clean = withoutName(clean, name)
  return clean
}

// No name, address or word of a spaced script is longer; the patterns below take quadratic time on a longer run.
const LONGEST_RUN = 512
const LONG_RUN = /(\S{513,})/u
const DIGITS = /\+?\p{Nd}(?:[().\-/]{0,3}\p{Nd}){6,}/gu

/** Applies a change to a text, but for runs without white space that are too long, which have nothing but white space around them. */
function withoutLongRuns(text: string, change: (part: string) => string): string {
  return text
    .split(LONG_RUN)
    .map((part) =>
      part.length > LONGEST_RUN && !/\s/.test(part) ? withoutAddresses(part).replace(DIGITS, '[number]') : change(part),
    )
    .join('')
}

/** Takes addresses out of a run of characters without white space. A run with an `@` goes as a whole. */
function withoutAddresses(run: string): string {
  if (run.includes('@')) return /@[^@]*\./.test(run) ? '[email]' : '[handle]'
  if (run.length > LONGEST_RUN) return /[./]\p{L}{2}/u.test(run) ? '[link]' : run
  return run.replace(ACCOUNT_LINK, '[link]').replace(BARE_LINK, '[link]')
}

const SHORTEST_NAME = 3

function withoutName(text: string, name: string): string {
  const plain = name.normalize('NFKC').replace(/^@/, '').trim()
  if (plain.length < SHORTEST_NAME) return text
  // An expression of thousands of characters cannot be compiled.
  if (plain.length > LONGEST_RUN) return text.replaceAll(plain, '[name]')
  const escaped = plain.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'), '[name]')
}
