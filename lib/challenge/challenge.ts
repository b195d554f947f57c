/** What came back from a visitor, all text; empty when nothing did. */
export type Answers = { proof: string; hcaptcha: string };

export type Asked = { postId: number; address: string; now: Date };

export type Outcome = 'passed' | 'failed' | 'absent' | 'down';

export type Checked = {
  outcome: Outcome;
  /** A passed challenge passes once: spend this in the transaction of whatever it opens. */
  spend?: { id: string; expiresAt: Date };
  issuedAt?: Date;
};

/** A way to tell people from machines. */
export type Challenge = {
  kind: 'pow' | 'hcaptcha' | 'none';
  /** What the visitor's browser needs to begin; null when it asks somebody else. */
  issue(asked: { postId: number; now: Date }): Promise<object | null>;
  verify(answers: Answers, asked: Asked): Promise<Checked>;
};
