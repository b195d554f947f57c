import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Site } from '@/lib/cache/security-headers';
import { type PlainPage, plainPage } from '@/lib/server/plain-page';

/** What is no HTTP never becomes a request; it is answered in words on the bare socket all the same. */
export function answerBrokenRequests(server: Server, site: Site): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
      socket.destroy();
      return;
    }
    const { status, headers, body } = plainPage(pages[error.code ?? ''] ?? notHttp, site);
    const lines = Array.from({ length: headers.length / 2 }, (_, n) => `${headers[2 * n]}: ${headers[2 * n + 1]}`);
    const head = [`HTTP/1.1 ${status} ${phrases[status]}`, ...lines, 'Connection: close', '', ''].join('\r\n');
    socket.end(Buffer.concat([Buffer.from(head), body]));
  });
}

const phrases: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

const notHttp: PlainPage = {
  status: 400,
  title: 'Not understood',
  sentences: ['This request is not in the form that browsers use.'],
};

const pages: Record<string, PlainPage> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Too much at once',
    sentences: ['The headers of this request are larger than 16 KiB. Deleting the cookies of this site may help.'],
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Too slow',
    sentences: ['This request took too long to arrive.'],
  },
};
