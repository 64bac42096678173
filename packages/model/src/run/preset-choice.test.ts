import { presets } from '@aethersignal/core'
import { expect, it } from 'vitest'
import { PRESETS } from './preset-choice.js'

it('names every preset of core, in its order', () => expect(PRESETS).toEqual(Object.keys(presets)))
