import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { env } from '@/lib/env';
import { digest } from '@/lib/signed';
import { type Letter, letterHtml, letterText } from './letter';

const smtp = env.smtpUrl
  ? nodemailer.createTransport(env.smtpUrl, {
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 20_000,
    } as object)
  : null;

/**
 * Hand a letter over: to the mail server, or, without SMTP_URL, as an `.eml` file under DATA_DIR/mail. Addresses travel as
 * objects and lines without control characters, so that no name can add a header or a recipient (THREATS 14).
 */
export async function postLetter(letter: Letter, from: { name: string; address: string }): Promise<void> {
  const message = {
    from: { name: oneLine(from.name), address: from.address },
    to: [{ name: oneLine(letter.to.name), address: letter.to.address }],
    subject: oneLine(letter.subject),
    text: letterText(letter),
    html: letterHtml(letter),
    messageId: `<${letter.messageId}@${from.address.split('@')[1]}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
  if (smtp) {
    await smtp.sendMail(message);
    return;
  }
  const folder = path.join(env.dataDir, 'mail');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const bytes = await new MailComposer(message).compile().build();
  const file = path.join(folder, `${digest(letter.messageId).slice(0, 22)}.eml`);
  await writeFile(`${file}.part`, bytes, { mode: 0o600 });
  await rename(`${file}.part`, file); // whoever watches the folder never sees half a letter
}

function oneLine(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are just what must go
  return words.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}
