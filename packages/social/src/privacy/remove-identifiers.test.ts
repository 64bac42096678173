import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { removeIdentifiers } from './remove-identifiers.js'

const word = fc.stringMatching(/^[a-z]{1,9}$/)
const handle = fc.stringMatching(/^[A-Za-z0-9_]{3,15}$/)
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const phone = fc.oneof(
  fc.tuple(digits(3), digits(3), digits(4)).map(([a, b, c]) => `(${a}) ${b}-${c}`),
  fc.tuple(digits(2), digits(3), digits(4), digits(4)).map(([a, b, c, d]) => `+${a} ${b} ${c} ${d}`),
  fc.tuple(digits(3), digits(4)).map(([a, b]) => `${a}.${b}`),
  digits(10),
)
const around = (middle: string, before: string[], after: string[]) => [...before, middle, ...after].join(' ')

describe('removeIdentifiers', () => {
  it.each([
    ['see https://example.org/a?b=1#c now', 'see [link] now'],
    ['see example.com/page, now', 'see [link] now'],
    ['mail jo.bloggs+x@mail.example.co.uk ok', 'mail [email] ok'],
    ['mail jo at mail dot com ok', 'mail [email] ok'],
    ['thanks @some_one! and /u/other-one', 'thanks [handle] and [handle]'],
    ['full width ＠someone too', 'full width [handle] too'],
    ['call (555) 123-4567 or +44 20 7946 0958', 'call [number] or [number]'],
    ['took 20 mg twice, 400mg 3 times', 'took 20 mg twice, 400mg 3 times'],
  ])('%s', (text, clean) => expect(removeIdentifiers(text)).toBe(clean))

  it('takes out the names it is given, as words', () => {
    expect(removeIdentifiers('Signed, SleepyJo. sleepyjoe stays', ['SleepyJo'])).toBe('Signed, [name]. sleepyjoe stays')
    expect(removeIdentifiers('a (b) c', ['(b)'])).toBe('a [name] c')
    expect(removeIdentifiers('Anne-Marie [x]^y$ {z}|1', ['anne-marie', '[x]^y$', '{z}|1'])).toBe('[name] [name] [name]')
    expect(removeIdentifiers(`by ${'long '.repeat(9000)}.`, ['long '.repeat(9000)])).toBe('by [name] .')
  })

  it.each(['a', '@', '.', '-', 'a.', '1', '(at)', 'a at ', 'u/', '/', 'a-'])('ends on half a million of %j', (unit) => {
    expect(removeIdentifiers(unit.repeat(500_000 / unit.length)).length).toBeGreaterThan(0)
  })

  it('keeps emoji joined', () => expect(removeIdentifiers('👩‍⚕️ said')).toBe('👩‍⚕️ said'))

  it('leaves none of them, whatever is around', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 5 }),
        fc.array(word, { maxLength: 5 }),
        fc.emailAddress(),
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        handle,
        phone,
        (before, after, email, url, name, number) => {
          for (const secret of [email, url, `@${name}`, `u/${name}`, number]) {
            expect(removeIdentifiers(around(secret, before, after))).not.toContain(secret)
          }
          expect(removeIdentifiers(around(number, before, after))).not.toMatch(/\d{4}/)
          expect(removeIdentifiers(around(email, before, after))).not.toContain('@')
        },
      ),
      { numRuns: 500 },
    )
  })
})
