import { expect, test } from 'vitest';
import { navigationOf } from '@/components/site/navigation';

test('the front page is always among the links, once', () => {
  expect(navigationOf({ navigation: [] })[0]).toEqual({ label: 'Latest', href: '/' });
  const own = [
    { label: 'Home', href: '/' },
    { label: 'Archive', href: '/archive' },
  ];
  expect(navigationOf({ navigation: own })).toEqual(own);
});

test('an address that is neither a path nor on the web is left out', () => {
  const navigation = ['javascript:alert(1)', '//elsewhere.example', '/\\elsewhere.example', 'data:text/html,x'].map(
    (href) => ({
      label: 'Look',
      href,
    }),
  );
  expect(navigationOf({ navigation: [...navigation, { label: 'Tools', href: 'https://tools.example/' }] })).toEqual([
    { label: 'Latest', href: '/' },
    { label: 'Tools', href: 'https://tools.example/' },
  ]);
});
