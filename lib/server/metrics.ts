import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { PageCache } from '@/lib/cache/page-cache';

export type Figure = {
  name: string;
  help: string;
  type: 'counter' | 'gauge';
  /** One value, or one for each value of a single label. Never a label of open range: no paths, no addresses. */
  value: number | { label: string; values: Record<string, number> };
};

/** Prometheus' text form, version 0.0.4. */
export function metricsText(figures: Figure[]): string {
  return figures
    .map(({ name, help, type, value }) => {
      const lines =
        typeof value === 'number'
          ? [`rejoinder_${name} ${value}`]
          : Object.entries(value.values).map(([key, n]) => `rejoinder_${name}{${value.label}="${key}"} ${n}`);
      return [`# HELP rejoinder_${name} ${help}`, `# TYPE rejoinder_${name} ${type}`, ...lines].join('\n');
    })
    .concat('')
    .join('\n');
}

/** How the process itself does. */
export function processFigures(): () => Figure[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return () => {
    const lag = Number.isFinite(delay.max) ? delay.max / 1e9 : 0;
    delay.reset();
    const memory = process.memoryUsage();
    const cpu = process.cpuUsage();
    return [
      gauge('event_loop_lag_seconds', 'Longest pause of the event loop since the last reading.', lag),
      gauge('memory_resident_bytes', 'Resident memory.', memory.rss),
      gauge('memory_heap_used_bytes', 'Heap in use.', memory.heapUsed),
      counter('cpu_seconds_total', 'Processor time.', (cpu.user + cpu.system) / 1e6),
      gauge('uptime_seconds', 'Time since the start.', Math.round(process.uptime())),
    ];
  };
}

export function counter(name: string, help: string, value: Figure['value']): Figure {
  return { name, help, type: 'counter', value };
}

export function gauge(name: string, help: string, value: Figure['value']): Figure {
  return { name, help, type: 'gauge', value };
}

type FrontCounts = { statuses: Record<string, number>; bypassed: number };

export function frontFigures({ statuses, bypassed }: FrontCounts, refusals: number, cache?: PageCache): Figure[] {
  const requests = counter('http_responses_total', 'Answers sent, by class of status.', {
    label: 'status',
    values: statuses,
  });
  const refused = counter('http_refused_total', 'Requests refused because too many were under way.', refusals);
  if (!cache) return [requests, refused];
  const { hits, misses, stale, expired, renders, failures, woken, unwoken } = cache.counters;
  return [
    requests,
    refused,
    counter('cache_requests_total', 'Requests, by what the page cache could do for them.', {
      label: 'result',
      values: { hit: hits, miss: misses, stale, bypass: bypassed },
    }),
    counter('cache_live_total', 'Readers who touched a form: whether what wakes their page was still there.', {
      label: 'result',
      values: { sent: woken, gone: unwoken },
    }),
    counter('cache_expired_total', 'Pages made old by an event.', expired),
    counter('cache_renders_total', 'Pages rendered for the cache.', renders),
    counter('cache_render_failures_total', 'Renderings that failed or took too long.', failures),
    gauge('cache_entries', 'Pages kept.', cache.size.entries),
    gauge('cache_bytes', 'Bytes of the pages kept.', cache.size.bytes),
  ];
}
