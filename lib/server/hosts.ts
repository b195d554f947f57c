/** By which names this server may be called. Any other name gets 421: nobody can make us write theirs into a page. */
export type Hosts = {
  allows(host: string | undefined): boolean;
  /** The address of the site for a request by this name: the public one, or the local name by which we were called. */
  originFor(host: string): URL;
  /** Whether an `Origin` is a page of ours, as seen by a browser that called us by `host`. */
  isOurs(origin: string, host: string): boolean;
};

export type HostOptions = {
  siteUrl: string | null;
  /** What the server is bound to. The port is asked for when needed, for it may be chosen by the system. */
  boundHost: string;
  boundPort: () => number;
};

export function hostsOf({ siteUrl, boundHost, boundPort }: HostOptions): Hosts {
  const site = siteUrl ? new URL(siteUrl) : null;
  const siteIsLocal = !site || loopback.has(site.hostname);
  const bound = boundHost.includes(':') ? `[${boundHost}]` : boundHost;
  const anywhere = ['0.0.0.0', '::', ''].includes(boundHost);
  const judged = new Map<string, boolean>();

  function judge(host: string): boolean {
    const name = host.toLowerCase();
    if (site && name === site.host) return true;
    const parts = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::(\d{1,5}))?$/.exec(name);
    if (!parts) return false;
    // Told no name, we may stand behind a mapped port (`docker run -p 8080:3000`), and local names are nobody's to take.
    if (!siteIsLocal && Number(parts[2] ?? 80) !== boundPort()) return false;
    if (loopback.has(parts[1]!) || parts[1] === bound) return true;
    // Bound to every address of a machine and told no name: its numbers will do, a name that points at it will not.
    return anywhere && siteIsLocal && isNumeric(parts[1]!);
  }

  function allows(host: string | undefined): boolean {
    if (host === undefined) return false;
    let verdict = judged.get(host);
    if (verdict === undefined) {
      verdict = judge(host);
      if (judged.size < 100) judged.set(host, verdict);
    }
    return verdict;
  }

  return {
    allows,
    originFor(host) {
      if (site && (!siteIsLocal || host.toLowerCase() === site.host || !allows(host))) return site;
      return new URL(allows(host) ? `http://${host}` : `http://localhost:${boundPort()}`);
    },
    isOurs(origin, host) {
      if (site && origin === site.origin) return true;
      // Called by a local name, over plain http: the page came from there too.
      return (!site || siteIsLocal) && allows(host) && origin === `http://${host.toLowerCase().replace(/:80$/, '')}`;
    },
  };
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

function isNumeric(name: string): boolean {
  return name.startsWith('[') || /^\d{1,3}(\.\d{1,3}){3}$/.test(name);
}
