import { open } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import { ArchiveFault } from '../archive';

/** One element below `<channel>`, whole. */
export type Element = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
};

export const DEPTH_MAX = 64;
export const ELEMENT_MAX = 5 * 1024 * 1024; // characters of text in one element
const ITEM_MAX = 64 * 1024 * 1024; // characters in one item, its conversation included
const PROLOGUE_MAX = 1024 * 1024; // characters before the first element

type Progress = (share: number) => void;

/**
 * The elements below `<channel>`, one after the other: a file of any size needs the memory of its largest item.
 *
 * No DOCTYPE, no entities but XML's own five: neither is ever part of an export, and both are how XML attacks its readers.
 *
 * @throws ArchiveFault in words for whoever gave us the file
 */
export async function* elementsOf(file: string, progress: Progress = () => {}): AsyncGenerator<Element> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new ArchiveFault(unopened(file, error));
  });
  try {
    const about = await handle.stat();
    if (about.isDirectory())
      throw new ArchiveFault(`${file} is a folder. Give the path of the export itself, an .xml file.`);
    const reader = new ElementReader();
    let decoder: TextDecoder | null = null;
    let read = 0;
    for await (const chunk of handle.createReadStream({ highWaterMark: 64 * 1024, autoClose: false })) {
      const bytes = chunk as Buffer;
      decoder ??= decoderFor(bytes);
      read += bytes.length;
      reader.write(decoder.decode(bytes, { stream: true }));
      progress(about.size > 0 ? Math.min(1, read / about.size) : 1);
      yield* reader.take();
    }
    if (read === 0) throw new ArchiveFault(`${file} is empty.`);
    reader.write(decoder?.decode() ?? '');
    reader.close();
    yield* reader.take();
  } finally {
    await handle.close();
  }
}

class ElementReader {
  private readonly parser = new SaxesParser();
  private readonly open: Element[] = [];
  private readonly outer: string[] = []; // rss, channel
  private ready: Element[] = [];
  private sizeOfItem = 0;
  private sinceEvent = 0; // characters fed since the parser last said something: it holds them all
  private total = 0;
  private closing = false;

  constructor() {
    const heard = () => {
      this.sinceEvent = 0;
    };
    this.parser.on('error', (error) => {
      if (this.outer.length === 0) throw new ArchiveFault(notXml);
      throw new ArchiveFault(this.closing ? truncated : illFormed(error));
    });
    this.parser.on('doctype', () => {
      throw new ArchiveFault('The file has a DOCTYPE, which no export has and which can do harm. It was not read.');
    });
    this.parser.on('opentag', ({ name, attributes }) => {
      heard();
      this.begin(name, attributes as Record<string, string>);
    });
    this.parser.on('closetag', () => {
      heard();
      this.end();
    });
    const words = (text: string) => {
      heard();
      this.add(text);
    };
    this.parser.on('text', words);
    this.parser.on('cdata', words);
    this.parser.on('comment', heard);
    this.parser.on('processinginstruction', heard);
  }

  write(text: string) {
    this.total += text.length;
    this.sinceEvent += text.length;
    // Control characters are no part of XML, yet real exports have them: WordPress writes what people pasted.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
    this.parser.write(text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''));
    if (this.sinceEvent > ELEMENT_MAX) throw tooLarge();
    if (this.outer.length === 0 && this.total > PROLOGUE_MAX) throw new ArchiveFault(notAnExport);
  }

  close() {
    this.closing = true;
    this.parser.close();
  }

  take(): Element[] {
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  private begin(name: string, attributes: Record<string, string>) {
    if (this.outer.length < 2) {
      if (name !== ['rss', 'channel'][this.outer.length]) throw new ArchiveFault(notAnExport);
      this.outer.push(name);
      return;
    }
    if (this.open.length + this.outer.length >= DEPTH_MAX) {
      throw new ArchiveFault(`The file nests its elements more than ${DEPTH_MAX} deep, which no export does.`);
    }
    const element: Element = { name, attributes, text: '', children: [] };
    this.open.at(-1)?.children.push(element);
    this.open.push(element);
    this.sizeOfItem += 100; // an element costs memory, however short
  }

  private add(text: string) {
    const element = this.open.at(-1);
    if (!element) return;
    element.text += text;
    this.sizeOfItem += text.length;
    if (element.text.length > ELEMENT_MAX) throw tooLarge();
    if (this.sizeOfItem > ITEM_MAX)
      throw new ArchiveFault('One post of the file, with its comments, is larger than 64 MiB.');
  }

  private end() {
    const element = this.open.pop();
    if (!element) {
      this.outer.push('end');
      return;
    }
    if (this.open.length > 0) return;
    this.ready.push(element);
    this.sizeOfItem = 0;
  }
}

const notAnExport =
  'This is not a WordPress export. Make one in WordPress under Tools → Export → All content; it is an .xml file that begins with <rss>.';
const notXml =
  'This is not an XML file, and so no WordPress export: those are made under Tools → Export → All content.';
const truncated =
  'The file ends in the middle, as if it had not been downloaded whole. Please export it again; nothing was imported.';

function tooLarge() {
  return new ArchiveFault('One element of the file is larger than 5 MiB, which no text is. It was not read.');
}

function illFormed(error: Error): string {
  const entity = error.message.match(/undefined entity:?\s*(&?[\w.-]*)/i)?.[1] ?? null;
  if (entity !== null) {
    return `The file uses an entity that XML does not have (${place(error)}). Exports have none; it was not read.`;
  }
  return `The file is not well-formed XML (${place(error)}). Please export it again.`;
}

/** saxes writes `12:34: what is wrong.` */
function place(error: Error): string {
  const [, line, rest] = error.message.match(/^(\d+):\d+: (.*)$/s) ?? [];
  return line ? `line ${line}: ${rest!.replace(/(?<![.\s])[.\s]+$/, '').slice(0, 120)}` : error.message.slice(0, 120);
}

function unopened(file: string, error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return `There is no file at ${file}.`;
  if (error.code === 'EACCES') return `${file} may not be read by this user.`;
  if (error.code === 'EISDIR') return `${file} is a folder. Give the path of the export itself, an .xml file.`;
  return `${file} could not be opened: ${error.message}.`;
}

/** UTF-8 unless the file's first bytes say otherwise. */
function decoderFor(bytes: Buffer): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  const declared = bytes
    .subarray(0, 200)
    .toString('latin1')
    .match(/^\s*<\?xml[^>]*encoding=["']([\w.:-]+)["']/)?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8');
  } catch {
    throw new ArchiveFault(
      `The file says that it is written in ${declared}, which we cannot read. Please export it as UTF-8.`,
    );
  }
}
