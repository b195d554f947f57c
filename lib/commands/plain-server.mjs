// What `npm run bench` measures us beside: a Node server that sends given bytes from memory, and does nothing else.

import { createServer } from 'node:http';

/** @type {Map<string, { status: number, headers: string[], body: Buffer }>} */
const answers = new Map();

const server = createServer((req, res) => {
  const answer = answers.get(`${req.method} ${req.url}`);
  const send = () => {
    res.writeHead(answer.status, answer.headers);
    res.end(answer.body);
  };
  if (req.method === 'GET') send();
  else req.resume().on('end', send);
});

process.on('message', (said) => {
  if (said === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send({ cpuSeconds: (user + system) / 1e6 });
    return;
  }
  const { method, path, status, headers, body } = said;
  answers.set(`${method} ${path}`, { status, headers, body: Buffer.from(body, 'base64') });
  process.send({ known: answers.size });
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
