/** The part of autocannon 9 that `bench.ts` uses; the package brings no types. */
declare module 'autocannon' {
  type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer };
  type Options = {
    url: string;
    connections: number;
    duration: number;
    headers?: Record<string, string>;
    requests?: (Sent & { setupRequest?: (request: Sent) => Sent })[];
  };
  type Measured = {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    statusCodeStats: Record<string, { count: number }>;
    errors: number;
    timeouts: number;
  };
  export default function autocannon(options: Options): Promise<Measured>;
}
