import { expect, it } from 'vitest'
import { textLanguage } from './text-language.js'

it.each([
  ['Ich nehme seit zwei Wochen Sertralin und habe jeden Tag Kopfschmerzen', true],
  ['Llevo un mes tomando ozempic y tengo náuseas todos los días', true],
  ["J'ai des nausées depuis que je prends Zoloft", true],
  ['prendo Zoloft da un mese e ho nausea', true],
  ['ゾロフトを飲んで吐き気がする', true],
  ['От золофта тошнит каждый день', true],
  ['Zoloft nausea headache insomnia tremor', false],
  ['zoloft made me dizzy', false],
  ['Humira 🤮', false],
  ['lol same', false],
  ['Dios mio the nausea on this ozempic', false],
  ['', false],
])('%s', (text, foreign) => expect(textLanguage(text).isForeign).toBe(foreign))

it.each([
  ['Zoloft gave me hives, Prozac did not help', 'eng'],
  ['zoloft nausea headache insomnia tremor', null],
  ['Ich nehme seit zwei Wochen Sertralin und habe jeden Tag Kopfschmerzen', 'deu'],
])('names the language of %j', (text, code) => expect(textLanguage(text).code).toBe(code))
