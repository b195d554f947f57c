import { ColumnsChart } from '@/components/charts/columns-chart';

type Column = { name: string; date: string; approved: number; rejected: number; spam: number; waiting: number };
type Props = { title: string; sub: string; none: string; volume: Column[] };

/** Answers sent, by what has become of them. */
export function VolumeChart({ volume, ...words }: Props) {
  return (
    <ColumnsChart
      {...words}
      columns={volume.map(({ name, date, approved, rejected, spam, waiting }) => ({
        name,
        date,
        counts: [approved, rejected, spam, waiting],
      }))}
      parts={[
        { name: 'approved', look: 'ink' },
        { name: 'rejected', look: 'bad' },
        { name: 'spam', look: 'pale' },
        { name: 'waiting', look: 'open' },
      ]}
    />
  );
}
