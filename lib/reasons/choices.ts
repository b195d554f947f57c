/** What an editor can choose when turning an answer down. `value` travels in the form: `reason:12`, or `clause:3` for a clause alone. */
export type Choice = {
  value: string;
  title: string;
  clause: { number: number; title: string };
  words: string; // stand in the field when it is chosen
};

type Standing = {
  id: number;
  title: string;
  words: string;
  retiredAt: Date | null;
  guidelineId: number;
  guideline: { number: number; title: string; retiredAt: Date | null };
};
type Clause = { id: number; number: number; title: string };

/** The reasons that stand, in the editors' order; then each clause that none of them rests on, since every clause can be cited. */
export function choicesOf(reasons: Standing[], clauses: Clause[]): Choice[] {
  const standing = reasons.filter(({ retiredAt, guideline }) => !retiredAt && !guideline.retiredAt);
  const served = new Set(standing.map(({ guidelineId }) => guidelineId));
  return [
    ...standing.map(({ id, title, words, guideline: { number, title: name } }) => ({
      value: `reason:${id}`,
      title,
      clause: { number, title: name },
      words,
    })),
    ...clauses
      .filter(({ id }) => !served.has(id))
      .map(({ id, number, title }) => ({ value: `clause:${id}`, title, clause: { number, title }, words: '' })),
  ];
}

/** What a form's choice stands for; nothing when it is none. */
export function citedBy(value: unknown): { reasonId: number | null; guidelineId: number | null } {
  const found = typeof value === 'string' ? /^(reason|clause):([1-9]\d{0,8})$/.exec(value) : null;
  const id = found ? Number(found[2]) : null;
  return { reasonId: found?.[1] === 'reason' ? id : null, guidelineId: found?.[1] === 'clause' ? id : null };
}
