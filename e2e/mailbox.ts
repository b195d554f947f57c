import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';

export type Mail = { to: string; subject: string; text: string; links: string[] };

/** The letters that the blog has written as files, because it has no mail server. */
export class Mailbox {
  /** @param endUndo makes every letter due that waits for the end of an undo window */
  constructor(
    private readonly folder: string,
    private readonly endUndo: () => Promise<unknown>,
  ) {}

  async lettersTo(address: string): Promise<Mail[]> {
    const files = (await readdir(this.folder).catch(() => [])).filter((file) => file.endsWith('.eml'));
    const letters = await Promise.all(
      files.map(async (file) => parse(await readFile(path.join(this.folder, file), 'utf8'))),
    );
    return letters.filter(({ to }) => to.includes(address));
  }

  /** Waits for the worker to write it, and not for the time in which its reason could be undone. */
  async letterTo(address: string, subject: RegExp): Promise<Mail> {
    let found: Mail | undefined;
    await expect
      .poll(
        async () => {
          await this.endUndo();
          found = (await this.lettersTo(address)).find((letter) => subject.test(letter.subject));
          return Boolean(found);
        },
        { message: `a letter to ${address} about ${subject}`, timeout: 30_000 },
      )
      .toBe(true);
    return found!;
  }
}

function parse(raw: string): Mail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => decodeWords(headers.match(new RegExp(`^${name}: (.*)$`, 'mi'))?.[1] ?? '');
  const body = rest.join('\r\n\r\n');
  const plain = body.split(/--[^\r\n]+\r\n/).find((part) => /Content-Type: text\/plain/i.test(part)) ?? body;
  const encoded = plain.slice(plain.indexOf('\r\n\r\n') + 4);
  const text = /base64/i.test(plain)
    ? Buffer.from(encoded, 'base64').toString()
    : decodeQuotedPrintable(/quoted-printable/i.test(plain) ? encoded : body);
  return {
    to: header('To'),
    subject: header('Subject'),
    text,
    links: [...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link),
  };
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(q|b)\?(.*?)\?=/gi, (_, kind, words) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString()
        : decodeQuotedPrintable(words.replaceAll('_', ' ')),
    );
}
