import { disguisesIn } from './disguises';
import type { Fold } from './fold';
import { hasTallI, isPlain, type Look, lookOfWord } from './looks';
import type { Span } from './rule';
import { type Signs, scriptOf } from './signs';
import { type Token, tokensOf } from './tokens';

/** One way to read a part of a text as a word: as it stands, or as what it may be in disguise. */
export type Reading = Span & {
  forms: (Span & { plain: string; needsInflection: boolean })[];
  look: Look | null;
  isDisguise: boolean;
  first: number; // the words of the text that it takes the place of
  last: number;
};

/** A text's words and how each may be read; worked out once for all rules. */
export class Readings {
  readonly tokens: Token[];
  private readonly plain: Reading[] = [];
  private readonly disguises = new Map<number, Reading[]>();
  private script: string | undefined | null = null;

  constructor(
    readonly text: string,
    private readonly fold: Fold,
    private readonly signs: Signs | null, // null: no rule looks behind disguises
  ) {
    this.tokens = tokensOf(text, fold);
    if (signs) this.findDisguises();
  }

  /** All readings that begin with this word of the text. */
  at(index: number): Reading[] {
    const token = this.tokens[index];
    if (!token) return [];
    this.plain[index] ??= {
      start: token.start,
      end: token.end,
      forms: formsOf(token),
      look: this.lookOf(this.text.slice(token.start, token.end)),
      isDisguise: false,
      first: index,
      last: index,
    };
    const hidden = this.disguises.get(index);
    return hidden ? [this.plain[index], ...hidden] : [this.plain[index]];
  }

  /** Whether a word can be read in one way only: as most can. */
  isPlain(index: number): boolean {
    const { plain, bare, start, end } = this.tokens[index]!;
    if (bare || this.disguises.has(index)) return false;
    return !this.signs || (isPlain(plain) && plain.length === end - start && !hasTallI(this.text.slice(start, end)));
  }

  /** What stands between this word and the next; null after the last. */
  gapAfter(index: number): string | null {
    const next = this.tokens[index + 1];
    return next ? this.text.slice(this.tokens[index]!.end, next.start) : null;
  }

  private findDisguises(): void {
    for (const { written, start, end, first, last } of disguisesIn(this.text, this.tokens)) {
      const forms = [{ start, end, plain: this.fold(written), needsInflection: false }];
      const reading = { start, end, first, last, forms, look: this.lookOf(written), isDisguise: true };
      const known = this.disguises.get(first);
      if (known) known.push(reading);
      else this.disguises.set(first, [reading]);
    }
  }

  private lookOf(written: string): Look | null {
    return this.signs ? lookOfWord(written, this.signs, () => this.mainScript()) : null;
  }

  private mainScript(): string | undefined {
    if (this.script === null) this.script = mainScript(this.text);
    return this.script;
  }
}

function formsOf({ start, end, plain, bare }: Token): Reading['forms'] {
  const whole = { start, end, plain, needsInflection: false };
  return bare ? [whole, { ...bare, needsInflection: bare.by === 'possessive' }] : [whole];
}

const READ = 2_000; // letters are enough to know a text's script

function mainScript(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const character of text.slice(0, READ)) {
    const script = scriptOf(character);
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}
