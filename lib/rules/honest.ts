/**
 * Words of their own that look like an inflection of another: a rule against *butt* does not mean butter. A rule that
 * names one of them means it.
 */
export const wordsOfTheirOwn = new Set(
  (
    'adder adding added anger banner baser basing basis batter better bitter blower booker border boxer brother bumper buster bustier bustiers butter ' +
    'butters caster center chatter clitter clitters cocker cockers cocking cocked copper coppers corner corners counter cower danger dicker dickers dinner drawer dresser ' +
    'easter evening feller fisher flower flowers former gander ganger gunner hammer hammers hinder holder homing hunger inning inter ' +
    'joker ladder lather latter layer leader letter letters limber liner loner longer lumber manner manners master masters matter ' +
    'matters meaning meter mister monger mongers mother mothers number numbers offer offers offing older order other pander paper patter ' +
    'pepper pester plaster poker pokers ponder porter poster potter powder pricked pricking proper quarter rafter ranger rather ' +
    'rubber rubbers rugged saucer scatter scatters shatter shoulder shower showers sister skipper slipper slippers smother solder spiced spicer ' +
    'spicing stocking stockings summer summers supper tamper temper tender titter titters timber tower towers upper utter wander ' +
    'wedding weeding whether wicked winter wither wonder yonder'
  ).split(' '),
);

/**
 * Phrases in which a word is meant as it was before it was an insult, or is part of a name. Rules leave them alone unless
 * they are about the whole phrase.
 */
export const honestPhrases = [
  'wild ass',
  'bloody mary',
  'bloody sunday',
  'blue tit',
  'coal tit',
  'great tit',
  'marsh tit',
  'willow tit',
  'blue tits',
  'great tits',
  'long tailed tit',
  'long tailed tits',
  'tit for tat',
  'boob tube',
  'booby prize',
  'booby trap',
  'chink in the armour',
  'chink in the armor',
  'chink of light',
  'chinks in the armour',
  'chinks of light',
  'cock a doodle doo',
  'cock and bull',
  'weather cock',
  'cum laude',
  'cum.qc.ca',
  'chorlton cum hardy',
  'dick van',
  'moby dick',
  'dick whittington',
  'spotted dick',
  'offa’s dyke',
  'van dyke',
  'erection of',
  'homo erectus',
  'homo sapiens',
  'pussy willow',
  'pussy willows',
  'rape seed',
  'rape oil',
  'oilseed rape',
  'rio negro',
  'same sex',
  'opposite sex',
  'sex discrimination',
  'sex education',
  'spic and span',
  'super bowl xxx',
];
