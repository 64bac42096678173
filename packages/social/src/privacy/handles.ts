const NAME = '[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{1,63}'
const BEFORE = '(?<![\\p{L}\\p{N}_/.])'

/** Networks of which an account is named behind their name: "my insta: jo_doe", "snap - jodoe", "discord jo#1234". */
const NETWORKS =
  'instagram|insta|ig|snapchat|snap|sc|twitter|tiktok|tik tok|discord|disc|telegram|tg|kik|skype|signal|whatsapp|facebook|fb|messenger|bluesky|bsky|mastodon|threads|reddit|tumblr|youtube|twitch|steam|psn|xbox|line|wechat|weibo|vk|linkedin|onlyfans|venmo|cashapp|cash app|paypal'

const PATTERNS: readonly RegExp[] = [
  // u/name, /u/name, r/u_name, user/name.
  new RegExp(`${BEFORE}/?(?:u|user)/[\\p{L}\\p{N}_-]+`, 'giu'),
  new RegExp(`${BEFORE}/?r/u_[\\p{L}\\p{N}_-]+`, 'giu'),
  /(?<![\p{L}\p{N}])u_[\p{L}\p{N}_-]{3,}/giu,
  // Discord: name#1234, and <@1234>.
  new RegExp(`(?<![\\p{L}\\p{N}])${NAME}\\s?#\\d{4}(?!\\d)`, 'giu'),
  /<@[!&]?\d+>/g,
  // A network and a name behind a colon or a dash, or "is", "me at", "@".
  new RegExp(
    `(?<=(?<![\\p{L}\\p{N}])(?:${NETWORKS})(?: (?:me|handle|name|username|user|id|account|tag))?\\s?(?:[:=]| - | me at | @ ?|\\s?->)\\s?(?:live:)?)(?!(?:a|the|so|not|my|on|in|for|full|too|really|down|just|that|what|where|how|always|still|and|or|great|bad|good|ok|fine|better|worse|making|killing|driving|giving|crazy|wild|insane)(?![\\p{L}\\p{N}]))${NAME}`,
    'giu',
  ),
  // "my discord is jodoe99": behind a mere "is" a name has a sign or a number that words have not.
  new RegExp(`(?<=(?<![\\p{L}\\p{N}])(?:${NETWORKS}) is )(?=[\\p{L}_.-]*[\\p{N}_])${NAME}`, 'giu'),
  // "user name jo_doe", "my handle is jo_doe", "add me: jodoe99", "DM me @ jodoe".
  new RegExp(
    `(?<=\\b(?:my )?(?:handle|user ?name|screen ?name|gamertag|nick(?:name)?|add me|find me|dm me|pm me|hmu)\\s?(?:[:=@]| is | at | as | on here as )\\s?)${NAME}`,
    'giu',
  ),
]

/** Takes handles out by the ways in which networks and people write them. */
export function withoutHandles(text: string): string {
  return PATTERNS.reduce((left, pattern) => left.replace(pattern, '[handle]'), text)
}
