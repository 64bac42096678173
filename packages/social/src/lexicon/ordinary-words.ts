/**
 * Words of ordinary language one letter away from a name of a drug: "ability" is not Abilify, nor are "stations" statins.
 * Held complete against a list of 275,000 English words for the names of the open lexicon.
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `ability accolade allegro androgen androgens aspiring augmenting cameral cannabic capotes chamoix chantie chanties clarinet clarinets concert concerti concerto concerts contrate contrive
contrived contrives coumarin coumarins creator creators creston dextral dextrin dextrins differing disport disports egality erythropoietic estrade estrades ethanal ethanoyl
ethanoyls halcyon halcyons hallion hallions indexal indulin indulins laminal lanolin lanolins liminal lithoid lumenal meridian meridians metadata minidress moderne moderns
morphing opiated photopic program programs prolamine prolamines proverb proverbs provers quinone quinones reclasp reclasps restoral restorals romaine romaines sabella sabellas
sacella seasonable seasonal seasonals singular singulars sprinted sprinter sprinters statics stating stations stotins sudated symmetral taurine taurines thiazine thiazines vesicae
vesicate warfaring`.split(/\s+/),
)
