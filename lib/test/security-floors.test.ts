import { expect, test } from 'vitest';
import lock from '../../package-lock.json';
import floors from './security-floors.json';

/** The registry's audit cannot be asked from everywhere, so the versions that we know to be unsafe are written down. */
test.each(Object.entries(floors))('%s is not older than its last known hole', (name, [floor = '']) => {
  const found = Object.entries(lock.packages).filter(([folder]) => folder.endsWith(`node_modules/${name}`));
  expect(found.length).toBeGreaterThan(0);
  for (const [folder, { version }] of found as [string, { version: string }][]) {
    expect(isAtLeast(version, floor), `${folder} is ${version}, the floor is ${floor}`).toBe(true);
  }
});

test('the comparison tells older from newer', () => {
  expect([
    isAtLeast('9.0.1', '9.0.1'),
    isAtLeast('10.0.0', '9.0.1'),
    isAtLeast('9.0.0', '9.0.1'),
    isAtLeast('8.10.5', '9.0.1'),
  ]).toEqual([true, true, false, false]);
});

test('every dependency is pinned to one version', async () => {
  const { default: project } = await import('../../package.json');
  const loose = Object.entries({ ...project.dependencies, ...project.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [version, floor].map((text) => text.split('-')[0]!.split('.').map(Number)) as [
    number[],
    number[],
  ];
  for (const [place, number] of want.entries()) {
    if (have[place] !== number) return (have[place] ?? 0) > number;
  }
  return true;
}
