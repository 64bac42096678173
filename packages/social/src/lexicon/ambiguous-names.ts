/**
 * Names and nicknames of drugs that are also words, persons, firms or sayings: "plan b", "Yasmin", "on steroids", "Pfizer's shares". They are drugs only where
 * something near says that they are taken, or the text names another drug.
 */
export const AMBIGUOUS_NAMES: ReadonlySet<string> = new Set(
  `addie addies addy adrenaline alli amaryl ambo arava asa benzo clinda depo dexies dopamine dupi ethanol exelon fent fenty flexies gabba gabbies humera iron lam lammy lex levo meth mirt mj mmr
moda moderna oxy oxys oxytocin percs pfizer plan_b pred provera red_devil remi requip revia rits roxies seasonale sema septra skyla soma sonata special_k spiro steroid steroids subs synth
tane testosterone the_pill tirz traz trammies vallies vy weed wellies welly xan xans yasmin yaz zannies mineral_oil gold_therapy adenosine vasopressin norepinephrine tpa atra mannitol sabril`
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' ')),
)
