export { type AppliedCondition, type AppliedPreset, applyPreset, type PresetFlags } from './apply-preset.js'
export { type PresetColumnFlags, presetColumn } from './preset-column.js'
export { type Preset, type PresetCondition, type PresetName, presets } from './presets.js'
