import { describe, expect, it } from 'vitest'
import { languageOf } from './language-of.js'

describe('languageOf', () => {
  it.each([
    ['I have been taking this medicine for three weeks and the headaches are getting worse every day', 'eng'],
    ['Ich nehme dieses Medikament seit drei Wochen und habe jeden Tag starke Kopfschmerzen', 'deu'],
    ['Llevo tres semanas tomando este medicamento y me duele mucho la cabeza todos los días', 'spa'],
    ['too short', null],
    ['[link] [handle] [email] [number] [link]', null],
  ])('%s', (text, code) => expect(languageOf(text)).toBe(code))
})
