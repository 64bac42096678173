import { expect, it } from 'vitest'
import { postTypeOf } from './post-type.js'

it.each([
  ['Took Zantac and got cancer? You may be entitled to compensation. Call our law firm.', 'law-firm'],
  ['Depo lawsuit filings pass 1,000 over brain tumours', 'law-firm'],
  ['My lawyer says I should get over it, but Depo gave me a clot', 'personal'],
  ['Buy Ambien online, no prescription needed', 'advertisement'],
  ['I lost 20 lbs! Use code THIN10 for 10% off your Wegovy', 'advertisement'],
  ['Someone told me to buy now and think later, my Humira copay is crazy', 'personal'],
  ['FDA warns of hair loss with Ozempic', 'news'],
  ['New study links Nexium to kidney disease', 'news'],
  ['I read a new study and my Nexium gives me gas too', 'personal'],
  ['Humira day 3: headache', 'personal'],
] as const)('%s', (text, type) => expect(postTypeOf(text)).toBe(type))
