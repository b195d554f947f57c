import type { DemoComment } from '../types';

/** What lies on the desk when it is first opened: sent within the last day, of every kind that an editor meets. */
export const waiting: DemoComment[] = [
  {
    key: 'wait-outlines',
    post: 'a-place-for-the-missing-tool',
    author: 'tamsin',
    state: 'pending',
    minutesAgo: 1290,
    heldFor: 'every answer is read before it appears',
    quotes: 'an outline tells you where to put a thing back',
    body: `Painted outlines work until somebody buys a slightly different spanner. Then the wall lies to you with great confidence.`,
  },
  {
    key: 'wait-buzzer',
    post: 'the-gauge-that-was-right',
    parent: 'gauge-holidays',
    author: 'kester',
    state: 'pending',
    minutesAgo: 1105,
    heldFor: 'the word “kill” is on the list (violence); a link from a guest',
    quotes: 'our ward once lost a fridge alarm to exactly this arrangement',
    body: `The other way to lose an alarm is to let everybody silence it. On our line anyone could kill the buzzer for ten minutes, so it spent its life ten minutes away from speaking.

The cure was a paper slip: you sign, you silence, you go and look. I wrote down [how we set it up](https://quietbuzzer.example/slip).`,
  },
  {
    key: 'wait-stool',
    post: 'nobody-owns-half-past-four',
    parent: 'half-chair',
    author: 'wren',
    state: 'pending',
    minutesAgo: 940,
    heldFor: 'a first answer',
    quotes: 'Whoever sits in it owns the phone',
    body: `Twenty years on nights. The chair idea is older than you think: ours was a stool, and it was bolted to the floor for the same reason.`,
  },
  {
    key: 'wait-quarter',
    post: 'we-deleted-the-dashboard',
    parent: 'dash-third',
    author: 'aurel',
    state: 'pending',
    minutesAgo: 815,
    heldFor: 'every answer is read before it appears',
    quotes: 'Measure for longer than a fortnight',
    body: `I think Ruth is right about the third person, but a fortnight was generous. Ours went unnoticed for a quarter. Then the auditor came, who was the only one it had been for.`,
  },
  {
    key: 'wait-lumen',
    post: 'the-gauge-that-was-right',
    author: 'backlinks',
    state: 'pending',
    minutesAgo: 702,
    heldFor: 'likely spam; three links',
    body: `Very informative blog, I am bookmark it. For harbor level and calibration software reviews visit https://fastrank.example/level and https://fastrank.example/top10 or https://fastrank.example/deal thank you admin`,
  },
  {
    key: 'wait-soundings',
    post: 'the-gauge-that-was-right',
    author: 'isolde',
    state: 'pending',
    minutesAgo: 588,
    heldFor: 'a first answer',
    quotes: 'the sand has not read their instruments',
    body: `You could have asked the dredger for its echo soundings and had a fifth opinion for the price of a phone call. She logs the bottom every two seconds and throws it away at the weekend, because no one has ever asked.`,
  },
  {
    key: 'wait-footing',
    post: 'the-gauge-that-was-right',
    author: 'noor',
    state: 'pending',
    minutesAgo: 431,
    heldFor: 'every answer is read before it appears',
    quotes: 'Three instruments that share a footing are one instrument',
    body: `We print the footing on the label now: what it is bolted to, and who poured the concrete. Auditors complain about the label and then quote it.`,
  },
  {
    key: 'wait-common-mode',
    post: 'the-gauge-that-was-right',
    parent: 'gauge-degrees',
    author: 'leila',
    state: 'pending',
    minutesAgo: 366,
    heldFor: 'longer than most; every answer is read before it appears',
    quotes: 'in what respect',
    body: `I light shows, and I’d like to offer Zanele’s grid a row from an unexpected place.

A theatre has two of everything that matters: two desks, two operators on call, two copies of the cue sheet. For years we drilled for the loss of either. What took us dark, on a Saturday, in the second act, was that the two copies had been *photographed from the same original*, with somebody’s thumb across cue 61. Both operators, on both desks, waited in perfect agreement for a cue that neither could see.

So in our grid the columns are no longer things but **moments**. We ask of any pair: when were they last the same thing? Two gauges were one thing on the afternoon when the concrete was poured. Two procedures were one on the day of the copying; two colleagues, in the week they were trained by the same man. The further back that moment lies, the more a second opinion is worth.

It has one consequence that I did not expect. Checking a copy against its original makes them *less* independent, and one should do it only if one is prepared to lose a vote. I still don’t know if I believe that. I’d be glad to be argued out of it.`,
  },
  {
    key: 'wait-patronising',
    post: 'nobody-owns-half-past-four',
    author: 'drummond',
    state: 'pending',
    minutesAgo: 254,
    heldFor: 'four answers by this writer were turned down',
    quotes: 'was taken for an auditor',
    body: `So a man sits in the gallery with a flask for nine afternoons watching other people work, and concludes that what they need is fancy dress. I was a shift foreman for sixteen years and nobody ever watched me from a balcony, thank God, because I would have had something to say about it. The numbers are interesting. The tone is not. Try *asking the late shift* next time, as your colleague was told to.`,
  },
  {
    key: 'wait-sources',
    post: 'the-hour-that-happened-twice',
    author: 'yuki',
    state: 'pending',
    minutesAgo: 173,
    heldFor: 'four links',
    quotes: 'keep the instant, and work out the local time when somebody asks',
    body: `For anyone who must do this tomorrow, the four pages I send to new colleagues, in the order in which they will need them:

- [why an offset is not a zone](https://hangar.example/clocks/offset)
- [the two kinds of October](https://hangar.example/clocks/october)
- [future times are different](https://hangar.example/clocks/future): a meeting next year should *not* be stored as an instant, since governments move the table
- [the checklist](https://hangar.example/clocks/list), one side of paper

They are mine and nothing is for sale. The third is the one that people disbelieve.`,
  },
  {
    key: 'wait-scale',
    post: 'the-week-we-stopped-trusting-tuesdays',
    author: 'pavel',
    state: 'pending',
    minutesAgo: 96,
    heldFor: 'likely selling; two of this writer’s answers were turned down under guideline 4',
    quotes: 'The rest left when we moved the bench to the inside wall',
    body: `We see this often with aluminium beams. As you found, screening removes most of it; in our own trials a quartz beam took the remaining drift down by a factor of about forty, so that the position of the bench no longer mattered. Happy to lend one to any laboratory that would publish the comparison, whichever way it comes out.`,
  },
  {
    key: 'wait-spell',
    post: 'error-14-means-ask-halvard',
    author: 'vy',
    state: 'pending',
    minutesAgo: 22,
    heldFor: 'every answer is read before it appears',
    quotes: 'the only part of the manual that was written by somebody standing up',
    body: `I have read this sentence to four people today, and each of them looked round at a different machine.`,
  },
];
