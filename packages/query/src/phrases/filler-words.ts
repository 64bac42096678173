const FILLER = new Set(
  `a about ae aes adr adrs adverse after all also am among amongst an any are as at background be been being between but by case cases class column
 compare concerning could correction country countries data database date dates did do does drug drugs due during each effect effects event events every exposed exposure
 exposures find following for from get give group groups had has have having her him his how i if in including into involving is it its just kind listed look looking
 many me medical medication medications medicine medicines much my need now number of off on one only or order other our out patient patients people per person persons please
 population possible product products question reaction reactions reception received receiving record records regarding relate related report reported reporting reports result results safety see set show
 shown side signal signals so some subjects suspected symptom symptoms taking taken tell term terms that the their them then there these they this those to today
 total treated treatment type types up use used user users using vaccine vaccines want was we were what when where which while who whose will with within would
 you your x me overview common year years i'm i've it's what's happen happened happens associated association linked involved seen experience experienced experiencing most often
 frequently occurrence occurring occurred age aged sex gender old given gave like against specific interest level represented
 one two three four five six seven eight nine ten described indication indications occur occurs until wanted developed develop recorded mention mentioned mentions say says reactionmeddrapt reporters reporter outcome outcomes preferred pt patientsex tag tags`
    .trim()
    .split(/\s+/u),
)

/** Whether a word carries nothing by itself. */
export function isFiller(word: string): boolean {
  return FILLER.has(word)
}
