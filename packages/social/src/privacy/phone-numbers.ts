// Seven digits or more, however grouped: phones of every country, and dates and numbers of records with them.
const LONG_NUMBER = /\+?\(?\p{Nd}(?:[\s().\-–—/·_•~]{0,3}\p{Nd}){6,}/gu
// "one" to "nine" in words, seven of them or more, also between digits: "five five five, 1 two three four".
const WORD = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|\\p{Nd})'
const SPELLED = new RegExp(`(?<![\\p{L}\\p{N}])${WORD}(?:[\\s,.-]{1,3}${WORD}){6,}(?![\\p{L}\\p{N}])`, 'giu')
// "call 555-CALL-NOW" is a number on a keypad.
const KEYPAD =
  /(?<![\p{L}\p{N}])(?:\+?1[-.\s])?\(?[2-9]\p{Nd}{2}\)?[-.\s][A-Z]{3,4}[-.\s]?[A-Z0-9]{3,4}(?![\p{L}\p{N}])/gu
// Six digits that are called a phone number, a passport, an insurance number.
const NAMED =
  /(?<=\b(?:phone|cell|mobile|tel|call|text|whatsapp|number|nhs|ssn|mrn|passport|member|policy|patient|id|case)(?: (?:me|is|no|nr|number|id|at|on|#))*\.?\s?[:#]?\s?)\p{Nd}(?:[\s.-]{0,2}\p{Nd}){4,}/giu
// 123-45-6789 and the like are taken by their length; dates of birth are not.
const BIRTH =
  /(?<=\b(?:dob|d\.o\.b\.?|born(?: on)?|birth ?(?:day|date)(?: is)?|date of birth(?: is)?)\s?:?\s?)(?:\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2,4}|\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}|\p{Nd}{1,2}\s\p{L}{3,9}\s\p{Nd}{4}|\p{L}{3,9}\s\p{Nd}{1,2}(?:st|nd|rd|th)?,?\s\p{Nd}{4})/giu
// "10/20/40/80" and "2015 - 2019" are doses and years.
const LIST = /^\p{Nd}{1,4}(?:(?:, ?|\s?\/\s?| - )\p{Nd}{1,4})+$/u

/** Takes phone numbers and every other number of seven digits or more out, and dates of birth. */
export function withoutNumbers(text: string): string {
  return text
    .replace(BIRTH, '[number]')
    .replace(LONG_NUMBER, (found) => (LIST.test(found.trim()) && !/\p{Nd}{5}/u.test(found) ? found : '[number]'))
    .replace(SPELLED, (found) => (/\p{L}/u.test(found) ? '[number]' : found))
    .replace(KEYPAD, '[number]')
    .replace(NAMED, '[number]')
}
