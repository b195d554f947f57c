import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchPicture } from './fetch-picture';
import { isPublicAddress, PrivateAddress, publicAddressOf } from './public-hosts';

const requests: http.IncomingMessage[] = [];
const answers: Record<string, (response: http.ServerResponse) => void> = {
  '/picture.png': (response) => response.end('picture'),
  '/moved': (response) => response.writeHead(302, { location: '/picture.png' }).end(),
  '/circle': (response) => response.writeHead(302, { location: '/circle' }).end(),
  '/inwards': (response) => response.writeHead(302, { location: 'http://169.254.169.254/secrets' }).end(),
  '/to-a-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/said-to-be-large': (response) => response.writeHead(200, { 'content-length': String(11 * 1024 * 1024) }).end(),
  '/large': (response) => {
    response.on('error', () => {});
    for (let mebibyte = 0; mebibyte < 12; mebibyte += 1) response.write(Buffer.alloc(1024 * 1024));
    response.end();
  },
  '/silent': () => {},
};

const server = http.createServer((request, response) => {
  requests.push(request);
  const answer = answers[request.url ?? ''];
  if (answer) answer(response);
  else response.writeHead(404).end();
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** As if the name stood for this machine; everything else is checked as it is. */
const here = (host: string) => (host === 'pictures.example' ? Promise.resolve('127.0.0.1') : publicAddressOf(host));
const ask = (path: string) => fetchPicture(`http://pictures.example:${port}${path}`, here);

test('a picture is fetched, where it moved to as well, from the address that was checked', async () => {
  expect(await ask('/picture.png')).toEqual({ bytes: Buffer.from('picture') });
  expect(await ask('/moved')).toEqual({ bytes: Buffer.from('picture') });
  expect(requests.at(-1)!.headers.host).toBe(`pictures.example:${port}`);
  expect(requests.at(-1)!.headers.cookie).toBeUndefined();
});

test('a redirect is checked like any other address', async () => {
  expect(await ask('/inwards')).toMatchObject({ problem: 'private' });
  expect(await ask('/to-a-file')).toMatchObject({ problem: 'refused' });
  expect(await ask('/circle')).toMatchObject({ problem: 'refused', why: 'it redirects too often' });
});

test('what is too large is not read to its end', async () => {
  expect(await ask('/large')).toMatchObject({ problem: 'large' });
  expect(await ask('/said-to-be-large')).toMatchObject({ problem: 'large' });
});

test('what is not there or does not speak is given up', async () => {
  expect(await ask('/nothing')).toMatchObject({ problem: 'refused', why: 'its server answered 404' });
  expect(await ask('/silent')).toMatchObject({ problem: 'away' });
  expect(await fetchPicture('http://127.0.0.1:1/', () => Promise.resolve('127.0.0.1'))).toMatchObject({
    problem: 'away',
  });
}, 15_000);

test('nothing is asked of a private network', async () => {
  const before = requests.length;
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '0.0.0.0']) {
    expect(await fetchPicture(`http://${host}:${port}/picture.png`), host).toMatchObject({ problem: 'private' });
  }
  for (const address of ['ftp://pictures.example/x', 'javascript:alert(1)', 'file:///etc/passwd', '']) {
    expect(await fetchPicture(address), address).toMatchObject({ problem: 'refused' });
  }
  expect(requests).toHaveLength(before);
  await expect(publicAddressOf('10.0.0.1')).rejects.toBeInstanceOf(PrivateAddress);
});

describe('public addresses', () => {
  test.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111', '172.32.0.1', '100.128.0.1'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each(
    '127.0.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 192.0.2.1 198.18.0.1 224.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:8.8.8.8 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1::1 2001::1 2001:db8::1 localhost'.split(
      ' ',
    ),
  )('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
