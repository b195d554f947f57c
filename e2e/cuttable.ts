import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a database that can be cut, hung and mended, as networks are. */
export class CuttableLine {
  readonly #target: { host: string; port: number };
  readonly #pairs = new Set<[Socket, Socket]>();
  #server: Server | null = null;
  #port = 0;
  #isHung = false;

  constructor(databaseUrl: string) {
    const { hostname, port } = new URL(databaseUrl);
    this.#target = { host: hostname, port: Number(port) };
  }

  async open(): Promise<void> {
    this.#isHung = false;
    this.#server = createServer((near) => this.#join(near));
    await new Promise<void>((ready) => this.#server!.listen(this.#port, '127.0.0.1', ready));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  url(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String(this.#port);
    return url.href;
  }

  /** Connections end, new ones are refused. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    if (server) await new Promise((closed) => server.close(closed));
  }

  /** Connections stay, and nothing comes through any more; new ones are taken, and hear nothing. */
  hang(): void {
    this.#isHung = true;
    for (const [near, far] of this.#pairs) {
      near.unpipe(far);
      far.unpipe(near);
      near.resume(); // what is said is swallowed
      far.resume();
    }
  }

  async mend(): Promise<void> {
    await this.cut();
    await this.open();
  }

  #join(near: Socket): void {
    const far = connect(this.#target);
    const pair: [Socket, Socket] = [near, far];
    this.#pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#pairs.delete(pair);
        near.destroy();
        far.destroy();
      });
    }
    if (this.#isHung) return;
    near.pipe(far);
    far.pipe(near);
  }
}
