import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DemoPost, DemoTag } from './types';

const here = path.dirname(fileURLToPath(import.meta.url));

export const picturesFolder = path.join(here, 'pictures');
const postsFolder = path.join(here, 'posts');

export const tags: DemoTag[] = [
  { slug: 'field-notes', name: 'Field notes', description: 'What we found when we went and looked.' },
  { slug: 'the-workshop', name: 'The workshop', description: 'Benches, tools, kilns, and the people who know them.' },
  { slug: 'working-hours', name: 'Working hours', description: 'Rotas, handovers, estimates: how a day is divided.' },
  { slug: 'averages', name: 'Averages', description: 'Many numbers made into one, and what was lost.' },
  { slug: 'calibration', name: 'Calibration', description: 'How we know that a thing reads what it reads.' },
  { slug: 'clocks', name: 'Clocks', description: 'Time as it is kept, and as it is.' },
  { slug: 'counting', name: 'Counting', description: 'Tallies, tables, and what people do with them.' },
  { slug: 'estimates', name: 'Estimates', description: 'How long it will take, plus or minus.' },
  { slug: 'handovers', name: 'Handovers', description: 'From one pair of hands to the next.' },
  { slug: 'tides', name: 'Tides', description: 'Gauges, harbours and the water between them.' },
  { slug: 'tools', name: 'Tools', description: 'Things for doing things with.' },
  {
    slug: 'writing-things-down',
    name: 'Writing things down',
    description: 'Manuals, labels, notes and error messages.',
  },
];

/** The demonstration posts, newest first. */
export function readPosts(): DemoPost[] {
  return readdirSync(postsFolder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => parsePost(name, readFileSync(path.join(postsFolder, name), 'utf8')))
    .sort((a, b) => a.daysAgo - b.daysAgo);
}

function parsePost(name: string, text: string): DemoPost {
  const [, front, source] = text.match(/^---\n([\s\S]*?)\n---\n+([\s\S]*)$/) ?? [];
  if (front === undefined || source === undefined) throw new Error(`${name} has no front matter.`);
  const fields = new Map(front.split('\n').map(splitField));
  const field = (key: string) => {
    const value = fields.get(key);
    if (!value) throw new Error(`${name} does not say its ${key}.`);
    return value;
  };

  return {
    slug: field('slug'),
    title: field('title'),
    standfirst: field('standfirst'),
    author: field('author'),
    tags: field('tags').split(', '),
    daysAgo: Number(field('daysAgo')),
    time: field('time'),
    picture: fields.has('picture')
      ? { file: field('picture'), alt: field('alt'), caption: fields.get('caption') ?? '' }
      : null,
    source,
  };
}

function splitField(line: string): [string, string] {
  const colon = line.indexOf(': ');
  return [line.slice(0, colon), line.slice(colon + 2).trim()];
}
