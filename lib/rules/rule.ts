export const kinds = ['words', 'pattern'] as const;
export type Kind = (typeof kinds)[number];

/** Strongest first: of the rules that match, the first of these decides. */
export const effects = ['refuse', 'spam', 'hold', 'mask'] as const;
export type Effect = (typeof effects)[number];

export type Rule = {
  id: number;
  kind: Kind;
  pattern: string;
  effect: Effect;
  inflected: boolean;
  lookalikes: boolean;
  exceptions: string; // phrases, one a line
};

/** UTF-16 offsets that never fall within a code point. */
export type Span = { start: number; end: number };

export type Match = Span & { rule: Rule };

/** What of a comment is looked at: its words as they are read, where its links lead, and the name that signs it. */
export type Said = { text: string; links: string[]; name: string };
