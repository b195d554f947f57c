/** Whether a decision is drawn for a second look: by lot, but the same lot whenever it is asked, so that a job may run twice. */
export function isDrawn(digestOfDecision: string, percent: number): boolean {
  const lot = Number.parseInt(Buffer.from(digestOfDecision, 'base64url').toString('hex').slice(0, 8), 16);
  return lot / 0x1_0000_0000 < percent / 100;
}
