import desk from '@/components/desk/desk.module.css';
import type { TypedRule } from '@/lib/rules/actions';
import { effects, kinds } from '@/lib/rules/rule';
import { effectNames, effectWords, kindNames } from '@/lib/rules/words';

type Props = { typed: TypedRule; errors: Record<string, string[] | undefined> };

export function RuleFields({ typed, errors }: Props) {
  return (
    <>
      <fieldset>
        <legend>What it looks for</legend>
        {kinds.map((kind) => (
          <label className={desk.choice} key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={typed.kind === kind} />
            <span>
              {kind === 'words'
                ? 'A word or a phrase, whole and never within another word'
                : `${kindNames[kind]} (RE2)`}
            </span>
          </label>
        ))}
        <div className="field">
          <label htmlFor="pattern">Words or pattern</label>
          <input
            id="pattern"
            name="pattern"
            dir="auto"
            required
            autoCapitalize="off"
            spellCheck={false}
            defaultValue={typed.pattern}
            aria-invalid={errors.pattern ? true : undefined}
            aria-describedby={errors.pattern ? 'pattern-error pattern-hint' : 'pattern-hint'}
          />
          <span className="hint" id="pattern-hint">
            The text, the links and the writer’s name are read; case and accents do not matter.
          </span>
          <Problem id="pattern-error" words={errors.pattern} />
        </div>
        <label className={desk.choice}>
          <input type="checkbox" name="inflected" value="yes" defaultChecked={typed.inflected === 'yes'} />
          <span>Also its inflections: plural, -ed, -ing, -er, ’s</span>
        </label>
        <label className={desk.choice}>
          <input type="checkbox" name="lookalikes" value="yes" defaultChecked={typed.lookalikes === 'yes'} />
          <span>Also in disguise: look-alike letters and digits, spaced or drawn-out letters</span>
        </label>
        <div className="field">
          <label htmlFor="exceptions">Except in</label>
          <textarea
            id="exceptions"
            name="exceptions"
            rows={3}
            dir="auto"
            defaultValue={typed.exceptions}
            aria-invalid={errors.exceptions ? true : undefined}
            aria-describedby={errors.exceptions ? 'exceptions-error exceptions-hint' : 'exceptions-hint'}
          />
          <span className="hint" id="exceptions-hint">
            Phrases with the word in which it means something else, one a line.
          </span>
          <Problem id="exceptions-error" words={errors.exceptions} />
        </div>
      </fieldset>
      <fieldset>
        <legend>What it does</legend>
        {effects.map((effect) => (
          <label className={desk.choice} key={effect}>
            <input type="radio" name="effect" value={effect} defaultChecked={typed.effect === effect} />
            <span>
              <b>{effectNames[effect]}</b>: {effectWords[effect]}
            </span>
          </label>
        ))}
        <Problem id="effect-error" words={errors.effect} />
        <div className="field">
          <label htmlFor="note">Note, for editors</label>
          <input
            id="note"
            name="note"
            dir="auto"
            defaultValue={typed.note}
            aria-invalid={errors.note ? true : undefined}
            aria-describedby={errors.note ? 'note-error' : undefined}
          />
          <Problem id="note-error" words={errors.note} />
        </div>
      </fieldset>
    </>
  );
}

export function Problem({ id, words }: { id: string; words: string[] | undefined }) {
  return (
    words && (
      <span className="error" id={id}>
        {words[0]}
      </span>
    )
  );
}
