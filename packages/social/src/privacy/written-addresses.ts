// Ways in which people write the signs of an address so that programs do not see them.
const AT = '(?:\\s{0,3}(?:[([{<]\\s?(?:at|@|a)\\s?[)\\]}>]|\\bat\\b|@|＠|_at_|-at-|\\*at\\*)\\s{0,3})'
const DOT =
  '(?:\\s{0,3}(?:[([{<]\\s?(?:dot|\\.|d0t|punkt|point)\\s?[)\\]}>]|\\bdot\\b|\\bd0t\\b|_dot_|-dot-|\\*dot\\*)\\s{0,3}|\\.)'
const SPELLED_DOT =
  '(?:\\s{0,3}(?:[([{<]\\s?(?:dot|\\.|d0t|punkt|point)\\s?[)\\]}>]|\\bdot\\b|\\bd0t\\b|_dot_|-dot-|\\*dot\\*)\\s{0,3})'
const NAME = '[\\p{L}\\p{N}+_-]{1,64}'
const HOST = '[\\p{L}\\p{N}-]{1,63}'
const PROVIDERS =
  'g\\s?mail|google ?mail|hot\\s?mail|yahoo|outlook|proton(?:\\s?mail)?|icloud|aol|gmx|ymail|live|msn|tutanota|zoho|fastmail|web'
const TOP =
  '(?:com|net|org|edu|gov|me|de|fr|es|it|nl|ch|at|co\\s?(?:\\.|dot)\\s?uk|uk|ca|au|io|info|us|eu|pm|ru|jp|in|br)'

/** "jo.doe [at] gmail.com", "jo dot doe at gmail dot com", "jo (at) mail (dot) example (dot) org", "jo@gmail". */
const SPELLED_EMAIL = new RegExp(
  [
    `(?<![\\p{L}\\p{N}])${NAME}(?:${DOT}${NAME}){0,4}${AT}${HOST}(?:${SPELLED_DOT}${HOST}){1,3}(?![\\p{L}\\p{N}])`,
    `(?<![\\p{L}\\p{N}])${NAME}(?:${DOT}${NAME}){0,4}\\s{0,3}[([{<]\\s?(?:at|@|a)\\s?[)\\]}>]\\s{0,3}${HOST}(?:${DOT}${HOST}){1,3}(?![\\p{L}\\p{N}])`,
    `(?<![\\p{L}\\p{N}])${NAME}(?:${DOT}${NAME}){0,4}${AT}(?:${PROVIDERS})(?:(?:${DOT}|\\s)${TOP})?(?![\\p{L}\\p{N}])`,
    `(?<![\\p{L}\\p{N}])${NAME}(?:\\.${NAME}){0,4}\\s{1,3}@\\s{0,3}${HOST}(?:\\.${HOST}){1,3}`,
  ].join('|'),
  'giu',
)

/** "my email is jodoe99": a name with a sign or a number that words have not. */
const MAIL_TO = new RegExp(
  `(?<=\\bmy (?:e-?mail|mail)(?: address)? is )(?=[\\p{L}_.-]*[\\p{N}_.])${NAME}(?:\\.${NAME})*`,
  'giu',
)

/** Takes e-mail addresses out that are written so that programs do not see them. */
export function withoutSpelledEmails(text: string): string {
  return text.replace(SPELLED_EMAIL, '[email]').replace(MAIL_TO, '[email]')
}
