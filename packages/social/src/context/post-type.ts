import type { PostType } from '../mentions/mention.js'

const FIRST_PERSON = /(?<![\p{L}\p{N}])(?:i|i['’](?:m|ve|d|ll)|im|ive|me|my|mine|myself)(?![\p{L}\p{N}])/iu

const LEGAL =
  /\b(?:law ?firms?|attorneys?|lawyers?|lawsuits?|class[- ]action|litigation|mass torts?|legal (?:help|team|claim|rights|options|compensation|consultation|advice|case)|settlements?|file a claim|case (?:review|evaluation)|(?:financial|seek|entitled to|deserve|receive) compensation)\b/i
const CALLS_CLIENTS =
  /\b(?:loved one|may be entitled|you (?:may|could|might) (?:be eligible|qualify|be owed|be entitled)|free (?:consultation|case|legal)|contact (?:us|our|an attorney)|call (?:us|our|now|today)|no fee unless)\b/i

const SELLING =
  /\b(?:buy (?:cheap|now|online|generic|\w+ online)|(?:no|without(?: a)?) (?:prescription|rx|script) (?:needed|required)|no prescription|without (?:a )?prescription|order (?:now|today|online|yours)|(?:discount|promo|coupon) codes?|use (?:my )?code|free shipping|ships? (?:overnight|worldwide|discreetly|same day)|discreet (?:shipping|delivery|packaging)|dm (?:me |us )?(?:to order|for (?:prices?|orders?|menu))|best prices?|lowest prices?|shop now|limited time|click (?:here|the link|below)|link in bio|in stock|wholesale|money[- ]back|sign up today|book (?:now|today|your)|get started today|telegram|whatsapp us|overnight delivery|fast delivery|sponsored|paid partnership|visit our (?:website|site|pharmacy|clinic))\b|\d+ ?% off\b|#(?:ad|sponsored)\b/gi

const NEWS =
  /\b(?:breaking|fda|ema|mhra|tga|health canada|reuters|bloomberg|researchers?|scientists|regulators?|new (?:study|research|data|trial|report|analysis)|(?:a|the|this|large|recent) (?:study|meta-analysis|trial|cohort) (?:of|in|by|finds?|found|links?|linked|shows?|suggests?|published)|study (?:finds?|links?|shows?|suggests?|says)|clinical trials?|phase (?:3|iii|2|ii)|shares of|quarterly|investors?|press release|boxed warning|black box warning|safety (?:alert|communication|review)|recall(?:s|ed)? (?:of|lots?|over|after|batches)|according to (?:a|the|new)|agency says|drugmaker|warns? (?:of|that|about|against)|approves?|announces?|lancet|jama|nejm|\bbmj)\b/i

/** Tells who speaks in a post by its words. A person who writes of a lawyer or of a study says "I" or "my". */
export function postTypeOf(text: string): PostType {
  const isPersonal = FIRST_PERSON.test(text)
  if (LEGAL.test(text) && (!isPersonal || CALLS_CLIENTS.test(text))) return 'law-firm'
  const selling = text.match(SELLING)?.length ?? 0
  if (selling > 1 || (selling === 1 && !isPersonal)) return 'advertisement'
  return !isPersonal && NEWS.test(text) ? 'news' : 'personal'
}
