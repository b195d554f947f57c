type Kind = { role: string; claimedAt: Date | null };

const names: Record<string, string> = { member: 'Member', author: 'Author', editor: 'Editor', owner: 'Owner' };

/** "Guest", "Member", "Editor" */
export function kindInWords({ role, claimedAt }: Kind): string {
  return names[role] ?? (claimedAt ? 'Member' : 'Guest');
}

export type Tally = Partial<Record<'pending' | 'approved' | 'rejected' | 'spam' | 'withdrawn' | 'deleted', number>>;

/** The share that was approved, and how it was reckoned, so that nobody has to guess what it means. */
export function rateInWords({ approved = 0, rejected = 0, spam = 0 }: Tally): { rate: string; formula: string } | null {
  const judged = approved + rejected + spam;
  if (judged === 0) return null;
  const share = Math.round((100 * approved) / judged);
  const counted = (count: number) => count.toLocaleString('en');
  return {
    rate: `${share} % approved`,
    formula: `${counted(approved)} approved of ${counted(judged)} judged (${counted(rejected)} rejected, ${counted(spam)} spam). What waits or was withdrawn does not count.`,
  };
}

/** "sent 5 reports: 3 upheld, 1 dismissed, 1 open" */
export function reportsInWords({
  upheld,
  dismissed,
  open,
}: {
  upheld: number;
  dismissed: number;
  open: number;
}): string {
  const sent = upheld + dismissed + open;
  if (sent === 0) return 'No reports sent.';
  const parts = [
    [upheld, 'upheld'],
    [dismissed, 'dismissed'],
    [open, 'open'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${sent === 1 ? 'One report sent' : `${sent} reports sent`}: ${said.join(', ')}.`;
}
