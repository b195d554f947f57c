import { jsonForScript } from '@/lib/text/json';

/** Pages that are the same for everybody may be fetched a moment early. What belongs to one viewer, or costs much, may not. */
const rules = {
  prefetch: [
    {
      source: 'document',
      eagerness: 'moderate',
      where: {
        and: [
          { href_matches: '/*' },
          {
            not: {
              href_matches: [
                '/*\\?*',
                '/desk*',
                '/me*',
                '/sign-in*',
                '/comments/*',
                '/confirm/*',
                '/report/*',
                '/useful/*',
                '/api/*',
                '/media/*',
                '/*.xml',
                '/*.json',
              ],
            },
          },
        ],
      },
    },
  ],
};

export function SpeculationRules() {
  return <script type="speculationrules" dangerouslySetInnerHTML={{ __html: jsonForScript(rules) }} />;
}
