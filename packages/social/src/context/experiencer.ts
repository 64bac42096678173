import type { Experiencer } from '../mentions/mention.js'
import type { Token } from '../text/tokenise.js'

const SELF = /^(?:i|i'm|i've|i'd|me|my|myself|im|ive|we|our)$/
const OTHER =
  /^(?:he|she|him|her|his|they|their|them|people|someone|somebody|anyone|everyone|others|patients?|mom|mum|mother|dad|father|husband|wife|son|daughter|brother|sister|aunt|uncle|grandma|grandmother|grandpa|grandfather|gran|nan|friend|friends|boyfriend|girlfriend|partner|coworker|colleague|neighbou?r|cousin|niece|nephew|kid|kids|child|baby|dog|cat|man|woman|men|women|boy|girl|infant|hubby|fianc[eé]e?|bf|gf)$/

/**
 * Who has the reaction: the last one named before it in its sentence. "My" before a relative is the relative's, so
 * "my mom" is another. Where nobody is named, it is the poster.
 */
export function experiencerOf(tokens: readonly Token[], first: number): Experiencer {
  const { sentence } = tokens[first]!
  for (let at = first - 1; at >= 0 && tokens[at]!.sentence === sentence; at--) {
    if (OTHER.test(tokens[at]!.text)) return 'other'
    if (SELF.test(tokens[at]!.text)) return 'poster'
  }
  return 'poster'
}
