/**
 * Words of ordinary language one letter away from a word for a reaction: "delicious" is not delirious, nor are "spelling" and "selling" swellings.
 * Held complete against a list of 275,000 English words for the words of the open lexicon.
 */
export const ORDINARY_NEAR_REACTIONS: ReadonlySet<string> = new Set(
  `addition additions additive adducted adduction adductive apathetic backouts barging beaching benching blackest blandness bleating bleeping blending
blindless blondness blotting boasting boating braising breeding brightness bruiting camping champing clamping confuted couching cramming craping
crapping crimping crumping damping deadness dearness degression delicious depressing depressor drilling droiling drolling drooking drooping drossiness
dystocia dystopia entropion epistasis euphobia euphonia euphorbia factored factures faining feinting flashing fleshing flinting floushing flouring
frushed frushing fugginess handover hardness hearings heartburning hepatoma hirelings holeless homeless homolysis imponent inflection inflections
injection injections insection insections instability irrigable irritation itchiest mismarriage mismarried moldiness mooniness munches muteness
myosotis overbeating overeating overhated overhating overheating overhearing phonophobia pickling pricking prisoning propping restress restlessly
rustless scurring seating sedation sedition selling shadiness shelling shifting shivering shotting singing skivering sleetiness slinging slivering
slotting slurping slurrying smelling smurring snakiness snelling snotting sotting sparring spatting spelling spetting spitting sporting spouting
spurring squatting staffing stanging steepiness stelling stinking stinting stotting striking stringing sudation swearing sweeling sweeting swilling
swinging swotting tangling tapping tingeing tinging tinkling titches tonicities tonicity tornades trebling violation wheeling wheeping wheezling carvings cavings clatting clothing clouting cotting degressive facture irrigated scraiching scranching scrauching scritching seepiest sheading sheepiest shending
shredding sledding sleekiest sleetiest sleeziest snedding staring starking starling starning starring starting staving stedding steepiest sterving stirring storing swarving sweepiest
trebles wabbling wibbling`.split(/\s+/),
)
