/** How many reports have come in the last hour: from this network, and from everywhere and still open. */
export type Lately = { fromHere: number; fromEverywhere: number };

/** A network may be an office or a village; whoever proved to be no machine may send more. */
const FROM_HERE = { proven: 12, unproven: 4 };
/** A flood nobody could read: then only those who are known, and notices that the law asks us to take, come through. */
const FROM_EVERYWHERE = 300;
const NOTICES_FROM_HERE = 8;

export type Sender = { isKnown: boolean; isProven: boolean; isNotice: boolean };

/** In words for whoever has to wait; null for go ahead. */
export function tooManyReports(lately: Lately, { isKnown, isProven, isNotice }: Sender): string | null {
  const most = isNotice ? NOTICES_FROM_HERE : isProven ? FROM_HERE.proven : FROM_HERE.unproven;
  if (lately.fromHere >= most) return FROM_YOUR_NETWORK;
  if (lately.fromEverywhere >= FROM_EVERYWHERE && !isKnown && !isNotice) return FROM_THE_WORLD;
  return null;
}

const FROM_YOUR_NETWORK =
  'Several reports came from your network within the hour. Please send this one later; your words are still in the form.';
const FROM_THE_WORLD =
  'More reports come in at the moment than our editors can read. Please send this one in an hour; your words are still in the form.';
